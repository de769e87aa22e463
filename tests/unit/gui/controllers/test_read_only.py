"""A workspace of a newer program in the real window: said, shown, and not changed."""

from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit

from helpers.golden import golden, tree
from mynah.gui.application import open_window
from mynah.gui.controllers import read_only
from mynah.gui.services.settings_store import SettingsStore
from mynah.project import dataset
from mynah.project.atomic import read_json, write_json
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui
SETTLED = {"schema_version": 1, "first_start_done": True}


@pytest.fixture
def desktop(qtbot, qapp, home_of_its_own, tmp_path):
    write_json(
        home_of_its_own / "config" / "settings.json",
        {"schema_version": 1, "first_start_done": True},
    )
    root = golden(1, tmp_path / "golden")
    path = root / "workspace.json"
    write_json(path, {**read_json(path), "schema_version": 2})
    before = tree(root)
    made = open_window(qapp, SettingsStore(), root)
    made.start()
    made.finish()
    qtbot.waitUntil(lambda: made.session.samples.rowCount() == 2, timeout=10_000)
    yield made
    made.close()
    shiboken6.delete(made)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert tree(root) == before


def found(desktop, kind, name):
    one = desktop.window.findChild(kind, name) or desktop.findChild(kind, name)
    assert one is not None, name
    return one


def words(desktop):
    return [
        label.text() for banner in desktop.window.banners for label in banner.findChildren(QLabel)
    ]


def test_it_is_said_and_what_would_change_it_is_off(desktop, qtbot, tmp_path):
    reason = desktop.desk.read_only.reason
    assert "format 2" in reason
    assert reason in words(desktop)
    qtbot.waitUntil(lambda: [one.name for one in desktop.session.voices.voices] == ["Ada"])
    for section in desktop.window.sections:
        desktop.window.show_section(section)
    for name in ("library_add_files", "dataset_save", "train_primary", "voices_import"):
        button = found(desktop, QAbstractButton, name)
        assert not button.isEnabled()
        assert button.toolTip() == reason
        button.setEnabled(True)  # as its page does when something changes
        assert not button.isEnabled()
    action = found(desktop, QAction, "library.add_files")
    action.setEnabled(True)
    assert not action.isEnabled()
    transcript = found(desktop, QPlainTextEdit, "transcript")
    assert transcript.isReadOnly()
    other = Workspace.open(tmp_path / "other", create=True)
    desktop.session.open_workspace(other)
    assert found(desktop, QAbstractButton, "library_add_files").isEnabled()
    assert action.isEnabled()
    assert reason not in words(desktop)
    assert not transcript.isReadOnly()


def test_what_is_named_as_writing_is_there(desktop):
    """Else a button that gets another name would be left on."""
    for section in desktop.window.sections:
        desktop.window.show_section(section)
    there = [
        one.objectName()
        for owner in (desktop, desktop.window)
        for one in owner.findChildren(QObject)
        if one.objectName()
    ]
    folder = Path(read_only.__file__).parents[1]
    files = [path for path in folder.rglob("*.py") if path.name != "read_only.py"]
    source = "".join(path.read_text(encoding="utf-8") for path in files)  # for those of dialogs
    for name in [*read_only.WRITING, *read_only.WRITTEN_IN]:
        start, star = name.rstrip("*"), name.endswith("*")
        live = any(one.startswith(start) if star else one == name for one in there)
        assert live or f'"{start}' in source, name


def test_datasets_that_a_terminal_saves_are_followed(qtbot, qapp, home_of_its_own, tmp_path):
    write_json(
        home_of_its_own / "config" / "settings.json",
        {"schema_version": 1, "first_start_done": True},
    )
    root = golden(1, tmp_path / "golden")
    made = open_window(qapp, SettingsStore(), root)
    made.start()
    made.finish()
    qtbot.waitUntil(lambda: made.datasets.datasets.names() == ["My set"], timeout=10_000)
    dataset.Dataset("Another", ()).save(Workspace.open(root))
    qtbot.waitUntil(lambda: sorted(made.datasets.datasets.names()) == ["Another", "My set"])
    made.close()
    shiboken6.delete(made)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
