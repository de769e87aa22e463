"""Takes and consent: what a person says is read, heard, kept or said again."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.made_microphone import room_noise, voice_like
from helpers.recorder_use import NOTE, SENTENCES, do, kept, measured, record
from mynah.audio.levels import Loudness
from mynah.gui.controllers import record_controller
from mynah.gui.models.record_state import RecordState
from mynah.gui.views.record.wave_view import WaveMode

pytestmark = pytest.mark.gui


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
    do(recorder, "toggle")
    verdicts = []
    level = recorder.view.microphone.level
    recorder._microphone.painted.connect(lambda: verdicts.append(level.level.verdict))
    microphone.hear(np.clip(voice_like(3.0, db=12), -1, 1))
    qtbot.waitUntil(lambda: Loudness.CLIPPING in verdicts)
    do(recorder, "toggle")
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
