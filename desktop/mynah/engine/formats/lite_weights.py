"""Weights of a Lite voice as a file holds them: large matrices in 8 bits, all else in 16.

Each row of a matrix has a scale of its own, the largest of its magnitudes over 127 (symmetric
quantisation of weights by channel; Jacob et al. 2018). That takes 5.4 of 14 MB off a voice. Voices
of earlier versions hold everything in 16 bits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

SCALE = ".int8_scale"
LARGE = 1 << 16  # values; smaller matrices are not worth an error
_STEPS = 127


def packed(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """What is stored of a network's state: float16, or int8 with float32 scales (rows, 1)."""
    stored = {}
    for name, value in state.items():
        if value.ndim == 2 and value.numel() >= LARGE:
            scale = value.float().abs().amax(1, keepdim=True).clamp_min(1e-12) / _STEPS
            stored[name] = (value / scale).round().to(torch.int8).contiguous()
            stored[name + SCALE] = scale
        else:
            stored[name] = value.half().contiguous()
    return stored


def unpacked(stored: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The state of a network, float32.

    Raises:
        ValueError: A scale is missing or does not fit its matrix.
    """
    state = {}
    for name, value in stored.items():
        if name.endswith(SCALE):
            continue
        if value.dtype == torch.int8:
            scale = stored.get(name + SCALE)
            if scale is None or scale.shape != (len(value), 1):
                raise ValueError(f"{name} has no scale that fits")
            state[name] = value.float() * scale.float()
        else:
            state[name] = value.float()
    return state
