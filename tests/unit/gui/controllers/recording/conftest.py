"""A recorder with a made microphone, in a session of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.made_microphone import MadeMicrophone
from helpers.record_session import RecordSession
from mynah.audio.quality.assess import Assessment
from mynah.gui.controllers import record_controller
from mynah.gui.controllers.record_controller import RecordController

NOTE = "My own voice."


@pytest.fixture(autouse=True)
def measuring_takes_no_time(request, monkeypatch):
    """Only what is marked `usefixtures("really_measured")` loads and runs the measures."""
    if "really_measured" not in request.fixturenames:
        fine = Assessment(Path(), "ok", 1.0, measures={"snr_db": 31.4})
        monkeypatch.setattr(record_controller, "measure_take", lambda path: fine)
        monkeypatch.setattr(record_controller, "prepare", lambda: None)


@pytest.fixture
def really_measured():
    """See above."""


@pytest.fixture
def session(qapp, tmp_path):
    made = RecordSession(tmp_path / "workspace")
    made.settings.update(consent_note=NOTE, language="en")
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def microphone(qapp):
    return MadeMicrophone()


@pytest.fixture
def build(qtbot, session, microphone):
    """Makes the recorder and shows its page; with more than one, the next starts of a program."""
    made = []

    def make(shown=True):
        controller = RecordController(session, microphone=microphone)
        made.append(controller)
        qtbot.addWidget(controller.view)
        if shown:
            controller.view.resize(900, 640)
            controller.view.show()
            qtbot.waitUntil(lambda: controller.reading.spot.total > 0)
            if not microphone.problem():
                qtbot.waitUntil(lambda: microphone.running)
        return controller

    yield make
    for controller in made:
        controller.close()
        controller.deleteLater()


@pytest.fixture
def recorder(build):
    return build()
