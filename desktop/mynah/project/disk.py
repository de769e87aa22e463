"""What a disk refused, as errors that a person can act on: with the room that there is, in numbers.

The system says why in a number (`errno`). Full is full whether it is the space, the count of files
or somebody's share of both that is used up, but what helps is not the same, so it is told apart. A
disk that fails, or a share that is away, is no fault of the program and not said to be one.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from mynah.protocol.errors import ErrorCode, MynahError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NAMES = (
    *("EIO", "ENODEV", "ENXIO", "ESTALE", "EREMOTEIO", "ENOTCONN", "EHOSTDOWN", "ENOLINK"),
    *("EHOSTUNREACH", "ETIMEDOUT", "ESHUTDOWN", "ENOMEDIUM", "EUCLEAN"),
)
FAILING = frozenset(getattr(errno, name) for name in _NAMES if hasattr(errno, name))


def size_words(count: int) -> str:
    """Bytes in words."""
    if count >= 1_000_000_000:
        return f"{count / 1e9:.1f} GB"
    return f"{count / 1e6:.0f} MB" if count >= 1_000_000 else f"{count / 1e3:.0f} kB"


def free_bytes(path: Path) -> int | None:
    """Bytes free where a path is or would be; None where nobody can tell."""
    for place in (path, *path.parents):
        with contextlib.suppress(OSError):
            return shutil.disk_usage(place).free
    return None


def refusal(error: OSError, path: Path | None = None, needed: int = 0) -> MynahError | None:
    """A refusal of the system in words.

    Args:
        error: What the system said.
        path: What was being written; the file that the error names when not given.
        needed: Bytes that it takes, where that is known.

    Returns:
        ``DISK_FULL``, ``NO_PERMISSION`` or ``DISK_FAILED``; None for what is none of them.
    """
    if path is None and error.filename:
        path = Path(os.fsdecode(error.filename))
    if error.errno in FULL:
        return _full(error, path, needed)
    what = str(path) if path else "A file"
    if error.errno in DENIED:
        why = ": its disk can only be read" if error.errno == errno.EROFS else ""
        return MynahError(
            ErrorCode.NO_PERMISSION,
            f"{what} may not be written{why}.",
            hint="Check the rights of the folder, or choose another one.",
            detail=str(error),
        )
    if error.errno in FAILING:
        return MynahError(
            ErrorCode.DISK_FAILED,
            f"The disk does not work as it should: {what} could not be read or written "
            f"({error.strerror or error}).",
            detail=str(error),
        )
    return None


def _full(error: OSError, path: Path | None, needed: int) -> MynahError:
    free = free_bytes(path) if path else None
    room = "how much is free cannot be told" if free is None else f"{size_words(free)} are free"
    if needed:
        room += f", {size_words(needed)} are needed"
    begin, hint = "The disk is full", "Free some space, or move the workspace to another disk"
    if error.errno == errno.EDQUOT:
        begin = "Your share of the disk is used up"
        hint = "Delete files of your own that you do not need, or use another disk"
    elif path is not None and _no_more_files(path):
        begin = "The disk takes no more files"
        hint = "Delete files that you do not need, however small, or use another disk"
    words = f"{begin}: {path} could not be written; {room}." if path else f"{begin}."
    return MynahError(
        ErrorCode.DISK_FULL,
        words,
        hint=f"{hint}, and try again.",
        detail=str(error),
    )


def _no_more_files(path: Path) -> bool:
    """Whether a disk has room for bytes and none for names, where the system tells that."""
    if not hasattr(os, "statvfs"):
        return False
    for place in (path, *path.parents):
        with contextlib.suppress(OSError):
            room = os.statvfs(place)
            return room.f_files > 0 and room.f_favail == 0 and room.f_bavail > 0
    return False


@contextlib.contextmanager
def disk_errors(path: Path, needed: int = 0) -> Iterator[None]:
    """Turn the operating system's refusals to write into errors a person can act on.

    Args:
        path: What was being written, for the message.
        needed: Bytes that it takes, where that is known.

    Raises:
        MynahError: ``DISK_FULL``, ``NO_PERMISSION`` or ``DISK_FAILED``; other ``OSError`` pass
            unchanged.
    """
    try:
        yield
    except OSError as error:
        told = refusal(error, path, needed)
        if told is None:
            raise
        raise told from error
