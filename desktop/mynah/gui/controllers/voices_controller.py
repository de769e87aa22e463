"""The section Voices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mynah.gui.controllers.dropping import DropTarget
from mynah.gui.views.parts import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from mynah.gui.controllers.session import Session

SECTION = "voices"


class VoicesController(QObject):
    """Builds the section and leads through it.

    Attributes:
        view: The page.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = Page(self.tr("Voices"))

    @property
    def commands(self) -> dict[str, QAction]:
        """Every command, by the name under which its keys are kept."""
        return {}

    @property
    def drop_target(self) -> DropTarget:
        """What the page does with dropped files."""
        return DropTarget("", self._takes, lambda _paths: None)

    def _takes(self, _paths: Sequence[str]) -> bool:
        return False

    def close(self) -> None:
        """End what belongs to the page."""
