"""Telling that something in some folders changed, by this window or by another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_GATHER_MS = 250  # a program changes several files at once


class FolderWatch(QObject):
    """Watches folders, not what lies in folders within them.

    Signals:
        changed: A file or folder in one of them came, went or was replaced.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = QFileSystemWatcher(self)
        self._files.directoryChanged.connect(self._on_changed)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MS)
        self._gather.timeout.connect(self.changed)

    def watch(self, folders: Iterable[Path]) -> None:
        """Watch these from now on, and no others; begin before they are read."""
        wanted, had = {str(one) for one in folders}, set(self._files.directories())
        if had - wanted:
            self._files.removePaths(sorted(had - wanted))
        if wanted - had:
            self._files.addPaths(sorted(wanted - had))

    def close(self) -> None:
        """Watch nothing any more."""
        self._gather.stop()
        if self._files.directories():
            self._files.removePaths(self._files.directories())

    def _on_changed(self) -> None:
        if not self._gather.isActive():
            self._gather.start()
