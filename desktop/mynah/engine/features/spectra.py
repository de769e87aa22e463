"""Magnitude spectra of batches of waveforms, for losses and judges."""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor

from mynah.engine.features.logmel import mel_filters

FLOOR = 1e-4  # added before the logarithm: -80 dB
HOPS = 4  # to a window


@lru_cache(maxsize=16)
def window(length: int) -> Tensor:
    """Hann of unit energy, so that noise of a level has the same magnitude at every length."""
    with torch.inference_mode(mode=False):  # kept, and used by learning after a conversion too
        hann = torch.hann_window(length)
        return hann / hann.square().sum().sqrt()


def magnitudes(audio: Tensor, length: int) -> Tensor:
    """STFT magnitudes with a hop of a quarter: (batch, samples) to (batch, bins, frames)."""
    spectrum = torch.stft(
        audio,
        length,
        length // HOPS,
        window=window(length),
        return_complex=True,
        pad_mode="constant",
    )
    return (spectrum.real.square() + spectrum.imag.square() + 1e-12).sqrt()


def log_mel_bands(audio: Tensor, length: int, n_mels: int, sample_rate: int) -> Tensor:
    """Log-mel of a batch: (batch, samples) to (batch, n_mels, frames), hop a quarter window."""
    filters = mel_filters(sample_rate, length, n_mels)
    return (filters @ magnitudes(audio, length) + FLOOR).log()
