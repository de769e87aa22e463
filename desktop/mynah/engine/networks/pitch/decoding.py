"""From the activation of pitch bins to Hz: local averages and the most likely path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

if TYPE_CHECKING:
    from numpy.typing import NDArray

REFERENCE_HZ = 10.0
REACH = 4  # bins on each side of the largest


def cents_to_hz(cents: Tensor) -> Tensor:
    """Hz of cents above 10 Hz."""
    return REFERENCE_HZ * torch.exp2(cents / 1200)


def averaged_pitch(
    activation: Tensor, cents: Tensor, threshold: float, *, clamp: bool = False
) -> Tensor:
    """Mean of the cents around the largest bin, weighted by activation, in Hz.

    Args:
        activation: (T, bins), 0 to 1.
        cents: (bins,) above 10 Hz.
        threshold: Frames whose largest activation is not above it are unvoiced.
        clamp: Bins beyond the ends are those at the ends (FCPE) instead of nothing (RMVPE).

    Returns:
        (T,) Hz, 0 where unvoiced.
    """
    largest, centre = activation.max(1)
    around = centre[:, None] + torch.arange(-REACH, REACH + 1, device=activation.device)
    inside = around.clamp(0, activation.shape[1] - 1)
    weights = activation.gather(1, inside)
    if not clamp:
        weights = weights * (around == inside)
    mean = (weights * cents[inside]).sum(1) / weights.sum(1).clamp_min(1e-30)
    return torch.where(largest > threshold, cents_to_hz(mean), torch.zeros_like(mean))


TRIANGLE = 12  # a step of this many bins has no likelihood left
_TINY = np.log(np.finfo(np.float32).tiny)


def most_likely_paths(log_likelihood: NDArray[np.float32]) -> NDArray[np.int64]:
    """Viterbi decoding of several sequences at once, steps weighted by a triangle.

    A step of d bins has the probability (12 - d) / 144 and, beyond 11 bins, the smallest normal
    float32 instead of none, as the decoder of torchcrepe leaves it. All starts are as likely.

    Args:
        log_likelihood: (sequences, T, states).

    Returns:
        (sequences, T) states.
    """
    sequences, steps, states = log_likelihood.shape
    reach = TRIANGLE - 1
    offsets = np.arange(-reach, reach + 1)
    moves = np.log((TRIANGLE - np.abs(offsets)) / TRIANGLE**2)
    padded = np.full((sequences, states + 2 * reach), -np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1, axis=1)
    value = padded[:, reach : reach + states]
    origin = np.zeros((sequences, steps, states), np.int16)
    home = np.arange(states) - reach
    value[:] = log_likelihood[:, 0]
    for step in range(1, steps):
        arriving = windows + moves
        chosen = arriving.argmax(2)
        best = np.take_along_axis(arriving, chosen[..., None], 2)[..., 0]
        came_from = chosen + home
        leap = value.argmax(1)[:, None]
        leaping = np.take_along_axis(value, leap, 1) + _TINY
        if (leaping > best).any():
            came_from = np.where(leaping > best, leap, came_from)
            best = np.maximum(best, leaping)
        origin[:, step] = came_from
        value[:] = best + log_likelihood[:, step]
    return _traced(origin, value.argmax(1))


def _traced(origin: NDArray[np.int16], last: NDArray[np.int64]) -> NDArray[np.int64]:
    path = np.empty(origin.shape[:2], np.int64)
    path[:, -1] = last
    each = np.arange(len(path))
    for step in range(origin.shape[1] - 2, -1, -1):
        path[:, step] = origin[each, step + 1, path[:, step + 1]]
    return path
