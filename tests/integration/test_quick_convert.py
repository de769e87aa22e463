"""From a finished voice to a converted file, through the real engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shiboken6
import soundfile
from PySide6.QtWidgets import QFileDialog

from helpers.lite import made_voice
from helpers.samples import speech_like
from mynah.gui.controllers.banners import Banners
from mynah.gui.controllers.quick_convert import QuickConvert
from mynah.gui.controllers.session import Session
from mynah.gui.services.settings_store import SettingsStore
from mynah.gui.views.main_window import MainWindow
from mynah.gui.views.parts import Banner
from mynah.project.workspace import Workspace

pytestmark = [pytest.mark.gui, pytest.mark.engine]


@pytest.fixture
def window(qtbot):
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def session(qapp, window, tmp_path):
    made = Session(Workspace.open(tmp_path / "ws", create=True), SettingsStore())
    yield made
    made.close()
    shiboken6.delete(made)


@pytest.fixture
def shown():
    return []


@pytest.fixture
def quick(session, window, shown):
    banners = Banners(session, window, lambda: None, session)
    return QuickConvert(session, window, banners, session, show_folder=shown.append)


def titles(window) -> list[str]:
    return [one.accessibleName() for one in window.banners if isinstance(one, Banner)]


def test_a_voice_that_is_not_there_is_said_once(qtbot, quick, session, tmp_path):
    source = tmp_path / "a.wav"
    soundfile.write(source, speech_like(1.0), 16000)
    with qtbot.waitSignal(session.problem_reported, timeout=60_000) as told:
        quick.convert("Nobody", [str(source)])
    assert told.args[0].code == "NOT_FOUND"


def test_files_are_converted_into_a_folder_of_their_own(
    qtbot, quick, session, window, shown, tmp_path
):
    made_voice(session.workspace.voices_dir / "Anna" / "v001", name="Anna")
    sources = []
    for number in range(2):
        sources.append(tmp_path / f"take {number}.wav")
        soundfile.write(sources[-1], speech_like(1.5, seed=number), 16000)
    quick.convert("Anna", [str(one) for one in sources])
    assert "Converting" in titles(window)[0]
    qtbot.waitUntil(lambda: "converted" in " ".join(titles(window)), timeout=120_000)
    window.banners[0].action.click()
    assert len(shown) == 1
    folder = Path(shown[0]).parent
    assert folder.parent == session.workspace.exports_dir
    made = sorted(folder.iterdir())
    assert [one.name for one in made] == ["take 0.wav", "take 1.wav"]
    sound, _ = soundfile.read(made[0])
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() > 0.001


def test_choosing_opens_one_dialog(quick, window):
    quick.choose("Anna")
    dialogs = window.findChildren(QFileDialog, "convert_files")
    assert len(dialogs) == 1
    dialogs[0].close()
