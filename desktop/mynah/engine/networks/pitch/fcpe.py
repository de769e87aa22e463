"""FCPE: pitch from a log-mel spectrogram by a stack of convolution modules.

Names and shapes are those of torchfcpe 0.0.4 (MIT, `fcpe_c_v001.pt`): the convolution modules of
a Conformer (Gulati et al. 2020) without its attention. One part sees the whole recording, a group
norm behind the first convolution. Its mean and variance are therefore a separate step, so that a
long recording can be worked through in windows with exactly the answer for the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

MELS, WIDTH, BINS, LAYERS = 128, 512, 360, 6
GROUPS = 4
INNER = 2 * WIDTH
TAPS = 31
LOWEST_HZ, HIGHEST_HZ = 32.70, 1975.5
CONTEXT = 1 + LAYERS * (TAPS // 2)  # frames that the part after the group norm sees on each side


class NormedLinear(nn.Module):
    """Linear layer whose rows have a length (`weight_g`) and a direction (`weight_v`)."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.weight_g = nn.Parameter(torch.ones(outputs, 1))
        self.weight_v = nn.Parameter(torch.randn(outputs, inputs) * inputs**-0.5)

    def forward(self, x: Tensor) -> Tensor:
        """(..., inputs) to (..., outputs)."""
        weight = self.weight_v * (self.weight_g / self.weight_v.norm(dim=1, keepdim=True))
        return functional.linear(x, weight, self.bias)


class DepthwiseConvolution(nn.Module):
    """One filter of 31 taps for every channel."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv1d(INNER, INNER, TAPS, padding=TAPS // 2, groups=INNER)

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, INNER) to the same."""
        if x.device.type != "cpu":
            plain: Tensor = self.conv(x.transpose(1, 2))
            return plain.transpose(1, 2)
        return self.as_image(x)

    def as_image(self, x: Tensor) -> Tensor:
        """An image of one row whose channels lie together: on the CPU many times as fast."""
        rows = torch.channels_last
        image = x.transpose(1, 2)[:, :, None].contiguous(memory_format=rows)
        weight = self.conv.weight[:, :, None].contiguous(memory_format=rows)
        padding = (0, TAPS // 2)
        found = functional.conv2d(image, weight, self.conv.bias, 1, padding, 1, INNER)
        return found[:, :, 0].transpose(1, 2)


class PointwiseConvolution(nn.Conv1d):
    """A convolution with one tap, applied to (B, T, inputs) as the linear layer that it is."""

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, inputs) to (B, T, outputs)."""
        return functional.linear(x, self.weight[..., 0], self.bias)


class ConvolutionModule(nn.Module):
    """Layer norm, expansion, gated linear unit, depthwise filters, SiLU, projection."""

    def __init__(self) -> None:
        super().__init__()
        # The empty places keep the numbers in the names of the tensors.
        self.net = nn.Sequential(
            nn.LayerNorm(WIDTH),
            nn.Identity(),
            PointwiseConvolution(WIDTH, 2 * INNER, 1),
            nn.GLU(-1),
            DepthwiseConvolution(),
            nn.SiLU(),
            PointwiseConvolution(INNER, WIDTH, 1),
        )

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, WIDTH) to the same."""
        found: Tensor = self.net(x)
        return found


class EncoderLayer(nn.Module):
    """A residual convolution module; `norm` belongs to an attention that this network lacks."""

    def __init__(self) -> None:
        super().__init__()
        self.conformer = ConvolutionModule()
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, WIDTH) to the same."""
        found: Tensor = x + self.conformer(x)
        return found


class Encoder(nn.Module):
    """The stack of layers."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder_layers = nn.ModuleList(EncoderLayer() for _ in range(LAYERS))

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, WIDTH) to the same."""
        for layer in self.encoder_layers:
            x = layer(x)
        return x


@dataclass
class GroupStatistics:
    """Sums over a recording for the group norm, in float64.

    Attributes:
        count: Values in each group.
        total: (GROUPS,) their sum.
        squares: (GROUPS,) the sum of their squares.
    """

    count: int
    total: Tensor
    squares: Tensor

    @classmethod
    def of(cls, x: Tensor) -> GroupStatistics:
        """Sums of (WIDTH, T)."""
        grouped = x.double().view(GROUPS, -1)
        return cls(grouped.shape[1], grouped.sum(1), grouped.square().sum(1))

    def __add__(self, other: GroupStatistics) -> GroupStatistics:
        return GroupStatistics(
            self.count + other.count, self.total + other.total, self.squares + other.squares
        )

    def normalised(self, x: Tensor, norm: nn.GroupNorm) -> Tensor:
        """(B, WIDTH, T) with these statistics taken out, scaled and shifted by `norm`."""
        mean = self.total / self.count
        variance = (self.squares / self.count - mean.square()).clamp_min(0)
        each = WIDTH // GROUPS
        scale = (variance + norm.eps).rsqrt().repeat_interleave(each) * norm.weight
        shift = norm.bias - mean.repeat_interleave(each) * scale
        return x * scale.float()[:, None] + shift.float()[:, None]


class Fcpe(nn.Module):
    """The network; its cent table is part of the file."""

    cent_table: Tensor
    gaussian_blurred_cent_mask: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.input_stack = nn.Sequential(
            nn.Conv1d(MELS, WIDTH, 3, padding=1),
            nn.GroupNorm(GROUPS, WIDTH),
            nn.LeakyReLU(),
            nn.Conv1d(WIDTH, WIDTH, 3, padding=1),
        )
        self.net = Encoder()
        self.norm = nn.LayerNorm(WIDTH)
        self.output_proj = NormedLinear(WIDTH, BINS)
        lowest, highest = 1200 * torch.log2(torch.tensor([LOWEST_HZ, HIGHEST_HZ]) / 10)
        steps = torch.arange(BINS) / (BINS - 1)
        self.register_buffer("cent_table", lowest + (highest - lowest) * steps)
        self.register_buffer("gaussian_blurred_cent_mask", highest)

    def beginning(self, mel: Tensor) -> Tensor:
        """The first convolution: (B, T, MELS) to (B, WIDTH, T), for `GroupStatistics.of`."""
        found: Tensor = self.input_stack[0](mel.transpose(1, 2))
        return found

    def ending(self, begun: Tensor, statistics: GroupStatistics) -> Tensor:
        """What follows `beginning`: (B, WIDTH, T) to the activation (B, T, BINS), 0 to 1.

        The first and the last CONTEXT frames are right only at the ends of a recording.
        """
        norm = cast("nn.GroupNorm", self.input_stack[1])
        x = self.input_stack[3](functional.leaky_relu(statistics.normalised(begun, norm)))
        x = self.norm(self.net(x.transpose(1, 2)))
        found: Tensor = self.output_proj(x).sigmoid()
        return found

    def forward(self, mel: Tensor) -> Tensor:
        """Log-mel (1, T, MELS) at 100 Hz to the activation (1, T, BINS), 0 to 1."""
        begun = self.beginning(mel)
        return self.ending(begun, GroupStatistics.of(begun[0]))
