"""What is painted of a recording: two plots above each other that share their time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from mynah.gui import theme
from mynah.gui.views.inspector.colours import colour_table
from mynah.gui.views.inspector.pitch_axis import PitchAxis
from mynah.gui.views.inspector.sound_box import SoundBox
from mynah.gui.views.inspector.time_axis import TimeAxis
from mynah.gui.views.inspector.wave_item import WaveItem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WAVE_SHARE, _SOUND_SHARE = 4, 5


class SoundCanvas(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Waveform above, spectrogram below; it shows what it is told and knows nothing.

    Attributes:
        boxes: The two boxes that take mouse and wheel: `wave_box` and `sound_box`.
        wave: The waveform.
        image: The spectrogram of all.
        fine: The spectrogram of a stretch, over it.
        curve: The pitch, over both.
        pitch_axis: The scale of the spectrogram.

    Signals:
        resized: There is another number of pixels.
    """

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ci.layout.setContentsMargins(0, 0, 0, 0)
        self.ci.layout.setSpacing(2)
        self.wave_box, self.sound_box = SoundBox(), SoundBox()
        self.boxes = (self.wave_box, self.sound_box)
        self.time_axis, self.pitch_axis = TimeAxis(), PitchAxis()
        self._make_plots()
        self._fill()
        self.wave_box.sigResized.connect(self.resized)
        self.take_colours()

    def show_range(self, start: float, end: float) -> None:
        """Look at a stretch."""
        for box in self.boxes:
            box.setXRange(start, end, padding=0)

    def show_position(self, seconds: float) -> None:
        """Move the playhead."""
        for line in self.heads:
            line.setValue(seconds)

    def show_selection(self, span: tuple[float, float] | None) -> None:
        """Show what is selected."""
        for box, region in zip(self.boxes, self.regions, strict=True):
            box.selection = span
            region.setVisible(span is not None)
            if span is not None:
                region.setRegion(span)

    def take_colours(self) -> None:
        """Follow light and dark."""
        tokens = theme.tokens()
        self.setBackground(tokens.surface)
        self.wave.set_pen(pg.mkPen(tokens.wave))
        self._zero.setPen(pg.mkPen(tokens.border))
        table = colour_table(tokens)
        self.image.setLookupTable(table)
        self.fine.setLookupTable(table)
        self.curve.setPen(pg.mkPen(tokens.curve, width=2))
        self.curve.setShadowPen(pg.mkPen(tokens.surface, width=4))
        shade = QColor(tokens.accent)
        shade.setAlpha(48)
        for region, head in zip(self.regions, self.heads, strict=True):
            region.setBrush(shade)
            for line in region.lines:
                line.setPen(pg.mkPen(tokens.accent))
            head.setPen(pg.mkPen(tokens.text))
        for axis in (self.time_axis, self.pitch_axis):
            axis.take_colours()

    def _make_plots(self) -> None:
        empty = pg.AxisItem("left", showValues=False, pen=pg.mkPen(None))
        axes = {"left": self.pitch_axis, "bottom": self.time_axis}
        upper = self.addPlot(0, 0, viewBox=self.wave_box, axisItems={"left": empty})
        upper.hideAxis("bottom")
        lower = self.addPlot(1, 0, viewBox=self.sound_box, axisItems=axes)
        width = self.fontMetrics().horizontalAdvance("00k") + theme.S
        for axis in (empty, self.pitch_axis):
            axis.setWidth(width)
        self._plots = (upper, lower)
        for plot in self._plots:
            plot.hideButtons()
            plot.setMenuEnabled(False)
        self.ci.layout.setRowStretchFactor(0, _WAVE_SHARE)
        self.ci.layout.setRowStretchFactor(1, _SOUND_SHARE)
        self.wave_box.setYRange(-1.0, 1.0, padding=0)
        self.sound_box.setYRange(0.0, 1.0, padding=0)
        for box in self.boxes:
            box.disableAutoRange()

    def _fill(self) -> None:
        upper, lower = self._plots
        self.wave = WaveItem()
        self._zero = pg.InfiniteLine(0.0, angle=0)
        for item in (self._zero, self.wave):
            upper.addItem(item)
        self.image = pg.ImageItem(axisOrder="row-major")
        self.fine = pg.ImageItem(axisOrder="row-major")
        self.curve = pg.PlotCurveItem(connect="finite")
        for item in (self.image, self.fine, self.curve):
            lower.addItem(item)
        self.regions = [pg.LinearRegionItem(movable=False) for _ in self.boxes]
        self.heads = [pg.InfiniteLine(0.0, angle=90) for _ in self.boxes]
        for plot, region, head in zip(self._plots, self.regions, self.heads, strict=True):
            region.setVisible(False)
            region.setZValue(10)
            head.setZValue(20)
            plot.addItem(region, ignoreBounds=True)
            plot.addItem(head, ignoreBounds=True)
