"""A power cut by simulation: what was not flushed to the disk when a process was killed is torn.

In the process that is to die, before its work::

    torn.record(stash, [workspace], die_at=17)

Every creation, rename, removal and fsync that it makes below these folders by Python is noted in
`stash`, a new folder on the same disk, and the 17th one is not made: the process is killed there,
as by `kill -9`. Without `die_at` it lives, and whoever attacks may kill it at any time. Files that
libraries write (safetensors, faiss, libsndfile) need no note: they count as unflushed until
somebody flushes them. Afterwards, in the process that attacks::

    torn.operations(stash)                    # how many were made, to choose from
    torn.cut_power(stash, [workspace], rng)   # what a power cut may leave; tells what it did

What POSIX promises is kept, and nothing more: the content of a file that was flushed after its
last change, and the names in a folder that was flushed after they changed. Any other file is left,
cut short, zeroed from some place on or emptied; of the other names a tail is undone in order:
what was made vanishes, what was renamed or removed is back, with what it had replaced. Changes
of content through memory maps and by other processes are not noticed before the next flush.
"""

from __future__ import annotations

import builtins
import functools
import io
import json
import os
import shutil
import signal
import stat
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator, Sequence

NOTES, BEGUN, KEPT = "operations.jsonl", "begun.json", "kept"
_State = tuple[int, int]


def record(stash: Path, roots: Sequence[Path], die_at: int | None = None) -> None:
    """Note from now on what this process does below `roots`; see the module."""
    _Recorder(stash, roots, die_at).put_in_place()


def operations(stash: Path) -> int:
    """How many operations were noted."""
    return len(_noted(stash))


def last_operation(stash: Path) -> str:
    """The last one in words, for a report."""
    noted = _noted(stash)
    return " ".join(str(value) for value in noted[-1].values()) if noted else "nothing"


