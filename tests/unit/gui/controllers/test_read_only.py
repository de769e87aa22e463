"""A workspace of a newer program in the real window: said, shown, and not changed."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel

from helpers.golden import golden, tree
from mynah.gui.application import open_window
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
    other = Workspace.open(tmp_path / "other", create=True)
    desktop.session.open_workspace(other)
    assert found(desktop, QAbstractButton, "library_add_files").isEnabled()
    assert action.isEnabled()
    assert reason not in words(desktop)


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
