"""The page of the first start: measuring this computer, fetching models by consent."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mynah.gui import training_words
from mynah.gui.controllers.session import Session
from mynah.gui.models.first_start import ComputerFacts, model_sets
from mynah.gui.problems import problem_of
from mynah.gui.views.first_start.first_start_page import FirstStartPage
from mynah.protocol.events import Failed, Progress, Stage

if TYPE_CHECKING:
    from mynah.gui.services.engine_process import EngineProcess, Outcome


class FirstStartController(QObject):
    """Fills the page. It asks the engine only when the page is shown.

    Args:
        session: Its engine is asked.
        parent: Its parent.

    Attributes:
        view: The page.
        shown: Whether somebody saw it in this window.

    Signals:
        left: The person goes on to the library.
        computer_measured: What the engine says about this computer (`mynah doctor`).
        models_changed: Models came.
    """

    left = Signal()
    computer_measured = Signal(object)
    models_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._download: EngineProcess | None = None
        self._fetching = ""
        self.shown = False
        self.view = FirstStartPage()
        self.view.start_requested.connect(self._on_start_requested)
        self.view.measure_requested.connect(self.refresh)
        self.view.folder_chosen.connect(self._on_folder_chosen)
        self.view.model_file_chosen.connect(self._on_file_chosen)
        self.view.rvc.download_requested.connect(self._on_download_requested)
        self.view.rvc.stop_requested.connect(self._on_stop_requested)
        session.workspace_changed.connect(self._show_folder)
        self._show_folder()

    def prepare(self, *, first: bool) -> None:
        """Fill the page for somebody new, or for somebody who looks after the computer."""
        self.shown = True
        self.view.show_welcome(first)
        self.refresh()

    def refresh(self) -> None:
        """Measure the computer and look for models."""
        root = str(self._session.workspace.root)
        self._session.jobs.ask(
            ["doctor", "--workspace", root], self._on_doctor, self._on_doctor_failed, owner=self
        )
        self._look_for_models()

    @property
    def busy(self) -> bool:
        """Whether models are being fetched."""
        return self._download is not None

    def _show_folder(self) -> None:
        self.view.show_folder(str(self._session.workspace.root))

    def _look_for_models(self) -> None:
        self._session.jobs.ask(
            ["models", "list"], self._on_models, self._session.report_problem, owner=self
        )

    def _on_doctor(self, answer: dict[str, Any]) -> None:
        facts = ComputerFacts.from_doctor(answer)
        self.view.computer.show_facts(facts)
        self.view.rvc.show_facts(facts)
        self.computer_measured.emit(answer)

    def _on_doctor_failed(self, failed: Failed) -> None:
        problem = problem_of(failed)
        self.view.computer.show_failure(f"{problem.title} {problem.todo}")

    def _on_models(self, answer: dict[str, Any]) -> None:
        if self._download is None:
            self.view.rvc.show_sets(model_sets(answer))

    def _on_start_requested(self) -> None:
        self._session.settings.update(first_start_done=True)
        self.left.emit()

    def _on_folder_chosen(self, path: str) -> None:
        self._session.open_folder(Path(path))

    # Fetching

    def _on_download_requested(self, name: str) -> None:
        self._begin(["models", "download", name])

    def _on_file_chosen(self, name: str, path: str) -> None:
        self._fetching = name
        self._begin(["models", "import", name, path])

    def _begin(self, arguments: list[str]) -> None:
        if self._download is not None:
            return
        process = self._download = self._session.jobs.start(
            arguments, label=" ".join(arguments[:2])
        )
        process.event_received.connect(self._on_event)
        process.ended.connect(self._on_ended)
        self.view.rvc.show_busy(True)

    def _on_stop_requested(self) -> None:
        if self._download is not None:
            self._download.stop_politely()

    def _on_event(self, event: object) -> None:
        if isinstance(event, Stage) and event.state == "started":
            self._fetching = event.name
        elif isinstance(event, Progress):
            left = training_words.time_left(event.eta_s) if event.eta_s else ""
            checking = event.stage == "verify"
            self.view.rvc.show_progress(
                self._fetching, event.done, event.total, left, checking=checking
            )

    def _on_ended(self, outcome: "Outcome") -> None:
        self._download = None
        self.view.rvc.show_busy(False)
        self._look_for_models()
        if outcome.error is not None:
            self._session.report_problem(outcome.error)
        elif outcome.ok:
            self.models_changed.emit()
            self._session.notice_given.emit(self.tr("The models are here and were checked."))
