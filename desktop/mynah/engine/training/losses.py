"""Spectral losses of the Lite voice, blind above each recording's own bandwidth."""

from __future__ import annotations

import torch
from torch import Tensor

from mynah.engine.features.spectra import FLOOR, magnitudes
from mynah.engine.networks.lite.synthesizer import LEARNT

RESOLUTIONS_MS = (4, 8, 16, 32, 64)  # of the windows; hops are a quarter


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
        made, real = magnitudes(answer, length), magnitudes(target, length)
        mask = band_mask(top_hz, made.shape[1], sample_rate)
        count = mask.sum() * made.shape[2]
        logs = ((made + FLOOR).log() - (real + FLOOR).log()).abs() * mask
        linear = (made - real).abs() * mask / (real * mask).mean((1, 2), True).clamp_min(FLOOR)
        total = total + logs.sum() / count + 0.25 * linear.mean()
    return total / len(RESOLUTIONS_MS)
