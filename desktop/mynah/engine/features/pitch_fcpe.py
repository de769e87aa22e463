"""The f0 method fcpe: its spectrogram, its network in windows, its decoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from mynah.engine.features.pitch_mel import HOP, SAMPLE_RATE, WINDOW, excerpt, log_mel
from mynah.engine.features.pitch_mel import slaney_filters as filters
from mynah.engine.features.pitch_weights import library_file, required_model
from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.engine.networks.pitch.decoding import averaged_pitch
from mynah.engine.networks.pitch.fcpe import CONTEXT, Fcpe, GroupStatistics
from mynah.engine.networks.pitch.loading import load_strictly
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray
    from torch import Tensor

THRESHOLD = 0.006
PADDING = (WINDOW - HOP) // 2
PIECE = 3000  # frames worked on at once
MOST_BYTES = 1 << 28


class FcpeTracker:
    """FCPE with `fcpe.pt` of the models or the weights in an installed torchfcpe."""

    def __init__(self, path: Path | None = None, device: str = "cpu") -> None:
        """Load the weights.

        Args:
            path: Of the file; None looks for one.
            device: As torch names it; it must have float64.

        Raises:
            MynahError: MISSING_MODEL, BAD_INPUT or BROKEN_FILE.
        """
        if path is None:
            installed = library_file("torchfcpe", "assets/fcpe_c_v001.pt")
            path = required_model("fcpe", "fcpe*.pt", installed)
        self._network = load_strictly(Fcpe, _weights(path), path.name).to(device)

    @torch.inference_mode()
    def track(self, audio: NDArray[np.float32]) -> NDArray[np.float32]:
        """Pitch of float32 (samples,) at 16 kHz: (samples // 160,) Hz, 0 unvoiced."""
        frames = len(audio) // HOP
        if not frames:
            return np.zeros(0, np.float32)
        pitch = np.zeros(frames, np.float32)
        total = frames + 1  # the last one is heard twice, as in torchfcpe
        statistics = self._statistics(audio, total)
        for first in range(0, frames, PIECE):
            last = min(first + PIECE, frames)
            begin, end = max(0, first - CONTEXT), min(last + CONTEXT, total)
            begun = self._beginning(audio, begin, end, total)
            heard = self._network.ending(begun[None], statistics)[0]
            wanted = heard[first - begin : last - begin]
            found = averaged_pitch(wanted, self._network.cent_table, THRESHOLD, clamp=True)
            pitch[first:last] = found.cpu().numpy()
        return pitch

    def _statistics(self, audio: NDArray[np.float32], total: int) -> GroupStatistics:
        pieces = (
            GroupStatistics.of(self._beginning(audio, first, min(first + PIECE, total), total))
            for first in range(0, total, PIECE)
        )
        statistics = next(pieces)
        for piece in pieces:
            statistics = statistics + piece
        return statistics

    def _beginning(self, audio: NDArray[np.float32], first: int, last: int, total: int) -> Tensor:
        """The first layer's answer for the frames `first` to `last`, (WIDTH, last - first)."""
        begin, end = max(0, first - 1), min(last + 1, total)
        mel = _spectrogram(audio, begin, end, self._network.cent_table.device)
        begun = self._network.beginning(mel.T[None])[0]
        return begun[:, first - begin : last - begin]


def _spectrogram(audio: NDArray[np.float32], first: int, last: int, device: torch.device) -> Tensor:
    """Log-mel of the frames `first` to `last`, (MELS, last - first); the last comes twice."""
    have = max(1, len(audio) // HOP)
    upto = min(last, have)
    short = max(PADDING, WINDOW - PADDING - len(audio)) >= len(audio)
    start = min(first, have - 1)
    samples = excerpt(
        audio, start * HOP - PADDING, (upto - 1) * HOP + WINDOW - PADDING, reflect=not short
    )
    mel = log_mel(samples, filters(SAMPLE_RATE / 2).to(device), _magnitude)
    places = torch.arange(first, last, device=device).clamp_max(have - 1) - start
    return mel[:, places]


def _magnitude(spectrum: Tensor) -> Tensor:
    return (spectrum.real.square() + spectrum.imag.square() + 1e-9).sqrt()


def _weights(path: Path) -> Mapping[str, object]:
    state = read_checkpoint(path, most_bytes=MOST_BYTES).get("model")
    if not isinstance(state, dict):
        raise MynahError(
            ErrorCode.BAD_INPUT, f"{path.name} holds no weights of FCPE.", detail=str(path)
        )
    return state
