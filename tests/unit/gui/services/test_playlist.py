"""Files one after the other, over a sound card that is moved by hand."""

import numpy as np
import pytest
import soundfile

from helpers.sound import HandOutput
from mynah.gui.services.player import Player
from mynah.gui.services.playlist import Entry, Playlist

pytestmark = pytest.mark.gui
RATE = 16000


@pytest.fixture
def files(tmp_path):
    """Three files of a fifth of a second, each of another level."""
    found = []
    for number in range(3):
        path = tmp_path / f"{number}.wav"
        soundfile.write(path, np.full(RATE // 5, 0.1 * (number + 1)), RATE, subtype="FLOAT")
        found.append(str(path))
    return found


@pytest.fixture
def output():
    return HandOutput()


@pytest.fixture
def player(qapp, output):
    made = Player(output=output)
    yield made
    made.clear()
    made.deleteLater()


@pytest.fixture
def playlist(player):
    made = Playlist(player)
    made.seen = []
    made.current_changed.connect(made.seen.append)
    made.clear()
    return made


def hear(qtbot, player, output):
    """Let the sound card play what it has, until the file ends."""
    qtbot.waitUntil(lambda: output.running and output.written > 0)

    def over():
        output.hear(0.05)
        player._on_tick()
        return not player.is_playing

    qtbot.waitUntil(over)


def level(output):
    """The level of the file that was written last."""
    return round(float(np.max(output.samples())), 3)


def test_the_next_begins_when_one_ends_after_its_pause(qtbot, playlist, player, output, files):
    for number, path in enumerate(files):
        playlist.put(number, Entry(path, 0.02))
    playlist.finish()
    playlist.play_from(0)
    for number in range(3):
        qtbot.waitUntil(lambda number=number: player.path == files[number] and output.running)
        assert playlist.current == number
        hear(qtbot, player, output)
        assert level(output) == pytest.approx(0.1 * (number + 1), abs=1e-3)
    qtbot.waitUntil(lambda: playlist.state == "stopped")
    assert playlist.seen == [0, 1, 2, 0]  # ready to be played from the beginning


def test_the_next_file_is_opened_while_the_pause_lasts(qtbot, playlist, player, output, files):
    playlist.put(0, Entry(files[0], 5.0))
    playlist.put(1, Entry(files[1], 0.0))
    playlist.play_from(0)
    hear(qtbot, player, output)
    assert player.path == files[1]
    assert not player.is_playing
    assert playlist.state == "playing"
    playlist.pause()
    assert playlist.state == "paused"
    playlist.toggle()
    assert player.is_playing


def test_what_is_not_made_yet_is_waited_for(qtbot, playlist, player, output, files):
    playlist.play_from(0)
    assert playlist.state == "waiting"
    playlist.put(0, Entry(files[0], 0.0))
    assert playlist.state == "playing"
    hear(qtbot, player, output)
    assert playlist.state == "waiting"
    assert playlist.current == 1
    playlist.put(1, Entry(files[1], 0.0))
    hear(qtbot, player, output)
    assert playlist.state == "waiting"
    playlist.finish()
    assert playlist.state == "stopped"


def test_stepping_and_stopping(qtbot, playlist, player, output, files):
    for number, path in enumerate(files):
        playlist.put(number, Entry(path))
    playlist.finish()
    playlist.play_from(1)
    playlist.next()
    assert player.path == files[2]
    playlist.next()
    assert playlist.current == 2
    playlist.previous()
    playlist.previous()
    playlist.previous()
    assert playlist.current == 0
    playlist.stop()
    assert playlist.state == "stopped"
    assert not player.is_playing
    playlist.toggle()
    assert playlist.state == "playing"
    assert player.path == files[0]


def test_pausing_the_player_itself_pauses_the_list(qtbot, playlist, player, output, files):
    playlist.put(0, Entry(files[0]))
    playlist.play_from(0)
    qtbot.waitUntil(lambda: player.state == "playing")
    player.pause()
    assert playlist.state == "paused"
    playlist.toggle()
    assert player.is_playing


def test_whoever_plays_another_file_has_the_player(qtbot, playlist, player, files):
    playlist.put(0, Entry(files[0]))
    playlist.put(1, Entry(files[1]))
    playlist.play_from(0)
    player.play_file(files[2])
    assert playlist.state == "stopped"
    assert player.is_playing
    playlist.stop()
    assert player.is_playing  # it is not ours any more


def test_a_file_that_went_away_is_told(qtbot, playlist, player, output, tmp_path):
    playlist.put(0, Entry(str(tmp_path / "gone.wav")))
    with qtbot.waitSignal(playlist.failed) as told:
        playlist.play_from(0)
    assert "not there any more" in told.args[0]
    assert playlist.state == "stopped"


def test_no_sound_card_is_told(qtbot, player, playlist, output, files):
    output.trouble = "no_device"
    playlist.put(0, Entry(files[0]))
    with qtbot.waitSignal(playlist.failed):
        playlist.play_from(0)
    assert playlist.state == "stopped"
