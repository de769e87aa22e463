import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from helpers.desk_session import (
    DOCTOR,
)

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
