"""The microphone: mono samples come out of it, whatever the device delivers.

Qt Multimedia is loaded when recording is first wanted, not at start, and may be missing (on Linux
without ``libpulse``). Then, or without a device or a permission, `Microphone.problem` says so and
nothing else fails.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, QMicrophonePermission, QObject, Qt, Signal

from mynah.gui.models.input_device import InputDevice, MicrophoneProblem
from mynah.gui.services.sound_plugins import load_multimedia
from mynah.gui.services.sound_server import SoundServer

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice, SignalInstance
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource

Samples = npt.NDArray[np.float32]

RATE = 48_000
BUFFER_SECONDS = 2.0
"""Sound that is kept while the window is busy; without it a hiccup would be a hole."""

_log = logging.getLogger(__name__)


class Microphone(Protocol):
    """Where sound comes from.

    Attributes:
        rate: Of the samples, in Hz; known once it was started.
        bits: That its samples are worth, 16 or 24.
        block_captured: Carries new mono samples, float32 of shape (n,).
        devices_changed: Devices came or went, or a permission was given or refused.
        lost: The device that was used went away or failed; nothing comes any more.
    """

    rate: int
    bits: int

    @property
    def block_captured(self) -> SignalInstance: ...  # noqa: D102

    @property
    def devices_changed(self) -> SignalInstance: ...  # noqa: D102

    @property
    def lost(self) -> SignalInstance: ...  # noqa: D102

    def problem(self) -> MicrophoneProblem:
        """Why it cannot be used now."""

    def ask(self) -> None:
        """Ask the system for the permission; ``devices_changed`` tells that there is an answer."""

    def devices(self) -> list[InputDevice]:
        """Everything that records, the default first."""

    def start(self, device_id: str = "") -> bool:
        """Open a device, or the default one when it is not there; tell whether it could."""

    def stop(self) -> None:
        """Let go of the device."""

    @property
    def running(self) -> bool:
        """Whether a device is open."""


class QtMicrophone(QObject):
    """The devices of the system; see `Microphone`."""

    block_captured = Signal(object)
    devices_changed = Signal()
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rate, self.bits = RATE, 24
        self._multimedia: Any = None
        self._missing = False
        self._system: QObject | None = None
        self._server: SoundServer | None = None
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None
        self._device_id = b""
        self._reader = PcmReader("float", 1)
        self._failed = False

    @property
    def running(self) -> bool:
        """See `Microphone.running`."""
        return self._source is not None

    def problem(self) -> MicrophoneProblem:
        """See `Microphone.problem`."""
        if not self._load():
            return MicrophoneProblem.NO_LIBRARY
        status = QCoreApplication.instance().checkPermission(QMicrophonePermission())  # type: ignore[union-attr]
        if status == Qt.PermissionStatus.Denied:
            return MicrophoneProblem.REFUSED
        if status == Qt.PermissionStatus.Undetermined:
            return MicrophoneProblem.NOT_ASKED
        if not self._multimedia.QMediaDevices.audioInputs():
            return MicrophoneProblem.NO_DEVICE
        if self._server is not None and not self._server.alive():
            return MicrophoneProblem.NOT_OPENED
        return MicrophoneProblem.NOT_OPENED if self._failed else MicrophoneProblem.NONE

    def ask(self) -> None:
        """See `Microphone.ask`."""
        QCoreApplication.instance().requestPermission(  # type: ignore[union-attr]
            QMicrophonePermission(), self, lambda _permission: self.devices_changed.emit()
        )

    def devices(self) -> list[InputDevice]:
        """See `Microphone.devices`."""
        if not self._load():
            return []
        default = bytes(self._multimedia.QMediaDevices.defaultAudioInput().id().data())
        found = []
        for one in self._multimedia.QMediaDevices.audioInputs():
            key = bytes(one.id().data())
            found.append(
                InputDevice(key.decode("utf-8", "replace"), one.description(), key == default)
            )
        return sorted(found, key=lambda one: not one.is_default)

    def start(self, device_id: str = "") -> bool:
        """See `Microphone.start`."""
        self.stop()
        self._failed = False
        if self.problem():
            return False
        device = self._device(device_id)
        wanted = self._format(device)
        source = self._multimedia.QAudioSource(device, wanted, self)
        source.setBufferSize(round(BUFFER_SECONDS * wanted.sampleRate()) * wanted.bytesPerFrame())
        source.stateChanged.connect(self._on_state_changed)
        stream = source.start()
        if stream is None or source.error() != self._multimedia.QtAudio.Error.NoError:
            _log.warning("%s could not be opened: %s", device.description(), source.error())
            source.stateChanged.disconnect(self._on_state_changed)
            source.deleteLater()
            self._failed = True
            return False
        self.rate = wanted.sampleRate()
        self._device_id = bytes(device.id().data())
        self._source, self._stream = source, stream
        stream.readyRead.connect(self._on_ready_read)
        return True

    def stop(self) -> None:
        """See `Microphone.stop`."""
        source, self._source = self._source, None
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.readyRead.disconnect(self._on_ready_read)
        if source is not None:
            source.stateChanged.disconnect(self._on_state_changed)
            source.reset()  # what is still in its buffer is of no use
            source.deleteLater()
        self._reader.clear()

    def _load(self) -> bool:
        if self._multimedia is None and not self._missing:
            try:
                multimedia = load_multimedia()
            except ImportError as error:
                _log.warning("nothing can be recorded: %s", error)
                self._missing = True
            else:
                self._multimedia = multimedia
                self._server = SoundServer()
                devices = multimedia.QMediaDevices(self)
                devices.audioInputsChanged.connect(self._on_inputs_changed)
                self._system = devices
        return self._multimedia is not None

    def _device(self, device_id: str) -> QAudioDevice:
        wanted = device_id.encode("utf-8")
        for one in self._multimedia.QMediaDevices.audioInputs():
            if wanted and bytes(one.id().data()) == wanted:
                return one  # type: ignore[no-any-return]
        return self._multimedia.QMediaDevices.defaultAudioInput()  # type: ignore[no-any-return]

    def _format(self, device: QAudioDevice) -> QAudioFormat:
        """48 kHz mono floats where the device takes them, else what is nearest."""
        kinds = self._multimedia.QAudioFormat.SampleFormat
        names = {kinds.Float: "float", kinds.Int32: "int32", kinds.Int16: "int16"}
        preferred = device.preferredFormat()
        for rate in (RATE, preferred.sampleRate()):
            for channels in (1, preferred.channelCount()):
                for kind in (kinds.Float, kinds.Int16):
                    wanted: QAudioFormat = self._multimedia.QAudioFormat()
                    wanted.setSampleRate(rate)
                    wanted.setChannelCount(channels)
                    wanted.setSampleFormat(kind)
                    if device.isFormatSupported(wanted):
                        return self._read_as(wanted, names[kind])
        return self._read_as(preferred, names.get(preferred.sampleFormat(), "uint8"))

    def _read_as(self, wanted: QAudioFormat, kind: str) -> QAudioFormat:
        self._reader = PcmReader(kind, max(1, wanted.channelCount()))
        self.bits = 24 if kind in ("float", "int32") else 16
        return wanted

    def _on_ready_read(self) -> None:
        if self._stream is None:
            return
        block = self._reader.read(bytes(self._stream.readAll().data()))
        if len(block):
            self.block_captured.emit(block)

    def _on_state_changed(self) -> None:
        # Without the signal's argument, a QAudio::State, which PySide6 6.12 cannot convert.
        source = self._source
        if source is not None and source.state() == self._multimedia.QtAudio.State.StoppedState:
            self._lose()

    def _on_inputs_changed(self) -> None:
        ids = {bytes(one.id().data()) for one in self._multimedia.QMediaDevices.audioInputs()}
        if self._source is not None and self._device_id not in ids:
            self._lose()
        self._failed = False  # what was refused before may work now
        self.devices_changed.emit()

    def _lose(self) -> None:
        self._on_ready_read()  # what it still said
        self.stop()
        self.lost.emit()


class PcmReader:
    """Turns the bytes of a device into mono floats.

    Args:
        kind: ``float``, ``int32``, ``int16`` or ``uint8``.
        channels: Interleaved in the bytes; their mean is taken.
    """

    def __init__(self, kind: str, channels: int) -> None:
        self._type = np.dtype({"float": "=f4", "int32": "=i4", "int16": "=i2", "uint8": "u1"}[kind])
        self._scale = {"float": 1.0, "int32": 2.0**31, "int16": 2.0**15, "uint8": 2.0**7}[kind]
        self._offset = 128.0 if kind == "uint8" else 0.0
        self._channels = channels
        self._rest = b""

    def clear(self) -> None:
        """Forget a frame that was begun."""
        self._rest = b""

    def read(self, data: bytes) -> Samples:
        """Convert whole frames, shape (n,); a torn one waits for the rest of its bytes."""
        data = self._rest + data
        size = self._type.itemsize * self._channels
        whole = len(data) // size * size
        self._rest = data[whole:]
        values = np.frombuffer(data[:whole], self._type).astype(np.float32)
        if self._scale != 1.0:
            values = (values - np.float32(self._offset)) / np.float32(self._scale)
        if self._channels > 1:
            values = values.reshape(-1, self._channels).mean(axis=1)
        return np.nan_to_num(values, nan=0.0, posinf=1.0, neginf=-1.0)
