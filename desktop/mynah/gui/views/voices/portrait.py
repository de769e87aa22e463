"""The face of a voice: its picture, or its initials on its colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mynah.gui import theme

if TYPE_CHECKING:
    from mynah.gui.models.voice_row import VoiceRow

Pictures = Callable[["VoiceRow"], QImage | None]
"""Gives the picture of a voice at once, or None while it is not read or where there is none."""


def draw_portrait(
    painter: QPainter, place: QRectF, colour: str, initials: str, image: QImage | None
) -> None:
    """Draw a rounded square.

    Args:
        painter: Where.
        place: A square.
        colour: Behind the initials, as ``#rrggbb``.
        initials: One or two letters.
        image: Instead of both.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    shape = QPainterPath()
    shape.addRoundedRect(place, place.width() / 5, place.width() / 5)
    painter.setClipPath(shape)
    if image is not None:
        painter.drawImage(place, image)
    else:
        ground = QColor(colour)
        painter.fillRect(place, ground if ground.isValid() else theme.tokens().accent)
        font = painter.font()
        font.setPixelSize(max(8, int(place.height() * (0.42 if len(initials) > 1 else 0.5))))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(letters_on(ground))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()


def letters_on(ground: QColor) -> QColor:
    """Black or white, whichever can be read upon a colour (relative luminance of WCAG 2)."""
    parts = [
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in (ground.redF(), ground.greenF(), ground.blueF())
    ]
    luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return QColor("#101414") if luminance > 0.18 else QColor("#FFFFFF")


class Portrait(QWidget):
    """Shows the face of one voice, as high as so many lines."""

    def __init__(self, lines: float = 3.2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = int(self.fontMetrics().height() * lines)
        self._colour, self._initials = "#0b7a68", ""
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_face(self, colour: str, initials: str, image: QImage | None) -> None:
        """Show another face."""
        self._colour, self._initials, self._image = colour, initials, image
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter = QPainter(self)
        place = QRectF(0, 0, self._side, self._side)
        draw_portrait(painter, place, self._colour, self._initials, self._image)
