"""A take from a made microphone through the real engine into a real library."""

from __future__ import annotations

import pytest
import soundfile

from helpers.made_microphone import MadeMicrophone, room_noise, voice_like
from helpers.record_session import RecordSession
from mynah.gui.controllers.record_controller import RecordController
from mynah.gui.models.record_state import RecordState
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.project.samples import Library

pytestmark = [pytest.mark.gui, pytest.mark.engine]


@pytest.fixture
def session(qapp, tmp_path):
    made = RecordSession(tmp_path / "my workspace")
    made.jobs = EngineJobs(made)
    made.settings.update(consent_note="-- Ana's own voice", language="en")
    yield made
    made.jobs.close_all()
    made.close()
    made.deleteLater()


@pytest.fixture
def microphone(qapp):
    return MadeMicrophone()


@pytest.fixture
def recorder(qtbot, session, microphone):
    made = RecordController(session, microphone=microphone)
    qtbot.addWidget(made.view)
    made.view.show()
    qtbot.waitUntil(lambda: made.reading.spot.total > 0 and microphone.running)
    yield made
    made.close()
    made.deleteLater()


def take(qtbot, recorder, microphone, sound):
    recorder.commands["record.toggle"].trigger()
    microphone.hear(sound)
    recorder.commands["record.toggle"].trigger()
    qtbot.waitUntil(lambda: recorder.state is RecordState.TAKEN)
    made = recorder.take
    recorder.commands["record.keep"].trigger()
    return made


def test_a_take_becomes_a_sample_and_its_files_go_away(qtbot, recorder, session, microphone):
    made = take(qtbot, recorder, microphone, voice_like(3.0))
    qtbot.waitUntil(lambda: not made.path.exists(), timeout=60_000)
    (sample,) = Library(session.workspace).list()
    assert sample.transcript == made.text
    assert sample.meta["consent"] == "-- Ana's own voice"
    assert sample.original_name == made.path.name
    assert sample.sample_rate == microphone.rate
    assert soundfile.info(sample.path).subtype == "PCM_16"
    assert session.problems == []
    assert session.reloads == 1


def test_a_take_without_a_voice_is_refused_with_its_reason(qtbot, recorder, session, microphone):
    made = take(qtbot, recorder, microphone, room_noise(2.0))
    qtbot.waitUntil(lambda: len(recorder.keeper.waiting) == 1, timeout=60_000)
    assert "voice" in recorder.keeper.waiting[0].reason
    assert made.path.exists()
    assert session.problems == []
