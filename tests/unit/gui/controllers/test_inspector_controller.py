"""What the inspector shows and plays."""

import time
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from helpers.inspector_session import (  # noqa: F401 - fixtures
    make_imported,
    make_inspector,
    make_output,
    make_session,
    make_shown,
    make_workspace,
    named,
    text,
)
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode
from mynah.protocol.events import Failed

pytestmark = pytest.mark.gui


def test_nothing_is_selected_at_first(inspector):
    assert inspector.view.currentIndex() == 0
    assert not any(action.isEnabled() for action in inspector.view.commands.all())


def test_a_sample_is_shown_with_everything_known_of_it(qtbot, inspector, shown):
    assert text(inspector, "name") == "one.wav"
    assert "16 kHz" in text(inspector, "facts")
    assert "mono" in text(inspector, "facts")
    assert inspector.view.transcript.text == "Words of 0."
    assert inspector.view.sound.range.duration == pytest.approx(5.0)
    assert inspector.view.sound._canvas.wave._path.elementCount() > 100
    qtbot.waitUntil(lambda: text(inspector, "pitch") == "Measuring pitch…")
    inspector.show_sample(None)
    assert inspector.view.currentIndex() == 0


def test_the_pitch_comes_from_the_engine(qtbot, session, inspector, shown, tmp_path):
    qtbot.waitUntil(lambda: bool(session.engine.asked))
    kind, parameters, done, _ = session.engine.asked[0]
    assert kind == "analyse"
    assert parameters["path"] == str(shown.path)
    f0 = np.where(np.arange(500) % 100 < 60, 120.0, 0.0).astype(np.float32)
    np.savez(tmp_path / "f0.npz", f0=f0, times=np.arange(500, dtype=np.float32) / 100)
    done({"path": str(tmp_path / "f0.npz"), "hop_s": 0.01})
    qtbot.waitUntil(lambda: "mostly 120 Hz" in text(inspector, "pitch"))
    # Shown again, it is known.
    inspector.show_sample(None)
    inspector.show_sample(shown)
    assert "mostly 120 Hz" in text(inspector, "pitch")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (ErrorCode.MISSING_DEPENDENCY, "a part of Mynah's engine is missing"),
        (ErrorCode.INTERRUPTED, "did not start"),
        (ErrorCode.BAD_INPUT, "could not be measured"),
    ],
)
def test_no_pitch_is_said_quietly(qtbot, session, inspector, shown, code, words):
    problems = []
    session.problem_reported.connect(problems.append)
    qtbot.waitUntil(lambda: bool(session.engine.asked))
    session.engine.asked[0][3](Failed(code, "why"))
    assert words in text(inspector, "pitch")
    assert problems == []


def test_a_missing_and_a_broken_file_are_calm(qtbot, session, inspector, workspace):
    for name, spoil in (
        ("one.wav", lambda path: path.unlink()),
        ("two.wav", lambda path: path.write_bytes(b"RIFF nothing")),
    ):
        sample = named(session, name)
        spoil(sample.path)
        inspector.show_sample(sample)
        broken = inspector.view._broken
        qtbot.waitUntil(lambda broken=broken: inspector.view._pages.currentWidget() is broken)
        assert broken.title.text()
        assert not inspector.view.commands.play.isEnabled()
        assert inspector.view.transcript.text


def test_whoever_goes_through_the_list_waits_for_nothing(qtbot, session, inspector):
    one, two = named(session, "one.wav"), named(session, "two.wav")
    inspector.show_sample(one)
    begin = time.perf_counter()
    for _ in range(20):
        inspector.show_sample(two)
        inspector.show_sample(one)
    assert time.perf_counter() - begin < 2.0
    qtbot.waitUntil(lambda: inspector.view.sound._scale is not None)
    assert inspector.sample is one


def test_detail_is_read_where_the_pyramid_has_none(qtbot, inspector, shown):
    sound = inspector.view.sound
    for _ in range(12):
        sound.zoom(1.6)
    with qtbot.waitSignal(inspector._loader.close_up_loaded):
        pass
    assert sound._close_up is not None


# Playing


