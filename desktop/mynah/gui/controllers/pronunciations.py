"""The dialog of pronunciations: read, changed, written, and heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mynah.gui.models.pronunciation_table import PronunciationTableModel
from mynah.gui.services.serial_work import SerialWork
from mynah.gui.views.speak.pronunciation_dialog import PronunciationDialog
from mynah.project.pronunciations import (
    Pronunciation,
    load_pronunciations,
    save_pronunciations,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mynah.gui.controllers.session import Session
    from mynah.gui.views.speak.speak_page import SpeakPage
    from mynah.project.workspace import Workspace

Pairs = tuple[tuple[str, str], ...]


class Pronunciations(QObject):
    """One dialog at most; every change is written at once, in order.

    Signals:
        changed: Words are spoken otherwise from now on.
    """

    changed = Signal()

    def __init__(self, session: Session, view: SpeakPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._writing = SerialWork(session.background, self)
        self._model = PronunciationTableModel(self)
        self._model.edited.connect(self._save)
        self.dialog: PronunciationDialog | None = None
        self.pairs: Pairs = ()
        self._shown: Pairs = ()  # before the change that is written next
        self._of: Workspace | None = None  # whose list is shown
        view.pronunciations.clicked.connect(self.open)
        session.workspace_changed.connect(self.read)
        self.read()  # it may be open already

    def read(self) -> None:
        """Read the list of the workspace."""
        workspace = self._session.workspace

        def work() -> tuple[Workspace, Pairs]:
            found = load_pronunciations(workspace) if workspace.exists else ()
            return workspace, tuple((one.word, one.spelling) for one in found)

        # After what is still to be written.
        self._writing.run(work, self._on_read, self._session.report_problem, owner=self)

    def open(self) -> None:
        """Show the dialog."""
        if self.dialog is not None:
            self.dialog.raise_()
            return
        self.read()  # somebody may have changed it on the command line
        dialog = self.dialog = PronunciationDialog(self._model, self._view)
        dialog.listen_requested.connect(self.listen)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def listen(self, words: str) -> None:
        """Hear words as the base voice that is chosen says them."""
        choice = self._view.panel.choice
        parameters = choice.parameters(str(self._session.workspace.root), words)
        parameters |= {"voice": "", "settings": {}}
        self._session.engine.request(
            "speak",
            parameters,
            self._on_spoken,
            self._session.report_problem,
            owner=self,
            first=True,
        )

    def _on_spoken(self, answer: Mapping[str, Any]) -> None:
        sentences = list(answer.get("sentences", ()))
        if sentences and self.dialog is not None:
            self._session.player.play_file(str(sentences[0]["path"]))

    def _on_read(self, found: tuple[Workspace, Pairs]) -> None:
        workspace, pairs = found
        if workspace is not self._session.workspace:
            return
        if workspace is self._of and self._writing.busy:
            return  # what is shown is newer
        self._of = workspace
        self._shown = pairs
        self._set(pairs)
        if self._model.entries != pairs:
            self._model.set_entries(pairs)

    def _save(self) -> None:
        workspace, pairs = self._of, self._model.entries
        if workspace is None or workspace is not self._session.workspace:
            self.read()  # what is shown is no list of this workspace
            return
        entries = [Pronunciation(word, spelling) for word, spelling in pairs]
        seen = [Pronunciation(word, spelling) for word, spelling in self._shown]
        self._shown = pairs
        self._writing.run(
            lambda: save_pronunciations(workspace, entries, seen),
            lambda _all: self._set(pairs),
            self._on_not_saved,
            owner=self,
        )

    def _on_not_saved(self, error: Exception) -> None:
        self._session.report_problem(error)
        self.read()  # what holds is what is written

    def _set(self, pairs: Pairs) -> None:
        if sorted(pairs) != sorted(self.pairs):
            self.pairs = pairs
            self.changed.emit()

    def _on_finished(self) -> None:
        self.dialog = None
