"""The scale beside the spectrogram: frequencies on a logarithmic scale."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from mynah.audio.spectrogram import height_of
from mynah.gui import theme

_SHOWN = (100, 200, 500, 1000, 2000, 5000, 10_000)


class PitchAxis(pg.AxisItem):  # type: ignore[misc]
    """Names a few frequencies; heights go from 0 to 1."""

    def __init__(self) -> None:
        super().__init__("left")
        self.setStyle(tickLength=-4)
        self._places: dict[float, str] = {}
        self.take_colours()

    def take_colours(self) -> None:
        """Follow light and dark."""
        tokens = theme.tokens()
        self.setPen(pg.mkPen(None))
        self.setTextPen(pg.mkPen(tokens.muted))
        self.setTickPen(pg.mkPen(tokens.border))

    def show_scale(self, lowest: float, highest: float) -> None:
        """Name the frequencies between two others."""
        shown = [hertz for hertz in _SHOWN if lowest < hertz < 0.95 * highest]
        heights = height_of(np.array(shown, float), lowest, highest)
        self._places = {
            float(height): f"{hertz // 1000}k" if hertz >= 1000 else str(hertz)
            for hertz, height in zip(shown, heights, strict=True)
        }
        self.picture = None
        self.update()

    def tickValues(
        self, low: float, high: float, size: float
    ) -> list[tuple[float | None, list[float]]]:
        """Those that fit; one that would touch the number below it is left out."""
        values: list[float] = []
        line = QFontMetricsF(QGuiApplication.font()).height() / max(1.0, size)
        for height in self._places:
            if low <= height <= high and (not values or height - values[-1] >= line):
                values.append(height)
        return [(None, values)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Hertz, in thousands from 1000 on."""
        del scale, spacing
        return [self._places.get(value, "") for value in values]
