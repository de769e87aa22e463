"""Who is working on a run, told in a way that survives kill -9, reused process numbers and clocks.

A lock file names its holder: process number, the time that process started (in the kernel's own
count, which no change of the clock touches), the boot and the process namespace these belong to.
On the same machine the holder is alive exactly when a process of that number and start exists.
Elsewhere (a shared folder, another container) only the heartbeat can tell: the holder touches the
file every few seconds, and whoever asks watches whether the file's time *changes*; it is never
compared with a clock.
"""

import contextlib
import hashlib
import os
import platform
import secrets
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

from mynah.project.atomic import UnreadableFileError, read_json, write_json
from mynah.project.locks import locked, no_lock_file
from mynah.protocol.errors import ErrorCode, MynahError

HEARTBEAT_S = 2.0
_WATCH_S = 7.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock. `since` is the wall clock, for people only."""

    pid: int
    process_start: str
    host: str
    boot: str
    namespace: str
    run: str
    since: str
    token: str
    machine: str = ""

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The holder in `data`; missing values are empty, which makes it a stranger."""
        texts = {
            name: str(data.get(name, ""))
            for name in (
                "process_start",
                "host",
                "boot",
                "namespace",
                "run",
                "since",
                "token",
                "machine",
            )
        }
        pid = data.get("pid")
        return cls(pid=pid if isinstance(pid, int) else -1, **texts)


class RunLock:
    """A lock file that this process may hold.

    Args:
        path: The lock file.
        run_id: Named in the file for whoever is refused.
        since: Wall clock in words, for people.
        heartbeat_s: Seconds between two signs of life.
        on_lost: Called once, in a thread, when somebody else took the lock over.
    """

    def __init__(
        self,
        path: Path,
        run_id: str,
        since: str,
        *,
        heartbeat_s: float = HEARTBEAT_S,
        on_lost: Callable[[], None] = lambda: None,
    ) -> None:
        self.path = path
        self._heartbeat_s = heartbeat_s
        self._on_lost = on_lost
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        host, boot, namespace = _machine()
        self._me = Holder(
            pid=os.getpid(),
            process_start=process_start(os.getpid()) or "",
            host=host,
            boot=boot,
            namespace=namespace,
            run=run_id,
            since=since,
            token=secrets.token_hex(8),
            machine=_machine_id(),
        )

    def acquire(self) -> Holder | None:
        """Take the lock, also from a holder that is gone; return the holder if one is alive."""
        holder = live_holder(self.path)  # may watch a heartbeat, so outside the short guard
        if holder is not None:
            return holder
        with locked(self.path.parent / ".lock-guard"):
            now = read_holder(self.path)
            if now is not None and _alive_here(now) is not False and live_holder(self.path):
                return now
            write_json(self.path, asdict(self._me))
        self._ended.clear()
        thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        try:
            thread.start()
        except RuntimeError:  # no memory for one
            self._give_back()
            raise
        self._thread = thread
        return None

    def release(self) -> None:
        """Give the lock back; does nothing when it is not held."""
        if self._thread is None:
            return
        self._ended.set()
        self._thread.join()
        self._thread = None
        self._give_back()

    def _give_back(self) -> None:
        if not self.path.exists():  # with its folder, perhaps, which must not be made again
            return
        with locked(self.path.parent / ".lock-guard"):
            if self._is_mine():
                self.path.unlink(missing_ok=True)

    def _is_mine(self) -> bool:
        holder = read_holder(self.path)
        return holder is not None and holder.token == self._me.token

    def _beat(self) -> None:
        while not self._ended.wait(self._heartbeat_s):
            try:
                if not self._is_mine():
                    self._on_lost()
                    return
                os.utime(self.path)
            except OSError:
                continue  # a share that is away for a moment; the next beat tries again


def read_holder(path: Path) -> Holder | None:
    """What the lock file says, whether that process is alive or not; None without a usable file."""
    try:
        return Holder.from_dict(read_json(path))
    except IsADirectoryError as error:
        raise no_lock_file(path) from error
    except (FileNotFoundError, NotADirectoryError, UnreadableFileError):
        return None


