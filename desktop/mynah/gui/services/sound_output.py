"""The sound card: samples go in as there is room, and it tells how many were heard.

Qt Multimedia is loaded when sound is first wanted, not at start: it takes a tenth of a second, and
on a system without a sound server (no ``libpulse``) it may be missing. Without it, or without a
device, `Output.problem` says so and nothing else fails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from mynah.gui.services.sound_plugins import load_multimedia

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

Samples = npt.NDArray[np.float32]

BUFFER_SECONDS = 0.25
DEFAULT_RATE, DEFAULT_CHANNELS = 48_000, 2


class Output(Protocol):
    """Where samples go.

    Attributes:
        rate: Of the samples it takes, in Hz.
        channels: Of the samples it takes.
    """

    rate: int
    channels: int

    def problem(self) -> str:
        """Why nothing can be heard: ``no_library``, ``no_device``, or empty."""

    def start(self) -> bool:
        """Begin anew with nothing written and nothing heard; tell whether it could."""

    def stop(self) -> None:
        """Fall silent at once."""

    def room(self) -> int:
        """Number of frames that can be written now."""

    def write(self, block: Samples) -> None:
        """Append frames, shape (n, channels), n at most `room`."""

    def heard(self) -> int:
        """Number of frames heard since the start."""

    def failed(self) -> bool:
        """Whether the device went away while it was playing."""

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1."""


class QtOutput(QObject):
    """The default sound device of the system."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rate, self.channels = DEFAULT_RATE, DEFAULT_CHANNELS
        self._multimedia: Any = None
        self._missing = False
        self._sink: QAudioSink | None = None
        self._device: QIODevice | None = None
        self._floating = True
        self._written = 0
        self._volume = 1.0

    def problem(self) -> str:
        """See `Output.problem`; looks at the system each time, since devices come and go."""
        if not self._load():
            return "no_library"
        return "no_device" if self._default_device().isNull() else ""

    def start(self) -> bool:
        """See `Output.start`."""
        self.stop()
        if self.problem():
            return False
        device = self._default_device()
        wanted = self._format(device)
        sink = self._multimedia.QAudioSink(device, wanted, self)
        sink.setBufferSize(round(BUFFER_SECONDS * self.rate) * wanted.bytesPerFrame())
        sink.setVolume(self._volume)
        self._device = sink.start()
        if self._device is None:
            sink.deleteLater()
            return False
        self._sink = sink
        return True

    def stop(self) -> None:
        """See `Output.stop`."""
        self._written = 0
        self._device = None
        if self._sink is not None:
            sink, self._sink = self._sink, None
            sink.reset()  # unlike stop(), does not wait for what is still to be heard
            sink.deleteLater()

    def room(self) -> int:
        """See `Output.room`."""
        if self._sink is None:
            return 0
        return int(self._sink.bytesFree()) // int(self._sink.format().bytesPerFrame())

    def write(self, block: Samples) -> None:
        """See `Output.write`."""
        if self._device is None:
            return
        if self._floating:
            data = np.ascontiguousarray(block, np.float32).tobytes()
        else:
            data = (np.clip(block, -1.0, 1.0) * 32767.0).astype(np.int16).tobytes()
        self._device.write(data)
        self._written += len(block)

    def heard(self) -> int:
        """See `Output.heard`."""
        if self._sink is None:
            return 0
        if self._written and self._sink.state() == self._multimedia.QtAudio.State.IdleState:
            return self._written
        return min(self._written, round(self._sink.processedUSecs() * self.rate / 1e6))

    def failed(self) -> bool:
        """See `Output.failed`."""
        stopped = self._multimedia.QtAudio.State.StoppedState if self._sink is not None else None
        return self._sink is not None and self._sink.state() == stopped

    def set_volume(self, volume: float) -> None:
        """See `Output.set_volume`."""
        self._volume = min(1.0, max(0.0, volume))
        if self._sink is not None:
            self._sink.setVolume(self._volume)

    def _load(self) -> bool:
        if self._multimedia is None and not self._missing:
            try:
                multimedia = load_multimedia()
            except ImportError:
                self._missing = True
            else:
                self._multimedia = multimedia
        return self._multimedia is not None

    def _default_device(self) -> QAudioDevice:
        device: QAudioDevice = self._multimedia.QMediaDevices.defaultAudioOutput()
        return device

    def _format(self, device: QAudioDevice) -> QAudioFormat:
        """The device's own rate, in stereo floats where it takes them."""
        kinds = self._multimedia.QAudioFormat.SampleFormat
        preferred = device.preferredFormat()
        self.rate = preferred.sampleRate() or DEFAULT_RATE
        self.channels = min(DEFAULT_CHANNELS, preferred.channelCount() or DEFAULT_CHANNELS)
        wanted: QAudioFormat = self._multimedia.QAudioFormat()
        wanted.setSampleRate(self.rate)
        wanted.setChannelCount(self.channels)
        wanted.setSampleFormat(kinds.Float)
        self._floating = device.isFormatSupported(wanted)
        if not self._floating:
            wanted.setSampleFormat(kinds.Int16)
        return wanted
