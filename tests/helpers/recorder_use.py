"""What a person does at the recorder, in one line each."""

from __future__ import annotations

from helpers.made_microphone import voice_like
from mynah.gui.models.record_state import RecordState
from mynah.project.prompts import load

NOTE = "My own voice."
SENTENCES = load("en").prompts


def do(controller, name):
    action = controller.commands[f"record.{name}"]
    assert action.isEnabled(), name
    action.trigger()


def record(qtbot, controller, microphone, sound=None):
    do(controller, "toggle")
    assert controller.state is RecordState.RECORDING
    microphone.hear(voice_like(2.0) if sound is None else sound)
    do(controller, "toggle")
    qtbot.waitUntil(lambda: controller.state is RecordState.TAKEN)
    return controller.take


def kept(qtbot, controller, session):
    count = len(session.jobs.started)
    do(controller, "keep")
    qtbot.waitUntil(lambda: len(session.jobs.started) > count)
    return session.jobs.started[-1]


def measured(qtbot, controller):
    qtbot.waitUntil(lambda: controller.view.take.verdict.text() != "", timeout=20_000)
    return controller.view.take.verdict.text(), controller.view.take.words.text()
