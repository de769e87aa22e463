"""Global variance: how lively the envelope of a voice is, next to that of the recordings.

A network that learns by distance answers the mean of what it is unsure of, so that its formants
are flatter than a person's. That the variance of the envelope over time should be a person's is
what Toda and Tokuda (2007, "A speech parameter generation algorithm considering global variance")
ask of synthesis; here a loss asks it of learning.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import torch
from scipy import fft
from torch import Tensor

from mynah.engine.features.logmel import mel_edges
from mynah.engine.features.spectra import log_mel_bands
from mynah.engine.networks.lite.synthesizer import LEARNT

WINDOW_MS = 32
MELS = 80
FIRST, END = 3, 40  # orders of the cepstrum: below are loudness and tilt, above is the pitch
QUIET = 0.35  # share of the frames, the quietest, that do not count
LEAST = 1e-3  # standard deviation, so that steady sound divides nothing by zero


def variance_loss(answer: Tensor, target: Tensor, top_hz: Tensor, sample_rate: int) -> Tensor:
    """Mean |log ratio| of the deviations over time of the mel cepstra, over the whole batch.

    Args:
        answer: float32 (batch, samples).
        target: what it should be, of the same shape.
        top_hz: (batch,); bands above are not heard.
        sample_rate: of both, in Hz.
    """
    length = WINDOW_MS * sample_rate // 1000
    made = log_mel_bands(answer, length, MELS, sample_rate)
    with torch.no_grad():
        real = log_mel_bands(target, length, MELS, sample_rate)
        level = real.mean(1).flatten()
        heard = (level > level.quantile(QUIET)).float()
        edges = torch.from_numpy(mel_edges(MELS, sample_rate / 2)[2:]).float()
        hidden = (edges[None] > top_hz[:, None] * LEARNT)[..., None]
    if not heard.any():
        return answer.new_zeros(())
    made = torch.where(hidden, real, made)
    deviations = [_deviations(mels, heard).clamp_min(LEAST) for mels in (made, real)]
    return (deviations[0] / deviations[1]).log().abs().mean()


def _deviations(mels: Tensor, heard: Tensor) -> Tensor:
    """Of each order of the cepstrum of (batch, mels, frames), over the frames that count."""
    cepstra = torch.einsum("om,bmf->obf", _orders(), mels).flatten(1)
    mean = (cepstra * heard).sum(1, keepdim=True) / heard.sum()
    return ((cepstra - mean).square() * heard).sum(1).div(heard.sum()).clamp_min(1e-12).sqrt()


@lru_cache(maxsize=1)
def _orders() -> Tensor:
    """Rows of the orthonormal cosine transform (DCT-II), float32 (END - FIRST, MELS)."""
    with torch.inference_mode(mode=False):  # kept, and used by learning after a conversion too
        transform = fft.dct(np.eye(MELS), norm="ortho", axis=0)[FIRST:END]
        return torch.from_numpy(transform).float()
