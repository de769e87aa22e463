"""Which script is read: the one that was begun, else that of the window's language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mynah.gui import translation
from mynah.gui.models.reading import FREE
from mynah.project import prompts

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.project.prompts import Script


class ScriptChoice(QObject):
    """Loads scripts in the background.

    Signals:
        loaded: A script to read (a `Script`).
    """

    loaded = Signal(object)

    def __init__(self, session: Session, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._window = window
        self._own: Script | None = None
        self._dialog: QFileDialog | None = None

    def choose_first(self) -> None:
        """Load the script most of which is in the library already."""
        transcripts = [one.transcript for one in self._session.samples.samples]
        usual = prompts.best_language(translation.chosen(self._session.settings.value.language))

        def work() -> Script:
            spoken = prompts.said(transcripts)
            scripts = [prompts.load(language) for language in prompts.LANGUAGES]
            # Of those with equally many, the one of the window's language.
            return max(
                scripts,
                key=lambda one: (
                    len(prompts.recorded(one.prompts, spoken)),
                    one.key == usual,
                ),
            )

        self._load(work)

    def choose(self, key: str) -> None:
        """Load a script by its key."""
        if key == FREE.key:
            self.loaded.emit(FREE)
        elif self._own is not None and key == self._own.key:
            self.loaded.emit(self._own)
        else:
            self._load(lambda: prompts.load(key))

    def choose_file(self) -> None:
        """Let the person choose a text of their own."""
        dialog = QFileDialog(self._window, self.tr("Text to read aloud"))
        dialog.setObjectName("own_text_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Plain text (*.txt *.md)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.read_file)
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    def read_file(self, path: str) -> None:
        """Load a text of one's own."""
        self._load(lambda: prompts.from_file(Path(path)))

    def _load(self, work: Callable[[], Script]) -> None:
        self._session.background.run(
            work,
            self._on_loaded,
            self._session.report_problem,
            owner=self,
        )

    def _on_loaded(self, script: Script) -> None:
        if script.key not in prompts.LANGUAGES:
            self._own = script
        self.loaded.emit(script)
