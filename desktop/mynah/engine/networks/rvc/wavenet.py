"""The gated convolution stack (WaveNet, van den Oord et al. 2016) of posterior encoder and flow."""

from __future__ import annotations

from torch import Tensor, nn

from mynah.engine.networks.rvc.layers import NormedConv1d

KERNEL = 5


class WaveNet(nn.Module):
    """Layers of tanh * sigmoid gates with a speaker's shift; answers the sum of their skips."""

    def __init__(self, channels: int, layers: int, speaker_channels: int) -> None:
        super().__init__()
        self.channels, self.layers = channels, layers
        self.in_layers = nn.ModuleList(
            NormedConv1d(channels, 2 * channels, KERNEL, padding=KERNEL // 2) for _ in range(layers)
        )
        # The last layer has no next one to feed: it only skips.
        self.res_skip_layers = nn.ModuleList(
            NormedConv1d(channels, (1 if i == layers - 1 else 2) * channels, 1)
            for i in range(layers)
        )
        self.cond_layer = NormedConv1d(speaker_channels, 2 * channels * layers, 1)

    def forward(self, x: Tensor, mask: Tensor | None, speaker: Tensor) -> Tensor:
        """Map (batch, channels, frames) to the same shape.

        Args:
            x: (batch, channels, frames), zero where masked.
            mask: (batch, 1, frames), or None where nothing is masked.
            speaker: (batch, speaker channels, 1).
        """
        shifts = self.cond_layer(speaker).chunk(self.layers, dim=1)
        skips: Tensor | None = None
        for layer, (conv, res_skip) in enumerate(
            zip(self.in_layers, self.res_skip_layers, strict=True)
        ):
            tanh, sigmoid = (conv(x) + shifts[layer]).chunk(2, dim=1)
            out = res_skip(tanh.tanh() * sigmoid.sigmoid())
            if layer < self.layers - 1:
                residual, out = out.chunk(2, dim=1)
                x = x + residual if mask is None else (x + residual) * mask
            skips = out if skips is None else skips + out
        assert skips is not None  # noqa: S101 - there is at least one layer
        return skips if mask is None else skips * mask
