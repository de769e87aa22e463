"""How the cells that are more than words are drawn: the check mark, the verdict and the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.sample_table import RowRole
from mynah.gui.models.sample_words import verdict_kind
from mynah.gui.views.library.cell_background import draw_background, widget_of
from mynah.gui.views.parts import icon

if TYPE_CHECKING:
    from mynah.gui.models.sample_row import SampleRow

AnyIndex = QModelIndex | QPersistentModelIndex
_ICONS = {"good": "check_circle", "warn": "warning", "bad": "error"}
_BAR = 5.0


class ChosenDelegate(QStyledItemDelegate):
    """A check mark in the middle of its cell; a click anywhere in the cell changes it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the mark."""
        draw_background(painter, option)
        mark = QStyleOptionButton()
        widget = widget_of(option)
        style = widget.style() if widget is not None else QApplication.style()
        metric = QStyle.PixelMetric.PM_IndicatorWidth
        side = style.pixelMetric(metric, None, widget)
        place = QRect(0, 0, side, side)
        place.moveCenter(option.rect.center())
        mark.rect = place
        mark.palette = option.palette
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        on = checked == Qt.CheckState.Checked
        mark.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        )
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, mark, painter, widget)

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


class VerdictDelegate(QStyledItemDelegate):
    """A word with a sign before it: the sign's shape says the same as its colour."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Put the sign before the word."""
        super().initStyleOption(option, index)
        row: SampleRow = index.data(RowRole)
        kind = verdict_kind(row.verdict)
        option.icon = _sign(_ICONS[kind], kind)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
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
        found = _signs[key] = QIcon(icon(name, role).pixmap(QSize(16, 16), ratio))
    return found
