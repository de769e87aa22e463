"""The library page: its list, what is shown of it, adding, deleting, and the bin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from mynah.audio.containers import AUDIO_SUFFIXES
from mynah.gui.controllers.bin_controller import BinController
from mynah.gui.controllers.deleting import DeleteCommand, Deleting
from mynah.gui.controllers.import_controller import ImportController
from mynah.gui.models.sample_filter import Criteria, SampleFilter
from mynah.gui.models.sample_row import warm
from mynah.gui.services.file_manager import show_in_folder
from mynah.gui.services.serial_work import SerialWork
from mynah.gui.services.thumbnails import ThumbnailStore
from mynah.gui.views.library.library_page import LibraryPage

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from mynah.gui.controllers.session import Session
    from mynah.gui.models.import_report import ImportReport
    from mynah.project.sample import Sample

_WATCHING_MS = 1000


class LibraryController(QObject):
    """Connects the library page with the session.

    Attributes:
        view: The page.
        imports: Takes files and folders in.
        deleting: Takes recordings out and brings them back.
        bin: The bin.

    Signals:
        sample_selected: Another sample is the current one, or it is a different one now (its id;
            empty for none).
        play_requested: Play a sample (its id), or stop.
    """

    sample_selected = Signal(str)
    play_requested = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._current: Sample | None = None
        self._wanted: list[str] = []  # to be selected once they are in the list
        self._told: DeleteCommand | None = None
        self._first_import = False
        self._closed = False
        self.samples = SampleFilter(self)
        self.samples.setSourceModel(session.samples)
        self.thumbnails = ThumbnailStore(session.background, self)
        self.edits = SerialWork(session.background, self)
        self.view = LibraryPage(self.samples, self.thumbnails.get)
        self.imports = ImportController(session, self.view.imports, self.edits, self)
        self.deleting = Deleting(session, self.edits, self)
        self.bin = BinController(session, self.deleting, self.edits, self)
        self._watcher = QFileSystemWatcher(self)
        self._watching = self._timer(session.reload_samples)
        self._counting = self._timer(self.bin.read)
        self._connect()
        self._on_workspace_changed()

    @property
    def current_sample(self) -> Sample | None:
        """The sample that the inspector shows."""
        return self._current

    @property
    def commands(self) -> dict[str, QAction]:
        """The commands of the list, by the names under which their keys are kept."""
        shown = self.view.list
        return {
            "list.play": shown.play_action,
            "list.toggle": shown.toggle_action,
            "list.delete": shown.delete_action,
            "list.copy_name": shown.copy_action,
            "list.show_in_folder": shown.show_action,
            "library.side": self.view.side_action,
        }

    def close(self) -> None:
        """Hear nothing more of the session; the page is going."""
        if self._closed:
            return
        self._closed = True
        self._watching.stop()
        self._counting.stop()
        session = self._session
        if not shiboken6.isValid(session):
            return
        session.workspace_changed.disconnect(self._on_workspace_changed)
        session.samples_changed.disconnect(self._on_samples_changed)
        session.section_requested.disconnect(self._on_section_requested)
        session.undo.indexChanged.disconnect(self._on_undo_moved)

    # What others ask for

    def add_files(self) -> None:
        """Let the person choose files to add."""
        patterns = " ".join(f"*{suffix}" for suffix in sorted(AUDIO_SUFFIXES))
        dialog = QFileDialog(self.view, self.tr("Add recordings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Recordings ({0})").format(patterns), self.tr("All files (*)")]
        )
        self._ask(dialog)

    def add_folder(self) -> None:
        """Let the person choose a folder to add."""
        dialog = QFileDialog(self.view, self.tr("Add a folder of recordings"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, False)
        self._ask(dialog)

    def add_demo(self) -> None:
        """Add the recordings that come with the program."""
        self.imports.import_paths([str(files("mynah.resources").joinpath("demo"))])

    def open_recorder(self) -> None:
        """Show the page for recording."""
        self.view.show_recorder(True)

    def open_bin(self) -> None:
        """Show the bin."""
        self.bin.open(self.view)

    def search(self) -> None:
        """Go to the field for searching."""
        self.view.show_recorder(False)
        self.view.filters.begin_search()

    def show_samples(self, ids: Iterable[str], title: str = "") -> None:
        """Show only these samples; `title` says which they are."""
        self.view.show_recorder(False)
        self.samples.set_criteria(Criteria(ids=frozenset(ids), title=title))
        self.view.list.setFocus()
        if self.samples.rowCount():
            self.view.list.selectRow(0)

    def select(self, ids: Iterable[str]) -> None:
        """Select samples, now or when they come."""
        self._wanted = list(ids)
        self._select_wanted()

    # How it is done

    def _connect(self) -> None:
        page, session = self.view, self._session
        page.files_requested.connect(self.add_files)
        page.folder_requested.connect(self.add_folder)
        page.demo_requested.connect(self.add_demo)
        page.bin_requested.connect(self.open_bin)
        page.undo_requested.connect(self._on_undo_requested)
        page.list.sample_chosen.connect(self._on_sample_chosen)
        page.list.play_requested.connect(self.play_requested)
        page.list.delete_requested.connect(self.deleting.delete)
        page.list.show_requested.connect(self._on_show_requested)
        self.thumbnails.thumbnail_made.connect(page.list.refresh)
        self.deleting.deleted.connect(self._on_deleted)
        self.deleting.restored.connect(self.select)
        self.deleting.already_gone.connect(self._on_already_gone)
        self.bin.counted.connect(page.show_bin_count)
        self.imports.begun.connect(self._on_import_begun)
        self.imports.finished.connect(self._on_import_finished)
        self.imports.samples_shown.connect(self._on_imported_shown)
        page.destroyed.connect(self.close)
        self._watcher.directoryChanged.connect(self._on_folder_changed)
        session.workspace_changed.connect(self._on_workspace_changed)
        session.samples_changed.connect(self._on_samples_changed)
        session.section_requested.connect(self._on_section_requested)
        session.undo.indexChanged.connect(self._on_undo_moved)

    def _timer(self, then: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(_WATCHING_MS)
        made.timeout.connect(then)
        return made

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setObjectName("add_dialog")
        dialog.filesSelected.connect(self.imports.import_paths)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _select_wanted(self) -> None:
        there = [one for one in self._wanted if self.samples.row_of(one) >= 0]
        if there:
            self._wanted = []
            self.view.list.select(there)

    def _warm(self) -> None:
        """Get sorting and searching ready while the person looks."""
        rows = list(self._session.samples.rows)
        self._session.background.run(lambda: warm(rows), lambda _: None, owner=self, priority=-2)

    def _watch(self) -> None:
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        workspace = self._session.workspace
        self._watcher.addPaths([str(workspace.samples_dir), str(workspace.bin_dir)])

    # What happens

    def _on_workspace_changed(self) -> None:
        self.thumbnails.set_folder(self._session.workspace.cache_dir)
        self.samples.clear()
        self._wanted = []
        self._told = None
        self.view.notice.hide()
        self.view.set_known(False)
        self._watch()
        self.bin.read()

    def _on_samples_changed(self) -> None:
        if not self._watcher.directories():
            self._watch()  # the first import made the folder
        self.view.set_known(True)
        self._warm()
        self._select_wanted()
        shown = self.view.list
        if not shown.current_id and self.samples.rowCount():
            shown.selectRow(0)
        self._tell_current(shown.current_id)

    def _on_sample_chosen(self, sample_id: str) -> None:
        self._tell_current(sample_id)

    def _tell_current(self, sample_id: str) -> None:
        sample = self._session.samples.find(sample_id)
        if sample != self._current:
            self._current = sample
            self.sample_selected.emit(sample.id if sample is not None else "")

    def _on_section_requested(self, section: str, detail: object) -> None:
        """Show what was asked for: ``add``, ``record``, ``readiness``, ``bin``, or some ids."""
        if section != "library" or detail is None:
            return
        if isinstance(detail, str):
            doing = {
                "add": self.add_files,
                "record": self.open_recorder,
                "readiness": self.view.show_side,
                "bin": self.open_bin,
            }.get(detail)
            if doing is not None:
                doing()
            else:
                self.select([detail])
        elif isinstance(detail, list | tuple | set | frozenset):
            self.show_samples(detail)

    def _on_show_requested(self, sample_id: str) -> None:
        sample = self._session.samples.find(sample_id)
        if sample is not None:
            show_in_folder(sample.path)

    def _on_deleted(self, command: DeleteCommand) -> None:
        self._told = command
        words = self.tr("%n recording(s) moved to the bin.", "", len(command.ids))
        if command.in_sets:
            used = self.tr("%n of them belonged to a dataset.", "", command.in_sets)
            words = f"{words} {used}"
        self.view.say(words, undo=True)

    def _on_undo_requested(self) -> None:
        if self._told is not None:
            self._session.undo.undo()

    def _on_undo_moved(self, index: int) -> None:
        # What the notice offers to take back must be what would be taken back.
        last = self._session.undo.command(index - 1) if index > 0 else None
        if self._told is not None and last is not self._told:
            self._told = None
            self.view.notice.hide()

    def _on_already_gone(self, count: int) -> None:
        self.view.say(self.tr("%n recording(s) had been removed for good.", "", count))

    def _on_import_begun(self) -> None:
        # Later ones come while somebody may be working on another recording.
        self._first_import = not self._session.samples.rowCount()
        self.view.set_importing(True)

    def _on_import_finished(self, report: ImportReport) -> None:
        self.view.set_importing(False)
        if report.imported and self._first_import:
            self._wanted = report.imported[-1:]

    def _on_imported_shown(self, ids: list[str]) -> None:
        self.show_samples(ids, self.tr("%n recording(s) just added", "", len(ids)))

    def _on_folder_changed(self, folder: str) -> None:
        timer = self._counting if folder == str(self._session.workspace.bin_dir) else self._watching
        if not timer.isActive():
            timer.start()
