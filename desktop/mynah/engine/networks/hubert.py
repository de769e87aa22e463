"""HuBERT base (Hsu et al. 2021), the network of ContentVec (Qian et al. 2022), for inference.

Written for speed on processors: time runs before channels everywhere, so that every convolution
but one is a matrix product over a view of its input; the group norm of the first convolution is
folded into that convolution's weights; products and GELU are one operation where oneDNN is there.
The result is that of transformers' `HubertModel` up to rounding.

Names of the weights are those of `transformers.HubertModel` with the older `weight_g`/`weight_v`
of the positional convolution; `mynah.engine.formats.hubert_file` brings every file to them.
"""

from __future__ import annotations

from typing import Self

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from mynah.engine.networks.hubert_config import (
    HOP,
    KERNELS,
    RECEPTIVE,
    STRIDES,
    HubertConfig,
    Weights,
    frames_of,
)

EPSILON = 1e-5
_STATISTICS_BLOCK = 1 << 16  # windows of the first convolution whose products are summed at once
_FRONT_FRAMES = 200  # 4 s that go through the convolutions at once: their inner frames are many


class Product(nn.Module):
    """Linear layer (`weight` (out, in), `bias` or None), optionally with GELU after it.

    Inputs of any floating type are brought to the type of the weights, and so is the answer.
    """

    def __init__(self, weight: Tensor, bias: Tensor | None, *, gelu: bool = False) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.register_buffer("bias", bias)
        self.gelu = gelu
        self._packed: Tensor | None = None

    weight: Tensor
    bias: Tensor | None

    def pack(self) -> None:
        """Bring the weights into oneDNN's own order; the plain ones are given up."""
        self._packed = torch.ops.mkldnn._reorder_linear_weight(self.weight)  # noqa: SLF001
        self.weight = self.weight.new_empty(0)  # keeps type and device

    def forward(self, x: Tensor) -> Tensor:
        """Map (..., in) to (..., out)."""
        x = x.to(self.weight.dtype)
        if self._packed is not None:
            after = "gelu" if self.gelu else "none"
            answer: Tensor = torch.ops.mkldnn._linear_pointwise(  # noqa: SLF001
                x, self._packed, self.bias, after, [], "none"
            )
            return answer
        y = F.linear(x, self.weight, self.bias)
        return F.gelu(y) if self.gelu else y


