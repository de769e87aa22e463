"""Draws the waveform of a row; where it is not made yet, a faint line that says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLineF, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from mynah.gui import theme
from mynah.gui.models.sample_table import RowRole
from mynah.gui.views.library.cell_background import draw_background

if TYPE_CHECKING:
    from mynah.gui.models.sample_row import SampleRow
    from mynah.project.sample import Sample

Thumbnails = Callable[["Sample"], Any]
"""Gives the loudest sample of each part of a recording, 0 to 1, or None while it is not known."""

_STEP = 3.0  # a bar of two pixels and a gap of one
_QUIETEST_SCALE = 0.25  # a quieter recording is not drawn as large as a loud one


class ThumbnailDelegate(QStyledItemDelegate):
    """Waveforms as bars, each drawn once and then kept as a picture.

    Args:
        thumbnails: Where they come from; it answers at once, and may answer None.
        parent: Its parent.
    """

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one waveform."""
        draw_background(painter, option)
        row: SampleRow = index.data(RowRole)
        place = QRectF(option.rect).adjusted(theme.S, theme.XS + 1, -theme.S, -theme.XS - 1)
        thumbnail = self._thumbnails(row.sample)
        if thumbnail is None or not len(thumbnail):
            middle = place.center().y()
            painter.setPen(QPen(theme.tokens().border, 1))
            painter.drawLine(QPointF(place.left(), middle), QPointF(place.right(), middle))
            return
        ratio = painter.device().devicePixelRatioF()
        key = (
            f"thumbnail {row.id} {row.sample.sha256} {place.width()}x{place.height()} {ratio} "
            f"{theme.tokens().wave.name()}"
        )
        picture = QPixmap()
        if not QPixmapCache.find(key, picture):
            picture = _drawn(thumbnail, place, ratio)
            QPixmapCache.insert(key, picture)
        painter.drawPixmap(place.topLeft(), picture)


def _drawn(thumbnail: Any, place: QRectF, ratio: float) -> QPixmap:
    picture = QPixmap((place.size() * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.tokens().wave, _STEP - 1)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLines(_bars(thumbnail, place.width(), place.height()))
    painter.end()
    return picture


def _bars(thumbnail: Any, width: float, height: float) -> list[QLineF]:
    count = max(1, int(width / _STEP))
    values = [float(value) for value in thumbnail]
    scale = (height / 2 - 1) / max(*values, _QUIETEST_SCALE)
    middle = height / 2
    bars = []
    for number in range(count):
        first = number * len(values) // count
        last = max(first + 1, (number + 1) * len(values) // count)
        half = max(0.25, max(values[first:last]) * scale)
        x = number * _STEP + 1
        bars.append(QLineF(x, middle - half, x, middle + half))
    return bars
