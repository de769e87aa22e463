"""One of several things to choose, with a sentence that says what it means."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Pill, label


class Choice(QWidget):
    """A radio button, a sentence below it, and a word at its right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self.radio = QRadioButton(self)
        self.radio.setObjectName(name)
        self.radio.setAutoExclusive(False)  # a group decides
        row.addWidget(self.radio)
        self._pill = Pill(parent=self)
        self._pill.hide()
        row.addWidget(self._pill)
        row.addStretch(1)
        column.addLayout(row)
        self._text = label("", "muted", self, wrap=True)
        self._text.setContentsMargins(theme.XL, 0, 0, 0)
        column.addWidget(self._text)

    def show_words(self, title: str, text: str) -> None:
        """Say what it is and what it means."""
        self.radio.setText(title)
        self.radio.setAccessibleName(title)
        self.radio.setAccessibleDescription(text)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def show_state(self, text: str, kind: str = "") -> None:
        """Show a word at its right; empty for none."""
        self._pill.show_state(text, kind)
        self._pill.setVisible(bool(text))
