"""The section Train: setting up, the run that is shown, and the list of all runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.controllers.living_run import LivingRun
from mynah.gui.controllers.setup_controller import SetupController
from mynah.gui.controllers.train_commands import TrainCommands
from mynah.gui.models.run_table import RunTableModel
from mynah.gui.views.train.run_list_view import RunListView
from mynah.gui.views.train.train_page import RUN, RUNS, SETUP, TrainPage

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from mynah.gui.controllers.run_controller import RunController
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.header_progress import HeaderProgress

SECTION = "train"
_SOON_MS = 150


class TrainController(QObject):
    """Builds the section and leads through it.

    `session.go_to("train", detail)` takes ``{"run": id}``, ``{"dataset": name, "kind": kind}``
    (an empty name is the whole library), the name of a place (setup, run, runs), or the bare
    name of a dataset or run.

    Attributes:
        view: The page.
        setup: The controller of the set-up.
        living: Follows the run that is going on, shown or not.

    Signals:
        progress_changed: The `HeaderProgress` of the run that is going on.
    """

    progress_changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = False
        self._run: RunController | None = None
        self._can_convert = False
        self.runs_model = RunTableModel(self)
        self.living = LivingRun(session, self)
        self.setup = SetupController(session, self.living, self)
        self.run_list = RunListView(self.runs_model)
        self.view = TrainPage(self.setup.view, self.run_list)
        self.setup.open_requested.connect(self.open_run)
        self.setup.continue_requested.connect(self.continue_run)
        self.setup.run_begun.connect(self._on_run_begun)
        self.run_list.open_requested.connect(self.open_run)
        self.run_list.continue_requested.connect(self.continue_run)
        self.run_list.new_requested.connect(lambda: self.view.show_place(SETUP))
        self.living.progress_changed.connect(self.progress_changed)
        self.living.run_changed.connect(self._on_living_changed)
        self.view.shown.connect(self._on_shown)
        session.workspace_changed.connect(self._on_workspace_changed)
        session.section_requested.connect(self._on_section_requested)
        session.runs.runs_changed.connect(self._on_runs_changed)
        session.runs.command_failed.connect(session.report_problem)
        self._commands = TrainCommands(self)
        self._on_runs_changed()
        self._on_living_changed(self.living.run)

    @property
    def commands(self) -> dict[str, QAction]:
        """Every command, by the name under which its keys are kept."""
        return self._commands.actions

    @property
    def run(self) -> RunController:
        """The controller of the run that is shown.

        It is made when it is first needed: its plots take long to load, and the window must show
        at once.
        """
        if self._run is None:
            from mynah.gui.controllers.run_controller import RunController

            self._run = RunController(self._session, self)
            self._run.ending.can_convert = self._can_convert
            self._run.title_changed.connect(self.view.show_run_title)
            self.view.set_run_view(self._run.view)
        return self._run

    @property
    def shown_run(self) -> str:
        """Id of the run that is shown; empty for none."""
        return self._run.run if self._run is not None else ""

    @property
    def header_state(self) -> HeaderProgress:
        """What the header shows of the run that is going on."""
        return self.living.progress

    def set_can_convert(self, *, on: bool) -> None:
        """Whether the window has a page to convert with a voice."""
        self._can_convert = on
        if self._run is not None:
            self._run.ending.can_convert = on

    def open_run(self, run: str) -> None:
        """Show a run."""
        self.run.show_run(run)
        self.view.show_place(RUN)

    def continue_run(self, run: str) -> None:
        """Show a run and work on it again."""
        self.open_run(run)
        self.run.proceed()

    def _on_runs_changed(self) -> None:
        self.runs_model.set_runs(self._session.runs.runs)

    def _on_living_changed(self, run: str) -> None:
        """A run that goes on is shown by itself, unless another one is looked at."""
        if not run or self.shown_run:
            return
        if self._seen:
            self.run.show_run(run)
        else:
            self.view.show_place(RUN)  # and the run itself as soon as somebody looks

    def _on_run_begun(self, run: str) -> None:
        if self.living.run in {"", run}:
            self.open_run(run)
        else:
            self.view.show_place(RUNS)  # it waits its turn

    def _on_workspace_changed(self) -> None:
        if self._run is not None:
            self._run.show_run("")
        self.view.show_place(SETUP)

    def _on_shown(self) -> None:
        first, self._seen = not self._seen, True
        self.setup.first_look()
        if first:
            self._on_living_changed(self.living.run)
            # The plots are loaded before somebody waits for them.
            QTimer.singleShot(_SOON_MS, self.view, lambda: self.run)

    def _on_section_requested(self, section: str, detail: Any) -> None:
        if section != SECTION or not detail:
            return
        if not isinstance(detail, dict):
            detail = self._meant(str(detail))
        if "run" in detail:
            self.open_run(str(detail["run"]))
        elif "dataset" in detail:
            self.view.show_place(SETUP)
            self.setup.choose_dataset(str(detail["dataset"]), str(detail.get("kind") or ""))
        elif "place" in detail:
            self.view.show_place(str(detail["place"]))

    def _meant(self, name: str) -> dict[str, str]:
        """The place, the dataset or the run that a bare name stands for."""
        if name in {SETUP, RUN, RUNS}:
            return {"place": name}
        # A run may be newer than the list of runs; a dataset is known by its name.
        return {"dataset": name} if name in self.setup.offer.names else {"run": name}
