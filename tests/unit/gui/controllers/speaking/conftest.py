"""The page Speak with a session of its own and an engine that speaks tones."""

import pytest

from helpers.sound import HandOutput
from helpers.speaking import SpeakingEngine
from mynah.gui.controllers.session import Session
from mynah.gui.controllers.speak_controller import SpeakController
from mynah.gui.services.player import Player
from mynah.gui.services.settings_store import SettingsStore
from mynah.project.workspace import Workspace


@pytest.fixture
def session(qapp, tmp_path):
    made = Session(Workspace.open(tmp_path / "w", create=True), SettingsStore())
    made.engine = SpeakingEngine(tmp_path / "tones", made, automatic=False)
    made.output = HandOutput()
    made.player = Player(made, output=made.output)
    made.notices, made.problems, made.went = [], [], []
    made.notice_given.connect(made.notices.append)
    made.problem_reported.connect(made.problems.append)
    made.section_requested.connect(lambda *where: made.went.append(where))
    yield made
    made.close()


@pytest.fixture
def speak(qtbot, session):
    made = SpeakController(session, session)
    qtbot.addWidget(made.view)
    made.view.resize(1100, 800)
    made.view.show()
    session.open_workspace(session.workspace)
    qtbot.waitUntil(lambda: made.draft._workspace is not None)
    yield made
    made.close()
