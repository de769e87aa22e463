"""Cyclic garbage is collected on the GUI thread alone.

Python's collector runs in whatever thread happens to allocate, and there it would destroy the
QObjects that it finds in cycles: Qt then stops timers and notifiers from a foreign thread, and the
program ends. So the automatic collector is off while there is a window, and a timer asks for
collections at the same thresholds. A full collection looks at every object there is: it comes
seldom, and what survives one that could be felt is not looked at again.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 500
_FULL_EVERY_S = 60.0
_FELT_S = 0.02


class GuiThreadCollector(QObject):
    """Collects on the thread that made it, as often as Python would have.

    Args:
        parent: Its parent; with it the automatic collector comes back.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._last_full = time.monotonic()
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start(_INTERVAL_MS)

    def settle(self) -> None:
        """Never look again at what there is now, since it stays: modules, widgets, samples.

        What is garbage by now is kept with it: a price in memory for a window that never stops.
        """
        gc.collect(1)
        gc.freeze()

    def collect_if_due(self) -> int:
        """Collect the oldest generation whose threshold is passed; the unreachable objects."""
        counts = gc.get_count()
        now = time.monotonic()
        if counts[2] > self._thresholds[2] and now - self._last_full >= _FULL_EVERY_S:
            self._last_full = now
            found = gc.collect()
            if time.monotonic() - now > _FELT_S:
                gc.freeze()
            return found
        for generation in (1, 0):
            if counts[generation] > self._thresholds[generation]:
                return gc.collect(generation)
        return 0

    def close(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()
