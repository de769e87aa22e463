"""Formant shift on the side of the model: spoken slower or faster, then played at another rate.

A network that speaks `factor` times slower at a pitch `factor` times lower, played `factor` times
faster, gives the asked pitch and length with all formants moved. That is the shift of the real-time
programs of the RVC family; nothing is done to the recording, so its words are heard as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mynah.audio.resample import resample

if TYPE_CHECKING:
    from numpy.typing import NDArray


def formant_factor(semitones: float) -> float:
    """How much higher formants become."""
    return float(2 ** (semitones / 12))


def stretched_frames(frames: int, factor: float) -> int:
    """Frames that are spoken for `frames` of the answer."""
    return frames if factor == 1 else max(1, int(np.ceil(frames * factor)))


def fitted(wave: NDArray[np.float32], samples: int) -> NDArray[np.float32]:
    """The wave (n,) played so that it takes `samples`; the same object where it does already."""
    if len(wave) == samples or not len(wave) or not samples:
        return wave
    return resample(wave, len(wave), samples)
