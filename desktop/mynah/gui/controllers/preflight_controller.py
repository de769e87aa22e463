"""What is found out about this computer before a training: its facts, and a trial."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mynah.gui.models.preflight import TrialResult
from mynah.gui.problems import problem_of
from mynah.protocol.events import Failed, Progress, Stage

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.training_choice import TrainingChoice
    from mynah.gui.services.engine_process import EngineProcess, Outcome
    from mynah.gui.views.train.trial_panel import TrialPanel


class PreflightController(QObject):
    """Asks the engine, and keeps what it said.

    Signals:
        changed: Something else is known.
    """

    changed = Signal()

    def __init__(self, session: Session, panel: TrialPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._asking = False
        self._trial: EngineProcess | None = None
        self._tried_with: tuple[object, ...] | None = None
        self._result: TrialResult | None = None
        self._failure = ""
        self._stage = ""
        self.facts: Mapping[str, Any] | None = None

    def look(self) -> None:
        """Ask what this computer has; takes a few seconds."""
        if self._asking:
            return
        self._asking = True
        root = str(self._session.workspace.root)
        self._session.jobs.ask(
            ["doctor", "--workspace", root], self._on_facts, self._on_no_facts, owner=self
        )

    @property
    def trying(self) -> bool:
        """Whether a trial is going on."""
        return self._trial is not None

    def tried(self, choice: TrainingChoice) -> bool:
        """Whether this choice was tried, with or without success."""
        return self._tried_with == choice.tried_with

    def result(self, choice: TrainingChoice) -> TrialResult | None:
        """What a trial of this choice found."""
        return self._result if self.tried(choice) else None

    def begin(self, choice: TrainingChoice, ordered: TrainingChoice) -> None:
        """Try a few real steps of a choice, as it would be ordered."""
        if self._trial is not None:
            return
        self._tried_with, self._result, self._failure = choice.tried_with, None, ""
        self._stage = ""
        arguments = ordered.trial_arguments(self._session.workspace.root)
        self._trial = self._session.jobs.start(arguments, label=self.tr("Check of this computer"))
        self._trial.event_received.connect(self._on_event)
        self._trial.ended.connect(self._on_ended)
        self._panel.show_trying("", 0, 0)
        self.changed.emit()

    def stop(self) -> None:
        """Try no further."""
        if self._trial is not None:
            self._trial.stop_politely()

    def show(self, choice: TrainingChoice) -> None:
        """Show what is known of this choice."""
        if self._trial is not None:
            return
        result = self.result(choice)
        if result is not None:
            self._panel.show_result(result)
        elif self._failure and self.tried(choice):
            self._panel.show_failed(self._failure)
        else:
            self._panel.show_waiting()

    def forget(self) -> None:
        """Another workspace: nothing of this holds any more."""
        self.stop()
        self.facts = None
        self._tried_with = self._result = None
        self._failure = ""

    def _on_facts(self, facts: Mapping[str, Any]) -> None:
        self._asking = False
        self.facts = facts
        self.changed.emit()

    def _on_no_facts(self, error: Failed) -> None:
        self._asking = False
        self._session.report_problem(error)
        self.changed.emit()

    def _on_event(self, event: object) -> None:
        match event:
            case Stage(name, "started"):
                self._stage = name
                self._panel.show_trying(name, 0, 0)
            case Progress(stage, done, total):
                self._panel.show_trying(stage or self._stage, done, total)

    def _on_ended(self, outcome: Outcome) -> None:
        self._trial = None
        if outcome.ok:
            self._result = TrialResult.from_result(outcome.result)
        elif outcome.error is not None:
            self._failure = problem_of(outcome.error).title
        else:  # it was stopped, so this choice is as good as not tried
            self._tried_with = None
        self.changed.emit()
