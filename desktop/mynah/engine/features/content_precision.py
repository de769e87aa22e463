"""Whether a content encoder may compute in bfloat16: measured on its own weights, once.

Products in bfloat16 take half the time, and what rounding does to the features depends on the
weights: on how sharply they attend, and on single large values. So `auto` compares the features
of a made-up sound in both precisions and takes bfloat16 only where they point the same way. The
verdict is kept among the caches until the file, torch or the measure changes.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import numpy as np
import torch

from mynah.engine.networks.hubert import Hubert
from mynah.project import atomic
from mynah.project.paths import cache_dir
from mynah.protocol.errors import MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from mynah.engine.networks.hubert_config import HubertConfig, Weights

LEAST_COSINE = 0.999
CACHE_FILE = "content_precision.json"
_MEASURE = 1  # another number makes every verdict anew
_RATE = 16_000
_log = logging.getLogger(__name__)


def bf16_is_close(
    file: Path, config: HubertConfig, weights: Weights, rough: Hubert, device: str
) -> bool:
    """Whether features in bfloat16 are those in float32 but for rounding.

    Args:
        file: Where the weights came from.
        config: Their shape.
        weights: float32.
        rough: The network of them in bfloat16, on `device`.
        device: As torch names it.

    Returns:
        Whether every frame's cosine, after the layers of both versions, is above `LEAST_COSINE`.
    """
    status = file.stat()
    key = f"{file}|{status.st_size}|{status.st_mtime_ns}|{device}|{torch.__version__}|{_MEASURE}"
    known = _known().get(key)
    if known is None:
        known = least_cosine(config, weights, rough, device)
        _log.info("%s in bfloat16: cosine %.5f at least", file.name, known)
        _keep(key, known)
    return known > LEAST_COSINE


@torch.inference_mode()
def least_cosine(config: HubertConfig, weights: Weights, rough: Hubert, device: str) -> float:
    """The smallest cosine between both precisions over the frames of a made-up sound."""
    exact = Hubert(config, weights).to(device).eval()
    sound = torch.from_numpy(made_up_sound())[None].to(device)
    found = []
    for layer in {min(9, config.layers), config.layers}:
        cosine = torch.cosine_similarity(exact(sound, layer), rough(sound, layer), dim=-1)
        found.append(float(cosine.min()))
    return min(found)


def made_up_sound() -> NDArray[np.float32]:
    """1.5 s like speech, float32 (24000,) at 16 kHz: a gliding voice in vowels, hiss, a pause."""
    time = np.arange(_RATE // 2) / _RATE
    generator = np.random.default_rng(0)
    parts = []
    for low, high in ((700, 1200), (300, 2300)):
        pitch = 110 + 90 * time
        phase = 2 * np.pi * np.cumsum(pitch) / _RATE
        voice = np.zeros_like(time)
        for harmonic in range(1, 30):
            at = harmonic * 150.0
            loud = np.exp(-(((at - low) / 200) ** 2)) + 0.5 * np.exp(-(((at - high) / 300) ** 2))
            voice += (loud + 0.02) * np.sin(harmonic * phase)
        parts.append(0.2 * voice * np.sin(np.pi * time / time[-1]) ** 0.5)
    hiss = generator.normal(0, 0.05, _RATE // 4)
    parts += [np.diff(hiss, prepend=0.0), generator.normal(0, 1e-4, _RATE // 4)]
    return np.concatenate(parts).astype(np.float32)


def _known() -> dict[str, float]:
    try:
        rows = atomic.read_json(cache_dir() / CACHE_FILE)
    except (OSError, atomic.UnreadableFileError):
        return {}  # a cache that is not there is made again
    return {key: float(value) for key, value in rows.items() if isinstance(value, int | float)}


def _keep(key: str, cosine: float) -> None:
    try:
        atomic.write_json(cache_dir() / CACHE_FILE, {**_known(), key: cosine})
    except (MynahError, OSError) as error:
        _log.warning("the verdict is not kept: %s", error)
