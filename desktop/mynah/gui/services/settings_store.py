"""The settings as the window sees them: one value, changed in place, written in the background."""

import logging
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from mynah.project import settings as stored
from mynah.project.settings import Settings
from mynah.protocol.errors import ErrorCode, MynahError

_log = logging.getLogger(__name__)
_NAMES = frozenset(one.name for one in fields(Settings)) - {"extra"}


class SettingsStore(QObject):
    """Holds the settings, tells who listens about changes, and keeps them on the disk.

    Reading happens once, in the constructor, before there is a window. Writing happens on one
    thread of its own, in order. Only the fields that changed are written over the file, so that
    two windows with different workspaces do not undo each other.

    Attributes:
        problem: What was wrong with the file when it was read, in words; empty for nothing.

    Signals:
        changed: The settings are different now; carries the new ones.
        field_changed: Name of one field that is different now.
        save_failed: They could not be written; carries the exception.
    """

    changed = Signal(object)
    field_changed = Signal(str)
    save_failed = Signal(object)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        """Read the settings.

        Args:
            path: Their file; the usual place when not given.
            parent: Owner.
        """
        super().__init__(parent)
        self._path = path or stored.settings_path()
        loaded = stored.load(self._path)
        self._value = loaded.settings
        self.problem = loaded.problem
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    @property
    def value(self) -> Settings:
        """The settings as they are now."""
        return self._value

    def update(self, **changes: Any) -> None:
        """Change some fields, tell about it, and write them in the background.

        Raises:
            MynahError: ``BAD_INPUT`` for a value that is out of its range.
            TypeError: There is no such field: a fault of the caller.
        """
        unknown = changes.keys() - _NAMES
        if unknown:
            raise TypeError(f"no such settings: {', '.join(sorted(unknown))}")
        for name, value in changes.items():
            if not stored.allowed(name, value):
                raise MynahError(ErrorCode.BAD_INPUT, f"{name} cannot be {value!r}.")
        real = {
            name: value for name, value in changes.items() if getattr(self._value, name) != value
        }
        if not real:
            return
        self._value = replace(self._value, **real)
        whole = self._value
        self._pool.start(lambda: self._write(real, whole))
        for name in real:
            self.field_changed.emit(name)
        self.changed.emit(self._value)

    def reset(self, *names: str) -> None:
        """Set fields back to their defaults; without names, all that a person sets in a dialog."""
        blank = Settings()
        chosen = names or tuple(_NAMES - {"workspace", "recent_workspaces", "first_start_done"})
        self.update(**{name: getattr(blank, name) for name in chosen})

    def flush(self, milliseconds: int = 2000) -> bool:
        """Wait until everything is written; for the end of the program and for tests."""
        return self._pool.waitForDone(milliseconds)

    def _write(self, changes: Mapping[str, Any], whole: Settings) -> None:
        # On the store's own thread. A file that vanished or was damaged meanwhile is made anew.
        try:
            loaded = stored.load(self._path)
            if self._path.exists() and not loaded.problem:
                stored.change(changes, self._path)
            else:
                stored.save(whole, self._path)
        except (MynahError, OSError) as error:
            _log.warning("settings were not saved: %s", error)
            self.save_failed.emit(error)
