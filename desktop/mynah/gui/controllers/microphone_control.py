"""The microphone of the recording page: opened while the page is seen, judged while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal

from mynah.audio.levels import LevelMeter
from mynah.gui.controllers.room_check import RoomCheck
from mynah.gui.models.input_device import MicrophoneProblem

if TYPE_CHECKING:
    from mynah.audio.room import RoomNoise
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.microphone import Microphone
    from mynah.gui.views.record.record_page import RecordPage

Samples = npt.NDArray[np.float32]

PAINT_MS = 33
WATCH_MS = 1000
MOST_SILENT_TICKS = 5
"""So many looks without a sample: longer than a wireless headset needs to begin."""


class MicrophoneControl(QObject):
    """Opens and closes the device, shows its level, listens to the room.

    Attributes:
        locked: While somebody records, the device is not changed by a setting.

    Signals:
        heard: New samples.
        opened: There is sound from now on.
        closed: There is none any more.
        lost: The device went away; `closed`, and perhaps `opened` of another one, follow.
        room_checked: The check of the room is over.
        painted: A good moment to draw what was heard.
    """

    heard = Signal(object)
    opened = Signal()
    closed = Signal()
    lost = Signal()
    room_checked = Signal()
    painted = Signal()

    def __init__(
        self,
        session: Session,
        microphone: Microphone,
        view: RecordPage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.locked = False
        self._settings = session.settings
        self._microphone = microphone
        self._view = view
        self._meter = LevelMeter(microphone.rate)
        self._room = RoomCheck(session.background, self)
        self._room.measured.connect(self._on_room_measured)
        self._paint = QTimer(self)
        self._paint.setSingleShot(True)
        self._paint.setInterval(PAINT_MS)
        self._paint.timeout.connect(self._on_paint)
        self._silent_ticks = 0
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._on_watch)
        microphone.block_captured.connect(self._on_block)
        microphone.devices_changed.connect(self._on_devices_changed)
        microphone.lost.connect(self._on_lost)
        view.microphone.device_chosen.connect(self._on_device_chosen)
        view.trouble_answered.connect(self._on_trouble_answered)
        session.settings.field_changed.connect(self._on_setting_changed)

    @property
    def running(self) -> bool:
        """Whether there is sound."""
        return self._microphone.running

    @property
    def rate(self) -> int:
        """Of the samples, in Hz."""
        return self._microphone.rate

    @property
    def bits(self) -> int:
        """That the samples are worth."""
        return self._microphone.bits

    def open(self) -> None:
        """Listen, while the page is seen."""
        if not self._view.isVisible() or self._microphone.running:
            return
        chosen = self._settings.value.microphone
        self._view.microphone.show_devices(self._microphone.devices(), chosen)
        if self._microphone.start(chosen):
            self._meter = LevelMeter(self._microphone.rate)
            self._silent_ticks = 0
            self._watch.start()
            self._view.show_trouble(MicrophoneProblem.NONE)
            self.opened.emit()
        else:
            self._view.show_trouble(self._microphone.problem())
            self.closed.emit()

    def close(self) -> None:
        """Let go of the device."""
        self._paint.stop()
        self._watch.stop()
        self._room.cancel()
        self._microphone.stop()
        self.closed.emit()

    def check_room(self) -> None:
        """Listen to the room for two seconds."""
        self._room.start(self._microphone.rate)
        self._view.microphone.show_checking(0.0)

    def cancel_check(self) -> None:
        """Listen to the room no longer."""
        if self._room.running:
            self._forget_room()

    def _on_watch(self) -> None:
        # In looks, not in time: after a moment in which the window was busy the samples come
        # together with one look, not after it.
        self._silent_ticks += 1
        if self._silent_ticks > MOST_SILENT_TICKS:
            self._forget_room()
            self.lost.emit()
            self.close()
            self._view.show_trouble(MicrophoneProblem.STALLED)

    def _on_block(self, block: Samples) -> None:
        self._silent_ticks = 0
        self._meter.update(block)
        self._room.add(block)
        self.heard.emit(block)
        if not self._paint.isActive():
            self._paint.start()

    def _on_paint(self) -> None:
        self._view.microphone.show_level(self._meter.level)
        if self._room.running:
            self._view.microphone.show_checking(self._room.share)
        self.painted.emit()

    def _on_room_measured(self, noise: RoomNoise) -> None:
        self._view.microphone.show_room(noise)
        self.room_checked.emit()

    def _on_devices_changed(self) -> None:
        chosen = self._settings.value.microphone
        self._view.microphone.show_devices(self._microphone.devices(), chosen)
        self.open()

    def _on_lost(self) -> None:
        self._watch.stop()
        self._forget_room()
        self.lost.emit()
        self.closed.emit()
        self.open()

    def _on_device_chosen(self, device_id: str) -> None:
        self._settings.update(microphone=device_id)

    def _on_setting_changed(self, name: str) -> None:
        if name == "microphone" and not self.locked and self._view.isVisible():
            self._forget_room()
            self.close()
            self.open()

    def _on_trouble_answered(self) -> None:
        if self._microphone.problem() is MicrophoneProblem.NOT_ASKED:
            self._microphone.ask()
        else:
            self.open()

    def _forget_room(self) -> None:
        self._room.cancel()
        self._view.microphone.show_no_check()
