"""The commands of the section Speak, for keys and for whoever lists commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from mynah.gui.views.speak.speak_page import SpeakPage


class SpeakCommands(QObject):
    """Actions that work while the section is shown; each presses the button of its name.

    Attributes:
        actions: By the names under which their keys are kept.
    """

    def __init__(self, view: SpeakPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.actions: dict[str, QAction] = {}
        transport = view.transport
        for name, text, keys, act in (
            ("speak", self.tr("Speak the text"), "Ctrl+Return", view.speak.click),
            ("cancel", self.tr("Stop speaking"), "Ctrl+.", view.cancel.click),
            ("play", self.tr("Play the sentences or pause"), "Ctrl+Space", transport.play.click),
            ("next", self.tr("Next sentence"), "Alt+Down", transport.next.click),
            ("previous", self.tr("Previous sentence"), "Alt+Up", transport.previous.click),
            ("again", self.tr("Say the sentence again"), "Ctrl+R", transport.again.click),
            ("open", self.tr("Open a text"), "Ctrl+Shift+O", view.editor.open.click),
            ("save", self.tr("Save what was spoken"), "Ctrl+S", transport.save.click),
            (
                "pronunciations",
                self.tr("Pronunciations of words"),
                "",
                view.pronunciations.click,
            ),
        ):
            self._add(name, text, keys, act)

    def _add(self, name: str, text: str, keys: str, act: Callable[[], object]) -> None:
        action = QAction(text, self._view)
        action.setObjectName(f"speak_{name}_command")
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: act())
        self._view.addAction(action)
        self.actions[f"speak.{name}"] = action
