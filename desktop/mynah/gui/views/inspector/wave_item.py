"""The drawing of a waveform: from the lowest to the highest sample in each pixel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

if TYPE_CHECKING:
    from mynah.audio.peaks import Pairs


class WaveItem(pg.GraphicsObject):  # type: ignore[misc]
    """Draws pairs of lowest and highest samples as one path; x is seconds, y is -1 to 1."""

    def __init__(self) -> None:
        super().__init__()
        self._path = QPainterPath()
        self._bounds = QRectF()
        self._pen = pg.mkPen("#808080")

    def set_pen(self, pen: Any) -> None:
        """Draw in another colour."""
        self._pen = pen
        self.update()

    def show_pairs(self, start: float, step: float, pairs: Pairs, most: int) -> None:
        """Draw other pairs.

        Args:
            start: Moment of the first one, in seconds.
            step: From one to the next.
            pairs: Shape (n, 2), lowest and highest.
            most: Number of pixels; more pairs than that are joined first.
        """
        group = max(1, len(pairs) // max(1, most))
        if group > 1:
            places = np.arange(0, len(pairs), group)
            pairs = np.stack(
                (
                    np.minimum.reduceat(pairs[:, 0], places),
                    np.maximum.reduceat(pairs[:, 1], places),
                ),
                axis=1,
            )
            step *= group
        self.prepareGeometryChange()
        if not len(pairs):
            self._path, self._bounds = QPainterPath(), QRectF()
            return
        x = np.repeat(start + step * (np.arange(len(pairs)) + 0.5), 2)
        # One zigzag through all of them: also where neighbours do not overlap nothing is torn.
        y = np.ascontiguousarray(pairs, np.float64)
        y[1::2] = y[1::2, ::-1]
        self._path = pg.arrayToQPath(x, y.reshape(-1))
        low, high = float(y.min()), float(y.max())
        self._bounds = QRectF(start, low, step * len(pairs), max(1e-6, high - low))
        self.update()

    def boundingRect(self) -> QRectF:
        """Where it is drawn."""
        return self._bounds

    def paint(self, painter: QPainter, *arguments: Any) -> None:
        """Draw the path."""
        del arguments
        painter.setPen(self._pen)
        painter.drawPath(self._path)
