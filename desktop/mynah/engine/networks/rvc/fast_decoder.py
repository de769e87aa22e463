"""The decoder for conversion on a processor: the same sums in an order that suits its caches.

Measured against the plain layers, which stay what training uses:

* Everything is a matrix (time, channels), the layout in which oneDNN's convolutions need no
  reordering; narrow stages are up to twice as fast.
* A transposed convolution of rate u is one convolution to u times the channels, whose rows are
  then read as u rows each (a polyphase filter): no scattering, and the crop is a view.
* Leaky ReLUs and residual sums happen inside the convolutions where the library can do so.
* The excitation is added by one small matrix product, a mean of resblocks is a sum whose divisor
  is in the next weights, and biases that meet are added beforehand.
* Long recordings are decoded in tiles with just the context that their samples depend on. Below
  some 30 MB the allocator hands the same memory out again; above, every result pays for fresh
  pages, up to twenty times the price of an element-wise sum.
* In bfloat16 only what convolutions read and answer is rounded; the sums of the residual blocks
  stay in float32, which is worth 11 dB for 3 % of the time.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from mynah.engine.networks.rvc.fused_conv import conv, conv_added, conv_leaky
from mynah.engine.networks.rvc.vocoder import (
    EDGE_KERNEL,
    LAST_SLOPE,
    SLOPE,
    Decoder,
    Decoding,
    ResBlock,
    context_frames,
)

if TYPE_CHECKING:
    from mynah.engine.networks.rvc.config import RvcConfig

NARROW_TILE = 500  # frames for the first stage, which is narrow in samples and needs context
WIDE_TILE = 100  # frames for the others; 200 is no faster and takes 400 MB more in float32


class FastDecoder(Decoding):
    """`Decoder` whose weights are folded, laid out anew, and in the asked precision."""

    def __init__(self, config: RvcConfig, plain: Decoder, dtype: torch.dtype) -> None:
        """Take over the weights of a decoder whose weight norm is folded.

        Args:
            config: shape.
            plain: its weights are copied.
            dtype: of the stages' convolutions; excitation, first and last layer are float32.
        """
        super().__init__()
        self.hop, self.rate = config.hop, config.upsample_rates[0]
        self.context, self.wide_context = context_frames(config), context_frames(config, 1)
        if config.f0:
            self.m_source = plain.m_source
        self.cond = plain.cond
        self.first = _Convolution(plain.conv_pre, torch.float32)
        self.stages = nn.ModuleList(
            _Stage(config, plain, number, dtype) for number in range(len(config.upsample_rates))
        )
        # (kernel, channels) with the last stage's mean in it.
        last = plain.conv_post.weight.detach()[0].T.float() / len(config.resblock_kernels)
        self.last = nn.Parameter(last.contiguous(), requires_grad=False)

    def forward(self, z: Tensor, source: Tensor | None, speaker: Tensor) -> Tensor:
        """Decode (batch, latent, frames) to (batch, 1, frames * hop), as `Decoder` does."""
        shift = self.cond(speaker).squeeze(2)
        audio = z.new_empty(len(z), 1, z.shape[2] * self.hop, dtype=torch.float32)
        for item in range(len(z)):
            excitation = None if source is None else source[item, 0]
            self._decode(z[item].T.contiguous(), excitation, shift[item], audio[item, 0])
        return audio

    def _decode(self, z: Tensor, source: Tensor | None, shift: Tensor, audio: Tensor) -> None:
        """Decode one item (frames, latent) into audio (frames * hop,), tile by tile."""
        frames, hop = len(z), self.hop
        for first, last in _tiles(0, frames, NARROW_TILE):
            start, stop = max(first - self.context, 0), min(last + self.context, frames)
            heard = None if source is None else source[start * hop : stop * hop]
            x = F.leaky_relu_(self.first(z[start:stop], shift=shift), SLOPE)
            x = self.stages[0](x, heard)
            self._finish(x, heard, (first - start, last - start), audio[first * hop : last * hop])

    def _finish(
        self, x: Tensor, source: Tensor | None, wanted: tuple[int, int], audio: Tensor
    ) -> None:
        """The stages after the first, for the wanted frames of x (frames * rate, channels)."""
        hop, rate, frames, offset = self.hop, self.rate, len(x) // self.rate, wanted[0]
        for first, last in _tiles(*wanted, WIDE_TILE):
            start = max(first - self.wide_context, 0)
            stop = min(last + self.wide_context, frames)
            y = x[start * rate : stop * rate]
            heard = None if source is None else source[start * hop : stop * hop]
            for stage in self.stages[1:]:
                y = stage(y, heard)
            samples = self._last(y)[(first - start) * hop : (last - start) * hop]
            torch.tanh(samples, out=audio[(first - offset) * hop : (last - offset) * hop])

    def _last(self, x: Tensor) -> Tensor:
        """The last convolution of (samples, channels) to one channel: (samples,)."""
        taps = x.float() @ self.last.T
        samples, reach = len(x), EDGE_KERNEL // 2
        padded = F.pad(taps, (0, 0, reach, reach))
        total = padded[:samples, 0].clone()
        for tap in range(1, EDGE_KERNEL):
            total += padded[tap : tap + samples, tap]
        return total


def _tiles(first: int, last: int, most: int) -> list[tuple[int, int]]:
    """Cut a stretch of frames into equal parts of at most so many."""
    count = math.ceil((last - first) / most)
    edges = [first + (last - first) * i // count for i in range(count + 1)]
    return list(itertools.pairwise(edges))


class _Convolution(nn.Module):
    """A folded convolution that keeps the length, on (time, channels)."""

    def __init__(self, plain: nn.Module, dtype: torch.dtype) -> None:
        super().__init__()
        assert isinstance(plain, nn.Conv1d)  # noqa: S101 - weight norm is folded
        weight = plain.weight.detach().unsqueeze(2).to(dtype)
        self.weight = _frozen(weight.contiguous(memory_format=torch.channels_last))
        self.bias = _frozen(_bias(plain).to(dtype))
        self.dilation = int(plain.dilation[0])
        self.padding = self.dilation * (weight.shape[3] - 1) // 2

    def forward(self, x: Tensor, shift: Tensor | None = None) -> Tensor:
        """Convolve; `shift` (channels,) is added to the bias."""
        bias = self.bias if shift is None else self.bias + shift
        return conv(x, self.weight, bias, self.padding, self.dilation)

    def leaky(self, x: Tensor) -> Tensor:
        """Convolve, then leaky ReLU."""
        return conv_leaky(x, self.weight, self.bias, self.padding, self.dilation, SLOPE)

    def added(self, x: Tensor, to: Tensor) -> Tensor:
        """Convolve and add to another (time, channels), which is changed and answered."""
        return conv_added(x, self.weight, self.bias, self.padding, self.dilation, to)


class _Stage(nn.Module):
    """Up-sample, add the excitation, sum of the resblocks, leaky ReLU."""

    def __init__(self, config: RvcConfig, plain: Decoder, number: int, dtype: torch.dtype) -> None:
        super().__init__()
        count = len(config.resblock_kernels)
        self.dtype = dtype
        self.slope = LAST_SLOPE if number == len(config.upsample_rates) - 1 else SLOPE
        self.up = _Upsampling(plain.ups[number], 1.0 if number == 0 else 1 / count, dtype)
        self.stride = 0
        if config.f0:
            noise = plain.noise_convs[number]
            assert isinstance(noise, nn.Conv1d)  # noqa: S101
            self.stride = int(noise.stride[0])
            self.pad = int(noise.padding[0])
            self.noise = _frozen(noise.weight.detach()[:, 0].T.float().contiguous())
            self.up.add_to_bias(_bias(noise))
        self.blocks = nn.ModuleList(
            _Block(block, dtype)
            for block in plain.resblocks[number * count : (number + 1) * count]
            if isinstance(block, ResBlock)
        )

    def forward(self, x: Tensor, source: Tensor | None) -> Tensor:
        """Map (time, channels) to float32 (time * rate, channels / 2)."""
        x = self.up(x.to(self.dtype)).float()
        if self.stride and source is not None:
            padded = F.pad(source, (self.pad, self.pad))
            x.addmm_(padded.unfold(0, len(self.noise), self.stride), self.noise)
        active = activated(x, self.dtype)
        total: Tensor | None = None
        for block in self.blocks:
            total = block(x, active, total)
        assert total is not None  # noqa: S101 - there is at least one block
        return F.leaky_relu_(total, self.slope)


class _Upsampling(nn.Module):
    """A transposed convolution as a convolution to all its phases."""

    def __init__(self, plain: nn.Module, scale: float, dtype: torch.dtype) -> None:
        super().__init__()
        assert isinstance(plain, nn.ConvTranspose1d)  # noqa: S101 - weight norm is folded
        self.rate, self.crop = int(plain.stride[0]), int(plain.padding[0])
        weight = plain.weight.detach().float() * scale  # (channels, out, kernel)
        channels, out, kernel = weight.shape
        self.out = out
        self.taps = math.ceil(kernel / self.rate)
        # Before the crop, sample t * rate + r hears x[t - d] through tap r + d * rate.
        padded = F.pad(weight, (0, self.taps * self.rate - kernel))
        phases = padded.reshape(channels, out, self.taps, self.rate).flip(2)
        phases = phases.permute(3, 1, 0, 2).reshape(self.rate * out, channels, 1, self.taps)
        phases = phases.to(dtype).contiguous(memory_format=torch.channels_last)
        self.weight = _frozen(phases)
        self.bias = _frozen(_bias(plain).to(dtype).repeat(self.rate))

    def add_to_bias(self, bias: Tensor) -> None:
        """Add (out channels,) to what every sample gets."""
        self.bias.add_(bias.to(self.bias.dtype).repeat(self.rate))

    def forward(self, x: Tensor) -> Tensor:
        """Map (time, channels) to (time * rate, out channels)."""
        whole = conv(x, self.weight, self.bias, self.taps - 1, 1).view(-1, self.out)
        return whole[self.crop : self.crop + len(x) * self.rate]


class _Pair(nn.Module):
    """A dilated and a plain convolution with a leaky ReLU between them."""

    def __init__(self, dilated: nn.Module, plain: nn.Module, dtype: torch.dtype) -> None:
        super().__init__()
        self.dilated, self.plain = _Convolution(dilated, dtype), _Convolution(plain, dtype)

    def forward(self, active: Tensor, to: Tensor) -> Tensor:
        """Add what it makes of an activated (time, channels) to another, which is answered."""
        return self.plain.added(self.dilated.leaky(active), to)


class _Block(nn.Module):
    """`ResBlock` on (time, channels)."""

    def __init__(self, plain: ResBlock, dtype: torch.dtype) -> None:
        super().__init__()
        self.pairs = nn.ModuleList(
            _Pair(first, second, dtype)
            for first, second in zip(plain.convs1, plain.convs2, strict=True)
        )

    def forward(self, x: Tensor, active: Tensor, total: Tensor | None) -> Tensor:
        """Add this block's output to a total.

        Args:
            x: (time, channels) float32, left as it is.
            active: its leaky ReLU, which all blocks of a stage begin with.
            total: what blocks before made, changed and answered; None begins one.
        """
        x, dtype = x.clone(), active.dtype
        for pair in self.pairs[:-1]:
            pair(active, x)
            active = activated(x, dtype)
        total = x if total is None else total.add_(x)
        added: Tensor = self.pairs[-1](active, total)
        return added


def activated(x: Tensor, dtype: torch.dtype) -> Tensor:
    """Leaky ReLU of float32 x in the given type; x is left as it is."""
    if x.dtype == dtype:
        return F.leaky_relu(x, SLOPE)
    return F.leaky_relu_(x.to(dtype), SLOPE)


def _frozen(tensor: Tensor) -> nn.Parameter:
    return nn.Parameter(tensor, requires_grad=False)


def _bias(layer: nn.Conv1d | nn.ConvTranspose1d) -> Tensor:
    assert layer.bias is not None  # noqa: S101 - only the very last layer has none
    return layer.bias.detach()
