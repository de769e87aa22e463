"""Where the window was and how large: the one thing kept apart from the settings."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from mynah.project.paths import config_dir

FILE_NAME = "window.ini"


def _settings(path: Path | None) -> QSettings:
    return QSettings(str(path or config_dir() / FILE_NAME), QSettings.Format.IniFormat)


def save_window(window: QWidget, path: Path | None = None) -> None:
    """Write the place, the size and the splitters of a window; all need an object name.

    Args:
        window: The window.
        path: The file; the usual place when not given.
    """
    settings = _settings(path)
    settings.beginGroup(window.objectName() or "window")
    settings.setValue("geometry", window.saveGeometry())
    if isinstance(window, QMainWindow):
        settings.setValue("state", window.saveState())
    for splitter in window.findChildren(QSplitter):
        if splitter.objectName():
            settings.setValue(f"splitter/{splitter.objectName()}", splitter.saveState())
    settings.endGroup()
    settings.sync()


def restore_window(window: QWidget, path: Path | None = None) -> bool:
    """Put a window where it was; False when nothing is known about it."""
    settings = _settings(path)
    settings.beginGroup(window.objectName() or "window")
    geometry = settings.value("geometry")
    restored = isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)
    state = settings.value("state")
    if isinstance(window, QMainWindow) and isinstance(state, QByteArray):
        window.restoreState(state)
    for splitter in window.findChildren(QSplitter):
        kept = settings.value(f"splitter/{splitter.objectName()}")
        if splitter.objectName() and isinstance(kept, QByteArray):
            splitter.restoreState(kept)
    return restored