def live_holder(path: Path, watch_s: float = _WATCH_S) -> Holder | None:
    """The holder if it is alive. Takes `watch_s` seconds where only the heartbeat can tell."""
    holder = read_holder(path)
    if holder is None:
        return None
    alive = _alive_here(holder)
    if alive is None:
        alive = _beats(path, watch_s)
    return holder if alive else None


def busy(holder: Holder) -> MynahError:
    """The refusal that names the holder, and its computer where that is another one."""
    elsewhere = way_out = ""
    here = (platform.node(), _machine_id(), _machine()[2])
    if (holder.host, holder.machine, holder.namespace) != here:
        elsewhere = f" on the computer {holder.host or 'of an unknown name'}"
        way_out = (
            " If that computer is switched off, try again: after a few seconds without a sign of "
            "life the run is free."
        )
    return MynahError(
        ErrorCode.BUSY,
        f"Run {holder.run} has been using this workspace since {holder.since} "
        f"(process {holder.pid}{elsewhere}).",
        hint=f"Wait for it, stop it with `mynah stop {holder.run}`, or add --queue.{way_out}",
        detail=f"host {holder.host}, process {holder.pid}",
    )


def _alive_here(holder: Holder) -> bool | None:
    """Whether the holder lives; None when this process cannot see the holder's processes."""
    host, boot, namespace = _machine()
    if holder.boot != boot:
        # Names of computers are no proof: many are called the same. A machine's own number is.
        same = holder.host == host and holder.machine == _machine_id() != ""
        return False if same else None
    if holder.namespace != namespace or holder.pid <= 0:
        return None
    start = process_start(holder.pid)
    return start is not None and start == holder.process_start


def _beats(path: Path, watch_s: float) -> bool:
    try:
        before = _touched_at(path)
        deadline = time.monotonic() + watch_s
        while time.monotonic() < deadline:
            time.sleep(0.1)
            if _touched_at(path) != before:
                return True
    except FileNotFoundError:
        return False
    return False


def _touched_at(path: Path) -> int:
    # Opened, not only asked for: a network drive answers questions from its memory, which may be
    # a minute old, but looks again for whoever opens a file.
    with path.open("rb") as file:
        return os.fstat(file.fileno()).st_mtime_ns


@cache
def _machine_id() -> str:
    """What tells this installation from others of its name, hashed; empty where nothing does."""
    for place in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with contextlib.suppress(OSError):
            known = Path(place).read_text(encoding="ascii", errors="replace").strip()
            if known:
                text = f"mynah {known} {uuid.getnode():x}"
                return hashlib.sha256(text.encode()).hexdigest()[:16]
    if os.name == "posix" and sys.platform == "linux":
        return ""
    return hashlib.sha256(f"mynah {uuid.getnode():x}".encode()).hexdigest()[:16]


def this_boot() -> str:
    """Identity of this boot of this computer; its name where there is none."""
    return _machine()[1]


@cache
def _machine() -> tuple[str, str, str]:
    """Host name, identity of this boot, and process namespace; empty where there is none."""
    host = platform.node()
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        namespace = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        return host, host, ""
    return host, boot, namespace


def process_start(pid: int) -> str | None:
    """When the process started, in a form only good for comparing; None when it does not run."""
    if sys.platform == "linux":
        return _linux_start(pid)
    if sys.platform == "win32":
        return _windows_start(pid)
    return _ps_start(pid)


def _linux_start(pid: int) -> str | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    # The name in brackets may hold blanks and brackets itself, so count from the last one.
    after_name = stat.rpartition(")")[2].split()
    state, start_ticks = after_name[0], after_name[19]
    return None if state in {"Z", "X"} else start_ticks


def _ps_start(pid: int) -> str | None:
    answer = subprocess.run(  # noqa: S603 - a fixed program and a number
        ["/bin/ps", "-o", "stat=,lstart=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    state, _, start = answer.partition(" ")
    return start.strip() if start and not state.startswith("Z") else None


def _windows_start(pid: int) -> str | None:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - only there on Windows
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return None
    times = [ctypes.c_uint64() for _ in range(4)]
    ended = ctypes.c_ulong()
    try:
        known = kernel.GetProcessTimes(handle, *(ctypes.byref(value) for value in times))
        kernel.GetExitCodeProcess(handle, ctypes.byref(ended))
    finally:
        kernel.CloseHandle(handle)
    still_active = 259
    return str(times[0].value) if known and ended.value == still_active else None
