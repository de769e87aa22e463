"""The page Convert over a workspace with voices, and a converter that only remembers."""

import numpy as np
import pytest
import shiboken6
import soundfile
from PySide6.QtCore import QCoreApplication, QEvent

from helpers.converter import FakeConverter
from helpers.train_session import QuietPlayer, garbage_on_the_gui_thread
from mynah.gui.controllers.convert_controller import ConvertController
from mynah.gui.controllers.session import Session
from mynah.gui.services.settings_store import SettingsStore
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace


def publish(workspace, name, index=True, **card):
    """A voice that nobody could hear, but that is listed."""
    store = VoiceStore(workspace)
    staged = store.stage()
    (staged / "model.safetensors").write_bytes(name.encode())
    if index:
        (staged / "added.index").write_bytes(b"index")
    lineage = {"median_f0_hz": 180.0}
    return store.publish(name, staged, {"kind": "lite", "lineage": lineage, **card})


@pytest.fixture
def workspace(tmp_path):
    made = Workspace.open(tmp_path / "ws", create=True)
    publish(made, "Anna")
    publish(made, "Bella", index=False)
    return made


@pytest.fixture
def session(qapp, qtbot, workspace):
    with garbage_on_the_gui_thread():
        made = Session(workspace, SettingsStore())
        made.converter = FakeConverter(made)
        made.player = QuietPlayer(made)
        made.open_workspace(workspace)
        yield made
        made.runs.close()
        made.background.close()
        made.jobs.close_all()
        shiboken6.delete(made)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def page(session, qtbot):
    made = ConvertController(session, session)
    qtbot.addWidget(made.view)
    made.view.resize(1000, 700)
    made.view.show()
    qtbot.waitUntil(lambda: made.view.voice.name == "Anna")
    yield made
    made.close()


@pytest.fixture
def recordings(tmp_path):
    """A folder with folders: three recordings and one that is broken."""
    folder = tmp_path / "in"
    for number, name in enumerate(("a.wav", "b.flac", "deep/a.wav"), 1):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        soundfile.write(path, np.full(16000 * number, 0.1, np.float32), 16000)
    (folder / "broken.wav").write_bytes(b"this is no sound at all")
    return folder
