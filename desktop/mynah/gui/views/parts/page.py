"""The frame of a section: a title, what it is for, actions on the right, content below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts.label import label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Page(QWidget):
    """A section's page. Put buttons into :attr:`actions` and the rest into :attr:`content`."""

    actions: QHBoxLayout  # type: ignore[assignment]  # not the list of keys of a QWidget

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        self.heading = QHBoxLayout()
        self.heading.setSpacing(theme.S)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = label(title, "title", self)
        self.subtitle = label(subtitle, "muted", self, wrap=True)
        self.subtitle.setVisible(bool(subtitle))
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.heading.addLayout(words, 1)
        self.actions = QHBoxLayout()
        self.actions.setSpacing(theme.S)
        self.heading.addLayout(self.actions)
        column.addLayout(self.heading)
        self.content = QVBoxLayout()
        self.content.setSpacing(theme.M)
        column.addLayout(self.content, 1)

    def event(self, event: QEvent) -> bool:
        """Look at the heading again when something in it became longer."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange_heading(self.width())
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the actions below the title where both do not fit beside each other."""
        super().resizeEvent(event)
        self._arrange_heading(event.size().width())

    def _arrange_heading(self, width: int) -> None:
        shown = (self.actions.itemAt(place) for place in range(self.actions.count()))
        each = [one.minimumSize().width() for one in shown if one and not one.isEmpty()]
        needed = self.title.sizeHint().width() + sum(each) + self.actions.spacing() * len(each)
        beside = needed <= width - 2 * theme.XL
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.heading.setDirection(across if beside else down)

    def set_subtitle(self, text: str) -> None:
        """Change the line below the title."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))


def scrolled(content: QWidget, *, horizontal: bool = False) -> QScrollArea:
    """Put `content` into an area that scrolls when there is too little room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if not horizontal:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setObjectName(content.objectName() or "scroll_content")
    area.setWidget(content)
    return area
