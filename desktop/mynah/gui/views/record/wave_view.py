"""The waveform while somebody speaks, and the whole take afterwards."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mynah.gui import theme

if TYPE_CHECKING:
    from mynah.gui.models.take_shape import TakeShape

Pairs = npt.NDArray[np.float32]

_LEAST_LINES, _MOST_LINES = 5, 14
_POWER = 0.6
"""Speech at a good level fills the height so; drawn as it is, it would look too quiet."""


class WaveMode(StrEnum):
    """What the waveform shows."""

    OFF = "off"
    LISTENING = "listening"
    RECORDING = "recording"
    TAKE = "take"


class WaveView(QWidget):
    """Draws a `TakeShape`: its last seconds while it grows, all of it as a take.

    Signals:
        moment_chosen: A click into a take (seconds).
    """

    moment_chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = WaveMode.OFF
        self._shape: TakeShape | None = None
        self._moment: float | None = None
        self._preferred = 76
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Waveform"))

    @property
    def mode(self) -> WaveMode:
        """What it shows."""
        return self._mode

    def show_shape(self, mode: WaveMode, shape: TakeShape | None) -> None:
        """Draw this shape; call it again when the shape has grown."""
        if mode is not self._mode:
            self._moment = None
        self._mode, self._shape = mode, shape
        self.setCursor(
            Qt.CursorShape.PointingHandCursor
            if mode is WaveMode.TAKE
            else Qt.CursorShape.ArrowCursor
        )
        self.update()

    def show_moment(self, seconds: float | None) -> None:
        """Draw the line of what is heard now."""
        if seconds != self._moment:
            self._moment = seconds
            self.update()

    def sizeHint(self) -> QSize:
        """Wide and rather flat."""
        return QSize(320, self._preferred)

    def prefer_height(self, height: float) -> None:
        """Be about as high as this, within what is of use."""
        line = self.fontMetrics().lineSpacing()
        preferred = round(min(_MOST_LINES * line, max(_LEAST_LINES * line, height)))
        if preferred != self._preferred:
            self._preferred = preferred
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Enough to see words."""
        return QSize(120, 56)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a moment of a take."""
        shape = self._shape
        if self._mode is WaveMode.TAKE and shape is not None and self.width():
            share = min(1.0, max(0.0, event.position().x() / self.width()))
            self.moment_chosen.emit(share * shape.seconds)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.window)
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        middle = self.height() / 2
        painter.setPen(QPen(colours.border, 1))
        painter.drawLine(QPointF(theme.S, middle), QPointF(self.width() - theme.S, middle))
        if self._shape is not None and self._mode is not WaveMode.OFF:
            self._draw_shape(painter, self._colour(colours))
        if self._mode is WaveMode.TAKE and self._moment is not None and self._shape is not None:
            share = self._moment / max(self._shape.seconds, 1e-6)
            x = min(1.0, share) * (self.width() - 1)
            painter.setPen(QPen(colours.text, 2))
            painter.drawLine(QPointF(x, 4), QPointF(x, self.height() - 4))

    def _colour(self, colours: theme.Tokens) -> QColor:
        if self._mode is WaveMode.LISTENING:
            faint = QColor(colours.muted)
            faint.setAlpha(110)
            return faint
        return colours.bad if self._mode is WaveMode.RECORDING else colours.wave

    def _draw_shape(self, painter: QPainter, colour: QColor) -> None:
        shape = self._shape
        if shape is None:
            return
        pairs = shape.whole() if self._mode is WaveMode.TAKE else shape.recent()
        columns = columns_of(pairs, max(1, self.width() // 2))
        if not len(columns):
            return
        step = self.width() / len(columns)
        half = self.height() / 2 - 4
        middle = self.height() / 2
        lines = []
        shown = np.sign(columns) * np.minimum(np.abs(columns), 1) ** _POWER
        for number, (low, high) in enumerate(shown.tolist()):
            x = (number + 0.5) * step
            top, bottom = middle - high * half, middle - low * half
            if bottom - top < 1:
                top, bottom = middle - 0.5, middle + 0.5
            lines.append(QLineF(x, top, x, bottom))
        painter.setPen(QPen(colour, max(1.0, step - 0.6)))
        painter.drawLines(lines)


def columns_of(pairs: Pairs, most: int) -> Pairs:
    """At most so many columns of lowest and highest, shape (n, 2)."""
    if len(pairs) <= most:
        return pairs
    starts = np.linspace(0, len(pairs), most, endpoint=False).astype(np.int64)
    low = np.minimum.reduceat(pairs[:, 0], starts)
    return np.stack((low, np.maximum.reduceat(pairs[:, 1], starts)), axis=1)
