"""The section Speak: the page with a session of its own and an engine that speaks tones."""

import time
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from helpers.sound import HandOutput
from helpers.speaking import NO_ESPEAK, SpeakingEngine, voice_stub
from mynah.gui.controllers.session import Session
from mynah.gui.controllers.speak_controller import SpeakController
from mynah.gui.models.speech import BaseVoices, SentenceState
from mynah.gui.services.player import Player
from mynah.gui.services.settings_store import SettingsStore
from mynah.gui.views.speak.save_dialog import SaveOrder
from mynah.project.pronunciations import load_pronunciations
from mynah.project.speech_draft import load_draft
from mynah.project.workspace import Workspace
from mynah.protocol.events import Progress, Warning_

pytestmark = pytest.mark.gui
TEXT = "One sentence. Another one! And a third?"


class FakeProcess(QObject):
    """A download that a test moves on."""

    event_received = Signal(object)
    ended = Signal(object)
    stopped = False

    def stop_politely(self):
        self.stopped = True


@pytest.fixture
def session(qapp, tmp_path):
    made = Session(Workspace.open(tmp_path / "w", create=True), SettingsStore())
    made.engine = SpeakingEngine(tmp_path / "tones", made, automatic=False)
    made.output = HandOutput()
    made.player = Player(made, output=made.output)
    made.notices, made.problems, made.went = [], [], []
    made.notice_given.connect(made.notices.append)
    made.problem_reported.connect(made.problems.append)
    made.section_requested.connect(lambda *where: made.went.append(where))
    yield made
    made.close()


@pytest.fixture
def speak(qtbot, session):
    made = SpeakController(session, session)
    qtbot.addWidget(made.view)
    made.view.resize(1100, 800)
    made.view.show()
    session.open_workspace(session.workspace)
    qtbot.waitUntil(lambda: made.draft._workspace is not None)
    yield made
    made.close()


def use_voices(speak, session, *names):
    session.voices._voices = tuple(voice_stub(name) for name in names)
    session.voices.voices_changed.emit()


def say(speak, text=TEXT):
    """Press the button; the request that was asked."""
    speak.view.editor.set_text(text)
    speak.view.speak.click()
    return speak._session.engine.spoken()[-1]


def states(speak):
    return [one.state for one in speak.model.sentences]


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


def test_sentences_that_come_again_after_a_crash_take_their_rows(speak, session):
    asked = say(speak)
    asked.say(1)
    asked.say(2)
    session.engine.crashed.emit()
    session.engine.state_changed.emit("off")
    assert "restart" in speak.view.engine.text().lower()
    assert any("started again" in one for one in session.notices)
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


def test_base_voices_are_asked_for_once_when_the_page_is_shown(speak, session):
    kinds = [one.kind for one in session.engine.asked]
    assert kinds.count("bases") == 1
    speak.view.hide()
    speak.view.show()
    assert [one.kind for one in session.engine.asked].count("bases") == 1
    names = [speak.view.panel.base.bases.itemText(k) for k in range(5)]
    assert "Automatic" in names[0]
    assert any("download" in one and "63" in one for one in names)


def test_a_base_voice_that_is_not_here_is_offered_with_size_and_licence(speak, session):
    chosen = []
    session.jobs.start = lambda arguments, label="": chosen.append(arguments) or process
    process = FakeProcess()
    base = speak.view.panel.base
    base.bases.setCurrentIndex(base.bases.findData("piper/en_US-lessac-medium"))
    base.bases.activated.emit(base.bases.currentIndex())
    offer = speak.view.panel.offer
    assert offer.isVisible()
    assert "63" in offer.download.text()
    assert "Blizzard" in offer.text.text()
    offer.download.click()
    assert chosen == [["models", "download", "piper-en_US-lessac-medium"]]
    process.event_received.emit(Progress("download", 10, 40, "bytes", None))
    assert offer.meter.value == 0.25
    assert offer.stop.isVisible()
    offer.stop.click()
    assert process.stopped
    process.ended.emit(SimpleNamespace(error=None, ok=True))
    assert [one.kind for one in session.engine.asked].count("bases") == 2


def test_a_missing_espeak_says_what_to_install(speak, session):
    session.engine.bases = NO_ESPEAK
    speak.bases.look()
    offer = speak.view.panel.offer
    assert offer.isVisible()
    offer.copy.click()
    assert QGuiApplication.clipboard().text() == "sudo apt install espeak-ng"
    session.engine.bases = {"engines": [], "bases": []}
    offer.look.click()
    assert not offer.isVisible()


