"""The state of a recording in the queue: a word in its colour, and a bar while it is converted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from mynah.gui import theme
from mynah.gui.models.queue_item import QueueState
from mynah.gui.models.queue_table import ITEM_ROLE, QueueColumn

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

AnyIndex = QModelIndex | QPersistentModelIndex
_ROLES = {
    QueueState.WAITING: "muted",
    QueueState.LOADING: "warn",
    QueueState.CONVERTING: "accent",
    QueueState.DONE: "good",
    QueueState.FAILED: "bad",
    QueueState.CANCELLED: "muted",
}
_BAR = 3.0


class StateDelegate(QStyledItemDelegate):
    """Colours the column of states, and reasons in the column of results."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Give the words the colour of the state."""
        super().initStyleOption(option, index)
        item = index.data(ITEM_ROLE)
        if index.column() == QueueColumn.STATE:
            role = _ROLES[item.state]
        elif index.column() == QueueColumn.RESULT and item.result is None:
            role = "muted"
        else:
            role = "text"
        if index.column() == QueueColumn.RESULT:
            option.textElideMode = Qt.TextElideMode.ElideRight
        colour = getattr(theme.tokens(), role)
        for one in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(one, colour)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the word, and how far it is below it."""
        super().paint(painter, option, index)
        item = index.data(ITEM_ROLE)
        if index.column() != QueueColumn.STATE or item.state is not QueueState.CONVERTING:
            return
        colours = theme.tokens()
        rect = QRectF(option.rect)
        groove = QRectF(
            rect.left() + theme.S, rect.bottom() - _BAR - 1, rect.width() - theme.L, _BAR
        )
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.border)
        painter.drawRoundedRect(groove, 1.5, 1.5)
        groove.setWidth(max(_BAR, groove.width() * item.share))
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(groove, 1.5, 1.5)
        painter.restore()
