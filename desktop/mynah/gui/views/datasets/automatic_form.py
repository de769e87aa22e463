"""The settings of an automatic choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import dataset_words, theme
from mynah.gui.views.parts import add_field
from mynah.project.defaults import DATASET
from mynah.project.selection import STRATEGIES

if TYPE_CHECKING:
    from mynah.gui.models.automatic_choice import AutomaticChoice

_PERCENT = 100


class AutomaticForm(QWidget):
    """Strategy, limits and seed; an empty limit is no limit.

    Signals:
        changed: Something is set to another value.
    """

    changed = Signal()

    def __init__(self, choice: AutomaticChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(theme.M)
        column.addLayout(form)
        column.addStretch(1)
        self._strategy = QComboBox(self)
        for code in STRATEGIES:
            self._strategy.addItem(dataset_words.strategy(code), code)
        self._target = QDoubleSpinBox(self)
        self._set_limits(self._target, "target_minutes", self.tr("No target"))
        self._target.setDecimals(1)
        self._target.setSuffix(self.tr(" min"))
        self._at_most = QSpinBox(self)
        self._set_limits(self._at_most, "at_most", self.tr("Any number"))
        self._score = QSpinBox(self)
        self._score.setRange(0, _PERCENT)
        self._score.setSingleStep(5)
        self._score.setSuffix(self.tr(" %"))
        self._seed = QSpinBox(self)
        self._seed.setRange(0, int(DATASET["seed"].maximum or 0))
        self._add_rows(form)
        self.show_choice(choice)
        self._strategy.currentIndexChanged.connect(self.changed)
        for field in (self._target, self._at_most, self._score, self._seed):
            field.valueChanged.connect(self.changed)

    @property
    def values(self) -> dict[str, object]:
        """The settings, by the names that the selection takes."""
        return {
            "strategy": str(self._strategy.currentData()),
            "target_minutes": self._target.value() or None,
            "at_most": self._at_most.value() or None,
            "minimum_score": self._score.value() / _PERCENT,
            "seed": self._seed.value(),
        }

    def show_choice(self, choice: AutomaticChoice) -> None:
        """Set all fields."""
        self._strategy.setCurrentIndex(max(0, self._strategy.findData(choice.strategy)))
        self._target.setValue(choice.target_minutes or 0)
        self._at_most.setValue(choice.at_most or 0)
        self._score.setValue(round(choice.minimum_score * _PERCENT))
        self._seed.setValue(choice.seed)

    def _add_rows(self, form: QFormLayout) -> None:
        add_field(form, self.tr("Take &first"), self._strategy, name="automatic_strategy")
        add_field(
            form,
            self.tr("Target &length"),
            self._target,
            self.tr("Stops once this much is chosen. 10 to 30 minutes make a good voice."),
            name="automatic_target",
        )
        add_field(form, self.tr("At &most (recordings)"), self._at_most, name="automatic_at_most")
        add_field(
            form,
            self.tr("Minimum &quality"),
            self._score,
            self.tr("Recordings below it are left out."),
            name="automatic_score",
        )
        add_field(
            form,
            self.tr("&Seed"),
            self._seed,
            self.tr("Another number makes another random choice and holds out other recordings."),
            name="automatic_seed",
        )

    def _set_limits(self, field: QSpinBox | QDoubleSpinBox, name: str, none: str) -> None:
        option = DATASET[name]
        most = option.maximum or 0
        if isinstance(field, QDoubleSpinBox):
            field.setRange(0, most)
            field.setSingleStep(option.step or 1)
        else:
            field.setRange(0, int(most))
        field.setSpecialValueText(none)
