"""Cyclic garbage is collected on the GUI thread alone.

Python's collector runs in whatever thread happens to allocate, and there it would destroy the
QObjects that it finds in cycles: Qt then stops timers and notifiers from a foreign thread, and the
program ends. So the automatic collector is off while there is a window, and a timer asks for
collections at the same thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 500


class GuiThreadCollector(QObject):
    """Collects on the thread that made it, as often as Python would have.

    Args:
        parent: Its parent; with it the automatic collector comes back.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start(_INTERVAL_MS)

    def settle(self) -> None:
        """Never look again at what there is now: modules and widgets that stay to the end.

        Makes later collections quick enough not to be felt.
        """
        gc.collect()
        gc.freeze()

    def collect_if_due(self) -> int:
        """Collect the oldest generation whose threshold is passed; the unreachable objects."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            threshold = self._thresholds[generation]
            if threshold and counts[generation] > threshold:
                return gc.collect(generation)
        return 0

    def close(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
