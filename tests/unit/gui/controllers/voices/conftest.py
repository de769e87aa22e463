"""The page of voices over a workspace with two made ones; the test answers for the engine."""

import pytest
import shiboken6

from helpers.gui_voices import HandJobs, publish
from helpers.sound import HandOutput
from mynah.gui.controllers.session import Session
from mynah.gui.controllers.voices_controller import VoicesController
from mynah.gui.services.player import Player
from mynah.gui.services.settings_store import SettingsStore
from mynah.project.workspace import Workspace


@pytest.fixture
def workspace(tmp_path):
    made = Workspace.open(tmp_path / "ws ü", create=True)
    publish(made, "Ada")
    publish(made, "Ben", content=b"others")
    return made


@pytest.fixture
def session(qtbot, workspace, tmp_path):
    made = Session(workspace, SettingsStore(tmp_path / "settings.json"))
    made.player = Player(made, HandOutput())
    made.jobs = HandJobs(made)
    made.runs._jobs = HandJobs(made)  # its questions are not those of the page
    made.problems, made.asked = [], []
    made.problem_reported.connect(made.problems.append)
    made.section_requested.connect(lambda section, detail: made.asked.append((section, detail)))
    yield made
    made.close()
    shiboken6.delete(made)


@pytest.fixture
def page(qtbot, session):
    """The controller, with its voices read and its page shown."""
    made = VoicesController(session, session)
    qtbot.addWidget(made.view)
    made.view.resize(1000, 640)
    made.view.show()
    session.open_workspace(session.workspace)
    qtbot.waitUntil(lambda: made.model.rowCount() == 2)
    yield made
    made.close()
