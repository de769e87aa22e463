"""The shape of a HuBERT base network, as the tensors of a file have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from torch import Tensor

KERNELS = (10, 3, 3, 3, 3, 2, 2)
STRIDES = (5, 2, 2, 2, 2, 2, 2)
HOP = 320  # samples a frame: 20 ms at 16 kHz
RECEPTIVE = 400  # samples that the first frame sees
HEAD_WIDTH = 64

Weights = Mapping[str, Tensor]


def frames_of(samples: int) -> int:
    """Frames that the encoder gives for so many samples: 48000 -> 149, 16000 -> 49, 399 -> 0."""
    for kernel, stride in zip(KERNELS, STRIDES, strict=True):
        samples = max(0, (samples - kernel) // stride + 1)
    return samples


@dataclass(frozen=True)
class HubertConfig:
    """Shape of the network; the defaults are HuBERT base and ContentVec.

    Attributes:
        width: of the transformer, a multiple of 64 (the width of a head).
        layers: of the transformer.
        feed: width inside the feed-forward parts.
        channels: of the convolutions.
        position_kernel: frames that the positional convolution sees.
        position_groups: groups of the positional convolution.
        projection: width of `final_proj`; 0 where the file has none.
    """

    width: int = 768
    layers: int = 12
    feed: int = 3072
    channels: int = 512
    position_kernel: int = 128
    position_groups: int = 16
    projection: int = 256

    @property
    def heads(self) -> int:
        """Attention heads, 64 wide each."""
        return self.width // HEAD_WIDTH

    @classmethod
    def of(cls, weights: Weights) -> Self:
        """The shape that a file's tensors have.

        Raises:
            ValueError: They are not those of a HuBERT base network; says what differs.
        """
        shapes = {name: tuple(tensor.shape) for name, tensor in weights.items()}
        try:
            width, channels = shapes["feature_projection.projection.weight"]
            feed = shapes["encoder.layers.0.feed_forward.intermediate_dense.weight"][0]
            _, per_group, kernel = shapes["encoder.pos_conv_embed.conv.weight_v"]
        except (KeyError, ValueError) as error:
            raise ValueError(f"it has no {error}") from error
        if width % HEAD_WIDTH or not per_group or width % per_group:
            raise ValueError(f"its width {width} is not a multiple of {HEAD_WIDTH}")
        config = cls(
            width=width,
            layers=1 + max(_layer_numbers(shapes)),
            feed=feed,
            channels=channels,
            position_kernel=kernel,
            position_groups=width // per_group,
            projection=shapes["final_proj.weight"][0] if "final_proj.weight" in shapes else 0,
        )
        config.require(shapes)
        return config

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Name and shape of every tensor that the network needs."""
        width, channels = self.width, self.channels
        found: dict[str, tuple[int, ...]] = {}
        for number, kernel in enumerate(KERNELS):
            inputs = channels if number else 1
            found[f"feature_extractor.conv_layers.{number}.conv.weight"] = (
                channels,
                inputs,
                kernel,
            )
        pairs = {
            "feature_extractor.conv_layers.0.layer_norm": (channels,),
            "feature_projection.layer_norm": (channels,),
            "feature_projection.projection": (width, channels),
            "encoder.layer_norm": (width,),
        }
        for number in range(self.layers):
            start = f"encoder.layers.{number}."
            for letter in ("q", "k", "v", "out"):
                pairs[f"{start}attention.{letter}_proj"] = (width, width)
            pairs[f"{start}layer_norm"] = (width,)
            pairs[f"{start}feed_forward.intermediate_dense"] = (self.feed, width)
            pairs[f"{start}feed_forward.output_dense"] = (width, self.feed)
            pairs[f"{start}final_layer_norm"] = (width,)
        if self.projection:
            pairs["final_proj"] = (self.projection, width)
        for name, shape in pairs.items():
            found[f"{name}.weight"], found[f"{name}.bias"] = shape, shape[:1]
        conv, kernel = "encoder.pos_conv_embed.conv.", self.position_kernel
        found[f"{conv}bias"] = (width,)
        found[f"{conv}weight_g"] = (1, 1, kernel)
        found[f"{conv}weight_v"] = (width, width // self.position_groups, kernel)
        return found

    def require(self, shapes: Mapping[str, tuple[int, ...]]) -> None:
        """Check that all tensors are there and fit.

        Raises:
            ValueError: Says what is missing, or has another shape, or is not understood.
        """
        wanted = self.shapes()
        missing = sorted(wanted.keys() - shapes.keys())
        if missing:
            raise ValueError(f"it has no {_some(missing)}")
        for name, shape in wanted.items():
            if shapes[name] != shape:
                raise ValueError(f"{name} has the shape {shapes[name]} instead of {shape}")
        unknown = sorted(shapes.keys() - wanted.keys())
        if unknown:
            raise ValueError(f"it has {_some(unknown)}, which HuBERT base does not have")


def _layer_numbers(shapes: Mapping[str, object]) -> set[int]:
    start = "encoder.layers."
    digits = (name[len(start) :].partition(".")[0] for name in shapes if name.startswith(start))
    return {int(digit) for digit in digits if digit.isdecimal()}


def _some(names: Sequence[str]) -> str:
    rest = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + rest
