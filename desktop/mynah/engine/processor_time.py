"""How long a process was at work, or ready to be, with the processors in other hands.

On a computer that others keep busy a process gets a small part of a processor, and looks like one
that waits for a disk. Linux counts for each thread how long it stood in the queue for its turn.

Source: Documentation/scheduler/sched-stats.rst of the kernel, `/proc/<pid>/schedstat`.
"""

import contextlib
import sys
import time
from pathlib import Path

_TASKS = Path("/proc/self/task")


class ProcessorTime:
    """Counts for this process, over all its threads."""

    def __init__(self, tasks: Path = _TASKS) -> None:
        self._tasks = tasks if sys.platform == "linux" else None
        self._queued: dict[str, int] = {}
        self._waited = 0

    def __call__(self) -> float:
        """Seconds until now; only good for comparing. Where nobody counts turns, those of work."""
        now = self._queues()
        # Thread by thread: the count of one that has ended goes with it.
        self._waited += sum(
            max(0, count - self._queued.get(task, 0)) for task, count in now.items()
        )
        self._queued = now
        return time.process_time() + self._waited / 1e9

    def _queues(self) -> dict[str, int]:
        found: dict[str, int] = {}
        if self._tasks is None:
            return found
        with contextlib.suppress(OSError):
            for task in self._tasks.iterdir():
                with contextlib.suppress(OSError, ValueError, IndexError):  # it has just ended
                    found[task.name] = int((task / "schedstat").read_text().split()[1])
        return found
