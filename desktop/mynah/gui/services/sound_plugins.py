"""Qt's sound plugin, loaded without a chance to hang the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import qInstallMessageHandler


def load_multimedia() -> Any:
    """Import QtMultimedia and let it load its plugin.

    While a library or a plugin is loaded the linker is locked, and these have something to say:
    that no PipeWire is there, for example. A message handler in Python then waits for the
    interpreter, or lends it to another thread in its midst, and that thread may wait for the
    linker, because it imports a library. So Qt speaks by itself meanwhile, to stderr.

    Raises:
        ImportError: Qt's sound or the system's library for it is not installed.
    """
    handler = qInstallMessageHandler(None)  # Qt speaks by itself
    try:
        from PySide6 import QtMultimedia

        QtMultimedia.QMediaDevices.defaultAudioOutput()  # the first question loads the plugin
    finally:
        qInstallMessageHandler(handler)
    return QtMultimedia
