"""The loss curves with their legend, which also chooses, smoothing and a logarithmic scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QStackedWidget, QWidget

from mynah.gui import theme
from mynah.gui import training_words as words
from mynah.gui.views.parts import Card, button, label
from mynah.gui.views.parts.flow_row import FlowLayout
from mynah.gui.views.train.curve_plot import CurvePlot
from mynah.gui.views.train.plot_colours import swatch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mynah.gui.models.curve import Numbers

# Not losses: they have places of their own.
ELSEWHERE = frozenset(
    {
        "similarity",
        "pitch_error",
        "intelligibility",
        "seconds_per_epoch",
        "learning_rate",
        "epoch",
        "batch_size",
    }
)
_HIDDEN_AT_FIRST = frozenset({"gradient", "judges", "adversarial", "matching", "variance"})
_SHARES = {"none": 1.0, "light": 0.3, "medium": 0.15, "strong": 0.04}


class CurveCard(Card):
    """The curves of a training."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How it learns"), parent)
        self._boxes: dict[str, QCheckBox] = {}
        tools = QHBoxLayout()
        tools.setSpacing(theme.S)
        self._smoothing = QComboBox(self)
        self._smoothing.setObjectName("smoothing")
        for name, text in (
            ("none", self.tr("None")),
            ("light", self.tr("Light")),
            ("medium", self.tr("Medium")),
            ("strong", self.tr("Strong")),
        ):
            self._smoothing.addItem(text, name)
        self._smoothing.setCurrentIndex(2)
        title = label(self.tr("Smoothing"), "muted", self)
        title.setBuddy(self._smoothing)
        self._smoothing.setAccessibleName(self.tr("Smoothing"))
        self._log = QCheckBox(self.tr("Logarithmic"), self)
        self._log.setObjectName("log_scale")
        self._fit = button(self.tr("Show all"), "quiet", "fit", name="plot_fit", parent=self)
        self._fit.setToolTip(self.tr("Show the whole curves (Home)"))
        tools.addWidget(title)
        tools.addWidget(self._smoothing)
        tools.addWidget(self._log)
        tools.addStretch(1)
        tools.addWidget(self._fit)
        self.body.addLayout(tools)
        self.plot = CurvePlot(self)
        self._empty = label(self.tr("The curves begin with the training itself."), "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.plot)
        self._stack.setMinimumHeight(self.fontMetrics().height() * 13)
        self.body.addWidget(self._stack, 1)
        self._legend = QWidget(self)
        self._legend_row = FlowLayout(self._legend)
        self.body.addWidget(self._legend)
        self._smoothing.currentIndexChanged.connect(self._on_smoothing)
        self._log.toggled.connect(self.plot.set_logarithmic)
        self._fit.clicked.connect(self.plot.show_all)

    def show_curves(self, curves: Mapping[str, tuple[Numbers, Numbers]]) -> None:
        """Show the losses among these metrics, by name: steps and values."""
        for name, (steps, values) in curves.items():
            if name in ELSEWHERE or len(steps) == 0:
                continue
            if name not in self._boxes:
                self._add(name)
            self.plot.set_curve(name, steps, values)
            self._boxes[name].setIcon(swatch(self.plot.colour(name)))
        self._stack.setCurrentIndex(1 if self._boxes else 0)

    def clear(self) -> None:
        """Forget the curves of another run."""
        self.plot.clear_curves()
        for box in self._boxes.values():
            self._legend_row.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes.clear()
        self._stack.setCurrentIndex(0)

    def box(self, name: str) -> QCheckBox:
        """The legend's entry of a curve."""
        return self._boxes[name]

    def changeEvent(self, event: QEvent) -> None:
        """Colour the legend anew."""
        super().changeEvent(event)
        if theme.is_colour_change(event) and hasattr(self, "_boxes"):
            for name, box in self._boxes.items():
                box.setIcon(swatch(self.plot.colour(name)))

    def _add(self, name: str) -> None:
        title = words.metric_name(name)
        box = QCheckBox(title, self._legend)
        box.setObjectName(f"curve_{name}")
        box.setToolTip(words.metric_help(name))
        box.setAccessibleDescription(words.metric_help(name))
        shown = name not in _HIDDEN_AT_FIRST
        box.setChecked(shown)
        self.plot.set_shown(name, shown=shown)
        box.toggled.connect(lambda on: self.plot.set_shown(name, shown=on))
        self._legend_row.addWidget(box)
        self._boxes[name] = box

    def _on_smoothing(self) -> None:
        self.plot.set_smoothing(_SHARES[self._smoothing.currentData()])
