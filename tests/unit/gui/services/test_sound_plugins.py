"""Loading Qt's sound plugin while other threads load libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.gui

LOADED_AT_ONCE = """
import importlib, sys, threading
from PySide6.QtCore import QCoreApplication, qInstallMessageHandler
said = []
qInstallMessageHandler(lambda *words: said.append(words))
app = QCoreApplication([])
go = threading.Event()
def load(names):
    go.wait()
    for name in names:
        importlib.import_module(name)
names = ["scipy.signal", "scipy.linalg", "scipy.stats", "scipy.ndimage", "scipy.sparse", "soxr"]
threads = [threading.Thread(target=load, args=(names[n::2],)) for n in range(2)]
for thread in threads:
    thread.start()
from mynah.gui.services.sound_plugins import load_multimedia
go.set()
load_multimedia()
for thread in threads:
    thread.join()
before = qInstallMessageHandler(None)
assert before is not None
"""


def test_a_plugin_that_speaks_while_it_is_loaded_does_not_hang_the_window():
    for _ in range(3):
        subprocess.run([sys.executable, "-c", LOADED_AT_ONCE], check=True, timeout=60)
