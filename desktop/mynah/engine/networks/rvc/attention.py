"""Self-attention with learned vectors for small distances (Shaw et al. 2018), as a band.

The score of a query at i and a key at j gains q_i . K_{j-i}, and the value gains V_{j-i}, where
|j - i| is at most the window; beyond it both are zero. The two additions therefore live on a band
of 2 * window + 1 diagonals, and only these are computed: a (rows, 2 * window + 1) block of
products is laid on the diagonals by padding and reading the same memory with another row length.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from mynah.engine.networks.rvc.layers import xavier_

WINDOW = 10
MASKED_SCORE = -1e4
MOST_SCORES = 1 << 19  # a block's scores that stay in the cache: 2 MB of float32


class RelativeAttention(nn.Module):
    """Global attention of several heads; relative vectors are shared by the heads."""

    def __init__(self, channels: int, heads: int, window: int = WINDOW) -> None:
        super().__init__()
        self.heads, self.window = heads, window
        width = channels // heads
        self.emb_rel_k = nn.Parameter(torch.randn(1, 2 * window + 1, width) * width**-0.5)
        self.emb_rel_v = nn.Parameter(torch.randn(1, 2 * window + 1, width) * width**-0.5)
        self.conv_q = nn.Conv1d(channels, channels, 1)
        self.conv_k = nn.Conv1d(channels, channels, 1)
        self.conv_v = nn.Conv1d(channels, channels, 1)
        self.conv_o = nn.Conv1d(channels, channels, 1)
        for conv in (self.conv_q, self.conv_k, self.conv_v):
            xavier_(conv)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Attend over (batch, frames, channels).

        Args:
            x: (batch, frames, channels).
            mask: (batch, 1, frames), 1 where there is something, or None if there is everywhere.

        Returns:
            (batch, frames, channels); what stands at masked frames means nothing.
        """
        query = self._split(_pointwise(x, self.conv_q)) / math.sqrt(x.shape[2] // self.heads)
        edges = (0, 0, self.window, self.window)
        keys = F.pad(self._split(_pointwise(x, self.conv_k)), edges).transpose(2, 3)
        values = F.pad(self._split(_pointwise(x, self.conv_v)), edges)
        bias = self._key_bias(x, mask)
        frames, rows = x.shape[1], self._rows(x)
        blocks = [
            self._block(query[:, :, first : first + rows], keys, values, bias, first)
            for first in range(0, frames, rows)
        ]
        heads = blocks[0] if len(blocks) == 1 else torch.cat(blocks, dim=2)
        mixed: Tensor = heads.transpose(1, 2).flatten(2)
        return _pointwise(mixed, self.conv_o)

    def _split(self, x: Tensor) -> Tensor:
        """(batch, frames, channels) to (batch, heads, frames, width)."""
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)

    def _rows(self, x: Tensor) -> int:
        """Queries of a block: all of them where gradients are wanted, few enough for the cache."""
        frames = x.shape[1]
        if torch.is_grad_enabled():
            return frames
        return max(min(frames, MOST_SCORES // (x.shape[0] * self.heads * frames)), 32)

    def _key_bias(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """What is added to the scores of each padded key: (batch or 1, 1, 1, frames + 2 window)."""
        if mask is None:
            inside = x.new_zeros(1, 1, 1, x.shape[1])
        else:
            inside = ((1.0 - mask) * MASKED_SCORE).unsqueeze(1)
        return F.pad(inside, (self.window, self.window), value=-math.inf)

    def _block(
        self, query: Tensor, keys: Tensor, values: Tensor, bias: Tensor, first: int
    ) -> Tensor:
        """Attention of the queries (batch, heads, rows, width) that begin at frame `first`."""
        rows, near = query.shape[2], slice(first, first + query.shape[2] + 2 * self.window)
        scores = query @ keys + bias
        local = on_diagonals(query @ self.emb_rel_k.transpose(1, 2))
        if local.shape[3] == scores.shape[3]:
            scores = scores + local
        else:
            scores[..., near] += local
        shares = scores.softmax(dim=-1)
        band = of_diagonals(shares[..., near], rows)
        mixed: Tensor = shares.to(values.dtype) @ values + band.to(values.dtype) @ self.emb_rel_v
        return mixed


def on_diagonals(band: Tensor) -> Tensor:
    """Lay (..., rows, w) on diagonals: row i of the (..., rows, rows + w - 1) starts at column i.

    Flat place i * (rows + w) + d of the padded rows is i * (rows + w - 1) + (i + d).
    """
    rows, width = band.shape[-2:]
    flat = F.pad(band, (0, rows)).flatten(-2)[..., : rows * (rows + width - 1)]
    return flat.reshape(*band.shape[:-1], rows + width - 1)


def of_diagonals(window: Tensor, rows: int) -> Tensor:
    """The inverse of `on_diagonals`: (..., rows, rows + w - 1) to (..., rows, w)."""
    columns = window.shape[-1]
    flat = F.pad(window.flatten(-2), (0, rows))
    return flat.reshape(*window.shape[:-1], columns + 1)[..., : columns + 1 - rows]


def _pointwise(x: Tensor, conv: nn.Conv1d) -> Tensor:
    """A 1x1 convolution on (batch, frames, channels)."""
    return F.linear(x, conv.weight.squeeze(2), conv.bias)
