"""The section Train: setting up, the run that is shown, and the list of all runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mynah.gui.controllers.run_controller import RunController
from mynah.gui.controllers.setup_controller import SetupController
from mynah.gui.models.run_table import RunTableModel
from mynah.gui.views.train.run_list_view import RunListView
from mynah.gui.views.train.train_page import RUN, RUNS, SETUP, TrainPage

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.header_progress import HeaderProgress

SECTION = "train"


class TrainController(QObject):
    """Builds the section and leads through it.

    `session.go_to("train", detail)` takes the id of a run, the name of a dataset,
    ``{"run": id}``, ``{"dataset": name}``, or the name of a place: setup, run, runs.

    Attributes:
        view: The page.
        setup: The controller of the set-up.
        run: The controller of the run that is shown.

    Signals:
        progress_changed: The `HeaderProgress` of the run that is going on.
    """

    progress_changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = False
        self.runs_model = RunTableModel(self)
        self.run = RunController(session, self)
        self.setup = SetupController(session, self.run.living, self)
        self.run_list = RunListView(self.runs_model)
        self.view = TrainPage(self.setup.view, self.run.view, self.run_list)
        self.setup.open_requested.connect(self.open_run)
        self.setup.continue_requested.connect(self.continue_run)
        self.setup.run_begun.connect(self._on_run_begun)
        self.run_list.open_requested.connect(self.open_run)
        self.run_list.continue_requested.connect(self.continue_run)
        self.run_list.new_requested.connect(lambda: self.view.show_place(SETUP))
        self.run.title_changed.connect(self.view.show_run_title)
        self.run.progress_changed.connect(self.progress_changed)
        self.run.living.run_changed.connect(self._on_living_changed)
        self.view.shown.connect(self._on_shown)
        session.workspace_changed.connect(self._on_workspace_changed)
        session.section_requested.connect(self._on_section_requested)
        session.runs.runs_changed.connect(self._on_runs_changed)
        session.runs.command_failed.connect(session.report_problem)
        self._on_runs_changed()
        self._on_living_changed(self.run.living.run)

    @property
    def header_state(self) -> HeaderProgress:
        """What the header shows of the run that is going on."""
        return self.run.header_state

    def set_can_convert(self, *, on: bool) -> None:
        """Whether the window has a page to convert with a voice."""
        self.run.ending.can_convert = on

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
        if run and not self.run.run:
            self.run.show_run(run)
            if not self._seen:
                self.view.show_place(RUN)

    def _on_run_begun(self, run: str) -> None:
        living = self.run.living.run
        if living in {"", run}:
            self.open_run(run)
        else:
            self.view.show_place(RUNS)  # it waits its turn

    def _on_workspace_changed(self) -> None:
        self.run.show_run("")
        self.view.show_place(SETUP)

    def _on_shown(self) -> None:
        self._seen = True
        self.setup.first_look()

    def _on_section_requested(self, section: str, detail: Any) -> None:
        if section != SECTION or detail is None:
            return
        run, dataset, place = self._meant(detail)
        if run:
            self.open_run(run)
        elif dataset:
            self.view.show_place(SETUP)
            self.setup.choose_dataset(dataset)
        elif place:
            self.view.show_place(place)

    def _meant(self, detail: Any) -> tuple[str, str, str]:
        """The run, the dataset or the place that somebody wants to see."""
        if isinstance(detail, dict):
            return str(detail.get("run") or ""), str(detail.get("dataset") or ""), ""
        name = str(detail)
        if name in {SETUP, RUN, RUNS}:
            return "", "", name
        known = self._session.runs.info(name) is not None
        return (name, "", "") if known else ("", name, "")
