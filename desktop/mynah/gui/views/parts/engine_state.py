"""What the warm engine is doing, in a word: loading, ready, busy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mynah.gui.views.parts.pill import Pill

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_KINDS = {"off": "", "loading": "warn", "ready": "good", "busy": "accent", "restarting": "bad"}


class EngineState(Pill):
    """A pill; connect `show_engine` to `WarmEngine.state_changed`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._words = {
            "off": (
                self.tr("Engine asleep"),
                self.tr("It starts with the first task, which takes a few seconds."),
            ),
            "loading": (self.tr("Engine loading…"), self.tr("Once after a pause.")),
            "ready": (
                self.tr("Engine ready"),
                self.tr("The voice is loaded. Memory is given back after some minutes of rest."),
            ),
            "busy": (self.tr("Engine busy"), self.tr("It works on a task.")),
            "restarting": (
                self.tr("Engine restarting…"),
                self.tr("It ended unexpectedly. What was waiting is kept and goes on."),
            ),
        }
        self.show_engine("off")

    def show_engine(self, state: str) -> None:
        """Show a `WarmState`, or "restarting"."""
        text, tip = self._words[state]
        self.show_state(text, _KINDS[state])
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
