"""The microphone of the system: what it delivers, and what it says when there is none."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

from helpers.made_microphone import MadeMicrophone
from mynah.gui.models.input_device import MicrophoneProblem
from mynah.gui.services.microphone import Microphone, PcmReader, QtMicrophone
from mynah.gui.services.sound_server import SoundServer

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(
    ("kind", "dtype", "values", "expected"),
    [
        ("float", "f4", [0.5, -1.0, np.nan, np.inf], [0.5, -1, 0, 1]),
        ("int32", "i4", [2**30, -(2**31)], [0.5, -1]),
        ("int16", "i2", [16384, -32768], [0.5, -1]),
        ("uint8", "u1", [192, 0, 128], [0.5, -1, 0]),
    ],
)
def test_bytes_of_every_kind_become_floats(kind, dtype, values, expected):
    read = PcmReader(kind, 1).read(np.array(values, dtype).tobytes())
    assert read.dtype == np.float32
    assert read == pytest.approx(expected)


def test_torn_frames_wait_for_the_rest_and_channels_are_mixed():
    stereo = np.arange(20, dtype="i2").reshape(-1, 2) * 1000
    data = stereo.tobytes()
    reader = PcmReader("int16", 2)
    parts = [reader.read(data[start : start + 3]) for start in range(0, len(data), 3)]
    assert np.concatenate(parts) == pytest.approx(stereo.mean(axis=1) / 32768)
    reader.read(data[:3])
    reader.clear()
    assert len(reader.read(data)) == 10


def test_without_the_sound_library_it_says_so(qapp, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.delattr("PySide6.QtMultimedia", raising=False)
    microphone = QtMicrophone()
    assert microphone.problem() is MicrophoneProblem.NO_LIBRARY
    assert microphone.devices() == []
    assert not microphone.start()
    assert not microphone.running
    microphone.stop()


def test_without_a_device_it_says_so():
    # In a process of its own: Qt grumbles about the missing sound server.
    program = """
from PySide6.QtCore import QCoreApplication
from mynah.gui.services.microphone import QtMicrophone
app = QCoreApplication([])
microphone = QtMicrophone()
print(microphone.problem(), microphone.devices(), microphone.start(), microphone.running)
"""
    environment = {**os.environ, "PULSE_SERVER": "unix:/nowhere", "QT_LOGGING_RULES": "*=false"}
    answered = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert answered.stdout.split("\n")[0] in (
        "no_device [] False False",
        "no_library [] False False",
    ), answered.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sound servers of Linux")
def test_a_sound_server_that_died_is_noticed(tmp_path, monkeypatch):
    # A short path: those of sockets may have some hundred letters.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "native"
        monkeypatch.setenv("PULSE_SERVER", f"unix:{path}")
        assert SoundServer().alive()  # none was there: nothing is known
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(path))
            listening.listen(4)
            server = SoundServer()
            assert server.alive()
        assert not server.alive()
        path.unlink()
        assert not server.alive()
    monkeypatch.setenv("PULSE_SERVER", "tcp:somewhere")
    assert SoundServer().alive()


def test_the_made_microphone_is_one(qapp):
    def use(one: Microphone) -> bool:
        return one.start()

    assert use(MadeMicrophone())
