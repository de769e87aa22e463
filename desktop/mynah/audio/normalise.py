"""Level of training clips, as the RVC family sets it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

TARGET_PEAK = 0.9
BLEND = 0.75
MAX_PEAK = 2.5


def normalise_clip(x: Samples) -> Samples | None:
    """``x / peak * (0.9 * 0.75) + 0.25 * x``: three quarters of the way to a peak of 0.9.

    The quarter that stays keeps loud clips louder than quiet ones.

    Returns:
        float32 like ``x``, or None for a clip that must be left out: silent, not finite, or with
        a peak above 2.5 (a decoding fault, not speech).
    """
    peak = float(np.abs(x).max()) if len(x) else 0.0
    if not np.isfinite(peak) or peak == 0.0 or peak > MAX_PEAK:
        return None
    gain = TARGET_PEAK * BLEND / peak + (1 - BLEND)
    return np.asarray(x * np.float32(gain), dtype=np.float32)
