"""What was measured of each saved state over the steps, the best one marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal

from mynah.gui import theme
from mynah.gui import training_words as words
from mynah.gui.views.train.plot_colours import curve_colour, paint_axes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mynah.gui.models.checkpoint_table import Checkpoint

MEASURES = ("similarity", "intelligibility", "pitch_error")
_POINT, _BEST = 7, 13
_LINES = 10


class CheckpointPlot(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Three small plots side by side: similarity, intelligibility, pitch error.

    Signals:
        step_clicked: A point was clicked (its step).
    """

    step_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkpoint_plot")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Measures of the saved states"))
        self.setFixedHeight(self.fontMetrics().height() * _LINES)
        self.ci.setContentsMargins(0, 0, 0, 0)
        self._plots: dict[str, pg.PlotItem] = {}
        self._lines: dict[str, pg.PlotDataItem] = {}
        self._points: dict[str, pg.ScatterPlotItem] = {}
        self._shown: tuple[Checkpoint, ...] = ()
        for number, name in enumerate(MEASURES):
            self._add(number, name)
        self._natural = pg.InfiniteLine(angle=0)
        self._natural.hide()
        self._plots["similarity"].addItem(self._natural)
        self._paint()

    def _add(self, number: int, name: str) -> None:
        plot = self.addPlot(row=0, col=number, enableMenu=False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        plot.setTitle(words.metric_name(name), size="9pt")
        plot.getAxis("left").setWidth(self.fontMetrics().averageCharWidth() * 6)
        if number:
            plot.setXLink(self._plots[MEASURES[0]])
        self._plots[name] = plot
        self._lines[name] = plot.plot(connect="finite")
        points = pg.ScatterPlotItem(hoverable=True, tip=None)
        points.sigClicked.connect(self._on_clicked)
        plot.addItem(points)
        self._points[name] = points

    def show_natural(self, similarity: float | None) -> None:
        """Draw how similar the recordings themselves are: more cannot be reached."""
        self._natural.setVisible(similarity is not None)
        if similarity is not None:
            self._natural.setValue(similarity * 100)
            text = self.tr("The recordings themselves: {share}")
            self._natural.setToolTip(text.format(share=words.percent(similarity)))

    def show_checkpoints(self, shown: Sequence[Checkpoint]) -> None:
        """Show these."""
        self._shown = tuple(one for one in shown if one.measured)
        self._draw()

    def _draw(self) -> None:
        colours = theme.tokens()
        steps = np.array([one.step for one in self._shown], dtype=float)
        for number, name in enumerate(MEASURES):
            values = np.array([_value(one, name) for one in self._shown], dtype=float)
            colour = curve_colour(number)
            self._lines[name].setPen(pg.mkPen(colour, width=2))
            self._lines[name].setData(steps, values)
            spots = [
                {
                    "pos": (one.step, value),
                    "size": _BEST if one.best else _POINT,
                    "symbol": "star" if one.best else "o",
                    "brush": pg.mkBrush(colours.warn if one.best else colour),
                    "pen": pg.mkPen(colours.surface, width=1),
                    "data": one.step,
                }
                for one, value in zip(self._shown, values, strict=True)
                if np.isfinite(value)
            ]
            self._points[name].setData(spots)

    def _paint(self) -> None:
        self.setBackground(theme.tokens().surface)
        muted = theme.tokens().muted
        for name, plot in self._plots.items():
            paint_axes(plot)
            plot.titleLabel.setText(words.metric_name(name), color=muted.name(), size="9pt")
        dashes = pg.mkPen(muted, width=1, style=Qt.PenStyle.DashLine)
        self._natural.setPen(dashes)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the theme anew."""
        super().changeEvent(event)
        if theme.is_colour_change(event) and hasattr(self, "_points"):
            self._paint()

    def _on_clicked(self, _item: object, spots: Sequence[pg.SpotItem], *_rest: object) -> None:
        if len(spots):
            self.step_clicked.emit(int(spots[0].data()))


def _value(one: Checkpoint, name: str) -> float:
    value = getattr(one, name)
    if value is None:
        return float("nan")
    return float(value) if name == "pitch_error" else float(value) * 100
