"""Brings kept takes into the library through the engine, and remembers those that are not in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mynah.gui.models.sample_words import reason_words
from mynah.gui.views.record.waiting_card import Waiting
from mynah.protocol.errors import ErrorCode
from mynah.protocol.events import Item

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.engine_process import EngineProcess, Outcome
    from mynah.gui.services.take_recorder import TakeRecorder
    from mynah.project.takes import Take

MOST_AT_ONCE = 40
IMPORTED = frozenset({"ok", "warn", "duplicate"})


class TakeKeeper(QObject):
    """Imports takes, a batch at a time, in the order in which they were kept.

    A take's files are removed only after the engine said that it is in the library; whatever else
    happens, it is listed as waiting, now or at the next start.

    Signals:
        coming_changed: Takes were queued, or arrived, or were refused.
        arrived: A take is in the library (the `Take`).
        refused: A take is not (the `Take`).
        waiting_changed: The list of takes that are not in the library.
        found: So many takes of an earlier time were never kept.
    """

    coming_changed = Signal()
    arrived = Signal(object)
    refused = Signal(object)
    waiting_changed = Signal()
    found = Signal(int)

    def __init__(
        self, session: Session, recorder: TakeRecorder, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._recorder = recorder
        self._writing: list[Take] = []
        self._queue: list[Take] = []
        self._batch: list[Take] = []
        self._job: EngineProcess | None = None
        self._verdicts: dict[str, Mapping[str, Any]] = {}
        self._waiting: list[Waiting] = []

    @property
    def coming(self) -> tuple[Take, ...]:
        """Takes on their way into the library."""
        return (*self._writing, *self._queue, *self._batch)

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """Takes that are not in the library and not on their way."""
        return tuple(self._waiting)

    def keep(self, take: Take, consent: str) -> None:
        """Put a take into the library."""
        self._forget(take)
        self._writing.append(take)
        self.coming_changed.emit()
        takes = self._recorder.takes
        self._recorder.run(
            lambda: takes.keep(take, consent),
            partial(self._on_kept, take),
            partial(self._on_not_kept, take),
            owner=self,
        )

    def set_aside(self, take: Take) -> None:
        """Remember a take that is not wanted now, but too long to throw away."""
        self._wait(take)

    def delete(self, take: Take) -> None:
        """Delete a take for good."""
        self._forget(take)
        takes = self._recorder.takes
        self._recorder.run(lambda: takes.discard(take), _nothing, owner=self)

    def look_for_left(self) -> None:
        """Find what an earlier time left behind; what was kept then is imported now."""
        takes, workspace = self._recorder.takes, self._session.workspace.root
        self._waiting = []
        self.waiting_changed.emit()
        self._recorder.run(
            lambda: takes.left_behind(workspace),
            partial(self._on_left, str(workspace)),
            self._session.report_problem,
            owner=self,
        )

    def _on_left(self, workspace: str, left: Sequence[Take]) -> None:
        if workspace != str(self._session.workspace.root):
            return
        known = {one.path for one in self.coming} | {one.take.path for one in self._waiting}
        new = [one for one in left if one.path not in known]
        for take in new:
            if take.kept:
                self.keep(take, take.consent)
            else:
                self._waiting.append(Waiting(take))
        unkept = sum(not take.kept for take in new)
        if unkept:
            self.waiting_changed.emit()
            self.found.emit(unkept)

    def _on_kept(self, take: Take, kept: Take) -> None:
        self._writing.remove(take)
        self._queue.append(kept)
        self._start()

    def _on_not_kept(self, take: Take, error: Exception) -> None:
        self._writing.remove(take)
        self._session.report_problem(error)
        self._refuse(take, "")

    def _start(self) -> None:
        if self._job is not None or not self._queue:
            return
        first = self._queue[0]
        same = [
            one
            for one in self._queue
            if (one.consent, one.workspace) == (first.consent, first.workspace)
        ]
        self._batch = same[:MOST_AT_ONCE]
        self._queue = [one for one in self._queue if one not in self._batch]
        self._verdicts = {}
        paths = [str(one.path) for one in self._batch]
        arguments = ["import", *paths, f"--consent={first.consent}"]
        arguments += ["--workspace", first.workspace]
        job = self._session.jobs.start(arguments, label=self.tr("Recordings into the library"))
        self._job = job
        job.event_received.connect(self._on_event)
        job.ended.connect(self._on_ended)

    def _on_event(self, event: object) -> None:
        if isinstance(event, Item) and event.kind == "import":
            self._verdicts[str(event.data.get("path", ""))] = event.data

    def _on_ended(self, outcome: Outcome) -> None:
        batch, self._batch, self._job = self._batch, [], None
        failed = outcome.error
        if failed is not None and failed.code == ErrorCode.NOTHING_USABLE:
            for path, words in failed.items:
                self._verdicts.setdefault(path, {"reasons": [{"text": words}]})
        elif failed is not None:
            self._session.report_problem(failed)
        for take in batch:
            data = self._verdicts.get(str(take.path), {})
            if data.get("verdict") in IMPORTED:
                self._arrive(take)
            else:
                self._refuse(take, _reason(data))
        self._session.reload_samples()
        self._start()

    def _arrive(self, take: Take) -> None:
        takes = self._recorder.takes
        self._recorder.run(lambda: takes.discard(take), _nothing, owner=self)
        self.arrived.emit(take)
        self.coming_changed.emit()

    def _refuse(self, take: Take, reason: str) -> None:
        takes = self._recorder.takes
        # It is offered at the next start, not tried again unasked.
        self._recorder.run(lambda: takes.keep(take, ""), _nothing, _nothing, owner=self)
        self._wait(take, reason)
        self.refused.emit(take)
        self.coming_changed.emit()

    def _wait(self, take: Take, reason: str = "") -> None:
        self._waiting.append(Waiting(replace(take, consent=""), reason))
        self.waiting_changed.emit()

    def _forget(self, take: Take) -> None:
        left = [one for one in self._waiting if one.take.path != take.path]
        if len(left) != len(self._waiting):
            self._waiting = left
            self.waiting_changed.emit()


def _reason(data: Mapping[str, Any]) -> str:
    reasons = data.get("reasons") or []
    if not reasons or not isinstance(reasons[0], Mapping):
        return ""
    first = reasons[0]
    code, text = str(first.get("code", "")), str(first.get("text", ""))
    return reason_words(code, text).text if code else text


def _nothing(_answer: object) -> None:
    """Nobody waits for the end of it; a file that stays is offered at the next start."""
