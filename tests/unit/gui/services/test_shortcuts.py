import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from mynah.gui.models.shortcut_table import ShortcutRow, ShortcutTable, native
from mynah.gui.services.settings_store import SettingsStore
from mynah.gui.services.shortcuts import Shortcuts
from mynah.gui.views.settings.shortcuts_dialog import ShortcutsDialog

pytestmark = pytest.mark.gui


@pytest.fixture
def window(qtbot):
    one = QWidget()
    qtbot.addWidget(one)
    return one


@pytest.fixture
def store(qapp):
    one = SettingsStore()
    yield one
    one.flush()


@pytest.fixture
def shortcuts(store, window):
    one = Shortcuts(store)
    for name, text, keys, scope in (
        ("file.import", "&Import…", "Ctrl+I", ""),
        ("library.delete", "Delete", "Del", "library"),
        ("bin.purge", "Purge", "Del", "bin"),
        ("help.about", "About", "", ""),
    ):
        made = QAction(text, window)
        if scope:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        one.register(name, made, "Group", keys=keys, scope=scope)
    return one


def action(shortcuts, name):
    return shortcuts._commands[name].action


def test_an_action_gets_its_default_keys_and_shows_them(shortcuts):
    assert action(shortcuts, "file.import").shortcut() == QKeySequence("Ctrl+I")
    assert "Ctrl+I" in action(shortcuts, "file.import").toolTip()
    assert [row.text for row in shortcuts.rows()] == ["Import", "Delete", "Purge", "About"]


def test_changed_keys_hold_at_once_and_at_the_next_start(shortcuts, store, window):
    shortcuts.set_keys("file.import", "Ctrl+Shift+I")
    assert action(shortcuts, "file.import").shortcut() == QKeySequence("Ctrl+Shift+I")
    store.flush()
    again = Shortcuts(SettingsStore())
    fresh = again.register("file.import", QAction("Import", window), keys="Ctrl+I")
    assert fresh.shortcut() == QKeySequence("Ctrl+Shift+I")


def test_keys_that_are_taken_are_refused_and_named(shortcuts):
    assert shortcuts.set_keys("help.about", "Ctrl+I") == ["file.import"]
    assert action(shortcuts, "help.about").shortcut().isEmpty()


def test_keys_can_be_taken_over(shortcuts):
    shortcuts.set_keys("help.about", "Ctrl+I", take=True)
    assert action(shortcuts, "help.about").shortcut() == QKeySequence("Ctrl+I")
    assert action(shortcuts, "file.import").shortcut().isEmpty()


def test_different_places_may_use_the_same_keys(shortcuts):
    assert shortcuts.conflicts("library.delete", "Del") == []
    assert shortcuts.conflicts("help.about", "Del") == ["library.delete", "bin.purge"]


def test_keys_of_the_window_yield_to_those_of_the_page_that_is_shown(shortcuts, window):
    shortcuts.register("page.info", QAction("Info", window), keys="Ctrl+I", scope="page")
    assert shortcuts.conflicts("page.info", "Ctrl+I") == []
    assert shortcuts.conflicts("file.import", "Ctrl+I") == []
    assert action(shortcuts, "file.import").shortcut() == QKeySequence("Ctrl+I")
    shortcuts.show_scope("page")
    assert action(shortcuts, "file.import").shortcut().isEmpty()
    assert shortcuts.keys("file.import") == "Ctrl+I"
    shortcuts.set_keys("page.info", "")
    assert action(shortcuts, "file.import").shortcut() == QKeySequence("Ctrl+I")
    shortcuts.reset("page.info")
    shortcuts.show_scope("library")
    assert action(shortcuts, "file.import").shortcut() == QKeySequence("Ctrl+I")


def test_a_beginning_of_longer_keys_is_a_conflict(shortcuts):
    shortcuts.set_keys("help.about", "Ctrl+K, Ctrl+C")
    assert shortcuts.conflicts("file.import", "Ctrl+K") == ["help.about"]
    assert shortcuts.conflicts("file.import", "Ctrl+K, Ctrl+D") == []


def test_reset_of_one_takes_its_keys_back(shortcuts):
    shortcuts.set_keys("help.about", "Ctrl+I", take=True)
    shortcuts.reset("file.import")
    assert shortcuts.keys("file.import") == "Ctrl+I"
    assert shortcuts.keys("help.about") == ""


def test_reset_of_all_leaves_nothing_in_the_settings(shortcuts, store):
    shortcuts.set_keys("help.about", "F1")
    shortcuts.set_keys("file.import", "")
    shortcuts.reset()
    assert store.value.shortcuts == {}
    assert shortcuts.keys("file.import") == "Ctrl+I"


def test_what_is_no_keys_in_the_settings_is_none(store, window, caplog):
    store.update(shortcuts={"a": 3})
    shortcuts = Shortcuts(store)
    fresh = shortcuts.register("a", QAction("A", window), keys="Ctrl+A")
    assert fresh.shortcut() == QKeySequence("Ctrl+A")


def test_an_action_that_is_gone_is_not_listed(shortcuts, window):
    own = QAction("Gone", window)
    shortcuts.register("gone", own)
    assert "gone" in [row.name for row in shortcuts.rows()]
    shiboken6.delete(own)
    assert "gone" not in [row.name for row in shortcuts.rows()]
    shortcuts.set_keys("help.about", "F1")


def test_the_table_is_a_sound_model(qtmodeltester, qapp):
    model = ShortcutTable()
    qtmodeltester.check(model)
    model.set_rows([ShortcutRow("a", "G", "A", "Ctrl+A"), ShortcutRow("b", "G", "B")])
    model.set_rows([ShortcutRow("a", "G", "A", "F2"), ShortcutRow("b", "G", "B")])
    assert model.data(model.index(0, 1)) == native("F2")
    assert model.data(model.index(1, 1), Qt.ItemDataRole.AccessibleTextRole) == "no keys"
    model.set_rows([])
    assert model.rowCount() == 0


@pytest.fixture
def dialog(shortcuts, qtbot):
    model = ShortcutTable()
    model.set_rows(shortcuts.rows())
    one = ShortcutsDialog(model)
    qtbot.addWidget(one)
    one.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    one.keys_chosen.connect(lambda name, keys, take: shortcuts.set_keys(name, keys, take=take))
    one.reset_requested.connect(shortcuts.reset)
    shortcuts.changed.connect(lambda: model.set_rows(shortcuts.rows()))
    one.show()
    return one


def test_the_dialog_changes_keys(dialog, shortcuts, qtbot):
    dialog.list.selectRow(3)
    dialog.edit.setFocus()
    qtbot.keyClick(dialog.edit, Qt.Key.Key_F1)
    qtbot.mouseClick(dialog.assign, Qt.MouseButton.LeftButton)
    assert shortcuts.keys("help.about") == "F1"
    assert dialog.reset.isEnabled()
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert shortcuts.keys("help.about") == ""


def test_the_dialog_names_a_conflict_before_it_takes_keys(dialog, shortcuts, qtbot):
    dialog.list.selectRow(3)
    dialog.edit.setKeySequence(QKeySequence("Ctrl+I"))
    assert dialog.conflict.isVisible()
    assert "Import" in dialog.conflict.text()
    qtbot.mouseClick(dialog.assign, Qt.MouseButton.LeftButton)
    assert shortcuts.keys("help.about") == "Ctrl+I"
    assert shortcuts.keys("file.import") == ""


def test_the_dialog_finds_commands(dialog):
    dialog.search.setText("purge")
    assert dialog.list.model().rowCount() == 1
