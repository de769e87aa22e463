"""The device, its level, and the noise of the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mynah.audio.levels import Level, Loudness
from mynah.gui import theme
from mynah.gui.views.parts import Card, Meter, Pill, button, label, set_kind
from mynah.gui.views.parts.flow_row import flow_widget
from mynah.gui.views.record.level_view import LevelView
from mynah.gui.views.record.words import level_words, room_words

if TYPE_CHECKING:
    from mynah.audio.room import RoomNoise
    from mynah.gui.models.input_device import InputDevice


class MicrophoneCard(Card):
    """What comes in, and how quiet it is otherwise.

    Signals:
        device_chosen: Id of a device, empty for that of the system.
        room_check_wanted: Listen to the room for two seconds.
    """

    device_chosen = Signal(str)
    room_check_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Microphone"))
        self.choice = QComboBox()
        self.choice.setObjectName("microphone_choice")
        self.choice.setAccessibleName(self.tr("Microphone"))
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setMinimumContentsLength(12)
        self.choice.activated.connect(
            lambda row: self.device_chosen.emit(self.choice.itemData(row))
        )
        self.body.addWidget(self.choice)
        self.level = LevelView()
        self.body.addWidget(self.level)
        self.verdict = label("", "strong")
        self.verdict.setObjectName("level_verdict")
        self.figures = label("", "muted")
        self.body.addWidget(flow_widget(self.verdict, self.figures))
        self.advice = label("", "muted", wrap=True)
        self.body.addWidget(self.advice)
        self._add_room()
        self._verdict: Loudness | None = None
        self.show_level(Level())

    def _add_room(self) -> None:
        self.body.addSpacing(theme.S)
        self.room = Pill()
        self.room.hide()
        self.check = button(self.tr("Check"), "", "waveform", name="check_room")
        self.check.setAccessibleName(self.tr("Check the room"))
        heading = label(self.tr("Room"), "heading")
        self.body.addWidget(flow_widget(heading, self.check, self.room))
        self.room_text = label("", "muted", wrap=True)
        self.room_text.setObjectName("room_text")
        self.room_bar = Meter()
        self.room_bar.setAccessibleName(self.tr("Listening to the room"))
        self.body.addWidget(self.room_text)
        self.body.addWidget(self.room_bar)
        self.check.clicked.connect(self.room_check_wanted)
        self.show_no_check()

    def show_devices(self, devices: Sequence[InputDevice], chosen: str) -> None:
        """List the devices; one that was chosen and is not there is shown as missing."""
        with QSignalBlocker(self.choice):
            self.choice.clear()
            default = next((one.name for one in devices if one.is_default), "")
            words = self.tr("System default: {0}").format(default)
            self.choice.addItem(words if default else self.tr("System default"), "")
            for one in devices:
                self.choice.addItem(one.name, one.id)
            row = self.choice.findData(chosen)
            if row < 0:
                self.choice.addItem(self.tr("The chosen one is not connected"), chosen)
                row = self.choice.count() - 1
            self.choice.setCurrentIndex(row)
        self.choice.setToolTip(self.choice.currentText())

    def show_level(self, level: Level) -> None:
        """Show the level of now."""
        self.level.show_level(level)
        heard = level.verdict is not Loudness.NOTHING
        figures = self.tr("{0} dB peak · {1} dB RMS")
        words = figures.format(round(level.held_db), round(level.rms_db))
        self.figures.setText(words if heard else "")
        if level.verdict is self._verdict:
            return
        self._verdict = level.verdict
        kind, title, advice = level_words(level.verdict)
        set_kind(self.verdict, kind if kind != "muted" else "strong")
        self.verdict.setText(title)
        self.advice.setText(advice)
        self.level.setAccessibleDescription(f"{title}. {advice}")

    def show_no_check(self) -> None:
        """The room was not listened to yet."""
        self.room.hide()
        self.room_bar.hide()
        self.room_text.setText(
            self.tr("Two seconds in which nobody speaks tell how quiet it is here.")
        )
        self.check.setEnabled(True)

    def show_checking(self, share: float) -> None:
        """It listens; ``share`` of the time is over."""
        self.room.hide()
        self.room_bar.show()
        self.room_bar.show_value(share)
        self.room_text.setText(self.tr("Keep still…"))
        self.check.setEnabled(False)

    def show_room(self, noise: RoomNoise) -> None:
        """Show what was found."""
        kind, title, advice = room_words(noise)
        self.room.show_state(title, kind)
        self.room.show()
        self.room_bar.hide()
        figure = self.tr("{0} dBFS.").format(round(noise.level_db))
        self.room_text.setText(f"{figure} {advice}")
        self.check.setEnabled(True)

    def set_locked(self, locked: bool) -> None:
        """While somebody records, the device stays and the room is not checked."""
        self.choice.setEnabled(not locked)
        self.check.setEnabled(not locked)
