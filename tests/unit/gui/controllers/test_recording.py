"""Recording from a made microphone into a library whose engine answers by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from helpers.library import fake_sample
from helpers.made_microphone import HEADSET, MadeMicrophone, room_noise, voice_like
from helpers.record_session import RecordSession
from mynah.audio.levels import Loudness
from mynah.audio.quality.assess import Assessment
from mynah.gui.controllers import record_controller
from mynah.gui.controllers.record_controller import RecordController
from mynah.gui.models.input_device import InputDevice, MicrophoneProblem
from mynah.gui.models.record_state import RecordState
from mynah.gui.views.record.wave_view import WaveMode
from mynah.project.prompts import load
from mynah.project.takes import Takes
from mynah.protocol.errors import ErrorCode

pytestmark = pytest.mark.gui

NOTE = "My own voice."
SENTENCES = load("en").prompts


@pytest.fixture(autouse=True)
def measuring_takes_no_time(request, monkeypatch):
    """Only what is marked `usefixtures("really_measured")` loads and runs the measures."""
    if "really_measured" not in request.fixturenames:
        fine = Assessment(Path(), "ok", 1.0, measures={"snr_db": 31.4})
        monkeypatch.setattr(record_controller, "measure_take", lambda path: fine)
        monkeypatch.setattr(record_controller, "prepare", lambda: None)


@pytest.fixture
def really_measured():
    """See above."""


@pytest.fixture
def session(qapp, tmp_path):
    made = RecordSession(tmp_path / "workspace")
    made.settings.update(consent_note=NOTE, language="en")
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def microphone(qapp):
    return MadeMicrophone()


@pytest.fixture
def build(qtbot, session, microphone):
    """Makes the recorder and shows its page; with more than one, the next starts of a program."""
    made = []

    def make(shown=True):
        controller = RecordController(session, microphone=microphone)
        made.append(controller)
        qtbot.addWidget(controller.view)
        if shown:
            controller.view.resize(900, 640)
            controller.view.show()
            qtbot.waitUntil(lambda: controller.reading.spot.total > 0)
            if not microphone.problem():
                qtbot.waitUntil(lambda: microphone.running)
        return controller

    yield make
    for controller in made:
        controller.close()
        controller.deleteLater()


@pytest.fixture
def recorder(build):
    return build()


def do(controller, name):
    action = controller.commands[f"record.{name}"]
    assert action.isEnabled(), name
    action.trigger()


def record(qtbot, controller, microphone, sound=None):
    do(controller, "toggle")
    assert controller.state is RecordState.RECORDING
    microphone.hear(voice_like(2.0) if sound is None else sound)
    do(controller, "toggle")
    qtbot.waitUntil(lambda: controller.state is RecordState.TAKEN)
    return controller.take


def kept(qtbot, controller, session):
    count = len(session.jobs.started)
    do(controller, "keep")
    qtbot.waitUntil(lambda: len(session.jobs.started) > count)
    return session.jobs.started[-1]


def measured(qtbot, controller):
    qtbot.waitUntil(lambda: controller.view.take.verdict.text() != "", timeout=20_000)
    return controller.view.take.verdict.text(), controller.view.take.words.text()


# Takes


def test_a_take_is_read_heard_and_put_into_the_library(qtbot, recorder, session, microphone):
    take = record(qtbot, recorder, microphone)
    assert take.text == SENTENCES[0]
    assert take.seconds == pytest.approx(1.9)  # without the click of the key
    assert recorder.view.take.wave.mode is WaveMode.TAKE
    assert recorder.view.take.time.text() == "0:01.9"
    job = kept(qtbot, recorder, session)
    assert job.arguments[0] == "import"
    assert job.paths == [str(take.path)]
    assert job.consent == NOTE
    assert job.arguments[-2:] == ["--workspace", str(session.workspace.root)]
    assert take.path.with_suffix(".txt").read_text("utf-8").strip() == SENTENCES[0]
    assert recorder.state is RecordState.READY
    assert recorder.reading.text == SENTENCES[1]
    words = recorder.view.progress.words.text()
    assert words.startswith("1 of 100 · 0:01 min recorded · 2:00 needed for Lite")
    assert take.path.exists()  # until the engine said that it is in the library
    job.finish()
    qtbot.waitUntil(lambda: not take.path.exists())
    assert session.reloads == 1
    assert recorder.keeper.waiting == ()


def test_a_good_take_says_how_far_the_voice_stands_above_the_noise(qtbot, recorder, microphone):
    record(qtbot, recorder, microphone)
    title, words = measured(qtbot, recorder)
    assert title == "Good"
    assert words == "The voice stands 31 dB above the noise. Listen to it, or keep it."


@pytest.mark.usefixtures("really_measured")
def test_a_clipped_take_is_warned_of_right_after_it(qtbot, recorder, microphone):
    record(qtbot, recorder, microphone, np.clip(voice_like(3.0, db=12), -1, 1))
    assert recorder.view.microphone.level.level.verdict is Loudness.CLIPPING
    title, words = measured(qtbot, recorder)
    assert "Clipped" in title
    assert "Lower the input level" in words


@pytest.mark.usefixtures("really_measured")
def test_silence_is_no_take(qtbot, recorder, microphone):
    record(qtbot, recorder, microphone, room_noise(2.0))
    measured(qtbot, recorder)
    assert recorder.view.take.verdict.property("kind") == "bad"


def test_a_take_of_nothing_leads_back_to_the_beginning(qtbot, recorder, microphone):
    do(recorder, "toggle")
    do(recorder, "toggle")
    qtbot.waitUntil(lambda: recorder.state is RecordState.READY)
    assert recorder.take is None


def test_recording_again_throws_the_take_away(qtbot, recorder, microphone):
    first = record(qtbot, recorder, microphone)
    do(recorder, "retake")
    assert recorder.state is RecordState.RECORDING
    microphone.hear(voice_like(1.0))
    do(recorder, "toggle")
    qtbot.waitUntil(lambda: recorder.state is RecordState.TAKEN)
    assert recorder.take.path != first.path
    qtbot.waitUntil(lambda: not first.path.exists())
    assert recorder.reading.text == SENTENCES[0]


def test_a_long_take_is_never_thrown_away_by_one_key(qtbot, recorder, microphone, monkeypatch):
    monkeypatch.setattr(record_controller, "PRECIOUS_SECONDS", 1.0)
    take = record(qtbot, recorder, microphone)
    do(recorder, "toggle")
    assert [one.take for one in recorder.keeper.waiting] == [take]
    assert take.path.exists()
    assert recorder.view.waiting.isVisible()
    recorder.view.waiting.findChild(object, "waiting_delete_0").click()
    qtbot.waitUntil(lambda: not take.path.exists())
    assert not recorder.view.waiting.isVisible()


def test_skipping_goes_on_and_leaves_nothing(qtbot, recorder, session, microphone):
    take = record(qtbot, recorder, microphone)
    do(recorder, "skip")
    assert recorder.reading.text == SENTENCES[1]
    qtbot.waitUntil(lambda: not take.path.exists())
    do(recorder, "skip")
    assert recorder.reading.text == SENTENCES[2]
    do(recorder, "before")
    assert recorder.reading.text == SENTENCES[1]
    assert session.jobs.started == []


def test_while_a_take_waits_the_sentence_stays(qtbot, recorder, microphone):
    record(qtbot, recorder, microphone)
    for name in ("before", "after", "room"):
        assert not recorder.commands[f"record.{name}"].isEnabled()
    assert not recorder.view.script.choice.isEnabled()
    assert not recorder.view.script.forth.isEnabled()


def test_leaving_the_page_ends_the_take_and_closes_the_microphone(qtbot, recorder, microphone):
    do(recorder, "toggle")
    microphone.hear(voice_like(2.0))
    recorder.view.hide()
    assert not microphone.running
    qtbot.waitUntil(lambda: recorder.state is RecordState.TAKEN)
    recorder.view.show()
    qtbot.waitUntil(lambda: microphone.running)
    assert recorder.state is RecordState.TAKEN


def test_the_level_and_the_wave_follow_what_is_heard(qtbot, recorder, microphone):
    microphone.flow()
    view = recorder.view
    qtbot.waitUntil(lambda: view.microphone.verdict.text() == "Good")
    assert view.take.wave.mode is WaveMode.LISTENING
    do(recorder, "toggle")
    qtbot.waitUntil(lambda: view.take.time.text() > "0:00.5")
    assert view.take.wave.mode is WaveMode.RECORDING


def test_the_take_is_heard_through_the_player(qtbot, recorder, session, microphone):
    take = record(qtbot, recorder, microphone)
    do(recorder, "play")
    assert session.player.path == str(take.path)
    assert session.player.is_playing
    assert recorder.view.take.play.text() == "Pause"
    recorder.view.take.wave.moment_chosen.emit(0.5)
    assert session.player.moment == 0.5
    do(recorder, "play")
    assert not session.player.is_playing
    session.player.failed.emit("No loudspeaker was found.")
    assert recorder.view.take.words.text() == "No loudspeaker was found."
    do(recorder, "skip")
    assert session.player.path == ""


def test_what_cannot_be_written_is_told(qtbot, recorder, session, microphone):
    recorder._recorder.takes.root = session.workspace.root.parent / "a file" / "deeper"
    recorder._recorder.takes.root.parent.write_text("no folder", "utf-8")
    do(recorder, "toggle")
    qtbot.waitUntil(lambda: recorder.state is RecordState.READY)
    assert len(session.problems) == 1


def test_a_disk_that_cannot_follow_is_told_in_words(qtbot, recorder, session, microphone):
    do(recorder, "toggle")
    microphone.hear(np.tile(voice_like(1.0), 40))  # at once, which no disk can follow
    qtbot.waitUntil(lambda: recorder.state is RecordState.TAKEN)
    assert session.problems[0].title == "The disk is too slow to record to"
    assert recorder.take.seconds > 20


# Consent


def test_consent_is_asked_once_and_what_was_to_be_kept_is_kept(
    qtbot, recorder, session, microphone
):
    session.settings.update(consent_note="")
    record(qtbot, recorder, microphone)
    assert recorder.view.consent.asking
    do(recorder, "keep")
    assert recorder.state is RecordState.TAKEN
    assert session.jobs.started == []
    recorder.view.consent.field.setPlainText("  Ana's voice,\n for her own use. ")
    recorder.view.consent.agree.click()
    qtbot.waitUntil(lambda: len(session.jobs.started) == 1)
    assert session.jobs.started[0].consent == "Ana's voice, for her own use."
    assert session.settings.value.consent_note == "Ana's voice, for her own use."
    assert not recorder.view.consent.asking
    record(qtbot, recorder, microphone)
    do(recorder, "keep")
    assert recorder.state is RecordState.READY


def test_an_empty_note_is_no_consent(recorder):
    recorder.view.consent.show_note("")
    recorder.view.consent.field.setPlainText("  ")
    assert not recorder.view.consent.agree.isEnabled()


# The library


def test_what_the_library_holds_is_not_read_again(qtbot, build, session):
    session.hold([fake_sample(n, transcript=SENTENCES[n]) for n in (0, 1)])
    recorder = build()
    qtbot.waitUntil(lambda: recorder.reading.text == SENTENCES[2])
    assert recorder.view.progress.words.text().startswith("2 of 100 · 0:12 min")


def test_the_script_that_was_begun_is_gone_on_with(qtbot, build, session):
    spanish = load("es").prompts
    session.hold([fake_sample(n, transcript=spanish[n]) for n in range(3)])
    recorder = build()
    qtbot.waitUntil(lambda: recorder.reading.script.key == "es")
    assert recorder.reading.text == spanish[3]


def test_enough_for_a_voice_leads_to_training(qtbot, recorder, session):
    session.hold([fake_sample(n, duration=30.0) for n in range(5)])
    button = recorder.view.progress.train
    qtbot.waitUntil(button.isVisible)
    assert "enough for Lite" in recorder.view.progress.words.text()
    button.click()
    assert session.sections == ["train"]


def test_a_refused_take_waits_with_its_reason(qtbot, recorder, session, microphone):
    take = record(qtbot, recorder, microphone)
    job = kept(qtbot, recorder, session)
    assert recorder.reading.spot.done == 1
    job.finish("refused", "no_speech")
    assert recorder.reading.spot.done == 0
    assert [one.reason for one in recorder.keeper.waiting] == ["No voice was found in it."]
    assert take.path.exists()
    assert session.problems == []


def test_an_engine_that_found_nothing_usable_gives_its_reasons(
    qtbot, recorder, session, microphone
):
    take = record(qtbot, recorder, microphone)
    job = kept(qtbot, recorder, session)
    job.fail(ErrorCode.NOTHING_USABLE, [(str(take.path), "No voice was found in it.")])
    assert [one.reason for one in recorder.keeper.waiting] == ["No voice was found in it."]
    assert session.problems == []


def test_an_engine_that_fails_loses_nothing(qtbot, recorder, session, microphone):
    take = record(qtbot, recorder, microphone)
    kept(qtbot, recorder, session).fail(ErrorCode.DISK_FULL)
    assert len(session.problems) == 1
    assert [one.take.path for one in recorder.keeper.waiting] == [take.path]
    assert take.path.exists()
    recorder.view.waiting.keep.click()
    qtbot.waitUntil(lambda: len(session.jobs.started) == 2)
    assert recorder.keeper.waiting == ()
    session.jobs.started[1].finish("duplicate")
    qtbot.waitUntil(lambda: not take.path.exists())


def test_takes_that_are_kept_meanwhile_are_imported_together(qtbot, recorder, session, microphone):
    takes = []
    for _ in range(3):
        takes.append(record(qtbot, recorder, microphone, voice_like(0.8)))
        do(recorder, "keep")
    qtbot.waitUntil(lambda: len(session.jobs.started) == 1 and len(recorder.keeper.coming) == 3)
    assert session.jobs.started[0].paths == [str(takes[0].path)]
    qtbot.waitUntil(lambda: len(recorder.keeper._queue) == 2)
    session.jobs.started[0].finish()
    qtbot.waitUntil(lambda: len(session.jobs.started) == 2)
    assert session.jobs.started[1].paths == [str(take.path) for take in takes[1:]]


def test_the_end_of_the_script_is_told(qtbot, build, session, microphone):
    session.hold([fake_sample(n, transcript=text) for n, text in enumerate(SENTENCES[:-1])])
    recorder = build()
    qtbot.waitUntil(lambda: recorder.reading.text == SENTENCES[-1])
    record(qtbot, recorder, microphone)
    kept(qtbot, recorder, session)
    assert session.notices == ["Every sentence of this script is recorded."]


# After a crash


def test_takes_of_a_program_that_crashed_are_offered(qtbot, build, session, microphone, tmp_path):
    first = build()
    take = record(qtbot, first, microphone)
    first.close()
    second = build(shown=False)
    qtbot.waitUntil(lambda: len(second.keeper.waiting) == 1)
    assert second.keeper.waiting[0].take.path == take.path
    assert second.keeper.waiting[0].take.text == SENTENCES[0]
    assert len(session.notices) == 1
    second.view.show()
    second.view.waiting.keep.click()
    qtbot.waitUntil(lambda: len(session.jobs.started) == 1)
    session.jobs.started[0].finish()
    qtbot.waitUntil(lambda: not take.path.parent.exists())


def test_takes_that_were_kept_before_a_crash_are_imported(qtbot, build, session, microphone):
    first = build()
    take = record(qtbot, first, microphone)
    kept(qtbot, first, session)  # and the engine never answers
    first.close()
    second = build(shown=False)
    qtbot.waitUntil(lambda: len(session.jobs.started) == 2)
    assert session.jobs.started[1].paths == [str(take.path)]
    assert second.keeper.waiting == ()
    assert session.notices == []


def test_a_take_that_was_refused_is_offered_and_not_tried_again_by_itself(
    qtbot, build, session, microphone
):
    first = build()
    record(qtbot, first, microphone)
    kept(qtbot, first, session).finish("refused", "no_speech")
    first.close()
    second = build(shown=False)
    qtbot.waitUntil(lambda: len(second.keeper.waiting) == 1)
    assert len(session.jobs.started) == 1


def test_a_take_that_was_being_recorded_is_whole_after_closing(qtbot, build, session, microphone):
    first = build()
    do(first, "toggle")
    microphone.hear(voice_like(2.0))
    first.close()
    left = Takes().left_behind(session.workspace.root)
    assert [soundfile.info(take.path).duration for take in left] == [pytest.approx(1.9)]


def test_another_workspace_has_its_own_takes(qtbot, recorder, session, microphone, tmp_path):
    take = record(qtbot, recorder, microphone)
    session.open_workspace(tmp_path / "other")
    assert recorder.take is None
    assert recorder.state is RecordState.READY
    assert take.path.exists()
    assert recorder.keeper.waiting == ()


# Devices


def test_without_a_microphone_the_script_is_there_and_the_page_says_what_to_do(
    qtbot, build, microphone
):
    microphone.plugged = []
    recorder = build()
    view = recorder.view
    qtbot.waitUntil(view.trouble.isVisible)
    assert "No microphone was found" in view.trouble.accessibleName()
    assert "phone" in view.trouble.accessibleName()
    assert view.script.sentence.text() == SENTENCES[0]
    assert not view.take.record.isEnabled()
    assert not view.microphone.isVisible()
    do(recorder, "after")
    assert view.script.sentence.text() == SENTENCES[1]
    microphone.plug(InputDevice("usb", "USB microphone"))
    assert recorder.state is RecordState.READY
    assert not view.trouble.isVisible()
    assert view.microphone.isVisible()


def test_a_permission_is_asked_for_by_a_button(qtbot, build, microphone):
    microphone.trouble = MicrophoneProblem.NOT_ASKED
    recorder = build()
    qtbot.waitUntil(recorder.view.trouble.isVisible)
    recorder.view.trouble.action.click()
    assert microphone.asked == 1
    microphone.trouble = MicrophoneProblem.REFUSED
    microphone.devices_changed.emit()
    assert "does not let Mynah" in recorder.view.trouble.accessibleName()
    microphone.trouble = MicrophoneProblem.NONE
    recorder.view.trouble.action.click()
    assert recorder.state is RecordState.READY


@pytest.mark.parametrize("problem", list(MicrophoneProblem)[1:])
def test_every_problem_is_said_with_what_to_do(qtbot, build, microphone, problem):
    microphone.trouble = problem
    recorder = build()
    qtbot.waitUntil(recorder.view.trouble.isVisible)
    assert len(recorder.view.trouble.accessibleName().split()) > 8


def test_a_device_that_goes_away_during_a_take_leaves_what_it_heard(
    qtbot, recorder, session, microphone
):
    do(recorder, "toggle")
    microphone.hear(voice_like(2.0))
    microphone.unplug("desk")
    qtbot.waitUntil(lambda: recorder.state is RecordState.TAKEN)
    assert recorder.take.seconds == pytest.approx(1.9)
    assert "went away" in recorder.view.take.words.text()
    measured(qtbot, recorder)
    assert "went away" in recorder.view.take.words.text()
    assert microphone.opened == "headset"
    kept(qtbot, recorder, session)
    assert recorder.state is RecordState.READY


def test_when_the_last_device_goes_away_the_take_can_still_be_kept(
    qtbot, build, session, microphone
):
    microphone.plugged = [HEADSET]
    recorder = build()
    do(recorder, "toggle")
    microphone.hear(voice_like(2.0))
    microphone.unplug("headset")
    qtbot.waitUntil(lambda: recorder.state is RecordState.TAKEN)
    assert recorder.view.trouble.isVisible()
    kept(qtbot, recorder, session)
    assert recorder.state is RecordState.OFF


def test_a_device_that_falls_silent_ends_the_take_and_can_be_tried_again(
    qtbot, recorder, microphone
):
    control = recorder._microphone
    microphone.hear(room_noise(0.1))
    do(recorder, "toggle")
    microphone.hear(voice_like(2.0))
    control._watch.setInterval(1)
    qtbot.waitUntil(lambda: recorder.state is RecordState.TAKEN)
    assert "No sound arrives" in recorder.view.trouble.accessibleName()
    assert recorder.view.microphone.isVisible()
    assert not microphone.running
    assert recorder.take.seconds == pytest.approx(1.9)
    control._watch.setInterval(60_000)
    recorder.view.trouble.action.click()
    assert microphone.running
    assert not recorder.view.trouble.isVisible()


def test_another_device_is_chosen_and_remembered(qtbot, recorder, session, microphone):
    choice = recorder.view.microphone.choice
    assert choice.currentText() == "System default: Desk microphone"
    assert microphone.opened == "desk"
    choice.activated.emit(choice.findData("headset"))
    assert session.settings.value.microphone == "headset"
    assert microphone.opened == "headset"
    microphone.unplug("headset")
    assert choice.currentText() == "The chosen one is not connected"
    assert microphone.opened == "desk"
    assert recorder.state is RecordState.READY


# The room


def check_room(qtbot, recorder, microphone, sound):
    do(recorder, "room")
    assert recorder.state is RecordState.ROOM
    microphone.hear(sound)
    qtbot.waitUntil(lambda: recorder.state is RecordState.READY, timeout=20_000)
    return recorder.view.microphone.room.text(), recorder.view.microphone.room_text.text()


def test_the_room_is_judged_in_decibels_and_words(qtbot, recorder, microphone):
    title, words = check_room(qtbot, recorder, microphone, room_noise(2.1, -65))
    assert title == "Quiet"
    assert words.startswith("-65 dBFS.")
    title, words = check_room(qtbot, recorder, microphone, room_noise(2.1, -38))
    assert title == "Noisy"
    assert "windows" in words


def test_a_muted_microphone_is_not_called_quiet(qtbot, recorder, microphone):
    title, words = check_room(qtbot, recorder, microphone, np.zeros(100_000, np.float32))
    assert title == "Nothing arrives"
    assert "muted" in words


def test_recording_ends_the_check_of_the_room(recorder, microphone):
    do(recorder, "room")
    microphone.hear(room_noise(1.0))
    do(recorder, "toggle")
    assert recorder.state is RecordState.RECORDING
    assert not recorder.view.microphone.room_bar.isVisible()


# Scripts


def test_other_scripts_and_free_speech(qtbot, recorder, session, microphone):
    script = recorder.view.script
    script.choice.activated.emit(script.choice.findData("de"))
    qtbot.waitUntil(lambda: script.sentence.text() == load("de").prompts[0])
    script.choice.activated.emit(script.choice.findData("free"))
    assert recorder.reading.spot.total == 0
    assert not recorder.view.take.skip.isVisible()
    assert recorder.view.take.keep.text() == "Keep"
    assert "skips" not in recorder.view.take.keys.text()
    take = record(qtbot, recorder, microphone)
    assert take.text == ""
    kept(qtbot, recorder, session)
    assert not take.path.with_suffix(".txt").exists()


def test_a_text_of_ones_own(qtbot, recorder, session, tmp_path):
    path = tmp_path / "My book.txt"
    path.write_text("A first sentence that is long enough to stand. And another one, too.", "utf-8")
    recorder._scripts.read_file(str(path))
    script = recorder.view.script
    qtbot.waitUntil(lambda: script.choice.currentText() == "My book")
    assert script.counter.text() == "Sentence 1 of 2"
    script.choice.activated.emit(script.choice.findData("en"))
    qtbot.waitUntil(lambda: script.sentence.text() == SENTENCES[0])
    recorder._scripts.read_file(str(tmp_path / "not there.txt"))
    qtbot.waitUntil(lambda: len(session.problems) == 1)


def test_the_dialog_for_ones_own_text_opens_beside_the_window(qtbot, recorder):
    recorder.view.script.choice.activated.emit(recorder.view.script.choice.findData("open"))
    dialog = recorder._scripts._dialog
    qtbot.waitUntil(dialog.isVisible)
    assert recorder.view.script.choice.currentData() == "en"
    dialog.reject()
