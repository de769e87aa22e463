"""The plot of loss curves: raw values thin, smoothed ones bold, at most a few thousand points."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent

from mynah.gui import theme
from mynah.gui.models.curve import SmoothedCurve, thinned
from mynah.gui.views.train.plot_colours import curve_colour, paint_axes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mynah.gui.models.curve import Numbers

_PAN, _ZOOM = 0.15, 0.8
_RAW_ALPHA = 85
_FEW = 12
_ORDER = (
    *("spectral", "mel", "held_out", "gradient", "judges", "adversarial", "matching"),
    *("kl", "fm", "loss_g", "loss_d", "gradient_d"),
)
_LIKE = MappingProxyType({"variance": "mel"})  # no training has both


class _Curve:
    """One metric: its two lines and what they were drawn from."""

    def __init__(self, plot: pg.PlotItem, number: int, share: float) -> None:
        self.number = number
        self.smooth = SmoothedCurve(share)
        self.raw_line = plot.plot(connect="finite", skipFiniteCheck=False)
        self.bold_line = plot.plot(connect="finite", skipFiniteCheck=False)
        self.bold_line.setZValue(10)
        self.steps: Numbers = np.empty(0)
        self.values: Numbers = np.empty(0)


class CurvePlot(pg.PlotWidget):  # type: ignore[misc]
    """Curves over training steps.

    Keys: arrows move, plus and minus zoom, Home shows everything again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None, enableMenu=False)
        self.setObjectName("loss_plot")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Loss curves"))
        self.setMinimumHeight(160)
        item = self.getPlotItem()
        item.hideButtons()
        item.setLabel("bottom", self.tr("Step"))
        item.setClipToView(True)
        self._curves: dict[str, _Curve] = {}
        self._hidden: set[str] = set()
        self._share = 0.15
        self._log = False
        self._paint()

    def set_curve(self, name: str, steps: Numbers, values: Numbers) -> None:
        """Show these values of a metric; call it as often as there is something new."""
        curve = self._curves.get(name)
        if curve is None:
            curve = _Curve(self.getPlotItem(), self._number_of(name), self._share)
            self._curves[name] = curve
            self._dress(curve)
        curve.steps, curve.values = steps, values
        if name not in self._hidden:
            self._draw(curve)

    def clear_curves(self) -> None:
        """Forget every curve."""
        for curve in self._curves.values():
            self.removeItem(curve.raw_line)
            self.removeItem(curve.bold_line)
        self._curves.clear()
        self.show_all()

    def set_shown(self, name: str, *, shown: bool) -> None:
        """Show or hide a curve."""
        (self._hidden.discard if shown else self._hidden.add)(name)
        curve = self._curves.get(name)
        if curve is None:
            return
        curve.raw_line.setVisible(shown and self._share < 1)
        curve.bold_line.setVisible(shown)
        if shown:
            self._draw(curve)

    def set_smoothing(self, share: float) -> None:
        """Weight of a new value in the bold line; 1 shows the raw values alone."""
        self._share = share
        for name, curve in self._curves.items():
            curve.smooth = SmoothedCurve(share)
            self.set_shown(name, shown=name not in self._hidden)

    def set_logarithmic(self, on: bool) -> None:
        """Equal ratios are equal heights."""
        self._log = on
        self.getPlotItem().setLogMode(y=on)
        for name, curve in self._curves.items():
            if name not in self._hidden:
                self._draw(curve)
        self.show_all()

    def show_all(self) -> None:
        """Follow the whole of the curves again."""
        self.getPlotItem().enableAutoRange()

    def colour(self, name: str) -> QColor:
        """Colour of a curve."""
        curve = self._curves.get(name)
        return curve_colour(curve.number if curve is not None else len(self._curves))

    def points(self, name: str) -> int:
        """Number of points that are drawn of a curve's bold line."""
        x = self._curves[name].bold_line.xData
        return 0 if x is None else len(x)

    def _number_of(self, name: str) -> int:
        """A well-known curve has the same colour in every run."""
        known = _LIKE.get(name, name)
        if known in _ORDER:
            return _ORDER.index(known)
        return len(_ORDER) + sum(one not in _ORDER for one in self._curves)

    def _draw(self, curve: _Curve) -> None:
        smooth = curve.values if self._is_sparse(curve) else curve.smooth.update(curve.values)
        if self._share < 1:
            curve.raw_line.setData(*thinned(curve.steps, self._usable(curve.values)))
        curve.bold_line.setSymbol("o" if len(curve.values) == 1 else None)  # no line has one point
        curve.bold_line.setData(*thinned(curve.steps, self._usable(smooth)))

    def _is_sparse(self, curve: _Curve) -> bool:
        """Whether a curve has so few points that a mean would only lag behind them."""
        longest = max(len(one.values) for one in self._curves.values())
        return len(curve.values) < max(_FEW, longest // 3)

    def _usable(self, values: Numbers) -> Numbers:
        if not self._log:
            return values
        with np.errstate(invalid="ignore"):
            return np.where(values > 0, values, np.nan)

    def _dress(self, curve: _Curve) -> None:
        colour = curve_colour(curve.number)
        faint = QColor(colour)
        faint.setAlpha(_RAW_ALPHA)
        curve.raw_line.setPen(pg.mkPen(faint, width=1))
        curve.bold_line.setPen(pg.mkPen(colour, width=2))
        curve.bold_line.setSymbolPen(None)
        curve.bold_line.setSymbolBrush(colour)

    def _paint(self) -> None:
        self.setBackground(theme.tokens().surface)
        paint_axes(self.getPlotItem())
        for curve in self._curves.values():
            self._dress(curve)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of the theme anew."""
        super().changeEvent(event)
        if theme.is_colour_change(event) and hasattr(self, "_curves"):
            self._paint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and zoom by keyboard."""
        box = self.getPlotItem().getViewBox()
        (left, right), (low, high) = box.viewRange()
        wide, tall = right - left, high - low
        moves: Mapping[int, tuple[float, float]] = {
            Qt.Key.Key_Left: (-_PAN * wide, 0),
            Qt.Key.Key_Right: (_PAN * wide, 0),
            Qt.Key.Key_Up: (0, _PAN * tall),
            Qt.Key.Key_Down: (0, -_PAN * tall),
        }
        key = event.key()
        if key in moves:
            box.translateBy(moves[key])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            box.scaleBy((_ZOOM, _ZOOM))
        elif key == Qt.Key.Key_Minus:
            box.scaleBy((1 / _ZOOM, 1 / _ZOOM))
        elif key == Qt.Key.Key_Home:
            self.show_all()
        else:
            super().keyPressEvent(event)
            return
        event.accept()
