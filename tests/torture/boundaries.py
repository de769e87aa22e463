"""Killing a process at the n-th change that it makes to a folder, and what a power cut leaves.

Python tells of every opening, renaming and removing before it happens (`sys.addaudithook`), also
of those that C code makes for it; flushing is not told of, so `os.fsync` is put behind a counter.
The same hook keeps what is needed to take changes back: a power cut loses what was never flushed.

What is modelled of the disk: names change in their order, and a flush of whatever file or folder
makes all changes of names before it durable, as the journals of ext4, XFS, APFS and NTFS do. What
is written into a file is durable only when that file itself was flushed after it.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR
_NAMES = {
    "os.rename": "rename",
    "os.remove": "remove",
    "os.rmdir": "rmdir",
    "os.mkdir": "mkdir",
    "os.link": "link",
}


@dataclass
class Boundaries:
    """Counts the changes below some folders, and kills this process before one of them.

    Attributes:
        roots: Only what happens below these counts.
        kill_at: Before which change, from 1; 0 for never.
        kept: A folder on the same disk for what was replaced or removed; None keeps nothing.
        log: Where to the story is written when it ends; None for nowhere.
    """

    roots: tuple[str, ...]
    kill_at: int
    kept: Path | None = None
    log: Path | None = None
    count: int = 0
    changes: list[list[str]] = field(default_factory=list)
    durable: int = 0
    flushed: dict[str, int] = field(default_factory=dict)
    _busy: bool = False
    _numbers: Any = field(default_factory=itertools.count)

    def watch(self) -> None:
        """Begin; it cannot be ended but with the process."""
        self._fsync = os.fsync
        os.fsync = self._on_fsync
        sys.addaudithook(self._on_event)

    def write_log(self) -> None:
        """Say what happened, for `after_power_cut`."""
        if self.log is not None:
            self._busy = True
            story = {
                "count": self.count,
                "changes": self.changes,
                "durable": self.durable,
                "flushed": self.flushed,
            }
            self.log.write_text(json.dumps(story), encoding="utf-8", errors="surrogateescape")

    def _on_event(self, event: str, args: tuple[Any, ...]) -> None:
        if self._busy:
            return
        if event == "open":
            path, _mode, flags = args
            if isinstance(path, str | bytes | os.PathLike) and flags & _WRITING:
                self._about(["open", os.fsdecode(path)])
        elif event in _NAMES:
            kind = _NAMES[event]
            if kind in ("rename", "link"):
                self._about([kind, _at(args[0], args[2]), _at(args[1], args[3])])
            elif kind == "mkdir":
                self._about([kind, _at(args[0], args[2])])
            else:
                self._about([kind, _at(args[0], args[1])])

    def _on_fsync(self, handle: int) -> None:
        place = os.readlink(f"/proc/self/fd/{handle}")
        if not self._inside(place):
            self._fsync(handle)
            return
        self._step()
        # Nothing is waited for: the disk of the attack is not the one that loses power.
        status = os.fstat(handle)
        self.flushed[str(status.st_ino)] = status.st_mtime_ns
        self.durable = len(self.changes)

    def _about(self, change: list[str]) -> None:
        if not self._inside(change[-1]):
            return
        self._step()
        self._busy = True
        try:
            target = change[-1]
            if change[0] == "open":
                if os.path.lexists(target):
                    return  # what is written into it is another matter
            elif self.kept is not None and change[0] in ("rename", "remove"):
                lost = target if os.path.isfile(target) and not os.path.islink(target) else ""
                if lost:
                    kept = str(self.kept / str(next(self._numbers)))
                    os.link(lost, kept)
                    change.append(kept)
            self.changes.append(change)
        finally:
            self._busy = False

    def _step(self) -> None:
        self.count += 1
        if self.count == self.kill_at:
            self.write_log()
            os.kill(os.getpid(), signal.SIGKILL)

    def _inside(self, path: str) -> bool:
        return any(path == root or path.startswith(root + "/") for root in self.roots)


def _at(path: Any, folder: Any) -> str:
    name = os.fsdecode(path)
    if os.path.isabs(name) or not isinstance(folder, int) or folder < 0:
        return os.path.abspath(name)
    return os.path.join(os.readlink(f"/proc/self/fd/{folder}"), name)


def after_power_cut(
    log: Path, roots: list[Path], before: dict[str, int], rng: random.Random
) -> list[str]:
    """Leave in some folders what a power cut at the end of a story may leave.

    Args:
        log: What `Boundaries.write_log` wrote.
        roots: The folders.
        before: `modified` of them when the story began.
        rng: How much of what may be lost is lost.

    Returns:
        What was done, in words.
    """
    story = json.loads(log.read_text(encoding="utf-8", errors="surrogateescape"))
    told = []
    changes = story["changes"]
    kept = story["durable"] if rng.random() < 0.5 else rng.randint(story["durable"], len(changes))
    lost = changes[kept:]
    # Contents first, while files are where the story left them.
    for root in roots:
        for path in root.rglob("*"):
            if path.is_symlink() or not path.is_file():
                continue
            status = path.stat()
            known = {before.get(str(status.st_ino)), story["flushed"].get(str(status.st_ino))}
            if status.st_mtime_ns not in known and status.st_size and status.st_nlink >= 1:
                told.append(f"{_tear(path, status.st_size, rng)} {path.name}")
    for change in reversed(lost):
        told.append("lost " + " ".join(Path(one).name for one in change[1:3]))
        _take_back(change)
    return told


def modified(roots: list[Path]) -> dict[str, int]:
    """When each file was changed last, by inode."""
    files = (path for root in roots for path in root.rglob("*") if path.is_file())
    return {str(one.st_ino): one.st_mtime_ns for one in (path.stat() for path in files)}


def _tear(path: Path, size: int, rng: random.Random) -> str:
    way = rng.choice(("empty", "cut", "zeroed"))
    if way == "empty":
        os.truncate(path, 0)
    elif way == "cut":
        os.truncate(path, rng.randrange(size))
    else:
        with path.open("r+b") as file:
            file.write(bytes(size))
    return way


def _take_back(change: list[str]) -> None:
    kind, path = change[0], Path(change[1])
    target = Path(change[2]) if kind in ("rename", "link") else path
    kept = change[-1] if len(change) > (3 if kind in ("rename", "link") else 2) else ""
    try:
        if kind == "rename":
            target.rename(path)
        elif kind in ("open", "link"):
            target.unlink()
        elif kind == "mkdir":
            target.rmdir()
        elif kind == "rmdir":
            target.mkdir()
        if kept:
            os.link(kept, target)
    except OSError:
        return  # it had not come to that: the story ends before its last change
