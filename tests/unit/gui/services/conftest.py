"""Real children for the services that own processes."""

import pytest

from helpers.children import QUICK, child_command
from mynah.gui.services.engine_process import EngineProcess


@pytest.fixture
def child(qapp):
    """Makes processes that behave as they are told, with what they said in lists."""
    made = []

    def make(*arguments, **more):
        more.setdefault("ladder", QUICK)
        more.setdefault("command", child_command())
        process = EngineProcess(arguments, **more)
        process.events, process.lines, process.states, process.outcomes = [], [], [], []
        process.event_received.connect(process.events.append)
        process.log_line.connect(process.lines.append)
        process.state_changed.connect(process.states.append)
        process.ended.connect(process.outcomes.append)
        made.append(process)
        return process

    yield make
    for process in made:
        process.kill()
        process.end_within(5)
