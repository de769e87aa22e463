"""Preparing clips for other programs: the report in the background, the writing in the engine."""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from mynah.gui import dataset_words
from mynah.gui.controllers.reference_listening import ReferenceListening
from mynah.gui.models.abandon import Abandon
from mynah.gui.problems import problem_of
from mynah.project.names import safe_name
from mynah.protocol.events import Cancelled, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mynah.gui.controllers.session import Session
    from mynah.gui.models.export_settings import ExportSettings
    from mynah.gui.services.background import Task
    from mynah.gui.services.engine_process import EngineProcess, Outcome
    from mynah.gui.views.datasets.export_dialog import ExportDialog
    from mynah.gui.views.datasets.export_form import ExportSource
    from mynah.project.export_plan import ExportPlan
    from mynah.protocol.events import Failed

_PAUSE_MS = 250  # while somebody types


def open_folder(path: str) -> None:
    """Show a folder in the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


class ExportController(QObject):
    """Opens the export dialog and carries out what is set there.

    Args:
        session: The session.
        window: A widget of the window that the dialog belongs to.
        parent: Its parent.

    Signals:
        clips_requested: Show these clips in the library (a list of ids).
        exported: An export was written; its folder.
    """

    clips_requested = Signal(object)
    exported = Signal(str)

    def __init__(self, session: Session, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._provider = ""
        self._sources: dict[str, ExportSource] = {}
        self._looking: tuple[Task, Abandon] | None = None
        self._process: EngineProcess | None = None
        self._running: ExportSettings | None = None
        self._written = ""
        self._headers: dict[str, tuple[float, int]] = {}  # of recordings that were looked at
        self._listening: ReferenceListening | None = None
        self.dialog: ExportDialog | None = None
        self.show_folder: Callable[[str], None] = open_folder
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        session.workspace_changed.connect(self._on_workspace_changed)

    def open(self, provider: str, dataset: str = "") -> None:
        """Show the dialog for a program; the chosen clips are exported under a dataset's name."""
        from mynah.gui.views.datasets.export_dialog import ExportDialog

        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        self._provider = provider
        self._sources = self._make_sources(dataset)
        made = ExportDialog(provider, self._sources, self._window)
        made.changed.connect(self._on_changed)
        made.browse_requested.connect(self._on_browse)
        made.export_requested.connect(self._on_export)
        made.cancel_requested.connect(self._on_cancel)
        made.open_requested.connect(lambda: self.show_folder(self._written))
        made.clips_requested.connect(self._on_clips)
        made.finished.connect(self._on_finished)
        self.dialog = made
        if made.reference is not None:
            self._listening = ReferenceListening(self._session, made.reference, self)
        made.open()
        if self._process is not None:
            made.show_running(0, 0)  # an export that was started before goes on
        self._look()

    @property
    def listening(self) -> ReferenceListening | None:
        """What plays the reference clip of the open dialog."""
        return self._listening

    @property
    def process(self) -> EngineProcess | None:
        """The export that is being written."""
        return self._process

    def _make_sources(self, dataset: str) -> dict[str, ExportSource]:
        from mynah.gui.views.datasets.export_form import CHOSEN, LIBRARY, ExportSource

        exports, samples = self._session.workspace.exports_dir, self._session.samples
        counts = {CHOSEN: len(samples.chosen()), LIBRARY: samples.rowCount()}
        names = {CHOSEN: dataset or self.tr("Chosen recordings"), LIBRARY: self.tr("Library")}
        return {
            key: ExportSource(
                name, counts[key], str(exports / f"{safe_name(name)}-{self._provider}")
            )
            for key, name in names.items()
        }

    def _settings(self, dialog: ExportDialog) -> ExportSettings:
        from mynah.gui.models.export_settings import ExportSettings
        from mynah.gui.views.datasets.export_form import CHOSEN

        form, reference = dialog.form, dialog.reference
        chosen = form.source == CHOSEN
        made = ExportSettings(
            self._provider,
            self._sources[form.source].name,
            tuple(self._session.samples.chosen()) if chosen else None,
            form.folder,
            form.speaker,
            form.language,
            form.rate,
            form.replace,
        )
        return (
            made if reference is None else made.with_reference(reference.reference, reference.gap)
        )

    def _on_changed(self) -> None:
        self._forget_looking()
        if self.dialog is not None:
            self.dialog.show_waiting()
        self._pause.start()

    def _look(self) -> None:
        if self.dialog is None:
            return
        self._forget_looking()
        abandon = Abandon()
        plan = self._settings(self.dialog).plan
        work = partial(plan, self._session.workspace, self._headers, abandon)
        task = self._session.background.run(
            work, self._on_plan, self._session.report_problem, owner=self
        )
        self._looking = (task, abandon)

    def _forget_looking(self) -> None:
        if self._looking is not None:
            task, abandon = self._looking
            task.cancel()
            abandon.now()
            self._looking = None

    def _on_plan(self, plan: ExportPlan) -> None:
        self._looking = None
        if self.dialog is not None:
            self.dialog.show_plan(plan)

    def _on_browse(self) -> None:
        if self.dialog is None:
            return
        title = self.tr("Folder for the export")
        ask = QFileDialog(self.dialog, title, str(Path(self.dialog.form.folder).parent))
        ask.setFileMode(QFileDialog.FileMode.Directory)
        ask.setOption(QFileDialog.Option.ShowDirsOnly)
        ask.fileSelected.connect(self.dialog.form.set_folder)
        ask.finished.connect(ask.deleteLater)
        ask.open()

    def _on_export(self) -> None:
        if self.dialog is None or self._process is not None:
            return
        settings = self._running = self._settings(self.dialog)
        self.dialog.show_running(0, 0)
        ids_file = None
        if settings.ids is not None:
            name = f"export-{secrets.token_hex(6)}.txt"
            ids_file = self._session.workspace.cache_dir / name
        self._session.background.run(
            partial(_write_ids, ids_file, settings.ids or ()),
            lambda _none: self._start(settings, ids_file),
            self._on_not_started,
            owner=self,
        )

    def _start(self, settings: ExportSettings, ids_file: Path | None) -> None:
        label = self.tr("Export for {name}").format(
            name=dataset_words.provider_name(settings.provider)
        )
        arguments = settings.arguments(self._session.workspace, ids_file)
        process = self._session.jobs.start(arguments, label=label)
        process.event_received.connect(self._on_event)
        process.ended.connect(partial(self._on_ended, ids_file))
        self._process = process

    def _on_not_started(self, error: Exception) -> None:
        self._running = None
        self._tell_failure(error)

    def _on_cancel(self) -> None:
        if self._process is not None:
            self._process.stop_politely()

    def _on_event(self, event: object) -> None:
        if isinstance(event, Progress) and self.dialog is not None:
            self.dialog.show_running(event.done, event.total)

    def _on_ended(self, ids_file: Path | None, outcome: Outcome) -> None:
        self._process = None
        settings, self._running = self._running, None
        if ids_file is not None:
            self._session.background.run(partial(_remove, ids_file), _nothing, owner=self)
        if outcome.ok:
            self._tell_success(outcome, settings)
        elif isinstance(outcome.event, Cancelled) or outcome.error is None:
            if self.dialog is not None:
                self.dialog.show_cancelled()
        else:
            self._tell_failure(outcome.error)

    def _tell_success(self, outcome: Outcome, settings: ExportSettings | None) -> None:
        self._written = str(outcome.result.get("out", ""))
        written = outcome.result.get("written")
        count = written if isinstance(written, int) else 0
        if self.dialog is not None:
            note = dataset_words.export_note(settings.provider) if settings is not None else ""
            self.dialog.show_done(count, self._written, note)
        else:
            words = self.tr("%n recording(s) exported to {folder}", "", count)
            self._session.notice_given.emit(words.format(folder=self._written))
        self.exported.emit(self._written)

    def _tell_failure(self, error: Failed | Exception) -> None:
        problem = problem_of(error)
        if self.dialog is not None:
            self.dialog.show_failed(problem)
        else:
            self._session.report_problem(problem)

    def _on_clips(self, ids: list[str]) -> None:
        if self.dialog is not None:
            self.dialog.reject()
        self.clips_requested.emit(ids)

    def _on_finished(self) -> None:
        self._pause.stop()
        self._forget_looking()
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._headers = {}

    def _on_workspace_changed(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()


def _write_ids(path: Path | None, ids: tuple[str, ...]) -> None:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{one}\n" for one in ids), encoding="utf-8")


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _nothing(result: object) -> None:
    """Nobody waits for it."""
