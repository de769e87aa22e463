"""The whole window, offscreen: who reads files, who is named, what is cut, what is left behind."""

from __future__ import annotations

import gc
import os
import weakref
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from helpers.watchdog import files_touched
from helpers.whole_window import cut, made_workspace, nameless
from mynah.gui import theme
from mynah.gui.application import open_window
from mynah.gui.controllers.read_only import is_writing
from mynah.gui.services.settings_store import SettingsStore
from mynah.gui.translation import StretchedTranslator
from mynah.project.atomic import write_json

pytestmark = pytest.mark.gui
SIZE = (1100, 700)


@pytest.fixture
def settled(home_of_its_own):
    """Settings of somebody who has been here before."""
    path = home_of_its_own / "config" / "settings.json"
    write_json(path, {"schema_version": 1, "first_start_done": True})


@pytest.fixture
def opened(qtbot, qapp, settled, tmp_path):
    """Opens the window on a workspace; everything is ended afterwards."""
    made = []

    def open_it(root: Path | None = None, samples: int = 6):
        workspace = made_workspace(root or tmp_path / "workspace", samples)
        desktop = open_window(qapp, SettingsStore(), workspace.root)
        made.append(desktop)
        desktop.start()
        desktop.window.resize(*SIZE)
        desktop.finish()
        qtbot.waitUntil(lambda: desktop.session.samples.rowCount() == samples, timeout=10_000)
        return desktop

    yield open_it
    for desktop in made:
        end(desktop)


def end(desktop) -> None:
    """Close a window for good, so that nothing of it dies in another test."""
    desktop.close()
    shiboken6.delete(desktop)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def each_page(desktop, qtbot):
    """Every section and every page without a button, shown one after the other."""
    window = desktop.window
    for key in window.sections:
        window.show_section(key)
        window.resize(*SIZE)
        qtbot.waitUntil(lambda key=key: window.page(key).isVisible())
        settle()
        yield key
    desktop.desk.show_first_start()
    settle()
    yield "first start"
    window.show_section("library")
    desktop.library.open_recorder()
    settle()
    yield "recorder"
    desktop.library.view.show_recorder(False)


def settle() -> None:
    """Let layouts come to rest."""
    for _ in range(4):
        QCoreApplication.processEvents()


def dialogs(desktop):
    """What opens each dialog that belongs to the window."""
    return (
        desktop.desk.open_settings,
        desktop.desk.open_shortcuts,
        desktop.desk.open_help_bundle,
        desktop.desk.open_about,
        desktop.library.open_bin,
        desktop.datasets.choose_automatically,
        desktop.speak.pronunciations.open,
    )


def shown_dialogs() -> list[QDialog]:
    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QDialog) and one.isVisible()
    ]


