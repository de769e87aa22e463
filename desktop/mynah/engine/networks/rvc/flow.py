"""The normalising flow between posterior and prior: additive couplings with flips between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from mynah.engine.networks.rvc.wavenet import KERNEL, WaveNet

if TYPE_CHECKING:
    from mynah.engine.networks.rvc.config import RvcConfig

COUPLINGS, LAYERS = 4, 3
CONTEXT = COUPLINGS * LAYERS * (KERNEL // 2)  # frames to each side that one frame depends on


class Coupling(nn.Module):
    """Shift one half of the channels by what a WaveNet makes of the other (mean only)."""

    def __init__(self, config: RvcConfig) -> None:
        super().__init__()
        half, width = config.inter_channels // 2, config.hidden_channels
        self.pre = nn.Conv1d(half, width, 1)
        self.enc = WaveNet(width, LAYERS, config.gin_channels)
        self.post = nn.Conv1d(width, half, 1)
        nn.init.zeros_(self.post.weight)
        if self.post.bias is not None:
            nn.init.zeros_(self.post.bias)

    def shift(self, first: Tensor, mask: Tensor | None, speaker: Tensor) -> Tensor:
        """What the second half is shifted by, of the first's shape (batch, half, frames)."""
        hidden = self.pre(first)
        hidden = self.enc(hidden if mask is None else hidden * mask, mask, speaker)
        shift: Tensor = self.post(hidden)
        return shift if mask is None else shift * mask


class Flip(nn.Module):
    """A place in the list for the reversal of the channels; files count it."""

    def forward(self, x: Tensor) -> Tensor:
        """Reverse the channels of (batch, channels, frames)."""
        return x.flip(1)


class Flow(nn.Module):
    """Latents of training to those of the prior, and back."""

    def __init__(self, config: RvcConfig) -> None:
        super().__init__()
        self.flows = nn.ModuleList()
        for _ in range(COUPLINGS):
            self.flows.append(Coupling(config))
            self.flows.append(Flip())

    def forward(self, z: Tensor, mask: Tensor | None, speaker: Tensor) -> Tensor:
        """Latent of the posterior to that of the prior.

        Args:
            z: (batch, latent, frames).
            mask: (batch, 1, frames), or None where nothing is masked.
            speaker: (batch, speaker channels, 1).
        """
        for step in self.flows:
            z = _coupled(step, z, mask, speaker, 1) if isinstance(step, Coupling) else step(z)
        return z

    def inverse(self, z: Tensor, mask: Tensor | None, speaker: Tensor) -> Tensor:
        """Latent of the prior to that of the posterior; arguments as in `forward`."""
        for step in reversed(self.flows):
            z = _coupled(step, z, mask, speaker, -1) if isinstance(step, Coupling) else step(z)
        return z


def _coupled(
    coupling: Coupling, z: Tensor, mask: Tensor | None, speaker: Tensor, sign: int
) -> Tensor:
    first, second = z.chunk(2, dim=1)
    shifted = second + sign * coupling.shift(first, mask, speaker)
    return torch.cat([first, shifted if mask is None else shifted * mask], dim=1)
