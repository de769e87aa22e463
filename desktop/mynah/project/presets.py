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
BROKEN_NAME = "presets.broken.json"
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
        data = _changeable(file)
        listed = data.get("presets")
        rows = listed if isinstance(listed, list) else []
        replaced = [one for one in rows if _is_named(one, name)]
        rows = [one for one in rows if not _is_named(one, name)]
        if new is not None:
            rows.append(_row(new, replaced[0] if replaced else {}))
        data |= {"schema_version": SCHEMA_VERSION, "presets": rows}
        atomic.write_json(file, data)
    return _presets_in(data)


def _row(preset: Preset, before: Mapping[str, Any]) -> dict[str, Any]:
    """A preset as it is kept, with what is not known here of the one that it replaces."""
    settings = before.get("settings")
    unknown = settings if isinstance(settings, dict) else {}
    unknown = {key: value for key, value in unknown.items() if key not in CONVERT}
    return {**before, "name": preset.name, "settings": {**unknown, **preset.settings}}


def _is_named(row: object, name: str) -> bool:
    return isinstance(row, dict) and folded(normal(str(row.get("name") or ""))) == folded(name)


def _changeable(file: Path) -> dict[str, Any]:
    """The whole file. A damaged one is set aside: what is in it is still worth something."""
    try:
        data = atomic.read_json(file)
    except FileNotFoundError:
        return {}
    except atomic.UnreadableFileError:
        with atomic.disk_errors(file):
            atomic.replace(file, file.with_name(BROKEN_NAME))
        return {}
    except OSError as error:
        raise MynahError(
            ErrorCode.NO_PERMISSION, f"{file} may not be read.", detail=str(error)
        ) from error
    check_schema(data.get("schema_version"), SCHEMA_VERSION, str(file))
    return data


def _file(workspace: Workspace, voice: str) -> Path:
    return VoiceStore(workspace).show(voice).dir / FILE_NAME


def _content(file: Path) -> dict[str, Any]:
    try:
        return atomic.read_json(file)
    except (OSError, atomic.UnreadableFileError):
        return {}


def _read(file: Path) -> tuple[Preset, ...]:
    return _presets_in(_content(file))


def _presets_in(data: Mapping[str, Any]) -> tuple[Preset, ...]:
    listed = data.get("presets")
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
