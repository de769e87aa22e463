"""The window. The only place that imports Qt; it never imports the engine or a learning library.

It reads what the user owns through `mynah.project`, and talks to the engine as a child process with
the messages of `mynah.protocol`. `application` composes; `controllers` connect; `views` show;
`services` wrap processes, sound, the tray and the disk; `models` hold rows and curves.
"""

import os

from mynah.gui.immortal import keep_true_alive

# PySide makes a class when it is first asked for, and crashes where two threads ask for the same
# one at once. So all are made while they are imported; heard only before PySide is first loaded.
os.environ.setdefault("PYSIDE6_OPTION_LAZY", "0")
keep_true_alive()
