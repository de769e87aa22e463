"""Weights of a Lite base at a higher sample rate, to go on from: `mynah pretrain base --start`.

The frames of both rates come at the same moments and their bins lie at the same frequencies, so
that only the head grows: bins that are new answer at first what the highest known ones answer.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from mynah.engine.networks.lite.synthesizer import SynthesizerConfig

TRUSTED = 0.9  # of the known bins: what lies above was hidden by a resampler's slope


def widened(weights: Mapping[str, Tensor], config: SynthesizerConfig) -> dict[str, Tensor]:
    """The state of a synthesiser with the `bins` of `config`, float32.

    Excitations of unit power spread over more hertz are quieter in each of them, which the biases
    of both gains make up for.

    Raises:
        ValueError: where `weights` have more bins than that.
    """
    known = len(weights["head.weight"]) // 3
    new = config.bins - known
    if new < 0:
        raise ValueError(f"the weights have {known} bins, more than {config.bins}")
    state = {name: tensor.float() for name, tensor in weights.items()}
    if new == 0:
        return state
    last = slice(int(known * TRUSTED) - 8, int(known * TRUSTED))
    for name in ("head.weight", "head.bias"):
        parts = state[name].unflatten(0, (3, known))
        more = parts[:, last].mean(1, keepdim=True).expand(3, new, *parts.shape[2:])
        kept = parts.clone()
        kept[:, last.stop :] = more[:, :1]
        state[name] = torch.cat([kept, more], 1).flatten(0, 1)
    louder = 0.5 * math.log((config.bins - 1) / (known - 1))
    gains = state["head.bias"].view(3, config.bins)
    gains[0] += louder
    gains[2] += louder
    return state
