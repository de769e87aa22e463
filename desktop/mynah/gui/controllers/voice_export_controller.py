"""Writing a voice for another program: asked, written by the engine, and shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from mynah.gui.models.voice_programs import programs
from mynah.gui.problems import problem_of
from mynah.gui.services.file_manager import show_in_folder
from mynah.gui.views.voices.voice_export_dialog import VoiceExportDialog
from mynah.project.names import safe_name
from mynah.protocol.errors import ErrorCode

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.engine_answer import EngineAnswer
    from mynah.project.voices import Voice
    from mynah.protocol.events import Failed


class VoiceExportController(QObject):
    """Leads through one export at a time.

    Args:
        session: What all share.
        window: Parent of the dialog.
        parent: Its parent.
        show_folder: Shows a file where it is; replaced in tests.

    Attributes:
        dialog: The dialog that is open, or None.
    """

    def __init__(
        self,
        session: Session,
        window: QWidget,
        parent: QObject | None = None,
        *,
        show_folder: Callable[[Path], object] = show_in_folder,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._show_folder = show_folder
        self.dialog: VoiceExportDialog | None = None
        self._voice = ""
        self._folder = ""
        self._question: EngineAnswer | None = None
        self._files: list[str] = []
        session.workspace_changed.connect(self.close)

    def open(self, voice: Voice) -> None:
        """Ask for which program a voice is to be written."""
        if self.dialog is not None:
            return
        self._voice = voice.name
        # The folder of the last export, else one of the voice's own among the exports.
        own = self._session.workspace.root / "exports" / safe_name(voice.name)
        dialog = VoiceExportDialog(
            voice.name, programs(voice.current.card), self._folder or str(own), self._window
        )
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.export_requested.connect(self._on_export)
        dialog.folder_requested.connect(self._choose_folder)
        dialog.show_requested.connect(self._on_show)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def close(self) -> None:
        """Put the dialog away: another workspace is open."""
        if self.dialog is not None:
            self.dialog.reject()

    def _choose_folder(self) -> None:
        if self.dialog is None:
            return
        chooser = QFileDialog(self.dialog, self.tr("Choose the folder"))
        chooser.setObjectName("voice_export_chooser")
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly, True)
        chooser.fileSelected.connect(self.dialog.set_folder)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _on_export(self, program: str, folder: str, replace: bool) -> None:
        if self.dialog is None or self._question is not None:
            return
        self._folder = folder
        self.dialog.show_working()
        root = str(self._session.workspace.root)
        arguments = ["voices", "export", "--for", program, f"--out={folder}", "--workspace", root]
        if replace:
            arguments.append("--replace")
        self._question = self._session.jobs.ask(
            [*arguments, "--", self._voice],
            self._on_written,
            partial(self._on_refused, folder),
            owner=self,
        )

    def _on_written(self, answer: Mapping[str, Any]) -> None:
        self._question = None
        self._files = [str(one) for one in answer.get("files") or []]
        if self.dialog is not None:
            self.dialog.show_done(self._files)

    def _on_refused(self, folder: str, error: Failed) -> None:
        self._question = None
        if self.dialog is None:
            return
        if error.code == ErrorCode.EXISTS:
            names = [_below(str(path), folder) for path, _ in error.items]
            self.dialog.ask_replace(names or [folder])
            return
        problem = problem_of(error)
        self.dialog.show_failed(f"{error.message} {error.hint or problem.todo}".strip())

    def _on_show(self) -> None:
        if self._files:
            self._show_folder(Path(self._files[0]))

    def _on_finished(self) -> None:
        if self._question is not None:
            self._question.cancel()
            self._question = None
        self._files = []
        self.dialog = None


def _below(path: str, folder: str) -> str:
    try:
        return str(Path(path).relative_to(Path(folder).expanduser()))
    except ValueError:
        return path
