"""The person's settings: one small JSON file outside every workspace.

A damaged file is set aside under another name and reported, never silently replaced. Keys that
this program does not know are kept, so that an older version does no harm.
"""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from mynah.project import atomic, leftovers, paths
from mynah.project.locks import locked
from mynah.project.workspace import check_schema
from mynah.protocol.errors import ErrorCode, MynahError

SCHEMA_VERSION = 1
FILE_NAME = "settings.json"
BROKEN_NAME = "settings.broken.json"
LOCK_NAME = ".settings.lock"
MOST_RECENT = 10
_LOCK_SECONDS = 10.0

THEMES = ("system", "light", "dark")
ON_CLOSE = ("ask", "keep", "stop")
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType({"theme": THEMES, "on_close": ON_CLOSE})
RANGES: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"threads": (0, 256), "speech_cache_mb": (10, 100_000), "activity_days": (0, 3650)}
)
"""Lowest and highest value of the fields that are numbers."""


@dataclass(frozen=True)
class Settings:
    """Everything a person can set that does not belong to one workspace.

    Attributes:
        workspace: Folder that is opened at the start; empty for the usual place.
        recent_workspaces: Folders opened before, the latest first.
        language: Language of the window; empty follows the system.
        theme: ``system``, ``light`` or ``dark``.
        threads: Processor threads for training; 0 lets the program choose.
        train: Settings of :data:`mynah.project.defaults.TRAIN` that differ from the defaults.
        convert: The same for :data:`mynah.project.defaults.CONVERT`.
        convert_folder: Where conversions of the window go; empty for a folder of the voice among
            the exports of the workspace.
        speech_cache_mb: Limit of the cache of spoken sentences.
        notifications: Whether finished and failed work is announced.
        microphone: Device that records; empty for the one of the system.
        consent_note: What an import proposes as its note on consent.
        activity_days: How long the journal of what happened is kept; 0 for always.
        on_close: What closing the window does while a run goes on: ``ask``, ``keep`` it running,
            or ``stop`` it after a save.
        shortcuts: Keys of commands that differ from the defaults, by name of the command.
        first_start_done: Whether the page of the first start was left.
        extra: Keys of the file that this program does not know.
    """

    workspace: str = ""
    recent_workspaces: tuple[str, ...] = ()
    language: str = ""
    theme: str = "system"
    threads: int = 0
    train: Mapping[str, Any] = field(default_factory=dict)
    convert: Mapping[str, Any] = field(default_factory=dict)
    convert_folder: str = ""
    speech_cache_mb: int = 500
    notifications: bool = True
    microphone: str = ""
    consent_note: str = ""
    activity_days: int = 365
    on_close: str = "ask"
    shortcuts: Mapping[str, Any] = field(default_factory=dict)
    first_start_done: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build settings from their file; values that are not allowed become the default."""
        known: dict[str, Any] = {}
        blank = cls()
        for one in fields(cls):
            if one.name == "extra" or one.name not in data:
                continue
            value = data[one.name]
            if one.name == "recent_workspaces":
                value = tuple(str(path) for path in value) if isinstance(value, list) else None
            expected = type(getattr(blank, one.name))
            if type(value) is expected and allowed(one.name, value):
                known[one.name] = value
        own = {one.name for one in fields(cls)} | {"schema_version"}
        extra = {key: value for key, value in data.items() if key not in own}
        return cls(**known, extra=extra)

    def to_dict(self) -> dict[str, Any]:
        """Return the content of the file."""
        own = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "extra"}
        own["recent_workspaces"] = list(self.recent_workspaces)
        return {**self.extra, **own, "schema_version": SCHEMA_VERSION}

    def with_recent(self, workspace: Path, most: int = MOST_RECENT) -> Self:
        """Return settings that open ``workspace`` next and list it first."""
        text = str(workspace)
        others = [one for one in self.recent_workspaces if one != text]
        return replace(self, workspace=text, recent_workspaces=(text, *others)[:most])


def allowed(name: str, value: object) -> bool:
    """Tell whether a value is one of a field's choices, or within its range."""
    if name in CHOICES:
        return value in CHOICES[name]
    if name in RANGES and isinstance(value, int):
        lowest, highest = RANGES[name]
        return lowest <= value <= highest
    return True


@dataclass(frozen=True)
class Loaded:
    """Settings, and what was wrong with their file (empty when nothing was)."""

    settings: Settings
    problem: str = ""


def settings_path() -> Path:
    """Return where the settings are kept."""
    return paths.config_dir() / FILE_NAME


def load(path: Path | None = None) -> Loaded:
    """Read the settings; without a file, or with a damaged one, the defaults.

    Args:
        path: The file; the usual place when not given.
    """
    path = path or settings_path()
    with contextlib.suppress(OSError):
        leftovers.clear(path.parent)
    try:
        return Loaded(Settings.from_dict(atomic.read_json(path)))
    except FileNotFoundError:
        return Loaded(Settings())
    except OSError as error:
        return Loaded(Settings(), f"{path} could not be read ({error.strerror}).")
    except atomic.UnreadableFileError as error:
        aside = path.with_name(BROKEN_NAME)
        try:
            atomic.replace(path, aside)
        except OSError:
            return Loaded(Settings(), f"{path} is damaged: {error.reason}.")
        return Loaded(Settings(), f"The settings were damaged and are now in {aside}.")


def change(changes: Mapping[str, Any], path: Path | None = None) -> None:
    """Write some fields over the file, and leave all others as whoever wrote them.

    Args:
        changes: The fields, by name. Of the recent workspaces those that another window opened
            meanwhile stay.
        path: The file; the usual place when not given.

    Raises:
        MynahError: As :func:`save`; ``BUSY``.
    """
    path = path or settings_path()
    with _held(path):
        known = _known(path)
        if "recent_workspaces" in changes:
            mine = list(changes["recent_workspaces"])
            there = known.get("recent_workspaces")
            others = [str(one) for one in there] if isinstance(there, list) else []
            recent = [*mine, *(one for one in others if one not in mine)][:MOST_RECENT]
            changes = {**changes, "recent_workspaces": recent}
        plain = {key: _plain(value) for key, value in changes.items()}
        atomic.write_json(path, {**known, **plain, "schema_version": SCHEMA_VERSION})


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings.

    Args:
        settings: All of them.
        path: The file; the usual place when not given.

    Raises:
        MynahError: ``NEWER_SCHEMA`` when the file there is of a newer program;
            ``NO_PERMISSION``, ``DISK_FULL``.
    """
    path = path or settings_path()
    with _held(path):
        atomic.write_json(path, {**_known(path), **settings.to_dict()})


@contextlib.contextmanager
def _held(path: Path) -> Iterator[None]:
    """Hold the lock of the settings, so that of two windows none undoes the other."""
    with atomic.disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.with_name(LOCK_NAME), _LOCK_SECONDS):
            yield


def _known(path: Path) -> dict[str, Any]:
    """The whole file, with what this program does not know."""
    try:
        known = atomic.read_json(path)
    except (FileNotFoundError, atomic.UnreadableFileError):
        return {}
    except PermissionError as error:
        raise MynahError(
            ErrorCode.NO_PERMISSION, f"{path} may not be read.", detail=str(error)
        ) from error
    check_schema(known.get("schema_version"), SCHEMA_VERSION, str(path))
    return known


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value
