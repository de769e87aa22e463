"""Draws a voice of the gallery as a tile: face, name, three lines, and a button that plays it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mynah.gui import theme
from mynah.gui.models.voice_list import VoiceRole
from mynah.gui.models.voice_row import LOST, UNFIT
from mynah.gui.views.parts import icon
from mynah.gui.views.voices.portrait import draw_portrait

if TYPE_CHECKING:
    from mynah.gui.models.voice_row import VoiceRow
    from mynah.gui.views.voices.portrait import Pictures

Index = QModelIndex | QPersistentModelIndex
_GAP = theme.XS
_LINES = 4.6


@dataclass(frozen=True)
class _Places:
    """Where the parts of a tile are."""

    tile: QRect
    face: QRect
    words: QRect
    play: QRect


class VoiceDelegate(QStyledItemDelegate):
    """The tile of a voice.

    Args:
        pictures: Where pictures come from.
        parent: The list.

    Signals:
        play_pressed: The button of a tile was pressed (the voice's name).
    """

    play_pressed = Signal(str)

    def __init__(self, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self.width = 10 * theme.XXL
        """Of a tile with what is beside it, in pixels."""
        self.playing = ""
        """Name of the voice whose sample is heard."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list gives, as high as its lines."""
        del index
        return QSize(self.width, tile_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the tile."""
        row: VoiceRow | None = index.data(VoiceRole.ROW)
        if row is None:
            return
        places = _places(option.rect, option.fontMetrics, plays=row.sample is not None)
        painter.save()
        self._draw_ground(painter, option, places.tile)
        draw_portrait(painter, QRectF(places.face), row.colour, row.initials, self._pictures(row))
        self._draw_words(painter, option, places.words, row)
        if row.sample is not None:
            self._draw_play(painter, places.play, row.name == self.playing)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, tile: QRect) -> None:
        colours = theme.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.selection if selected else colours.raised if hovered else colours.surface
        edge = colours.accent if selected or focused else colours.border
        painter.setBrush(ground)
        painter.setPen(QPen(edge, 2 if selected and focused else 1))
        painter.drawRoundedRect(QRectF(tile).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, row: VoiceRow
    ) -> None:
        colours = theme.tokens()
        plain = QFont(option.font)
        bold = QFont(option.font)
        bold.setBold(True)
        height = QFontMetrics(plain).height()
        room = place.width()
        if row.active:
            room -= self._draw_mark(painter, plain, place, height)
        line = QRect(place.left(), place.top(), room, height)
        _draw_line(painter, bold, line, row.name, colours.text, middle=True)
        lines = [one for one in row.lines if one]
        for number, text in enumerate(lines, 1):
            warned = number == len(lines) and row.index in (LOST, UNFIT)
            line = QRect(place.left(), place.top() + number * height, place.width(), height)
            _draw_line(painter, plain, line, text, colours.warn if warned else colours.muted)

    def _draw_mark(self, painter: QPainter, font: QFont, place: QRect, height: int) -> int:
        """The mark of the active voice at the right; how much room it took."""
        colours = theme.tokens()
        text = self.tr("Active")
        wide = QFontMetrics(font).horizontalAdvance(text) + 2 * theme.S
        if wide > place.width() / 2:
            side = height
            icon("check_circle", "accent").paint(
                painter, QRect(place.right() - side, place.top(), side, side)
            )
            return side + theme.XS
        mark = QRectF(place.right() - wide, place.top(), wide, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(mark, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(colours.on_accent)
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, text)
        return wide + theme.S

    def _draw_play(self, painter: QPainter, place: QRect, playing: bool) -> None:
        colours = theme.tokens()
        painter.setPen(QPen(colours.border, 1))
        painter.setBrush(colours.surface)
        painter.drawEllipse(QRectF(place))
        inner = place.adjusted(theme.S, theme.S, -theme.S, -theme.S)
        icon("pause" if playing else "play", "accent").paint(painter, inner)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click upon the button plays; everywhere else it selects."""
        row: VoiceRow | None = index.data(VoiceRole.ROW)
        if (
            row is not None
            and row.sample is not None
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and event.type() == QEvent.Type.MouseButtonRelease
        ):
            place = _places(option.rect, option.fontMetrics, plays=True).play
            if QRectF(place).contains(QPointF(event.position())):
                self.play_pressed.emit(row.name)
                return True
        return super().editorEvent(event, model, option, index)


def tile_height(metrics: QFontMetrics) -> int:
    """Height of a tile with what is between two of them."""
    return int(metrics.height() * _LINES) + 2 * _GAP + theme.S


def _places(rect: QRect, metrics: QFontMetrics, *, plays: bool) -> _Places:
    tile = rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    inside = tile.adjusted(theme.M, theme.S, -theme.M, -theme.S)
    side = min(int(metrics.height() * 3.4), inside.width() // 4)
    face = QRect(inside.left(), inside.center().y() - side // 2, side, side)
    button = int(metrics.height() * 1.2) + theme.M if plays else 0
    play = QRect(inside.right() - button, inside.center().y() - button // 2, button, button)
    left = face.right() + theme.M
    right = (play.left() - theme.S) if plays else inside.right()
    height = metrics.height() * 4
    words = QRect(left, inside.center().y() - height // 2, max(0, right - left), height)
    return _Places(tile, face, words, play)


def _draw_line(
    painter: QPainter, font: QFont, place: QRect, text: str, colour: QColor, *, middle: bool = False
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    shown = QFontMetrics(font).elidedText(text, mode, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
