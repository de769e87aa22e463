"""The high-pass filter that takes offset and rumble away before training and conversion."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import signal

Samples = npt.NDArray[np.float32]

_BLOCK_FRAMES = 1 << 20


@lru_cache(maxsize=32)
def _sections(sample_rate: int, cutoff: float, order: int) -> npt.NDArray[np.float64]:
    # Second-order sections: at 48 Hz of 48 kHz the polynomial form loses most of its digits.
    sections = signal.butter(order, cutoff, "highpass", fs=sample_rate, output="sos")
    return np.asarray(sections, dtype=np.float64)


def highpass(
    x: Samples,
    sample_rate: int,
    cutoff: float = 48.0,
    order: int = 5,
    zero_phase: bool = False,
) -> Samples:
    """Butterworth high-pass of a mono signal (frames,), computed in float64.

    Args:
        x: float32 samples.
        sample_rate: in Hz.
        cutoff: -3 dB point in Hz (-6 dB with ``zero_phase``).
        order: of the filter.
        zero_phase: forward and backward, as the RVC family does before conversion; otherwise
            causal from a state of rest, as it does before training.

    Returns:
        float32 of the same length.

    Raises:
        ValueError: where the cutoff does not lie below half the sample rate.
    """
    sections = _sections(sample_rate, cutoff, order)
    if not len(x):
        return x
    if zero_phase:
        # The length that scipy pads by itself, less for clips that are shorter.
        padding = min(3 * (order + 1), len(x) - 1)
        y = signal.sosfiltfilt(sections, x.astype(np.float64), padlen=padding)
        return np.asarray(y, dtype=np.float32)
    out = np.empty(len(x), np.float32)
    state = np.zeros((len(sections), 2))
    for start in range(0, len(x), _BLOCK_FRAMES):  # bounds the float64 copies of long recordings
        part = x[start : start + _BLOCK_FRAMES].astype(np.float64)
        filtered, state = signal.sosfilt(sections, part, zi=state)
        out[start : start + len(part)] = filtered
    return out


class StreamHighpass:
    """The causal filter of `highpass` for a signal that comes in blocks.

    It starts as if the first sample had stood for ever, so that an offset gives no thump.
    """

    def __init__(self, sample_rate: int, cutoff: float = 48.0, order: int = 5) -> None:
        self._sections = _sections(sample_rate, cutoff, order)
        self._state: npt.NDArray[np.float64] | None = None

    def process(self, block: Samples) -> Samples:
        """Filters the next samples, shape (n,)."""
        if not len(block):
            return block
        if self._state is None:
            self._state = signal.sosfilt_zi(self._sections) * float(block[0])
        y, self._state = signal.sosfilt(self._sections, block.astype(np.float64), zi=self._state)
        return np.asarray(y, dtype=np.float32)
