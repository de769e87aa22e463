"""The pitch as the networks of the RVC family take it: 255 steps of the mel scale.

Both functions take pitch at 100 frames a second in Hz with 0 where it is unvoiced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOWEST_HZ, HIGHEST_HZ = 50.0, 1100.0
STEPS = 255
UNVOICED_STEP = 1


def _mel(hz: NDArray[np.float64]) -> NDArray[np.float64]:
    """O'Shaughnessy's mel scale with the natural logarithm."""
    mel: NDArray[np.float64] = 1127.0 * np.log1p(hz / 700.0)
    return mel


_LOW, _HIGH = _mel(np.array([LOWEST_HZ, HIGHEST_HZ]))


def coarse_pitch(f0: NDArray[np.floating]) -> NDArray[np.int64]:
    """Number of the mel step of every frame, 1 to 255; unvoiced frames are 1.

    50 Hz and below are step 1, 1100 Hz and above step 255; halves go to the even number. It is
    computed in float64 whatever the type of `f0` is, so that training and conversion agree.

    Args:
        f0: (frames,) Hz, 0 where unvoiced.

    Returns:
        int64 (frames,).
    """
    mel = _mel(np.asarray(f0, np.float64))
    steps = np.rint((mel - _LOW) * (STEPS - 1) / (_HIGH - _LOW) + 1.0)
    answer: NDArray[np.int64] = np.clip(steps, UNVOICED_STEP, STEPS).astype(np.int64)
    return answer


def fill_unvoiced(f0: NDArray[np.floating]) -> NDArray[np.float32]:
    """Draw a straight line in Hz across unvoiced stretches; the edges keep the nearest pitch.

    Voices of some branches of the family were trained with pitch filled in this way, and no file
    of theirs says so. A recording without a single voiced frame stays as it is.

    Args:
        f0: (frames,) Hz, 0 where unvoiced.

    Returns:
        float32 (frames,), 0 nowhere if any frame is voiced.
    """
    pitch = np.asarray(f0, np.float64)
    voiced = np.flatnonzero(pitch > 0)
    if not len(voiced):
        return np.zeros(len(pitch), np.float32)
    return np.interp(np.arange(len(pitch)), voiced, pitch[voiced]).astype(np.float32)
