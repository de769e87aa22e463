"""What takes how much room in a workspace, and emptying the parts that may be emptied."""

import contextlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from mynah.project import atomic
from mynah.project.leftovers import LOCK_NAME
from mynah.project.locks import locked
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

_Caught = tuple[type[BaseException], BaseException, TracebackType]

PARTS = ("samples", "bin", "datasets", "runs", "voices", "exports", "cache")
PURGEABLE = ("bin", "exports", "cache")


@dataclass(frozen=True)
class Usage:
    """One part of a workspace.

    Attributes:
        part: Name of its folder.
        items: Things a person would count: samples, voices, runs, entries of the bin.
        files: Number of files.
        size: Bytes.
    """

    part: str
    items: int
    files: int
    size: int


def usage(workspace: Workspace) -> list[Usage]:
    """Measure every part of a workspace."""
    return [_measure(workspace.root / part) for part in PARTS]


def purge(workspace: Workspace, parts: Iterable[str], *, dry: bool = False) -> list[Usage]:
    """Remove everything in some parts for good.

    Args:
        workspace: The workspace.
        parts: Some of :data:`PURGEABLE`. Samples and voices are deleted to the bin first.
        dry: Remove nothing, only measure.

    Returns:
        What was removed, or would be.

    Raises:
        MynahError: ``USAGE`` for a part that may not be emptied, ``NO_PERMISSION``, ``BUSY``.
    """
    chosen = list(dict.fromkeys(parts))
    forbidden = [part for part in chosen if part not in PURGEABLE]
    if forbidden:
        raise MynahError(
            ErrorCode.USAGE,
            f"Not emptied as a whole: {', '.join(forbidden)}.",
            hint=f"These can be: {', '.join(PURGEABLE)}.",
        )
    measured = [_measure(workspace.root / part) for part in chosen]
    if not dry:
        workspace.require_writable()
        for part in chosen:
            # Voices come to the bin and back under the lock of the voices.
            with (
                locked(workspace.voices_lock),
                locked(workspace.samples_lock),
                atomic.disk_errors(workspace.root / part),
            ):
                for path in (workspace.root / part).iterdir():
                    _remove(path)
    return measured


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        if path.name.startswith("."):
            # What is hidden is nothing that somebody could miss.
            shutil.rmtree(path, onerror=_unless_gone)
        else:
            with contextlib.suppress(FileNotFoundError):  # another program removed it meanwhile
                atomic.remove_tree(path)
    else:
        path.unlink(missing_ok=True)


def _unless_gone(_act: object, _path: str, caught: _Caught) -> None:
    """What another program removed at the same time is gone as well."""
    if not isinstance(caught[1], FileNotFoundError):
        raise caught[1]


def _measure(folder: Path) -> Usage:
    part = folder.name
    try:
        entries = [path for path in folder.iterdir() if path.name[:1] != "."]
    except FileNotFoundError:
        return Usage(part, 0, 0, 0)
    if part == "samples":
        items = sum(path.name.endswith(".meta.json") for path in entries)
    else:
        items = len(entries)
    files = size = 0
    # Not `rglob`, which fails where another program removes a folder while it is looked at.
    for place, _folders, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(FileNotFoundError):
                if name != LOCK_NAME:
                    size += Path(place, name).lstat().st_size
                    files += 1
    return Usage(part, items, files, size)
