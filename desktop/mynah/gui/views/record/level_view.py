"""The level as a bar: RMS as its body, the peak as a line, what was highest as a mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mynah.audio.levels import LOUD_PEAK_DB, QUIET_PEAK_DB, Level, Loudness
from mynah.gui import theme

LOWEST_DB = -60.0
_BAR = 10
_TICKS = (-48, -36, -24, -12, -3)
_ROLES = {
    Loudness.NOTHING: "muted",
    Loudness.WAITING: "muted",
    Loudness.QUIET: "warn",
    Loudness.GOOD: "good",
    Loudness.LOUD: "warn",
    Loudness.CLIPPING: "bad",
}


class LevelView(QWidget):
    """Draws a `Level`; below the bar, a line under the part in which the peaks of speech belong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = Level()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Input level"))
        self.setToolTip(
            self.tr("Body: RMS. Line: peak. Mark: highest peak of the last moments, in dBFS.")
        )

    @property
    def level(self) -> Level:
        """What is shown."""
        return self._level

    def show_level(self, level: Level) -> None:
        """Draw another level."""
        if level != self._level:
            self._level = level
            self.update()

    def sizeHint(self) -> QSize:
        """A bar with a line of small figures below."""
        return QSize(160, _BAR + 8 + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as the figures need."""
        return QSize(self.fontMetrics().horizontalAdvance("-48 -36 -24 -12 -3"), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, 1, self.width(), _BAR)
        painter.setBrush(colours.raised)
        painter.drawRoundedRect(groove, 4, 4)
        role = getattr(colours, _ROLES[self._level.verdict])
        body = QRectF(groove)
        body.setWidth(self._x(self._level.rms_db))
        painter.setBrush(role)
        if body.width() >= 2:
            painter.drawRoundedRect(body, 4, 4)
        for level_db, opacity in ((self._level.peak_db, 0.55), (self._level.held_db, 1.0)):
            x = self._x(level_db)
            if x > 2:
                painter.setOpacity(opacity)
                painter.drawRect(QRectF(min(x, groove.width()) - 3, groove.top(), 3, _BAR))
        painter.setOpacity(1.0)
        left, right = self._x(QUIET_PEAK_DB), self._x(LOUD_PEAK_DB)
        painter.setBrush(colours.good)
        painter.drawRoundedRect(QRectF(left, groove.bottom() + 2, right - left, 2), 1, 1)
        self._draw_ticks(painter, groove.bottom() + 5)

    def _draw_ticks(self, painter: QPainter, top: float) -> None:
        font = painter.font()
        font.setPointSizeF(max(6.0, 0.8 * font.pointSizeF()))
        painter.setFont(font)
        painter.setPen(theme.tokens().muted)
        width = painter.fontMetrics().horizontalAdvance("-48") + 4
        for decibels in _TICKS:
            x = min(self._x(decibels) - width / 2, self.width() - width)
            place = QRectF(x, top, width, self.height() - top)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(decibels)
            )

    def _x(self, decibels: float) -> float:
        return self.width() * min(1.0, max(0.0, 1 - decibels / LOWEST_DB))
