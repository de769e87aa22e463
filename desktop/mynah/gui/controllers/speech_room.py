"""How much room the kept sentences take, and freeing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mynah.gui.models import figures
from mynah.project.speech_cache import clear_speech, speech_size

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.views.speak.cache_row import CacheRow
    from mynah.project.workspace import Workspace

_FIELD = "speech_cache_mb"


class SpeechRoom(QObject):
    """Shows the size of the cache; it is looked up when the page is shown and after speaking."""

    def __init__(self, session: Session, row: CacheRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._row = row
        self._size = 0
        row.clear_requested.connect(self.clear)
        session.settings.field_changed.connect(self._on_setting)
        session.workspace_changed.connect(self._on_workspace)

    def look(self) -> None:
        """Look up the size."""
        workspace = self._session.workspace
        self._session.background.run(
            lambda: speech_size(workspace)[1],
            lambda size: self._on_looked(workspace, size),
            self._session.report_problem,
            owner=self,
        )

    def clear(self) -> None:
        """Delete what is kept."""
        workspace = self._session.workspace
        self._session.background.run(
            lambda: clear_speech(workspace)[1],
            self._on_cleared,
            self._session.report_problem,
            owner=self,
        )

    def _on_workspace(self) -> None:
        self._show(0)
        self.look()

    def _on_looked(self, workspace: Workspace, size: int) -> None:
        if workspace is self._session.workspace:
            self._show(size)

    def _on_cleared(self, size: int) -> None:
        self._session.notice_given.emit(
            self.tr("{size} of spoken sentences were deleted.").format(size=figures.size(size))
        )
        self.look()

    def _on_setting(self, name: str) -> None:
        if name == _FIELD:
            self._show(self._size)

    def _show(self, size: int) -> None:
        self._size = size
        self._row.show_size(size, self._session.settings.value.speech_cache_mb)
