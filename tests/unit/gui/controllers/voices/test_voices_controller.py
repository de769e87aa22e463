"""The page of voices: showing, listening, changing and taking back, with real files."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from helpers.gui_voices import LITE, publish
from helpers.whole_window import nameless
from mynah.gui.models.run_info import RunInfo
from mynah.project.voice_look import voice_look
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui


def press(widget, name):
    found = widget.findChild(QAbstractButton, name)
    assert found is not None, name
    assert found.isEnabled(), name
    found.click()


def shown(page, name):
    return lambda: page.current is not None and page.current.name == name


def opened(page, qtbot, kind):
    """The dialog that is open, by its object name."""

    def there():
        return [
            one
            for one in QApplication.topLevelWidgets()
            if one.objectName() == kind and one.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def test_the_active_voice_is_shown_first_and_the_choice_stays_when_the_list_changes(
    page, qtbot, session
):
    qtbot.waitUntil(shown(page, "Ada"))
    page.select("Ben")
    assert shown(page, "Ben")()
    publish(session.workspace, "Aaron", content=b"third")
    session.voices.reload()  # as after a training that published
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert page.current.name == "Ben"
    assert page.view.gallery.current_name == "Ben"


def test_a_voice_that_is_asked_for_before_it_is_there_is_shown_when_it_comes(page, qtbot, session):
    page.view.search.setText("Ada")
    session.go_to("voices", {"voice": "New"})
    publish(session.workspace, "New", content=b"new")
    session.voices.reload()
    qtbot.waitUntil(shown(page, "New"))
    assert page.view.search.text() == ""


def test_buttons_lead_to_converting_and_speaking_with_it(page, qtbot, session):
    page.select("Ben")
    press(page.view, "voice_convert")
    press(page.view, "voice_speak")
    assert session.asked == [("convert", {"voice": "Ben"}), ("speak", {"voice": "Ben"})]


def test_the_sample_is_played_by_its_button_and_by_the_space_bar(page, qtbot, session):
    page.select("Ben")
    qtbot.waitUntil(shown(page, "Ben"))
    page.view.gallery.setFocus()
    page.actions.play.trigger()
    assert session.player.path == str(page.current.sample)
    page.actions.play.trigger()
    assert not session.player.is_playing


def test_a_click_on_the_button_of_a_tile_plays_it(page, qtbot, session):
    gallery = page.view.gallery
    place = gallery.visualRect(page.filter.index_of("Ada"))
    point = QPoint(place.right() - 34, place.center().y())
    qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.player.path == str(page.model.row("Ada").sample)


def test_a_rename_is_done_and_taken_back(page, qtbot, session):
    page.select("Ben")
    page.actions.menu["rename"].trigger()
    dialog = opened(page, qtbot, "voice_name_dialog")
    field = dialog.findChild(QLineEdit, "voice_name_field")
    field.setText("ada")
    assert not dialog.answer("name").isEnabled()  # another voice has it
    field.setText("Benjamin")
    dialog.answer("name").click()
    qtbot.waitUntil(shown(page, "Benjamin"))
    assert page.view.notice.isVisible()
    session.undo.undo()
    qtbot.waitUntil(shown(page, "Ben"))
    session.undo.redo()
    qtbot.waitUntil(shown(page, "Benjamin"))
    assert session.problems == []


def test_a_sample_that_is_open_is_closed_before_its_folder_moves(page, qtbot, session):
    page.view.gallery.play_requested.emit("Ben")
    assert session.player.path
    page.changes.delete("Ben")
    assert session.player.path == ""
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)


def test_a_way_back_that_is_barred_is_told_and_can_be_tried_again(page, qtbot, session):
    page.changes.delete("Ben")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    blocking = publish(session.workspace, "Ben", content=b"in the way")
    session.undo.undo()
    qtbot.waitUntil(lambda: len(session.problems) == 1)
    store = VoiceStore(session.workspace)
    store.rename(blocking.name, "Elsewhere")
    session.undo.redo()  # there is no voice of that name
    qtbot.waitUntil(lambda: len(session.problems) == 2)
    session.undo.undo()
    qtbot.waitUntil(lambda: page.model.row("Ben") is not None)
    assert store.show("Ben").current.card.files["model.safetensors"].size == len(b"others")


def test_a_copy_is_made_and_taken_back(page, qtbot, session):
    page.select("Ben")
    page.actions.menu["duplicate"].trigger()
    opened(page, qtbot, "voice_name_dialog").answer("name").click()
    qtbot.waitUntil(shown(page, "Ben copy"))
    session.undo.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    session.undo.redo()
    qtbot.waitUntil(shown(page, "Ben copy"))


def test_a_deleted_voice_comes_back_by_the_notice(page, qtbot, session):
    page.select("Ben")
    page.actions.menu["delete"].trigger()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    qtbot.waitUntil(lambda: "1" in page.view.bin.text())
    page.view.notice.action.click()
    qtbot.waitUntil(shown(page, "Ben"))
    qtbot.waitUntil(lambda: "1" not in page.view.bin.text())


def test_a_notice_whose_change_is_not_the_last_any_more_goes(page, qtbot, session):
    page.select("Ben")
    page.actions.menu["delete"].trigger()
    qtbot.waitUntil(page.view.notice.isVisible)
    session.undo.undo()
    qtbot.waitUntil(lambda: not page.view.notice.isVisible())


def test_the_bin_brings_voices_back_and_removes_them_for_good(page, qtbot, session):
    store = VoiceStore(session.workspace)
    store.delete("Ada")
    store.delete("Ben")
    publish(session.workspace, "Ben", content=b"newer")  # its name is in use again
    session.voices.reload()
    page.view.bin.click()
    dialog = opened(page, qtbot, "voice_bin_dialog")
    qtbot.waitUntil(lambda: page.bin.items.rowCount() == 2)
    assert nameless(dialog) == []
    dialog.list.selectRow(page.bin.items.names().index("Ben"))
    press(dialog, "voice_restore")
    qtbot.waitUntil(lambda: page.bin.items.rowCount() == 1)
    qtbot.waitUntil(shown(page, "Ben 2"))
    press(dialog, "voice_bin_empty")
    assert dialog.question.isVisible()
    assert VoiceStore(session.workspace).binned()
    press(dialog, "strip_yes")
    qtbot.waitUntil(lambda: page.bin.items.rowCount() == 0)
    assert VoiceStore(session.workspace).binned() == []


def test_another_version_is_used_and_taken_back(page, qtbot, session):
    publish(session.workspace, "Ben", content=b"second")
    session.voices.reload()
    page.select("Ben")
    qtbot.waitUntil(
        lambda: page.current.name == "Ben" and page.current.voice.current.version == "v002"
    )
    press(page.panel.versions, "use_version_v001")
    qtbot.waitUntil(lambda: page.current.voice.current.version == "v001")
    press(page.panel.versions, "use_version_v002")  # and forwards
    qtbot.waitUntil(lambda: page.current.voice.current.version == "v002")
    session.undo.undo()
    qtbot.waitUntil(lambda: page.current.voice.current.version == "v001")


def test_the_active_voice_is_chosen_and_taken_back(page, qtbot, session):
    page.select("Ben")
    press(page.view, "voice_use")
    qtbot.waitUntil(lambda: session.voices.active == "Ben")
    qtbot.waitUntil(lambda: page.current.active)
    assert not page.panel.use.isEnabled()
    session.undo.undo()
    qtbot.waitUntil(lambda: session.voices.active == "Ada")


def test_the_card_is_read_copied_written_and_taken_back(page, qtbot, session, qapp):
    page.select("Ben")
    page.actions.menu["card"].trigger()
    dialog = opened(page, qtbot, "voice_card_dialog")
    assert nameless(dialog) == []
    press(dialog, "card_copy_hash")
    digest = page.current.card.files["model.safetensors"].sha256
    assert qapp.clipboard().text() == digest
    press(dialog, "card_copy")
    assert digest in qapp.clipboard().text()
    press(dialog, "card_verify")
    qtbot.waitUntil(lambda: "every file" in dialog.checked.text().lower())
    dialog.findChild(QLineEdit, "card_author").setText("M. Example")
    dialog.findChild(QPlainTextEdit, "card_consent").setPlainText("His own.")
    press(dialog, "card_save")
    qtbot.waitUntil(lambda: page.current.card.author == "M. Example")
    assert page.current.card.consent == "His own."
    session.undo.undo()
    qtbot.waitUntil(lambda: page.current.card.author == "")


def test_checking_the_files_names_what_is_wrong(page, qtbot, session):
    version = page.model.row("Ben").voice.current
    (version.dir / "model.safetensors").write_bytes(b"damaged")
    page.select("Ben")
    page.actions.menu["card"].trigger()
    dialog = opened(page, qtbot, "voice_card_dialog")
    press(dialog, "card_verify")
    qtbot.waitUntil(lambda: "model.safetensors" in dialog.checked.text())
    dialog.close()


def test_picture_and_colour_are_chosen_and_taken_back(page, qtbot, session, tmp_path):
    picture = tmp_path / "face.bmp"
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#aa3311"))
    assert image.save(str(picture))
    page.select("Ben")
    before = page.current.colour
    page.changes.recolour("Ben", "#2f6db5")
    qtbot.waitUntil(lambda: page.current.colour == "#2f6db5")
    page.changes.set_picture("Ben", picture)
    qtbot.waitUntil(lambda: page.current.picture is not None)
    row = page.current
    qtbot.waitUntil(lambda: page.portraits.get(row) is not None)
    portrait = page.portraits.get(row)
    assert portrait.width() == portrait.height()
    assert portrait.pixelColor(90, 90).name() == "#aa3311"
    session.undo.undo()
    qtbot.waitUntil(lambda: page.current.picture is None)
    session.undo.undo()
    qtbot.waitUntil(lambda: page.current.colour == before)
    assert voice_look(page.current.voice.dir).colour == before
    assert session.problems == []


def test_what_is_no_picture_is_refused_with_words(page, qtbot, session, tmp_path):
    nonsense = tmp_path / "face.png"
    nonsense.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    page.changes.set_picture("Ben", nonsense)
    qtbot.waitUntil(lambda: bool(session.problems))
    assert "face.png" in session.problems[0].cause + session.problems[0].title
    assert not session.undo.canUndo()


def test_its_training_is_opened_where_it_still_exists(page, qtbot, session):
    page.select("Ben")
    assert not page.actions.menu["run"].isVisible()
    publish(session.workspace, "Ben", content=b"trained", card={**LITE, "run_id": "run-1"})
    session.voices.reload()
    qtbot.waitUntil(lambda: page.current.card.run_id == "run-1")
    assert not page.actions.menu["run"].isVisible()  # the run was removed
    session.runs.runs = [RunInfo("run-1")]
    session.runs.runs_changed.emit()
    assert page.actions.menu["run"].isVisible()
    press(page.view, "voice_run")
    assert session.asked == [("train", {"run": "run-1"})]


def test_an_empty_workspace_leads_on(qtbot, session, page):
    store = VoiceStore(session.workspace)
    store.delete("Ada")
    store.delete("Ben")
    session.voices.reload()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    press(page.view, "voices_train")
    assert session.asked == [("train", "setup")]
    assert not page.actions.menu["delete"].isEnabled()
    assert nameless(page.view) == []


def test_every_control_of_the_page_has_a_name(page, qtbot):
    page.select("Ben")
    assert nameless(page.view) == []
    assert page.view.findChild(QLabel, "voice_name").text() == "Ben"


def test_it_takes_voices_and_folders_but_no_recordings(page, tmp_path):
    target = page.drop_target
    assert target.takes(["/x/a.pth", "/x/a.index"])
    assert target.takes(["/x/folder"])
    assert not target.takes(["/x/a.wav"])
    assert not target.takes([])


@pytest.mark.parametrize("name", ["rename", "duplicate", "card", "look", "export"])
def test_another_workspace_puts_the_dialogs_away(page, qtbot, session, tmp_path, name):
    page.actions.menu[name].trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.view.findChildren(QDialog)))
    session.open_workspace(Workspace.open(tmp_path / "other", create=True))
    assert not any(one.isVisible() for one in page.view.findChildren(QDialog))


def test_the_bin_can_be_opened_again_at_once(page, qtbot):
    page.bin.open(page.view)
    page.bin.dialog.close()
    page.bin.open(page.view)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.bin.dialog is not None
    assert page.bin.dialog.isVisible()
    page.bin.dialog.close()
