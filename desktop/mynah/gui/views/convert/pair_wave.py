"""Two waveforms over each other, source and result, with a playhead that follows both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mynah.gui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from mynah.audio.peaks import Pairs, Peaks

_POWER = 0.6
"""Speech at a good level fills the height so, as where takes are drawn."""
_STEP_S = 1.0
_SIDES = 2


class PairWave(QWidget):
    """Draws the one that is heard in front; nothing is made louder for itself alone.

    Signals:
        sought: Go to this moment, in seconds.
    """

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pair_wave")
        self.setAccessibleName(self.tr("Waveforms of source and result"))
        self.setAccessibleDescription(self.tr("Left and right go a second back and forth."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._peaks: list[Peaks | None] = [None] * _SIDES
        self._names = ["", ""]
        self._front = 1
        self._moment = 0.0

    @property
    def seconds(self) -> float:
        """Length of the longer one."""
        return max((one.frames / one.sample_rate for one in self._peaks if one), default=0.0)

    def show_names(self, source: str, result: str) -> None:
        """What the colours mean."""
        self._names = [source, result]
        self.update()

    def show_peaks(self, side: int, peaks: Peaks | None) -> None:
        """Draw the source (0) or the result (1)."""
        self._peaks[side] = peaks
        self.update()

    def show_front(self, side: int) -> None:
        """Draw this one in front."""
        if side != self._front:
            self._front = side
            self.update()

    def show_moment(self, seconds: float) -> None:
        """Move the playhead."""
        if seconds != self._moment:
            self._moment = seconds
            self.update()

    def sizeHint(self) -> QSize:
        """Wide and rather flat."""
        return QSize(320, self.fontMetrics().lineSpacing() * 5)

    def minimumSizeHint(self) -> QSize:
        """Enough to see words."""
        return QSize(120, self.fontMetrics().lineSpacing() * 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._seek(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right, Home and End."""
        places = {
            Qt.Key.Key_Left: self._moment - _STEP_S,
            Qt.Key.Key_Right: self._moment + _STEP_S,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: self.seconds,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None or not self.seconds:
            super().keyPressEvent(event)
            return
        self.sought.emit(min(self.seconds, max(0.0, place)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both, the playhead, and what the colours mean."""
        del event
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent, 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colours.window)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        for side in (1 - self._front, self._front):
            self._draw(painter, side, _colour(colours, side, behind=side != self._front))
        self._draw_names(painter, colours)
        if self.seconds:
            x = min(1.0, self._moment / self.seconds) * (self.width() - 1)
            painter.setPen(QPen(colours.text, 2))
            painter.drawLine(QPointF(x, 3), QPointF(x, self.height() - 3))

    def _seek(self, x: float) -> None:
        if self.seconds and self.width():
            self.sought.emit(min(1.0, max(0.0, x / self.width())) * self.seconds)

    def _draw(self, painter: QPainter, side: int, colour: QColor) -> None:
        peaks = self._peaks[side]
        if peaks is None or not peaks.frames or not self.seconds:
            return
        share = peaks.frames / peaks.sample_rate / self.seconds
        columns = columns_of(peaks, max(1, round(self.width() * share / 2)))
        if not len(columns):
            return
        step = self.width() * share / len(columns)
        top_room = self.fontMetrics().lineSpacing() + theme.XS
        middle = top_room + (self.height() - top_room) / 2
        half = (self.height() - top_room) / 2 - 4
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

    def _draw_names(self, painter: QPainter, colours: theme.Tokens) -> None:
        metrics = self.fontMetrics()
        x, size = float(theme.S), metrics.ascent() * 0.7
        base = theme.XS + metrics.ascent()
        for side, name in enumerate(self._names):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_colour(colours, side, behind=False))
            painter.drawRoundedRect(QRectF(x, base - size, size, size), 2, 2)
            x += size + theme.XS
            painter.setPen(colours.text if side == self._front else colours.muted)
            painter.drawText(QPointF(x, base), name)
            x += metrics.horizontalAdvance(name) + theme.M


def columns_of(peaks: Peaks, most: int) -> Pairs:
    """At most so many columns of lowest and highest for the whole file, shape (n, 2)."""
    pairs = peaks.view(0, peaks.frames, most)
    if len(pairs) <= most:
        return pairs
    starts = np.linspace(0, len(pairs), most, endpoint=False).astype(np.int64)
    low = np.minimum.reduceat(pairs[:, 0], starts)
    return np.stack((low, np.maximum.reduceat(pairs[:, 1], starts)), axis=1)


def _colour(colours: theme.Tokens, side: int, *, behind: bool) -> QColor:
    colour = QColor(colours.wave if side else colours.curve)
    if behind:
        colour.setAlpha(120)
    return colour
