"""Blind listening tests of the shown run: asks, plays, keeps the answers, tells the result."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mynah.gui.controllers.sentence_maker import SentenceMaker
from mynah.gui.views.train.blind_test_dialog import BlindTestDialog, counts, verdict
from mynah.project.listening import ListeningTest, StoredTest, load_tests, save_test

if TYPE_CHECKING:
    from mynah.gui.controllers.sentence_maker import Sentences
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.checkpoint_table import Checkpoint, CheckpointTableModel
    from mynah.gui.views.train.run_view import RunView


class BlindTestController(QObject):
    """One test at a time."""

    def __init__(
        self,
        session: Session,
        view: RunView,
        checkpoints: CheckpointTableModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._checkpoints = checkpoints
        self._run = ""
        self._test: ListeningTest | None = None
        self._clips: list[str] = []
        self._sentences: Sentences = ()
        self._maker: SentenceMaker | None = None
        self.dialog: BlindTestDialog | None = None
        view.checkpoints.blind_test_requested.connect(self.open)

    def set_clips(self, ids: list[str]) -> None:
        """Ids of the recordings that both states can say."""
        self._clips = ids

    def show_run(self, run: str) -> None:
        """Say what earlier tests of a run gave."""
        self._run = run
        self._clips = []
        self._view.checkpoints.show_tests("")
        workspace = self._session.workspace
        self._session.background.run(
            lambda: load_tests(workspace, run), partial(self._on_loaded, run), owner=self
        )

    def open(self) -> None:
        """Ask which states are to be compared."""
        heard = [one for one in self._checkpoints.checkpoints if one.preview]
        if len(heard) < 2 or self.dialog is not None:
            return
        self.dialog = BlindTestDialog(heard, self._view.window())
        self.dialog.begun.connect(self._on_begun)
        self.dialog.listen_requested.connect(self._on_listen)
        self.dialog.answered.connect(self._on_answered)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _on_begun(self, first: int, second: int, count: int) -> None:
        states = (self._state(first), self._state(second))
        if states[0] is None or states[1] is None:
            return
        pair = (states[0], states[1])
        self._maker = SentenceMaker(self._session, self._run, pair, self._clips, self)
        self._maker.progressed.connect(self._on_progressed)
        self._maker.finished.connect(partial(self._on_sentences, count, (first, second)))
        self._maker.start()

    def _state(self, step: int) -> Checkpoint | None:
        row = self._checkpoints.row_of(step)
        return self._checkpoints.checkpoint(row) if row >= 0 else None

    def _on_progressed(self, share: float) -> None:
        if self.dialog is not None:
            self.dialog.show_preparing(share)

    def _on_sentences(self, count: int, steps: tuple[int, int], sentences: Sentences) -> None:
        if self.dialog is None:
            return
        self._sentences = sentences
        self._test = ListeningTest.prepare(steps, count, clips=len(sentences))
        self._ask()

    def _ask(self) -> None:
        if self._test is not None and self.dialog is not None:
            self.dialog.ask(len(self._test.answers) + 1, len(self._test.trials))

    def _on_listen(self, name: int) -> None:
        trial = self._test.current if self._test is not None else None
        if trial is not None:
            a, b = self._sentences[trial.clip]
            self._session.player.play_file(a if trial.state(name) == "a" else b)

    def _on_answered(self, name: int) -> None:
        test = self._test
        if test is None or self.dialog is None:
            return
        test.answer(name)
        self._session.player.pause()
        if not test.finished:
            self._ask()
            return
        self.dialog.show_result(test.steps, test.result())
        workspace, run = self._session.workspace, self._run
        self._session.background.run(
            lambda: save_test(workspace, run, test),
            lambda stored: self._on_loaded(run, [stored]),
            self._session.report_problem,
            owner=self,
        )

    def _on_closed(self) -> None:
        self.dialog = None
        self._test = None
        if self._maker is not None:
            self._maker.cancel()
            self._maker = None
        self._session.player.pause()

    def _on_loaded(self, run: str, tests: list[StoredTest]) -> None:
        if tests and run == self._run:
            last = tests[-1]
            said = f"{verdict(last.steps, last.result)} {counts(last.steps, last.result)}"
            words = self.tr("Last blind test: {result}").format(result=said)
            self._view.checkpoints.show_tests(words)
