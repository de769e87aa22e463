"""What can be done with the chosen voice, as commands with keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from mynah.gui.views.parts import icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_OF_THE_LIST = ("voices.rename", "voices.delete", "voices.play")


class VoiceActions(QObject):
    """The commands of the chosen voice.

    Attributes:
        menu: Those of the panel, by name, in the order of its menu.
        search: Goes to the field to search in.
        play: Plays the sample of the voice that is chosen in the gallery.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.menu: dict[str, QAction] = {
            "card": self._action("card", self.tr("Voice card…"), "info", "Ctrl+I"),
            "rename": self._action("rename", self.tr("Rename…"), "edit", "F2"),
            "duplicate": self._action("duplicate", self.tr("Duplicate…"), "copy", "Ctrl+D"),
            "look": self._action("look", self.tr("Picture and colour…"), "user", ""),
            "export": self._action("export", self.tr("Export…"), "export", "Ctrl+E"),
            "show_folder": self._action("show_folder", self.tr("Show its folder"), "folder", ""),
            "run": self._action("run", self.tr("Open its training"), "chart", ""),
            "delete": self._action("delete", self.tr("Move to the bin"), "trash", "Del"),
        }
        self.search = self._action("search", self.tr("Search the voices"), "search", "Ctrl+F")
        self.play = self._action("play", self.tr("Play the sample or pause it"), "play", "Space")

    @property
    def commands(self) -> dict[str, QAction]:
        """All, by the name under which their keys are kept."""
        others = {"search": self.search, "play": self.play}
        return {f"voices.{name}": one for name, one in (self.menu | others).items()}

    def connect_all(self, doing: Mapping[str, Callable[[], object]]) -> None:
        """Say what each does."""
        for name, act in doing.items():
            action = self.commands[f"voices.{name}"]
            action.triggered.connect(lambda _checked=False, act=act: act())

    def add_to(self, page: QWidget, gallery: QWidget) -> None:
        """Let their keys be heard on the page.

        Keys that mean something else in a field or on a button are heard by the list alone.
        """
        for name, action in self.commands.items():
            listed = name in _OF_THE_LIST
            (gallery if listed else page).addAction(action)
            if not listed:
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)

    def set_enabled(self, *, on: bool) -> None:
        """Whether a voice is chosen."""
        for one in (*self.menu.values(), self.play):
            one.setEnabled(on)

    def _action(self, name: str, text: str, icon_name: str, keys: str) -> QAction:
        made = QAction(icon(icon_name), text, self)
        made.setObjectName(f"voices_{name}")
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made