class Norm(nn.Module):
    """Layer norm over the last dimension, always computed in float32."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.register_buffer("weight", weight.float())
        self.register_buffer("bias", bias.float())

    weight: Tensor
    bias: Tensor

    def forward(self, x: Tensor) -> Tensor:
        """Normalise (..., width); the answer is float32."""
        return F.layer_norm(x.float(), self.weight.shape, self.weight, self.bias, EPSILON)


class FrontEnd(nn.Module):
    """The seven convolutions: samples at 16 kHz to (batch, frames, channels) at 50 Hz."""

    def __init__(self, weights: Weights, dtype: torch.dtype) -> None:
        super().__init__()
        self.dtype = dtype
        start = "feature_extractor.conv_layers."
        self.register_buffer("first", weights[f"{start}0.conv.weight"][:, 0].float())
        self.register_buffer("gain", weights[f"{start}0.layer_norm.weight"].float())
        self.register_buffer("shift", weights[f"{start}0.layer_norm.bias"].float())
        products = []
        for number in range(1, len(KERNELS)):
            kernel = weights[f"{start}{number}.conv.weight"]  # (out, in, k)
            flat = kernel.permute(0, 2, 1).reshape(len(kernel), -1)
            products.append(Product(flat.to(dtype), None, gelu=True))
        self.products = nn.ModuleList(products)

    first: Tensor
    gain: Tensor
    shift: Tensor

    def normalised_first(self, audio: Tensor) -> tuple[Tensor, Tensor]:
        """The first convolution with the group norm of these recordings inside.

        Every channel is its own group and the convolution is linear: mean and variance over time
        of its output follow from mean and covariance of the ten samples that it sees.

        Args:
            audio: float32 (batch, samples), whole recordings.

        Returns:
            Weights (batch, 10, channels) and biases (batch, 1, channels).
        """
        windows = audio.unfold(-1, KERNELS[0], STRIDES[0])
        count = windows.shape[1]
        batch = len(audio)
        sums = audio.new_zeros((batch, KERNELS[0]), dtype=torch.float64)
        squares = audio.new_zeros((batch, KERNELS[0], KERNELS[0]), dtype=torch.float64)
        for block in windows.split(_STATISTICS_BLOCK, dim=1):
            exact = block.double()
            sums += exact.sum(1)
            squares += exact.transpose(1, 2) @ exact
        mean = sums / count
        spread = squares / count - mean[:, :, None] * mean[:, None, :]
        kernel = self.first.double()
        variance = ((kernel @ spread) * kernel).sum(2).clamp(min=0)  # (batch, channels)
        scale = self.gain / torch.sqrt(variance + EPSILON)
        bias = self.shift - (mean @ kernel.T) * scale
        folded = (kernel.T[None] * scale[:, None, :]).float()
        return folded, bias[:, None, :].float()

    def forward(self, audio: Tensor, first: tuple[Tensor, Tensor]) -> Tensor:
        """Map float32 (batch, samples) to (batch, frames, channels) in the type of the weights.

        Args:
            audio: What is to be encoded.
            first: `normalised_first` of the recordings that it belongs to.
        """
        frames = frames_of(audio.shape[1])
        pieces = [
            self._piece(
                audio[:, start * HOP : (start + _FRONT_FRAMES - 1) * HOP + RECEPTIVE], first
            )
            for start in range(0, frames, _FRONT_FRAMES)
        ]
        return pieces[0] if len(pieces) == 1 else torch.cat(pieces, 1)

    def _piece(self, audio: Tensor, first: tuple[Tensor, Tensor]) -> Tensor:
        windows = audio.unfold(-1, KERNELS[0], STRIDES[0])
        kernel, bias = first
        x = torch.baddbmm(bias, windows, kernel)
        x = F.gelu(x.to(self.dtype))
        for product, size, stride in zip(self.products, KERNELS[1:], STRIDES[1:], strict=True):
            x = product(_windows(x, size, stride))
        return x


def _windows(x: Tensor, size: int, stride: int) -> Tensor:
    """What a convolution sees: (batch, frames, channels) to (batch, fewer, size * channels)."""
    batch, frames, channels = x.shape
    count = (frames - size) // stride + 1
    along = (frames * channels, stride * channels, 1)
    return x.as_strided((batch, count, size * channels), along)


class PositionalConv(nn.Module):
    """Grouped convolution over 128 frames whose output says where a frame is; GELU after it."""

    def __init__(self, weights: Weights, config: HubertConfig, dtype: torch.dtype) -> None:
        super().__init__()
        start = "encoder.pos_conv_embed.conv."
        direction, length = weights[f"{start}weight_v"].float(), weights[f"{start}weight_g"].float()
        kernel = direction * (length / direction.norm(dim=(0, 1), keepdim=True))
        kernel = kernel[:, :, None].to(dtype).contiguous(memory_format=torch.channels_last)
        self.register_buffer("weight", kernel)
        self.register_buffer("bias", weights[f"{start}bias"].to(dtype))
        self.groups = config.position_groups
        self.padding = config.position_kernel // 2

    weight: Tensor
    bias: Tensor

    def forward(self, x: Tensor) -> Tensor:
        """Map (batch, frames, width) to the same shape, in the type of the weights."""
        frames = x.shape[1]
        # As an image of height 1 the tensor already lies in memory as channels-last wants it.
        image = x.to(self.weight.dtype)[:, None].permute(0, 3, 1, 2)
        y = F.conv2d(image, self.weight, self.bias, padding=(0, self.padding), groups=self.groups)
        return F.gelu(y[:, :, 0, :frames].transpose(1, 2))


class Block(nn.Module):
    """Transformer block with the norms after the sums: self-attention, then feed-forward."""

    def __init__(self, weights: Weights, number: int, heads: int, dtype: torch.dtype) -> None:
        super().__init__()
        start = f"encoder.layers.{number}."

        def pair(*names: str) -> tuple[Tensor, Tensor]:
            both = [
                torch.cat([weights[f"{start}{name}.{part}"] for name in names])
                for part in ("weight", "bias")
            ]
            return both[0].to(dtype), both[1].to(dtype)

        self.heads = heads
        self.attention_in = Product(*pair(*(f"attention.{one}_proj" for one in "qkv")))
        self.attention_out = Product(*pair("attention.out_proj"))
        self.attention_norm = Norm(*pair("layer_norm"))
        self.feed_in = Product(*pair("feed_forward.intermediate_dense"), gelu=True)
        self.feed_out = Product(*pair("feed_forward.output_dense"))
        self.feed_norm = Norm(*pair("final_layer_norm"))

    def forward(self, x: Tensor) -> Tensor:
        """Map float32 (batch, frames, width) to the same."""
        batch, frames, width = x.shape
        # In float32 attention is as fast, and what decides who is attended to is not rounded again.
        joined = self.attention_in(x).float().view(batch, frames, 3, self.heads, -1)
        query, key, value = joined.permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(query, key, value)
        x = self.attention_norm(
            x + self.attention_out(mixed.transpose(1, 2).reshape(batch, frames, width))
        )
        fed: Tensor = self.feed_norm(x + self.feed_out(self.feed_in(x)))
        return fed


class Hubert(nn.Module):
    """The whole encoder, made from a file's weights; it cannot be trained.

    Args:
        config: `HubertConfig.of(weights)`.
        weights: Tensors by the names of `HubertConfig.shapes`.
        dtype: Of the large products; norms, sums between them and the answers are float32.
    """

    def __init__(
        self, config: HubertConfig, weights: Weights, dtype: torch.dtype = torch.float32
    ) -> None:
        super().__init__()
        self.config = config
        self.front = FrontEnd(weights, dtype)

        def pair(name: str) -> tuple[Tensor, Tensor]:
            return weights[f"{name}.weight"].to(dtype), weights[f"{name}.bias"].to(dtype)

        self.front_norm = Norm(*pair("feature_projection.layer_norm"))
        self.widen = Product(*pair("feature_projection.projection"))
        self.positions = PositionalConv(weights, config, dtype)
        self.norm = Norm(*pair("encoder.layer_norm"))
        blocks = [Block(weights, one, config.heads, dtype) for one in range(config.layers)]
        self.blocks = nn.ModuleList(blocks)
        self.projection = Product(*pair("final_proj")) if config.projection else None

    def pack(self) -> Self:
        """Bring the weights into oneDNN's order where this build of torch has it."""
        if torch.backends.mkldnn.is_available() and self.norm.weight.device.type == "cpu":
            for module in self.modules():
                if isinstance(module, Product):
                    module.pack()
        return self

    def normalised_first(self, audio: Tensor) -> tuple[Tensor, Tensor]:
        """See `FrontEnd.normalised_first`: of whole recordings, float32 (batch, samples)."""
        return self.front.normalised_first(audio)

    def forward(
        self, audio: Tensor, layer: int, first: tuple[Tensor, Tensor] | None = None
    ) -> Tensor:
        """Hidden state after so many transformer layers.

        Args:
            audio: float32 (batch, samples) at 16 kHz, at least 400 samples.
            layer: 0 to `config.layers`.
            first: `normalised_first` of the recordings that `audio` is a part of; None where it
                is whole.

        Returns:
            float32 (batch, frames_of(samples), width).
        """
        x: Tensor = self.front(audio, first or self.normalised_first(audio))
        x = self.widen(self.front_norm(x)).float()
        x = self.norm(x + self.positions(x))
        for block in self.blocks[:layer]:
            x = block(x)
        return x
