"""Whose a temporary file is, so that what a killed program left behind is told from work going on.

A name ends in ``-<machine>-<process>-<random>``. The machine is a digest of its name and of the
process namespace, so that another computer, or another container, on a shared folder never takes
a number of ours for one of its own: what strangers left is only judged by its age.
"""

import contextlib
import hashlib
import os
import platform
import secrets
import sys
from functools import cache
from pathlib import Path


def mark() -> str:
    """The end of a new name of this process."""
    return f"{_machine()}-{os.getpid()}-{secrets.token_hex(6)}"


def is_gone(name: str) -> bool:
    """Whether the process that made a name surely does not run any more.

    Args:
        name: It ends in what :func:`mark` gave; of any other nothing is sure.
    """
    parts = name.rsplit("-", 3)
    if len(parts) < 4 or parts[1] != _machine() or not parts[2].isdecimal():
        return False
    return not _runs(int(parts[2]))


@cache
def _machine() -> str:
    namespace = ""
    with contextlib.suppress(OSError):
        namespace = str(Path("/proc/self/ns/pid").readlink())
    return hashlib.sha256(f"{platform.node()}\0{namespace}".encode()).hexdigest()[:8]


def _runs(pid: int) -> bool:
    if sys.platform == "win32":
        return _runs_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _runs_on_windows(pid: int) -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        no_such_process = 87
        return bool(kernel.GetLastError() != no_such_process)
    ended = ctypes.c_ulong()
    try:
        kernel.GetExitCodeProcess(handle, ctypes.byref(ended))
    finally:
        kernel.CloseHandle(handle)
    still_active = 259
    return ended.value == still_active
