"""The voice chooser and the engine's pill, which several pages have."""

from __future__ import annotations

from pathlib import Path

import pytest

from mynah.gui.services.warm_engine import WarmState
from mynah.gui.views.parts import EngineState, VoiceChoice
from mynah.project.voices import Voice

pytestmark = pytest.mark.gui


def voices(*names):
    return [Voice(name, Path("/nowhere") / name, ()) for name in names]


@pytest.fixture
def choice(qtbot):
    made = VoiceChoice()
    qtbot.addWidget(made)
    made.heard = []
    made.voice_changed.connect(made.heard.append)
    return made


def test_the_active_voice_is_chosen_first(choice):
    assert not choice.isEnabled()
    choice.set_voices(voices("Anna", "Ben"), "Ben")
    assert (choice.name, choice.voice.name) == ("Ben", "Ben")
    assert choice.heard == ["Ben"]
    assert choice.accessibleName() == "Voice"


def test_a_choice_stays_when_the_list_is_read_anew(choice):
    choice.set_voices(voices("Anna", "Ben"), "Ben")
    choice.choose("Anna")
    choice.choose("nobody")
    choice.set_voices(voices("Anna", "Ben", "Cleo"), "Ben")
    assert choice.name == "Anna"
    assert choice.heard == ["Ben", "Anna"]


def test_a_voice_that_is_gone_makes_room_for_the_active_one(choice):
    choice.set_voices(voices("Anna", "Ben"), "Ben")
    choice.set_voices(voices("Anna"), "Anna")
    assert choice.name == "Anna"
    choice.set_voices([], "")
    assert (choice.name, choice.voice, choice.isEnabled()) == ("", None, False)
    assert choice.heard == ["Ben", "Anna", ""]


@pytest.mark.parametrize("state", [*map(str, WarmState), "restarting"])
def test_every_state_of_the_engine_has_words(qtbot, state):
    pill = EngineState()
    qtbot.addWidget(pill)
    pill.show_engine(state)
    assert pill.accessibleName() == pill.text() != ""
    assert pill.toolTip()
