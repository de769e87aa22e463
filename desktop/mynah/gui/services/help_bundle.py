"""What one sends along with a question: versions, settings, runs and logs, and nothing private.

Facts are picked one by one from a fixed list, so that a new setting or a new field of a run never
slips in. Logs are free text; they go through :mod:`mynah.project.privacy`. All of it is shown
before it is saved, and can be left out part by part.
"""

import json
import platform
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, qVersion

from mynah import __version__
from mynah.gui.services.components import installed_components
from mynah.gui.translation import QT_TRANSLATE_NOOP
from mynah.project import atomic, defaults
from mynah.project.paths import log_dir
from mynah.project.privacy import Scrubber, scrubber_for
from mynah.project.settings import Settings
from mynah.project.storage import usage
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode
from mynah.protocol.events import RUN_STATES

LOG_FILES = ("window.log", "mynah.log", "crash.txt", "crash-seen.txt")
MOST_LINES = 400
MOST_RUNS = 10
_MOST_BYTES = 300_000
_CODE = re.compile(r"[a-z][a-z_]{0,30}")
_SETTINGS = (
    "language",
    "theme",
    "threads",
    "speech_cache_mb",
    "notifications",
    "activity_days",
    "on_close",
    "first_start_done",
)

_TITLES: Mapping[str, str] = {
    "versions.json": QT_TRANSLATE_NOOP("HelpBundle", "Versions"),
    "computer.json": QT_TRANSLATE_NOOP("HelpBundle", "This computer"),
    "settings.json": QT_TRANSLATE_NOOP("HelpBundle", "Settings"),
    "workspace.json": QT_TRANSLATE_NOOP("HelpBundle", "How much is in the workspace"),
    "runs.json": QT_TRANSLATE_NOOP("HelpBundle", "The latest trainings"),
    "question.txt": QT_TRANSLATE_NOOP("HelpBundle", "Your words"),
    "window.log": QT_TRANSLATE_NOOP("HelpBundle", "Log of the window"),
    "mynah.log": QT_TRANSLATE_NOOP("HelpBundle", "Log of the engine"),
    "run.log": QT_TRANSLATE_NOOP("HelpBundle", "Log of the latest training"),
    "crash.txt": QT_TRANSLATE_NOOP("HelpBundle", "Report of a crash"),
    "crash-seen.txt": QT_TRANSLATE_NOOP("HelpBundle", "Report of an earlier crash"),
}


@dataclass(frozen=True)
class BundlePart:
    """One file of the bundle.

    Attributes:
        name: Its name in the archive.
        text: All of it.
    """

    name: str
    text: str

    @property
    def title(self) -> str:
        """What it is, translated."""
        return QCoreApplication.translate("HelpBundle", _TITLES.get(self.name, self.name))


def collect(
    workspace: Workspace | None,
    settings: Settings,
    doctor: Mapping[str, Any] | None = None,
    *,
    logs: Path | None = None,
) -> list[BundlePart]:
    """Gather everything that goes into a bundle. Reads files: never on the GUI thread.

    Args:
        workspace: The workspace that is open.
        settings: The settings.
        doctor: What `mynah doctor --json` answered, if it was asked.
        logs: Folder of the logs; the usual place when not given.
    """
    scrub = scrubber_for(workspace)
    parts = [
        _part("versions.json", versions()),
        _part("settings.json", settings_facts(settings)),
    ]
    if doctor:
        parts.append(_part("computer.json", computer_facts(doctor)))
    if workspace is not None and workspace.exists:
        parts.append(_part("workspace.json", workspace_facts(workspace)))
        parts.append(_part("runs.json", run_facts(workspace, scrub)))
        newest = _newest_run_log(workspace)
        if newest is not None:
            parts.append(BundlePart("run.log", _scrubbed_tail(newest, scrub)))
    folder = logs or log_dir()
    parts.extend(BundlePart(name, _scrubbed_tail(folder / name, scrub)) for name in LOG_FILES)
    return [part for part in parts if part.text.strip()]


def save(parts: Iterable[BundlePart], path: Path) -> None:
    """Write a bundle as a zip archive; it appears whole or not at all.

    Raises:
        MynahError: ``DISK_FULL``, ``NO_PERMISSION``.
        OSError: Another refusal of the disk.
    """
    staged = atomic.temporary_name(path.parent)
    try:
        with atomic.disk_errors(path):
            with zipfile.ZipFile(staged, "w", zipfile.ZIP_DEFLATED) as archive:
                for part in parts:
                    # A fixed date: the time zone of the computer is nobody's business either.
                    info = zipfile.ZipInfo(part.name)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(info, part.text.encode("utf-8", "replace"))
            atomic.replace(staged, path)
    finally:
        staged.unlink(missing_ok=True)


def versions() -> dict[str, Any]:
    """Of the program and of what it is made of."""
    return {
        "mynah": __version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        "packages": {one.name: one.version for one in installed_components()},
        "made_at": datetime.now(UTC).isoformat(timespec="minutes"),
    }


