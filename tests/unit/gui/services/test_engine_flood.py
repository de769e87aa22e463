"""A child that writes as fast as it can never holds up the window."""

import time

import pytest
from PySide6.QtCore import QTimer

from helpers.children import wait_for

pytestmark = pytest.mark.gui


class Watchdog:
    """The longest time, in seconds, between two turns of the event loop."""

    def __init__(self):
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self):
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.mark.parametrize(("behaviour", "events"), [("flood", 20_002), ("flood_of_text", 2)])
def test_a_flood_is_read_in_small_portions(child, qtbot, behaviour, events):
    process = child(behaviour)
    process.start()
    watchdog = Watchdog()
    wait_for(qtbot, lambda: process.outcomes, timeout=30_000)
    assert process.outcomes[0].ok
    assert len(process.events) == events
    assert watchdog.longest < 0.1  # 10 ms are allowed; the rest is for a busy machine
    if behaviour == "flood_of_text":
        assert len(process.lines) == 40_000
        assert len(process.stderr_tail.splitlines()) == 200