def test_play_pause_and_the_playhead(qtbot, session, inspector, shown, output):
    play = inspector.view.commands.play
    play.trigger()
    qtbot.waitUntil(lambda: output.written > 0)
    assert play.text() == "Pause"
    output.hear(0.2)
    qtbot.waitUntil(lambda: text(inspector, "time").startswith("0:00.2"))
    assert inspector.view.sound._canvas.heads[0].value() == pytest.approx(0.2, abs=0.01)
    play.trigger()
    assert play.text() == "Play"
    assert not session.player.is_playing


def test_the_space_bar_plays_on_the_waveform_and_presses_buttons_elsewhere(
    qtbot, session, inspector, shown, output
):
    inspector.view.sound.setFocus()
    qtbot.keyClick(inspector.view.sound, Qt.Key.Key_Space)
    assert session.player.is_playing
    qtbot.keyClick(inspector.view.sound, Qt.Key.Key_Space)
    assert not session.player.is_playing
    zoom = inspector.view.findChild(QAbstractButton, "inspector_zoom_in_button")
    zoom.setFocus()
    qtbot.keyClick(zoom, Qt.Key.Key_Space)
    assert not session.player.is_playing
    assert inspector.view.sound.range.span < 5.0


def test_a_selection_by_keys_is_repeated(qtbot, session, inspector, shown, output):
    sound = inspector.view.sound
    sound.setFocus()
    inspector._seek(1.5)
    qtbot.keyClick(sound, Qt.Key.Key_I)
    inspector._seek(2.0)
    qtbot.keyClick(sound, Qt.Key.Key_O)
    assert sound.selection == pytest.approx((1.5, 2.0))
    assert "0:01.5 to 0:02.0, 0.50 s" in text(inspector, "selection")
    qtbot.keyClick(sound, Qt.Key.Key_L)
    inspector.view.commands.play.trigger()
    assert session.player.loop == pytest.approx((1.5, 2.0))
    sound.set_selection((1.5, 2.5))
    qtbot.waitUntil(lambda: session.player.loop == (1.5, 2.5))
    inspector.view.commands.loop.trigger()
    assert session.player.loop is None
    qtbot.keyClick(sound, Qt.Key.Key_Escape)
    assert sound.selection is None


def test_the_keys_of_the_waveform_seek_and_zoom(qtbot, inspector, shown):
    sound = inspector.view.sound
    sound.setFocus()
    qtbot.keyClick(sound, Qt.Key.Key_Right)
    assert inspector._moment > 0.0
    at = inspector._moment
    qtbot.keyClick(sound, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert sound.selection == pytest.approx((at, inspector._moment))
    qtbot.keyClick(sound, Qt.Key.Key_End)
    assert inspector._moment == pytest.approx(5.0)
    qtbot.keyClick(sound, Qt.Key.Key_Home)
    assert inspector._moment == 0.0
    qtbot.keyClick(sound, Qt.Key.Key_Plus)
    assert sound.range.span < 5.0
    qtbot.keyClick(sound, Qt.Key.Key_0)
    assert sound.range.is_whole


def test_another_sample_stops_the_one_before(qtbot, session, inspector, shown, output):
    inspector.view.commands.play.trigger()
    qtbot.waitUntil(lambda: output.written > 0)
    inspector.show_sample(named(session, "two.wav"))
    assert session.player.path == ""
    assert inspector.view.commands.play.text() == "Play"


def test_the_list_plays_through_the_inspector(qtbot, session, inspector, shown):
    inspector.toggle_sample(shown.id)
    assert session.player.path == str(shown.path)
    assert session.player.is_playing
    inspector.toggle_sample(shown.id)
    assert not session.player.is_playing


def test_no_loudspeaker_is_said_in_the_panel(qtbot, inspector, shown, output):
    output.trouble = "no_device"
    inspector.view.commands.play.trigger()
    assert "No loudspeaker" in text(inspector, "message")


def test_the_commands_have_names_for_their_keys(inspector):
    commands = inspector.commands
    assert commands["inspector.play"] is inspector.view.commands.play
    assert len(commands) == len(inspector.view.commands.all())


def test_another_workspace_shows_nothing_of_the_one_before(
    qtbot, session, inspector, shown, tmp_path
):
    session.open_workspace(Workspace.open(tmp_path / "other", create=True))
    assert inspector.sample is None
    assert inspector.view.currentIndex() == 0
    qtbot.waitUntil(partial(lambda: session._reading is None))
