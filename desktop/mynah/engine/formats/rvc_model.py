"""The small `.pth` of an RVC voice (rvc-format 1): every variant read, one superset written.

Readers of the family load with `strict=False`, so that a file with a wrong name or a wrong decoder
plays noise there. Here such a file is refused, and what is written has every key that any of them
looks for.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

import torch

from mynah.engine.formats import rvc_weights
from mynah.engine.formats.safe_checkpoint import read_checkpoint
from mynah.engine.formats.torch_file import save_torch
from mynah.engine.networks.rvc.config import CONTENT_WIDTHS, LIST_LENGTH, RvcConfig
from mynah.engine.networks.rvc.loading import SPEAKER_TABLE, checked_weights
from mynah.project import atomic
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

MOST_BYTES = 1 << 30
MOST_TEXT = 300
CONTENTVEC = "contentvec"
OWN_KEY = "mynah"  # facts that no other program has a key for
Unvoiced = Literal["", "zero", "filled"]
_KNOWN = frozenset(
    (
        *("weight", "config", "sr", "f0", "version", "info", "epoch", "step", "creation_date"),
        *("model_hash", "dataset_length", "model_name", "author", "embedder_model"),
        *("speakers_id", "vocoder", "speaker_info", "f0_median", OWN_KEY),
    )
)


@dataclass(frozen=True)
class SmallModel:
    """A voice as the family passes it on.

    Attributes:
        weights: Generator without posterior encoder, by the classic names, on the CPU.
        config: Shape; its speakers are the rows of the speaker table.
        name: Of the voice.
        epoch: Trained; 0 where the file does not say.
        step: Trained; 0 where the file does not say.
        info: Free text.
        embedder: Content encoder, `contentvec` unless the file says otherwise.
        speakers: Names of the speakers that were trained, in order of their rows; "" unnamed.
        author: Who made it.
        dataset_length: `HH:MM:SS` of recordings.
        creation_date: ISO 8601, local, as the file says.
        median_f0: Hz of the recordings; 0 where the file does not say.
        unvoiced: What the pitch was in unvoiced frames when it was trained; "" not known.
        notes: What was put right while it was read, in words.
        extra: Plain keys that no program of the family is known to write.
    """

    weights: Mapping[str, Tensor]
    config: RvcConfig
    name: str = ""
    epoch: int = 0
    step: int = 0
    info: str = ""
    embedder: str = CONTENTVEC
    speakers: tuple[str, ...] = ("",)
    author: str = ""
    dataset_length: str = ""
    creation_date: str = ""
    median_f0: float = 0.0
    unvoiced: Unvoiced = ""
    notes: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


def read_small_model(path: Path, *, most_bytes: int = MOST_BYTES) -> SmallModel:
    """Read a voice's `.pth` of any program of the family, old or new.

    Raises:
        MynahError: As `read_checkpoint`, and BAD_INPUT or BROKEN_FILE where it is another kind of
            file, of a foreign decoder, contradicts itself, or has values that are not numbers.
    """
    return small_model(read_checkpoint(path, most_bytes=most_bytes), path.name)


def small_model(data: Mapping[str, Any], file_name: str) -> SmallModel:
    """The voice in a dictionary that was read; see `read_small_model`.

    Args:
        data: Keys as in the file; tensors without data ("meta") are checked by their shapes.
        file_name: For the messages.
    """
    state = data.get("weight")
    if not isinstance(state, dict) or not state or not _are_tensors(state):
        raise _refused(file_name, "holds no voice: it has no weights")
    _refuse_foreign(data, state, file_name)
    weights = rvc_weights.plain_weights(state)
    notes: list[str] = []
    if not set(weights) <= set(state):
        notes.append("The names of weight norm were brought into the classic form.")
    config = _config(data, weights, file_name, notes)
    try:
        config, weights = checked_weights(config, weights)
    except MynahError as error:
        raise MynahError(
            error.code,
            f"{file_name}: {error.message}",
            hint="Get the file again, or from another source; nothing was changed.",
            items=error.items,
        ) from error
    return SmallModel(weights, config, notes=tuple(notes), **_facts(data))


def file_rate(value: object) -> int:
    """Hz of an `sr` key in any spelling: 40000, "40k", "40K", "40000"; 0 where it says nothing."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, int | float):
        return int(value) if value == value and abs(value) < 1e9 else 0
    match = re.fullmatch(r"\s*(\d{1,6}(?:\.\d)?)\s*(k?)(?:hz)?\s*", str(value)[:32].lower())
    if match is None:
        return 0
    return round(float(match[1]) * (1000 if match[2] else 1))


