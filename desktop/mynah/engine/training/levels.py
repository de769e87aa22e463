"""The level at which voices are trained and answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mynah.engine.features.loudness import LOUD_PERCENTILE

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOUD_RMS = 0.12  # root mean square of the loud parts: speech near -23 LUFS


def speech_gain(energy: NDArray[np.float64]) -> float:
    """Factor that brings the loud parts (95th percentile of 40 ms energies) to LOUD_RMS."""
    if not len(energy):
        return 1.0
    loud = float(np.percentile(energy, LOUD_PERCENTILE))
    return LOUD_RMS / np.sqrt(loud) if loud > 0 else 1.0
