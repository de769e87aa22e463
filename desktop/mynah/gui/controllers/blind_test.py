"""One blind listening test from its first question to its result, whatever it compares."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mynah.gui.problems import problem_of
from mynah.project.listening import ListeningTest

if TYPE_CHECKING:
    from mynah.gui.controllers.sentence_maker import SentenceMaker, Sentences
    from mynah.gui.controllers.session import Session
    from mynah.gui.views.blind_test_dialog import BlindTestDialog


class BlindTest(QObject):
    """Asks, plays and counts.

    Args:
        session: Its player is heard.
        dialog: Asks the questions; opened here.
        maker: Makes the sentences of two candidates, by their keys; None where that is not
            possible.
        name: What a candidate is called in the result.
        use: Words of the button that takes the preferred one, after a sure result and after one
            that may be chance; empty for no button.
        parent: Its parent.

    Signals:
        completed: Every question is answered (the `ListeningTest`).
        preferred: The person wants to go on with this candidate (its key).
        closed: The dialog is gone.
    """

    completed = Signal(object)
    preferred = Signal(int)
    closed = Signal()

    def __init__(
        self,
        session: Session,
        dialog: BlindTestDialog,
        maker: Callable[[int, int], SentenceMaker | None],
        name: Callable[[int], str],
        use: tuple[str, str] = ("", ""),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._dialog: BlindTestDialog | None = dialog
        self._new_maker = maker
        self._name = name
        self._use = use
        self._maker: SentenceMaker | None = None
        self._test: ListeningTest | None = None
        self._sentences: Sentences = ()
        dialog.begun.connect(self._on_begun)
        dialog.listen_requested.connect(self._on_listen)
        dialog.answered.connect(self._on_answered)
        dialog.use_requested.connect(self._on_use)
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_begun(self, first: int, second: int, count: int) -> None:
        maker = self._maker = self._new_maker(first, second)
        if maker is None:
            return
        maker.progressed.connect(self._on_progressed)
        maker.finished.connect(partial(self._on_sentences, count, (first, second)))
        maker.start()

    def _on_progressed(self, share: float) -> None:
        if self._dialog is not None:
            self._dialog.show_preparing(share)

    def _on_sentences(self, count: int, keys: tuple[int, int], sentences: Sentences) -> None:
        if self._dialog is None:
            return
        if not sentences:
            error = self._maker.error if self._maker is not None else None
            problem = problem_of(error) if error is not None else None
            text = "" if problem is None else f"{problem.title} {problem.cause}".strip()
            self._dialog.show_failed(self.tr("The sentences could not be made."), text)
            return
        self._sentences = sentences
        self._test = ListeningTest.prepare(keys, count, clips=len(sentences))
        self._ask()

    def _ask(self) -> None:
        if self._test is not None and self._dialog is not None:
            self._dialog.ask(len(self._test.answers) + 1, len(self._test.trials))

    def _on_listen(self, name: int) -> None:
        trial = self._test.current if self._test is not None else None
        if trial is not None:
            a, b = self._sentences[trial.clip]
            self._session.player.play_file(a if trial.state(name) == "a" else b)

    def _on_answered(self, name: int) -> None:
        test = self._test
        if test is None or self._dialog is None:
            return
        test.answer(name)
        self._session.player.pause()
        if not test.finished:
            self._ask()
            return
        names = (self._name(test.steps[0]), self._name(test.steps[1]))
        result = test.result()
        self._dialog.show_result(names, result, self._use[0 if result.convincing else 1])
        self.completed.emit(test)

    def _on_use(self) -> None:
        test = self._test
        if test is not None and test.finished and test.result().preferred:
            self.preferred.emit(test.steps[0 if test.result().preferred == "a" else 1])

    def _on_closed(self) -> None:
        self._dialog = None
        if self._maker is not None:
            self._maker.cancel()
        self._session.player.pause()
        self.closed.emit()
