"""Spectral losses of the Lite voice, blind above each recording's own bandwidth."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from mynah.engine.features.spectra import FLOOR, HOPS, window
from mynah.engine.networks.lite.synthesizer import LEARNT

RESOLUTIONS_MS = (4, 8, 16, 32, 64)  # of the windows; hops are a quarter
LINEAR_WEIGHT = 0.25
SMALLEST = 1e-12  # power, so that nothing is divided by zero


def band_mask(top_hz: Tensor, bins: int, sample_rate: int) -> Tensor:
    """1 for the bins below each clip's `top_hz`: (batch, bins, 1)."""
    frequency = torch.linspace(0, sample_rate / 2, bins)
    return (frequency[None] <= top_hz[:, None] * LEARNT).float()[..., None]


def spectral_loss(answer: Tensor, target: Tensor, top_hz: Tensor, sample_rate: int) -> Tensor:
    """Multi-resolution STFT loss (Yamamoto et al. 2020): log magnitude L1 and linear L1.

    The linear part is taken relative to the target's mean, so that quiet clips count as much.
    """
    total = answer.new_zeros(())
    for milliseconds in RESOLUTIONS_MS:
        length = milliseconds * sample_rate // 1000
        mask = band_mask(top_hz, length // 2 + 1, sample_rate).transpose(1, 2)
        total = total + _Distance.apply(answer, target, mask, window(length))  # type: ignore[no-untyped-call]
    return total / len(RESOLUTIONS_MS)


class _Distance(torch.autograd.Function):
    """How far the magnitudes of (batch, samples) are from those of others, at one resolution.

    The same by torch's own differentiation takes two and a half times as long: of each step between
    the samples and the loss it keeps and reads again what is as large as four signals, and it
    differentiates a real FFT by a complex one of twice the size. The gradient is short: by the
    magnitude it is a sign over the magnitude and a sign by a constant; from there to the samples
    an inverse real FFT, the window, and the sum of what overlaps.
    """

    @staticmethod
    def forward(ctx: Any, answer: Tensor, target: Tensor, mask: Tensor, shape: Tensor) -> Tensor:
        spectrum = _spectrum(answer, shape)
        made, real = _magnitudes(spectrum), _magnitudes(_spectrum(target, shape))
        each = LINEAR_WEIGHT / made.numel() / (real * mask).mean((1, 2), True).clamp_min_(FLOOR)
        linear = (made - real).mul_(mask)
        loss = (linear.abs().sum((1, 2), True) * each).sum()
        raised = made + FLOOR
        logs = raised.log().sub_((real + FLOOR).log_()).mul_(mask)
        count = mask.sum() * made.shape[1]
        loss += logs.abs().sum() / count
        if answer.requires_grad:
            slope = logs.sign_().div_(raised).div_(count).addcmul_(linear.sign_(), each)
            spectrum.mul_(slope.div_(made))
            ctx.save_for_backward(_to_samples(spectrum, shape, answer.shape[1]))
        return loss

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None, None, None]:
        slope: Tensor = ctx.saved_tensors[0] * gradients[0]
        return slope, None, None, None


def _spectrum(audio: Tensor, shape: Tensor) -> Tensor:
    """STFT of (batch, samples) as `torch.stft` has it, but (batch, frames, bins)."""
    length = len(shape)
    padded = functional.pad(audio, (length // 2, length // 2))
    frames = padded.unfold(1, length, length // HOPS)
    spectrum: Tensor = torch.fft.rfft(frames * shape)
    return spectrum


def _magnitudes(spectrum: Tensor) -> Tensor:
    """Twice as fast as `abs`, which guards against an overflow that cannot be here."""
    power = torch.mul(spectrum.real, spectrum.real)
    return power.addcmul_(spectrum.imag, spectrum.imag).add_(SMALLEST).sqrt_()


def _to_samples(spectrum: Tensor, shape: Tensor, samples: int) -> Tensor:
    """The transpose of padding, framing, windowing and a real FFT: (batch, samples).

    `spectrum` (batch, frames, bins) is used up.
    """
    batch, count, _ = spectrum.shape
    length = len(shape)
    hop = length // HOPS
    spectrum[..., 1 : (length + 1) // 2].mul_(0.5)  # an inverse FFT counts these twice
    frames = torch.fft.irfft(spectrum, length, norm="forward").mul_(shape)
    pieces = frames.view(batch, count, HOPS, hop)
    joined = frames.new_zeros(batch, count + HOPS - 1, hop)
    for number in range(HOPS):
        joined[:, number : number + count] += pieces[:, :, number]
    padded = joined.view(batch, -1)[:, length // 2 :][:, :samples]
    # Samples behind the last frame have no part in it.
    return functional.pad(padded, (0, samples - padded.shape[1])).contiguous()
