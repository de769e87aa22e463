"""The dialog that shows a help report in full before anything is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontDatabase, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.views.parts import button, label

_NameRole = Qt.ItemDataRole.UserRole + 1
_TextRole = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class ReportPart:
    """One part of the report: file name, title and text."""

    name: str
    title: str
    text: str


class HelpBundleDialog(QDialog):
    """Parts at the left, each with a check box; the text of the chosen one at the right.

    Signals:
        save_requested: Save it (path of the archive, parts that are to be in it).
        text_copied: The report was put on the clipboard (all of it as text).
    """

    save_requested = Signal(str, list)
    text_copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_bundle_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help report"))
        self.resize(860, 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(
            label(self.tr("This is everything the report holds"), "heading", wrap=True)
        )
        column.addWidget(
            label(
                self.tr(
                    "No recordings, no names of people, voices or files, nothing that was said, "
                    "and no folders of yours. Look through it, and leave out what you like. "
                    "It is saved on this computer and sent to nobody."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self._make_words())
        column.addWidget(self._make_parts(), 1)
        column.addLayout(self._make_buttons())
        self._show_waiting(True)

    def _make_words(self) -> QPlainTextEdit:
        self.words = QPlainTextEdit()
        self.words.setObjectName("help_words")
        self.words.setAccessibleName(self.tr("What happened, in your words"))
        self.words.setPlaceholderText(
            self.tr("What did you do, and what happened? (optional, kept as you write it)")
        )
        self.words.setTabChangesFocus(True)
        self.words.setMaximumHeight(self.words.fontMetrics().lineSpacing() * 3 + theme.L)
        return self.words

    def _make_parts(self) -> QSplitter:
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("help_parts")
        self.list.setAccessibleName(self.tr("Parts of the report"))
        self.list.setModel(self._model)
        self.list.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setObjectName("help_text")
        self.text.setAccessibleName(self.tr("Text of the chosen part"))
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.list.selectionModel().currentChanged.connect(self._on_part_chosen)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("help_splitter")
        splitter.addWidget(self.list)
        splitter.addWidget(self.text)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        return splitter

    def _make_buttons(self) -> QHBoxLayout:
        self.save = button(self.tr("Save…"), "primary", "export", name="help_save")
        self.copy = button(self.tr("Copy"), "", "copy", name="help_copy")
        close = button(self.tr("Close"), name="help_close")
        self.save.clicked.connect(self._on_save)
        self.copy.clicked.connect(lambda: self.text_copied.emit(self.whole_text()))
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.save)
        return row

    def set_parts(self, parts: Sequence[ReportPart]) -> None:
        """Show what was collected; what was left out of an earlier collection stays out."""
        items = [self._model.item(row) for row in range(self._model.rowCount())]
        left_out = {
            one.data(_NameRole) for one in items if one.checkState() is Qt.CheckState.Unchecked
        }
        current = self.list.currentIndex().data(_NameRole)
        self._model.clear()
        for part in parts:
            item = QStandardItem(part.title)
            item.setEditable(False)
            item.setCheckable(True)
            ticked = part.name not in left_out
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setData(part.name, _NameRole)
            item.setData(part.text, _TextRole)
            item.setToolTip(part.name)
            self._model.appendRow(item)
        self._show_waiting(False)
        names = [part.name for part in parts]
        row = names.index(current) if current in names else 0
        self.list.setCurrentIndex(self._model.index(row, 0))

    def chosen(self) -> list[ReportPart]:
        """What is ticked, with the person's own words first."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        ticked = [
            ReportPart(item.data(_NameRole), item.text(), item.data(_TextRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]
        words = self.words.toPlainText().strip()
        if words:
            ticked.insert(0, ReportPart("question.txt", self.tr("Your words"), words + "\n"))
        return ticked

    def whole_text(self) -> str:
        """Everything that is ticked, as one text."""
        return "\n".join(f"== {part.name} ==\n{part.text}" for part in self.chosen())

    def _show_waiting(self, waiting: bool) -> None:
        self.save.setEnabled(not waiting)
        self.copy.setEnabled(not waiting)
        if waiting:
            self.text.setPlainText(self.tr("Collecting…"))

    def _on_part_chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        self.text.setPlainText(str(current.data(_TextRole) or ""))

    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the help report"))
        dialog.setObjectName("help_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Archives") + " (*.zip)")
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(str(Path.home() / "mynah-help.zip"))
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Ask for the ticked parts to be saved there."""
        self.save_requested.emit(path, self.chosen())
