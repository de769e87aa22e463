"""Content features of whole recordings with the shipped Lite encoder, at bounded memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file

from mynah.engine.features.logmel import HOP, compress, mel_power
from mynah.engine.networks.lite.encoder import ContentEncoder
from mynah.engine.run_faults import raise_if_memory
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

WINDOW_FRAMES = 800  # 8 s at 100 Hz, the lengths the encoder was distilled on
CONTEXT_FRAMES = 100  # 1 s at each side that is thrown away
ENCODER_FILE = "models/lite_encoder.safetensors"


@dataclass(frozen=True)
class ContentModel:
    """The content encoder, ready to use; `path` is where its weights came from."""

    encoder: ContentEncoder
    path: Path

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the weights file."""
        return sha256(self.path.read_bytes()).hexdigest()

    @torch.inference_mode()
    def features(
        self, audio: NDArray[np.float32], rate: float = 1.0, warp: float = 1.0
    ) -> NDArray[np.float32]:
        """Content of float32 (samples,) at 16 kHz: float32 (samples // 320, width), 50 Hz.

        Args:
            audio: the recording, already resampled by `rate`.
            rate: how much faster `audio` plays than the original; frames keep the original's time.
            warp: see `logmel.log_mel`.
        """
        frames = int(len(audio) * rate) // HOP // 2 * 2
        if not frames:
            return np.zeros((0, self.encoder.config.width), np.float32)
        mel = mel_power(torch.from_numpy(audio), frames, rate, warp)
        mel = compress(mel)
        parts = [self._window(mel, start, frames) for start in range(0, frames, WINDOW_FRAMES)]
        return torch.cat(parts).numpy()

    def _window(self, mel: Tensor, start: int, frames: int) -> Tensor:
        stop = min(start + WINDOW_FRAMES, frames)
        begin, end = max(0, start - CONTEXT_FRAMES), min(frames, stop + CONTEXT_FRAMES)
        answer: Tensor = self.encoder(mel[None, :, begin:end])[0]
        return answer[(start - begin) // 2 : (stop - begin) // 2]


def shipped(name: str) -> Path:
    """Path of a file in the package of resources."""
    return Path(str(files("mynah.resources").joinpath(name)))


def load_content_model(path: Path | None = None) -> ContentModel:
    """Load the encoder from `path`, or the shipped one.

    Raises:
        MynahError: MISSING_MODEL where the file is missing or not an encoder.
    """
    path = path or shipped(ENCODER_FILE)
    encoder = ContentEncoder()
    try:
        encoder.load_state_dict({k: v.float() for k, v in load_file(path).items()})
    except (OSError, RuntimeError, SafetensorError) as error:
        raise_if_memory(error)
        raise MynahError(
            ErrorCode.MISSING_MODEL,
            f"The content encoder {path} cannot be used.",
            detail=str(error),
        ) from error
    return ContentModel(encoder.eval(), path)
