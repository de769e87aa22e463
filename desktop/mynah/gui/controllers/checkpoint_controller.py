"""The saved states of the shown run: what is known of them, and making another one the voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from mynah.gui.controllers.run_picture import checkpoints_of, natural_of, published_of

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.checkpoint_table import CheckpointTableModel
    from mynah.gui.models.run_history import RunHistory
    from mynah.gui.services.engine_process import EngineProcess, Outcome
    from mynah.gui.views.train.run_view import RunView


class CheckpointController(QObject):
    """Keeps the table of saved states.

    Attributes:
        model: The table.
    """

    def __init__(self, session: Session, view: RunView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._card = view.checkpoints
        self._run = ""
        self._asked = ""
        self._published: int | None = None
        self._kept: dict[int, str] | None = None
        self._publishing: EngineProcess | None = None
        self.model: CheckpointTableModel = view.checkpoints.model
        self._card.publish_requested.connect(self._on_publish)

    def clear(self) -> None:
        """No run is shown, or another one."""
        self._run = self._asked = ""
        self._published, self._kept = None, None
        self.model.set_checkpoints([])
        self.model.set_published(None)
        self._card.show_natural(None)
        self._card.show_publishing(possible=False)

    def show(self, history: RunHistory) -> None:
        """Show what a run saved."""
        self._run = history.run
        rows = checkpoints_of(history)
        if self._kept is not None:  # what is on the disk knows better than what was said
            kept = self._kept
            rows = [replace(one, model=kept.get(one.step, "")) for one in rows]
        self.model.set_checkpoints(rows)
        published = self._published if self._published is not None else published_of(history)
        self.model.set_published(published)
        self._card.show_natural(natural_of(history))
        finished = history.state == "completed"
        self._card.show_publishing(
            possible=finished and any(one.model for one in rows),
            busy=self._publishing is not None,
        )
        if finished and rows and self._asked != history.run:
            self._asked = history.run
            self._ask(history)

    def _ask(self, history: RunHistory) -> None:
        """Look what is kept of a finished run, and which state is the voice by now."""
        root = str(self._session.workspace.root)
        self._session.jobs.ask(
            ["checkpoints", history.run, "--workspace", root],
            partial(self._on_facts, history),
            lambda _error: None,  # what the run said is still shown
            owner=self,
        )

    def _on_facts(self, history: RunHistory, facts: Mapping[str, Any]) -> None:
        if history.run != self._run:
            return
        rows = facts.get("checkpoints")
        entries = [one for one in rows if isinstance(one, dict)] if isinstance(rows, list) else []
        self._kept = {int(one["step"]): str(one.get("model") or "") for one in entries}
        published = facts.get("published")
        self._published = published if isinstance(published, int) else None
        self.show(history)

    def _on_publish(self, step: int) -> None:
        if self._publishing is not None or not self._run:
            return
        root = str(self._session.workspace.root)
        self._publishing = self._session.jobs.start(
            ["publish", self._run, "--step", str(step), "--workspace", root],
            label=self.tr("Publish"),
        )
        self._publishing.ended.connect(partial(self._on_published, self._run, step))
        self._card.show_publishing(possible=True, busy=True)

    def _on_published(self, run: str, step: int, outcome: Outcome) -> None:
        self._publishing = None
        if outcome.ok:
            words = self.tr("Step {step} is version {version} of {voice} now.")
            result = outcome.result
            self._session.notice_given.emit(
                words.format(
                    step=step, version=result.get("version", ""), voice=result.get("voice", "")
                )
            )
            if run == self._run:
                self._published = step
                self.model.set_published(step)
        elif outcome.error is not None:
            self._session.report_problem(outcome.error)
        self._card.show_publishing(possible=True)
