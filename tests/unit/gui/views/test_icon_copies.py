import subprocess
import sys

import pytest

pytestmark = pytest.mark.gui

COPIED = """
import mynah.gui
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from mynah.gui.qt_application import MynahApplication
from mynah.gui.views.parts.icons import icon
app = MynahApplication(["mynah"])
drawn = True
for _ in range(50):
    copy = QIcon(icon("mynah"))
    copy.setIsMask(True)  # it is another one from here on
    kept = [object() for _ in range(50)]
    drawn = drawn and not copy.pixmap(QSize(16, 16)).isNull()
print(drawn, flush=True)
import os
os._exit(0)
"""


def test_an_icon_that_is_changed_leaves_a_copy_that_can_be_drawn():
    ended = subprocess.run(
        [sys.executable, "-c", COPIED], check=False, capture_output=True, text=True
    )
    assert (ended.stdout.strip(), ended.returncode) == ("True", 0), ended.stderr
