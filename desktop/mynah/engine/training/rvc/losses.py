"""Losses of RVC training: least-squares adversarial, feature matching, log-mel and divergence.

Formulas as in VITS (Kim et al. 2021) and HiFi-GAN (Kong et al. 2020), with the family's weights.
Everything is summed in float32, whatever precision the networks ran in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Sequence

MATCHING_WEIGHT = 2.0
MEL_WEIGHT = 45.0
DIVERGENCE_WEIGHT = 1.0


def judging_loss(real: Tensor, made: Tensor) -> Tensor:
    """What one judge minimises: mean (1 - D(real))^2 + mean D(made)^2."""
    return (1 - real.float()).square().mean() + made.float().square().mean()


def persuading_loss(made: Tensor) -> Tensor:
    """What the generator minimises for one judge: mean (1 - D(made))^2."""
    return (1 - made.float()).square().mean()


def matching_loss(real: Sequence[Tensor], made: Sequence[Tensor]) -> Tensor:
    """Sum over the feature maps of one judge, scores included, of mean |real - made|."""
    parts = [functional.l1_loss(m.float(), r.float()) for r, m in zip(real, made, strict=True)]
    return torch.stack(parts).sum()


def mel_loss(real: Tensor, made: Tensor) -> Tensor:
    """Mean absolute difference of two log-mel spectrograms."""
    return functional.l1_loss(made, real)


def divergence_loss(
    z_p: Tensor, logs_q: Tensor, m_p: Tensor, logs_p: Tensor, mask: Tensor, frames: Tensor | float
) -> Tensor:
    """Divergence of the posterior from the prior, of one sample of it, per valid frame.

    In float32: exp(-2 logs_p) leaves the range of halves for deviations below e^-5.5.

    Args:
        z_p: (batch, channels, frames) sample of the posterior after the flow.
        logs_q: the same shape, logarithm of the posterior's deviation.
        m_p: the same shape, mean of the prior.
        logs_p: the same shape, logarithm of the prior's deviation.
        mask: (batch, 1, frames), 1 for valid frames.
        frames: number of valid frames that the sum is divided by.
    """
    with torch.autocast(z_p.device.type, enabled=False):
        z_p, logs_q, m_p, logs_p = (x.float() for x in (z_p, logs_q, m_p, logs_p))
        spread = (z_p - m_p).square() * torch.exp(-2 * logs_p)
        divergence = logs_p - logs_q - 0.5 + 0.5 * spread
        return (divergence * mask).sum() / frames
