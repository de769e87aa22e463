"""A recording that breaks its decoder, met at every place of the whole window: the window stays."""

import dataclasses
import sys

import pytest
import shiboken6
import soundfile
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from helpers import breaking_decoder
from helpers.breaking_decoder import BREAKS
from helpers.lite import made_voice
from helpers.samples import speech_like
from helpers.sound import HandOutput
from helpers.whole_window import made_workspace
from mynah.audio import apart
from mynah.audio.decoder_program import decode_apart, decode_here
from mynah.gui.application import open_window
from mynah.gui.services.engine_command import engine_environment
from mynah.gui.services.player import Player, PlayerState
from mynah.gui.services.settings_store import SettingsStore
from mynah.project.atomic import write_json

pytestmark = [pytest.mark.gui, pytest.mark.engine]
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
LONG = 60_000


@pytest.fixture
def desktop(qtbot, qapp, home_of_its_own, tmp_path, monkeypatch):
    for name, value in breaking_decoder.environment().items():
        monkeypatch.setenv(name, value)
    decode_apart([sys.executable, "-m", "mynah.engine", "decode"], engine_environment())
    settings = home_of_its_own / "config" / "settings.json"
    write_json(settings, {"schema_version": 1, "first_start_done": True})
    workspace = made_workspace(tmp_path / "ws", 2)
    made_voice(workspace.voices_dir / "Anna" / "v001", name="Anna")
    made = open_window(qapp, SettingsStore(), workspace.root)
    made.start()
    made.finish()
    qtbot.waitUntil(lambda: made.session.samples.rowCount() == 2, timeout=LONG)
    yield made
    made.close()
    shiboken6.delete(made)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    apart.end_decoders()
    decode_here()


@pytest.fixture
def recordings(tmp_path):
    folder = tmp_path / "recordings"
    folder.mkdir()
    for number, name in enumerate(("a first", BREAKS, "c second")):
        soundfile.write(folder / f"{name}.wav", speech_like(2.5, seed=number + 7), 16_000)
    return folder


def drop(target, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    QApplication.sendEvent(target, QDragEnterEvent(QPointF(50, 50), COPY, data, LEFT, NONE))
    dropped = QDropEvent(QPointF(50, 50), COPY, data, LEFT, NONE)
    QApplication.sendEvent(target, dropped)
    assert dropped.isAccepted()


def test_the_window_stays_and_says_why(desktop, recordings, qtbot):
    session, window, library = desktop.session, desktop.window, desktop.library
    broken = str(recordings / f"{BREAKS}.wav")

    window.show_section("library")
    with qtbot.waitSignal(library.imports.finished, timeout=LONG):
        drop(window, recordings)
    report = library.imports.report
    assert [one.code for one in report.refused] == ["decoder_broke"]
    qtbot.waitUntil(lambda: session.samples.rowCount() == 4, timeout=LONG)

    inspector = desktop.inspector
    sample = dataclasses.replace(library.current_sample, path=recordings / f"{BREAKS}.wav")
    with qtbot.waitSignal(inspector._loader.failed, timeout=LONG) as told:
        inspector.show_sample(sample)
    assert told.args[0].reason == "decoder_broke"

    player = Player(desktop, HandOutput())
    with qtbot.waitSignal(player.failed, timeout=LONG):
        player.play_file(broken)
    assert player.state is PlayerState.FAILED
    player.play_file(recordings / "a first.wav")
    qtbot.waitUntil(lambda: player.is_playing and player.duration > 2, timeout=LONG)
    player.close()

    window.show_section("convert")
    convert = desktop.convert
    qtbot.waitUntil(lambda: convert.view.voice.name == "Anna", timeout=LONG)
    convert.add([str(recordings)])
    qtbot.waitUntil(lambda: convert.queue.rowCount() == 3, timeout=LONG)
    qtbot.waitUntil(lambda: not convert.runner.going, timeout=2 * LONG)
    assert [one.state.value for one in convert.queue.items] == ["done", "failed", "done"]

    window.show_section("library")
    with qtbot.waitSignal(inspector._loader.peaks_loaded, timeout=LONG):
        inspector.show_sample(library.current_sample)
    assert window.isVisible()
