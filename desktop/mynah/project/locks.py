"""Locks between processes that the operating system releases when their holder dies.

The lock is on an open file, not on the file's existence: a killed process leaves nothing that
the next one would have to judge.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from mynah.protocol.errors import ErrorCode, MynahError

_POLL_SECONDS = 0.02
_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


class FileLock:
    """An exclusive lock on one file.

    Args:
        path: The lock file; it is made when missing. Only who holds it may remove it.

    Attributes:
        reliable: False when the file system cannot lock. The lock then counts as taken, so that
            work goes on, but it is no proof that nobody else is there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None
        self.reliable = True

    def acquire(self) -> bool:
        """Take the lock if nobody else holds it; return whether it was taken."""
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(self.path, flags, 0o666)
        except IsADirectoryError as error:
            raise no_lock_file(self.path) from error
        try:
            taken = self._try(handle) and self._is_there(handle)
        except BaseException:
            os.close(handle)
            raise
        if not taken:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def _is_there(self, handle: int) -> bool:
        """Whether the locked file still has its name: its last holder may have removed it."""
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except FileNotFoundError:
            return False

    def _try(self, handle: int) -> bool:
        try:
            return _try_lock(handle)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
            self.reliable = False
            return True

    def release(self, *, remove: bool = False) -> None:
        """Give the lock back; does nothing when it is not held.

        Args:
            remove: Also remove the file, where the system allows that while it is open. Never
                remove it after the lock was given back: the next holder would lock a file that
                nobody else can find.
        """
        if self._handle is not None:
            handle, self._handle = self._handle, None
            if remove:
                with contextlib.suppress(OSError):
                    self.path.unlink()
            os.close(handle)


def no_lock_file(path: Path) -> MynahError:
    """What to do about a folder where a lock belongs, as some programs that copy leave."""
    return MynahError(
        ErrorCode.BROKEN_FILE,
        f"{path} is a folder, and should be a file that says who is working.",
        hint=f"Remove the folder {path.name}, and try again. Nothing else lies in it.",
    )


@contextlib.contextmanager
def locked(path: Path, timeout: float = 60.0) -> Iterator[None]:
    """Hold the lock on ``path`` while the block runs.

    Args:
        path: The lock file.
        timeout: Seconds to wait for another holder.

    Raises:
        MynahError: ``BUSY`` when another process kept the lock for longer than ``timeout``.
    """
    lock = FileLock(path)
    deadline = time.monotonic() + timeout
    while not lock.acquire():
        if time.monotonic() > deadline:
            raise MynahError(
                ErrorCode.BUSY,
                f"Another program is working in {path.parent}.",
                hint="Wait until it has finished, or close it, and try again.",
            )
        time.sleep(_POLL_SECONDS)
    try:
        yield
    finally:
        lock.release()


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
