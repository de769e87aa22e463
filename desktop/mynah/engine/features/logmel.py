"""Log-mel spectrogram of the content encoder: 80 Slaney mels, 100 frames a second, 16 kHz.

The shape is that of Whisper's front end (Radford et al. 2022: n_fft 400, hop 160, log10 with a
floor 8 below the maximum), with the maximum moved to a fixed level, so that gain does not
matter. Two extras perturb the speaker while frames stay where they are in time: `rate` reads the
frames of a resampled signal at their original moments (pitch and formants move together), and
`warp` moves the mel filters (vocal tract length perturbation, Jaitly & Hinton 2013).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

SAMPLE_RATE = 16_000
N_FFT = 400
HOP = 160
N_MELS = 80
DYNAMIC_RANGE = 8.0  # powers of ten below the loudest value
TOP_LEVEL = 1.5  # log10 power that the loudest value is moved to


def _hz_to_mel(hz: np.ndarray) -> np.ndarray:
    linear = hz / (200 / 3)
    logarithmic = 15 + np.log(np.maximum(hz, 1e-9) / 1000) / (np.log(6.4) / 27)
    return np.where(hz < 1000, linear, logarithmic)


def _mel_to_hz(mel: np.ndarray) -> np.ndarray:
    return np.where(mel < 15, mel * (200 / 3), 1000 * np.exp((mel - 15) * (np.log(6.4) / 27)))


def mel_edges(n_mels: int, fmax: float) -> np.ndarray:
    """Edges of `n_mels` overlapping Slaney filters from 0 to `fmax`, (n_mels + 2,) Hz."""
    edges: np.ndarray = _mel_to_hz(np.linspace(0.0, float(_hz_to_mel(np.array(fmax))), n_mels + 2))
    return edges


@lru_cache(maxsize=256)
def mel_filters(
    sample_rate: int, n_fft: int, n_mels: int, warp: float = 1.0, fmax: float | None = None
) -> Tensor:
    """Slaney mel filters with area norm, float32 (n_mels, n_fft // 2 + 1); centres times `warp`."""
    top = fmax or sample_rate / 2
    edges = np.minimum(mel_edges(n_mels, top) * warp, sample_rate / 2 * 1.02)
    bins = np.linspace(0, sample_rate / 2, n_fft // 2 + 1)
    width = np.maximum(np.diff(edges), 1e-3)
    rising = (bins[None] - edges[:-2, None]) / width[:-1, None]
    falling = (edges[2:, None] - bins[None]) / width[1:, None]
    area = 2 / np.maximum(edges[2:] - edges[:-2], 1.0)
    filters = np.maximum(0, np.minimum(rising, falling)) * area[:, None]
    with torch.inference_mode(mode=False):  # kept, and used by learning after a conversion too
        return torch.from_numpy(filters.astype(np.float32))


def power_frames(audio: Tensor, frames: int, rate: float = 1.0, first: int = 0) -> Tensor:
    """Power spectra around samples i * HOP / rate, float32 (frames, N_FFT // 2 + 1).

    Args:
        audio: float32 (samples,) at 16 kHz, already resampled by `rate`.
        frames: how many frames.
        rate: how much faster the audio plays than the original.
        first: number of the first frame.
    """
    starts = torch.round(torch.arange(first, first + frames) * (HOP / rate)).long()
    begin = max(0, int(starts[0]) - N_FFT // 2)
    end = int(starts[-1]) + N_FFT // 2
    part = audio[begin:end]
    before = N_FFT // 2 - (int(starts[0]) - begin)
    padded = functional.pad(part, (before, end - begin - len(part)))
    framed = padded.unfold(0, N_FFT, 1)[starts - starts[0]]
    power: Tensor = torch.fft.rfft(framed * torch.hann_window(N_FFT)).abs().square()
    return power


def log_mel(power: Tensor, warp: float = 1.0, top: float = TOP_LEVEL) -> Tensor:
    """Log-mel of power spectra (frames, bins), scaled as Whisper's: float32 (N_MELS, frames)."""
    mel = mel_filters(SAMPLE_RATE, N_FFT, N_MELS, round(warp, 2)) @ power.T
    return compress(mel, top)


def mel_power(
    audio: Tensor, frames: int, rate: float = 1.0, warp: float = 1.0, block: int = 6000
) -> Tensor:
    """Mel power of a long signal in blocks, for bounded memory: float32 (N_MELS, frames).

    `power_frames` and the filters of `log_mel`, one minute at a time.
    """
    filters = mel_filters(SAMPLE_RATE, N_FFT, N_MELS, round(warp, 2))
    parts = []
    for first in range(0, frames, block):
        count = min(block, frames - first)
        parts.append(filters @ power_frames(audio, count, rate, first).T)
    return torch.cat(parts, 1) if parts else torch.zeros(N_MELS, 0)


def compress(mel: Tensor, top: float = TOP_LEVEL) -> Tensor:
    """Logarithm of mel power with its maximum at `top` and a floor DYNAMIC_RANGE below."""
    logarithm = mel.clamp_min(1e-10).log10()
    logarithm = logarithm - logarithm.amax() + top
    return (logarithm.clamp_min(top - DYNAMIC_RANGE) + 4) / 4


def content_input(audio: np.ndarray) -> Tensor:
    """Input of the content encoder for float32 (samples,) at 16 kHz: (N_MELS, frames at 100 Hz)."""
    signal = torch.from_numpy(np.ascontiguousarray(audio, dtype=np.float32))
    return log_mel(power_frames(signal, max(1, len(audio) // HOP)))
