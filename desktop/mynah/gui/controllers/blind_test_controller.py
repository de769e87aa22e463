"""Blind listening tests of the shown run: between saved states, kept with the run."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mynah.gui import training_words as words
from mynah.gui.controllers.blind_test import BlindTest
from mynah.gui.controllers.sentence_maker import FOLDER, SentenceMaker, Side
from mynah.gui.models.candidate import Candidate
from mynah.gui.views.blind_test_dialog import BlindTestDialog, counts, verdict
from mynah.project.listening import ListeningTest, StoredTest, load_tests, save_test
from mynah.project.sample import AUDIO_SUFFIX

if TYPE_CHECKING:
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
        self._clips: list[str] = []
        self._test: BlindTest | None = None
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
        note = self.tr("best")
        candidates = [
            Candidate(one.step, self._name(one.step), note if one.best else "") for one in heard
        ]
        last = len(heard) - 1
        best = next((k for k, one in enumerate(heard) if one.best), last)
        self.dialog = BlindTestDialog(
            candidates,
            self.tr(
                "You hear two saved states say the same sentences, in an order that nobody "
                "knows. So you judge with your ears alone."
            ),
            (best if best != last else max(0, last - 1), last),
            self._view.window(),
        )
        self._test = BlindTest(self._session, self.dialog, self._maker, self._name, parent=self)
        self._test.completed.connect(self._on_completed)
        self._test.closed.connect(self._on_closed)

    def _maker(self, first: int, second: int) -> SentenceMaker | None:
        a, b = self._state(first), self._state(second)
        if a is None or b is None:
            return None
        workspace = self._session.workspace
        return SentenceMaker(
            self._session,
            workspace.cache_dir / FOLDER / self._run,
            (_side(a), _side(b)),
            [workspace.samples_dir / f"{one}{AUDIO_SUFFIX}" for one in self._clips],
            ((a.preview, b.preview),),  # the one sentence that is always there
            self,
        )

    def _state(self, step: int) -> Checkpoint | None:
        row = self._checkpoints.row_of(step)
        return self._checkpoints.checkpoint(row) if row >= 0 else None

    def _name(self, step: int) -> str:
        return self.tr("Step {step}").format(step=words.number(step))

    def _on_completed(self, test: ListeningTest) -> None:
        workspace, run = self._session.workspace, self._run
        self._session.background.run(
            lambda: save_test(workspace, run, test),
            lambda stored: self._on_loaded(run, [stored]),
            self._session.report_problem,
            owner=self,
        )

    def _on_closed(self) -> None:
        self.dialog = None
        if self._test is not None:
            self._test.deleteLater()
            self._test = None

    def _on_loaded(self, run: str, tests: list[StoredTest]) -> None:
        if tests and run == self._run:
            last = tests[-1]
            names = (self._name(last.steps[0]), self._name(last.steps[1]))
            said = f"{verdict(names, last.result)} {counts(names, last.result)}"
            text = self.tr("Last blind test: {result}").format(result=said)
            self._view.checkpoints.show_tests(text)


def _side(state: Checkpoint) -> Side:
    return Side(str(state.step), {"model_dir": state.model} if state.model else {})
