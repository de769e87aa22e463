"""The content encoder of the family (``enc_p``): content and pitch to the prior's mean and width.

A post-norm Transformer with relative attention and convolutional feed-forward, as in VITS (Kim et
al. 2021).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from mynah.engine.networks.rvc.attention import RelativeAttention
from mynah.engine.networks.rvc.layers import ChannelNorm, sequence_mask

if TYPE_CHECKING:
    from mynah.engine.networks.rvc.config import RvcConfig

PITCH_STEPS = 256
SLOPE = 0.1


class FeedForward(nn.Module):
    """Two convolutions over time with a ReLU between them, each on a masked input."""

    def __init__(self, channels: int, filter_channels: int, kernel: int) -> None:
        super().__init__()
        self.conv_1 = nn.Conv1d(channels, filter_channels, kernel, padding=kernel // 2)
        self.conv_2 = nn.Conv1d(filter_channels, channels, kernel, padding=kernel // 2)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Map (batch, channels, frames) to the same shape; mask (batch, 1, frames) or None."""
        wide = _masked(self.conv_1(_masked(x, mask)).relu(), mask)
        return _masked(self.conv_2(wide), mask)


class Transformer(nn.Module):
    """Layers of attention and feed-forward, each added and normalised."""

    def __init__(self, config: RvcConfig) -> None:
        super().__init__()
        width = config.hidden_channels
        self.attn_layers = nn.ModuleList()
        self.norm_layers_1 = nn.ModuleList()
        self.ffn_layers = nn.ModuleList()
        self.norm_layers_2 = nn.ModuleList()
        for _ in range(config.layers):
            self.attn_layers.append(RelativeAttention(width, config.heads))
            self.norm_layers_1.append(ChannelNorm(width))
            self.ffn_layers.append(FeedForward(width, config.filter_channels, config.kernel))
            self.norm_layers_2.append(ChannelNorm(width))

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Map (batch, frames, channels) to (batch, channels, frames).

        Args:
            x: (batch, frames, channels), zero where masked.
            mask: (batch, 1, frames) or None.
        """
        for attend, norm_1, feed, norm_2 in zip(
            self.attn_layers, self.norm_layers_1, self.ffn_layers, self.norm_layers_2, strict=True
        ):
            x = norm_1(x + attend(x, mask))
            x = norm_2(x + feed(x.transpose(1, 2), mask).transpose(1, 2))
        return _masked(x.transpose(1, 2), mask)


class PriorEncoder(nn.Module):
    """Content and coarse pitch to the mean and log deviation of the latent, frame by frame."""

    def __init__(self, config: RvcConfig) -> None:
        super().__init__()
        width = config.hidden_channels
        self.width = width
        self.emb_phone = nn.Linear(config.content_width, width)
        if config.f0:
            self.emb_pitch = nn.Embedding(PITCH_STEPS, width)
        self.encoder = Transformer(config)
        self.proj = nn.Conv1d(width, 2 * config.inter_channels, 1)

    def forward(
        self, content: Tensor, coarse: Tensor | None, lengths: Tensor, *, full: bool = False
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Encode (batch, frames, content width).

        Args:
            content: (batch, frames, width) at 100 Hz.
            coarse: (batch, frames) pitch steps of 0 to 255, or None without pitch.
            lengths: (batch,) frames.
            full: every length is `frames`, so that nothing needs masking.

        Returns:
            mean and log deviation (batch, latent, frames) and mask (batch, 1, frames).
        """
        mask = sequence_mask(lengths, content.shape[1])
        x = self.emb_phone(content)
        if coarse is not None:
            x = x + self.emb_pitch(coarse)
        x = F.leaky_relu(x * math.sqrt(self.width), SLOPE)
        if full:
            stats = self.proj(self.encoder(x, None))
        else:
            stats = self.proj(self.encoder(x * mask.transpose(1, 2), mask)) * mask
        mean, log_deviation = stats.chunk(2, dim=1)
        return mean, log_deviation, mask


def _masked(x: Tensor, mask: Tensor | None) -> Tensor:
    return x if mask is None else x * mask


def everything_counts(lengths: Tensor, frames: int) -> bool:
    """Whether all lengths (batch,) are the whole of `frames`."""
    return bool(torch.all(lengths >= frames))
