"""What a file of the RVC world is, found by what it holds and never by its name.

Checkpoints are read by their shapes alone, so that a discriminator of 0.9 GB takes no longer than
a small voice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import torch

from mynah.engine.formats import rvc_weights
from mynah.engine.formats.containers import (
    Container,
    container_of,
    file_size,
    read_head,
    wrong_container,
)
from mynah.engine.formats.fairseq import STAND_INS
from mynah.engine.formats.rvc_index import index_facts
from mynah.engine.formats.rvc_model import small_model
from mynah.engine.formats.rvc_voice import METADATA_KEY
from mynah.engine.formats.safe_checkpoint import MOST_BYTES, read_checkpoint
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class FileKind(StrEnum):
    """What a file is."""

    SMALL = "small"
    TRAINING_G = "training_G"
    TRAINING_D = "training_D"
    BASE_G = "base_G"
    BASE_D = "base_D"
    CONTENTVEC = "contentvec"
    RMVPE = "rmvpe"
    FCPE = "fcpe"
    INDEX = "index"
    MYNAH = "mynah"
    UNKNOWN = "unknown"


WORDS = {
    FileKind.SMALL: "a voice",
    FileKind.TRAINING_G: "a saved training state of a voice (generator)",
    FileKind.TRAINING_D: "a saved training state of a voice (discriminator)",
    FileKind.BASE_G: "a base model for training (generator)",
    FileKind.BASE_D: "a base model for training (discriminator)",
    FileKind.CONTENTVEC: "a content encoder",
    FileKind.RMVPE: "a pitch model (RMVPE)",
    FileKind.FCPE: "a pitch model (FCPE)",
    FileKind.INDEX: "a search index of a voice",
    FileKind.MYNAH: "a model of a Mynah voice",
    FileKind.UNKNOWN: "nothing that is known here",
}
_GENERATOR = "enc_p."
_DISCRIMINATOR = "discriminators."
_PARTS = (
    ("unet.encoder.", FileKind.RMVPE),
    ("feature_extractor.conv_layers.", FileKind.CONTENTVEC),
    ("hubert.feature_extractor.", FileKind.CONTENTVEC),
    ("net.encoder_layers.", FileKind.FCPE),
)


@dataclass(frozen=True)
class Recognised:
    """What was found.

    Attributes:
        kind: What the file is.
        facts: Plain values by name: version, sample_rate, f0, speakers, epoch, vectors ...
        problem: Why it cannot be used, where it cannot.
    """

    kind: FileKind
    facts: Mapping[str, Any] = field(default_factory=dict)
    problem: MynahError | None = None

    @property
    def words(self) -> str:
        """What it is, as part of a sentence."""
        return WORDS[self.kind]


def recognise(path: Path) -> Recognised:
    """Tell what a file is; one that cannot be read or used comes with its problem."""
    try:
        file_size(path, MOST_BYTES)
        kind = container_of(read_head(path))
        if kind is Container.INDEX:
            return _index(path)
        if kind is Container.SAFETENSORS:
            return _safetensors(path)
        return _checkpoint(path)
    except MynahError as error:
        return Recognised(FileKind.UNKNOWN, problem=error)


def _index(path: Path) -> Recognised:
    try:
        facts = index_facts(path)
    except MynahError as error:
        return Recognised(FileKind.INDEX, problem=error)
    about = {"version": facts.version, "width": facts.width, "vectors": facts.vectors}
    return Recognised(FileKind.INDEX, {**about, "lists": facts.lists, "kind": facts.kind})


def _safetensors(path: Path) -> Recognised:
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        try:
            header = json.loads(file.read(min(length, 16 << 20)))
        except (ValueError, RecursionError):
            header = None
    if not isinstance(header, dict):
        error = MynahError(ErrorCode.BROKEN_FILE, f"{path.name} is cut short or damaged.")
        return Recognised(FileKind.UNKNOWN, problem=error)
    about = header.get("__metadata__")
    if isinstance(about, dict) and METADATA_KEY in about:
        return Recognised(FileKind.MYNAH)
    kind = next((kind for start, kind in _PARTS if any(n.startswith(start) for n in header)), None)
    if kind is not None:
        return Recognised(kind)
    return Recognised(FileKind.UNKNOWN, problem=wrong_container(path, Container.SAFETENSORS))


def _checkpoint(path: Path) -> Recognised:
    data = read_checkpoint(path, allowed=STAND_INS, shapes_only=True)
    if "weight" in data:
        return _small(data, path)
    state = data.get("model", data)
    if not isinstance(state, dict):
        state = {}
    names = [str(name).removeprefix("module.") for name in state]
    if any(name.startswith(_GENERATOR) for name in names):
        return _generator(data, state, path)
    if any(name.startswith(_DISCRIMINATOR) for name in names):
        trained = "optimizer" in data
        kind = FileKind.TRAINING_D if trained else FileKind.BASE_D
        return Recognised(kind, _progress(data))
    for start, kind in _PARTS:
        if any(name.startswith(start) for name in names):
            return Recognised(kind)
    error = MynahError(
        ErrorCode.BAD_INPUT,
        f"{path.name} is a PyTorch checkpoint of something else than a voice.",
        detail=", ".join(sorted(map(str, data))[:12]),
    )
    return Recognised(FileKind.UNKNOWN, problem=error)


def _small(data: Mapping[str, Any], path: Path) -> Recognised:
    try:
        model = small_model(data, path.name)
    except MynahError as error:
        return Recognised(FileKind.SMALL, problem=error)
    config = model.config
    facts = {
        "version": str(config.version),
        "sample_rate": config.sample_rate,
        "f0": config.f0,
        "speakers": config.speakers,
        "epoch": model.epoch,
        "step": model.step,
        "name": model.name,
        "embedder": model.embedder,
    }
    return Recognised(FileKind.SMALL, facts)


def _generator(data: Mapping[str, Any], state: Mapping[str, Any], path: Path) -> Recognised:
    trained = "optimizer" in data
    kind = FileKind.TRAINING_G if trained else FileKind.BASE_G
    facts = _progress(data)
    foreign = rvc_weights.foreign_vocoder(state)
    tensors = {name: one for name, one in state.items() if isinstance(one, torch.Tensor)}
    try:
        if foreign:
            raise ValueError(f"It was made for the vocoder {foreign}, which is not known here.")
        config = rvc_weights.config_of(rvc_weights.plain_weights(tensors) | _posterior(tensors))
    except ValueError as error:
        words = f"{path.name} is {WORDS[kind]} that cannot be used: {str(error).rstrip('.')}."
        return Recognised(kind, facts, MynahError(ErrorCode.BAD_INPUT, words))
    shape = {"version": str(config.version), "sample_rate": config.sample_rate, "f0": config.f0}
    return Recognised(kind, {**facts, **shape, "speakers": config.speakers})


def _posterior(state: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    pairs = ((name.removeprefix("module."), tensor) for name, tensor in state.items())
    return {name: tensor for name, tensor in pairs if name.startswith("enc_q.")}


def _progress(data: Mapping[str, Any]) -> dict[str, Any]:
    epoch = data.get("iteration")
    return {"epoch": epoch} if isinstance(epoch, int) and not isinstance(epoch, bool) else {}
