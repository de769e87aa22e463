"""Asks for which program a voice is to be written, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme, voice_words
from mynah.gui.views.parts import Card, breakable, button, label, scrolled, set_kind
from mynah.gui.views.parts.flow_row import flow_widget
from mynah.gui.views.voices.strip_question import StripQuestion

if TYPE_CHECKING:
    from mynah.gui.models.voice_programs import Program

_FILES_SHOWN = 8


class VoiceExportDialog(QDialog):
    """One export.

    Signals:
        export_requested: Program, folder, and whether files there may be replaced.
        folder_requested: Choose a folder.
        show_requested: Show the files that were written.
    """

    export_requested = Signal(str, str, bool)
    folder_requested = Signal()
    show_requested = Signal()

    def __init__(
        self,
        name: str,
        programs: Sequence[Program],
        folder: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("voice_export_dialog")
        self.setWindowTitle(self.tr("Export “{0}”").format(voice_words.short(name)))
        self._group = QButtonGroup(self)
        self._keys: list[str] = []
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, theme.S, 0)
        self._column.setSpacing(theme.M)
        self._column.addWidget(self._make_programs(programs))
        self._column.addWidget(self._make_folder(folder))
        self._column.addStretch(1)
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.outcome = label("", "good", self, wrap=True)
        self.outcome.setObjectName("voice_export_result")
        self.outcome.hide()
        self.question = StripQuestion(self.tr("Replace"), self.tr("Leave them"), self)
        self.go = button(self.tr("Export"), "primary", "export", name="voice_export_go")
        self.go.setDefault(True)
        self.show_files = button(self.tr("Show the folder"), "", "folder", name="voice_export_show")
        self.cancel = button(self.tr("Close"), "", name="voice_export_close")
        self.show_files.hide()
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        title = self.windowTitle()
        column.addWidget(label(title, "title", self, wrap=True))
        said = self.tr(
            "The voice card goes with it: who made it, what was agreed to, and that it is "
            "made by AI. Nothing here is changed."
        )
        column.addWidget(label(said, "muted", self, wrap=True))
        column.addWidget(scrolled(inner), 1)
        for one in (self.bar, self.outcome, self.question):
            column.addWidget(one)
        column.addWidget(flow_widget(self.go, self.show_files, self.cancel))
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 100, self.fontMetrics().height() * 44)
        self._on_changed()

    @property
    def program(self) -> str:
        """Key of the program that is chosen."""
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else ""

    def set_folder(self, folder: str) -> None:
        """Write to this folder."""
        self.folder.setText(folder)

    def show_working(self) -> None:
        """Files are being written."""
        self.bar.show()
        self.outcome.hide()
        self.question.hide()
        self.show_files.hide()
        self.go.setEnabled(False)
        self.cancel.setText(self.tr("Cancel"))

    def show_done(self, files: Sequence[str]) -> None:
        """They are written."""
        self._rest()
        lines = [Path(one).name for one in files[:_FILES_SHOWN]]
        more = len(files) - len(lines)
        if more > 0:
            lines.append(self.tr("and %n more", "", more))
        words = self.tr("%n file(s) written: {0}", "", len(files)).format(", ".join(lines))
        self._tell(breakable(words), "good")
        self.show_files.show()
        self.show_files.setFocus()

    def show_failed(self, words: str) -> None:
        """Nothing was written."""
        self._rest()
        self._tell(breakable(words), "bad")

    def ask_replace(self, files: Sequence[str]) -> None:
        """Files of these names are there."""
        self._rest()
        self.question.ask(
            self.tr("%n file(s) of these names are there. Replace them?", "", len(files)),
            breakable(", ".join(files[:_FILES_SHOWN])),
        )

    def _make_programs(self, programs: Sequence[Program]) -> QWidget:
        place = Card(self.tr("For which program?"), self)
        for number, one in enumerate(programs):
            choice = QRadioButton(one.name, place)
            choice.setObjectName(f"export_for_{one.key}")
            choice.setAccessibleDescription(one.reason or one.text)
            choice.setEnabled(not one.reason)
            choice.setChecked(number == 0)
            self._group.addButton(choice, number)
            self._keys.append(one.key)
            place.body.addWidget(choice)
            words = label(one.reason or one.text, "muted", place, wrap=True)
            words.setContentsMargins(theme.XL, 0, 0, theme.XS)
            place.body.addWidget(words)
        return place

    def _make_folder(self, folder: str) -> QWidget:
        place = Card(self.tr("Where to?"), self)
        self.folder = QLineEdit(folder, place)
        self.folder.setObjectName("voice_export_folder")
        self.folder.setAccessibleName(self.tr("Folder"))
        self._choose = button(self.tr("Choose…"), "", "folder", name="voice_export_choose")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.folder, 1)
        row.addWidget(self._choose)
        place.body.addLayout(row)
        return place

    def _connect(self) -> None:
        self.go.clicked.connect(lambda: self._emit(replace=False))
        self.question.confirmed.connect(lambda: self._emit(replace=True))
        self.show_files.clicked.connect(self.show_requested)
        self.cancel.clicked.connect(self.reject)
        self._choose.clicked.connect(self.folder_requested)
        self.folder.textChanged.connect(self._on_changed)
        self._group.idToggled.connect(self._on_changed)

    def _emit(self, *, replace: bool) -> None:
        self.export_requested.emit(self.program, self.folder.text().strip(), replace)

    def _rest(self) -> None:
        self.bar.hide()
        self.cancel.setText(self.tr("Close"))
        self.go.setEnabled(True)

    def _tell(self, words: str, kind: str) -> None:
        self.outcome.setText(words)
        set_kind(self.outcome, kind)
        self.outcome.show()

    def _on_changed(self) -> None:
        self.go.setEnabled(bool(self.folder.text().strip()) and bool(self.program))
        self.outcome.hide()
        self.show_files.hide()
        self.question.hide()
