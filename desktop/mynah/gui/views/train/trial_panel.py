"""The trial: a few real steps on this computer, and what they say about the whole training."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

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
        column.addWidget(label(self.tr("Check of this computer"), "heading", self))
        self._text = label("", "muted", self, wrap=True)
        column.addWidget(self._text)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the check"))
        column.addWidget(self._bar)
        self._finish = label("", "strong", self, wrap=True)
        self._speed = label("", "", self, wrap=True)
        self._memory = label("", "", self, wrap=True)
        self._figures = (self._finish, self._speed, self._memory)
        for one in self._figures:
            column.addWidget(one)
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
        self._show(self.tr("The check did not work: {reason}").format(reason=reason))

    def show_result(self, result: TrialResult) -> None:
        """Say what was found."""
        self._show(self.tr("Another training was going on, so it looks slower."), result=True)
        self._text.setVisible(result.disturbed)
        end = datetime.now(UTC) + timedelta(seconds=result.total_seconds)
        finish = self.tr("Finished in about {time}, at {clock}")
        self._finish.setText(
            finish.format(time=words.duration(result.total_seconds), clock=words.soon(end))
        )
        self._finish.setVisible(result.total_seconds > 0)
        speed = self.tr("{steps} steps of {time}")
        self._speed.setText(
            speed.format(
                time=self._step_words(result.seconds_per_step), steps=words.number(result.steps)
            )
        )
        memory = self.tr("{memory} of memory; largest safe batch: {batch}")
        self._memory.setText(
            memory.format(
                memory=words.size(result.memory_mb * 1e6), batch=self._batch_words(result)
            )
        )

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
        for one in self._figures:
            one.setVisible(result)
