"""Showing a file in the desktop's own file manager."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QDesktopServices

_SERVICE = "org.freedesktop.FileManager1"


def show_in_folder(path: Path) -> None:
    """Open the folder of a file, with the file selected where the file manager can do that."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    elif not _asked_by_dbus(path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _asked_by_dbus(path: Path) -> bool:
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected() or not bus.interface().isServiceRegistered(_SERVICE).value():
        return False
    call = QDBusMessage.createMethodCall(
        _SERVICE, "/org/freedesktop/FileManager1", _SERVICE, "ShowItems"
    )
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    return bus.send(call)


def open_folder(path: Path) -> None:
    """Open a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
