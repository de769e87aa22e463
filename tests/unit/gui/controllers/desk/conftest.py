"""A window with everything around the work, and a session that remembers."""

import pytest
import shiboken6
from PySide6.QtGui import QAction

from helpers.desk_session import DeskSession
from helpers.made_microphone import MadeMicrophone
from mynah.gui.controllers.desk_controller import DeskController
from mynah.gui.services.garbage import GuiThreadCollector
from mynah.gui.services.notifier import RecordingNotifier
from mynah.gui.services.shortcuts import Shortcuts
from mynah.gui.views.main_window import MainWindow
from mynah.gui.views.parts import Page


@pytest.fixture
def session(qapp, tmp_path):
    collector = GuiThreadCollector()  # as the program does: dialogs die on this thread alone
    one = DeskSession(tmp_path / "ws")
    yield one
    one.close()
    shiboken6.delete(one)
    collector.close()


@pytest.fixture
def window(qtbot):
    one = MainWindow()
    qtbot.addWidget(one, before_close_func=lambda w: setattr(w, "may_close", None))
    one.add_section("library", "Library", "library", Page("Library"))
    return one


@pytest.fixture
def make_desk(session, window, qapp):
    made = []

    def make(**options):
        shortcuts = Shortcuts(session.settings, session)
        shortcuts.register("a.b", QAction("Do it", window), "File", keys="Ctrl+D")
        options.setdefault("microphone", MadeMicrophone(session))
        desk = DeskController(session, window, shortcuts, session, **options)
        window.add_section("activity", "Activity", "activity", desk.activity_view)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def notifier():
    return RecordingNotifier()
