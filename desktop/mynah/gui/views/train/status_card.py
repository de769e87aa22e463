"""The head of a run: which voice, what it is doing, how far, how long still, and its buttons."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Card, Pill, button, label
from mynah.gui.views.train.columns import Columns

_STEPS = 1000


@dataclass(frozen=True)
class Status:
    """What the head shows.

    Attributes:
        voice: Name of the voice.
        state: Words of the state.
        kind: Kind of pill: accent, good, warn, bad or nothing.
        text: A line: time left, clock.
        fraction: Share of the whole run; None while it is not known.
        working: Whether it can be paused, stopped and cancelled.
        paused: Whether it is paused, so that it can go on.
        resumable: Whether no process works on it and it can be continued.
        loses: What a cancel would lose, in words; empty when nothing.
    """

    voice: str = ""
    state: str = ""
    kind: str = ""
    text: str = ""
    fraction: float | None = None
    working: bool = False
    paused: bool = False
    resumable: bool = False
    loses: str = ""


class StatusCard(Card):
    """Head of a run.

    Signals:
        pause_requested, resume_requested, stop_requested, cancel_requested: Buttons.
    """

    pause_requested = Signal()
    resume_requested = Signal()
    stop_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._status = Status()
        head = Columns(self, least=46)
        name, buttons = QWidget(head), QWidget(head)
        name_row, button_row = QHBoxLayout(name), QHBoxLayout(buttons)
        for row in (name_row, button_row):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.S)
        self._voice = label("", "heading", self)
        name_row.addWidget(self._voice)
        self._pill = Pill(parent=self)
        name_row.addWidget(self._pill)
        name_row.addStretch(1)
        button_row.addStretch(1)
        self.pause = button(self.tr("Pause"), "", "pause", name="run_pause", parent=self)
        self.resume = button(self.tr("Go on"), "primary", "play", name="run_resume", parent=self)
        self.stop = button(self.tr("Stop and save"), "", "stop", name="run_stop", parent=self)
        self.cancel = button(self.tr("Cancel"), "quiet", name="run_cancel", parent=self)
        self.pause.setToolTip(self.tr("Saves, frees the memory and waits"))
        self.stop.setToolTip(self.tr("Saves and ends; it can be continued at any time"))
        self.cancel.setToolTip(self.tr("Ends it for good; nothing is published"))
        for one in (self.pause, self.resume, self.stop, self.cancel):
            button_row.addWidget(one)
        head.add(name)
        head.add(buttons)
        self.body.addWidget(head)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName(self.tr("Progress of the training"))
        self.body.addWidget(self._bar)
        self._text = label("", "muted", self, wrap=True)
        self.body.addWidget(self._text)
        self._question = self._confirmation()
        self.body.addWidget(self._question)
        self.pause.clicked.connect(self.pause_requested)
        self.resume.clicked.connect(self.resume_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.cancel.clicked.connect(self._on_cancel)
        self.show_status(self._status)

    def _confirmation(self) -> QWidget:
        place = QWidget(self)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, theme.S, 0, 0)
        self._loss = label("", "strong", place, wrap=True)
        column.addWidget(self._loss)
        row = QHBoxLayout()
        self.really = button(
            self.tr("Cancel the training"), "danger", name="run_cancel_really", parent=place
        )
        self.keep = button(self.tr("Keep training"), "", name="run_cancel_not", parent=place)
        row.addWidget(self.really)
        row.addWidget(self.keep)
        row.addStretch(1)
        column.addLayout(row)
        self.really.clicked.connect(self._on_really)
        self.keep.clicked.connect(place.hide)
        place.hide()
        return place

    def show_status(self, status: Status) -> None:
        """Show it."""
        self._status = status
        self._voice.setText(status.voice)
        self._pill.show_state(status.state, status.kind)
        self._pill.setVisible(bool(status.state))
        self._text.setText(status.text)
        self._text.setVisible(bool(status.text))
        self.pause.setVisible(status.working and not status.paused)
        self.resume.setVisible(status.paused and status.working)
        self.stop.setVisible(status.working)
        self.cancel.setVisible(status.working or status.resumable)
        self.cancel.setText(self.tr("Cancel") if status.working else self.tr("Discard"))
        unknown = status.fraction is None and status.working and not status.paused
        self._bar.setRange(0, 0 if unknown else _STEPS)
        if not unknown:
            self._bar.setValue(round((status.fraction or 0.0) * _STEPS))
        self._bar.setVisible(status.working or status.resumable)
        if not (status.working or status.resumable):
            self._question.hide()
        self.setAccessibleName(f"{status.voice}: {status.state}. {status.text}")

    def _on_cancel(self) -> None:
        if not self._status.loses:
            self.cancel_requested.emit()
            return
        self._loss.setText(self._status.loses)
        self._question.show()
        self.keep.setFocus()

    def _on_really(self) -> None:
        self._question.hide()
        self.cancel_requested.emit()
