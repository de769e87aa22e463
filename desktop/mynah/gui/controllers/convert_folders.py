"""Where results of conversions go, and choosing what is converted: the dialogs of the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mynah.audio.containers import AUDIO_SUFFIXES
from mynah.gui.services.file_manager import open_folder
from mynah.project.names import safe_name

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.views.convert.output_row import OutputRow


class ConvertFolders(QObject):
    """Keeps the folder for results, and opens dialogs for files.

    Signals:
        paths_chosen: Files or a folder to convert.
    """

    paths_chosen = Signal(list)

    def __init__(
        self, session: Session, row: OutputRow, window: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._row = row
        self._window = window
        self._voice = ""
        row.choose_requested.connect(self._on_choose)
        row.usual_requested.connect(lambda: self._keep(""))
        row.open_requested.connect(self._on_open)

    def show_voice(self, voice: str) -> None:
        """Results are of this voice."""
        self._voice = voice
        self._show()

    @property
    def folder(self) -> Path:
        """Where results go."""
        chosen = self._session.settings.value.convert_folder
        if chosen:
            return Path(chosen)
        exports = self._session.workspace.exports_dir
        return exports / safe_name(self._voice) if self._voice else exports

    def choose_files(self) -> None:
        """Let the person choose recordings."""
        patterns = " ".join(f"*{suffix}" for suffix in sorted(AUDIO_SUFFIXES))
        dialog = QFileDialog(self._window.window(), self.tr("Choose recordings to convert"))
        dialog.setObjectName("convert_files")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [self.tr("Recordings ({0})").format(patterns), self.tr("All files (*)")]
        )
        dialog.filesSelected.connect(lambda paths: self.paths_chosen.emit(list(paths)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_folder(self) -> None:
        """Let the person choose a folder of recordings."""
        dialog = self._folder_dialog(self.tr("Choose a folder of recordings to convert"))
        dialog.fileSelected.connect(lambda path: self.paths_chosen.emit([path]))
        dialog.open()

    def _on_choose(self) -> None:
        dialog = self._folder_dialog(self.tr("Choose the folder for results"))
        dialog.fileSelected.connect(self._keep)
        dialog.open()

    def _folder_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window.window(), title)
        dialog.setObjectName("convert_folder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _keep(self, folder: str) -> None:
        self._session.settings.update(convert_folder=folder)
        self._show()

    def _show(self) -> None:
        chosen = bool(self._session.settings.value.convert_folder)
        self._row.show_folder(str(self.folder), chosen=chosen)

    def _on_open(self) -> None:
        folder = self.folder
        self._session.background.run(
            lambda: folder.mkdir(parents=True, exist_ok=True),
            lambda _none: open_folder(folder),
            self._session.report_problem,
            owner=self,
        )
