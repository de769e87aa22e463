import gc
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from helpers.desk_session import DOCTOR
from helpers.file_server import serving

pytestmark = pytest.mark.gui


def test_a_change_in_the_dialog_holds_at_once(make_desk, session):
    desk = make_desk()
    desk.open_settings()
    dialog = desk.settings.settings_dialog
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.threads.setValue(3)
    dialog.consent_note.setPlainText(" my own voice ")
    value = session.settings.value
    assert (value.theme, value.threads, value.consent_note) == ("dark", 3, "my own voice")
    session.settings.update(theme="light")
    assert dialog.theme.currentData() == "light"
    dialog.reset_requested.emit()
    assert session.settings.value.threads == 0
    assert dialog.threads.value() == 0
    dialog.close()
    assert desk.settings.settings_dialog is None


def test_a_microphone_is_chosen(make_desk, session):
    session.settings.update(microphone="gone")
    desk = make_desk()
    desk.open_settings()
    dialog = desk.settings.settings_dialog
    dialog.show_page(1)
    shown = [dialog.microphone.itemData(at) for at in range(dialog.microphone.count())]
    assert shown == ["", "desk", "headset", "gone"]
    assert dialog.microphone.currentData() == "gone"
    dialog.microphone.setCurrentIndex(2)
    assert session.settings.value.microphone == "headset"
    dialog.close()


def test_keys_are_changed_in_their_dialog(make_desk, session, qtbot):
    desk = make_desk()
    desk.open_shortcuts()
    dialog = desk.settings.shortcuts_dialog
    dialog.keys_chosen.emit("a.b", "Ctrl+E", False)
    assert session.settings.value.shortcuts == {"a.b": "Ctrl+E"}
    assert dialog.list.model().index(0, 1).data() == "Ctrl+E"
    dialog.close()


def test_the_help_report_is_shown_then_saved(make_desk, session, qtbot, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "mynah.gui.controllers.help_controller.QDesktopServices.openUrl", opened.append
    )
    desk = make_desk()
    desk.open_help_bundle()
    dialog = desk.help.bundle_dialog
    qtbot.waitUntil(dialog.save.isEnabled)
    dialog.list.model().item(0).setCheckState(Qt.CheckState.Unchecked)
    session.jobs.answer(["doctor"], DOCTOR)
    qtbot.waitUntil(lambda: "computer.json" in [part.name for part in dialog.chosen()])
    assert "versions.json" not in [part.name for part in dialog.chosen()]
    with qtbot.waitSignal(session.notice_given):
        dialog.save_to(str(tmp_path / "help.zip"))
    assert (tmp_path / "help.zip").exists()
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"tag_name": "v999.1"}', "Version 999.1 is there."),
        (b'{"tag_name": "v0.0.1"}', "This is the newest version."),
        (b"nothing", "There was no answer."),
    ],
)
def test_a_newer_version_is_looked_for_when_asked(make_desk, qtbot, content, words):
    desk = make_desk()
    with serving(content) as server:
        desk.help.update_address = server.address
        desk.open_about()
        qtbot.waitUntil(lambda: desk.help.about_dialog is not None)
        dialog = desk.help.about_dialog
        assert server.requests == []
        dialog.findChild(QAbstractButton, "about_update").click()
        answer = dialog.findChild(QLabel, "about_update_answer")
        qtbot.waitUntil(lambda: words in answer.text(), timeout=10_000)
        page = dialog.findChild(QAbstractButton, "about_update_page")
        assert page.isVisible() is ("999" in words)
        dialog.close()


def test_a_bundle_shows_all_licences(make_desk, qtbot, tmp_path, monkeypatch):
    (tmp_path / "THIRD_PARTY.txt").write_text("all of them")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    desk = make_desk()
    desk.open_about()
    qtbot.waitUntil(lambda: desk.help.about_dialog is not None)
    desk.help.about_dialog.findChild(QAbstractButton, "about_notices").click()
    assert [one.toLocalFile() for one in shown] == [str(tmp_path / "THIRD_PARTY.txt")]
    desk.help.about_dialog.close()


def test_about_names_the_components(make_desk, qtbot):
    desk = make_desk()
    desk.open_about()
    qtbot.waitUntil(lambda: desk.help.about_dialog is not None)
    desk.help.about_dialog.close()
    assert desk.help.about_dialog is None


def test_no_dialog_is_left_after_ten_times(make_desk, qtbot, window):
    desk = make_desk()
    gone = []
    for _ in range(10):
        for open_it, holder, name in (
            (desk.open_settings, desk.settings, "settings_dialog"),
            (desk.open_shortcuts, desk.settings, "shortcuts_dialog"),
            (desk.open_help_bundle, desk.help, "bundle_dialog"),
        ):
            open_it()
            dialog = getattr(holder, name)
            dialog.destroyed.connect(lambda: gone.append(1))
            dialog.close()
            del dialog
    gc.collect()
    qtbot.waitUntil(lambda: len(gone) == 30)
    dialogs = ("SettingsDialog", "ShortcutsDialog", "HelpBundleDialog")
    left = [one for one in QApplication.allWidgets() if type(one).__name__ in dialogs]
    assert left == []
