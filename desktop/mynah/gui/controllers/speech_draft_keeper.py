"""Keeps the text and the choices of the page Speak from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.models.speech import SpeechChoice
from mynah.project.speech_draft import SpeechDraft, load_draft, save_draft

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.views.speak.speak_page import SpeakPage
    from mynah.project.workspace import Workspace

_PAUSE_MS = 800
_LAST_MS = 2000


class SpeechDraftKeeper(QObject):
    """Reads the draft of a workspace when it is opened, and writes it in pauses of typing.

    Signals:
        shown: A draft stands on the page.
    """

    shown = Signal()

    def __init__(self, session: Session, view: SpeakPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view = view
        self._workspace: Workspace | None = None
        self._kept = SpeechDraft()
        self._reading = self._typed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.save)
        view.editor.text_changed.connect(self._on_text)
        view.editor.text_changed.connect(self.touch)
        view.panel.changed.connect(self.touch)
        view.at_once.toggled.connect(self.touch)
        session.workspace_changed.connect(self._on_workspace)
        self._on_workspace(session.workspace)  # it may be open already

    @property
    def reading(self) -> bool:
        """Whether the draft of the workspace is still to come."""
        return self._workspace is None

    def touch(self) -> None:
        """Something changed; it is written soon."""
        if not self._reading and self._workspace is not None:
            self._timer.start()

    def save(self) -> None:
        """Write what changed, in the background."""
        self._timer.stop()
        workspace, draft = self._workspace, self._draft()
        if workspace is None or draft == self._kept:
            return
        self._kept = draft
        self._session.background.run(
            lambda: save_draft(workspace, draft),
            lambda _none: None,
            self._session.report_problem,
            owner=self,
        )

    def close(self) -> None:
        """Write the last words, and wait for that: the program ends."""
        if self._timer.isActive():
            self.save()
            self._session.background.wait(_LAST_MS)

    def _draft(self) -> SpeechDraft:
        choice = self._view.panel.choice
        return SpeechDraft(
            text=self._view.editor.text,
            voice=self._view.panel.speaker.chosen,
            base=choice.base,
            language=choice.language,
            speed=choice.speed,
            at_once=self._view.at_once.isChecked(),
            settings=choice.settings,
        )

    def _on_workspace(self, workspace: Workspace) -> None:
        if self._timer.isActive():
            self.save()  # of the workspace before
        self._workspace = None
        self._typed = False
        self._session.background.run(
            lambda: (workspace, load_draft(workspace)), self._on_read, owner=self
        )

    def _on_text(self) -> None:
        self._typed = not self._reading

    def _on_read(self, found: tuple[Workspace, SpeechDraft]) -> None:
        workspace, draft = found
        if workspace is not self._session.workspace:
            return
        view = self._view
        self._reading = True
        try:
            if draft.text != view.editor.text and not self._typed:  # what is newer stays
                view.editor.set_text(draft.text)
            view.at_once.setChecked(draft.at_once)
            view.panel.show_choice(
                SpeechChoice(
                    base=draft.base,
                    language=draft.language,
                    speed=draft.speed,
                    settings=draft.settings,
                ),
                speaker=draft.voice,
            )
        finally:
            self._reading = False
        self._workspace = workspace
        self._kept = self._draft() if not self._typed else draft
        if self._typed:
            self.touch()
        self.shown.emit()
