"""One-dimensional convolutions with long kernels and wide channels, by Fourier transform.

A kernel as long as half of the signal makes the direct sum expensive: for every output it is
(inputs x taps) products. Under a transform it is one complex product for every pair of channels
and frequency, about a twentieth of the work for the second layer of CREPE.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


class SpectralConvolution:
    """Cross-correlation of (N, inputs, length) with padding, as `torch.nn.functional.conv1d`.

    The result is that of `conv1d(pad(x, (before, …)), kernel)` with as many outputs as inputs.
    """

    def __init__(self, kernel: Tensor, length: int, before: int) -> None:
        """Transform a kernel once.

        Args:
            kernel: (outputs, inputs, taps).
            length: Of the signals.
            before: Zeros ahead of the signal; as many behind it as the kernel needs.
        """
        taps = kernel.shape[-1]
        # Taps that only ever meet the padding do no work.
        first, last = max(0, before - length + 1), min(taps, before + length)
        self.length = length
        self.size = _good_size(length + max(before - first, last - before - 1))
        placed = kernel.new_zeros(*kernel.shape[:2], self.size)
        where = [(tap - before) % self.size for tap in range(first, last)]
        placed[..., where] = kernel[..., first:last]
        # One matrix from inputs to outputs for every frequency.
        self.spectrum = torch.fft.rfft(placed).conj().permute(2, 1, 0).contiguous()

    def __call__(self, signal: Tensor) -> Tensor:
        """Float32 (N, inputs, length) to (N, outputs, length)."""
        waves = torch.fft.rfft(signal, self.size).permute(2, 0, 1).contiguous()
        mixed = torch.bmm(waves, self.spectrum).permute(1, 2, 0).contiguous()
        found: Tensor = torch.fft.irfft(mixed, self.size)[..., : self.length]
        return found


class StridedSpectralConvolution:
    """One channel to many with a stride, as two interleaved halves of its outputs.

    The signal and the kernel are cut into 2 x stride phases, so that the transforms are short;
    outputs with even and with odd numbers come apart, ready for a maximum over pairs.
    """

    def __init__(self, kernel: Tensor, length: int, stride: int, before: int) -> None:
        """Transform a kernel once.

        Args:
            kernel: (outputs, taps), taps a multiple of 2 x stride.
            length: Of the signals, a multiple of 2 x stride.
            stride: Samples between two outputs; there are length / stride outputs.
            before: Zeros ahead of the signal.
        """
        outputs, taps = kernel.shape
        self.phases = 2 * stride
        self.pairs = length // self.phases
        self.before = before
        both = kernel.new_zeros(2, outputs, taps + self.phases)
        both[0, :, :taps] = kernel
        both[1, :, stride : stride + taps] = kernel  # the odd outputs are one stride later
        groups = both.shape[-1] // self.phases
        self.size = _good_size(self.pairs + groups - 1)
        phased = both.reshape(2 * outputs, groups, self.phases).transpose(1, 2)
        self.spectrum = torch.fft.rfft(phased, self.size).conj().permute(2, 1, 0).contiguous()

    def __call__(self, signal: Tensor) -> tuple[Tensor, Tensor]:
        """Float32 (N, length) to the even and the odd outputs, each (N, outputs, length / 2s)."""
        behind = self.size * self.phases - self.before - signal.shape[-1]
        padded = functional.pad(signal, (self.before, behind))
        phased = padded.view(len(signal), self.size, self.phases).transpose(1, 2)
        waves = torch.fft.rfft(phased).permute(2, 0, 1).contiguous()
        mixed = torch.bmm(waves, self.spectrum).permute(1, 2, 0).contiguous()
        even, odd = torch.fft.irfft(mixed, self.size)[..., : self.pairs].chunk(2, 1)
        return even, odd


def _good_size(least: int) -> int:
    """The next even number with no prime factor above 3, which transforms quickly."""
    size = least + least % 2
    while True:
        rest = size
        for factor in (2, 3):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return size
        size += 2
