"""Settings of conversions that somebody saved under a name, for each voice.

They are in ``presets.json`` in the folder of the voice, so that they follow it: to another name,
into the bin and back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mynah.project import atomic
from mynah.project.defaults import CONVERT
from mynah.project.locks import locked
from mynah.project.names import folded, normal
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace, check_schema
from mynah.protocol.errors import ErrorCode, MynahError

SCHEMA_VERSION = 1
FILE_NAME = "presets.json"
MATCH = "match"


@dataclass(frozen=True)
class Preset:
    """Settings under a name.

    Attributes:
        name: As it was typed.
        settings: Values by the names of :data:`mynah.project.defaults.CONVERT`; the pitch may
            be the word "match".
    """

    name: str
    settings: Mapping[str, Any]


def load_presets(workspace: Workspace, voice: str) -> tuple[Preset, ...]:
    """Return the presets of a voice in order of their names; none where the file is damaged.

    Values that this program does not know or allow are left out.

    Raises:
        MynahError: ``NOT_FOUND`` when there is no such voice.
    """
    return _read(_file(workspace, voice))


def save_preset(
    workspace: Workspace, voice: str, name: str, settings: Mapping[str, Any]
) -> tuple[Preset, ...]:
    """Save settings under a name, in place of those that had it, and return all presets.

    Raises:
        MynahError: ``BAD_INPUT`` for an empty name, ``USAGE`` for a value out of its range,
            ``NOT_FOUND``, ``NEWER_SCHEMA``, ``NO_PERMISSION``, ``DISK_FULL``, ``BUSY``.
    """
    if not normal(name):
        raise MynahError(ErrorCode.BAD_INPUT, "A preset needs a name.")
    for key, value in settings.items():
        if not _is_match(key, value):
            CONVERT[key].check(value)
    return _change(workspace, voice, name, Preset(normal(name), MappingProxyType(dict(settings))))


def delete_preset(workspace: Workspace, voice: str, name: str) -> tuple[Preset, ...]:
    """Delete a preset, if there is one of that name, and return the others.

    Raises:
        MynahError: ``NOT_FOUND`` when there is no such voice; else see :func:`save_preset`.
    """
    return _change(workspace, voice, name, None)


def _change(workspace: Workspace, voice: str, name: str, new: Preset | None) -> tuple[Preset, ...]:
    workspace.require_writable()
    with locked(workspace.voices_lock):
        file = _file(workspace, voice)
        check_schema(_content(file).get("schema_version"), SCHEMA_VERSION, str(file))
        kept = [one for one in _read(file) if folded(one.name) != folded(name)]
        presets = _ordered([*kept, new] if new is not None else kept)
        atomic.write_json(
            file,
            {
                "schema_version": SCHEMA_VERSION,
                "presets": [{"name": one.name, "settings": dict(one.settings)} for one in presets],
            },
        )
    return presets


def _file(workspace: Workspace, voice: str) -> Path:
    return VoiceStore(workspace).show(voice).dir / FILE_NAME


def _content(file: Path) -> dict[str, Any]:
    try:
        return atomic.read_json(file)
    except (OSError, atomic.UnreadableFileError):
        return {}


def _read(file: Path) -> tuple[Preset, ...]:
    listed = _content(file).get("presets")
    found: dict[str, Preset] = {}
    for one in listed if isinstance(listed, list) else []:
        name = normal(str(one.get("name") or "")) if isinstance(one, dict) else ""
        if name:
            found.setdefault(folded(name), Preset(name, _allowed(one.get("settings"))))
    return _ordered(list(found.values()))


def _allowed(settings: object) -> Mapping[str, Any]:
    values = settings if isinstance(settings, dict) else {}
    return MappingProxyType({key: value for key, value in values.items() if _fits(key, value)})


def _fits(key: str, value: Any) -> bool:
    if key not in CONVERT:
        return False
    try:
        return _is_match(key, value) or CONVERT[key].check(value) == value
    except MynahError:
        return False


def _is_match(key: str, value: object) -> bool:
    return key == "pitch" and value == MATCH


def _ordered(presets: list[Preset]) -> tuple[Preset, ...]:
    return tuple(sorted(presets, key=lambda one: (folded(one.name), one.name)))
