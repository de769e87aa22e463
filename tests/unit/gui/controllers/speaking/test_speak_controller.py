"""From a text to sentences that are heard."""

import time

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, Qt

from helpers.speaking import TEXT, say, states, use_voices, voice_stub
from mynah.gui.controllers.speak_controller import SpeakController
from mynah.gui.models.speech import SentenceState
from mynah.project.pronunciations import Pronunciation, save_pronunciations
from mynah.project.speech_draft import SpeechDraft, save_draft
from mynah.protocol.events import Warning_

pytestmark = pytest.mark.gui


def test_sentences_appear_as_they_are_ready(speak, session):
    asked = say(speak)
    assert asked.parameters["text"] == TEXT
    assert asked.parameters["workspace"] == str(session.workspace.root)
    assert speak.view.cancel.isVisible()
    asked.say(1)
    assert states(speak) == [SentenceState.READY, SentenceState.WAITING, SentenceState.WAITING]
    assert "1 of 3" in speak.view.progress.text()
    asked.say(2)
    asked.finish()
    assert states(speak) == [SentenceState.READY] * 3
    assert not speak.view.cancel.isVisible()
    assert speak.view.transport.save.isEnabled()


def test_they_play_while_the_rest_is_made(speak, session, qtbot):
    asked = say(speak)
    assert speak.playing.playlist.state == "waiting"
    first = asked.say(1)
    assert session.player.path == first["path"]
    assert session.player.is_playing
    assert speak.model.playing == 0
    assert speak.view.editor.marked == "One sentence."

    def over():
        session.output.hear(0.05)
        session.player._on_tick()
        return speak.playing.playlist.current == 1

    qtbot.waitUntil(over)
    assert speak.playing.playlist.state == "waiting"
    second = asked.say(2)
    assert session.player.path == second["path"]
    assert speak.view.editor.marked == "Another one!"
    assert speak.view.sentences.row == 1


def test_without_playing_at_once_nothing_is_heard(speak, session):
    speak.view.at_once.setChecked(False)
    say(speak).finish()
    assert not session.player.is_playing
    speak.view.transport.play.click()
    assert session.player.is_playing


