"""The decoder (``dec``): latents and an excitation to the waveform.

HiFi-GAN's generator (Kong et al. 2020) with the excitation of a neural source-filter model (Wang
et al. 2019) added after every up-sampling.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from mynah.engine.networks.rvc.layers import NormedConv1d, NormedConvTranspose1d
from mynah.engine.networks.rvc.source import HarmonicSource

if TYPE_CHECKING:
    from mynah.engine.networks.rvc.config import RvcConfig

SLOPE = 0.1
LAST_SLOPE = 0.01
EDGE_KERNEL = 7


class ResBlock(nn.Module):
    """Three times: a dilated and a plain convolution, each after a leaky ReLU, added."""

    def __init__(self, channels: int, kernel: int, dilations: tuple[int, ...]) -> None:
        super().__init__()
        self.convs1 = nn.ModuleList(
            NormedConv1d(
                channels, channels, kernel, dilation=step, padding=(kernel * step - step) // 2
            )
            for step in dilations
        )
        self.convs2 = nn.ModuleList(
            NormedConv1d(channels, channels, kernel, padding=kernel // 2) for _ in dilations
        )

    def forward(self, x: Tensor) -> Tensor:
        """Map (batch, channels, time) to the same shape."""
        for dilated, plain in zip(self.convs1, self.convs2, strict=True):
            x = x + plain(F.leaky_relu(dilated(F.leaky_relu(x, SLOPE)), SLOPE))
        return x


class Decoding(nn.Module):
    """What decoders have in common: an excitation, if the voice follows a pitch."""

    m_source: HarmonicSource


class Decoder(Decoding):
    """Latents at 100 frames a second to samples."""

    def __init__(self, config: RvcConfig) -> None:
        super().__init__()
        self.rates = config.upsample_rates
        self.kernels = len(config.resblock_kernels)
        top = config.upsample_channels
        widths = [top // 2 ** (i + 1) for i in range(len(self.rates))]
        if config.f0:
            self.m_source = HarmonicSource(config.hop, config.sample_rate)
            self.noise_convs = nn.ModuleList(
                _noise_conv(width, math.prod(self.rates[i + 1 :])) for i, width in enumerate(widths)
            )
        self.conv_pre = nn.Conv1d(config.inter_channels, top, EDGE_KERNEL, padding=3)
        self.ups = nn.ModuleList(
            NormedConvTranspose1d(
                2 * width, width, kernel, stride=rate, padding=(kernel - rate) // 2
            )
            for width, rate, kernel in zip(widths, self.rates, config.upsample_kernels, strict=True)
        )
        self.resblocks = nn.ModuleList(
            ResBlock(width, kernel, dilations)
            for width in widths
            for kernel, dilations in zip(
                config.resblock_kernels, config.resblock_dilations, strict=True
            )
        )
        self.conv_post = nn.Conv1d(widths[-1], 1, EDGE_KERNEL, padding=3, bias=False)
        self.cond = nn.Conv1d(config.gin_channels, top, 1)

    def forward(self, z: Tensor, source: Tensor | None, speaker: Tensor) -> Tensor:
        """Decode (batch, latent, frames) to (batch, 1, frames * hop) within -1 to 1.

        Args:
            z: latents, zero where masked.
            source: (batch, 1, frames * hop) of `m_source`, or None without pitch.
            speaker: (batch, speaker channels, 1).
        """
        # Learning in bfloat16 keeps pace with float32 only if what the resblocks add up, and the
        # samples, are not rounded to its 8 bits; the factors of products may be.
        learning = torch.is_autocast_enabled(z.device.type)
        z = z.to(self.conv_pre.weight.dtype)
        x = self.conv_pre(z) + self.cond(speaker.to(z.dtype))
        for stage, up in enumerate(self.ups):
            x = up(F.leaky_relu(x, SLOPE))
            if learning:
                x = x.float()
            if source is not None:
                x = x + self.noise_convs[stage](source.to(z.dtype))
            x = self._mixed(stage, x)
        x = F.leaky_relu(x, LAST_SLOPE).to(self.conv_post.weight.dtype)
        with torch.autocast(x.device.type, enabled=False):
            return torch.tanh(self.conv_post(x))

    def _mixed(self, stage: int, x: Tensor) -> Tensor:
        """Mean of the stage's resblocks."""
        first = stage * self.kernels
        total: Tensor = self.resblocks[first](x)
        for block in self.resblocks[first + 1 : first + self.kernels]:
            total = total + block(x)
        return total / self.kernels


def _noise_conv(channels: int, stride: int) -> nn.Conv1d:
    """Excitation at the full rate to the rate of a stage that `stride` more samples follow."""
    if stride == 1:
        return nn.Conv1d(1, channels, 1)
    return nn.Conv1d(1, channels, 2 * stride, stride=stride, padding=stride // 2)


def context_frames(config: RvcConfig, first_stage: int = 0) -> int:
    """Frames to each side that the samples of a frame depend on, from a stage's input onward."""
    samples_a_frame = config.hop
    frames = EDGE_KERNEL // 2 / samples_a_frame
    reach = max(
        sum((kernel // 2) * (step + 1) for step in steps)
        for kernel, steps in zip(config.resblock_kernels, config.resblock_dilations, strict=True)
    )
    ups = list(zip(config.upsample_rates, config.upsample_kernels, strict=True))
    for rate, kernel in reversed(ups[first_stage:]):
        frames += reach / samples_a_frame
        samples_a_frame //= rate
        frames += math.ceil(kernel / rate) / samples_a_frame
    return math.ceil(frames) + (EDGE_KERNEL // 2 if first_stage == 0 else 0)
