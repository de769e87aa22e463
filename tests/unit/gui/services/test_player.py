"""The player over a sound card that is moved by hand: every position is counted in samples."""

import numpy as np
import pytest
import soundfile

from helpers.sound import HandOutput
from mynah.gui.services.pcm_stream import PcmStream
from mynah.gui.services.player import Player

pytestmark = pytest.mark.gui

RATE = 16000


@pytest.fixture
def ramp(tmp_path):
    """A file whose samples say where they are: second * 0.1."""

    def make(name="ramp.wav", seconds=4.0, rate=RATE, channels=1, sign=1.0, **options):
        path = tmp_path / name
        x = sign * 0.1 * np.arange(int(seconds * rate)) / rate
        options.setdefault("subtype", "FLOAT")
        soundfile.write(path, np.repeat(x[:, None], channels, axis=1), rate, **options)
        return path

    return make


@pytest.fixture
def output():
    return HandOutput()


@pytest.fixture
def player(qapp, output):
    made = Player(output=output)
    yield made
    made.clear()
    made.deleteLater()


def playing(qtbot, player, output, seconds=0.0):
    """Wait until it is heard, then let time pass."""
    qtbot.waitUntil(lambda: output.running and output.written > 0)
    left = round(seconds * output.rate)
    while left > 0:
        before = output.played
        output.hear(min(0.1, left / output.rate))
        left -= output.played - before
        player._on_tick()
        if output.played == output.written:
            qtbot.wait(1)  # the thread that decodes gets its turn
    player._on_tick()


def test_loading_tells_the_length_and_plays_nothing(qtbot, player, output, ramp):
    with qtbot.waitSignals([player.duration_changed, player.source_changed]):
        player.load(ramp())
        assert player.state == "loading"
        player.seek(1.0)
        player.loop = (0.5, 1.0)
        assert player.state == "loading"
    qtbot.waitUntil(lambda: player.state == "stopped")
    assert player.duration == pytest.approx(4.0)
    assert output.starts == 0
    assert not player._timer.isActive()


def test_it_plays_from_a_moment_and_pauses_where_it_is(qtbot, player, output, ramp):
    player.load(ramp())
    player.play(1.5)
    playing(qtbot, player, output, 0.5)
    assert player.state == "playing"
    assert player.position == pytest.approx(2.0, abs=1e-3)
    assert output.samples()[0, 0] == 0.0  # no click
    assert output.samples()[160, 0] == pytest.approx(0.151, abs=1e-4)
    player.pause()
    assert player.state == "paused"
    assert not output.running
    player.toggle()
    playing(qtbot, player, output)
    assert output.samples()[160, 0] == pytest.approx(0.201, abs=1e-3)


def test_it_stops_at_the_end_and_begins_again(qtbot, player, output, ramp):
    player.load(ramp(seconds=1.0))
    player.play(0.8)
    playing(qtbot, player, output)
    with qtbot.waitSignal(player.state_changed):
        output.hear(1.0)
        qtbot.waitUntil(lambda: player.state == "stopped")
    assert player.position == pytest.approx(1.0)
    player.play()
    playing(qtbot, player, output)
    assert player.position < 0.1


def test_seeking_while_playing_goes_on_there(qtbot, player, output, ramp):
    player.play_file(ramp())
    playing(qtbot, player, output, 0.2)
    player.seek(3.0)
    playing(qtbot, player, output, 0.1)
    assert player.position == pytest.approx(3.1, abs=1e-3)
    player.seek(99.0)
    assert player.position == pytest.approx(4.0)


def test_a_part_is_repeated_without_a_gap(qtbot, player, output, ramp):
    player.load(ramp())
    player.loop = (1.0, 1.25)
    player.play(0.0)
    playing(qtbot, player, output, 0.9)
    assert 1.0 <= player.position < 1.25
    x = output.samples()[160:, 0] * 10.0
    assert x[0] == pytest.approx(1.01, abs=1e-3)
    steps = np.diff(x)
    joints = np.flatnonzero(np.abs(steps) > 0.01)
    assert len(joints) >= 3
    assert np.diff(joints) == pytest.approx(0.25 * RATE)
    assert steps[joints] == pytest.approx(-0.25, abs=1e-3)


def test_the_other_file_goes_on_within_a_millisecond(qtbot, player, output, ramp):
    one, other = ramp("a.wav"), ramp("b.flac", rate=22050, sign=-1.0, subtype="PCM_24")
    player.play_file(one, 1.0)
    playing(qtbot, player, output, 0.4)
    before = output.played / RATE + 1.0
    player.switch_to(other)
    assert player.path == str(other)
    playing(qtbot, player, output)
    assert player.state == "playing"
    first = -10.0 * output.samples()[200:400, 0].mean() - 300 / RATE
    assert abs(first - before) < 0.001


def test_switching_while_silent_keeps_the_place(qtbot, player, output, ramp):
    player.load(ramp("a.wav"), start=2.0)
    player.switch_to(ramp("b.wav"))
    qtbot.waitUntil(lambda: player.state == "stopped")
    assert player.position == 2.0
    assert output.starts == 0


def test_a_missing_and_a_damaged_file_are_said(qtbot, player, tmp_path):
    with qtbot.waitSignal(player.failed) as said:
        player.play_file(tmp_path / "none.wav")
    assert said.args == ["The recording is not there any more."]
    assert player.state == "failed"
    (tmp_path / "bad.wav").write_bytes(b"RIFF\x00\x00\x00\x00WAVEjunk")
    with qtbot.waitSignal(player.failed) as said:
        player.play_file(tmp_path / "bad.wav")
    assert "damaged" in said.args[0]


@pytest.mark.parametrize("problem", ["no_library", "no_device"])
def test_a_computer_without_sound_is_said_once(qtbot, player, output, ramp, problem):
    output.trouble = problem
    assert not player.available
    player.load(ramp())
    with qtbot.waitSignal(player.failed) as said:
        player.play()
    assert said.args == [player.reason]
    assert not player.is_playing


def test_headphones_that_are_pulled_out_pause_it(qtbot, player, output, ramp):
    player.play_file(ramp())
    playing(qtbot, player, output, 0.2)
    output.gone = True
    with qtbot.waitSignal(player.failed):
        qtbot.waitUntil(lambda: player.state == "paused")
    assert player.position == pytest.approx(0.2, abs=1e-3)


def test_another_file_forgets_the_loop(qtbot, player, ramp):
    player.load(ramp("a.wav"))
    player.loop = (0.5, 1.0)
    with qtbot.waitSignal(player.loop_changed):
        player.load(ramp("b.wav"))
    assert player.loop is None


def test_a_stream_holds_two_seconds_and_its_thread_ends(tmp_path, qtbot):
    path = tmp_path / "long.wav"
    soundfile.write(path, np.zeros(RATE * 60, np.float32), RATE)
    stream = PcmStream(path, RATE, 2)
    qtbot.waitUntil(lambda: stream._ready_frames > 2 * RATE)
    assert stream._made_frames < 3 * RATE
    assert stream.take(100).shape == (100, 2)
    stream.close()
    assert stream.join(5.0)


def test_any_format_starts_in_the_middle(tmp_path, qtbot):
    path = tmp_path / "a.ogg"
    t = np.arange(RATE * 3) / RATE
    soundfile.write(path, np.where(t < 2.0, 0.0, 0.5 * np.sin(2 * np.pi * 440 * t)), RATE)
    stream = PcmStream(path, RATE, 1, start=2.1)
    qtbot.waitUntil(lambda: stream.ready)
    assert np.abs(stream.take(800)).max() > 0.3
    stream.close()
