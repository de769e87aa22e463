import subprocess
import sys

import pytest

pytestmark = pytest.mark.gui

MADE = """
import mynah.gui
import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
for module, name in (("QtCore", "QLibrary"), ("QtGui", "QMovie"), ("QtWidgets", "QWizard")):
    print(name in vars(getattr(PySide6, module)))
"""

# Two threads of the window's own pool ask for classes while the window's thread does.
ASKED = """
import mynah.gui
import os
from PySide6 import QtCore, QtGui, QtWidgets
from mynah.gui.services.background import Background
app = QtCore.QCoreApplication([])
pool = Background()
names = [name for name in dir(QtGui) if name.startswith("Q")]
def ask():
    for name in names:
        getattr(QtGui, name)
for _ in range(2):
    pool.run(ask, lambda _none: None, owner=pool)
ask()
pool.wait()
print("alive", flush=True)
os._exit(0)
"""


def test_classes_are_there_before_anybody_asks():
    assert _ended(MADE) == ("True\nTrue\nTrue", 0)


def test_threads_may_ask_for_the_same_classes():
    for _ in range(4):
        assert _ended(ASKED) == ("alive", 0)


def _ended(program):
    ended = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    return ended.stdout.strip(), ended.returncode
