"""A Lite voice for the tracer: the transforms to frequencies and back are convolutions.

No runtime has torch's transforms of complex numbers. A convolution with windowed cosines and sines
is the forward one, and its transpose, divided by the overlapped windows, the inverse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from mynah.engine.networks.lite.synthesizer import LiteSynthesizer

_SILENT = 1e-11  # below, torch does not divide by the windows


class LiteForOnnx(nn.Module):
    """A Lite synthesiser for the tracer.

    Args:
        synthesizer: in evaluation mode; left as it is.
    """

    forward_kernel: Tensor
    inverse_kernel: Tensor
    square: Tensor

    def __init__(self, synthesizer: LiteSynthesizer) -> None:
        super().__init__()
        self.synthesizer = synthesizer
        config, window = synthesizer.config, synthesizer.window.double()
        self.hop, self.bins = config.hop, config.bins
        self.reach = config.n_fft // 2  # of a window to each side of its middle
        places = torch.arange(config.n_fft, dtype=torch.float64)
        # The product is a whole number: reduced before it is turned into an angle.
        turns = torch.outer(torch.arange(config.bins), torch.arange(config.n_fft)) % config.n_fft
        angles = turns.double() * (2 * torch.pi / config.n_fft)
        waves = torch.cat([angles.cos(), -angles.sin()])
        # All frequencies but the first and the last stand for their mirror images as well.
        weights = torch.full((config.bins,), 2.0, dtype=torch.float64)
        weights[0] = weights[-1] = 1.0
        back = waves * weights.repeat(2)[:, None] / len(places)
        self.register_buffer("forward_kernel", (waves * window)[:, None].float())
        self.register_buffer("inverse_kernel", (back * window)[:, None].float())
        self.register_buffer("square", window.square()[None, None].float())

    def forward(
        self,
        content: Tensor,
        f0: Tensor,
        loudness: Tensor,
        speaker: Tensor,
        pulses: Tensor,
        noise: Tensor,
    ) -> Tensor:
        """See `LiteSynthesizer.forward`."""
        gain, phase, noise_gain = self.synthesizer.filters(content, f0, loudness, speaker)
        gain, noise_gain, frames = gain.exp(), noise_gain.exp(), f0.shape[1]
        real, imaginary = self._spectrum(pulses, frames)
        noise_real, noise_imaginary = self._spectrum(noise, frames)
        cosine, sine = gain * phase.cos(), gain * phase.sin()
        filtered = torch.cat(
            [
                real * cosine - imaginary * sine + noise_real * noise_gain,
                real * sine + imaginary * cosine + noise_imaginary * noise_gain,
            ],
            dim=1,
        )
        filtered = functional.pad(filtered, (0, 1))
        wave = functional.conv_transpose1d(filtered, self.inverse_kernel, stride=self.hop)
        ones = torch.ones_like(filtered[:1, :1])
        overlapped = functional.conv_transpose1d(ones, self.square, stride=self.hop)
        wave = torch.where(overlapped > _SILENT, wave / overlapped.clamp_min(_SILENT), wave)
        return wave[:, 0, self.reach : self.reach + frames * self.hop]

    def _spectrum(self, signal: Tensor, frames: int) -> tuple[Tensor, Tensor]:
        """Real and imaginary part (batch, bins, frames)."""
        padded = functional.pad(signal[:, None], (self.reach, self.reach))
        both = functional.conv1d(padded, self.forward_kernel, stride=self.hop)[..., :frames]
        return both[:, : self.bins], both[:, self.bins :]
