"""What all controllers of a window share: the workspace, the services, and a few signals."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from mynah.gui.models.sample_row import SampleRow, prepared
from mynah.gui.models.sample_table import SampleTableModel
from mynah.gui.problems import Problem, Remedy, problem_of
from mynah.gui.services.background import Background, Task
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.gui.services.folder_watch import FolderWatch
from mynah.gui.services.player import Player
from mynah.gui.services.runs import RunsService
from mynah.gui.services.voices import VoicesService
from mynah.gui.services.warm_engine import WarmEngine
from mynah.project import dataset
from mynah.project.samples import Library
from mynah.project.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mynah.gui.services.settings_store import SettingsStore
    from mynah.protocol.events import Failed

_log = logging.getLogger(__name__)
_GATHER_MS = 60  # several changes in a row are one reload


class Session(QObject):
    """The window's workspace and services.

    Attributes:
        engine: For short work that somebody waits for: looking at a sound, speaking a sentence.
        converter: For the queue of conversions, which must never hold up the other.
        unfinished: Each says in a sentence what would be lost if the window closed now, or
            nothing.

    Signals:
        workspace_changed: Another workspace is open (the `Workspace`).
        samples_changed: The list of samples was read anew; `samples` holds it.
        datasets_changed: A dataset was saved, renamed or deleted.
        section_requested: Go to a section (its key) with something to show there.
        problem_reported: Something went wrong (a `Problem`).
        notice_given: A word in passing.
        outcome_given: Something long has ended (a `Notice`); told once, as the outcome of a run.
    """

    workspace_changed = Signal(object)
    samples_changed = Signal()
    datasets_changed = Signal()
    section_requested = Signal(str, object)
    problem_reported = Signal(object)
    notice_given = Signal(str)
    outcome_given = Signal(object)

    def __init__(
        self, workspace: Workspace, settings: SettingsStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.settings = settings
        self.background = Background(self)
        self.jobs = EngineJobs(self)
        self.engine = WarmEngine(self, jobs=self.jobs)
        self.converter = WarmEngine(self, jobs=self.jobs)
        self.runs = RunsService(self, jobs=self.jobs, background=self.background)
        self.voices = VoicesService(self, self.background)
        self.voices.failed.connect(self.report_problem)
        self.runs.runs_changed.connect(self.voices.reload)  # one may have published
        self.unfinished: list[Callable[[], str]] = []
        self.player = Player(self)
        self.undo = QUndoStack(self)
        self.samples = SampleTableModel(self)
        self._library = Library(workspace)
        self._reading: Task | None = None
        self._again = False
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self._read_samples)
        self._sets = FolderWatch(self)  # a terminal saves and deletes datasets too
        self._sets.changed.connect(self.datasets_changed)
        self._sets.changed.connect(self.reload_samples)

    def open_workspace(self, workspace: Workspace) -> None:
        """Show another workspace; its samples come in the background."""
        self.workspace = workspace
        self._library = Library(workspace)
        if self._reading is not None:
            self._reading.cancel()  # what it finds is of the workspace before
        self._reading = None
        self.undo.clear()
        self.samples.set_samples([])
        self.runs.set_workspace(workspace)
        self.voices.set_workspace(workspace)
        self._sets.watch([workspace.datasets_dir])
        self.workspace_changed.emit(workspace)
        self._read_samples()

    def open_folder(self, path: Path) -> None:
        """Open the workspace in a folder, making it where there is none."""
        self.background.run(
            lambda: Workspace.open_or_read(path, create=True),
            self.open_workspace,
            self.report_problem,
            owner=self,
        )

    def reload_samples(self) -> None:
        """Read the library anew, soon and off the GUI thread."""
        self._gather.start()

    def report_problem(
        self, error: Failed | Exception | Problem, remedy: Remedy | None = None
    ) -> None:
        """Tell about something that went wrong, once and quietly."""
        problem = error if isinstance(error, Problem) else problem_of(error)
        if remedy is not None:
            problem = problem.with_remedy(remedy)
        _log.warning("problem shown: %s (%s)", problem.title, problem.code)
        self.problem_reported.emit(problem)

    def go_to(self, section: str, detail: object = None) -> None:
        """Ask the window to show a section."""
        self.section_requested.emit(section, detail)

    def close(self) -> None:
        """End the children and the threads; runs of their own go on."""
        self._gather.stop()
        self._sets.close()
        self.voices.close()
        self.player.close()
        self.runs.close()
        self.engine.close()
        self.converter.close()
        self.jobs.close_all()
        self.background.close()

    def _read_samples(self) -> None:
        if self._reading is not None:
            self._again = True
            return
        library, workspace = self._library, self.workspace
        known = {row.id: row for row in self.samples.rows}

        def read() -> tuple[list[SampleRow], dict[str, list[str]]]:
            if not workspace.exists:
                return [], {}
            return prepared(library.list(), known), sets_of(workspace)

        self._reading = self.background.run(
            read, self._on_samples, self._on_samples_failed, owner=self, priority=1
        )

    def _on_samples(self, found: tuple[list[SampleRow], dict[str, list[str]]]) -> None:
        self._reading = None
        rows, sets = found
        self.samples.set_sets(sets)
        self.samples.set_rows(rows)
        self.samples_changed.emit()
        if self._again:
            self._again = False
            self._gather.start()

    def _on_samples_failed(self, error: Exception) -> None:
        self._reading = None
        self._again = False
        self.report_problem(error)


def sets_of(workspace: Workspace) -> dict[str, list[str]]:
    """By sample id, the names of the datasets that it belongs to."""
    belongs: dict[str, list[str]] = {}
    for one in dataset.readable(workspace):
        for entry in one.entries:
            belongs.setdefault(entry.sample_id, []).append(one.name)
    return belongs
