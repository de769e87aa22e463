"""Cheap judges of the adversarial stage: small 2-D networks on log-mel at several resolutions.

After the multi-resolution spectrogram discriminators of UnivNet (Jang et al. 2021), on mel bands
so that two cores can afford them.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from mynah.engine.features.logmel import mel_edges
from mynah.engine.features.spectra import log_mel_bands
from mynah.engine.networks.lite.synthesizer import LEARNT

VIEWS = ((16, 64), (32, 96), (64, 128))  # window in milliseconds, mel bands
CHANNELS = 24


class MelJudge(nn.Module):
    """Scores patches of one log-mel view: (batch, mels, frames) to scores and inner features."""

    def __init__(self, channels: int = CHANNELS) -> None:
        super().__init__()
        shapes = [
            (1, channels, 1),
            (channels, channels, 2),
            (channels, 2 * channels, 2),
            (2 * channels, 2 * channels, 2),
        ]
        self.layers = nn.ModuleList(
            nn.utils.parametrizations.weight_norm(
                nn.Conv2d(inner, outer, (5, 3), (stride, 1), (2, 1))
            )
            for inner, outer, stride in shapes
        )
        self.score = nn.Conv2d(2 * channels, 1, (3, 3), padding=1)

    def forward(self, view: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Return scores (batch, 1, mels / 8, frames) and the features of each layer."""
        x, features = (view[:, None] + 4) / 3, []
        for layer in self.layers:
            x = functional.leaky_relu(layer(x), 0.1)
            features.append(x)
        return self.score(x), features


class MelJudges(nn.Module):
    """One `MelJudge` for each of VIEWS."""

    def __init__(self, sample_rate: int) -> None:
        super().__init__()
        self.sample_rate = sample_rate
        self.judges = nn.ModuleList(MelJudge() for _ in VIEWS)

    def forward(self, audio: Tensor, top_hz: Tensor) -> list[tuple[Tensor, list[Tensor]]]:
        """Judge float32 (batch, samples); bands above `top_hz` are hidden from the judges."""
        answers = []
        for judge, (milliseconds, n_mels) in zip(self.judges, VIEWS, strict=True):
            length = milliseconds * self.sample_rate // 1000
            view = log_mel_bands(audio, length, n_mels, self.sample_rate)
            edges = mel_tops(n_mels, self.sample_rate)
            hidden = edges[None] > top_hz[:, None] * LEARNT
            answers.append(judge(view.masked_fill(hidden[..., None], -8.0)))
        return answers


def mel_tops(n_mels: int, sample_rate: int) -> Tensor:
    """Upper edge of each mel filter in Hz, float32 (n_mels,)."""
    return torch.from_numpy(mel_edges(n_mels, sample_rate / 2)[2:]).float()


def judge_loss(
    real: list[tuple[Tensor, list[Tensor]]], made: list[tuple[Tensor, list[Tensor]]]
) -> Tensor:
    """Least-squares loss of the judges (Mao et al. 2017)."""
    losses = [
        (1 - r[0].float()).square().mean() + m[0].float().square().mean()
        for r, m in zip(real, made, strict=True)
    ]
    return torch.stack(losses).mean()


def persuasion_loss(
    real: list[tuple[Tensor, list[Tensor]]], made: list[tuple[Tensor, list[Tensor]]]
) -> tuple[Tensor, Tensor]:
    """Losses of the synthesiser: adversarial, and feature matching (Larsen et al. 2016)."""
    adversarial = [(1 - m[0].float()).square().mean() for m in made]
    matching = [
        (a.float() - b.float()).abs().mean() / a.float().abs().mean().clamp_min(1e-3)
        for r, m in zip(real, made, strict=True)
        for a, b in zip(r[1], m[1], strict=True)
    ]
    return torch.stack(adversarial).mean(), torch.stack(matching).mean()
