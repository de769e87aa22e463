"""Layers that the networks of the RVC family share.

Weight normalisation (Salimans and Kingma 2016) writes a weight as a length and a direction. The
family's files hold them as ``weight_g`` and ``weight_v`` beside ``bias``, in this order, and
readers that look for other names find nothing and play noise; so the layers carry these names
themselves.
"""

from __future__ import annotations

from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.nn import init

_Module = TypeVar("_Module", bound=nn.Module)


class NormedConv(nn.Module):
    """What convolutions with a normalised weight have in common.

    The norm is taken over all dimensions but the first, which is the output channel, or the input
    channel of a transposed convolution.
    """

    bias: nn.Parameter
    weight_g: nn.Parameter
    weight_v: nn.Parameter

    def __init__(self, plain: nn.Conv1d | nn.Conv2d | nn.ConvTranspose1d) -> None:
        super().__init__()
        direction = plain.weight.detach()
        length = torch.norm_except_dim(direction, 2, 0)
        self.bias = nn.Parameter(plain.bias.detach() if plain.bias is not None else torch.zeros(0))
        self.weight_g = nn.Parameter(length)
        self.weight_v = nn.Parameter(direction)

    def weight(self) -> Tensor:
        """The weight that the two parts stand for, of the shape of ``weight_v``."""
        return torch._weight_norm(self.weight_v, self.weight_g, 0)  # noqa: SLF001

    def folded(self) -> nn.Module:
        """A plain convolution with the same forward pass."""
        raise NotImplementedError


class NormedConv1d(NormedConv):
    """Convolution over (batch, channels, time) with a normalised weight."""

    def __init__(
        self,
        channels: int,
        out_channels: int,
        kernel: int,
        *,
        stride: int = 1,
        padding: int = 0,
        dilation: int = 1,
        groups: int = 1,
    ) -> None:
        super().__init__(nn.Conv1d(channels, out_channels, kernel, groups=groups))
        self.channels, self.out_channels, self.kernel = channels, out_channels, kernel
        self.stride, self.padding, self.dilation, self.groups = stride, padding, dilation, groups

    def forward(self, x: Tensor) -> Tensor:
        """Map (batch, channels, time) to (batch, out channels, time')."""
        return F.conv1d(
            x, self.weight(), self.bias, self.stride, self.padding, self.dilation, self.groups
        )

    def folded(self) -> nn.Conv1d:
        """A plain convolution with the same forward pass."""
        plain = nn.Conv1d(
            self.channels,
            self.out_channels,
            self.kernel,
            self.stride,
            self.padding,
            self.dilation,
            self.groups,
            device="meta",
        )
        _give(plain, self)
        return plain


class NormedConv2d(NormedConv):
    """Convolution over (batch, channels, height, width) with a normalised weight."""

    def __init__(
        self,
        channels: int,
        out_channels: int,
        kernel: tuple[int, int],
        *,
        stride: tuple[int, int] = (1, 1),
        padding: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__(nn.Conv2d(channels, out_channels, kernel))
        self.channels, self.out_channels, self.kernel = channels, out_channels, kernel
        self.stride, self.padding = stride, padding

    def forward(self, x: Tensor) -> Tensor:
        """Map (batch, channels, height, width) to (batch, out channels, height', width')."""
        return F.conv2d(x, self.weight(), self.bias, self.stride, self.padding)

    def folded(self) -> nn.Conv2d:
        """A plain convolution with the same forward pass."""
        plain = nn.Conv2d(
            self.channels, self.out_channels, self.kernel, self.stride, self.padding, device="meta"
        )
        _give(plain, self)
        return plain


class NormedConvTranspose1d(NormedConv):
    """Transposed convolution over (batch, channels, time) with a normalised weight."""

    def __init__(
        self, channels: int, out_channels: int, kernel: int, *, stride: int, padding: int
    ) -> None:
        super().__init__(nn.ConvTranspose1d(channels, out_channels, kernel))
        self.channels, self.out_channels, self.kernel = channels, out_channels, kernel
        self.stride, self.padding = stride, padding

    def forward(self, x: Tensor) -> Tensor:
        """Map (batch, channels, time) to (batch, out channels, time')."""
        return F.conv_transpose1d(x, self.weight(), self.bias, self.stride, self.padding)

    def folded(self) -> nn.ConvTranspose1d:
        """A plain transposed convolution with the same forward pass."""
        plain = nn.ConvTranspose1d(
            self.channels, self.out_channels, self.kernel, self.stride, self.padding, device="meta"
        )
        _give(plain, self)
        return plain


class ChannelNorm(nn.Module):
    """Layer normalisation over the channels of (batch, channels, time), as ``gamma``, ``beta``."""

    def __init__(self, channels: int, eps: float = 1e-5) -> None:
        super().__init__()
        self.eps = eps
        self.gamma = nn.Parameter(torch.ones(channels))
        self.beta = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        """Normalise (batch, time, channels), the layout that the encoder works in."""
        return F.layer_norm(x, self.gamma.shape, self.gamma, self.beta, self.eps)


def fold_weight_norm(module: _Module) -> _Module:
    """Replace every normalised convolution inside by a plain one; the module itself is changed."""
    for name, child in module.named_children():
        plain = child.folded() if isinstance(child, NormedConv) else fold_weight_norm(child)
        setattr(module, name, plain)
    return module


def sequence_mask(lengths: Tensor, frames: int) -> Tensor:
    """Float mask (batch, 1, frames) that is 1 before each length (batch,) and 0 after."""
    places = torch.arange(frames, device=lengths.device)
    return (places < lengths.unsqueeze(1)).unsqueeze(1).float()


def xavier_(conv: nn.Conv1d) -> None:
    """Start a convolution's weight as the family does its queries, keys and values."""
    init.xavier_uniform_(conv.weight)


def _give(plain: nn.Conv1d | nn.Conv2d | nn.ConvTranspose1d, normed: NormedConv) -> None:
    plain.weight = nn.Parameter(normed.weight().detach(), requires_grad=False)
    plain.bias = nn.Parameter(normed.bias.detach().clone(), requires_grad=False)