def test_a_piper_voice_is_taken_from_the_disk(speak, session, tmp_path):
    chosen = []
    session.jobs.start = lambda arguments, label="": chosen.append(arguments) or FakeProcess()
    speak.view.panel.piper.click()
    dialog = speak.view.findChild(QFileDialog, "piper_file")
    dialog.fileSelected.emit(str(tmp_path / "mine.onnx"))
    dialog.close()
    assert chosen == [["models", "import", str(tmp_path / "mine.onnx")]]


def test_without_a_voice_the_base_voice_speaks_and_the_page_leads_on(speak, session):
    panel = speak.view.panel
    assert panel.nobody.isVisible()
    assert not panel.fold.isVisible()
    asked = say(speak)
    assert asked.parameters["voice"] == ""
    assert asked.parameters["settings"] == {}
    for button in panel.nobody.findChildren(type(speak.view.speak)):
        button.click()
    assert [section for section, _ in session.went] == ["train", "voices"]


def test_a_voice_is_warmed_and_spoken_with(speak, session, qtbot):
    use_voices(speak, session, "Anna", "Bo")
    assert speak.view.panel.speaker.name == "Anna"
    qtbot.waitUntil(lambda: session.engine.asked[-1].kind == "load")
    assert session.engine.asked[-1].parameters["voice"] == "Anna"
    asked = say(speak)
    assert asked.parameters["voice"] == "Anna"
    assert asked.parameters["settings"]["pitch"] == "match"
    assert "index_rate" not in asked.parameters["settings"]  # without effect: there is no index
    asked.finish()
    session.go_to("speak", {"voice": "Bo", "text": "Hello."})
    assert speak.view.panel.speaker.name == "Bo"
    assert speak.view.editor.text == "Hello."
    use_voices(speak, session, "Anna")
    assert speak.view.panel.speaker.name == "Anna"


def test_the_base_voice_itself_stays_chosen(speak, session):
    use_voices(speak, session, "Anna")
    speaker = speak.view.panel.speaker
    speaker.setCurrentIndex(speaker.count() - 1)
    speaker.activated.emit(speaker.currentIndex())
    use_voices(speak, session, "Anna", "Bo")
    assert speaker.name == ""


def test_the_text_and_the_choices_come_back(speak, session, qtbot):
    speak.view.editor.set_text("Kept words.")
    speak.view.panel.speed.setValue(1.5)
    speak.close()
    draft = load_draft(session.workspace)
    assert (draft.text, draft.speed) == ("Kept words.", 1.5)
    again = SpeakController(session, session)
    qtbot.addWidget(again.view)
    session.workspace_changed.emit(session.workspace)
    qtbot.waitUntil(lambda: again.view.editor.text == "Kept words.")
    assert again.view.panel.speed.value() == 1.5


def test_another_workspace_has_its_own_text_and_no_results(speak, session, qtbot, tmp_path):
    say(speak).finish()
    before = session.workspace
    session.open_workspace(Workspace.open(tmp_path / "other", create=True))
    assert speak.model.rowCount() == 0
    qtbot.waitUntil(lambda: speak.view.editor.text == "")
    assert session.background.wait(5000)
    assert load_draft(before).text == TEXT
    assert not session.player.is_playing


def test_a_dropped_text_is_shown_and_recordings_are_not_taken(speak, qtbot, tmp_path):
    path = tmp_path / "story.md"
    path.write_text("Once upon a time.", encoding="utf-8")
    target = speak.drop_target
    assert target.takes([str(path)])
    assert not target.takes(["/x/a.wav"])
    assert not target.takes([str(path), str(path)])
    target.take([str(path)])
    qtbot.waitUntil(lambda: speak.view.editor.text == "Once upon a time.")


def test_a_text_that_cannot_be_read_is_told(speak, session, qtbot, tmp_path):
    speak.open_text(str(tmp_path / "none.txt"))
    qtbot.waitUntil(lambda: len(session.problems) == 1)


def test_everything_is_saved_in_one_file(speak, session, qtbot):
    say(speak).finish()
    speak.view.transport.save.click()
    dialog = speak.saving.dialog
    dialog.format.setCurrentIndex(dialog.format.findData("mp3"))
    dialog.answer("save").click()
    qtbot.waitUntil(lambda: speak.saving.busy)
    asked = session.engine.spoken()[-1]
    assert asked.parameters["text"] == TEXT
    assert asked.parameters["settings"]["format"] == "mp3"
    target = asked.parameters["output"]
    assert target == str(
        session.workspace.exports_dir / "One sentence. Another one! And a third.mp3"
    )
    asked.finish()
    assert speak.view.notice.isVisible()
    shown = []
    speak.saving._show_folder = shown.append
    speak.view.notice.action.click()
    assert str(shown[0]) == target
    # The next one gets another name.
    speak.saving.save(SaveOrder(False, "mp3"))
    qtbot.waitUntil(lambda: speak.saving.busy)
    assert session.engine.spoken()[-1].parameters["output"].endswith("third 2.mp3")


