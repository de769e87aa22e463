"""The card of a voice version, ``voice.json``: what it is, where it comes from, what it holds."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from mynah.project import atomic
from mynah.project.storing import file_sha256
from mynah.project.workspace import check_schema, now
from mynah.protocol.errors import ErrorCode, MynahError

SCHEMA_VERSION = 1
FILE_NAME = "voice.json"
WEIGHTS_FILE = "model.safetensors"
HEARD_SUFFIXES = frozenset({".safetensors", ".pth", ".pt", ".onnx", ".index", ".npy", ".npz"})
"""Of the files of a voice that decide how it sounds, unlike its sample."""
MOST_COUNTED = (1 << 31) - 1
"""Epochs, steps, minutes: what is more makes no sense."""
MOST_DEPTH = 12
_WIDEST = 1 << 63
MOST_TEXT = 10_000
"""Letters of what a person may write into one field of a card."""


@dataclass(frozen=True)
class FileRecord:
    """Size in bytes and SHA-256 of one file of a voice."""

    size: int
    sha256: str


@dataclass(frozen=True)
class VoiceCard:
    """What a person and a program may want to know about a voice.

    Attributes:
        name: Model name as it was typed.
        kind: ``lite`` or ``rvc``.
        created_at: When it was published, ISO 8601 in UTC.
        run_id: The run that made it; empty for an imported voice.
        sample_rate: Of what it produces, in Hz.
        minutes: Of recordings it was trained on.
        epochs: Trained, where that is counted.
        steps: Trained.
        author: Who made it.
        licence: What others may do with it.
        consent: Whose voice it is and what they agreed to.
        notes: Whatever else its owner wrote about it.
        made_by_ai: What it says is made by a machine; always true unless somebody wrote otherwise.
        measurements: Likeness, intelligibility, pitch error and such, by name.
        lineage: Base model, dataset and settings it comes from.
        files: Every file of the version but this card, by relative path.
        extra: Keys that this program does not know; they are written back.
    """

    name: str = ""
    kind: str = ""
    created_at: str = ""
    run_id: str = ""
    sample_rate: int = 0
    minutes: float = 0.0
    epochs: int = 0
    steps: int = 0
    author: str = ""
    licence: str = ""
    consent: str = ""
    notes: str = ""
    made_by_ai: bool = True
    measurements: Mapping[str, Any] = field(default_factory=dict)
    lineage: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, FileRecord] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build a card from what ``voice.json`` holds; values of a wrong type count as missing."""
        known: dict[str, Any] = {}
        blank = cls()
        for one in fields(cls):
            value = data.get(one.name)
            if one.name in ("files", "extra") or value is None:
                continue
            expected = type(getattr(blank, one.name))
            value = _sound(value)
            if expected is float and type(value) is int:
                value = float(value)
            if type(value) is expected or (expected is dict and isinstance(value, Mapping)):
                known[one.name] = value
            if expected in (int, float) and not 0 <= known.get(one.name, 0) <= MOST_COUNTED:
                del known[one.name]
        own = {one.name for one in fields(cls)} | {"schema_version"}
        extra = {key: _sound(value) for key, value in data.items() if key not in own}
        return cls(**known, files=_records(data.get("files")), extra=extra)

    def to_dict(self) -> dict[str, Any]:
        """Return the content of ``voice.json``."""
        data: dict[str, Any] = {**self.extra, "schema_version": SCHEMA_VERSION}
        for one in fields(self):
            if one.name not in ("files", "extra"):
                data[one.name] = getattr(self, one.name)
        data["files"] = {
            name: {"size": record.size, "sha256": record.sha256}
            for name, record in sorted(self.files.items())
        }
        return data


