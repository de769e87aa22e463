"""Columns that stand side by side where there is room, and below each other where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from mynah.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Columns(QWidget):
    """Widgets in a row that becomes a column when it is too narrow.

    Args:
        parent: Its parent.
        least: Width of each column in average letters, below which they stack.
    """

    def __init__(self, parent: QWidget | None = None, *, least: int = 34) -> None:
        super().__init__(parent)
        self._least = least
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.L)

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Add a column."""
        self._row.addWidget(widget, stretch)

    @property
    def stacked(self) -> bool:
        """Whether they stand below each other now."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """The width of one column suffices, since the others can go below."""
        hint = super().minimumSizeHint()
        return QSize(max(self._least_widths(), default=0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the row by the room there is."""
        super().resizeEvent(event)
        self._turn(event.size().width())

    def _turn(self, width: int) -> None:
        needed = self.fontMetrics().averageCharWidth() * self._least * self._row.count()
        least = self._least_widths()
        together = sum(least) + self._row.spacing() * max(0, len(least) - 1)
        narrow = width < max(needed, together)  # nothing is cut to stand side by side
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)
            self.updateGeometry()

    def _least_widths(self) -> list[int]:
        widths = []
        for number in range(self._row.count()):
            item = self._row.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None and not widget.isHidden():
                widths.append(widget.minimumSizeHint().width())
        return widths