def settings_facts(settings: Settings) -> dict[str, Any]:
    """Settings that are neither a place, nor a device, nor somebody's words."""
    facts: dict[str, Any] = {name: getattr(settings, name) for name in _SETTINGS}
    facts["shortcuts"] = sum(1 for _ in settings.shortcuts)
    for table, values in (("train", settings.train), ("convert", settings.convert)):
        options = defaults.TRAIN if table == "train" else defaults.CONVERT
        facts[table] = {
            name: value
            for name, value in values.items()
            if name in options and _harmless(value, options[name])
        }
    return facts


def computer_facts(doctor: Mapping[str, Any]) -> dict[str, Any]:
    """What the engine said about the computer, without folders and without the host's name."""
    device = doctor.get("device")
    device = device if isinstance(device, Mapping) else {}
    programs = doctor.get("programs")
    models = doctor.get("models")
    return {
        "device": {key: device.get(key) for key in ("kind", "name", "memory") if key in device},
        **{key: doctor.get(key) for key in ("processors", "threads", "memory", "disk")},
        "speed": doctor.get("speed"),
        "programs": {
            name: path is not None
            for name, path in (programs if isinstance(programs, Mapping) else {}).items()
        },
        "models": [
            {key: model.get(key) for key in ("name", "kind", "present")}
            for model in (models if isinstance(models, Sequence) else ())
            if isinstance(model, Mapping)
        ],
    }


def workspace_facts(workspace: Workspace) -> dict[str, Any]:
    """Numbers and sizes of what a workspace holds."""
    return {
        one.part: {"items": one.items, "files": one.files, "bytes": one.size}
        for one in usage(workspace)
    }


def run_facts(workspace: Workspace, scrub: Scrubber) -> list[dict[str, Any]]:
    """States of the latest runs, without what they are called."""
    folders = sorted(
        (path for path in workspace.runs_dir.iterdir() if (path / "job.json").is_file()),
        key=lambda path: path.name,
        reverse=True,
    )
    return [_run_facts(path, scrub) for path in folders[:MOST_RUNS]]


def _run_facts(folder: Path, scrub: Scrubber) -> dict[str, Any]:
    job, state = _read(folder / "job.json"), _read(folder / "state.json")
    error = state.get("error")
    error = error if isinstance(error, Mapping) else {}
    stages = state.get("stages")
    facts: dict[str, Any] = {
        "run": folder.name if re.fullmatch(r"[0-9]{8}-[0-9]{9}-[0-9a-f]+", folder.name) else "run",
        "kind": job.get("kind") if job.get("kind") in ("lite", "rvc") else None,
        "recordings": len(job["entries"]) if isinstance(job.get("entries"), list) else None,
        "settings": _numbers(job.get("settings")),
        "state": state.get("state") if state.get("state") in RUN_STATES else None,
        "sessions": _number(state.get("sessions")),
        "seconds": _number(state.get("t")),
        "metrics": {
            name: _numbers(point)
            for name, point in _named(state.get("metrics"))
            if _CODE.fullmatch(name)
        },
        "stages": {
            name: {**_numbers(stage), "state": _code(stage.get("state"))}
            for name, stage in _named(stages)
            if _CODE.fullmatch(name)
        },
    }
    if error:
        known = error.get("code") in set(ErrorCode)
        facts["error"] = {
            "code": error.get("code") if known else "other",
            "message": scrub(str(error.get("message", ""))),
            "detail": scrub(str(error.get("detail", ""))),
        }
    return facts


def _newest_run_log(workspace: Workspace) -> Path | None:
    found = sorted(workspace.runs_dir.glob("*/engine.log"), key=lambda path: path.parent.name)
    return found[-1] if found else None


def _scrubbed_tail(path: Path, scrub: Scrubber) -> str:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _MOST_BYTES))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    lines = text.splitlines()
    if size > _MOST_BYTES:
        lines = lines[1:]  # the first one is cut in two, and half a name cannot be known
    return scrub("\n".join(lines[-MOST_LINES:]))


def _part(name: str, data: object) -> BundlePart:
    return BundlePart(name, json.dumps(data, indent=1, ensure_ascii=False, default=str) + "\n")


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return atomic.read_json(path)
    except (OSError, atomic.UnreadableFileError):
        return {}


def _harmless(value: object, option: defaults.Option) -> bool:
    return value is None or isinstance(value, bool | int | float) or value in option.choices


def _named(value: object) -> list[tuple[str, Mapping[str, Any]]]:
    items = value.items() if isinstance(value, Mapping) else ()
    return [(str(key), one) for key, one in items if isinstance(one, Mapping)]


def _number(value: object) -> float | int | None:
    return value if isinstance(value, int | float) else None


def _numbers(value: object) -> dict[str, float | int]:
    items = value.items() if isinstance(value, Mapping) else ()
    return {
        str(key): one
        for key, one in items
        if isinstance(one, int | float) and _CODE.fullmatch(str(key))
    }


def _code(value: object) -> str | None:
    return value if isinstance(value, str) and _CODE.fullmatch(value) else None
