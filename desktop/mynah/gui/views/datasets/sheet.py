"""A dialog of one question: what it is about, something to look at, and a row of answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import button, label

_WIDTH_IN_LETTERS = 62


class Sheet(QDialog):
    """A window-modal question that never blocks: open it and listen.

    Signals:
        answered: Key of the answer that was chosen; not sent when the dialog is closed.
    """

    answered = Signal(str)

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        self._title = label(title, "title", self, wrap=True)
        column.addWidget(self._title)
        self._text = label(text, "", self, wrap=True)
        self._text.setVisible(bool(text))
        column.addWidget(self._text)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.S)
        column.addLayout(self.body, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.S)
        self._row.addStretch(1)
        column.addLayout(self._row)
        self._answers: dict[str, QPushButton] = {}
        # Not a minimum of the dialog itself, which would override that of its buttons.
        column.addStrut(self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS)

    def set_title(self, title: str) -> None:
        """Change what it asks."""
        self.setWindowTitle(title)
        self._title.setText(title)

    def set_text(self, text: str) -> None:
        """Change the sentence below the title."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def add_cancel(self, text: str = "") -> QPushButton:
        """Add the button that changes nothing."""
        made = button(text or self.tr("Cancel"), name="dialog_cancel", parent=self)
        made.clicked.connect(self.reject)
        self._row.addWidget(made)
        return made

    def add_answer(self, key: str, text: str, kind: str = "", icon: str = "") -> QPushButton:
        """Add a button; a primary one is what Enter presses."""
        made = button(text, kind, icon, name=f"answer_{key}", parent=self)
        made.clicked.connect(lambda: self._on_answer(key))
        if kind == "primary":
            made.setDefault(True)
        self._row.addWidget(made)
        self._answers[key] = made
        return made

    def answer(self, key: str) -> QPushButton:
        """The button of an answer."""
        return self._answers[key]

    def _on_answer(self, key: str) -> None:
        # Closed first: the answer may open the next question.
        self.accept()
        self.answered.emit(key)
