"""Writes that are either wholly there or not at all, also after a crash or a power cut.

Every write goes to a temporary name in the same folder, is flushed to the disk and renamed into
place; the folder is flushed too, so that the rename itself survives. Temporary names start with
:data:`TEMP_PREFIX` and carry nothing of the final name, so that long names stay within the file
system's limit and readers can tell a leftover at sight.
"""

import contextlib
import ctypes
import errno
import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mynah.project import owners
from mynah.project.disk import disk_errors

__all__ = [
    "ASIDE_PREFIX",
    "OLD_SECONDS",
    "TEMP_PREFIX",
    "UnreadableFileError",
    "bring_back",
    "disk_errors",
    "is_abandoned",
    "is_temporary",
    "json_text",
    "move_together",
    "read_json",
    "remove_abandoned",
    "remove_tree",
    "replace",
    "replace_dir",
    "sync_dir",
    "sync_file",
    "sync_tree",
    "temporary_name",
    "write_bytes",
    "write_json",
    "write_text",
]

TEMP_PREFIX = ".mynah-tmp-"
ASIDE_PREFIX = f"{TEMP_PREFIX}aside-"
"""Of a folder in which something lies, under its own name, while another takes its place."""

OLD_SECONDS = 24 * 3600.0
_REPLACE_ATTEMPTS = 20
_REPLACE_WAIT_SECONDS = 0.05


class UnreadableFileError(Exception):
    """A file exists but does not hold what its reader expects.

    Args:
        path: The file.
        reason: What is wrong with it, in words.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def temporary_name(folder: Path) -> Path:
    """Return an unused temporary path inside ``folder``."""
    return folder / f"{TEMP_PREFIX}{owners.mark()}"


def remove_abandoned(folder: Path) -> int:
    """Remove what killed processes left in a folder, and bring back what stepped aside there.

    Returns:
        How many things were brought back; see :func:`replace_dir`.

    Raises:
        OSError: The disk refused a rename or a removal.
    """
    back = 0
    for path in folder.glob(".mynah-*"):
        with contextlib.suppress(FileNotFoundError):
            if not is_abandoned(path):
                continue
            if path.name.startswith(ASIDE_PREFIX):
                back += bring_back(path)
            elif path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
    return back


def is_abandoned(path: Path) -> bool:
    """Whether the process of a temporary name is gone; a stranger's once it is a day old.

    Raises:
        FileNotFoundError: It is not there any more.
    """
    return owners.is_gone(path.name) or time.time() - path.lstat().st_mtime > OLD_SECONDS


def is_temporary(path: Path) -> bool:
    """Tell whether ``path`` carries a temporary name of this module."""
    return path.name.startswith(TEMP_PREFIX)


def sync_file(path: Path) -> None:
    """Flush one file's content to the disk."""
    # Windows flushes only handles opened for writing; elsewhere reading is enough and also works
    # for files whose rights forbid writing.
    flags = os.O_RDWR if sys.platform == "win32" else os.O_RDONLY
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_dir(folder: Path) -> None:
    """Flush a folder's list of names to the disk, where the system offers that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network and FUSE file systems cannot flush folders; the rename is still atomic.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Flush every file and folder below ``folder``, innermost first."""
    for root, _dirs, files in os.walk(folder, topdown=False):
        for name in files:
            sync_file(Path(root, name))
        sync_dir(Path(root))


def replace(source: Path, target: Path) -> None:
    """Rename ``source`` over ``target`` and flush the folder.

    On Windows a virus scanner or a reader may hold the target for a moment: the rename is tried
    for one second before it fails.
    """
    for attempt in range(_REPLACE_ATTEMPTS):
        try:
            source.replace(target)
            break
        except PermissionError:
            if sys.platform != "win32" or attempt == _REPLACE_ATTEMPTS - 1:
                raise
            time.sleep(_REPLACE_WAIT_SECONDS)
    sync_dir(target.parent)