def read_card(folder: Path) -> VoiceCard:
    """Read the card of a voice version.

    Args:
        folder: The folder that holds ``voice.json``.

    Raises:
        MynahError: ``NOT_FOUND``, ``BROKEN_FILE`` or ``NEWER_SCHEMA``.
    """
    path = folder / FILE_NAME
    try:
        data = atomic.read_json(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no voice in {folder}.") from error
    except atomic.UnreadableFileError as error:
        raise MynahError(
            ErrorCode.BROKEN_FILE, f"{path} is damaged.", detail=error.reason
        ) from error
    check_schema(data.get("schema_version"), SCHEMA_VERSION, str(path))
    return VoiceCard.from_dict(data)


def index_name(card: VoiceCard) -> str:
    """Name of the file of a voice's search index; empty where it has none.

    Publishing keeps no index that does not fit the voice, so one that is there can be used.
    """
    return next((name for name in sorted(card.files) if name.endswith(".index")), "")


def check_texts(texts: Mapping[str, str]) -> None:
    """Refuse texts that no card should hold.

    Raises:
        MynahError: ``BAD_INPUT``.
    """
    for key, text in texts.items():
        if len(text) > MOST_TEXT:
            raise MynahError(
                ErrorCode.BAD_INPUT,
                f"The {key} has {len(text)} letters; a card holds {MOST_TEXT}.",
                hint="Make it shorter.",
            )


def edit(folder: Path, changes: Mapping[str, Any]) -> bool:
    """Change some keys of a card and leave all others, also those this program does not know.

    Args:
        folder: The folder of the version.
        changes: The keys and their new values.

    Returns:
        Whether anything was different; else nothing is written.

    Raises:
        MynahError: as :func:`read_card`; ``DISK_FULL`` or ``NO_PERMISSION``.
    """
    read_card(folder)  # refuses what must not be written
    data = draft(folder)
    if all(data.get(key) == value for key, value in changes.items()):
        return False
    atomic.write_json(folder / FILE_NAME, {**data, **changes})
    return True


def draft(folder: Path) -> dict[str, Any]:
    """Read what a maker has already written of the card; an empty one when nothing yet.

    Raises:
        MynahError: ``BROKEN_FILE``.
    """
    try:
        found: dict[str, Any] = _sound(atomic.read_json(folder / FILE_NAME))
    except FileNotFoundError:
        return {}
    except atomic.UnreadableFileError as error:
        raise MynahError(
            ErrorCode.BROKEN_FILE, f"{error.path} is damaged.", detail=error.reason
        ) from error
    return found


def record_files(folder: Path) -> Mapping[str, FileRecord]:
    """Return size and hash of every file below ``folder`` but the card itself."""
    records = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != FILE_NAME and not atomic.is_temporary(path):
            records[name] = FileRecord(path.stat().st_size, file_sha256(path))
    return MappingProxyType(records)


def completed(data: Mapping[str, Any], name: str, folder: Path) -> VoiceCard:
    """Build the final card of a version whose files all lie in ``folder``."""
    stamp = data.get("created_at") or now()
    plain = {**data, "name": name, "created_at": stamp, "files": {}}
    card = VoiceCard.from_dict(plain)
    return VoiceCard(**{**_as_arguments(card), "files": record_files(folder)})


def differences(folder: Path, card: VoiceCard) -> list[tuple[str, str]]:
    """Compare a version with its card.

    Returns:
        Pairs of a file and what is wrong with it; empty when all is as it was published.
    """
    wrong = []
    for name, record in card.files.items():
        path = folder / name
        if not path.is_file():
            wrong.append((name, "is missing"))
        elif path.stat().st_size != record.size:
            wrong.append((name, f"has {path.stat().st_size} bytes instead of {record.size}"))
        elif file_sha256(path) != record.sha256:
            wrong.append((name, "has another content"))
    return wrong


def weights_sha256(card: VoiceCard) -> str:
    """SHA-256 of the file of a voice's weights, in hex: what tells two voices apart.

    Empty for a card that names no weights.
    """
    known = card.files.get(WEIGHTS_FILE)
    others = (record for name, record in sorted(card.files.items()) if name.endswith(".pth"))
    record = known or next(others, None)
    return record.sha256 if record is not None else ""


def _as_arguments(card: VoiceCard) -> dict[str, Any]:
    return {one.name: getattr(card, one.name) for one in fields(card)}


def _sound(value: Any, depth: int = 0) -> Any:
    """A value of a card that others wrote, without what JSON has no words for or nobody can show.

    None stands for numbers that are none or beyond measure, and for what is nested too deeply.
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, int):
        return value if -_WIDEST <= value < _WIDEST else None
    if isinstance(value, Mapping | list | tuple) and depth >= MOST_DEPTH:
        return None
    if isinstance(value, Mapping):
        return {key: _sound(one, depth + 1) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_sound(one, depth + 1) for one in value]
    return value


def _records(value: object) -> dict[str, FileRecord]:
    records: dict[str, FileRecord] = {}
    if not isinstance(value, dict):
        return records
    for name, entry in value.items():
        # A name from a foreign card must not lead out of the folder of the voice.
        parts = str(name).replace("\\", "/").split("/")
        if not isinstance(entry, dict) or ".." in parts or "" in parts or ":" in str(name):
            continue
        size, digest = entry.get("size"), entry.get("sha256")
        if isinstance(size, int) and isinstance(digest, str):
            records[str(name)] = FileRecord(size, digest)
    return records
