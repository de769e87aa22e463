"""RMVPE (Wei, Cao, Dan & Chen 2023): pitch by a deep U-Net over the mel spectrogram and a GRU.

Names and shapes are those of the published `rmvpe.pt`: 741 entries, 90 423 165 parameters. The
image has one row for every 10 ms frame and one column for each of 128 mels.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from mynah.engine.networks.pitch.batch_norm import scale_and_shift

MELS, BINS = 128, 360
LEVELS = 5
BLOCKS = 4  # in one level
DEEPEST = 4  # levels below the last halving
FIRST_CHANNELS = 16
MULTIPLE = 2**LEVELS  # frames have to be a multiple of this
GRU_WIDTH = 256
MOMENTUM = 0.01


class ResidualBlock(nn.Module):
    """Two 3 x 3 convolutions with batch norm and ReLU around a shortcut."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
            nn.BatchNorm2d(outputs, momentum=MOMENTUM),
            nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, padding=1, bias=False),
            nn.BatchNorm2d(outputs, momentum=MOMENTUM),
            nn.ReLU(),
        )
        self.shortcut = nn.Conv2d(inputs, outputs, 1) if inputs != outputs else None

    def forward(self, x: Tensor) -> Tensor:
        """(B, inputs, T, columns) to (B, outputs, T, columns)."""
        past = x if self.shortcut is None else self.shortcut(x)
        found: Tensor = self.conv(x).add_(past)
        return found


def _chain(inputs: int, outputs: int) -> nn.ModuleList:
    widths = [inputs, *[outputs] * BLOCKS]
    return nn.ModuleList(ResidualBlock(*widths[n : n + 2]) for n in range(BLOCKS))


class Level(nn.Module):
    """A chain of residual blocks on one resolution."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = _chain(inputs, outputs)

    def forward(self, x: Tensor) -> Tensor:
        """(B, inputs, T, columns) to (B, outputs, T, columns)."""
        for block in self.conv:
            x = block(x)
        return x


class Down(nn.Module):
    """Five levels, each half as high and wide as the one before and with twice the channels."""

    def __init__(self) -> None:
        super().__init__()
        self.bn = nn.BatchNorm2d(1, momentum=MOMENTUM)
        widths = [1, *(FIRST_CHANNELS << level for level in range(LEVELS))]
        self.layers = nn.ModuleList(Level(*widths[n : n + 2]) for n in range(LEVELS))

    def forward(self, x: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Image (B, 1, T, MELS) to the deepest one and what each level was before halving."""
        x, kept = self.bn(x), []
        for level in self.layers:
            x = level(x)
            kept.append(x)
            x = functional.avg_pool2d(x, 2)
        return x, kept


class Middle(nn.Module):
    """The levels at the lowest resolution."""

    def __init__(self) -> None:
        super().__init__()
        deepest = FIRST_CHANNELS << LEVELS
        widths = [deepest // 2, *[deepest] * DEEPEST]
        self.layers = nn.ModuleList(Level(*widths[n : n + 2]) for n in range(DEEPEST))

    def forward(self, x: Tensor) -> Tensor:
        """(B, 256, T / 32, 4) to (B, 512, T / 32, 4)."""
        for level in self.layers:
            x = level(x)
        return x


class UpLevel(nn.Module):
    """Doubles the resolution, joins what was kept there and goes through a chain of blocks."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        outputs = inputs // 2
        self.conv1 = nn.Sequential(
            nn.ConvTranspose2d(inputs, outputs, 3, 2, 1, output_padding=1, bias=False),
            nn.BatchNorm2d(outputs, momentum=MOMENTUM),
            nn.ReLU(),
        )
        self.conv2 = _chain(2 * outputs, outputs)

    def forward(self, x: Tensor, kept: Tensor) -> Tensor:
        """(B, inputs, T, columns) to (B, inputs / 2, 2 T, 2 columns)."""
        x = torch.cat([self.conv1(x), kept], 1)
        for block in self.conv2:
            x = block(x)
        return x


class Up(nn.Module):
    """Five levels back to the resolution of the input."""

    def __init__(self) -> None:
        super().__init__()
        deepest = FIRST_CHANNELS << LEVELS
        self.layers = nn.ModuleList(UpLevel(deepest >> n) for n in range(LEVELS))

    def forward(self, x: Tensor, kept: list[Tensor]) -> Tensor:
        """(B, 512, T / 32, 4) to (B, 16, T, MELS); `kept` is used up from its end."""
        for level in self.layers:
            x = level(x, kept.pop())
        return x


class UNet(nn.Module):
    """Down, through the middle and up again."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.intermediate, self.decoder = Down(), Middle(), Up()

    def forward(self, x: Tensor) -> Tensor:
        """(B, 1, T, MELS) to (B, 16, T, MELS)."""
        x, kept = self.encoder(x)
        found: Tensor = self.decoder(self.intermediate(x), kept)
        return found


class BidirectionalGru(nn.Module):
    """A GRU that reads the frames from both ends."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.gru = nn.GRU(inputs, GRU_WIDTH, batch_first=True, bidirectional=True)

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, inputs) to (B, T, 2 GRU_WIDTH)."""
        found: Tensor = self.gru(x)[0]
        return found


class Rmvpe(nn.Module):
    """The network."""

    def __init__(self) -> None:
        super().__init__()
        self.unet = UNet()
        self.cnn = nn.Conv2d(FIRST_CHANNELS, 3, 3, padding=1)
        self.fc = nn.Sequential(
            BidirectionalGru(3 * MELS),
            nn.Linear(2 * GRU_WIDTH, BINS),
            nn.Dropout(0.25),
            nn.Sigmoid(),
        )

    def forward(self, mel: Tensor) -> Tensor:
        """Log-mel (B, MELS, T), T a multiple of 32, to the activation (B, T, BINS), 0 to 1."""
        image = self.unet(mel.transpose(1, 2)[:, None])
        found: Tensor = self.fc(self.cnn(image).transpose(1, 2).flatten(2))
        return found


def fold_batch_norms(network: nn.Module) -> None:
    """Put every batch norm that follows a convolution into it, for inference alone."""
    for module in network.modules():
        if not isinstance(module, nn.Sequential):
            continue
        for place in range(len(module) - 1):
            conv, norm = module[place], module[place + 1]
            if isinstance(norm, nn.BatchNorm2d) and isinstance(
                conv, nn.Conv2d | nn.ConvTranspose2d
            ):
                _fold(conv, norm)
                module[place + 1] = nn.Identity()


def _fold(conv: nn.Conv2d | nn.ConvTranspose2d, norm: nn.BatchNorm2d) -> None:
    scale, shift = scale_and_shift(norm)
    shape = (1, -1, 1, 1) if isinstance(conv, nn.ConvTranspose2d) else (-1, 1, 1, 1)
    conv.weight = nn.Parameter(conv.weight * scale.view(shape), requires_grad=False)
    conv.bias = nn.Parameter(shift, requires_grad=False)
