"""The Lite voice's content encoder: what is said, 50 frames a second, with who says it left out.

The shape is that of Whisper tiny's audio encoder (Radford et al. 2022), so that distillation can
start from the teacher's weights: two convolutions, then pre-norm transformer blocks over fixed
sinusoidal positions.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class EncoderConfig:
    """Shape of the encoder; the defaults are Whisper tiny's."""

    n_mels: int = 80
    width: int = 384
    heads: int = 6
    layers: int = 4
    max_frames: int = 1500


def sinusoids(length: int, width: int) -> Tensor:
    """Fixed positions, float32 (length, width): sines, then cosines (Vaswani et al. 2017)."""
    rates = torch.exp(-math.log(10_000) / (width // 2 - 1) * torch.arange(width // 2))
    angles = torch.arange(length)[:, None] * rates[None]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class EncoderBlock(nn.Module):
    """Pre-norm self-attention and a GELU feed-forward of four times the width."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.attention_norm = nn.LayerNorm(width)
        self.attention_in = nn.Linear(width, 3 * width)
        self.attention_out = nn.Linear(width, width)
        self.feed_norm = nn.LayerNorm(width)
        self.feed_in = nn.Linear(width, 4 * width)
        self.feed_out = nn.Linear(4 * width, width)

    def forward(self, x: Tensor) -> Tensor:
        """Map (batch, frames, width) to the same shape."""
        batch, frames, width = x.shape
        joined = self.attention_in(self.attention_norm(x))
        query, key, value = joined.view(batch, frames, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value)
        x = x + self.attention_out(mixed.transpose(1, 2).reshape(batch, frames, width))
        fed: Tensor = self.feed_out(functional.gelu(self.feed_in(self.feed_norm(x))))
        return x + fed


class ContentEncoder(nn.Module):
    """Log-mel (batch, n_mels, frames at 100 Hz) to content (batch, ceil(frames / 2), width)."""

    positions: Tensor

    def __init__(self, config: EncoderConfig | None = None) -> None:
        super().__init__()
        self.config = config or EncoderConfig()
        width = self.config.width
        self.conv1 = nn.Conv1d(self.config.n_mels, width, 3, padding=1)
        self.conv2 = nn.Conv1d(width, width, 3, stride=2, padding=1)
        self.register_buffer("positions", sinusoids(self.config.max_frames, width), False)
        self.blocks = nn.ModuleList(
            EncoderBlock(width, self.config.heads) for _ in range(self.config.layers)
        )
        self.norm = nn.LayerNorm(width)

    def forward(self, mel: Tensor) -> Tensor:
        """Return content features, float32 (batch, ceil(frames / 2), width), 50 Hz."""
        x = functional.gelu(self.conv1(mel))
        x = functional.gelu(self.conv2(x)).transpose(1, 2)
        x = x + self.positions[: x.shape[1]]
        for block in self.blocks:
            x = block(x)
        normed: Tensor = self.norm(x)
        return normed