def write_small_model(path: Path, model: SmallModel) -> None:
    """Write the superset of keys (rvc-format 1.4) that every program of the family reads.

    Tensors are halved, and everything else is plain text, numbers and lists.

    Raises:
        MynahError: BAD_INPUT where a weight does not fit into half precision; DISK_FULL,
            NO_PERMISSION.
    """
    data = small_model_data(model)
    with atomic.disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = atomic.temporary_name(path.parent)
        try:
            # Into an open file: given a path, torch writes its name into the archive.
            with temporary.open("xb") as file:
                save_torch(data, file)
                file.flush()
                os.fsync(file.fileno())
            atomic.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def small_model_data(model: SmallModel) -> OrderedDict[str, Any]:
    """What `write_small_model` writes."""
    config = replace(model.config, speakers=len(model.weights[SPEAKER_TABLE]))
    items = config.to_list()
    date = model.creation_date or _now()
    data: OrderedDict[str, Any] = OrderedDict(weight=OrderedDict(half_precision(model.weights)))
    data["config"] = items
    data["info"] = model.info or f"{model.epoch}epoch"
    data["sr"] = config.rate_name
    data["f0"] = int(config.f0)
    data["version"] = str(config.version)
    data["epoch"], data["step"] = int(model.epoch), int(model.step)
    data["creation_date"] = date
    text = f"{model.name}-{model.epoch}-{model.step}-{config.sample_rate}-{config.version}-{items}"
    data["model_hash"] = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    data["dataset_length"] = model.dataset_length or None
    data["model_name"] = model.name
    data["author"] = model.author or None
    data["embedder_model"] = model.embedder or CONTENTVEC
    data["speakers_id"] = max(len(model.speakers), 1)
    data["vocoder"] = rvc_weights.HIFIGAN
    if any(model.speakers):
        data["speaker_info"] = [{"id": n, "name": s} for n, s in enumerate(model.speakers) if s]
    if model.median_f0 > 0:
        data["f0_median"] = float(model.median_f0)
    if model.unvoiced:
        data[OWN_KEY] = {"unvoiced": str(model.unvoiced)}
    return data


