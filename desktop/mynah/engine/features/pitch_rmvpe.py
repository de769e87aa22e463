"""The f0 method rmvpe: its spectrogram, its network in windows, its decoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from mynah.engine.features.pitch_mel import (
    HOP,
    SAMPLE_RATE,
    WINDOW,
    excerpt,
    htk_filters,
    log_mel,
)
from mynah.engine.features.pitch_weights import required_model
from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.engine.networks.pitch.decoding import averaged_pitch
from mynah.engine.networks.pitch.loading import load_strictly
from mynah.engine.networks.pitch.rmvpe import BINS, MULTIPLE, Rmvpe, fold_batch_norms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

CPU = torch.device("cpu")
THRESHOLD = 0.03
LOWEST_HZ, HIGHEST_HZ = 30.0, SAMPLE_RATE / 2
CENTS = 20 * torch.arange(BINS) + 1997.3794084376191
MOST_BYTES = 1 << 30

# Frames worked on at once, and how many more on each side are heard and thrown away. Both are
# multiples of 32, so that the halvings of the network fall on the same frames as in one piece.
PIECE, CONTEXT = 4096, 256


class RmvpeTracker:
    """RMVPE with the file that the RVC family uses, `rmvpe.pt`."""

    def __init__(self, path: Path | None = None, device: str = "cpu") -> None:
        """Load the weights.

        Args:
            path: Of the file; None looks among the models.
            device: As torch names it.

        Raises:
            MynahError: MISSING_MODEL, BAD_INPUT or BROKEN_FILE.
        """
        path = path or required_model("rmvpe", "rmvpe*.pt")
        state = read_checkpoint(path, most_bytes=MOST_BYTES)
        network = load_strictly(Rmvpe, state, path.name)
        fold_batch_norms(network)
        self._network: Callable[[Tensor], Tensor] = network.to(device)
        self._cents = CENTS.to(device)

    @torch.inference_mode()
    def track(self, audio: NDArray[np.float32]) -> NDArray[np.float32]:
        """Pitch of float32 (samples,) at 16 kHz: (samples // 160,) Hz, 0 unvoiced."""
        total = 1 + len(audio) // HOP
        pitch = np.zeros(total, np.float32)
        for first in range(0, total - 1, PIECE):
            last = min(first + PIECE, total)
            begin, end = max(0, first - CONTEXT), min(last + CONTEXT, total)
            heard = self._activation(_spectrogram(audio, begin, end, self._cents.device))
            wanted = heard[first - begin : last - begin]
            pitch[first:last] = averaged_pitch(wanted, self._cents, THRESHOLD).cpu().numpy()
        return pitch[:-1]

    def _activation(self, mel: Tensor) -> Tensor:
        """(MELS, T) to (T, BINS), through a multiple of 32 frames, the end mirrored."""
        frames = mel.shape[1]
        places = torch.arange(-(-frames // MULTIPLE) * MULTIPLE, device=mel.device)
        period = max(1, 2 * (frames - 1))
        mirrored = places.remainder(period)
        mirrored = torch.minimum(mirrored, period - mirrored) if frames > 1 else 0 * places
        return self._network(mel[None, :, mirrored])[0, :frames]


def _spectrogram(
    audio: NDArray[np.float32], first: int, last: int, device: torch.device = CPU
) -> Tensor:
    """Log-mel of the frames `first` to `last` around samples 160 n, (MELS, last - first)."""
    half = WINDOW // 2
    samples = excerpt(audio, first * HOP - half, (last - 1) * HOP + half)
    return log_mel(samples, htk_filters(LOWEST_HZ, HIGHEST_HZ).to(device), torch.abs)
