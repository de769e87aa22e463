"""Level of training clips, as the RVC family sets it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

TARGET_PEAK = 0.9
BLEND = 0.75
MAX_PEAK = 2.5


def clip_gain(peak: float) -> float | None:
    """Factor three quarters of the way from 1 to what brings ``peak`` to 0.9.

    The quarter that stays keeps loud clips louder than quiet ones.

    Returns:
        The factor, or None for a clip that must be left out: silent, not finite, or with a peak
        above 2.5 (a decoding fault, not speech).
    """
    if not np.isfinite(peak) or peak == 0.0 or peak > MAX_PEAK:
        return None
    return TARGET_PEAK * BLEND / peak + (1 - BLEND)


def normalise_clip(x: Samples) -> Samples | None:
    """``x / peak * (0.9 * 0.75) + 0.25 * x``, float32 like ``x``; None where `clip_gain` is."""
    gain = clip_gain(float(np.abs(x).max()) if len(x) else 0.0)
    return None if gain is None else np.asarray(x * np.float32(gain), dtype=np.float32)
