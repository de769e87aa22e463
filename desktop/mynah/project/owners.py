"""Whose a temporary file is, so that what a killed program left behind is told from work going on.

A name ends in ``-<machine>-<process>-<random>``. The machine is a digest of its name and of the
process namespace, so that another computer, or another container, on a shared folder never takes
a number of ours for one of its own: what strangers left is only judged by its age. The process is
its number and, where the system tells it cheaply, when it began in the kernel's own count: numbers
are used again. What a living process made is never judged by its age, which a clock that is set
ahead changes.
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
    return f"{maker()}-{secrets.token_hex(6)}"


def maker() -> str:
    """This process in such a name: all but the random part, which is without a ``-``."""
    pid = os.getpid()
    return f"{_machine()}-{pid}.{_began(pid)}"


def is_gone(name: str) -> bool:
    """Whether the process that made a name surely does not run any more.

    Args:
        name: It ends in what :func:`mark` gave; of any other nothing is sure.
    """
    return _lives(name) is False


def is_at_work(name: str) -> bool:
    """Whether the process that made a name surely still runs."""
    return _lives(name) is True


def _lives(name: str) -> bool | None:
    """Whether the maker of a name runs; None where that cannot be known."""
    parts = name.rsplit("-", 3)
    if len(parts) < 4 or parts[1] != _machine():
        return None
    pid, told, began = parts[2].partition(".")
    if not pid.isdecimal():
        return None
    if not _runs(int(pid)):
        return False
    if not told:
        return None  # an older name: the number may be another process' by now
    now = _began(int(pid))
    return not began or not now or began == now


def _began(pid: int) -> str:
    """When a process began, in a form only good for comparing; empty where that is not known."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        # The name in brackets may hold blanks and brackets itself, so count from the last one.
        return stat.rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


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

    # Only there on Windows; the library's own calls would come between an error and its number.
    kernel = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        no_such_process = 87
        return bool(getattr(ctypes, "get_last_error")() != no_such_process)  # noqa: B009
    ended = ctypes.c_ulong()
    try:
        kernel.GetExitCodeProcess(handle, ctypes.byref(ended))
    finally:
        kernel.CloseHandle(handle)
    still_active = 259
    return ended.value == still_active
