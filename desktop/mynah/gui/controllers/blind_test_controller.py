"""Blind listening tests of the shown run: asks, plays, keeps the answers, tells the result."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mynah.gui.views.train.blind_test_dialog import BlindTestDialog, counts, verdict
from mynah.project.listening import ListeningTest, StoredTest, load_tests, save_test

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.checkpoint_table import CheckpointTableModel
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
        self._paths: dict[str, str] = {}
        self.dialog: BlindTestDialog | None = None
        view.checkpoints.blind_test_requested.connect(self.open)

    def show_run(self, run: str) -> None:
        """Say what earlier tests of a run gave."""
        self._run = run
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
        self._paths = {str(one.step): one.preview for one in heard}
        self.dialog = BlindTestDialog(heard, self._view.window())
        self.dialog.begun.connect(self._on_begun)
        self.dialog.listen_requested.connect(self._on_listen)
        self.dialog.answered.connect(self._on_answered)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _on_begun(self, first: int, second: int, count: int) -> None:
        self._test = ListeningTest.prepare((first, second), count)
        self._ask()

    def _ask(self) -> None:
        if self._test is not None and self.dialog is not None:
            self.dialog.ask(len(self._test.answers) + 1, len(self._test.trials))

    def _on_listen(self, name: int) -> None:
        if self._test is None or self._test.current is None:
            return
        a, b = self._test.steps
        step = a if self._test.current.state(name) == "a" else b
        self._session.player.play_file(self._paths[str(step)])

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
        self._session.player.pause()

    def _on_loaded(self, run: str, tests: list[StoredTest]) -> None:
        if tests and run == self._run:
            last = tests[-1]
            said = f"{verdict(last.steps, last.result)} {counts(last.steps, last.result)}"
            words = self.tr("Last blind test: {result}").format(result=said)
            self._view.checkpoints.show_tests(words)