def half_precision(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The tensors in float16, each with a storage of its own and nothing beyond it.

    Raises:
        MynahError: BAD_INPUT where a value is too large for it.
    """
    halves: dict[str, Tensor] = {}
    for name, tensor in weights.items():
        half = tensor.detach().cpu().half().contiguous().clone()
        if not bool(torch.isfinite(half).all()):
            raise MynahError(
                ErrorCode.BAD_INPUT, f"The weights {name} are too large for half precision."
            )
        halves[name] = half
    return halves


def _config(
    data: Mapping[str, Any], weights: Mapping[str, Tensor], file_name: str, notes: list[str]
) -> RvcConfig:
    items = data.get("config")
    if not isinstance(items, list | tuple):
        raise _refused(file_name, "has no configuration, so its sample rate cannot be known")
    if len(items) != LIST_LENGTH:
        raise _refused(
            file_name, f"has a configuration of {len(items)} items instead of {LIST_LENGTH}"
        )
    table = weights.get(SPEAKER_TABLE)
    if table is None or table.dim() != 2 or not len(table):
        raise _refused(file_name, "has no table of speakers")
    believed: list[object] = list(items)
    if believed[15] != len(table):
        notes.append(f"It has {len(table)} rows of speakers, not {str(believed[15])[:20]}.")
        believed[15] = len(table)
    version = _version(data, weights, file_name)
    f0 = _pitch(data, weights, file_name)
    try:
        config = RvcConfig.from_list(believed, version, f0)
    except ValueError as error:
        raise _refused(file_name, f"cannot be used: {str(error).rstrip('.')}") from error
    label = file_rate(data.get("sr"))
    if label and label != config.sample_rate:
        notes.append(f"It is labelled {label} Hz, and its decoder makes {config.sample_rate} Hz.")
    return config


def _version(data: Mapping[str, Any], weights: Mapping[str, Tensor], file_name: str) -> str:
    """The version, which readers of the family take for v1 where it is not said."""
    seen = rvc_weights.version_of(weights)
    if not seen:
        raise _refused(file_name, "takes features that are neither 256 nor 768 values wide")
    if data.get("version") is None:
        return seen
    said = str(data["version"])[:20].strip().lower()
    if said not in CONTENT_WIDTHS:
        raise _refused(file_name, f'is of the version "{said}", and only v1 and v2 are known')
    if said != seen:
        width = weights[rvc_weights.CONTENT_EMBEDDING].shape[1]
        raise _refused(
            file_name, f"says that it is {said}, but takes features of {width} values, as {seen}"
        )
    return said


def _pitch(data: Mapping[str, Any], weights: Mapping[str, Tensor], file_name: str) -> bool:
    seen = rvc_weights.follows_pitch(weights)
    value = data.get("f0")
    if value is None:
        return seen
    said = str(value).strip().lower() in {"1", "true", "1.0"}
    if said != seen:
        words = "with a pitch, but has no place for one" if said else "without a pitch, but has one"
        raise _refused(file_name, f"says that it is {words}")
    return said


def _refuse_foreign(data: Mapping[str, Any], state: Mapping[str, Any], file_name: str) -> None:
    said = data.get("vocoder")
    named = "" if said in (None, "", rvc_weights.HIFIGAN) else _text(said)
    foreign = named or rvc_weights.foreign_vocoder(state)
    if foreign:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"{file_name} was made for the vocoder {foreign}, which cannot be played here.",
            hint="Only voices for the usual vocoder (HiFi-GAN with NSF) can be used; "
            "with another one they would be noise.",
        )


def _facts(data: Mapping[str, Any]) -> dict[str, Any]:
    own = data.get(OWN_KEY)
    unvoiced = own.get("unvoiced") if isinstance(own, dict) else ""
    median = data.get("f0_median")
    usable = isinstance(median, int | float) and 20 <= median <= 2000
    return {
        "name": _text(data.get("model_name")),
        "epoch": _count(data.get("epoch")) or _epochs_in(data.get("info")),
        "step": _count(data.get("step")),
        "info": _text(data.get("info")),
        "embedder": _text(data.get("embedder_model")) or CONTENTVEC,
        "speakers": _speakers(data),
        "author": _text(data.get("author")),
        "dataset_length": _text(data.get("dataset_length")),
        "creation_date": _text(data.get("creation_date")),
        "median_f0": float(median) if usable and median is not None else 0.0,
        "unvoiced": unvoiced if unvoiced in ("zero", "filled") else "",
        "extra": {k: v for k, v in data.items() if k not in _KNOWN and _is_plain(v)},
    }


def _speakers(data: Mapping[str, Any]) -> tuple[str, ...]:
    named: dict[int, str] = {}
    listed = data.get("speaker_info")
    for entry in listed if isinstance(listed, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("id"), int):
            named[entry["id"]] = _text(entry.get("name"))
    named = {number: name for number, name in named.items() if 0 <= number < 1000}
    count = max(min(_count(data.get("speakers_id")), 1000), max(named, default=0) + 1)
    return tuple(named.get(number, "") for number in range(count))


def _text(value: object) -> str:
    """A text from a foreign file for a card and a screen: one line, not too long."""
    if not isinstance(value, str) or value == "None":
        return ""
    shown = "".join(letter if letter.isprintable() else " " for letter in value[:MOST_TEXT])
    return " ".join(shown.split())


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return value if 0 <= value < 1 << 40 else 0


def _epochs_in(info: object) -> int:
    match = re.match(r"(\d{1,7})\s*epoch", str(info)[:40])
    return int(match[1]) if match else 0


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float | bool) and len(str(value)) <= MOST_TEXT


def _are_tensors(state: Mapping[object, object]) -> bool:
    return all(isinstance(k, str) and isinstance(v, torch.Tensor) for k, v in state.items())


def _now() -> str:
    # With microseconds even where they are zero: one reader knows no other form.
    return datetime.now(UTC).astimezone().replace(tzinfo=None).isoformat(timespec="microseconds")


def _refused(file_name: str, words: str) -> MynahError:
    return MynahError(
        ErrorCode.BAD_INPUT,
        f"{file_name} {words}.",
        hint="Get the file from another source; nothing was changed.",
    )
