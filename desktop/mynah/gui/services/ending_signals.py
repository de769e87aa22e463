"""Signals that end the program are heard at once, also while nothing happens in the window."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier


class EndingSignals(QObject):
    """Calls a function when the system asks the program to end (SIGINT, SIGTERM).

    Python runs the handler of a signal between its own instructions, and a window at which nothing
    happens runs none. So the signal also writes a byte into a pipe that the event loop watches
    (`signal.set_wakeup_fd`). Windows delivers neither signal to a window.

    Args:
        end: What ends the program.
        parent: Its parent.
    """

    def __init__(self, end: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pipe: tuple[int, int] | None = None
        if os.name == "posix":
            self._pipe = read, write = os.pipe()
            for one in self._pipe:
                os.set_blocking(one, False)
            signal.set_wakeup_fd(write, warn_on_full_buffer=False)
            notifier = QSocketNotifier(read, QSocketNotifier.Type.Read, self)
            notifier.activated.connect(self._on_byte)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: end())

    def _on_byte(self) -> None:
        if self._pipe is not None:
            os.read(self._pipe[0], 64)  # that Python runs is all that was wanted

    def close(self) -> None:
        """Let go of the pipe; the handlers stay."""
        if self._pipe is not None:
            signal.set_wakeup_fd(-1)
            for child in self.findChildren(QSocketNotifier):
                child.setEnabled(False)
            for one in self._pipe:
                os.close(one)
            self._pipe = None
