"""One engine that stays loaded for short work: analysing, converting, measuring."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import count
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.services.child_process import Exit
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.gui.services.engine_process import (
    NOT_UNDERSTOOD,
    EngineProcess,
    Outcome,
    ProcessState,
    died,
    not_understood,
)
from mynah.protocol import requests
from mynah.protocol.events import (
    Answer,
    Begun,
    Event,
    Failed,
    Fault,
    Hello,
    Item,
    Progress,
    Warning_,
)

_log = logging.getLogger(__name__)
_IDLE_S = 300.0
_PATIENCE_S = 3.0  # every piece of work hears within a second that it is not wanted
_TRIES = 2
_STARTS = 3


class WarmState(StrEnum):
    """What the engine is doing."""

    OFF = "off"
    LOADING = "loading"
    READY = "ready"
    BUSY = "busy"


class Request:
    """Something that was asked of the warm engine."""

    def __init__(
        self,
        engine: WarmEngine,
        wire: requests.Request,
        done: Callable[[Mapping[str, Any]], None],
        failed: Callable[[Failed], None] | None,
        progress: Callable[[Progress], None] | None,
        heard: Callable[[Item | Warning_], None] | None,
        owner: QObject,
    ) -> None:
        self.wire = wire
        self.cancelled = False
        self.tries = 0
        self.handed_over = 0
        self._engine = engine
        self._done = done
        self._failed = failed
        self._progress = progress
        self._heard = heard
        self._owner = owner

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits for the answer."""
        return not self.cancelled and shiboken6.isValid(self._owner)

    def cancel(self) -> None:
        """Want no answer any more; work on it ends soon."""
        if not self.cancelled:
            self.cancelled = True
            if shiboken6.isValid(self._engine):
                self._engine.withdraw(self)

    def tell_progress(self, event: Progress) -> None:
        """Pass progress on."""
        if self.wanted and self._progress is not None:
            self._progress(event)

    def tell_heard(self, event: Item | Warning_) -> None:
        """Pass on what was said meanwhile: a part that is ready, or a word of warning."""
        if self.wanted and self._heard is not None:
            self._heard(event)

    def tell_done(self, result: Mapping[str, Any]) -> None:
        """Pass the answer on."""
        if not self.wanted:
            return
        try:
            self._done(result)
        except NOT_UNDERSTOOD as error:  # of another version, or nonsense
            _log.exception("the answer to %s was not understood", self.wire.kind)
            self.tell_failed(not_understood(error))

    def tell_failed(self, error: Failed) -> None:
        """Pass on why there is no answer."""
        if not self.wanted:
            return
        if self._failed is not None:
            self._failed(error)
        else:
            _log.warning("%s failed: %s", self.wire.kind, error.message)


