"""A surface that holds things which belong together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts.label import label


class Card(QFrame):
    """A rounded surface with an optional heading; put widgets into :attr:`body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.L, theme.M, theme.L, theme.L)
        self.body.setSpacing(theme.S)
        self._title = label(title, "heading", self, wrap=True)
        self._title.setVisible(bool(title))
        self.body.addWidget(self._title)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the heading; an empty one takes no room."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)
