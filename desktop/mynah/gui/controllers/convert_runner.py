"""Works through the queue of conversions, one recording after the other."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mynah.gui.models.queue_item import Converted, Order, QueueItem, QueueState
from mynah.gui.models.queue_progress import QueueProgress, queue_progress
from mynah.gui.problems import problem_of
from mynah.project.output_names import free_path
from mynah.protocol.events import Warning_

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.queue_table import QueueTableModel
    from mynah.gui.services.warm_engine import Request
    from mynah.protocol.events import Failed, Item, Progress


@dataclass
class _Work:
    """The recording that is worked on."""

    item: QueueItem
    order: Order
    request: Request | None = None
    remarks: list[str] = field(default_factory=list)


class ConvertRunner(QObject):
    """Gives the engine the next recording as soon as it is done with one.

    Each recording keeps the order that it was given: voice, settings and folder.

    Args:
        session: Its `converter` does the work.
        queue: The recordings.
        parent: Its parent.

    Signals:
        progressed: Something moved on (a `QueueProgress`).
        finished: Everything that was asked for has ended (a `QueueProgress`, seconds it took).
        item_ended: A recording is done or failed (its number).
    """

    progressed = Signal(object)
    finished = Signal(object, float)
    item_ended = Signal(int)

    def __init__(
        self, session: Session, queue: QueueTableModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._queue = queue
        self._work: _Work | None = None
        self._batch: set[int] = set()
        self._begun = 0.0
        self._warm = ""  # the voice that the engine has loaded
        session.converter.state_changed.connect(self._on_engine_state)
        session.converter.crashed.connect(self._on_crashed)

    @property
    def going(self) -> bool:
        """Whether something is worked on or waits for its turn."""
        return bool(self._batch)

    @property
    def progress(self) -> QueueProgress:
        """How far it is."""
        items = (self._queue.item(one) for one in sorted(self._batch))
        worked = time.monotonic() - self._begun if self._batch else 0.0
        return queue_progress((one for one in items if one is not None), worked)

    def order(self, numbers: Iterable[int], order: Order) -> None:
        """Convert these recordings so, in the order of the table."""
        if not self._batch:
            self._begun = time.monotonic()
        at_work = self._work.item.number if self._work is not None else None
        asked = [one for one in numbers if one != at_work and self._queue.item(one) is not None]
        waiting = QueueState.WAITING
        self._queue.change_all(asked, order=order, state=waiting, share=0.0, reason="", result=None)
        self._batch.update(asked)
        self._next()

    def refuse(self, numbers: Iterable[int], order: Order) -> None:
        """Count these among the failed of what is converted next, so that its end tells it."""
        if not self._batch:
            self._begun = time.monotonic()
        refused = list(numbers)
        self._queue.change_all(refused, order=order)
        self._batch.update(refused)

    def cancel(self, numbers: Collection[int]) -> None:
        """Convert these no more; what is worked on ends at once."""
        items = (self._queue.item(one) for one in numbers)
        going = [one.number for one in items if one is not None and not one.ended]
        self._queue.change_all(going, state=QueueState.CANCELLED, share=0.0, reason="")
        if self._work is not None and self._work.item.number in set(numbers):
            self._drop()
        self._next()

    def remove(self, numbers: Collection[int]) -> None:
        """Take these out of the queue, cancelling what is worked on."""
        self.cancel(numbers)
        self._batch -= set(numbers)
        self._queue.remove(numbers)
        self._next()

    def stop(self) -> None:
        """Forget everything: another workspace is open, or the window closes."""
        self._drop()
        self._batch.clear()

    def _drop(self) -> None:
        work, self._work = self._work, None
        if work is not None and work.request is not None:
            work.request.cancel()

    def _next(self) -> None:
        """Begin with the first recording that is due."""
        if self._work is not None:
            self.progressed.emit(self.progress)
            return
        item = next((one for one in self._queue.items if one.due), None)
        if item is None or item.order is None:
            self._end()
            return
        self._work = work = _Work(item, item.order)
        warm = item.order.voice == self._warm
        self._queue.change(item.number, state=QueueState.CONVERTING if warm else QueueState.LOADING)
        order = item.order
        suffix = f".{order.settings.get('format', 'wav')}"
        self._session.background.run(
            partial(free_path, order.folder / item.below, item.source.stem, suffix),
            partial(self._ask, work),
            lambda error: self._fail(work, problem_of(error).title),
            owner=self,
            priority=2,
        )
        self.progressed.emit(self.progress)

    def _end(self) -> None:
        progress = self.progress
        self.progressed.emit(progress)
        if self._batch:
            self._batch.clear()
            self.finished.emit(progress, time.monotonic() - self._begun)
            self.progressed.emit(self.progress)

    def _ask(self, work: _Work, target: Path) -> None:
        if work is not self._work:
            return
        work.request = self._session.converter.request(
            "convert",
            {
                "workspace": str(self._session.workspace.root),
                "voice": work.order.voice,
                "input": str(work.item.source),
                "output": str(target),
                "settings": dict(work.order.settings),
            },
            partial(self._on_done, work),
            partial(self._on_failed, work),
            owner=self,
            progress=partial(self._on_progress, work),
            heard=partial(self._on_heard, work),
        )

    def _on_progress(self, work: _Work, event: Progress) -> None:
        if work is not self._work:
            return
        self._warm = work.order.voice
        share = event.done / event.total if event.total else 0.0
        self._queue.change(
            work.item.number, state=QueueState.CONVERTING, share=min(1.0, share), reason=""
        )
        self.progressed.emit(self.progress)

    def _on_heard(self, work: _Work, event: Item | Warning_) -> None:
        if isinstance(event, Warning_) and event.text not in work.remarks:
            work.remarks.append(event.text)

    def _on_done(self, work: _Work, result: Mapping[str, Any]) -> None:
        if work is not self._work:
            return
        made = Converted.from_result(result, work.order.settings, tuple(work.remarks))
        self._queue.change(
            work.item.number,
            state=QueueState.DONE,
            share=1.0,
            reason="",
            result=made,
            seconds=made.seconds or work.item.seconds,
        )
        self._finish(work)

    def _on_failed(self, work: _Work, error: Failed) -> None:
        if work is self._work:
            self._fail(work, _reason(error))

    def _fail(self, work: _Work, reason: str) -> None:
        if work is self._work:
            self._queue.change(work.item.number, state=QueueState.FAILED, share=0.0, reason=reason)
            self._finish(work)

    def _finish(self, work: _Work) -> None:
        self._work = None
        self.item_ended.emit(work.item.number)
        self._next()

    def _on_engine_state(self, state: str) -> None:
        if state in {"off", "loading"}:
            self._warm = ""

    def _on_crashed(self) -> None:
        work = self._work
        if work is not None:
            work.remarks.clear()  # those of the try that was lost come again
            self._queue.change(
                work.item.number,
                state=QueueState.LOADING,
                share=0.0,
                reason=self.tr("The engine ended unexpectedly; it is tried again."),
            )


def _reason(error: Failed) -> str:
    """Why a recording could not be converted, in one line."""
    problem = problem_of(error)
    if error.items and len(error.items) == 1:
        return str(error.items[0][1])
    return " ".join(one for one in (problem.title, problem.cause, problem.todo) if one)