def test_a_click_plays_from_there(speak, session, qtbot):
    speak.view.at_once.setChecked(False)
    say(speak).finish()
    view = speak.view.sentences
    place = view.visualRect(speak.model.index(1, 1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert speak.playing.playlist.current == 1
    assert session.player.is_playing
    speak.view.transport.next.click()
    assert speak.playing.playlist.current == 2
    speak.view.transport.stop.click()
    assert speak.model.playing == -1
    assert speak.view.editor.marked == ""


def test_a_missing_loudspeaker_is_told_once(speak, session, qtbot):
    session.output.trouble = "no_device"
    say(speak).finish()
    say(speak).finish()
    assert len(session.notices) == 1
    assert "loudspeaker" in session.notices[0]
    assert speak.playing.playlist.state == "stopped"


def test_keys_speak_and_step(speak, qtbot):
    speak.view.editor.set_text(TEXT)
    speak.view.editor.field.setFocus()
    speak.view.activateWindow()
    qtbot.waitUntil(speak.view.editor.field.hasFocus)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(speak.view.editor.field, Qt.Key.Key_Return, control)
    assert len(speak._session.engine.spoken()) == 1
    assert speak.view.editor.text == TEXT
    assert set(speak.commands) >= {"speak.speak", "speak.play", "speak.next", "speak.save"}


def test_cancelling_keeps_what_is_ready(speak):
    asked = say(speak)
    asked.say(1)
    speak.view.cancel.click()
    assert asked.cancelled
    assert states(speak) == [SentenceState.READY]
    assert not speak.speaking.busy
    assert "Stopped" in speak.view.progress.text()


def test_a_fallback_is_seen_at_once_and_stays(speak):
    why = "Lessac is not on this computer, so espeak-ng spoke."
    asked = say(speak)
    asked.say(1, fallback=why)
    assert speak.view.fallback.isVisible()
    assert why in speak.view.fallback.accessibleName()
    asked.finish(fallback=why)
    assert speak.view.fallback.isVisible()
    say(speak).finish()
    assert not speak.view.fallback.isVisible()


def test_sentences_that_come_again_after_a_crash_take_their_rows(speak, session, qtbot):
    asked = say(speak)
    asked.say(1)
    asked.say(2)
    session.engine.crashed.emit()
    session.engine.state_changed.emit("off")
    assert "restart" in speak.view.engine.text().lower()
    qtbot.waitUntil(lambda: any("started again" in one for one in session.notices))
    asked.say(1, cached=True)
    session.engine.state_changed.emit("busy")
    assert "busy" in speak.view.engine.text().lower()
    asked.finish()
    assert len(speak.model.sentences) == 3


def test_a_failure_is_told_and_the_rest_is_marked(speak, session):
    asked = say(speak)
    asked.say(1)
    asked.fail("MISSING_MODEL", "There is no base voice for this language.")
    assert states(speak) == [SentenceState.READY, SentenceState.FAILED, SentenceState.FAILED]
    assert len(session.problems) == 1
    assert "no base voice" in speak.view.progress.text()
    assert speak.view.transport.save.isEnabled()


def test_a_failure_before_the_first_sentence_leaves_no_list(speak, session):
    say(speak).fail()
    assert not speak.view.sentences.isVisible()
    assert len(session.problems) == 1


def test_warnings_are_told(speak, session):
    say(speak).heard(Warning_("NO_EFFECT", "The index has no effect."))
    assert session.notices == ["The index has no effect."]


def test_other_text_or_settings_make_it_out_of_date_and_back_again(speak):
    say(speak).finish()
    assert not speak.view.outdated.isVisible()
    speak.view.editor.set_text(TEXT + " More.")
    assert speak.view.outdated.isVisible()
    assert speak.model.outdated
    speak.view.editor.set_text(TEXT)
    assert not speak.view.outdated.isVisible()
    speak.view.panel.speed.setValue(1.2)
    assert speak.view.outdated.isVisible()
    speak.view.outdated.action.click()
    asked = speak._session.engine.spoken()[-1]
    assert asked.parameters["speed"] == 1.2
    asked.finish()
    assert not speak.model.outdated


def test_a_retrained_voice_makes_it_out_of_date(speak, session):
    use_voices(speak, session, "Anna")
    say(speak).finish()
    use_voices(speak, session, "Anna")
    assert not speak.model.outdated
    session.voices._voices = (voice_stub("Anna", version="v2"),)
    session.voices.voices_changed.emit()
    assert speak.model.outdated


def test_one_sentence_is_said_again(speak, session):
    speak.view.at_once.setChecked(False)
    say(speak).finish()
    speak.view.sentences.show_row(1)
    speak.view.transport.again.click()
    asked = session.engine.spoken()[-1]
    assert asked.parameters["text"] == "Another one!"
    assert asked.parameters["refresh"] is True
    assert asked.parameters["base"] == "espeak/en-us"
    assert speak.speaking.busy
    again = session.engine.sentence(asked.parameters, 1, seconds=0.9)
    asked.done({"sentences": [again]})
    assert [one.number for one in speak.model.sentences] == [1, 2, 3]
    assert speak.model.sentence(1).seconds == 0.9
    assert speak.model.sentence(1).pause_s == 0.05
    assert speak.playing.playlist.current == 1


def test_an_empty_text_is_not_sent(speak, session):
    speak.view.editor.set_text(" ... ")
    speak.view.speak.click()
    assert session.engine.spoken() == []
    assert len(session.notices) == 1


def test_a_text_of_thousands_of_words_stays_fast(speak, qtbot):
    text = "The quick brown fox jumps over the lazy dog. " * 2000
    asked = say(speak, text)
    begun = time.perf_counter()
    for number in range(1, 101):
        asked.say(number, total=2000)
    speak.view.editor.field.insertPlainText("More. ")
    assert time.perf_counter() - begun < 2.0
    assert speak.model.rowCount() == 2000


def test_what_the_engine_cannot_bear_is_given_up_and_nothing_is_said_to_restart(
    speak, session, qtbot
):
    asked = say(speak)
    session.engine.state_changed.emit("off")
    session.engine.crashed.emit()
    asked.fail("CRASHED", "The engine ended.")
    qtbot.waitUntil(lambda: speak.view.engine.text() == "Engine asleep")
    assert not any("started again" in one for one in session.notices)


def test_the_version_that_was_heard_is_the_one_that_is_saved_and_said_again(speak, session, qtbot):
    use_voices(speak, session, "Anna")
    asked = say(speak)
    assert (asked.parameters["voice"], asked.parameters["version"]) == ("Anna", "v1")
    asked.finish()
    session.voices._voices = (voice_stub("Anna", version="v2"),)
    session.voices.voices_changed.emit()
    assert speak.view.outdated.isVisible()
    speak.speaking.say_again(speak.model.sentence(0))
    assert session.engine.spoken()[-1].parameters["version"] == "v1"


def test_a_page_that_is_made_after_its_workspace_was_opened_reads_it(session, qtbot):
    workspace = session.workspace
    save_draft(workspace, SpeechDraft(text="From yesterday."))
    save_pronunciations(workspace, [Pronunciation("Nginx", "engine ex")])
    session.open_workspace(workspace)
    page = SpeakController(session, session)
    qtbot.addWidget(page.view)
    qtbot.waitUntil(lambda: page.view.editor.text == "From yesterday.")
    qtbot.waitUntil(lambda: page.pronunciations.pairs == (("Nginx", "engine ex"),))
    page.close()
    shiboken6.delete(page)


def test_a_sentence_that_is_open_is_let_go_before_it_is_made_again(speak, session):
    asked = say(speak)
    first = asked.say(1)
    asked.finish()
    assert session.player.path == first["path"]
    speak.view.sentences.show_row(0)
    speak._on_again()
    assert session.player.path == ""


def test_what_is_asked_for_at_the_start_is_not_lost_to_the_draft(session, qtbot):
    workspace = session.workspace
    save_draft(workspace, SpeechDraft(text="From yesterday.", voice="", speed=1.5))
    session.open_workspace(workspace)
    assert session.background.wait()
    QCoreApplication.sendPostedEvents()  # its voices, of which there are none
    page = SpeakController(session, session)
    qtbot.addWidget(page.view)
    use_voices(page, session, "Anna", "Bella")
    session.go_to("speak", {"voice": "Bella", "text": "From another page."})
    qtbot.waitUntil(lambda: not page.draft.reading)
    assert page.view.editor.text == "From another page."
    assert page.view.panel.speaker.name == "Bella"
    assert page.view.panel.speed.value() == 1.5
    page.close()
    shiboken6.delete(page)


def test_the_words_that_are_heard_are_marked_behind_faces_too(speak, session):
    asked = say(speak, "So \U0001f600 \U0001f389! Another one.")
    asked.say(1)
    asked.say(2)
    speak.playing.play_from(1)
    assert speak.view.editor.marked == "Another one."
