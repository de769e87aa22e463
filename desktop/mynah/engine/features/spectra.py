"""Magnitude spectra of batches of waveforms, for losses and judges."""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor

from mynah.engine.features.logmel import mel_filters

FLOOR = 1e-4  # added before the logarithm: -80 dB


@lru_cache(maxsize=16)
def _window(length: int) -> Tensor:
    with torch.inference_mode(mode=False):  # kept, and used by learning after a conversion too
        window = torch.hann_window(length)
        return window / window.square().sum().sqrt()


def magnitudes(audio: Tensor, length: int) -> Tensor:
    """STFT magnitudes with a hop of a quarter: (batch, samples) to (batch, bins, frames).

    The window has unit energy, so that noise of a given level has the same magnitude at every
    resolution.
    """
    spectrum = torch.stft(
        audio, length, length // 4, window=_window(length), return_complex=True, pad_mode="constant"
    )
    return (spectrum.real.square() + spectrum.imag.square() + 1e-12).sqrt()


def log_mel_bands(audio: Tensor, length: int, n_mels: int, sample_rate: int) -> Tensor:
    """Log-mel of a batch: (batch, samples) to (batch, n_mels, frames), hop a quarter window."""
    filters = mel_filters(sample_rate, length, n_mels)
    return (filters @ magnitudes(audio, length) + FLOOR).log()
