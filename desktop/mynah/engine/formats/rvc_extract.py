"""A voice taken out of a training state `G_*.pth` of any program of the family."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from mynah.engine.formats import rvc_weights
from mynah.engine.formats.rvc_model import SmallModel, small_model
from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.engine.networks.rvc.loading import with_classic_names
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.networks.rvc.config import RvcConfig


def extract_small_model(path: Path, name: str, config: RvcConfig | None = None) -> SmallModel:
    """Take the voice out of a generator's training state or base model.

    Its rate and version are decided by the shapes of its tensors, never by its name.

    Args:
        path: A `G_*.pth`.
        name: Name of the voice.
        config: Shape, where it is known and not one of the family's own.

    Raises:
        MynahError: As `read_checkpoint`; BAD_INPUT where it is no generator of the family;
            BROKEN_FILE where tensors are missing or hold values that are not numbers.
    """
    data = read_checkpoint(path)
    found = data.get("model")
    state = {} if not isinstance(found, dict) else found
    tensors = {key: one for key, one in state.items() if isinstance(one, torch.Tensor)}
    if not tensors or rvc_weights.foreign_vocoder(tensors):
        foreign = rvc_weights.foreign_vocoder(tensors)
        words = f"was made for the vocoder {foreign}" if foreign else "holds no generator"
        raise _refused(path, words)
    try:
        shape = config or rvc_weights.config_of(with_classic_names(tensors))
    except ValueError as error:
        raise _refused(path, f"cannot be used: {str(error).rstrip('.')}") from error
    small = {
        "weight": tensors,
        "config": shape.to_list(),
        "version": str(shape.version),
        "f0": int(shape.f0),
        "epoch": data.get("iteration"),
        "model_name": name,
    }
    return small_model(small, path.name)


def _refused(path: Path, words: str) -> MynahError:
    return MynahError(
        ErrorCode.BAD_INPUT,
        f"{path.name} {words}.",
        hint="A voice can be taken out of the generator's file (G_….pth) of a training.",
        detail=str(path),
    )
