"""A microphone that was made: it hears generated sound, fed by a timer or by hand."""

from __future__ import annotations

import functools

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.models.input_device import InputDevice, MicrophoneProblem

RATE = 48_000
BLOCK = 960
DESK = InputDevice("desk", "Desk microphone", is_default=True)
HEADSET = InputDevice("headset", "Headset")


class MadeMicrophone(QObject):
    """Behaves like the system's; `hear` and the timer give what there is to hear.

    Attributes:
        sound: What is heard next by the timer, over and over.
        plugged: The devices.
        trouble: What `problem` answers.
        opened: Id of the device that was opened last.
    """

    block_captured = Signal(object)
    devices_changed = Signal()
    lost = Signal()

    def __init__(self, parent: QObject | None = None, *, devices=(DESK, HEADSET)) -> None:
        super().__init__(parent)
        self.rate, self.bits = RATE, 16
        self.sound = voice_like(2.0)
        self.plugged = list(devices)
        self.trouble = MicrophoneProblem.NONE
        self.asked = 0
        self.opened = ""
        self._running = False
        self._place = 0
        self._timer = QTimer(self)
        self._timer.setInterval(1)  # twenty times as fast as time goes
        self._timer.timeout.connect(self._on_timeout)

    @property
    def running(self) -> bool:
        return self._running

    def problem(self) -> MicrophoneProblem:
        if self.trouble:
            return self.trouble
        return MicrophoneProblem.NONE if self.plugged else MicrophoneProblem.NO_DEVICE

    def ask(self) -> None:
        self.asked += 1

    def devices(self) -> list[InputDevice]:
        return list(self.plugged)

    def start(self, device_id: str = "") -> bool:
        self.stop()
        if self.problem():
            return False
        ids = [one.id for one in self.plugged]
        self.opened = device_id if device_id in ids else ids[0]
        self._running = True
        return True

    def stop(self) -> None:
        self._timer.stop()
        self._running = False

    def hear(self, sound: np.ndarray) -> None:
        """Deliver this now."""
        for start in range(0, len(sound), BLOCK):
            if self._running:
                self.block_captured.emit(sound[start : start + BLOCK])

    def flow(self) -> None:
        """Deliver `sound` from now on, as time goes."""
        self._timer.start()

    def unplug(self, device_id: str) -> None:
        """Pull a device out."""
        self.plugged = [one for one in self.plugged if one.id != device_id]
        if self._running and self.opened == device_id:
            self.stop()
            self.lost.emit()
        self.devices_changed.emit()

    def plug(self, device: InputDevice) -> None:
        """Put a device in."""
        self.plugged.append(device)
        self.devices_changed.emit()

    def _on_timeout(self) -> None:
        block = np.take(self.sound, range(self._place, self._place + BLOCK), mode="wrap")
        self._place += BLOCK
        self.block_captured.emit(block)


@functools.cache
def voice_like(seconds: float, db: float = -18.0) -> np.ndarray:
    """Something with syllables and a pitch over a little noise, float32 at 48 kHz."""
    time = np.arange(round(seconds * RATE)) / RATE
    pitch = 120 + 25 * np.sin(2 * np.pi * 0.7 * time)
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    sound = sum(np.sin(k * phase) / k for k in range(1, 40))
    syllables = np.clip(np.sin(2 * np.pi * 2.5 * time), 0, 1) ** 0.6
    noise = np.random.default_rng(1).standard_normal(len(time)) * 10 ** (-72 / 20)
    sound = sound * syllables
    return (sound / np.abs(sound).max() * 10 ** (db / 20) + noise).astype(np.float32)


def room_noise(seconds: float, db: float = -65.0) -> np.ndarray:
    """White noise of this level, float32 at 48 kHz."""
    noise = np.random.default_rng(2).standard_normal(round(seconds * RATE))
    return (noise * 10 ** (db / 20)).astype(np.float32)
