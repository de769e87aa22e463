"""Convolutions over (time, channels) on a processor, with what follows them fused where possible.

PyTorch registers oneDNN's fused convolutions for its compiler; they can be called without one.
They are no public interface, so a trial decides once whether they are there and right, and
plain layers do the same where they are not.
"""

from __future__ import annotations

import functools
import logging

import torch
from torch import Tensor
from torch.nn import functional as F

_log = logging.getLogger(__name__)


def conv(x: Tensor, weight: Tensor, bias: Tensor, padding: int, dilation: int) -> Tensor:
    """Convolve (time, channels) with weight (out, channels, 1, kernel) to (time', out)."""
    y = F.conv2d(_image(x), weight, bias, 1, (0, padding), (1, dilation))
    return _matrix(y)


def conv_leaky(
    x: Tensor, weight: Tensor, bias: Tensor, padding: int, dilation: int, slope: float
) -> Tensor:
    """`conv`, then a leaky ReLU."""
    if x.is_cpu and fusing():
        return _fused_leaky(x, weight, bias, padding, dilation, slope)
    return F.leaky_relu_(conv(x, weight, bias, padding, dilation), slope)


def conv_added(
    x: Tensor, weight: Tensor, bias: Tensor, padding: int, dilation: int, to: Tensor
) -> Tensor:
    """`conv`, added to another (time, out), which is changed and answered."""
    if x.is_cpu and to.dtype == x.dtype and fusing():
        return _fused_added(x, weight, bias, padding, dilation, to)
    return to.add_(conv(x, weight, bias, padding, dilation))


@functools.cache
def fusing() -> bool:
    """Whether this PyTorch has the fused convolutions on this processor and they are right."""
    if not torch.backends.mkldnn.is_available():
        return False
    drawn = torch.Generator().manual_seed(0)
    x, to = (torch.randn(40, 16, generator=drawn) for _ in range(2))
    weight = torch.randn(16, 16, 1, 3, generator=drawn)
    weight = weight.contiguous(memory_format=torch.channels_last)
    bias = torch.randn(16, generator=drawn)
    try:
        leaky = _fused_leaky(x, weight, bias, 2, 2, 0.1)
        added = _fused_added(x, weight, bias, 2, 2, to.clone())
    except (AttributeError, RuntimeError, TypeError) as fault:
        _log.warning("voices are decoded by plain layers, which takes longer: %s", fault)
        return False
    plain = conv(x, weight, bias, 2, 2)
    return bool(
        torch.allclose(leaky, F.leaky_relu(plain, 0.1), atol=1e-4)
        and torch.allclose(added, to + plain, atol=1e-4)
    )


def _fused_leaky(
    x: Tensor, weight: Tensor, bias: Tensor, padding: int, dilation: int, slope: float
) -> Tensor:
    place = (0, padding), (1, 1), (1, dilation), 1
    fused = torch.ops.mkldnn._convolution_pointwise  # noqa: SLF001
    return _matrix(fused(_image(x), weight, bias, *place, "leaky_relu", [slope], ""))


def _fused_added(
    x: Tensor, weight: Tensor, bias: Tensor, padding: int, dilation: int, to: Tensor
) -> Tensor:
    place = (0, padding), (1, 1), (1, dilation), 1
    fused = torch.ops.mkldnn._convolution_pointwise_
    fused.binary(_image(to), _image(x), weight, bias, *place, "add", 1.0, None, [], None)
    return to


def _image(x: Tensor) -> Tensor:
    """(time, channels) as (1, channels, 1, time) in channels-last memory, without a copy."""
    time, channels = x.shape
    whole = time * channels
    return x.as_strided((1, channels, 1, time), (whole, 1, whole, channels))


def _matrix(y: Tensor) -> Tensor:
    """(1, channels, 1, time) of any layout as (time, channels)."""
    return y[0, :, 0].T.contiguous()
