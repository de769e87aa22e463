"""The judges of RVC training: one on the waveform, the others on its foldings by a period.

Names, shapes and computation are those of the family (HiFi-GAN, Kong et al. 2020, with a fixed
scale and more periods), so that its D files fit. Where a feature map has its values is our own
affair, since every loss is a mean over all of them: the phases of a period stand before time, so
that a convolution runs along memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from mynah.engine.networks.rvc import short_convolution
from mynah.engine.networks.rvc.layers import NormedConv, NormedConv1d, NormedConv2d

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mynah.engine.networks.rvc.config import Version

SLOPE = 0.1
PERIODS: dict[Version, tuple[int, ...]] = {
    "v1": (2, 3, 5, 7, 11, 17),
    "v2": (2, 3, 5, 7, 11, 17, 23, 37),
}
WIDE_KERNEL = 41  # of the layers that lower the rate
PERIOD_STRIDES = (3, 3, 3, 3, 1)

LONG_PERIOD = 30  # leaves so few places to the widest layer that tiles of four are mostly empty


class Layer(NamedTuple):
    """What passes over a layer share.

    Attributes:
        weight: effective one, (out, in, 1, taps).
        bias: (out,).
        taps: the weight as `short_convolution` takes it, where it pays.
    """

    weight: Tensor
    bias: Tensor
    taps: Tensor | None

    def along_time(self, x: Tensor, stride: int = 1) -> Tensor:
        """Convolve (batch, channels, phases, time), zero-padded to keep time / stride."""
        if self.taps is not None:
            return short_convolution.convolve(x, self.taps, self.bias)
        return F.conv2d(x, self.weight, self.bias, (1, stride), (0, self.weight.shape[3] // 2))


class Discriminator(nn.Module):
    """What the judges have in common: hidden layers, and one that gives the scores."""

    def __init__(self, hidden: Sequence[NormedConv], scores: NormedConv) -> None:
        super().__init__()
        self.short = True  # whether wide layers of five taps are computed with fewer products
        self.convs = nn.ModuleList(hidden)
        self.conv_post = scores

    def weights(self, *, frozen: bool = False) -> list[Layer]:
        """Effective weight and bias of every layer, to be used for several passes.

        Args:
            frozen: cut off from the parameters, so that a pass teaches what was judged and not
                the judge.
        """
        with torch.set_grad_enabled(torch.is_grad_enabled() and not frozen):
            return [self._layer(conv, frozen=frozen) for conv in (*self.convs, self.conv_post)]

    def _layer(self, conv: nn.Module, *, frozen: bool) -> Layer:
        assert isinstance(conv, NormedConv1d | NormedConv2d)  # noqa: S101 - what the list holds
        taps = conv.weight().flatten(2)
        weight, device = taps.unsqueeze(2), taps.device.type
        short = self.short and short_convolution.suits(taps, conv.stride)
        # Once for all passes, and in the layout that lower precisions are fastest in. A device of
        # bare shapes knows no lower precision.
        if torch.amp.is_autocast_available(device) and torch.is_autocast_enabled(device):
            dtype = torch.get_autocast_dtype(device)
            weight = weight.to(dtype, memory_format=torch.channels_last)
        return Layer(
            weight,
            conv.bias.detach() if frozen else conv.bias,
            short_convolution.prepared_taps(taps) if short else None,
        )

    def forward(self, audio: Tensor, weights: list[Layer] | None = None) -> list[Tensor]:
        """Feature maps of float32 (batch, 1, samples) after every layer, the scores last.

        Args:
            audio: (batch, 1, samples).
            weights: those of the method of this name, where several passes share them.
        """
        raise NotImplementedError


class WaveDiscriminator(Discriminator):
    """Judges the waveform itself at a falling rate, with grouped convolutions: 7 maps.

    Args:
        divisor: a power of two up to 16: how much narrower than the family's, for tests.
    """

    def __init__(self, divisor: int = 1) -> None:
        first, second, third, last = (width // divisor for width in (16, 64, 256, 1024))
        shapes = [(first, second, 4), (second, third, 16), (third, last, 64), (last, last, 256)]
        super().__init__(
            [
                NormedConv1d(1, first, 15, padding=7),
                *(
                    NormedConv1d(
                        a, b, WIDE_KERNEL, stride=4, padding=20, groups=max(1, groups // divisor)
                    )
                    for a, b, groups in shapes
                ),
                NormedConv1d(last, last, 5, padding=2),
            ],
            NormedConv1d(last, 1, 3, padding=1),
        )

    def forward(self, audio: Tensor, weights: list[Layer] | None = None) -> list[Tensor]:
        """See the base; maps are (batch, channels, places)."""
        maps, x = [], audio
        *grouped, full, scores = self.weights() if weights is None else weights
        for weight, bias, _ in grouped:
            stride = 4 if weight.shape[3] == WIDE_KERNEL else 1
            padding, groups = weight.shape[3] // 2, x.shape[1] // weight.shape[1]
            x = F.conv1d(x, weight.squeeze(2), bias, stride, padding, groups=groups)
            x = F.leaky_relu(x, SLOPE, inplace=True)
            maps.append(x)
        x = F.leaky_relu(full.along_time(x.unsqueeze(2)), SLOPE, inplace=True)
        maps += [x.squeeze(2), scores.along_time(x).squeeze(2)]
        return maps


class PeriodDiscriminator(Discriminator):
    """Judges samples that are a period apart, the phases of the period all alike: 6 maps.

    Args:
        period: samples.
        divisor: how much narrower than the family's, for tests.
    """

    def __init__(self, period: int, divisor: int = 1) -> None:
        widths = [1, *(width // divisor for width in (32, 128, 512, 1024, 1024))]
        super().__init__(
            [
                NormedConv2d(inner, outer, (5, 1), stride=(stride, 1), padding=(2, 0))
                for inner, outer, stride in zip(widths, widths[1:], PERIOD_STRIDES, strict=False)
            ],
            NormedConv2d(widths[-1], 1, (3, 1), padding=(1, 0)),
        )
        self.period, self.short = period, period < LONG_PERIOD

    def forward(self, audio: Tensor, weights: list[Layer] | None = None) -> list[Tensor]:
        """See the base; maps are (batch, channels, phases, places)."""
        *layers, scores = self.weights() if weights is None else weights
        padded = F.pad(audio, (0, -audio.shape[2] % self.period), mode="reflect")
        x = padded.unflatten(2, (-1, self.period)).transpose(2, 3).contiguous()
        maps = []
        for stride, layer in zip(PERIOD_STRIDES, layers, strict=True):
            x = F.leaky_relu(layer.along_time(x, stride), SLOPE, inplace=True)
            maps.append(x)
        maps.append(scores.along_time(x))
        return maps


class RvcDiscriminators(nn.Module):
    """The whole set of a version; `discriminators.0` judges the wave, the others the periods.

    Args:
        version: "v1" has six periods, "v2" eight.
        divisor: a power of two up to 16: how much narrower than the family's, for tests.
    """

    def __init__(self, version: Version, divisor: int = 1) -> None:
        super().__init__()
        self.discriminators = nn.ModuleList(
            [
                WaveDiscriminator(divisor),
                *(PeriodDiscriminator(period, divisor) for period in PERIODS[version]),
            ]
        )

    def members(self) -> list[Discriminator]:
        """The judges in the order of the files."""
        return [member for member in self.discriminators if isinstance(member, Discriminator)]

    def forward(self, audio: Tensor) -> list[list[Tensor]]:
        """Feature maps of every judge for float32 (batch, 1, samples), its scores last."""
        return [member(audio) for member in self.members()]
