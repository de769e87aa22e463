"""Magnitude mel spectrograms of the pitch networks: 16 kHz, windows of 1024, 128 mels, 10 ms."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from mynah.engine.features.logmel import mel_edges

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SAMPLE_RATE, HOP, WINDOW, MELS = 16_000, 160, 1024, 128
FLOOR = 1e-5


def htk_edges(lowest: float, highest: float) -> NDArray[np.float64]:
    """Edges of overlapping filters on the HTK mel scale, (MELS + 2,) Hz."""
    low, high = 2595 * np.log10(1 + np.array([lowest, highest]) / 700)
    mels = np.linspace(low, high, MELS + 2)
    edges: NDArray[np.float64] = 700 * (10 ** (mels / 2595) - 1)
    return edges


@lru_cache(maxsize=2)
def slaney_filters(highest: float) -> Tensor:
    """Filters of equal area on Slaney's mel scale from 0, float32 (MELS, WINDOW // 2 + 1)."""
    return _filters(mel_edges(MELS, highest))


@lru_cache(maxsize=2)
def htk_filters(lowest: float, highest: float) -> Tensor:
    """Filters of equal area on the HTK mel scale, float32 (MELS, WINDOW // 2 + 1)."""
    return _filters(htk_edges(lowest, highest))


def _filters(edges: NDArray[np.float64]) -> Tensor:
    bins = np.linspace(0, SAMPLE_RATE / 2, WINDOW // 2 + 1)
    width = np.diff(edges)
    rising = (bins - edges[:-2, None]) / width[:-1, None]
    falling = (edges[2:, None] - bins) / width[1:, None]
    area = 2 / (edges[2:] - edges[:-2])
    triangles = np.maximum(0, np.minimum(rising, falling)) * area[:, None]
    with torch.inference_mode(mode=False):  # kept for others too
        return torch.from_numpy(triangles.astype(np.float32))


def excerpt(
    audio: NDArray[np.float32], start: int, stop: int, *, reflect: bool = True
) -> NDArray[np.float32]:
    """Samples `start` to `stop`, either of which may lie outside; there it is mirrored or zero."""
    part = audio[max(0, start) : max(0, stop)]
    before, behind = max(0, -start), max(0, stop - len(audio))
    if not before and not behind:
        return part
    mirrored = reflect and len(part) > 1
    if mirrored:
        return np.pad(part, (before, behind), "reflect")
    return np.pad(part, (before, behind))


def log_mel(
    samples: NDArray[np.float32], filters: Tensor, magnitude: Callable[[Tensor], Tensor]
) -> Tensor:
    """Logarithm of the mel spectrum of every whole window in (samples,): float32 (MELS, T).

    Args:
        samples: With what lies ahead of the first and behind the last window's centre.
        filters: (MELS, WINDOW // 2 + 1), on the device that computes.
        magnitude: Of the complex spectrum.
    """
    signal = torch.from_numpy(np.ascontiguousarray(samples, np.float32)).to(filters.device)
    hann = torch.hann_window(WINDOW, device=filters.device)
    spectrum = torch.stft(signal, WINDOW, HOP, window=hann, center=False, return_complex=True)
    return (filters @ magnitude(spectrum)).clamp_min(FLOOR).log()
