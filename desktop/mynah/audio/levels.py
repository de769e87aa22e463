"""How loud sound is while it comes in: peak and RMS over the last moments, and a verdict.

All levels are dBFS; 0 dB is a sample of 1, and for RMS a mean square of 1.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

FLOOR_DB = -100.0
CLIPPED = 0.999
CLIPPED_RUN = 3
"""Samples in a row at full scale that are not a mere touch of it."""
CLIPPED_SHOWN_SECONDS = 2.0
JUDGED_SECONDS = 1.5
RMS_SECONDS = 0.3

LOUD_PEAK_DB = -3.0
QUIET_PEAK_DB = -26.0
"""Speech peaks some 15 dB above its RMS: below this, its level is under -40 dBFS."""
SPEECH_PEAK_DB = -42.0
"""Below this nobody speaks."""


class Loudness(StrEnum):
    """What to say about a level."""

    NOTHING = "nothing"  # not even the noise of a microphone
    WAITING = "waiting"  # the room, but nobody who speaks
    QUIET = "quiet"
    GOOD = "good"
    LOUD = "loud"
    CLIPPING = "clipping"


@dataclass(frozen=True)
class Level:
    """The level of now.

    Attributes:
        peak_db: Highest sample of the last block.
        rms_db: Of the last 0.3 s.
        held_db: Highest sample of the last 1.5 s, by which it is judged.
        verdict: In one word.
    """

    peak_db: float = FLOOR_DB
    rms_db: float = FLOOR_DB
    held_db: float = FLOOR_DB
    verdict: Loudness = Loudness.NOTHING


def decibels(amplitude: float) -> float:
    """Amplitude to dBFS, at least :data:`FLOOR_DB`."""
    return max(FLOOR_DB, 20 * math.log10(amplitude)) if amplitude > 0 else FLOOR_DB


def clipped_run(block: Samples, limit: float = CLIPPED) -> int:
    """Longest run of samples at full scale."""
    top = np.flatnonzero(np.abs(block) >= limit)
    if not len(top):
        return 0
    ends = np.flatnonzero(np.diff(top) != 1)
    return int(np.diff(np.concatenate(([-1], ends, [len(top) - 1]))).max())


class LevelMeter:
    """Follows the level of a mono signal block by block."""

    def __init__(self, rate: int) -> None:
        """``rate``: of the signal, in Hz."""
        self._rate = rate
        self._blocks: deque[tuple[int, float, float]] = deque()  # frames, peak, sum of squares
        self._frames = 0
        self._clipped_frames = 0  # still to be told about
        self.level = Level()

    def reset(self) -> None:
        """Forget what was heard."""
        self._blocks.clear()
        self._frames = self._clipped_frames = 0
        self.level = Level()

    def update(self, block: Samples) -> Level:
        """Add the next samples, shape (n,); returns the level of now."""
        if not len(block):
            return self.level
        peak = float(np.abs(block).max())
        power = float(np.dot(block, block))
        if not math.isfinite(power):  # a broken driver; nothing can be said about such a block
            return self.level
        self._blocks.append((len(block), peak, power))
        self._frames += len(block)
        while self._frames - self._blocks[0][0] >= JUDGED_SECONDS * self._rate:
            self._frames -= self._blocks.popleft()[0]
        self._clipped_frames = max(0, self._clipped_frames - len(block))
        if clipped_run(block) >= CLIPPED_RUN:
            self._clipped_frames = round(CLIPPED_SHOWN_SECONDS * self._rate)
        held = max(one for _, one, _ in self._blocks)
        self.level = Level(
            decibels(peak), decibels(self._rms()), decibels(held), self._verdict(decibels(held))
        )
        return self.level

    def _rms(self) -> float:
        frames, power = 0, 0.0
        for count, _, squares in reversed(self._blocks):
            frames += count
            power += squares
            if frames >= RMS_SECONDS * self._rate:
                break
        return math.sqrt(power / frames) if frames else 0.0

    def _verdict(self, held_db: float) -> Loudness:
        if self._clipped_frames:
            return Loudness.CLIPPING
        for lowest, verdict in (
            (LOUD_PEAK_DB, Loudness.LOUD),
            (QUIET_PEAK_DB, Loudness.GOOD),
            (SPEECH_PEAK_DB, Loudness.QUIET),
        ):
            if held_db >= lowest:
                return verdict
        return Loudness.WAITING if held_db > FLOOR_DB else Loudness.NOTHING
