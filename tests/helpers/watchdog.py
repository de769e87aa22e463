"""Watches the GUI thread: how long it was held up, and which files it touched itself."""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 5
FILE_EVENTS = {
    "open",
    "os.listdir",
    "os.scandir",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "shutil.rmtree",
    "sqlite3.connect",
}
WAITING_EVENTS = {"subprocess.Popen", "os.system", "os.fork", "time.sleep"}


class BlockWatch(QObject):
    """Measures the gaps between the ticks of a timer on the GUI thread.

    Attributes:
        gaps: Every gap over ten milliseconds, in seconds, beyond the tick itself.
        work: Processor time of this thread in each of them, in seconds: what a machine that has
            nothing else to do would have been held up.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(TICK_MS)

    @property
    def longest(self) -> float:
        """The longest time that the GUI thread was held up, in seconds."""
        return max(self.gaps, default=0.0)

    @property
    def longest_work(self) -> float:
        """The most processor time that the GUI thread took between two ticks, in seconds."""
        return max(self.work, default=0.0)

    def restart(self) -> None:
        """Forget what was measured."""
        self.gaps.clear()
        self.work.clear()
        self._last, self._worked = time.perf_counter(), time.thread_time()

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()

    def _on_tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap = now - self._last - TICK_MS / 1000
        if gap > 0.01:
            self.gaps.append(gap)
            self.work.append(worked - self._worked)
        self._last, self._worked = now, worked


class _Hook:
    """The one audit hook of the process; audit hooks cannot be taken away again."""

    installed = False
    watching: FileWatch | None = None

    @classmethod
    def hear(cls, event: str, arguments: tuple[object, ...]) -> None:
        watch = cls.watching
        if watch is not None and threading.get_ident() == watch.thread:
            watch.note(event, arguments)


class FileWatch:
    """What the GUI thread read, listed or waited for below some folders.

    Attributes:
        seen: (event, path, where in the program) of each.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.thread = threading.get_ident()
        self.seen: list[tuple[str, str, str]] = []
        self._folders = tuple(str(folder) for folder in folders)

    def note(self, event: str, arguments: tuple[object, ...]) -> None:
        """Take an audit event of the GUI thread."""
        first = arguments[0] if arguments else ""
        if event in WAITING_EVENTS:
            self.seen.append((event, str(first), _where()))
        elif event in FILE_EVENTS and isinstance(first, str | bytes | os.PathLike):
            path = os.fsdecode(first)
            if path.startswith(self._folders):
                self.seen.append((event, path, _where()))


@contextmanager
def files_touched(*folders: Path) -> Iterator[FileWatch]:
    """Note what this thread does with files below these folders, and every wait for a process."""
    if not _Hook.installed:
        sys.addaudithook(_Hook.hear)
        _Hook.installed = True
    watch = FileWatch(folders)
    _Hook.watching = watch
    try:
        yield watch
    finally:
        _Hook.watching = None


def _where() -> str:
    frames = [one for one in traceback.extract_stack() if "mynah" in one.filename]
    inner = [one for one in frames if "watchdog" not in one.filename]
    return f"{inner[-1].filename}:{inner[-1].lineno}" if inner else ""
