"""Linear and mel spectrograms of RVC training, in batch and differentiable.

The family's definition: reflection by (n_fft - hop) / 2 at both ends, periodic Hann window as long
as the transform, no centring, sqrt(re^2 + im^2 + 1e-6); mel bands of Slaney's scale and area norm
from 0 to half the rate, natural logarithm with a floor of 1e-5. (The newest WebUI has 2e-7 and
2e-6 there; the classic one and Applio, with which nearly all voices were made, have these.)
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional as F

from mynah.engine.features.logmel import mel_filters

if TYPE_CHECKING:
    from mynah.engine.networks.rvc.config import RvcConfig

MAGNITUDE_FLOOR = 1e-6  # added to the power
MEL_FLOOR = 1e-5


@lru_cache(maxsize=8)
def _window(length: int, device: torch.device) -> Tensor:
    with torch.inference_mode(mode=False):
        return torch.hann_window(length, device=device)


@lru_cache(maxsize=8)
def _filters(sample_rate: int, n_fft: int, mels: int, device: torch.device) -> Tensor:
    with torch.inference_mode(mode=False):
        return mel_filters(sample_rate, n_fft, mels).to(device)


def magnitudes_of_padded(padded: Tensor, n_fft: int, hop: int) -> Tensor:
    """Magnitudes of audio that has its (n_fft - hop) / 2 samples of reflection at both ends.

    Args:
        padded: float32 (batch, samples + n_fft - hop).
        n_fft: length of the transform and of its window.
        hop: samples between frames.

    Returns:
        float32 (batch, n_fft // 2 + 1, samples // hop).
    """
    window = _window(n_fft, padded.device)
    bins = torch.stft(padded, n_fft, hop, window=window, center=False, return_complex=True)
    power = torch.view_as_real(bins).square().sum(-1)
    return (power + MAGNITUDE_FLOOR).sqrt()


def linear_spectrogram(audio: Tensor, n_fft: int, hop: int) -> Tensor:
    """Magnitudes of float32 (batch, samples): (batch, n_fft // 2 + 1, samples // hop)."""
    margin = (n_fft - hop) // 2
    padded = F.pad(audio[:, None], (margin, margin), mode="reflect")[:, 0]
    return magnitudes_of_padded(padded, n_fft, hop)


def ragged_spectrogram(audio: Tensor, lengths: Tensor, n_fft: int, hop: int) -> Tensor:
    """Spectrograms of clips of different lengths in one transform.

    Each clip is reflected at its own end, so that it has the spectrogram that it would have alone;
    frames after its end are zero, as the family pads them.

    Args:
        audio: float32 (batch, samples), anything after a clip's end.
        lengths: int64 (batch,) samples in each clip, more than (n_fft - hop) / 2.
        n_fft: length of the transform and of its window.
        hop: samples between frames.

    Returns:
        float32 (batch, n_fft // 2 + 1, samples // hop).
    """
    margin = (n_fft - hop) // 2
    place = torch.arange(-margin, audio.shape[1] + margin, device=audio.device).abs()
    last = (lengths - 1)[:, None]
    mirrored = torch.where(place > last, 2 * last - place, place)
    padded = audio.gather(1, mirrored.clamp_min(0))
    spectrogram = magnitudes_of_padded(padded, n_fft, hop)
    frame = torch.arange(spectrogram.shape[2], device=audio.device)
    return spectrogram * (frame < (lengths // hop)[:, None])[:, None]


def log_mel(spectrogram: Tensor, config: RvcConfig) -> Tensor:
    """Logarithmic mel bands of magnitudes (batch, bins, frames): (batch, mels, frames)."""
    filters = _filters(config.sample_rate, config.n_fft, config.mels, spectrogram.device)
    return (filters @ spectrogram).clamp_min(MEL_FLOOR).log()


def mel_spectrogram(audio: Tensor, config: RvcConfig) -> Tensor:
    """Log-mel of float32 (batch, samples): (batch, mels, samples // hop)."""
    return log_mel(linear_spectrogram(audio, config.n_fft, config.hop), config)
