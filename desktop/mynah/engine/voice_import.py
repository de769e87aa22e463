"""Voices from elsewhere become voices of the workspace: through quarantine, whole or not at all.

Files are opened by another process, with limits (`voice_import_worker`); this one publishes what
passed. A voice of the same name stays as an older version.
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine.confined import run_confined
from mynah.project.voices import VoiceStore
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.project.workspace import Workspace
    from mynah.protocol.ports import Control, Reporter

WORKER = "mynah.engine.voice_import_worker:look_at_voices"
_MEMORY_TIMES = 4  # of the largest file: as it is stored, in float32, and both once more
_MOST_MEMORY = 16 << 30
_LEAST_SECONDS, _MOST_SECONDS, _SLOWEST = 300.0, 3600.0, 2e6  # bytes a second
_OPENED = (".pth", ".pt", ".index", ".safetensors", ".json")
_MOST_LOOKED_AT = 100_000
_MOST_BESIDE = 2000


@dataclass(frozen=True)
class ImportRequest:
    """What is to be imported.

    Attributes:
        paths: Models, indexes, folders and zips.
        name: Model name, where there is one voice.
        index: The index to take, where there is one voice.
        speakers: Names of its speakers in the order of their rows.
        unvoiced: "zero" or "filled", what the pitch of unvoiced frames was in its training; ""
            where nobody says.
        consent: Whose voice it is and what they agreed to.
        extract: Take voices out of training states as well.
        dry_run: Only look, and report.
    """

    paths: tuple[Path, ...]
    name: str = ""
    index: Path | None = None
    speakers: tuple[str, ...] = ()
    unvoiced: str = ""
    consent: str = ""
    extract: bool = False
    dry_run: bool = False


def import_voices(
    workspace: Workspace, request: ImportRequest, reporter: Reporter, control: Control
) -> dict[str, Any]:
    """Look at files and publish the voices that are good.

    Returns:
        `dry_run`; `voices`, one entry each: name, file, facts, index and why, `card` (why it is
        believed), `keeps` (what the card says), `missing`, notes, `problem` or None, `becomes` (the
        version it would be), `older` (the one of this name that is in use now), and `published`
        (voice, version, path) or None; `left`, pairs of a file and why it is not used; `members`,
        every file there is with size and use.

    Raises:
        MynahError: BAD_INPUT where there is no voice that can be used, with every file and its
            reason; what `look_at_voices` raises; what publishing raises.
        Interrupted: Something was asked for; nothing that was not published is kept.
    """
    store = VoiceStore(workspace)
    quarantine = store.stage()
    try:
        reporter.stage("check")
        report = run_confined(
            WORKER,
            _as_plain_request(request, quarantine),
            control,
            memory_bytes=_memory_for(request),
            seconds=_seconds_for(request),
            reads=_readable(request),
            writes=(quarantine,),
            lists=[path.absolute().parent for path in request.paths],
        )
        reporter.stage("check", "done")
        _refuse_nothing(request, report)
        for entry in report["voices"]:
            folder = entry.pop("folder")
            entry["published"] = None
            becomes, older = store.next_version(entry["name"])
            entry["becomes"], entry["older"] = becomes, older
            if folder and not request.dry_run:
                control.raise_if_requested()
                folder = _prepared(folder, quarantine)
                entry["published"] = _publish(store, entry, folder)
                reporter.artifact("voice", entry["published"]["path"])
    finally:
        shutil.rmtree(quarantine, ignore_errors=True)
    return {"dry_run": request.dry_run, **report}


def prepare_voice(path: Path, index: Path | None, quarantine: Path, control: Control) -> Path:
    """Open the one voice in a file and build its folder, without importing it.

    Args:
        path: of the voice.
        index: that is to be used with it; None looks for one near the file.
        quarantine: an empty folder.
        control: a request there ends the process that looks at the files.

    Returns:
        The folder of the voice, inside the quarantine.

    Raises:
        MynahError: BAD_INPUT where there is no voice that can be used, or as `look_at_voices`.
        Interrupted: Something was asked for.
    """
    request = ImportRequest(paths=(path,), index=index)
    report = run_confined(
        WORKER,
        _as_plain_request(request, quarantine),
        control,
        memory_bytes=_memory_for(request),
        seconds=_seconds_for(request),
        reads=_readable(request),
        writes=(quarantine,),
        lists=[path.absolute().parent for path in request.paths],
    )
    _refuse_nothing(request, report)
    folder = next(entry["folder"] for entry in report["voices"] if entry["folder"])
    return _prepared(folder, quarantine)


def _prepared(folder: str, quarantine: Path) -> Path:
    """The folder that the process which opened the files says it has made.

    A file may have taken that process over. What it names is moved among the voices, so it must be
    in the quarantine and hold plain files; a link would take others of the person along.
    """
    path = Path(folder)
    inside = path.is_absolute() and path.parent.resolve() == quarantine.resolve()
    if not (inside and path.name not in {"", ".", ".."} and _is_plain(path)):
        raise MynahError(
            ErrorCode.BAD_INPUT,
            "The files could not be opened: what came of them is no voice.",
            hint="Get them again, or from another source. Nothing was kept.",
            detail=folder[:500],
        )
    return path


def _is_plain(folder: Path) -> bool:
    if not stat.S_ISDIR(folder.lstat().st_mode):
        return False
    kinds = [path.lstat().st_mode for path in folder.rglob("*")]
    return all(stat.S_ISREG(kind) or stat.S_ISDIR(kind) for kind in kinds)


def _publish(store: VoiceStore, entry: dict[str, Any], folder: Path) -> dict[str, Any]:
    version = store.publish(entry["name"], _staged(store, folder))
    return {"voice": version.name, "version": version.version, "path": str(version.dir)}


def _staged(store: VoiceStore, folder: Path) -> Path:
    """The prepared folder as one that publishing moves; any other it copies."""
    staged = store.stage()
    staged.rmdir()  # an empty folder is in the way of a rename on some systems
    return folder.rename(staged)


def _refuse_nothing(request: ImportRequest, report: Mapping[str, Any]) -> None:
    voices, left = report["voices"], report["left"]
    if request.dry_run and (voices or left):
        return
    if any(entry["problem"] is None for entry in voices):
        return
    items = [(entry["file"], entry["problem"]["message"]) for entry in voices] + [*map(tuple, left)]
    if len(items) == 1:
        path, reason = items[0]
        problem = voices[0]["problem"] if voices else None
        name = Path(path).name
        # A file's own problem names it; a reason why it is no voice begins with a verb.
        message = reason if problem or name in reason else f"{name} {reason}"
        hint = problem["hint"] if problem else _hint(items)
        code = ErrorCode(problem["code"]) if problem else ErrorCode.BAD_INPUT
        raise MynahError(code, message.rstrip(".") + ".", hint=hint, items=items)
    raise MynahError(
        ErrorCode.BAD_INPUT,
        f"There is no voice in {', '.join(path.name for path in request.paths)} that can be used.",
        hint=_hint(items),
        items=items,
    )


def _hint(items: list[tuple[str, str]]) -> str:
    if any("voices extract" in reason for _, reason in items):
        return "A voice can be taken out of a G_….pth: `mynah voices extract FILE --name NAME`."
    return "A voice is a .pth of some 55 MB, with or without an .index, or a zip or folder of them."


def _memory_for(request: ImportRequest) -> int:
    index = () if request.index is None else (request.index,)
    return min(_MEMORY_TIMES * _largest((*request.paths, *index)), _MOST_MEMORY)


def _seconds_for(request: ImportRequest) -> float:
    """As long as the slowest disk and computer take, and not for ever."""
    return min(_LEAST_SECONDS + sum(_sizes(request.paths)) / _SLOWEST, _MOST_SECONDS)


def _largest(paths: tuple[Path, ...]) -> int:
    return max([1 << 28, *_sizes(paths)])


def _sizes(paths: tuple[Path, ...]) -> Iterator[int]:
    for file in _models_in(paths):
        with contextlib.suppress(OSError):
            yield file.stat().st_size


def _models_in(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        files = path.rglob("*") if path.is_dir() else [path]
        for file in itertools.islice(files, _MOST_LOOKED_AT):  # somebody may give a whole disk
            if file.suffix.lower() in (*_OPENED, ".zip", ".mynahvoice"):
                yield file


def _readable(request: ImportRequest) -> list[Path]:
    """All that the worker may read: what was given, where links lead, and what may lie beside.

    An index and a card belong to a model that was given alone; of all else in its folder the
    worker sees the names.
    """
    given = [*request.paths, *([] if request.index is None else [request.index])]
    found = {path.absolute() for path in given}
    for path in given:
        if path.is_dir():
            continue
        beside = [path.absolute().parent]
        if beside[0].name == "weights":  # RVC WebUI keeps indexes in logs, above
            found.update(above / "logs" for above in beside[0].parents[:2])
        for folder in beside:
            with contextlib.suppress(OSError):
                near = (one for one in folder.iterdir() if one.suffix.lower() in _OPENED)
                found.update(itertools.islice(near, _MOST_BESIDE))
    found.update(path.resolve() for path in _models_in(request.paths) if path.is_symlink())
    return sorted(found)


def _as_plain_request(request: ImportRequest, quarantine: Path) -> dict[str, Any]:
    return {
        "paths": [str(path.absolute()) for path in request.paths],
        "quarantine": str(quarantine),
        "index": str(request.index.absolute()) if request.index else "",
        "name": request.name,
        "speakers": list(request.speakers),
        "unvoiced": request.unvoiced,
        "consent": request.consent,
        "extract": request.extract,
        "keep": not request.dry_run,
    }
