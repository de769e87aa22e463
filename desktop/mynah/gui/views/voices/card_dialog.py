"""The card of a voice: everything it says, and a form for what people may write into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme, voice_words
from mynah.gui.models import card_facts
from mynah.gui.views.parts import Card, add_field, button, label, scrolled, set_kind, tool_button
from mynah.gui.views.parts.flow_row import flow_widget

if TYPE_CHECKING:
    from mynah.project.voices import VoiceVersion

_LINES = 3


class CardDialog(QDialog):
    """Shows and edits one card.

    Signals:
        saved: Author, licence, consent and notes as they are to be.
        verify_requested: Compare its files with the card.
    """

    saved = Signal(str, str, str, str)
    verify_requested = Signal()

    def __init__(self, version: VoiceVersion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voice_card_dialog")
        self.setWindowTitle(self.tr("Voice card of “{0}”").format(voice_words.short(version.name)))
        self._version = version
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, theme.S, 0)
        self._column.setSpacing(theme.M)
        buttons = self._make_buttons()
        self._add_form()
        self._add_hash()
        for title, lines in (
            (self.tr("What it is"), card_facts.facts(version)),
            (self.tr("Where it comes from"), card_facts.lineage(version)),
            (self.tr("Measured"), card_facts.measured(version)),
            (self.tr("Its files"), card_facts.contents(version)),
            (self.tr("Written by others"), card_facts.further(version)),
        ):
            if lines:
                self._add_lines(title, lines)
        self._column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        title = self.windowTitle()
        column.addWidget(label(title, "title", self, wrap=True))
        said = self.tr("The card stays with the voice: exports carry it, and imports keep it.")
        column.addWidget(label(said, "muted", self, wrap=True))
        column.addWidget(scrolled(inner), 1)
        self.checked = label("", "muted", self, wrap=True)
        self.checked.hide()
        column.addWidget(self.checked)
        column.addWidget(buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 104, self.fontMetrics().height() * 42)
        self._on_edited()

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """Author, licence, consent and notes as they are typed."""
        return (
            self.author.text().strip(),
            self.licence.text().strip(),
            self.consent.toPlainText().strip(),
            self.notes.toPlainText().strip(),
        )

    def show_checked(self, words: str, *, good: bool) -> None:
        """What comparing the files with the card came to."""
        self.checked.setText(words)
        set_kind(self.checked, "good" if good else "bad")
        self.checked.show()
        self.verify.setEnabled(True)

    def _make_buttons(self) -> QWidget:
        self.save = button(self.tr("Save"), "primary", name="card_save")
        self.copy = button(self.tr("Copy all"), "", "copy", name="card_copy")
        self.verify = button(self.tr("Check its files"), "", "check_circle", name="card_verify")
        close = button(self.tr("Close"), "", name="card_close")
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        text = card_facts.plain_text(self._version)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        self.verify.clicked.connect(self._on_verify)
        close.clicked.connect(self.reject)
        return flow_widget(self.save, self.copy, self.verify, close)

    def _add_form(self) -> None:
        card = self._version.card
        self.author = QLineEdit(card.author, self)
        self.licence = QLineEdit(card.licence, self)
        self.consent = _paragraph(card.consent, self)
        self.notes = _paragraph(card.notes, self)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(theme.S)
        add_field(form, self.tr("&Author"), self.author, name="card_author")
        add_field(
            form,
            self.tr("&Licence"),
            self.licence,
            self.tr("What others may do with it, for example CC BY 4.0, or: private."),
            name="card_licence",
        )
        add_field(
            form,
            self.tr("&Consent"),
            self.consent,
            self.tr("Whose voice it is and what they agreed to."),
            name="card_consent",
        )
        add_field(form, self.tr("&Notes"), self.notes, name="card_notes")
        place = Card(self.tr("Written by you"), self)
        place.body.addLayout(form)
        self._column.addWidget(place)
        for field in (self.author, self.licence):
            field.textChanged.connect(self._on_edited)
        for area in (self.consent, self.notes):
            area.textChanged.connect(self._on_edited)

    def _add_hash(self) -> None:
        digest = card_facts.weights(self._version)
        if not digest:
            return
        place = Card(self.tr("Hash of the weights"), self)
        said = self.tr("SHA-256. Two voices are the same exactly when it is; files tell it too.")
        place.body.addWidget(label(said, "muted", place, wrap=True))
        row = QHBoxLayout()
        shown = label(_broken(digest), "", place, wrap=True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setObjectName("card_hash")
        copy = tool_button("copy", self.tr("Copy the hash"), name="card_copy_hash")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(digest))
        row.addWidget(shown, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        place.body.addLayout(row)
        self._column.addWidget(place)

    def _add_lines(self, title: str, lines: list[tuple[str, str]]) -> None:
        place = Card(title, self)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(theme.XS)
        for name, text in lines:
            shown = label(_broken(text), "" if name else "warn", place, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if name:
                form.addRow(label(_broken(name), "muted", place), shown)
            else:
                form.addRow(shown)
        place.body.addLayout(form)
        self._column.addWidget(place)

    def _on_edited(self) -> None:
        card = self._version.card
        before = (card.author, card.licence, card.consent, card.notes)
        self.save.setEnabled(self.texts != before)

    def _on_save(self) -> None:
        self.accept()
        self.saved.emit(*self.texts)

    def _on_verify(self) -> None:
        self.verify.setEnabled(False)
        self.checked.setText(self.tr("Reading its files…"))
        self.checked.show()
        self.verify_requested.emit()


def _paragraph(text: str, parent: QWidget) -> QPlainTextEdit:
    made = QPlainTextEdit(text, parent)
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().height() * _LINES + theme.L)
    return made


def _broken(text: str) -> str:
    """The text with places where a long hash or file name may be broken."""
    parts = []
    for word in text.split(" "):
        long = len(word) > 24
        pieces = [word[at : at + 12] for at in range(0, len(word), 12)] if long else [word]
        parts.append("\u200b".join(pieces))
    return " ".join(parts)