def test_each_sentence_is_saved_in_its_file(speak, session, qtbot):
    say(speak).finish()
    speak.view.transport.save.click()
    dialog = speak.saving.dialog
    dialog.each.setChecked(True)
    dialog.answer("save").click()
    qtbot.waitUntil(lambda: speak.saving.busy)
    names = []
    for _ in range(3):
        asked = session.engine.spoken()[-1]
        names.append(asked.parameters["output"].rsplit("/", 1)[1])
        asked.finish()
    assert names == ["1 One sentence.wav", "2 Another one.wav", "3 And a third.wav"]
    assert not speak.saving.busy


def test_saving_is_stopped(speak, session, qtbot):
    say(speak).finish()
    speak.view.transport.save.click()
    speak.saving.dialog.answer("save").click()
    qtbot.waitUntil(lambda: speak.saving.busy)
    speak.view.notice.action.click()
    assert session.engine.spoken()[-1].cancelled
    assert not speak.view.notice.isVisible()


def test_a_place_of_ones_own_is_asked_for(speak, session, qtbot, tmp_path):
    say(speak).finish()
    speak.view.transport.save.click()
    dialog = speak.saving.dialog
    dialog.browse_requested.emit(False)
    browser = dialog.findChild(QFileDialog, "speak_save_where")
    browser.fileSelected.emit(str(tmp_path / "mine.flac"))
    browser.close()
    assert dialog.order == SaveOrder(False, "flac", str(tmp_path / "mine.flac"), True)
    dialog.format.setCurrentIndex(dialog.format.findData("ogg"))
    dialog.format.activated.emit(dialog.format.currentIndex())
    assert dialog.order.place.endswith("mine.ogg")
    assert not dialog.order.overwrite
    dialog.close()


def test_pronunciations_are_written_at_once_and_heard(speak, session, qtbot):
    say(speak).finish()
    speak.view.pronunciations.click()
    dialog = speak.pronunciations.dialog
    dialog.word.setText("Nginx")
    dialog.spelling.setText("engine ex")
    dialog.listen.click()
    asked = session.engine.spoken()[-1]
    assert (asked.parameters["text"], asked.parameters["voice"]) == ("engine ex", "")
    asked.finish()
    assert session.player.is_playing
    qtbot.keyClick(dialog.spelling, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: len(load_pronunciations(session.workspace)) == 1)
    qtbot.waitUntil(speak.view.outdated.isVisible)
    dialog.table.selectRow(0)
    dialog.remove.click()
    qtbot.waitUntil(lambda: load_pronunciations(session.workspace) == ())
    qtbot.waitUntil(lambda: not speak.model.outdated)
    dialog.close()
    assert speak.pronunciations.dialog is None


def test_the_cache_is_shown_and_cleared(speak, session, qtbot):
    folder = session.workspace.cache_dir / "speech"
    folder.mkdir(parents=True)
    (folder / "a.flac").write_bytes(b"x" * 2_000_000)
    speak.room.look()
    row = speak.view.panel.cache
    qtbot.waitUntil(lambda: "2.0 MB" in row.words.text())
    assert "500" in row.words.text()
    session.settings.update(speech_cache_mb=100)
    assert "100" in row.words.text()
    row.clear.click()
    qtbot.waitUntil(lambda: not row.clear.isVisible())
    assert not (folder / "a.flac").exists()


def test_a_text_of_thousands_of_words_stays_fast(speak, qtbot):
    text = "The quick brown fox jumps over the lazy dog. " * 2000
    asked = say(speak, text)
    begun = time.perf_counter()
    for number in range(1, 101):
        asked.say(number, total=2000)
    speak.view.editor.field.insertPlainText("More. ")
    assert time.perf_counter() - begun < 2.0
    assert speak.model.rowCount() == 2000


def test_languages_have_their_own_names(speak):
    names = [
        speak.view.panel.base.languages.itemText(k)
        for k in range(speak.view.panel.base.languages.count())
    ]
    assert "Deutsch" in names
    assert BaseVoices().tongues == ()
