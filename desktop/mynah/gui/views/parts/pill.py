"""A word in a rounded frame: a state or a count."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mynah.gui.views.parts.button import set_kind


class Pill(QLabel):
    """A short word; `kind` is good, warn, bad, accent or nothing."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("pill")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_state(self, text: str, kind: str = "") -> None:
        """Show another word of another kind."""
        self.setText(text)
        set_kind(self, kind)
