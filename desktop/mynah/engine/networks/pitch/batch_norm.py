"""A batch norm at inference is a multiplication and an addition."""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn


def scale_and_shift(norm: nn.BatchNorm2d) -> tuple[Tensor, Tensor]:
    """What a trained batch norm multiplies with and then adds, each (channels,)."""
    mean, variance = cast("Tensor", norm.running_mean), cast("Tensor", norm.running_var)
    scale = norm.weight / torch.sqrt(variance + norm.eps)
    return scale, norm.bias - mean * scale
