"""The take: its waveform, what was found in it, and the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from mynah.gui import theme
from mynah.gui.models.record_state import RecordState, TakeReport
from mynah.gui.views.parts import Card, Pill, button, icon, label, set_kind
from mynah.gui.views.parts.clock import clock
from mynah.gui.views.parts.flow_row import flow_widget
from mynah.gui.views.record.wave_view import WaveView


class TakePanel(Card):
    """Shows a take from before it begins until it is kept; its buttons are the page's actions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Take"))
        self.wave = WaveView()
        self.body.addWidget(self.wave, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self.time = label("0:00.0", "figure")
        self.time.setObjectName("take_time")
        self.verdict = Pill()
        self.verdict.setObjectName("pill")
        self.words = label("", wrap=True)
        self.words.setObjectName("take_words")
        row.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.verdict, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        self.body.addLayout(row)
        self.record = _button(self.tr("Record"), "primary", "record", "take_record")
        self.keep = _button(self.tr("Keep and next"), "", "check", "take_keep")
        self.play = _button(self.tr("Play"), "", "play", "take_play")
        self.skip = _button(self.tr("Skip"), "quiet", "", "take_skip")
        self.body.addWidget(flow_widget(self.record, self.keep, self.play, self.skip))
        self.keys = label("", "muted", wrap=True)
        self.body.addWidget(self.keys)
        self._free = False
        self._state = RecordState.OFF
        self.show_state(RecordState.OFF)

    @property
    def state(self) -> RecordState:
        """What is shown."""
        return self._state

    def set_free(self, free: bool) -> None:
        """Whether there is no script: then there is nothing to skip, and no next."""
        self._free = free
        self.keep.setText(self.tr("Keep") if free else self.tr("Keep and next"))
        self.skip.setVisible(not free)
        self._say()

    def show_state(self, state: RecordState) -> None:
        """Show what is going on."""
        self._state = state
        recording, taken = state is RecordState.RECORDING, state is RecordState.TAKEN
        self.record.setText(
            self.tr("Stop")
            if recording
            else self.tr("Record again")
            if taken
            else self.tr("Record")
        )
        primary = self.keep if taken else self.record
        for one in (self.record, self.keep):
            set_kind(one, "primary" if one is primary else "")
        symbol = "stop" if recording else "retake" if taken else "record"
        self.record.setIcon(icon(symbol, "text" if taken else "on_accent"))
        self.keep.setIcon(icon("check", "on_accent" if taken else "text"))
        if not taken:
            self.verdict.hide()
            self.show_playing(False)
        if state in (RecordState.OFF, RecordState.READY, RecordState.ROOM):
            self.show_time(0)
        self._say()

    def show_time(self, seconds: float) -> None:
        """Length of the take."""
        self.time.setText(clock(seconds, tenths=True))

    def show_report(self, report: TakeReport) -> None:
        """What was found in the take."""
        self.verdict.show_state(report.title, report.kind)
        self.verdict.setVisible(bool(report.title))
        self.words.setText(report.text)

    def show_playing(self, playing: bool) -> None:
        """Whether the take is heard."""
        self.play.setText(self.tr("Pause") if playing else self.tr("Play"))
        self.play.setIcon(icon("pause" if playing else "play"))

    def _say(self) -> None:
        words = {
            RecordState.OFF: "",
            RecordState.READY: self.tr("Press Record, then speak.")
            if self._free
            else self.tr("Press Record, read the sentence aloud, and press Stop."),
            RecordState.ROOM: self.tr("Listening to the room…"),
            RecordState.RECORDING: self.tr("Recording"),
            RecordState.ENDING: self.tr("One moment…"),
        }
        if self._state in words:
            self.words.setText(words[self._state])


def _button(text: str, kind: str, symbol: str, name: str) -> QPushButton:
    made = button(text, kind, symbol, name=name)
    # A click leaves the keyboard where it is: the space bar goes on recording and stopping.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
