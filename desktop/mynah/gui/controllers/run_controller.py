"""Shows a run: follows its history, passes on what a person asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.controllers.blind_test_controller import BlindTestController
from mynah.gui.controllers.checkpoint_controller import CheckpointController
from mynah.gui.controllers.listen_controller import ListenController
from mynah.gui.controllers.run_ending import RunEnding
from mynah.gui.controllers.run_picture import (
    cancel_loss,
    figures_of,
    held_out_of,
    stage_rows,
    status_of,
)
from mynah.gui.models.checkpoint_table import CheckpointTableModel
from mynah.gui.models.log_model import LogModel
from mynah.gui.models.run_progress import OverallProgress
from mynah.gui.models.stage_table import StageTableModel
from mynah.gui.views.train.run_view import RunView
from mynah.protocol.commands import Command

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.run_history import RunHistory
    from mynah.gui.models.run_info import RunInfo

REFRESH_MS = 250  # four times a second is as live as anybody can read
_ALL = frozenset(
    {"state", "stages", "metrics", "checkpoints", "previews", "items", "log", "result"}
)


class RunController(QObject):
    """One run at a time on the screen.

    Attributes:
        view: The widget.

    Signals:
        run_shown: Another run is shown (its id; empty for none).
        title_changed: Name of the shown run.
    """

    run_shown = Signal(str)
    title_changed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._history: RunHistory | None = None
        self._run = ""
        self._pending = ""
        self._pending_state = ""
        self._log_total = 0
        self._overall = OverallProgress()
        self._dirty: set[str] = set()
        self.stages = StageTableModel(self)
        self.checkpoints = CheckpointTableModel(self)
        self.log = LogModel(self)
        self.log.set_filter("info")
        self.view = RunView(self.stages, self.checkpoints, self.log)
        self.listening = ListenController(session, self.view, self)
        self.ending = RunEnding(session, self.view, self)
        self.saved = CheckpointController(session, self.view, self)
        self.blind_tests = BlindTestController(session, self.view, self.checkpoints, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._connect()

    def _connect(self) -> None:
        status, view = self.view.status, self.view
        view.shown.connect(self._on_shown)
        status.pause_requested.connect(lambda: self._ask(Command.PAUSE))
        status.resume_requested.connect(lambda: self._ask(Command.RESUME))
        status.stop_requested.connect(lambda: self._ask(Command.STOP))
        status.cancel_requested.connect(lambda: self._ask(Command.CANCEL))
        view.trouble.continue_requested.connect(self.proceed)
        view.checkpoints.listen_requested.connect(self.listening.hear_step)
        runs = self._session.runs
        runs.runs_changed.connect(self._on_runs_changed)
        runs.start_failed.connect(self._on_refused)
        runs.command_failed.connect(self._on_refused)

    @property
    def run(self) -> str:
        """Id of the run that is shown; empty for none."""
        return self._run

    @property
    def history(self) -> RunHistory | None:
        """What the shown run said."""
        return self._history

    def show_run(self, run: str) -> None:
        """Show a run from its journal on, and follow it."""
        if run == self._run:
            return
        self._let_go()
        self._run = run
        if run:
            self._history = self._session.runs.watch(run).history
            self._history.changed.connect(self._on_changed)
            self.blind_tests.show_run(run)
        self._dirty = set(_ALL)
        self.refresh()
        self.run_shown.emit(run)

    def proceed(self, run: str = "") -> None:
        """Work again on the shown run, or on another; behind a living one it waits its turn."""
        chosen = run or self._run
        if not chosen:
            return
        others = [info for info in self._session.runs.alive if info.run != chosen]
        if chosen == self._run:
            self._set_pending("continue")
        self._session.runs.resume(chosen, queue=bool(others))

    def refresh(self) -> None:
        """Bring the view up to what the history says."""
        dirty, self._dirty = self._dirty, set()
        history, info = self._history, self._info
        if history is None:
            self.title_changed.emit("")
            return
        if "metrics" in dirty:
            self.view.curves.show_curves(
                {name: (curve.steps, curve.values) for name, curve in history.metrics.items()}
            )
        if dirty & {"stages", "state", "result"}:
            self.stages.set_stages(stage_rows(history, info))
        if dirty & {"checkpoints", "previews"}:
            self.listening.show_history(history)
        if dirty & {"checkpoints", "items", "state", "result"}:
            self.saved.show(history)
            self.blind_tests.set_clips(held_out_of(history))
        if "log" in dirty:
            self.log.append(history.log_since(self._log_total))
            self._log_total = history.log_total
        self.view.figures.show_figures(figures_of(history))
        self._show_status(history, info)
        self.ending.show(history, info)

    def _show_status(self, history: RunHistory, info: RunInfo | None) -> None:
        if self._pending and history.state != self._pending_state:
            self._pending = ""
        loses = cancel_loss(history, info)
        status = status_of(history, info, self._overall, pending=self._pending, loses=loses)
        self.view.status.show_status(status)
        self.title_changed.emit(status.voice or self._run)

    @property
    def _info(self) -> RunInfo | None:
        return self._session.runs.info(self._run) if self._run else None

    def _ask(self, command: Command) -> None:
        if self._run:
            self._set_pending(command.value)
            self._session.runs.send(self._run, command)

    def _set_pending(self, what: str) -> None:
        self._pending = what
        self._pending_state = self._history.state if self._history is not None else ""
        self.refresh()

    def _let_go(self) -> None:
        if self._history is not None:
            self._history.changed.disconnect(self._on_changed)
        self._history = None
        self._pending = ""
        self._log_total = 0
        self._timer.stop()
        self.log.clear()
        self.saved.clear()
        self.view.curves.clear()
        self.listening.clear()
        self.ending.clear()

    def _on_changed(self, aspect: str) -> None:
        self._dirty.add(aspect)
        # Nobody sees a hidden view: it is brought up to date when it is shown.
        if self.view.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _on_shown(self) -> None:
        if self._dirty:
            self.refresh()

    def _on_runs_changed(self) -> None:
        if self._run and self._info is None and not self._session.runs.runs:
            self.show_run("")  # another workspace
            return
        self._on_changed("state")

    def _on_refused(self, error: object) -> None:
        del error  # whoever asked for it reports it; here it only ends the waiting
        if self._pending:
            self._pending = ""
            self.refresh()
