"""How quiet a room is, from two seconds in which nobody speaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from mynah.audio.levels import FLOOR_DB

Samples = npt.NDArray[np.float32]

CHECK_SECONDS = 2.0
SKIPPED_SECONDS = 0.1  # a device that was just opened often begins with a click
FRAME_SECONDS = 0.020

NO_SOUND_DB = -96.0
QUIET_DB = -60.0
FAIR_DB = -50.0
DISTURBED_DB = 15.0
"""So far above the usual a moment is an event: a word, a door."""
HUM_BELOW_DB = 10.0
"""Mains hum that is at most this far below the whole noise is most of what is heard."""


class Room(StrEnum):
    """What two quiet seconds say about a room and its microphone."""

    NO_SOUND = "no_sound"
    QUIET = "quiet"
    FAIR = "fair"
    NOISY = "noisy"
    DISTURBED = "disturbed"


@dataclass(frozen=True)
class RoomNoise:
    """What was measured.

    Attributes:
        verdict: In one word.
        level_db: Usual level (median over frames of 20 ms) in dBFS, without what lies below
            48 Hz, which training takes away.
        loudest_db: The loudest of these frames.
        hum: Whether most of it is mains hum.
    """

    verdict: Room
    level_db: float
    loudest_db: float
    hum: bool = False


def measure_room(signal: Samples, rate: int) -> RoomNoise:
    """Judge a room.

    The level is relative to full scale, so it depends on the gain of the microphone; what counts
    in the end is how far the voice stands above it.

    Args:
        signal: Mono, some two seconds without speech, shape (n,).
        rate: Of the signal, in Hz.
    """
    skipped = signal[round(SKIPPED_SECONDS * rate) :]
    size = round(FRAME_SECONDS * rate)
    count = len(skipped) // size
    if not count or not np.abs(skipped).max() > 10 ** (NO_SOUND_DB / 20):
        return RoomNoise(Room.NO_SOUND, FLOOR_DB, FLOOR_DB)
    from mynah.audio.filters import highpass  # scipy is slow to load

    # Without its offset first: to the filter it would be a step, and ring.
    heard = highpass(skipped - skipped.mean(), rate)
    frames = heard[: count * size].reshape(count, size).astype(np.float64)
    levels = 10 * np.log10(np.maximum(np.mean(np.square(frames), axis=1), 1e-10))
    usual, loudest = float(np.median(levels)), float(np.percentile(levels, 98))
    return RoomNoise(_verdict(usual, loudest), usual, loudest, _is_hum(heard, rate, usual))


def _verdict(usual: float, loudest: float) -> Room:
    if loudest > max(usual + DISTURBED_DB, QUIET_DB):
        return Room.DISTURBED
    if usual <= QUIET_DB:
        return Room.QUIET
    return Room.FAIR if usual <= FAIR_DB else Room.NOISY


def _is_hum(heard: Samples, rate: int, usual: float) -> bool:
    from mynah.audio.quality.measures import hum_level
    from mynah.audio.quality.waveform import LowBand

    band = LowBand(rate)
    band.update(heard, last=True)
    return hum_level(band.signal()) > usual - HUM_BELOW_DB