class WarmEngine(QObject):
    """Takes requests at any time and answers them in order.

    The engine starts with the first request and goes when there was none for a while. Requests
    survive its crash: the one it worked on is tried once more, the rest wait.

    Args:
        parent: Its parent.
        jobs: Where the process is kept; its own when none is given.
        idle_s: How long it stays without work.
        patience_s: How long it may take to leave work that is no longer wanted.

    Signals:
        state_changed: The new state, a `WarmState`.
        crashed: It ended while it worked on something, which is tried again or was given up.
    """

    state_changed = Signal(str)
    crashed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        jobs: EngineJobs | None = None,
        idle_s: float = _IDLE_S,
        patience_s: float = _PATIENCE_S,
    ) -> None:
        super().__init__(parent)
        self._own_jobs = EngineJobs(self) if jobs is None else None
        self._jobs = jobs or self._own_jobs or EngineJobs(self)
        self._idle_s = idle_s
        self._process: EngineProcess | None = None
        self._waiting: deque[Request] = deque()
        self._current: Request | None = None
        self._state = WarmState.OFF
        self._numbers = count(1)
        self._failed_starts = 0
        self._closed = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(int(patience_s * 1000))
        self._patience.timeout.connect(self._on_patience_lost)

    @property
    def state(self) -> WarmState:
        """What it is doing."""
        return self._state

    @property
    def pending(self) -> int:
        """Requests that wait or are worked on."""
        return len(self._waiting) + (self._current is not None)

    def request(
        self,
        kind: str,
        parameters: Mapping[str, Any],
        done: Callable[[Mapping[str, Any]], None],
        failed: Callable[[Failed], None] | None = None,
        *,
        owner: QObject,
        progress: Callable[[Progress], None] | None = None,
        heard: Callable[[Item | Warning_], None] | None = None,
        first: bool = False,
    ) -> Request:
        """Ask for something.

        Args:
            kind: What; the kinds are listed in `mynah.engine.serve`.
            parameters: With what, in JSON's types.
            done: Gets the result.
            failed: Gets the `Failed` that says why there is none.
            owner: Nothing is called once this object is gone.
            progress: Gets `Progress` events meanwhile.
            heard: Gets `Item` and `Warning_` events meanwhile. Those of a try that a crash ended
                come again.
            first: Before all others that wait.
        """
        wire = requests.Request(str(next(self._numbers)), kind, dict(parameters))
        asked = Request(self, wire, done, failed, progress, heard, owner)
        if first:
            self._waiting.appendleft(asked)
        else:
            self._waiting.append(asked)
        self._advance()
        return asked

    def withdraw(self, asked: Request) -> None:
        """Drop a request; use `Request.cancel`."""
        if asked is self._current:
            if self._process is not None:
                self._process.write_line(
                    requests.encode_request(requests.Withdrawal(asked.wire.id))
                )
            self._patience.start()
        elif asked in self._waiting:
            self._waiting.remove(asked)

    def close(self) -> None:
        """Answer nothing any more and end the engine."""
        self._closed = True
        self._waiting.clear()
        self._current = None
        self._patience.stop()
        if self._process is not None:
            self._process.stop_politely()
        if self._own_jobs is not None:
            self._own_jobs.close_all()

    def _advance(self) -> None:
        """Do the next thing there is to do."""
        if self._closed or self._current is not None:
            return
        while self._waiting and not self._waiting[0].wanted:
            self._waiting.popleft()
        if not self._waiting:
            if self._state is WarmState.BUSY:
                self._enter(WarmState.READY)
            return
        if self._process is None:
            self._start()
        elif self._process.hello is not None:
            self._hand_over(self._waiting.popleft())

    def _start(self) -> None:
        self._enter(WarmState.LOADING)
        arguments = ["serve", "--idle", f"{self._idle_s:g}"]
        self._process = self._jobs.keep(arguments, label="serve")
        self._process.event_received.connect(self._on_event)
        self._process.ended.connect(self._on_ended)
        self._process.start()

    def _hand_over(self, asked: Request) -> None:
        self._current = asked
        asked.handed_over += 1
        self._enter(WarmState.BUSY)
        if self._process is not None:
            self._process.write_line(requests.encode_request(asked.wire))

    def _on_event(self, event: Event) -> None:
        current = self._current
        match event:
            case Hello():
                self._failed_starts = 0
                self._enter(WarmState.READY)
                self._advance()
            case Begun(number) if current is not None and number == current.wire.id:
                current.tries += 1
            case Progress() if current is not None:
                current.tell_progress(event)
            case Item() | Warning_() if current is not None:
                current.tell_heard(event)
            case Answer(number, result) if current is not None and number == current.wire.id:
                self._finish()
                current.tell_done(result)
                self._advance()
            case Fault(number) if current is not None and number == current.wire.id:
                self._finish()
                current.tell_failed(
                    Failed(event.code, event.message, event.hint, event.detail, event.items)
                )
                self._advance()

    def _finish(self) -> None:
        self._current = None
        self._patience.stop()

    def _on_patience_lost(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _on_ended(self, outcome: Outcome) -> None:
        spoke = self._process is not None and self._process.hello is not None
        self._process = None
        current = self._current
        self._finish()
        self._enter(WarmState.OFF)
        if self._closed:
            return
        if not spoke:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS or outcome.state is ProcessState.WOULD_NOT_START:
                self._failed_starts = 0
                self._give_up(outcome.error or _silent())
                return
        if current is not None and current.wanted:
            self.crashed.emit()
            # One that went for lack of work just now had not begun; one that never begins is ill.
            if current.tries < _TRIES and current.handed_over < _TRIES + 2:
                self._waiting.appendleft(current)
            else:
                current.tell_failed(outcome.error or _silent())
        self._advance()

    def _give_up(self, error: Failed) -> None:
        """Nothing can be answered: tell all who wait."""
        waiting, self._waiting = self._waiting, deque()
        for asked in waiting:
            asked.tell_failed(error)

    def _enter(self, state: WarmState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state.value)


def _silent() -> Failed:
    return died(Exit(started=True), "")
