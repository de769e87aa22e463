"""The posterior encoder (``enc_q``) of training: a linear spectrogram to the latent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn

from mynah.engine.networks.rvc.layers import sequence_mask
from mynah.engine.networks.rvc.wavenet import WaveNet

if TYPE_CHECKING:
    from mynah.engine.networks.rvc.config import RvcConfig

LAYERS = 16


class Posterior(NamedTuple):
    """A drawn latent and what it was drawn from: (batch, latent, frames), mask (batch, 1, ...)."""

    latent: Tensor
    mean: Tensor
    log_deviation: Tensor
    mask: Tensor


class PosteriorEncoder(nn.Module):
    """What was really said, as a latent that the decoder can be trained on."""

    def __init__(self, config: RvcConfig) -> None:
        super().__init__()
        width = config.hidden_channels
        self.pre = nn.Conv1d(config.spec_channels, width, 1)
        self.enc = WaveNet(width, LAYERS, config.gin_channels)
        self.proj = nn.Conv1d(width, 2 * config.inter_channels, 1)

    def forward(
        self, spec: Tensor, lengths: Tensor, speaker: Tensor, noise: Tensor | None = None
    ) -> Posterior:
        """Encode magnitudes (batch, bins, frames).

        Args:
            spec: (batch, bins, frames).
            lengths: (batch,) frames.
            speaker: (batch, speaker channels, 1).
            noise: (batch, latent, frames) standard normal, or None to draw it.
        """
        mask = sequence_mask(lengths, spec.shape[2])
        x = self.enc(self.pre(spec) * mask, mask, speaker)
        mean, log_deviation = (self.proj(x) * mask).float().chunk(2, dim=1)
        noise = torch.randn_like(mean) if noise is None else noise
        latent = (mean + noise * log_deviation.exp()) * mask
        return Posterior(latent, mean, log_deviation, mask)
