"""The decoder's excitation: one sine at the given pitch, with noise (Wang et al. 2019).

Always in float32 and outside of any lower precision: a phase in bfloat16 is not a phase.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

AMPLITUDE = 0.1
VOICED_NOISE = 0.003
UNVOICED_NOISE = AMPLITUDE / 3
_TURN_BITS = 32


def start_phases(f0: Tensor, hop: int, sample_rate: int) -> Tensor:
    """Phase at the start of each frame, in turns below 1: (batch, frames) Hz to the same shape.

    The pitch is held over a frame, so that the phase is a sum over frames. It is summed in whole
    numbers of 2**-32 turns: no drift however long the recording, and the same on every device.
    """
    wide = f0 if f0.device.type == "mps" else f0.double()  # which has no float64
    turns = wide * (hop / sample_rate)
    fixed = ((turns - turns.floor()) * 2**_TURN_BITS).long()
    before = fixed.cumsum(dim=1) - fixed
    phases: Tensor = (before & (2**_TURN_BITS - 1)).float() / 2**_TURN_BITS
    return phases


def sine(f0: Tensor, hop: int, sample_rate: int, phases: Tensor | None = None) -> Tensor:
    """Sine of the pitch, zero where unvoiced: (batch, frames) Hz to (batch, frames * hop).

    Args:
        f0: (batch, frames) Hz, 0 where unvoiced.
        hop: samples of a frame.
        sample_rate: Hz.
        phases: (batch, frames) of `start_phases`, where the frames are cut from a longer pitch.
    """
    phases = start_phases(f0, hop, sample_rate) if phases is None else phases
    samples = torch.arange(1, hop + 1, device=f0.device, dtype=torch.float32)
    turns = phases.unsqueeze(2) + f0.float().unsqueeze(2) / sample_rate * samples
    voiced = (f0 > 0).float().unsqueeze(2)
    return (torch.sin(2 * math.pi * turns) * (AMPLITUDE * voiced)).flatten(1)


def noise_levels(f0: Tensor, hop: int) -> Tensor:
    """Deviation of the noise: little under voiced frames, a third of the sine's without."""
    levels = torch.where(f0 > 0, VOICED_NOISE, UNVOICED_NOISE)
    return levels.repeat_interleave(hop, dim=1)


class HarmonicSource(nn.Module):
    """The sine with its noise, scaled and bent by two learned numbers."""

    def __init__(self, hop: int, sample_rate: int) -> None:
        super().__init__()
        self.hop, self.sample_rate = hop, sample_rate
        self.l_linear = nn.Linear(1, 1)

    def forward(
        self, f0: Tensor, noise: Tensor | None = None, phases: Tensor | None = None
    ) -> Tensor:
        """Pitch (batch, frames) Hz to the excitation (batch, 1, frames * hop), float32.

        Args:
            f0: Hz at 100 frames a second, 0 where unvoiced.
            noise: (batch, frames * hop) standard normal, or None to draw it.
            phases: (batch, frames) turns where the frames are cut from a longer pitch.
        """
        with torch.autocast(f0.device.type, enabled=False):
            with torch.no_grad():
                wave = sine(f0, self.hop, self.sample_rate, phases)
                noise = torch.randn_like(wave) if noise is None else noise
                wave = wave + noise_levels(f0, self.hop) * noise.float()
            weight, bias = self.l_linear.weight.float(), self.l_linear.bias.float()
            return torch.tanh(wave * weight[0] + bias).unsqueeze(1)
