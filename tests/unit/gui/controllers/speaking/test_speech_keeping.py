"""What is kept: files, drafts, pronunciations, the cache."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

from helpers.speaking import TEXT, say
from mynah.gui.controllers.speak_controller import SpeakController
from mynah.gui.views.speak.save_dialog import SaveOrder
from mynah.project.pronunciations import Pronunciation, load_pronunciations, save_pronunciations
from mynah.project.speech_draft import load_draft
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui


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


def test_another_workspace_ends_saving_before_a_place_is_found(speak, session, qtbot, tmp_path):
    say(speak).finish()
    speak.view.transport.save.click()
    dialog = speak.saving.dialog
    speak.saving.save(dialog.order)
    speak.saving.save(dialog.order)  # a second click is none
    before = len(session.engine.spoken())
    session.open_workspace(Workspace.open(tmp_path / "other", create=True))
    assert speak.saving.dialog is None
    assert session.background.wait()
    QCoreApplication.sendPostedEvents()
    assert len(session.engine.spoken()) == before
    speak.saving.save(SaveOrder(False, "wav"))
    assert not speak.saving.busy


def test_a_list_of_words_is_never_written_into_another_workspace(speak, session, qtbot, tmp_path):
    first = session.workspace
    save_pronunciations(first, [Pronunciation("Nginx", "engine ex")])
    speak.pronunciations.read()
    model = speak.pronunciations._model
    qtbot.waitUntil(lambda: model.entries == (("Nginx", "engine ex"),))
    other = Workspace.open(tmp_path / "other", create=True)
    save_pronunciations(other, [Pronunciation("Qt", "cute")])
    session.open_workspace(other)
    model.add("GIF", "jif")  # what is shown is still the list of the first one
    qtbot.waitUntil(lambda: model.entries == (("Qt", "cute"),))
    qtbot.waitUntil(lambda: not speak.pronunciations._writing.busy)
    assert load_pronunciations(other) == (Pronunciation("Qt", "cute"),)


def test_the_room_that_is_shown_is_that_of_the_open_workspace(speak, session, qtbot, tmp_path):
    folder = session.workspace.cache_dir / "speech"
    folder.mkdir(parents=True)
    (folder / "a.flac").write_bytes(b"x" * 2_000_000)
    speak.room.look()
    session.open_workspace(Workspace.open(tmp_path / "other", create=True))
    assert session.background.wait()
    QCoreApplication.sendPostedEvents()
    assert speak.room._size == 0
