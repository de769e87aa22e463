"""Quarantine: what is inside files of voices, before anything of them is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Card, breakable, button, label, scrolled
from mynah.gui.views.parts.flow_row import flow_widget
from mynah.gui.views.voices.import_entry import ImportEntry

if TYPE_CHECKING:
    from mynah.gui.models.voice_import_report import VoiceImportReport

_LEFT_SHOWN = 30
_MEMBER_LINES = 9


class ImportDialog(QDialog):
    """Shows what was found, asks for names and consent, and waits for the word to import.

    Signals:
        import_requested: Import what is chosen.
        index_requested: Choose an index for a voice (its `FoundVoice`).
        extract_requested: Take the voice out of a saved training state (its path).
    """

    import_requested = Signal()
    index_requested = Signal(object)
    extract_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voice_import_dialog")
        self.setWindowTitle(self.tr("Import voices"))
        self.entries: list[ImportEntry] = []
        self._possible = True
        self.title = label(self.tr("Import voices"), "title", self, wrap=True)
        self.text = label("", "muted", self, wrap=True)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self._inner = QWidget()
        self._list = QVBoxLayout(self._inner)
        self._list.setContentsMargins(0, 0, theme.S, 0)
        self._list.setSpacing(theme.M)
        self._list.addStretch(1)
        self._area = scrolled(self._inner)
        self._consent_card = self._make_consent()
        self.go = button(self.tr("Import"), "primary", "download", name="voice_import_go")
        self.go.setDefault(True)
        self.cancel = button(self.tr("Cancel"), "", name="voice_import_cancel")
        self.go.clicked.connect(self.import_requested)
        self.cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        column.addWidget(self._area, 1)
        column.addWidget(self._consent_card)
        column.addWidget(flow_widget(self.go, self.cancel))
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 104, self.fontMetrics().height() * 42)
        self.show_looking(0)

    @property
    def note(self) -> str:
        """Whose voice it is and what they agreed to."""
        return self.consent.text().strip()

    def show_looking(self, count: int) -> None:
        """Files are being opened; nothing is known yet."""
        self.text.setText(
            self.tr(
                "%n file(s) or folder(s) are opened in a process of its own. Nothing in them is "
                "run, and nothing is kept.",
                "",
                count,
            )
        )
        self._show_busy(busy=True)

    def show_importing(self, name: str, number: int, total: int) -> None:
        """Voices are being kept, one after the other."""
        self.text.setText(self.tr("Importing “{0}”, {1} of {2}…").format(name, number, total))
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(number - 1)
        self._show_busy(busy=True, keep=True)

    def show_report(self, report: VoiceImportReport, taken: Sequence[str]) -> None:
        """Show what is inside."""
        names = {one.found.file: one for one in self.entries if one.found.good}
        typed = {file: (one.name, one.take.isChecked()) for file, one in names.items()}
        self._clear()
        good = sum(one.good for one in report.voices)
        refused = len(report.voices) - good
        parts = [self.tr("%n voice(s) can be imported.", "", good)]
        if refused:
            parts.append(self.tr("%n refused.", "", refused))
        if report.left:
            parts.append(self.tr("%n file(s) not used.", "", len(report.left)))
        parts.append(self.tr("Nothing is kept before you import it."))
        self.text.setText(" ".join(parts))
        for number, one in enumerate(report.voices):
            entry = ImportEntry(one, taken, apart=report.apart, number=number, parent=self._inner)
            if one.good and one.file in typed:
                entry.restore(*typed[one.file])
            entry.changed.connect(self._on_changed)
            entry.index_requested.connect(partial(self.index_requested.emit, one))
            self.entries.append(entry)
            self._list.insertWidget(self._list.count() - 1, entry)
        if report.left:
            self._list.insertWidget(self._list.count() - 1, self._left_card(report))
        if report.members:
            self._list.insertWidget(self._list.count() - 1, self._members_card(report))
        self._possible = good > 0
        self._show_busy(busy=False)
        self._on_changed()
        if good:
            self.consent.setFocus()

    def _make_consent(self) -> QWidget:
        place = Card("", self)
        self.consent = QLineEdit(place)
        self.consent.setObjectName("voice_import_consent")
        words = self.tr("Whose voice is it, and what did they agree to?")
        self.consent.setAccessibleName(words)
        self.consent.setPlaceholderText(
            self.tr("for example: my own; or: Anna Berg, agreed to our audio book")
        )
        named = label(words, "strong", place, wrap=True)
        named.setBuddy(self.consent)
        place.body.addWidget(named)
        place.body.addWidget(self.consent)
        said = self.tr(
            "It is written into the voice card. Left empty, a card that comes along stays."
        )
        place.body.addWidget(label(said, "muted", place, wrap=True))
        return place

    def _left_card(self, report: VoiceImportReport) -> QWidget:
        place = Card(self.tr("Not used"), self._inner)
        for number, one in enumerate(report.left[:_LEFT_SHOWN]):
            text = f"{breakable(one.path)}: {breakable(one.reason)}"
            place.body.addWidget(label(text, "", place, wrap=True))
            if one.can_extract:
                take = button(
                    self.tr("Take the voice out of it"), "", name=f"extract_{number}", parent=place
                )
                take.clicked.connect(partial(self.extract_requested.emit, one.path))
                place.body.addWidget(flow_widget(take))
        more = len(report.left) - _LEFT_SHOWN
        if more > 0:
            place.body.addWidget(label(self.tr("and %n more", "", more), "muted", place))
        copy = button(self.tr("Copy the list"), "quiet", "copy", name="import_copy_left")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report.left_text))
        place.body.addWidget(flow_widget(copy))
        return place

    def _members_card(self, report: VoiceImportReport) -> QWidget:
        """Every file, folded away: it is for those who want to know exactly."""
        place = Card("", self._inner)
        words = self.tr("Show every file inside (%n)", "", len(report.members))
        show = button(words, "quiet", "list", name="import_members", parent=place)
        show.setCheckable(True)
        text = QPlainTextEdit("\n".join(report.members), place)
        text.setObjectName("import_member_list")
        text.setAccessibleName(self.tr("Every file inside"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        text.setMinimumHeight(self.fontMetrics().height() * _MEMBER_LINES)
        text.hide()
        show.toggled.connect(text.setVisible)
        place.body.addWidget(flow_widget(show))
        place.body.addWidget(text)
        return place

    def _clear(self) -> None:
        self.entries.clear()
        while self._list.count() > 1:
            item = self._list.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()

    def _show_busy(self, *, busy: bool, keep: bool = False) -> None:
        self.bar.setVisible(busy)
        if busy and not keep:
            self.bar.setRange(0, 0)
        self._area.setEnabled(not busy)
        self._consent_card.setVisible(not busy and self._possible)
        self.go.setVisible(not busy and self._possible)
        self.cancel.setText(self.tr("Cancel") if busy or self._possible else self.tr("Close"))

    def _on_changed(self) -> None:
        chosen = [one for one in self.entries if one.chosen]
        names = [one.name for one in chosen]
        for one in self.entries:
            if one.found.good:
                one.show_twin(twin=one.chosen and names.count(one.name) > 1)
        able = bool(chosen) and all(names) and len(set(names)) == len(names)
        self.go.setEnabled(able)
        self.go.setText(self.tr("Import %n voice(s)", "", len(chosen)))