class _Recorder:
    def __init__(self, stash: Path, roots: Sequence[Path], die_at: int | None) -> None:
        self._stash = stash
        self._roots = tuple(f"{os.path.realpath(root)}" for root in roots)
        self._die_at = die_at
        self._made = 0
        self._lock = threading.RLock()
        self._pid = os.getpid()
        (stash / KEPT).mkdir(parents=True)
        begun = {str(info.st_ino): _state(info) for _, info in _files(map(Path, self._roots))}
        (stash / BEGUN).write_text(json.dumps(begun), encoding="ascii")
        self._log = os.open(stash / NOTES, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._link, self._close = os.link, os.close

    def put_in_place(self) -> None:
        """Wrap the functions through which Python's own library changes what is on a disk."""
        os.rename = self._renaming(os.rename)
        os.replace = self._renaming(os.replace)
        os.unlink = os.remove = self._removing(os.unlink, "unlink")
        os.rmdir = self._removing(os.rmdir, "rmdir")
        os.mkdir = self._making(os.mkdir)
        os.fsync = self._flushing(os.fsync)
        if hasattr(os, "fdatasync"):
            os.fdatasync = self._flushing(os.fdatasync)
        io.open = builtins.open = self._opening(io.open)
        os.open = self._opening_low(os.open)
        for function in (os.unlink, os.rmdir, os.mkdir, os.open, os.rename):  # shutil asks
            os.supports_dir_fd.add(function)

    def _place(self, path: Any, dir_fd: int | None = None) -> str | None:
        """The real path of what is below the roots, its last part not followed; else None."""
        if isinstance(path, int) or os.getpid() != self._pid:
            return None
        name = os.fsdecode(os.fspath(path))
        if dir_fd is not None:
            name = os.path.join(os.readlink(f"/proc/self/fd/{dir_fd}"), name)
        folder, last = os.path.split(os.path.abspath(name))
        place = os.path.join(os.path.realpath(folder), last)
        return place if place.startswith(tuple(f"{root}/" for root in self._roots)) else None

    def _turn(self) -> None:
        self._made += 1
        if self._made == self._die_at:
            os.kill(self._pid, signal.SIGKILL)
            signal.pause()

    def _note(self, **what: Any) -> None:
        os.write(self._log, (json.dumps(what) + "\n").encode("ascii"))

    def _keep(self, place: str) -> str:
        """A second name for a file that may be losing its last one; empty where there is none."""
        name = f"{self._made}"
        try:
            self._link(place, self._stash / KEPT / name, follow_symlinks=False)
        except OSError:
            return ""
        return name

    def _renaming(self, original: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(original)
        def rename(src: Any, dst: Any, *, src_dir_fd: Any = None, dst_dir_fd: Any = None) -> None:
            old, new = self._place(src, src_dir_fd), self._place(dst, dst_dir_fd)
            given = {"src_dir_fd": src_dir_fd, "dst_dir_fd": dst_dir_fd}
            if old is None or new is None:
                return original(src, dst, **given)
            with self._lock:
                self._turn()
                kept = self._keep(new)
                original(src, dst, **given)
                self._note(op="rename", path=new, old=old, kept=kept)

        return rename

    def _removing(self, original: Callable[..., None], name: str) -> Callable[..., None]:
        @functools.wraps(original)
        def remove(path: Any, *, dir_fd: int | None = None) -> None:
            place = self._place(path, dir_fd)
            if place is None:
                return original(path, dir_fd=dir_fd)
            with self._lock:
                if not os.path.lexists(place):
                    return original(path, dir_fd=dir_fd)
                self._turn()
                kept = self._keep(place) if name == "unlink" else ""
                original(path, dir_fd=dir_fd)
                self._note(op=name, path=place, kept=kept)

        return remove

    def _making(self, original: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(original)
        def mkdir(path: Any, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
            place = self._place(path, dir_fd)
            if place is None or os.path.lexists(place):
                return original(path, mode, dir_fd=dir_fd)
            with self._lock:
                self._turn()
                original(path, mode, dir_fd=dir_fd)
                self._note(op="mkdir", path=place)

        return mkdir

    def _flushing(self, original: Callable[[Any], None]) -> Callable[[Any], None]:
        @functools.wraps(original)
        def fsync(file: Any) -> None:
            handle = file if isinstance(file, int) else file.fileno()
            place = self._place(os.readlink(f"/proc/self/fd/{handle}"))
            info = os.fstat(handle)
            folder = stat.S_ISDIR(info.st_mode)
            if folder and place is None:
                real = os.path.realpath(f"/proc/self/fd/{handle}")
                place = real if real in self._roots and os.getpid() == self._pid else None
            if place is None:
                return original(file)
            with self._lock:
                self._turn()
                original(file)
                if folder:
                    self._note(op="dirsync", path=place)
                else:
                    size, changed = _state(info)
                    note = {"path": place, "ino": info.st_ino, "size": size, "changed": changed}
                    self._note(op="fsync", **note)

        return fsync

    def _opening(self, original: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(original)
        def opened(file: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
            new = any(letter in mode for letter in "wxa") and not isinstance(file, int)
            place = self._place(file) if new else None
            if place is None or os.path.lexists(place):
                return original(file, mode, *args, **more)
            with self._lock:
                self._turn()
                result = original(file, mode, *args, **more)
                self._note(op="create", path=place)
                return result

        return opened

    def _opening_low(self, original: Callable[..., int]) -> Callable[..., int]:
        @functools.wraps(original)
        def opened(path: Any, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
            temporary = flags & getattr(os, "O_TMPFILE", 0) == getattr(os, "O_TMPFILE", -1)
            new = flags & os.O_CREAT and not temporary
            place = self._place(path, dir_fd) if new else None
            if place is None or os.path.lexists(place):
                return original(path, flags, mode, dir_fd=dir_fd)
            with self._lock:
                self._turn()
                handle = original(path, flags, mode, dir_fd=dir_fd)
                self._note(op="create", path=place)
                return handle

        return opened


def cut_power(stash: Path, roots: Sequence[Path], rng: random.Random) -> list[str]:
    """Tear what was not flushed; what was done is returned in words, a line for each thing."""
    noted = _noted(stash)
    flushed: dict[str, _State] = {
        ino: (size, changed)
        for ino, (size, changed) in json.loads((stash / BEGUN).read_text()).items()
    }
    for note in noted:
        if note["op"] == "fsync":
            flushed[str(note["ino"])] = (note["size"], note["changed"])
    did = [f"undone: {words}" for words in _undo_names(stash, noted, rng)]
    for path, info in list(_files(roots)):
        if flushed.get(str(info.st_ino)) != _state(info):
            base = flushed.get(str(info.st_ino), (0, 0))[0]
            words = _tear(path, info.st_size, min(base, info.st_size), rng)
            if words:
                did.append(f"{words}: {path}")
    return did


def _undo_names(stash: Path, noted: list[dict[str, Any]], rng: random.Random) -> Iterator[str]:
    """Undo some of the last operations on names, those that no flush of their folder followed."""
    synced: set[str] = set()
    loose: list[int] = []
    for number in range(len(noted) - 1, -1, -1):
        note = noted[number]
        if note["op"] == "dirsync":
            synced.add(note["path"])
        elif note["op"] != "fsync" and os.path.dirname(note["path"]) not in synced:
            loose.append(number)
    undone = set(loose[: rng.randint(0, len(loose))])
    stands: list[str] = []
    for number in range(len(noted) - 1, -1, -1):
        note = noted[number]
        if note["op"] in {"fsync", "dirsync"}:
            continue
        names = [note["path"], *([note["old"]] if "old" in note else [])]
        blocked = any(_meet(name, other) for name in names for other in stands)
        if number in undone and not blocked and _undo(stash, note):
            yield f"{note['op']} {note['path']}"
        else:
            stands += names


def _meet(name: str, other: str) -> bool:
    """Whether one is the other or lies in it."""
    return name == other or name.startswith(f"{other}/") or other.startswith(f"{name}/")


def _undo(stash: Path, note: dict[str, Any]) -> bool:
    path = Path(note["path"])
    kept = stash / KEPT / note["kept"] if note.get("kept") else None
    try:
        match note["op"]:
            case "create":
                path.unlink()
            case "mkdir":
                path.rmdir()
            case "rmdir":
                path.mkdir()
            case "unlink" if kept is not None:
                os.link(kept, path, follow_symlinks=False)
            case "rename":
                path.rename(note["old"])
                if kept is not None:
                    os.link(kept, path, follow_symlinks=False)
            case _:
                return False
    except OSError:
        return False
    return True


def _tear(path: Path, size: int, flushed: int, rng: random.Random) -> str:
    """Do to a file what a power cut does to the part that was not flushed."""
    way = rng.choice(("left", "cut", "zeroed", "emptied"))
    keep = rng.randint(flushed, size)
    if way == "left" or size == 0:
        return ""
    with path.open("r+b") as file:
        if way == "zeroed":
            file.seek(keep)
            file.write(bytes(size - keep))
        else:
            keep = keep if way == "cut" else flushed
            file.truncate(keep)
    return f"{way} from byte {keep} of {size}"


def _noted(stash: Path) -> list[dict[str, Any]]:
    try:
        lines = (stash / NOTES).read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in lines if line]


def _state(info: os.stat_result) -> _State:
    return info.st_size, info.st_mtime_ns


def _files(roots: Any) -> Iterator[tuple[Path, os.stat_result]]:
    for root in roots:
        for folder, _, names in os.walk(root):
            for name in names:
                path = Path(folder, name)
                info = path.lstat()
                if stat.S_ISREG(info.st_mode):
                    yield path, info


def discard(stash: Path) -> None:
    """Remove the notes."""
    shutil.rmtree(stash, ignore_errors=True)
