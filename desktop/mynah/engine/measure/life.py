"""Signs of life of a conversion: is it there, does it sound, does it follow the pitch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mynah.audio.decode import read
from mynah.audio.mono import to_mono
from mynah.audio.resample import resample
from mynah.engine.features.pitch import SAMPLE_RATE, SwiftTracker

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

QUIETEST_DBFS = -45.0
LARGEST_CENTS = 100.0
LEAST_VOICING = 0.6
LENGTH_TOLERANCE_S = 0.1


@dataclass(frozen=True)
class SignsOfLife:
    """Measures of an answer against its source.

    Attributes:
        name: of the source.
        level_dbfs: root mean square of the answer.
        seconds_off: difference of the lengths.
        pitch_cents: median absolute error of frames that are voiced in both.
        voicing: share of frames that agree on being voiced.
        finite: no NaN or infinite sample.
    """

    name: str
    level_dbfs: float
    seconds_off: float
    pitch_cents: float
    voicing: float
    finite: bool

    def dead(self) -> list[tuple[str, str]]:
        """(name, what is wrong) where it does not sound at all, or not for as long."""
        checks = [
            (not self.finite, "it holds values that are not numbers"),
            (self.level_dbfs < QUIETEST_DBFS, f"it is silent ({self.level_dbfs:.0f} dBFS)"),
            (
                self.seconds_off > LENGTH_TOLERANCE_S,
                f"it is {self.seconds_off:.2f} s off in length",
            ),
        ]
        return [(self.name, text) for wrong, text in checks if wrong]

    def weak(self) -> list[tuple[str, str]]:
        """(name, what is wrong) where it sounds, but does not do as it was told."""
        checks = [
            (
                not self.pitch_cents <= LARGEST_CENTS,
                f"its pitch is off by {self.pitch_cents:.0f} cents"
                if self.pitch_cents < float("inf")
                else "it has no pitch",
            ),
            (self.voicing < LEAST_VOICING, f"voicing agrees in {self.voicing:.0%} of frames only"),
        ]
        return [(self.name, text) for wrong, text in checks if wrong]

    def problems(self) -> list[tuple[str, str]]:
        """Both."""
        return self.dead() + self.weak()


def examine(source: Path, answer: Path, semitones: float = 0.0) -> SignsOfLife:
    """Compare the conversion `answer` with its `source`, which was shifted by `semitones`."""
    asked, made = read_mono(source), read_mono(answer)
    tracker = SwiftTracker()
    cents, voicing = pitch_error(tracker.track(asked), tracker.track(made), semitones)
    return SignsOfLife(
        source.stem,
        float(20 * np.log10(max(float(np.sqrt(np.mean(np.square(made, dtype=np.float64)))), 1e-9))),
        abs(len(asked) - len(made)) / SAMPLE_RATE,
        cents,
        voicing,
        bool(np.isfinite(made).all()),
    )


def pitch_error(
    asked: NDArray[np.float32], made: NDArray[np.float32], semitones: float
) -> tuple[float, float]:
    """Median error in cents of frames voiced in both (inf if none), and the voicing agreement."""
    count = min(len(asked), len(made))
    asked, made = asked[:count], made[:count]
    both = (asked > 0) & (made > 0)
    agreement = float(np.mean((asked > 0) == (made > 0))) if count else 0.0
    if not both.any():
        return float("inf"), agreement
    cents = 1200 * np.log2(made[both] / asked[both]) - 100 * semitones
    return float(np.median(np.abs(cents))), agreement


def read_mono(path: Path) -> NDArray[np.float32]:
    """A recording as float32 (samples,) at 16 kHz."""
    decoded = read(path)
    mono, _ = to_mono(decoded.samples)
    return resample(mono, decoded.sample_rate, SAMPLE_RATE)
