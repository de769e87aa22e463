"""The sine that drives an RVC voice's decoder, with one phase for a whole recording.

rvc-format 3.4, after the neural source-filter models of Wang et al. (2019): a sine of amplitude
0.1 whose frequency stands still for each frame of 10 ms, and faint noise; loud noise alone where
there is no pitch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

AMPLITUDE = 0.1
VOICED_NOISE = 0.003
UNVOICED_NOISE = AMPLITUDE / 3
FRAME_S = 0.01


@dataclass(frozen=True)
class Phases:
    """The turns of the fundamental at the start of every frame.

    Attributes:
        f0: float32 (frames,) Hz, 0 unvoiced.
        turns: float64 (frames,); they grow with time and are not wrapped.
    """

    f0: NDArray[np.float32]
    turns: NDArray[np.float64]

    @classmethod
    def of(cls, f0: NDArray[np.float32]) -> Phases:
        """Phases of a whole recording, (frames,) Hz; the first frame starts at 0."""
        total = np.cumsum(f0.astype(np.float64) * FRAME_S)
        return cls(f0, np.concatenate([[0.0], total[:-1]]) if len(f0) else total)

    def sine(
        self, places: NDArray[np.int64], begin: int, samples: int
    ) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """The sine over the frames `places`, in `samples`, and where it is voiced.

        Args:
            places: numbers of frames; those outside the recording are mirrored ones.
            begin: number of the frame that the first of them stands for, which may be negative.
            samples: over all of the frames; any number, whatever the frames' own length.

        Returns:
            float32 (samples,) and bool (samples,).
        """
        pitch = self.f0[places].astype(np.float64)
        steps = np.concatenate([[0.0], np.cumsum(pitch * FRAME_S)])
        # A mirrored beginning runs up to the phase that the recording itself starts with.
        inside = min(max(0, -begin), len(places))
        turns = steps + (self._turns_at(begin + inside) - steps[inside])
        moments = np.arange(1, samples + 1) * (len(places) / samples)
        phase = np.interp(moments, np.arange(len(places) + 1), turns)
        voiced = np.repeat(pitch > 0, samples // len(places))
        if len(voiced) != samples:
            nearest = (np.arange(samples) * len(places)) // samples
            voiced = pitch[nearest] > 0
        sine = np.sin((2 * np.pi) * (phase % 1.0)) * AMPLITUDE
        return (sine * voiced).astype(np.float32), voiced

    def _turns_at(self, frame: int) -> float:
        if frame < len(self.turns):
            return float(self.turns[frame])
        if not len(self.turns):
            return 0.0
        return float(self.turns[-1]) + float(self.f0[-1]) * FRAME_S


def excitation(
    sine: NDArray[np.float32], voiced: NDArray[np.bool_], noise: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Sine and noise as the decoder expects them; all are (samples,), the noise is normal."""
    level = np.where(voiced, np.float32(VOICED_NOISE), np.float32(UNVOICED_NOISE))
    driven: NDArray[np.float32] = (sine + level * noise).astype(np.float32, copy=False)
    return driven
