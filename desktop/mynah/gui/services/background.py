"""Work of milliseconds to seconds that may not hold up the window: files, peaks, small sums.

A function runs in a thread of a pool, and what it returns comes back on the GUI thread. Longer
work belongs into the engine's process.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from itertools import count
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

_log = logging.getLogger(__name__)


class Task:
    """One piece of work that was handed in."""

    def __init__(
        self,
        work: Callable[[], Any],
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
    ) -> None:
        self._work = work
        self._owner = owner
        self._done = done
        self._failed = failed
        self._result: Any = None
        self._error: Exception | None = None
        self.cancelled = False

    def cancel(self) -> None:
        """Do not begin, or drop the result; what runs already runs to its end."""
        self.cancelled = True

    def perform(self) -> None:
        """Do it, unless it was cancelled; called in the pool's threads."""
        if self.cancelled:
            return
        try:
            self._result = self._work()
        except Exception as fault:  # noqa: BLE001 - told to whoever asked
            self._error = fault

    def finish(self) -> None:
        """Hand the result over, unless nobody is left who wants it."""
        error, self._error = self._error, None  # its frames hold this task
        if self.cancelled or not shiboken6.isValid(self._owner):
            return
        if error is None:
            self._done(self._result)
        elif self._failed is not None:
            self._failed(error)
        else:
            _log.error("work in the background failed", exc_info=error)


class _Runnable(QRunnable):
    """Performs a task, and lets go of it before it says so.

    What a task refers to (closures over dialogs, exceptions with their frames) is then never let go
    of last by a thread that may destroy no QObject: `Background` holds it until it is finished.
    """

    def __init__(self, task: Task, number: int, pool: Background) -> None:
        super().__init__()
        self._task: Task | None = task
        self._number, self._pool = number, pool

    def run(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.perform()
        del task
        self._pool.deliver(self._number)


class Background(QObject):
    """A pool of threads whose results come back on the GUI thread.

    Args:
        parent: Its parent.
        threads: How many at once; two leave the processor to a training that goes on.
    """

    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._open = True
        self._tasks: dict[int, Task] = {}
        self._numbers = count()
        self._finished.connect(self._on_finished)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject,
        priority: int = 0,
    ) -> Task:
        """Run `work` in a thread, then `done` with what it returned on the GUI thread.

        Args:
            work: Touches no widget and no QObject.
            done: Gets the result.
            failed: Gets the exception; without it the exception is logged.
            owner: Neither is called once this object is gone.
            priority: Higher goes first.
        """
        task, number = Task(work, owner, done, failed), next(self._numbers)
        self._tasks[number] = task
        self._pool.start(_Runnable(task, number, self), priority)
        return task

    def deliver(self, number: int) -> None:
        """Tell the GUI thread that a task was performed; called in the pool's threads."""
        if self._open:
            self._finished.emit(number)

    def wait(self, wait_ms: int = 3000) -> bool:
        """Wait until all that was handed in has run; for ends at which nothing may be lost."""
        return self._pool.waitForDone(wait_ms)

    def close(self, wait_ms: int = 3000) -> bool:
        """Begin nothing more and wait for what runs; whether all of it ended in time."""
        self._open = False
        self._pool.clear()
        return self._pool.waitForDone(wait_ms)

    def _on_finished(self, number: int) -> None:
        self._tasks.pop(number).finish()
