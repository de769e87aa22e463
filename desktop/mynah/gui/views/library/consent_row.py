"""Whose voice it is, and whether they agreed: asked with each import, in the way of nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import label


class ConsentRow(QWidget):
    """A note that can be picked or written, and whether later imports begin with it.

    Signals:
        note_given: The note, and whether it is for later imports too.
    """

    note_given = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ("", False)
        question = label(self.tr("Whose voice is it?"), "", self)
        self.note = QComboBox(self)
        self.note.setObjectName("consent_note")
        self.note.setEditable(True)
        self.note.setAcceptDrops(False)
        self.note.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.note.addItems(
            [
                self.tr("My own voice"),
                self.tr("Another person, who agreed to it"),
                self.tr("Recordings that are free to use"),
            ]
        )
        self.note.setMinimumContentsLength(16)
        self.note.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.note.setAccessibleName(question.text())
        self.note.setAccessibleDescription(
            self.tr("This note is kept with the recordings and goes into the voice's card.")
        )
        self.note.setToolTip(self.note.accessibleDescription())
        line = self.note.lineEdit()
        if line is not None:
            line.setAcceptDrops(False)  # files that are dropped upon it are recordings too
            line.setPlaceholderText(self.tr("Not said yet. Pick one or write your own."))
            line.editingFinished.connect(self._on_given)
        question.setBuddy(self.note)
        self.remember = QCheckBox(self.tr("Same for later imports"), self)
        self.remember.setObjectName("consent_remember")
        self.kept = label("", "good", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.XS, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(question)
        row.addWidget(self.note, 1)
        row.addWidget(self.remember)
        row.addWidget(self.kept)
        self.note.activated.connect(self._on_given)
        self.remember.clicked.connect(self._on_given)

    def begin(self, note: str, *, remembered: bool) -> None:
        """Start with this note; nothing is told about it."""
        self.note.setCurrentIndex(self.note.findText(note) if note else -1)
        self.note.setEditText(note)
        self.remember.setChecked(remembered)
        self.kept.clear()
        self._given = (note, remembered)

    def show_kept(self) -> None:
        """Say that the note is with the recordings."""
        self.kept.setText(self.tr("Noted"))

    def _on_given(self) -> None:
        given = (self.note.currentText().strip(), self.remember.isChecked())
        if given != self._given:
            self._given = given
            self.kept.clear()
            self.note_given.emit(*given)
