"""Whose voice it is and what they agreed to: asked once, stored with every recording."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mynah.gui.views.parts import Card, button, label, set_kind
from mynah.gui.views.parts.flow_row import flow_widget

_LINES = 2
_PADDING = 12  # of the style sheet, above and below


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
            self.tr("Asked once, and stored with every recording."),
            "muted",
            wrap=True,
        )
        self.shown = label("", wrap=True)
        self.shown.setObjectName("consent_shown")
        self.field = QPlainTextEdit()
        self.field.setObjectName("consent_note")
        self.field.setAccessibleName(self.tr("Whose voice, and what they agreed to"))
        self.field.setPlaceholderText(self.tr("Name, and what the voice may be used for"))
        self.field.setPlainText(self.tr("It is my own voice, and I want to use it in Mynah."))
        self.field.setTabChangesFocus(True)
        self.agree = button(self.tr("Store with my recordings"), "", "check", name="consent_agree")
        self.change = button(self.tr("Change"), "quiet", "edit", name="consent_change")
        self.field.textChanged.connect(self._on_edited)
        self.agree.clicked.connect(self._on_agree)
        self.change.clicked.connect(self._on_change)
        for widget in (self.why, self.shown, self.field):
            self.body.addWidget(widget)
        self.body.addWidget(flow_widget(self.agree, self.change))
        self._fit()
        self._show(asking=True)

    @property
    def asking(self) -> bool:
        """Whether it waits for a note."""
        return not self.field.isHidden()

    def show_note(self, note: str) -> None:
        """Show the note that is stored with recordings; ask where it is empty."""
        self._note = note
        if note:
            self.field.setPlainText(note)
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

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for two lines."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit()

    def _fit(self) -> None:
        margins = 2 * (self.field.frameWidth() + round(self.field.document().documentMargin()))
        lines = _LINES * self.field.fontMetrics().lineSpacing()
        self.field.setFixedHeight(lines + margins + _PADDING)

    def _on_edited(self) -> None:
        self.agree.setEnabled(bool(self.field.toPlainText().strip()))

    def _on_agree(self) -> None:
        note = " ".join(self.field.toPlainText().split())
        if note:
            set_kind(self.agree, "")
            self.consent_given.emit(note)

    def _on_change(self) -> None:
        self._show(asking=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
