"""Whose voice it is and what they agreed to: asked once, stored with every recording."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mynah.gui.views.parts import Card, button, label, set_kind
from mynah.gui.views.record.flow_row import flow_widget


class ConsentCard(Card):
    """Asks for the note, then shows it.

    Signals:
        consent_given: The note.
    """

    consent_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Whose voice is this?"))
        self._note = ""
        self.why = label(
            self.tr("Stored with every recording, so that it stays clear later. It is asked once."),
            "muted",
            wrap=True,
        )
        self.shown = label("", wrap=True)
        self.shown.setObjectName("consent_shown")
        self.field = QLineEdit()
        self.field.setObjectName("consent_note")
        self.field.setAccessibleName(self.tr("Whose voice, and what they agreed to"))
        self.field.setPlaceholderText(self.tr("Name, and what the voice may be used for"))
        self.field.setText(self.tr("It is my own voice, and I want to use it in Mynah."))
        self.field.setCursorPosition(0)
        self.agree = button(self.tr("Store with my recordings"), "", "check", name="consent_agree")
        self.change = button(self.tr("Change"), "quiet", "edit", name="consent_change")
        self.field.textChanged.connect(self._on_edited)
        self.field.returnPressed.connect(self._on_agree)
        self.agree.clicked.connect(self._on_agree)
        self.change.clicked.connect(self._on_change)
        for widget in (self.why, self.shown, self.field):
            self.body.addWidget(widget)
        self.body.addWidget(flow_widget(self.agree, self.change))
        self._show(asking=True)

    @property
    def asking(self) -> bool:
        """Whether it waits for a note."""
        return not self.field.isHidden()

    def show_note(self, note: str) -> None:
        """Show the note that is stored with recordings; ask where it is empty."""
        self._note = note
        if note:
            self.field.setText(note)
            self.field.setCursorPosition(0)
            self.shown.setText(note)
        self._show(asking=not note)

    def insist(self) -> None:
        """It is needed now: draw the eye and the keyboard to it."""
        set_kind(self.agree, "primary")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _show(self, *, asking: bool) -> None:
        for widget in (self.why, self.field, self.agree):
            widget.setVisible(asking)
        for widget in (self.shown, self.change):
            widget.setVisible(not asking)
        self.set_title(
            self.tr("Whose voice is this?") if asking else self.tr("Stored with every recording")
        )

    def _on_edited(self, text: str) -> None:
        self.agree.setEnabled(bool(text.strip()))

    def _on_agree(self) -> None:
        note = self.field.text().strip()
        if note:
            set_kind(self.agree, "")
            self.consent_given.emit(note)

    def _on_change(self) -> None:
        self._show(asking=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
