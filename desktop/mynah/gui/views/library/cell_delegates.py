"""How the cells that are more than words are drawn: the check mark, the verdict and the score."""

from __future__ import annotations

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
)
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from mynah.gui import theme
from mynah.gui.models import figures, sample_cells
from mynah.gui.models.sample_table import Column, RowRole
from mynah.gui.models.sample_words import verdict_kind
from mynah.gui.views.library.cell_background import draw_background
from mynah.gui.views.parts import icon

if TYPE_CHECKING:
    from mynah.gui.models.sample_row import SampleRow

AnyIndex = QModelIndex | QPersistentModelIndex
_ICONS = {"good": "check_circle", "warn": "warning", "bad": "error"}
_Feature = QStyleOptionViewItem.ViewItemFeature
_HAS_WORDS = _Feature.HasDisplay
_HAS_WORDS_AND_SIGN = _Feature.HasDisplay | _Feature.HasDecoration
_BAR = 5.0
_MARK = 17.0
_TICK = ((0.26, 0.52), (0.43, 0.69), (0.75, 0.33))


class ChosenDelegate(QStyledItemDelegate):
    """A check mark in the middle of its cell; a click anywhere in the cell changes it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the mark."""
        draw_background(painter, option)
        colours = theme.tokens()
        place = QRectF(0, 0, _MARK, _MARK)
        place.moveCenter(QRectF(option.rect).center())
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent if on else colours.muted, 1.2))
        painter.setBrush(colours.accent if on else colours.surface)
        painter.drawRoundedRect(place, 4, 4)
        if on:
            pen = QPen(colours.on_accent, 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tick = [QPointF(place.x() + x * _MARK, place.y() + y * _MARK) for x, y in _TICK]
            painter.drawPolyline(tick)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Change the mark by mouse; the keys belong to the list."""
        del option
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            role = Qt.ItemDataRole.CheckStateRole
            on = Qt.CheckState(index.data(role)) == Qt.CheckState.Checked
            other = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            return model.setData(index, other, role)
        return True


class WordsDelegate(QStyledItemDelegate):
    """Words. It asks the table once a cell, where Qt's own would ask for each of seven roles."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Say what is to be drawn."""
        column = index.column()
        row: SampleRow = index.data(RowRole)
        option.index = index  # type: ignore[assignment]
        option.text = sample_cells.shown(row, column) or ""
        option.displayAlignment = sample_cells.alignment(column)
        option.features = _HAS_WORDS
        if column == Column.NAME:
            # Numbers at the end of a name tell it from its neighbours.
            option.textElideMode = Qt.TextElideMode.ElideMiddle


class VerdictDelegate(WordsDelegate):
    """A word with a sign before it: the sign's shape says the same as its colour."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Put the sign before the word."""
        super().initStyleOption(option, index)
        row: SampleRow = index.data(RowRole)
        kind = verdict_kind(row.verdict)
        option.icon = _sign(_ICONS[kind], kind)
        option.features = _HAS_WORDS_AND_SIGN
        option.decorationSize = QSize(16, 16)


class ScoreDelegate(QStyledItemDelegate):
    """A percentage with a small bar behind it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw figure and bar."""
        draw_background(painter, option)
        row: SampleRow = index.data(RowRole)
        colours = theme.tokens()
        place = option.rect.adjusted(theme.S, 0, -theme.S, 0)
        width = option.fontMetrics.horizontalAdvance(figures.percent(1.0))
        words = QRect(place.left(), place.top(), width, place.height())
        painter.save()
        painter.setFont(option.font)
        painter.setPen(colours.text)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(right), figures.percent(row.score))
        groove = QRectF(place)
        groove.setLeft(words.right() + theme.S)
        groove.setTop(place.center().y() - _BAR / 2 + 0.5)
        groove.setHeight(_BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.border)
        painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
        groove.setWidth(max(_BAR, groove.width() * row.score))
        painter.setBrush(getattr(colours, verdict_kind(row.verdict)))
        painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
        painter.restore()


_signs: dict[tuple[str, str], QIcon] = {}


def _sign(name: str, role: str) -> QIcon:
    """An icon as a finished picture: a line icon is drawn anew each time it is painted."""
    key = (name, getattr(theme.tokens(), role).name())
    found = _signs.get(key)
    if found is None:
        ratio = QApplication.primaryScreen().devicePixelRatio()
        picture = icon(name, role).pixmap(QSize(16, 16), ratio)
        found = QIcon(picture)
        found.addPixmap(picture, QIcon.Mode.Selected)  # or the style tints it
        _signs[key] = found
    return found
