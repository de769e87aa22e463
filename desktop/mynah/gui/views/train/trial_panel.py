"""The trial: a few real steps on this computer, and what they say about the whole training."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QProgressBar, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui import training_words as words
from mynah.gui.views.parts import label

if TYPE_CHECKING:
    from mynah.gui.models.preflight import TrialResult


class TrialPanel(QWidget):
    """What a trial is for, how far it is, what it found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(label(self.tr("Trial"), "heading", self))
        self._text = label("", "muted", self, wrap=True)
        column.addWidget(self._text)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the trial"))
        column.addWidget(self._bar)
        self._figures = QWidget(self)
        form = QFormLayout(self._figures)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._finish = label("", "strong", self, wrap=True)
        self._memory = label("", "strong", self, wrap=True)
        self._speed = label("", "strong", self, wrap=True)
        self._largest = label("", "strong", self, wrap=True)
        for title, value in (
            (self.tr("Finished"), self._finish),
            (self.tr("Speed"), self._speed),
            (self.tr("Memory"), self._memory),
            (self.tr("Largest safe batch"), self._largest),
        ):
            form.addRow(label(title, "muted"), value)
            value.setAccessibleName(title)
        column.addWidget(self._figures)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Nothing was tried yet with this choice."""
        self._show(
            self.tr("A few real steps show how long it takes here, and how much memory it needs.")
        )

    def show_trying(self, stage: str, done: int, total: int) -> None:
        """It is being tried."""
        name = words.stage_name(stage) if stage else self.tr("Starting")
        self._show(self.tr("Trying it: {stage}…").format(stage=name), trying=True)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_failed(self, reason: str) -> None:
        """It could not be tried."""
        self._show(self.tr("The trial did not work: {reason}").format(reason=reason))

    def show_result(self, result: TrialResult) -> None:
        """Say what was found."""
        self._show("", result=True)
        end = datetime.now(UTC) + timedelta(seconds=result.total_seconds)
        finish = self.tr("about {time} from now, at {clock}")
        self._finish.setText(
            finish.format(time=words.duration(result.total_seconds), clock=words.clock(end))
        )
        self._finish.setVisible(result.total_seconds > 0)
        speed = self.tr("{time} a step, {steps} steps")
        self._speed.setText(
            speed.format(
                time=self._step_words(result.seconds_per_step), steps=words.number(result.steps)
            )
        )
        self._memory.setText(words.size(result.memory_mb * 1e6))
        self._largest.setText(self._batch_words(result))
        self._text.setText(self.tr("Another training was going on, so it looks slower."))
        self._text.setVisible(result.disturbed)

    def _batch_words(self, result: TrialResult) -> str:
        if result.largest_batch < 1:
            return self.tr("not tried")
        number = words.number(result.largest_batch)
        return number if result.limited else self.tr("{n} or more").format(n=number)

    def _step_words(self, seconds: float) -> str:
        if seconds >= 1:
            return self.tr("{s} s").format(s=words.number(seconds, 1))
        return self.tr("{ms} ms").format(ms=words.number(seconds * 1000))

    def _show(self, text: str, *, trying: bool = False, result: bool = False) -> None:
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._bar.setVisible(trying)
        self._figures.setVisible(result)
