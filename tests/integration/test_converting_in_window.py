"""From a dropped folder to converted files, through the page and the real engine."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import numpy as np
import pytest
import shiboken6
import soundfile
from PySide6.QtCore import QCoreApplication, QEvent

from helpers.lite import made_voice
from helpers.samples import speech_like
from mynah.gui.controllers.convert_controller import ConvertController
from mynah.gui.controllers.session import Session
from mynah.gui.services.settings_store import SettingsStore
from mynah.project.workspace import Workspace

pytestmark = [pytest.mark.gui, pytest.mark.engine]
LONG = 120_000


@pytest.fixture
def session(qapp, tmp_path):
    workspace = Workspace.open(tmp_path / "ws", create=True)
    made_voice(workspace.voices_dir / "Anna" / "v001", name="Anna")
    made = Session(workspace, SettingsStore())
    made.open_workspace(workspace)
    yield made
    made.close()
    shiboken6.delete(made)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(session, qtbot):
    made = ConvertController(session, session)
    qtbot.addWidget(made.view)
    made.view.show()
    qtbot.waitUntil(lambda: made.view.voice.name == "Anna")
    yield made
    made.close()


@pytest.fixture
def takes(tmp_path):
    folder = tmp_path / "takes"
    (folder / "second day").mkdir(parents=True)
    for number, name in enumerate(("one.wav", "two.flac", "second day/one.ogg")):
        soundfile.write(folder / name, speech_like(1.5, seed=number), 16000)
    (folder / "broken.mp3").write_bytes(b"not a sound")
    return folder


def states(page):
    return [one.state.value for one in page.queue.items]


def test_a_folder_is_converted_beside_a_broken_file(page, session, takes, qtbot):
    page.view.panel.form.match.click()
    page.add([str(takes)])
    qtbot.waitUntil(lambda: page.queue.rowCount() == 4)
    qtbot.waitUntil(lambda: not page.runner.going, timeout=LONG)
    assert states(page) == ["done", "done", "done", "failed"]
    out = session.workspace.exports_dir / "Anna"
    made = sorted(str(one.relative_to(out)) for one in out.rglob("*.wav"))
    assert made == ["one.wav", str(Path("second day/one.wav")), "two.wav"]
    for item in page.queue.items[:3]:
        sound, _ = soundfile.read(item.result.path)
        assert np.isfinite(sound).all()
        assert np.abs(sound).max() > 0.001
        assert item.result.seconds == pytest.approx(1.5, abs=0.1)
        assert item.result.f0_method == "swift"
    page.view.queue.table.show_number(page.queue.at(1).number)
    qtbot.waitUntil(lambda: page.view.result.wave.seconds > 1.0)


def test_the_queue_survives_that_the_engine_is_killed(page, session, tmp_path, qtbot):
    for number in range(3):
        soundfile.write(tmp_path / f"{number}.wav", speech_like(20.0, seed=number), 16000)
    page.add([str(tmp_path / f"{number}.wav") for number in range(3)])
    qtbot.waitUntil(lambda: states(page)[:1] == ["converting"], timeout=LONG)
    with qtbot.waitSignal(session.converter.crashed, timeout=LONG):
        os.kill(session.converter._process.hello.pid, signal.SIGKILL)
    assert "restarting" in page.view.engine.text()
    qtbot.waitUntil(lambda: not page.runner.going, timeout=LONG)
    assert states(page) == ["done"] * 3
    assert page.view.engine.text() == "Engine ready"


def test_cancelling_stops_the_work_within_a_second(page, session, tmp_path, qtbot):
    soundfile.write(tmp_path / "long.wav", speech_like(120.0), 16000)
    page.add([str(tmp_path / "long.wav")])
    qtbot.waitUntil(lambda: states(page) == ["converting"], timeout=LONG)
    begun = time.monotonic()
    page.view.queue.cancel.click()
    assert states(page) == ["cancelled"]
    qtbot.waitUntil(lambda: session.converter.pending == 0)
    assert time.monotonic() - begun < 2.0  # the bar is 1 s; a busy machine may be slower
    out = session.workspace.exports_dir / "Anna"
    assert not out.exists() or list(out.iterdir()) == []
