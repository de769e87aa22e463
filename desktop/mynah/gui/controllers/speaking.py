"""Asking the warm engine to speak: sentence by sentence, again after a crash, until cancelled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mynah.gui.models.speech import Sentence, SpeechChoice
from mynah.protocol.events import Failed, Item, Warning_

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.warm_engine import Request

SENTENCE = "sentence"


@dataclass(frozen=True)
class Order:
    """What was asked for; results are out of date as soon as the page says something else.

    Attributes:
        text: The text.
        choice: How.
        pronunciations: Those that held.
        version: Of the voice: what an older one said is not what the present one says.
    """

    text: str
    choice: SpeechChoice
    pronunciations: tuple[tuple[str, str], ...] = ()
    version: str = ""

    def parameters(self, workspace: str, text: str) -> dict[str, Any]:
        """Of the request `speak`, with the very version of the voice."""
        found = self.choice.parameters(workspace, text)
        return found | ({"version": self.version} if self.choice.voice and self.version else {})


class Speaking(QObject):
    """One text at a time; a new order ends the one before.

    Signals:
        began: An order was handed to the engine.
        total_known: How many sentences there will be.
        sentence_ready: A `Sentence`; one that came before a crash comes again.
        warned: A word of warning of the engine.
        ended: All are there (the answer).
        failed: It did not go to its end (a `Failed`).
        cancelled: The person wanted no more; what is ready stays.
        busy_changed: Whether sentences are being made.
    """

    began = Signal()
    total_known = Signal(int)
    sentence_ready = Signal(object)
    warned = Signal(str)
    ended = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    busy_changed = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._order: Order | None = None
        self._request: Request | None = None
        self._single: Request | None = None

    @property
    def order(self) -> Order | None:
        """What the results belong to."""
        return self._order

    @property
    def busy(self) -> bool:
        """Whether sentences are being made."""
        return self._request is not None or self._single is not None

    def speak(self, order: Order) -> None:
        """Speak a text from its beginning; what is kept comes at once."""
        self._drop()
        self._order = order
        root = str(self._session.workspace.root)
        self.began.emit()
        self._request = self._session.engine.request(
            "speak",
            order.parameters(root, order.text),
            self._on_done,
            self._on_failed,
            owner=self,
            heard=self._on_heard,
            first=True,
        )
        self.busy_changed.emit(True)

    def say_again(self, sentence: Sentence) -> None:
        """Make one sentence anew, with what it was made with."""
        order = self._order
        if order is None or self.busy:
            return
        root = str(self._session.workspace.root)
        parameters = order.parameters(root, sentence.text) | {"refresh": True}
        # The very voice that spoke it: "the best that is here" may be another one by now.
        parameters |= {"engine": sentence.engine or "auto", "base": sentence.base}

        def done(result: Mapping[str, Any]) -> None:
            self._single = None
            self.busy_changed.emit(False)
            made = [one for one in result.get("sentences", ()) if isinstance(one, Mapping)]
            if made:
                new = Sentence.from_item(made[0])
                self.sentence_ready.emit(
                    replace(
                        new,
                        number=sentence.number,
                        text=sentence.text,
                        pause_s=sentence.pause_s,
                        fallback=new.fallback or sentence.fallback,
                    )
                )

        def failed(error: Failed) -> None:
            self._single = None
            self.busy_changed.emit(False)
            self._session.report_problem(error)

        self._single = self._session.engine.request(
            "speak", parameters, done, failed, owner=self, first=True
        )
        self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Make no more sentences."""
        whole = self._request is not None
        if self._drop():
            self.busy_changed.emit(False)
        if whole:
            self.cancelled.emit()

    def forget(self) -> None:
        """There are no results any more: another workspace."""
        self.cancel()
        self._order = None

    def _drop(self) -> bool:
        going = [one for one in (self._request, self._single) if one is not None]
        self._request = self._single = None
        for one in going:
            one.cancel()
        return bool(going)

    def _on_heard(self, event: Item | Warning_) -> None:
        if isinstance(event, Warning_):
            self.warned.emit(event.text)
        elif event.kind == SENTENCE:
            total = int(event.data.get("total") or 0)
            if total:
                self.total_known.emit(total)
            self.sentence_ready.emit(Sentence.from_item(event.data))

    def _on_done(self, result: Mapping[str, Any]) -> None:
        self._request = None
        self.busy_changed.emit(False)
        self.ended.emit(result)

    def _on_failed(self, error: Failed) -> None:
        self._request = None
        self.busy_changed.emit(False)
        self.failed.emit(error)
