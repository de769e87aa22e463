"""Colours of curves, told apart also by people who do not see all colours, on light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from mynah.gui import theme

if TYPE_CHECKING:
    import pyqtgraph as pg

_LIGHT = ("#0B7A68", "#B4690E", "#3B5BA5", "#A2376F", "#5F6B00", "#6B4FA0", "#8A3B12", "#4A4F50")
_DARK = ("#3DBFA5", "#E3A553", "#8FB1F0", "#E58BBB", "#C3CF5A", "#B8A1EC", "#F0A27C", "#B9C0BF")
_SWATCH = 12


def curve_colour(number: int) -> QColor:
    """Colour of the curve with this number."""
    colours = _DARK if theme.tokens().dark else _LIGHT
    return QColor(colours[number % len(colours)])


def swatch(colour: QColor) -> QIcon:
    """A small disc of a colour, for a legend."""
    picture = QPixmap(_SWATCH * 2, _SWATCH * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    painter.setPen(colour)
    painter.drawEllipse(1, 1, _SWATCH - 2, _SWATCH - 2)
    painter.end()
    return QIcon(picture)


def paint_axes(plot: pg.PlotItem) -> None:
    """Give axes and grid the colours of the theme."""
    colours = theme.tokens()
    for side in ("left", "bottom"):
        axis = plot.getAxis(side)
        axis.setPen(colours.border)
        axis.setTextPen(colours.muted)
    plot.showGrid(x=False, y=True, alpha=0.15)
