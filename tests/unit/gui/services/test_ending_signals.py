"""A program at which nothing happens ends when the system asks it to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from mynah.gui.services.ending_signals import EndingSignals
app = QCoreApplication([])
signals = EndingSignals(app.quit)
QTimer.singleShot(0, lambda: print("idle", flush=True))
code = app.exec()
signals.close()
print("ended", flush=True)
sys.exit(code)
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows delivers none of these signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_idle_program_ends_at_once(number):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", PROGRAM]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout.readline() == "idle\n"
        program.send_signal(number)
        try:
            assert program.wait(20) == 0
        finally:
            program.kill()
        assert program.stdout.read() == "ended\n"
