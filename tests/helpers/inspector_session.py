"""The inspector with a real session, real files and a sound card moved by hand.

Fixtures, to be imported: ``imported``, ``workspace``, ``session``, ``output``, ``inspector`` and
``shown`` (the sample that the inspector shows).
"""

import shutil

import numpy as np
import pytest
import shiboken6
import soundfile
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from helpers.samples import speech_like
from helpers.sound import HandOutput
from mynah.gui.controllers.inspector_controller import InspectorController
from mynah.gui.controllers.session import Session
from mynah.gui.services.player import Player
from mynah.gui.services.settings_store import SettingsStore
from mynah.project.importing import import_paths
from mynah.project.workspace import Workspace

RATE = 16000


class AskedEngine(QObject):
    """Notes what is asked of it; the test answers."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def request(self, kind, parameters, done, failed=None, *, owner, progress=None, first=False):
        self.asked.append((kind, parameters, done, failed))
        return self

    def cancel(self):
        self.asked.clear()

    def close(self):
        pass


@pytest.fixture(name="imported", scope="session")
def make_imported(tmp_path_factory):
    """Two recordings, measured once for all tests."""
    folder = tmp_path_factory.mktemp("imported")
    made = Workspace.open(folder / "ws", create=True)
    for number, name in enumerate(("one.wav", "two.wav")):
        x = speech_like(3.0, RATE, seed=number)
        x = np.concatenate([np.zeros(RATE, np.float32), x, np.zeros(RATE, np.float32)])
        soundfile.write(folder / name, x, RATE)
        (folder / name).with_suffix(".txt").write_text(f"Words of {number}.")
        import_paths(made, [folder / name])
    return made.root


@pytest.fixture(name="workspace")
def make_workspace(imported, tmp_path):
    shutil.copytree(imported, tmp_path / "ws")
    return Workspace.open(tmp_path / "ws")


@pytest.fixture(name="session")
def make_session(qtbot, workspace, tmp_path):
    made = Session(workspace, SettingsStore(tmp_path / "settings.json"))
    made.player = Player(made, output=HandOutput())
    made.engine = AskedEngine()
    with qtbot.waitSignal(made.samples_changed):
        made.reload_samples()
    yield made
    made.close()
    shiboken6.delete(made)


@pytest.fixture(name="output")
def make_output(session):
    return session.player._output


@pytest.fixture(name="inspector")
def make_inspector(qtbot, session):
    made = InspectorController(session, session)
    qtbot.addWidget(made.view)
    made.view.resize(700, 320)
    made.view.show()

    def follow(ids=None):
        shown = made.sample.id if made.sample else ""
        now = session.samples.find((ids or [shown])[0])
        if now is not None:
            made.show_sample(now)

    made.samples_made.connect(lambda ids: setattr(made, "wanted", ids))
    session.samples_changed.connect(lambda: follow(getattr(made, "wanted", None)))
    return made


def named(session, name):
    return next(one for one in session.samples.samples if one.original_name == name)


@pytest.fixture(name="shown")
def make_shown(qtbot, session, inspector):
    sample = named(session, "one.wav")
    inspector.show_sample(sample)
    qtbot.waitUntil(lambda: inspector.view.sound._scale is not None)
    return sample


def text(inspector, name):
    return inspector.view.findChild(QLabel, f"inspector_{name}").text()


def ids(session):
    return {one.id for one in session.samples.samples}