@pytest.fixture
def stretched(qapp):
    """Every text is forty per cent longer."""
    translator = StretchedTranslator(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def large_font(qapp):
    """A font of twice the size, as people with weak eyes set it."""
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    theme.apply(qapp, "light")
    yield
    qapp.setFont(before)
    theme.apply(qapp)


def test_no_keys_mean_two_things_at_once(opened):
    shortcuts = opened().shortcuts
    both = {
        row.name: shortcuts.conflicts(row.name, row.keys)
        for row in shortcuts.rows()
        if shortcuts.conflicts(row.name, row.keys)
    }
    assert not both


@pytest.mark.parametrize(
    ("section", "keys", "expected"),
    [
        ("convert", "Ctrl+O", "convert_files"),
        ("speak", "Ctrl+Shift+O", "speak_text_file"),
        ("library", "Ctrl+O", "add_dialog"),
        ("speak", "Ctrl+O", "add_dialog"),
    ],
)
@pytest.mark.parametrize("inside", [False, True])
def test_keys_of_a_page_hold_wherever_the_focus_is(opened, qtbot, section, keys, expected, inside):
    window = opened().window
    window.activateWindow()
    window.show_section(section)
    settle()
    if inside:
        window.page(section).setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.page(section).setFocus()
    qtbot.keySequence(window.focusWidget(), keys)
    qtbot.waitUntil(lambda: bool(shown_dialogs()))
    dialog = shown_dialogs()[-1]
    assert dialog.objectName() == expected
    dialog.close()


def test_the_next_tab_goes_on_from_the_section_that_is_shown(opened, qtbot):
    window = opened().window
    window.activateWindow()
    qtbot.keySequence(window.focusWidget(), "Ctrl+4")
    assert window.section == "speak"
    assert window.focusWidget().objectName() == "section_speak"


def test_the_gui_thread_touches_no_file_of_the_workspace(opened, qtbot, tmp_path):
    desktop = opened()
    root = desktop.session.workspace.root
    with files_touched(root) as watch:
        model = desktop.library.samples
        view = desktop.library.view.list
        for row in range(model.rowCount()):
            view.selectRow(row)
            settle()
        desktop.session.reload_samples()
        for _ in each_page(desktop, qtbot):
            settle()
        assert desktop.session.background.wait(10_000)
        settle()
    assert watch.seen == []


def test_every_control_has_a_name_for_screen_readers(opened, qtbot):
    desktop = opened()
    desktop.library.view.list.selectRow(0)
    found = {name: nameless(desktop.window) for name in each_page(desktop, qtbot)}
    for open_dialog in dialogs(desktop):
        open_dialog()
        qtbot.waitUntil(lambda: bool(shown_dialogs()), timeout=10_000)
        settle()
        for dialog in shown_dialogs():
            found[dialog.objectName() or type(dialog).__name__] = nameless(dialog)
            dialog.close()
    lacking = [f"{name}: {one}" for name, widgets in found.items() for one in widgets]
    assert not lacking, "\n".join(lacking)


def test_every_command_has_words_and_is_in_the_list_of_keys(opened):
    desktop = opened()
    everything = desktop.window.findChildren(QAction)
    own = [one for one in everything if not one.objectName().startswith("_q_")]
    actions = [one for one in own if not one.isSeparator()]
    assert len(actions) > 20
    assert [one.objectName() for one in actions if not (one.text() or one.menu())] == []
    listed = {row.name for row in desktop.shortcuts.rows()}
    assert set(desktop.commands.actions) <= listed


def fill(desktop, qtbot) -> None:
    """Tick and select recordings, and wait for everything that is said about them."""
    desktop.library.view.list.selectRow(0)
    shown = desktop.library.view.findChild(QLabel, "inspector_pitch")
    waiting = shown.text()
    desktop.session.samples.choose([row.id for row in desktop.session.samples.rows[:4]], True)
    qtbot.waitUntil(lambda: shown.text() not in {"", waiting}, timeout=60_000)


@pytest.mark.engine
@pytest.mark.usefixtures("stretched")
def test_longer_words_are_not_cut(opened, qtbot):
    desktop = opened()
    fill(desktop, qtbot)
    found = {name: cut(desktop.window) for name in each_page(desktop, qtbot)}
    lacking = [f"{name}: {one}" for name, labels in found.items() for one in labels]
    assert not lacking, "\n".join(lacking)


@pytest.mark.engine
@pytest.mark.usefixtures("large_font")
def test_larger_letters_are_not_cut(opened, qtbot):
    desktop = opened()
    fill(desktop, qtbot)
    found = {name: cut(desktop.window) for name in each_page(desktop, qtbot)}
    lacking = [f"{name}: {one}" for name, labels in found.items() for one in labels]
    assert not lacking, "\n".join(lacking)


def test_dialogs_leave_nothing_behind(opened, qtbot):
    desktop = opened()
    for open_dialog in dialogs(desktop):
        seen: list[weakref.ref[QWidget]] = []
        for _ in range(5):
            open_dialog()
            qtbot.waitUntil(lambda: bool(shown_dialogs()), timeout=10_000)  # some read first
            shown = shown_dialogs()
            seen += [weakref.ref(one) for one in shown]
            for dialog in shown:
                dialog.close()
            del shown, dialog
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            settle()
        gc.collect()
        alive = [one() for one in seen if one() is not None and shiboken6.isValid(one())]
        assert alive == [], f"{open_dialog} left {alive}"


def test_a_window_that_is_closed_leaves_no_process_and_no_widget(opened, qapp):
    before = {id(one) for one in QApplication.topLevelWidgets()}
    others = child_processes()  # of tests before, such as the one that Python shares memory with
    desktop = opened()
    window = desktop.window
    desktop.close()
    settle()
    assert not shiboken6.isValid(window)
    left = [one for one in QApplication.topLevelWidgets() if id(one) not in before]
    assert [one for one in left if one.isVisible()] == []
    assert [one for one in child_processes() if one not in others] == []


def child_processes() -> list[str]:
    """Commands of the processes that this one started and that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if fields[1] == str(os.getpid()) and fields[0] != "Z":
            found.append(command.replace(b"\0", b" ").decode(errors="replace"))
    return [one for one in found if "mynah" in one]


def test_files_of_a_second_start_are_imported_in_the_library(opened, qtbot, monkeypatch):
    desktop = opened()
    taken = []
    monkeypatch.setattr(desktop.library.imports, "import_paths", taken.append)
    desktop.window.show_section("train")
    desktop.open_files(["/somewhere/a.wav"])
    assert desktop.window.section == "library"
    assert taken == [["/somewhere/a.wav"]]


def test_another_workspace_shows_its_own_recordings(opened, qtbot, tmp_path):
    desktop = opened()
    other = made_workspace(tmp_path / "other", 3)
    desktop.session.open_folder(other.root)
    qtbot.waitUntil(lambda: desktop.session.samples.rowCount() == 3, timeout=10_000)
    assert desktop.session.workspace.root == other.root
    assert str(other.root) in desktop.session.settings.value.recent_workspaces


def test_a_double_click_opens_a_workspace_and_takes_what_came_with_it(
    opened, qtbot, tmp_path, monkeypatch
):
    desktop = opened()
    taken = []
    monkeypatch.setattr(desktop.library.imports, "import_paths", taken.append)
    other = made_workspace(tmp_path / "other", 3)
    desktop.open_files([str(other.root / "workspace.mynah"), "/somewhere/a.wav"])
    qtbot.waitUntil(lambda: taken == [["/somewhere/a.wav"]], timeout=10_000)
    assert desktop.session.workspace.root == other.root
    desktop.open_files([str(other.root / "workspace.mynah")])
    assert desktop.session.workspace.root == other.root
    assert len(taken) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_look_follows_the_setting(opened, qapp, scheme):
    desktop = opened()
    desktop.session.settings.update(theme=scheme)
    assert theme.tokens().dark is (scheme == "dark")
    colour = desktop.window.palette().color(desktop.window.backgroundRole())
    assert (colour.lightness() < 128) is (scheme == "dark")
    theme.apply(qapp)


def test_keys_lead_to_every_section(opened, qtbot):
    desktop = opened()
    for number, key in enumerate(desktop.window.sections, 1):
        qtbot.keyClick(
            desktop.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier
        )
        assert desktop.window.section == key


def test_a_workspace_that_may_not_be_written_is_shown_and_says_why(
    opened, qtbot, tmp_path, monkeypatch
):
    root = made_workspace(tmp_path / "theirs", 3).root
    real = os.access
    mine = {str(root): False}
    monkeypatch.setattr(
        os, "access", lambda path, mode, **how: mine.get(str(path), real(path, mode, **how))
    )
    desktop = opened(root, 3)
    window = desktop.window
    said = "\n".join(label.text() for label in window.findChildren(QLabel))
    assert "This workspace is open for reading only" in said
    assert "copy it to a place where you may write" in said
    assert desktop.session.workspace.read_only
    buttons = [one for one in window.findChildren(QAction) if is_writing(one.objectName())]
    assert buttons
    assert not any(one.isEnabled() for one in buttons)
