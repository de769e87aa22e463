"""A run that does not get on is noticed and told, and ends when asked although its work stands.

The work says what it does by its events. A thread counts how long there was none, by its own
ticks: a computer that slept, or a process that was halted, has not counted on. Where the processor
was idle meanwhile, something is waited for that does not come: a file, a disk, another process.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mynah.protocol.events import Event, Progress, Stage, State, Warning_

if TYPE_CHECKING:
    from mynah.engine.control import Control
    from mynah.protocol.ports import Reporter, RequestKind

_log = logging.getLogger(__name__)
STALLED = "STALLED"
IDLE = 0.2  # of a processor's time, below which nobody works
SAVING = "save_pair"  # the function that must not be ended: it may wait long for a slow disk
_STILL = frozenset({"queued", "paused"})


@dataclass(frozen=True)
class StallLimits:
    """When silence counts as a stall.

    Attributes:
        idle_s: Seconds without an event while the processor is idle, or without a step.
        busy_s: The same while it is at work on something that does not count its steps, or saves.
        usual: Times the longest silence of a busy stage before, if that is more.
        obey_s: Seconds that idle work has to hear of a stop or a cancel.
        tick_s: Between two looks.
    """

    idle_s: float = 90.0
    busy_s: float = 600.0
    usual: float = 3.0
    obey_s: float = 30.0
    tick_s: float = 2.0


class StallWatch:
    """Takes the events of a run, and tells when there are none.

    Args:
        say: Where a stall is told.
        control: What is asked of the run.
        give_up: Ends the process where the work does not hear that it should end.
        limits: See there.
        worked: Seconds that this process has used of processors.
    """

    def __init__(
        self,
        say: Reporter,
        control: Control,
        give_up: Callable[[RequestKind], None],
        limits: StallLimits | None = None,
        worked: Callable[[], float] = time.process_time,
    ) -> None:
        self._say, self._control, self._give_up = say, control, give_up
        self.limits, self._worked = limits or StallLimits(), worked
        self._heard = self._seen = 0
        self._stage, self._steps, self._waits = "", False, False
        self._new_stage = False
        self._usual: deque[float] = deque(maxlen=100)
        self._quiet = self._asked = 0.0
        self._work_before = worked()
        self._told = self._gave_up = False

    def emit(self, event: Event) -> None:
        """Take note of a sign of life."""
        if isinstance(event, Warning_) and event.code == STALLED:
            return
        if isinstance(event, Stage):
            self._stage, self._steps, self._new_stage = event.name, False, True
        elif isinstance(event, Progress):
            self._steps = event.unit == "steps"
        elif isinstance(event, State):
            self._waits = event.state in _STILL
        self._heard += 1
        if self._told:
            self._told = False
            self._say.log(f"It goes on, after {self._quiet:.0f} s without a sign.")

    def tick(self, elapsed: float) -> None:
        """Count on by `elapsed` seconds of a clock; more than two ticks were slept through."""
        elapsed = min(elapsed, 2 * self.limits.tick_s)
        if self._heard != self._seen or self._waits:
            self._begin_anew()
            return
        self._quiet += elapsed
        idle = self._idle and not is_running(SAVING)
        if not self._told and self._quiet >= self._limit(idle):
            self._told = True
            self._tell(idle)
        kind = self._control.requested
        self._asked = self._asked + elapsed if kind in {"stop", "cancel"} and idle else 0.0
        if kind is not None and self._asked >= self.limits.obey_s and not self._gave_up:
            self._gave_up = True
            self._give_up(kind)

    def _limit(self, idle: bool) -> float:
        limits = self.limits
        if idle:
            return limits.idle_s
        least = limits.idle_s if self._steps and not is_running(SAVING) else limits.busy_s
        return max(least, limits.usual * max(self._usual, default=0.0))

    @property
    def _idle(self) -> bool:
        return self._worked() - self._work_before < IDLE * self._quiet

    def _begin_anew(self) -> None:
        slow = not self._idle  # a slow computer is usual, a stall is not
        quiet = self._quiet
        self._seen, self._quiet, self._asked = self._heard, 0.0, 0.0
        self._work_before = self._worked()
        if self._new_stage:
            self._usual.clear()
            self._new_stage = False
        elif slow and quiet:
            self._usual.append(quiet)

    def _tell(self, idle: bool) -> None:
        what = f"“{self._stage}”" if self._stage else "the run"
        why = (
            "it waits for a disk, a file or another process"
            if idle
            else "the processor is at work, but nothing comes of it"
        )
        words = f"Nothing has been heard of {what} for {self._quiet:.0f} s: {why}."
        self._say.warning(STALLED, f"{words} What was saved is kept. It can be stopped.")
        _log.warning("stalled:\n%s", "\n".join(stacks()))

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch while the block runs."""
        ended = threading.Event()

        def loop() -> None:
            before = time.monotonic()
            while not ended.wait(self.limits.tick_s):
                now = time.monotonic()
                try:
                    self.tick(now - before)
                except OSError as fault:  # a full disk; whoever works meets it too
                    _log.warning("a stall could not be written down: %s", fault)
                before = now

        thread = threading.Thread(target=loop, name="stall watch", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join(self.limits.tick_s)


def stacks() -> list[str]:
    """Where every thread of this process is."""
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    return [
        f"thread {names.get(ident, ident)}:\n{''.join(traceback.format_stack(frame))}"
        for ident, frame in sys._current_frames().items()  # noqa: SLF001 - documented, for debugging
    ]


def is_running(function: str) -> bool:
    """Whether any thread is in a function of that name."""
    for found in sys._current_frames().values():  # noqa: SLF001
        frame = found
        while frame is not None:
            if frame.f_code.co_name == function:
                return True
            frame = frame.f_back  # type: ignore[assignment]
    return False
