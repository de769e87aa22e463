"""Where in a recording somebody speaks or sings, and how loud.

A detector of our own from level and periodicity, without a model: it has to tell voice from
silence, noise and tones, not words from breaths.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mynah.audio.quality.frames import (
    DIGITAL_SILENCE_DB,
    HOP_SECONDS,
    Frames,
    Singles,
    db_to_power,
    power_to_db,
)

Mask = npt.NDArray[np.bool_]

VOICED_PERIODICITY = 0.6
"""Boersma's threshold of 0.45, raised: 40 ms of white noise reach 0.35, rarely 0.5."""

P56_MARGIN_DB = 15.9
HANGOVER_SECONDS = 0.15  # consonants and breaths beside voiced sound belong to it
ABOVE_FLOOR_DB = 3.0
BELOW_SPEECH_DB = 20.0
SHORTEST_VOICED_FRAMES = 5  # 50 ms; chance makes noise periodic for two or three frames
STEADY_DEVIATION_DB = 0.25
STEADY_BANDS = 5
STEADY_FRAMES = 20_000
STEADY_BELOW_PEAK_DB = 20.0
TONAL_CONCENTRATION = 0.97
LEAST_VOICED_SECONDS = 0.1
LEAST_VOICED_SHARE = 0.1


@dataclass(frozen=True)
class Voice:
    """What was found.

    Attributes:
        level_db: active speech level of the whole, dBFS (ITU-T P.56).
        voiced: frames with vocal-fold vibration, (frames,) bool.
        speech: voiced frames and what belongs to them, (frames,) bool.
        steady: the voiced frames are all alike or one spectral line: tones, hum, machines.
    """

    level_db: float
    voiced: Mask
    speech: Mask
    steady: bool

    @property
    def voiced_seconds(self) -> float:
        """Duration of the voiced frames in seconds."""
        return float(self.voiced.sum()) * HOP_SECONDS

    @property
    def found(self) -> bool:
        """Whether this is a voice: voiced for at least 0.1 s and a tenth of it, not steady."""
        share = float(self.voiced.sum()) / max(1, int(self.speech.sum()))
        enough = self.voiced_seconds >= LEAST_VOICED_SECONDS and share >= LEAST_VOICED_SHARE
        return enough and not self.steady

    @property
    def speech_seconds(self) -> float:
        """Duration of the speech in seconds; 0 for what is not a voice."""
        return float(self.speech.sum()) * HOP_SECONDS if self.found else 0.0

    @property
    def span(self) -> tuple[int, int]:
        """First frame of the speech and the one after its last; (0, 0) without speech."""
        where = np.flatnonzero(self.speech)
        return (int(where[0]), int(where[-1]) + 1) if len(where) else (0, 0)


def active_level(level_db: Singles) -> float:
    """Active speech level in dBFS after ITU-T P.56, method B, on frames of 10 ms.

    The level L of the frames above a threshold c such that L - c = 15.9 dB: pauses do not
    count, so that it does not depend on how much silence surrounds the speech.
    """
    live = np.sort(level_db[level_db > DIGITAL_SILENCE_DB])[::-1]
    if not len(live):
        return DIGITAL_SILENCE_DB
    count = np.arange(1, 1 + len(live))
    mean_above = power_to_db(np.cumsum(db_to_power(live), dtype=np.float64) / count)
    reached = np.flatnonzero(mean_above - live >= P56_MARGIN_DB)
    return float(mean_above[reached[0]] if len(reached) else mean_above[-1])


def find_voice(frames: Frames) -> Voice:
    """Finds voiced sound and speech in the features of a recording.

    Voiced is a frame that is periodic, within 20 dB of the active level, and 3 dB above the
    floor (10th percentile), which drops rumble and hum between the words.  A sung note without
    pauses is its own floor: where that rule leaves next to nothing, it is not applied, and
    steadiness alone tells voice from tone.
    """
    level = frames.level_db
    live = level > DIGITAL_SILENCE_DB
    if not live.any():
        nothing = np.zeros(len(frames), bool)
        return Voice(DIGITAL_SILENCE_DB, nothing, nothing, steady=False)
    active = active_level(level)
    floor = float(np.percentile(level[live], 10))
    periodic = (frames.periodicity >= VOICED_PERIODICITY) & live
    without_floor = _long_runs(periodic & (level >= active - BELOW_SPEECH_DB))
    voiced = _long_runs(without_floor & (level >= floor + ABOVE_FLOOR_DB))
    if voiced.sum() < 0.1 * without_floor.sum():
        voiced = without_floor
    near = _dilated(voiced, round(HANGOVER_SECONDS / HOP_SECONDS))
    loud = level >= min(max(floor + ABOVE_FLOOR_DB, active - 30.0), active - 10.0)
    return Voice(active, voiced, near & (loud | voiced), _is_steady(frames, voiced))


def _is_steady(frames: Frames, voiced: Mask) -> bool:
    """Whether the voiced frames are a tone or a machine.

    Either nearly all power lies in one spectral line, or the level of the strongest bands (up to
    five within 20 dB) hardly moves: a median absolute deviation below 0.25 dB.  Sung notes move
    by 0.5 dB and more.
    """
    if not voiced.any():
        return False
    if float(np.median(frames.concentration[voiced])) >= TONAL_CONCENTRATION:
        return True
    where = np.flatnonzero(voiced)
    where = where[:: 1 + len(where) // STEADY_FRAMES]
    bands = frames.bands_db[where].astype(np.float32)
    mean = bands.mean(axis=0)
    strongest = np.argsort(mean)[-STEADY_BANDS:]
    strongest = strongest[mean[strongest] >= mean.max() - STEADY_BELOW_PEAK_DB]
    deviation = np.abs(bands[:, strongest] - np.median(bands[:, strongest], axis=0))
    return float(np.median(np.median(deviation, axis=0))) < STEADY_DEVIATION_DB


def _long_runs(mask: Mask) -> Mask:
    """``mask`` without its runs of fewer than ``SHORTEST_VOICED_FRAMES``."""
    edges = np.flatnonzero(np.diff(mask.astype(np.int8), prepend=0, append=0)).reshape(-1, 2)
    out = mask.copy()
    for start, end in edges[np.diff(edges, axis=1)[:, 0] < SHORTEST_VOICED_FRAMES]:
        out[start:end] = False
    return out


def _dilated(mask: Mask, reach: int) -> Mask:
    """True within ``reach`` frames of a true one."""
    sums = np.concatenate(([0], np.cumsum(mask)))
    index = np.arange(len(mask))
    last = np.minimum(index + reach + 1, len(mask))
    first = np.maximum(index - reach, 0)
    return np.asarray(sums[last] > sums[first], dtype=np.bool_)
