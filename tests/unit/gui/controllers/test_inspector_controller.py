"""The inspector with a real session, real files and a sound card moved by hand."""

import shutil
import time
from functools import partial

import numpy as np
import pytest
import shiboken6
import soundfile
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from helpers.samples import speech_like
from helpers.sound import HandOutput
from mynah.gui.controllers.inspector_controller import InspectorController
from mynah.gui.controllers.session import Session
from mynah.gui.services.player import Player
from mynah.gui.services.settings_store import SettingsStore
from mynah.project import dataset, decisions
from mynah.project.cutting import waiting_words
from mynah.project.dataset import Dataset, Entry
from mynah.project.importing import import_paths
from mynah.project.samples import Library
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode
from mynah.protocol.events import Failed

pytestmark = pytest.mark.gui

RATE = 16000


class AskedEngine(QObject):
    """Notes what is asked of it; the test answers."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def request(self, kind, parameters, done, failed=None, *, owner, progress=None, first=False):
        self.asked.append((kind, parameters, done, failed))
        return self

    def cancel(self):
        self.asked.clear()

    def close(self):
        pass


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """Two recordings, measured once for all tests."""
    folder = tmp_path_factory.mktemp("imported")
    made = Workspace.open(folder / "ws", create=True)
    for number, name in enumerate(("one.wav", "two.wav")):
        x = speech_like(3.0, RATE, seed=number)
        x = np.concatenate([np.zeros(RATE, np.float32), x, np.zeros(RATE, np.float32)])
        soundfile.write(folder / name, x, RATE)
        (folder / name).with_suffix(".txt").write_text(f"Words of {number}.")
        import_paths(made, [folder / name])
    return made.root


@pytest.fixture
def workspace(imported, tmp_path):
    shutil.copytree(imported, tmp_path / "ws")
    return Workspace.open(tmp_path / "ws")


@pytest.fixture
def session(qtbot, workspace, tmp_path):
    made = Session(workspace, SettingsStore(tmp_path / "settings.json"))
    made.player = Player(made, output=HandOutput())
    made.engine = AskedEngine()
    with qtbot.waitSignal(made.samples_changed):
        made.reload_samples()
    yield made
    made.close()
    shiboken6.delete(made)


@pytest.fixture
def output(session):
    return session.player._output


@pytest.fixture
def inspector(qtbot, session):
    made = InspectorController(session, session)
    qtbot.addWidget(made.view)
    made.view.resize(700, 320)
    made.view.show()

    def follow(ids=None):
        shown = made.sample.id if made.sample else ""
        now = session.samples.find((ids or [shown])[0])
        if now is not None:
            made.show_sample(now)

    made.samples_made.connect(lambda ids: setattr(made, "wanted", ids))
    session.samples_changed.connect(lambda: follow(getattr(made, "wanted", None)))
    return made


def named(session, name):
    return next(one for one in session.samples.samples if one.original_name == name)


@pytest.fixture
def shown(qtbot, session, inspector):
    sample = named(session, "one.wav")
    inspector.show_sample(sample)
    qtbot.waitUntil(lambda: inspector.view.sound._scale is not None)
    return sample


def text(inspector, name):
    return inspector.view.findChild(QLabel, f"inspector_{name}").text()


def ids(session):
    return {one.id for one in session.samples.samples}


# Showing


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


# Cuts


def moved(qtbot, session, act):
    before = ids(session)
    act()
    qtbot.waitUntil(lambda: ids(session) != before)


def test_a_trim_is_undone_and_done_again(qtbot, session, inspector, shown, workspace):
    Dataset("mine", (Entry(shown.id, shown.sha256),)).save(workspace)
    session.samples.choose([shown.id])
    heard = []
    session.datasets_changed.connect(lambda: heard.append(1))
    inspector.view.sound.set_selection((1.0, 3.0))
    moved(qtbot, session, inspector.view.commands.trim.trigger)
    assert session.undo.undoText() == "Trim"
    qtbot.waitUntil(lambda: inspector.sample.id != shown.id)
    made = inspector.sample
    assert made.duration == pytest.approx(2.0)
    assert session.samples.is_chosen(made.id)
    assert dataset.names(workspace) == ["mine"]
    assert Dataset.load(workspace, "mine").entries[0].sample_id == made.id
    assert heard
    moved(qtbot, session, session.undo.undo)
    assert shown.id in ids(session)
    assert Dataset.load(workspace, "mine").entries[0].sample_id == shown.id
    moved(qtbot, session, session.undo.redo)
    assert ids(session) == {made.id, named(session, "two.wav").id}


def test_undo_and_redo_at_once_stay_in_order(qtbot, session, inspector, shown):
    inspector._seek(2.5)
    moved(qtbot, session, inspector.view.commands.split.trigger)
    assert len(ids(session)) == 3
    problems = []
    session.problem_reported.connect(problems.append)
    for _ in range(3):
        session.undo.undo()
        session.undo.redo()
    session.undo.undo()
    qtbot.waitUntil(lambda: not inspector.edits._edits.busy)
    with qtbot.waitSignal(session.samples_changed):
        session.reload_samples()
    assert shown.id in ids(session)
    assert len(ids(session)) == 2
    assert problems == []


def test_a_split_leaves_words_that_wait(qtbot, session, inspector, shown):
    inspector._seek(2.5)
    moved(qtbot, session, inspector.view.commands.split.trigger)
    qtbot.waitUntil(lambda: inspector.sample.id != shown.id)
    assert waiting_words(inspector.sample) == "Words of 0."
    assert inspector.view.transcript.text == ""
    assert not inspector.view.transcript._review.isHidden()


def test_silence_is_trimmed_with_the_words_kept(qtbot, session, inspector, shown):
    moved(qtbot, session, inspector.view.commands.trim_silence.trigger)
    qtbot.waitUntil(lambda: inspector.sample.id != shown.id)
    assert inspector.sample.duration < 3.6
    assert inspector.sample.transcript == "Words of 0."
    # And once more there is nothing to do.
    inspector.view.commands.trim_silence.trigger()
    qtbot.waitUntil(lambda: "no silence" in text(inspector, "message"))
    assert session.undo.count() == 1


def test_a_cut_that_makes_no_sense_is_reported_and_not_on_the_stack(
    qtbot, session, inspector, shown
):
    inspector._seek(0.05)
    with qtbot.waitSignal(session.problem_reported):
        inspector.view.commands.split.trigger()
    assert session.undo.count() == 0
    assert inspector.view.commands.split.isEnabled()


def test_an_undo_that_fails_is_said_and_leaves_the_stack(
    qtbot, session, inspector, shown, workspace
):
    inspector.view.sound.set_selection((1.0, 3.0))
    moved(qtbot, session, inspector.view.commands.trim.trigger)
    Library(workspace).purge_bin()
    with qtbot.waitSignal(session.problem_reported):
        session.undo.undo()
    assert len(ids(session)) == 2
    session.undo.redo()
    assert session.undo.count() == 0


# Decisions and transcripts


def test_exclude_and_keep_are_undoable(qtbot, session, inspector, shown, workspace):
    session.samples.choose([shown.id])
    Dataset("mine", (Entry(shown.id, shown.sha256),)).save(workspace)

    def decided():
        return decisions.decision_of(session.samples.find(shown.id))

    inspector.view.action_requested.emit("exclude")
    qtbot.waitUntil(lambda: decided() == "exclude")
    assert not session.samples.is_chosen(shown.id)
    assert Dataset.load(workspace, "mine").entries == ()
    assert "Excluded" in text(inspector, "decision")
    session.undo.undo()
    qtbot.waitUntil(lambda: decided() == "")
    assert session.samples.is_chosen(shown.id)
    assert len(Dataset.load(workspace, "mine").entries) == 1
    inspector.view.action_requested.emit("keep")
    qtbot.waitUntil(lambda: decided() == "keep")
    inspector.view.findChild(QAbstractButton, "inspector_withdraw").click()
    qtbot.waitUntil(lambda: decided() == "")
    assert session.undo.count() == 2  # what was undone was replaced


def test_record_again_is_passed_on(qtbot, inspector, shown):
    with qtbot.waitSignal(inspector.record_requested) as asked:
        inspector.view.action_requested.emit("record")
    assert asked.args == [shown]


def test_a_transcript_is_stored_and_its_origin_comes_back(
    qtbot, session, inspector, shown, workspace
):
    def stored():
        one = Library(workspace).get(shown.id)
        return one.transcript, one.meta["transcript"]["origin"]

    inspector.view.transcript.field.setPlainText("Other words.")
    inspector.view.transcript.save()
    qtbot.waitUntil(lambda: session.undo.count() == 1)
    assert stored() == ("Other words.", "user")
    session.undo.undo()
    qtbot.waitUntil(lambda: stored() == ("Words of 0.", "file"))
    qtbot.waitUntil(lambda: inspector.view.transcript.text == "Words of 0.")
    session.undo.redo()
    qtbot.waitUntil(lambda: stored() == ("Other words.", "user"))


def test_what_is_being_written_survives_a_reload_and_is_saved_when_left(
    qtbot, session, inspector, shown, workspace
):
    field = inspector.view.transcript.field
    field.setPlainText("Half a sen")
    with qtbot.waitSignal(session.samples_changed):
        session.reload_samples()
    assert field.toPlainText() == "Half a sen"
    inspector.show_sample(named(session, "two.wav"))
    assert field.toPlainText() == "Words of 1."
    qtbot.waitUntil(lambda: Library(workspace).get(shown.id).transcript == "Half a sen")


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