def write_bytes(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that a reader sees the old content or the new, never a part.

    Args:
        path: The file; its folder is made when missing.
        data: The whole content.

    Raises:
        MynahError: ``DISK_FULL`` or ``NO_PERMISSION``.
    """
    with disk_errors(path, len(data)):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = temporary_name(path.parent)
        try:
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8, line ends as they are; see :func:`write_bytes`."""
    write_bytes(path, text.encode("utf-8", errors="replace"))


def write_json(path: Path, data: Mapping[str, Any] | Sequence[Any]) -> None:
    """Write ``data`` as indented UTF-8 JSON; see :func:`write_bytes`."""
    write_text(path, json_text(data))


def json_text(data: Mapping[str, Any] | Sequence[Any]) -> str:
    """Return ``data`` as the JSON text that every file of a workspace uses."""
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    # File names that are not valid Unicode reach Python as lone surrogates, which UTF-8 refuses:
    # such texts are escaped instead.
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        text = json.dumps(data, indent=1, allow_nan=False) + "\n"
    return text


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object.

    Args:
        path: The file.

    Returns:
        The object, with whatever keys it holds.

    Raises:
        FileNotFoundError: There is no such file.
        UnreadableFileError: The file is torn, is not UTF-8 JSON, or is not an object.
        OSError: The system refused to read it.
    """
    data = path.read_bytes()
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(path, f"not a complete JSON file ({error})") from error
    if not isinstance(value, dict):
        raise UnreadableFileError(path, "the JSON file does not hold an object")
    return value


def replace_dir(source: Path, target: Path) -> None:
    """Put the folder ``source`` where ``target`` is, and remove the old ``target``.

    The two change places in one step where the system can do that. Elsewhere the old one steps
    aside first, under its own name in a temporary folder, since a non-empty folder cannot be
    renamed over; after a crash between the two renames :func:`bring_back` finds it there.

    Args:
        source: A finished folder on the same file system.
        target: The final place; need not exist.

    Raises:
        MynahError: ``DISK_FULL`` or ``NO_PERMISSION``.
    """
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        sync_tree(source)
        aside: Path | None = None
        if target.exists() and _exchange(source, target):
            sync_dir(target.parent)
            shutil.rmtree(source, ignore_errors=True)
            return
        if target.exists():
            aside = target.parent / f"{ASIDE_PREFIX}{owners.mark()}"
            aside.mkdir()
            target.rename(aside / target.name)
        try:
            source.rename(target)
        except OSError:
            if aside is not None:
                (aside / target.name).rename(target)
                aside.rmdir()
            raise
        sync_dir(target.parent)
        if aside is not None:
            shutil.rmtree(aside, ignore_errors=True)


def move_together(names: Iterable[str], source: Path, target: Path) -> None:
    """Move the files that are there; where the disk refuses one, those before it go back."""
    moved: list[str] = []
    try:
        for name in names:
            if (source / name).exists():
                (source / name).rename(target / name)
                moved.append(name)
    except OSError:
        for name in reversed(moved):
            with contextlib.suppress(OSError):  # the next one that opens the workspace mends it
                (target / name).rename(source / name)
        raise


def bring_back(aside: Path) -> bool:
    """Bring back what stepped aside in :func:`replace_dir` when nothing took its place.

    Args:
        aside: The temporary folder of a process that is gone; it is removed.

    Returns:
        Whether something was brought back.

    Raises:
        OSError: The disk refused it.
    """
    back = False
    for path in aside.iterdir():
        if not (aside.parent / path.name).exists():
            path.rename(aside.parent / path.name)
            back = True
    sync_dir(aside.parent)
    shutil.rmtree(aside)
    return back


def remove_tree(path: Path) -> None:
    """Remove a folder with all that is in it; a crash leaves it whole or not visible at all.

    Raises:
        OSError: The disk refused it.
    """
    aside = temporary_name(path.parent)
    path.rename(aside)
    sync_dir(path.parent)
    shutil.rmtree(aside)


def _exchange(one: Path, other: Path) -> bool:
    """Let two paths of one file system change places in one step; False where that cannot be."""
    here, swap = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of renameat2(2)
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            return bool(ctypes.CDLL(None).renameat2(here, paths[0], here, paths[1], swap) == 0)
        if sys.platform == "darwin":
            return bool(ctypes.CDLL(None).renamex_np(*paths, swap) == 0)  # RENAME_SWAP
    except (OSError, AttributeError):
        return False
    return False
