"""The strip that plays a file, over a player whose sound card is moved by hand."""

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider

from helpers.sound import HandOutput
from mynah.gui.services.player import Player
from mynah.gui.views.parts.clock import clock
from mynah.gui.views.parts.player_bar import PlayerBar

pytestmark = pytest.mark.gui


@pytest.fixture
def output():
    return HandOutput()


@pytest.fixture
def player(qapp, output):
    made = Player(output=output)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def bar(qtbot, player):
    made = PlayerBar(player, name="bar")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def wav(tmp_path):
    def make(name):
        soundfile.write(tmp_path / name, np.zeros(32000, np.float32), 16000)
        return tmp_path / name

    return make


def part(bar, name, kind=QAbstractButton):
    return bar.findChild(kind, f"bar_{name}")


def test_it_plays_pauses_and_follows(qtbot, bar, player, output, wav):
    bar.set_file(wav("a.wav"), 2.0)
    assert part(bar, "time", QLabel).text() == "0:00 / 0:02"
    qtbot.mouseClick(part(bar, "play"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: output.written > 0)
    assert part(bar, "play").accessibleName() == "Pause"
    output.hear(0.2)
    qtbot.waitUntil(lambda: part(bar, "slider", QSlider).value() == 20)
    qtbot.keyClick(part(bar, "play"), Qt.Key.Key_Space)
    assert not player.is_playing
    assert part(bar, "play").accessibleName() == "Play"


def test_the_keys_of_the_slider_seek(qtbot, bar, player, output, wav):
    bar.set_file(wav("a.wav"), 2.0)
    qtbot.keyClick(part(bar, "slider", QSlider), Qt.Key.Key_Right)
    assert player.path == ""
    bar.toggle()
    qtbot.waitUntil(lambda: output.written > 0)
    assert player.position == pytest.approx(1.0)


def test_two_files_are_compared_at_the_same_moment(qtbot, bar, player, output, wav):
    a, b = wav("a.wav"), wav("b.wav")
    bar.set_pair(a, "Original", b, "Voice", 2.0)
    assert part(bar, "a").text() == "Original"
    bar.toggle()
    qtbot.waitUntil(lambda: output.written > 0)
    output.hear(0.2)
    qtbot.mouseClick(part(bar, "b"), Qt.MouseButton.LeftButton)
    assert player.path == str(b)
    assert player.is_playing
    assert player.position == pytest.approx(0.2, abs=0.001)
    assert bar.path == str(b)


def test_it_is_quiet_about_files_of_others(qtbot, bar, player, output, wav):
    bar.set_file(wav("a.wav"), 2.0)
    player.play_file(wav("other.wav"))
    qtbot.waitUntil(lambda: output.written > 0)
    assert part(bar, "play").accessibleName() == "Play"
    output.trouble = "no_device"
    player.pause()
    with qtbot.waitSignal(player.failed):
        player.play()
    assert part(bar, "message", QLabel).isHidden()
    bar.toggle()
    assert "loudspeaker" in part(bar, "message", QLabel).text()


def test_nothing_to_play_is_disabled(bar):
    assert not part(bar, "play").isEnabled()
    assert not part(bar, "slider", QSlider).isEnabled()


@pytest.mark.parametrize(
    ("seconds", "options", "text"),
    [
        (0, {}, "0:00"),
        (65.9, {}, "1:05"),
        (3.25, {"tenths": True}, "0:03.2"),
        (3725, {}, "1:02:05"),
        (5, {"hours": True}, "0:00:05"),
        (-1, {}, "0:00"),
    ],
)
def test_moments_in_words(seconds, options, text):
    assert clock(seconds, **options) == text
