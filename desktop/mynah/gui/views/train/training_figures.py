"""Epoch and step as bars, and the figures of a training that goes on."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui import training_words as words
from mynah.gui.views.parts import RuleBar, label

_ALMOST = 0.05  # of an epoch, by rounding


@dataclass(frozen=True)
class Figures:
    """Numbers of a training.

    Attributes:
        step: Steps done.
        steps: Steps in all; 0 while that is not known.
        epoch: Epochs done, with the part of the present one; None where nobody said.
        epochs: Epochs in all.
        seconds_per_epoch: Time for one pass.
        learning_rate: Size of the steps.
        batch_size: Clips in a step.
    """

    step: int = 0
    steps: int = 0
    epoch: float | None = None
    epochs: float | None = None
    seconds_per_epoch: float | None = None
    learning_rate: float | None = None
    batch_size: int | None = None


class TrainingFigures(QWidget):
    """Two bars and a few figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self._epoch = RuleBar(parent=self)
        self._step = RuleBar(parent=self)
        column.addWidget(self._epoch)
        column.addWidget(self._step)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(2)
        self._values = {
            name: label("", "", self) for name in ("seconds_per_epoch", "learning_rate", "batch")
        }
        titles = {
            "seconds_per_epoch": words.metric_name("seconds_per_epoch"),
            "learning_rate": words.metric_name("learning_rate"),
            "batch": self.tr("Batch size"),
        }
        for name, value in self._values.items():
            form.addRow(label(titles[name], "muted", self), value)
            value.setAccessibleName(titles[name])
        column.addLayout(form)
        self.show_figures(Figures())

    def show_figures(self, shown: Figures) -> None:
        """Show them; what is not known is a dash."""
        known = shown.steps > 0
        counter = f"{words.number(shown.step)} / {words.number(shown.steps)}" if known else "-"
        share = shown.step / shown.steps if known else 0.0
        self._show_bar(self._step, self.tr("Step"), counter, share)
        epochs = shown.epochs or 0.0
        has_epochs = shown.epoch is not None and epochs > 0
        self._epoch.setVisible(has_epochs)
        if shown.epoch is not None and epochs > 0:
            whole = max(1, ceil(epochs - _ALMOST))
            counter = f"{words.number(min(whole, int(shown.epoch) + 1))} / {words.number(whole)}"
            # The bar of the epoch is the share of the present one.
            self._show_bar(self._epoch, self.tr("Epoch"), counter, _part(shown.epoch, epochs))
        seconds = shown.seconds_per_epoch
        self._values["seconds_per_epoch"].setText(
            words.duration(seconds) if seconds is not None else "-"
        )
        rate = shown.learning_rate
        self._values["learning_rate"].setText(f"{rate:.2e}" if rate is not None else "-")
        batch = shown.batch_size
        self._values["batch"].setText(words.number(batch) if batch is not None else "-")

    def _show_bar(self, bar: RuleBar, title: str, counter: str, share: float) -> None:
        bar.title.setText(title)
        bar.figures.setText(counter)
        bar.meter.show_value(share, "accent")
        bar.setAccessibleName(f"{title}: {counter}")


def _part(epoch: float, epochs: float) -> float:
    if epoch >= epochs:
        return 1.0
    return epoch - int(epoch)
