"""The menu bar: every command of the window, with its keys, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QUndoStack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from mynah.gui.services.shortcuts import Shortcuts
    from mynah.gui.views.main_window import MainWindow

Handlers = Mapping[str, Callable[[], object]]


class WindowCommands(QObject):
    """Makes the menus. What a command does is given by its name.

    Args:
        window: Gets the menu bar.
        shortcuts: Gets every action, so that its keys can be changed.
        undo: What Undo and Redo work on.
        handlers: What to do, by the name of the command.
    """

    def __init__(
        self, window: MainWindow, shortcuts: Shortcuts, undo: QUndoStack, handlers: Handlers
    ) -> None:
        super().__init__(window)
        self._window = window
        self._shortcuts = shortcuts
        self._handlers = handlers
        self.actions: dict[str, QAction] = {}
        self._fill_file(window.menuBar().addMenu(self.tr("&File")))
        self._fill_edit(window.menuBar().addMenu(self.tr("&Edit")), undo)
        self._view = window.menuBar().addMenu(self.tr("&View"))
        self._fill_help(window.menuBar().addMenu(self.tr("&Help")))

    def add_section(self, key: str, title: str) -> None:
        """Add a section to the View menu, with Ctrl and its number."""
        number = len(self._view.actions()) + 1
        action = QAction(title, self)
        action.triggered.connect(lambda: self._window.show_section(key))
        self._take(self._view, f"view.{key}", action, self.tr("Sections"), f"Ctrl+{number}")

    def _fill_file(self, menu: QMenu) -> None:
        group = self.tr("File")
        self._add(menu, "library.add_files", self.tr("Add recordings…"), group, "Ctrl+O")
        self._add(menu, "library.add_folder", self.tr("Add a folder…"), group, "Ctrl+Shift+O")
        self._add(menu, "library.record", self.tr("Record…"), group, "Ctrl+R")
        menu.addSeparator()
        self._add(menu, "workspace.open", self.tr("Open another workspace…"), group)
        self._add(menu, "workspace.show_folder", self.tr("Show the workspace's folder"), group)
        menu.addSeparator()
        settings = self._add(menu, "app.settings", self.tr("Settings…"), group, "Ctrl+,")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        leave = self._add(menu, "app.quit", self.tr("Quit"), group, "Ctrl+Q")
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _fill_edit(self, menu: QMenu, undo: QUndoStack) -> None:
        group = self.tr("Edit")
        back = undo.createUndoAction(self, self.tr("Undo"))
        self._take(menu, "edit.undo", back, group, "Ctrl+Z")
        forth = undo.createRedoAction(self, self.tr("Redo"))
        self._take(menu, "edit.redo", forth, group, "Ctrl+Shift+Z")
        menu.addSeparator()
        self._add(menu, "library.search", self.tr("Search the recordings"), group, "Ctrl+F")
        self._add(menu, "library.bin", self.tr("Open the bin…"), group)

    def _fill_help(self, menu: QMenu) -> None:
        group = self.tr("Help")
        self._add(menu, "help.computer", self.tr("This computer"), group)
        self._add(menu, "help.shortcuts", self.tr("Keyboard shortcuts…"), group, "Ctrl+?")
        self._add(menu, "help.bundle", self.tr("Save a help report…"), group)
        menu.addSeparator()
        about = self._add(menu, "help.about", self.tr("About Mynah"), group)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add(self, menu: QMenu, name: str, text: str, group: str, keys: str = "") -> QAction:
        action = QAction(text, self)
        handler = self._handlers[name]
        action.triggered.connect(lambda _checked=False: handler())
        return self._take(menu, name, action, group, keys)

    def _take(self, menu: QMenu, name: str, action: QAction, group: str, keys: str) -> QAction:
        action.setObjectName(name)
        menu.addAction(action)
        self._shortcuts.register(name, action, group, keys=keys)
        self.actions[name] = action
        return action
