"""The real window, offscreen, with everything in it tried once: `window_tour.py WORKSPACE SECONDS`.

Visits every page, presses every button and triggers every command there, and closes each dialog
that opens. Left out is what starts other programs, and the buttons that ask for a download. What
was done goes to stdout as one JSON object.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYSIDE6_OPTION_LAZY"] = "0"  # as the program does, which loads PySide later
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import shiboken6
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel

from helpers.as_program import guard, settle
from helpers.whole_window import turn
from mynah.gui.application import open_window
from mynah.gui.controllers.read_only import is_writing
from mynah.gui.immortal import keep_true_alive
from mynah.gui.qt_application import MynahApplication
from mynah.gui.services.settings_store import SettingsStore
from mynah.gui.services.single_instance import SingleInstance
from mynah.project import paths

if TYPE_CHECKING:
    from mynah.gui.controllers.desktop import Desktop

# They open folders and pages in other programs, end the program, or ask for a download.
_LEFT_OUT = ("open", "folder", "show", "download", "quit", "section_", "banner", "qt_", "piper")


class Tour:
    """Goes through the window."""

    def __init__(self, desktop: Desktop, patience_s: float) -> None:
        self._desktop = desktop
        self._patience_s = patience_s
        self.pressed: list[str] = []
        self.dialogs: list[str] = []
        self.banners: list[str] = []
        self.writing: list[str] = []

    def make(self) -> None:
        """Every page, every button, every command."""
        window = self._desktop.window
        end = time.monotonic() + self._patience_s
        for section in list(window.sections):
            window.show_section(section)
            turn(100)
            for button in window.findChildren(QAbstractButton):
                if time.monotonic() > end:
                    return
                if shiboken6.isValid(button) and button.isVisible() and button.isEnabled():
                    self._try(button.objectName(), button.click)
                    window.show_section(section)
        for action in [*window.findChildren(QAction), *self._desktop.findChildren(QAction)]:
            if time.monotonic() > end:
                return
            if shiboken6.isValid(action) and action.isEnabled():
                self._try(action.objectName(), action.trigger)
        turn(500)
        self._note_banners()

    def _try(self, name: str, act: object) -> None:
        if not name or name in self.pressed or any(part in name for part in _LEFT_OUT):
            return
        self.pressed.append(name)
        if is_writing(name):
            self.writing.append(name)
        act()  # type: ignore[operator]
        turn(30)
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog) and one.isVisible():
                self.dialogs.append(one.objectName() or type(one).__name__)
                one.reject()
        self._note_banners()

    def _note_banners(self) -> None:
        for banner in self._desktop.window.banners:
            words = " | ".join(one.text() for one in banner.findChildren(QLabel) if one.text())
            if words not in self.banners:
                self.banners.append(words)


def main() -> None:
    """Open, tour, close, tell."""
    keep_true_alive()
    app = MynahApplication(["mynah"])
    collector = guard(app)
    root = Path(sys.argv[1])
    instance = SingleInstance(paths.config_dir(), root)
    instance.try_primary()
    settings = SettingsStore()
    desktop = open_window(app, settings, root)
    instance.message_received.connect(desktop.open_files)
    settle(desktop, collector)
    desktop.start()
    desktop.finish()
    turn(1200)
    tour = Tour(desktop, float(sys.argv[2]))
    tour.make()
    facts = {
        "pressed": tour.pressed,
        "writing": tour.writing,
        "dialogs": tour.dialogs,
        "banners": tour.banners,
        "samples": desktop.session.samples.rowCount(),
        "voices": [one.name for one in desktop.session.voices.voices],
    }
    desktop.close()
    settings.flush()
    instance.close()
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
