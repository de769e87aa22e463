"""A run on the screen, in a session without processes."""

import pytest

from helpers.train_session import FakeSession, garbage_on_the_gui_thread, run_info
from mynah.gui.controllers.run_controller import RunController


@pytest.fixture
def session(tmp_path, qapp):
    with garbage_on_the_gui_thread():
        made = FakeSession(tmp_path / "ws")
        made.runs.set_runs(run_info("r1", state="training", alive=True))
        yield made
        made.background.close()


@pytest.fixture
def run(qtbot, session):
    controller = RunController(session)
    qtbot.addWidget(controller.view)
    controller.show_run("r1")
    return controller
