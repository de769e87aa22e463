"""Microphones that come and go, the room, and what is read aloud."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.made_microphone import HEADSET, room_noise, voice_like
from helpers.recorder_use import SENTENCES, do, kept, measured, record
from mynah.gui.models.input_device import InputDevice, MicrophoneProblem
from mynah.gui.models.record_state import RecordState
from mynah.project.prompts import load

pytestmark = pytest.mark.gui


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
