"""Work on files that are not trusted: in a process of its own, with limits on memory and time.

On Linux such a process has no network either, reaches no files but those that it is given, starts
no programs and ends with the one that started it, as far as the kernel can do that (`shut_in`).

What such a process says comes back as JSON, so that nothing it holds is ever unpickled here. Where
it ends without an answer, for lack of memory or because a file broke a library, the caller gets a
sentence and goes on.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.engine import shut_in
from mynah.engine.bound import end_with_parent
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.protocol.ports import Control

SECONDS = 3600.0
_SPARE_BYTES = 3 << 30  # threads reserve much more than they use
_MOST_WRITTEN = 16 << 30
_POLL_S = 0.1
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # of unshare(2), which Python has from 3.12 on
_END_S = 5.0
# Of the environment, what libraries and this program look at. Tokens and passwords are no part.
_KEPT = frozenset(
    (
        *("PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "USERPROFILE"),
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "APPDATA", "LOCALAPPDATA", "LD_LIBRARY_PATH"),
        *("NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"),
    )
)
_KEPT_STARTS = ("LC_", "PYTHON", "OMP_", "MKL_", "KMP_", "OPENBLAS_", "MYNAH_", "XDG_")


def run_confined(
    job: str,
    request: Mapping[str, Any],
    control: Control,
    *,
    memory_bytes: int,
    seconds: float = SECONDS,
    reads: Iterable[Path] | None = None,
    writes: Iterable[Path] = (),
    lists: Iterable[Path] = (),
) -> dict[str, Any]:
    """Run a function in a process with limits and return what it returns.

    Args:
        job: `package.module:function`, which is imported there alone; it gets a dictionary and
            gives one, of plain values that JSON can hold.
        request: What it is given.
        control: A request there ends the process.
        memory_bytes: What the work may take beyond the libraries, where the system can limit it.
        seconds: After which it is ended.
        reads: The files and folders that it may read, where the system can limit it; None for all
            files, also for writing.
        writes: The folders in which it may write; the first becomes its current one.
        lists: The folders of which it may see the names.

    Raises:
        MynahError: The one that the job raised; BAD_INPUT where it ended without an answer.
        Interrupted: Something was asked for.
    """
    # A file called like a library, in a folder of voices, must not become part of the process.
    os.environ["PYTHONSAFEPATH"] = "1"
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    places = None
    if reads is not None:
        places = [[str(path.absolute()) for path in paths] for paths in (reads, writes, lists)]
    process = context.Process(
        target=_work,
        args=(job, json.dumps(request), memory_bytes, there, places),
        daemon=True,
    )
    process.start()
    there.close()
    answer: dict[str, Any] | None = None
    try:
        answer = _answer(here, control, time.monotonic() + seconds)
    finally:
        here.close()
        process.join(0 if answer is None else _END_S)
        if process.is_alive():
            process.terminate()
            process.join(_END_S)
        if process.is_alive():
            process.kill()
            process.join()
    if answer is None:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            "The files could not be opened: the process that tried broke or took too long.",
            hint="Get them again, or from another source. Nothing was kept.",
            detail=f"exit code {process.exitcode}",
        )
    error = answer.get("error")
    if error is not None:
        raise MynahError(
            ErrorCode(error["code"]),
            error["message"],
            hint=error["hint"],
            detail=error["detail"],
            items=error["items"],
        )
    result: dict[str, Any] = answer["result"]
    return result


def as_plain(error: MynahError) -> dict[str, Any]:
    """An error as JSON holds it."""
    return {
        "code": str(error.code),
        "message": error.message,
        "hint": error.hint,
        "detail": error.detail,
        "items": [list(item) for item in error.items],
    }


def _answer(here: Connection, control: Control, until: float) -> dict[str, Any] | None:
    while not here.poll(_POLL_S):
        control.raise_if_requested()
        if time.monotonic() > until:
            return None
    try:
        answer = json.loads(here.recv_bytes())
    except (EOFError, OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def _work(
    job: str,
    request: str,
    memory_bytes: int,
    there: Connection,
    places: list[list[str]] | None,
) -> None:
    confine(places)  # before there are threads, which would stay free
    end_with_parent()
    module, _, function = job.partition(":")
    work = getattr(importlib.import_module(module), function)
    limit(memory_bytes)
    answer: dict[str, Any]
    try:
        answer = {"result": dict(work(json.loads(request)))}
    except MynahError as error:
        answer = {"error": as_plain(error)}
    except MemoryError:
        words = "The files need more memory than voices of their size do."
        answer = {"error": as_plain(MynahError(ErrorCode.OUT_OF_MEMORY, words))}
    there.send_bytes(json.dumps(answer).encode())
    there.close()


def confine(places: list[list[str]] | None) -> None:
    """Shut this process in, for good: before libraries start threads, which would stay outside.

    Args:
        places: What it may read, the folders in which it may write, and those that it may list;
            None for all files.
    """
    for name in [*os.environ]:
        if name.upper() not in _KEPT and not name.upper().startswith(_KEPT_STARTS):
            del os.environ[name]
    leave_network()
    if places is not None:
        reads, writes, lists = (list(map(Path, names)) for names in places)
        # A file that lies in the current folder is found by its bare name; there is none there.
        os.chdir(writes[0] if writes else Path(sys.prefix).anchor)
        if writes:
            os.environ["TMPDIR"] = str(writes[0])
        shut_in.reach_only(reads, writes, lists)
    shut_in.do_nothing_else()


def leave_network() -> bool:
    """Move this process into an empty network, where the system allows it; tell whether it does.

    A process without rights gets them over the new network by a user namespace of its own, in
    which it stays the user that it is. Some systems forbid that, and then nothing is changed.
    """
    if sys.platform != "linux":
        return False
    import ctypes

    try:
        unshare = ctypes.CDLL(None, use_errno=True).unshare
    except (OSError, AttributeError):
        return False
    user, group = os.getuid(), os.getgid()
    if unshare(_NEW_NETWORK) == 0:
        return True
    if unshare(_NEW_USER | _NEW_NETWORK) != 0:
        return False
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        # Without the maps the user has no name inside, which opening files does not need.
        with contextlib.suppress(OSError):
            Path("/proc/self", name).write_text(text, encoding="ascii")
    return True


def limit(memory_bytes: int) -> None:
    """Bound what this process takes from now on: memory, and the size of a file it writes."""
    if sys.platform == "win32":
        return
    import resource

    limits = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: _MOST_WRITTEN,
        resource.RLIMIT_AS: taken_bytes() + memory_bytes + _SPARE_BYTES,
    }
    for kind, most in limits.items():
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # Some systems have a limit by name alone.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (bound, hard))


def taken_bytes() -> int:
    """Address space of this process; far too much where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 64 << 30
    return pages * os.sysconf("SC_PAGE_SIZE")
