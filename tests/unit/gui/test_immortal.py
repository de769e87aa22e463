import subprocess
import sys

import pytest

pytestmark = pytest.mark.gui

SIGNALS = """
import mynah.gui
from PySide6.QtCore import QCoreApplication, QObject, Signal
class Told(QObject):
    told = Signal()
app = QCoreApplication([])
told = Told()
for _ in range(20_000):
    told.told.emit()
print("alive", flush=True)
"""


def test_a_window_outlives_many_signals():
    ended = subprocess.run(
        [sys.executable, "-c", SIGNALS], check=False, capture_output=True, text=True
    )
    assert (ended.stdout.strip(), ended.returncode) == ("alive", 0), ended.stderr
