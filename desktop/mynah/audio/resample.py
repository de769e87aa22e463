"""Sample rate conversion (soxr)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import soxr

Samples = npt.NDArray[np.float32]


def resample(x: Samples, from_rate: int, to_rate: int, quality: str = "HQ") -> Samples:
    """Converts ``x`` (frames,) or (frames, channels) from one rate in Hz to another.

    Args:
        x: float32 samples.
        from_rate: rate of ``x``.
        to_rate: rate wanted.
        quality: of soxr: ``QQ``, ``LQ``, ``MQ``, ``HQ`` or ``VHQ``.

    Returns:
        float32 of ``ceil(frames * to_rate / from_rate)`` frames, so that neither the place nor
        the machine decides about one frame more or less.  ``x`` itself when the rates are equal.

    Raises:
        ValueError: for rates that are not positive.
    """
    if from_rate <= 0 or to_rate <= 0:
        raise ValueError(f"rates must be positive: {from_rate}, {to_rate}")
    if from_rate == to_rate:
        return x
    wanted = -(-len(x) * to_rate // from_rate)
    if not len(x):
        return np.zeros((wanted, *x.shape[1:]), np.float32)
    y: Samples = np.asarray(soxr.resample(x, from_rate, to_rate, quality), dtype=np.float32)
    if len(y) < wanted:
        padding = [(0, wanted - len(y))] + [(0, 0)] * (y.ndim - 1)
        y = np.pad(y, padding)
    return y[:wanted]


class StreamResampler:
    """Converts a stream of blocks; what comes out, joined, equals `resample` of the whole."""

    def __init__(
        self, from_rate: int, to_rate: int, channels: int = 1, quality: str = "HQ"
    ) -> None:
        if from_rate <= 0 or to_rate <= 0:
            raise ValueError(f"rates must be positive: {from_rate}, {to_rate}")
        self._from_rate, self._to_rate = from_rate, to_rate
        self._taken = 0
        self._given = 0
        self._stream = (
            None
            if from_rate == to_rate
            else soxr.ResampleStream(from_rate, to_rate, channels, dtype="float32", quality=quality)
        )

    def process(self, block: Samples, last: bool = False) -> Samples:
        """Takes the next block and gives what is ready; ``last`` flushes what is held back."""
        if self._stream is None:
            return block
        self._taken += len(block)
        y: Samples = np.asarray(self._stream.resample_chunk(block, last=last), dtype=np.float32)
        if last:
            wanted = -(-self._taken * self._to_rate // self._from_rate) - self._given
            if len(y) < wanted:
                y = np.pad(y, [(0, wanted - len(y))] + [(0, 0)] * (y.ndim - 1))
            y = y[:wanted]
        self._given += len(y)
        return y
