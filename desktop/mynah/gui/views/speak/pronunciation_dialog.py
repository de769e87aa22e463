"""How words are to be spoken, for all texts of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models.pronunciation_table import PronunciationColumn
from mynah.gui.views.parts import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mynah.gui.models.pronunciation_table import PronunciationTableModel


class PronunciationDialog(QDialog):
    """A table of words and spellings; what is changed holds at once.

    Signals:
        listen_requested: Hear this spelling.
    """

    listen_requested = Signal(str)

    def __init__(self, model: PronunciationTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pronunciation_dialog")
        self.setWindowTitle(self.tr("Pronunciations"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(label(self.tr("Pronunciations"), "title", self))
        column.addWidget(
            label(
                self.tr(
                    "Write a word, and how it would be spelled if it were spoken as it is written. "
                    "It holds for all texts of this workspace."
                ),
                "muted",
                self,
                wrap=True,
            )
        )
        column.addLayout(self._made_new_row())
        self.table = self._made_table()
        column.addWidget(self.table, 1)
        column.addLayout(self._made_buttons())
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 76, self.fontMetrics().height() * 26)
        model.modelReset.connect(self._show_possible)
        model.rowsRemoved.connect(self._show_possible)
        self._show_possible()

    def _made_new_row(self) -> QHBoxLayout:
        self.word = QLineEdit(self)
        self.word.setObjectName("pronunciation_word")
        self.word.setPlaceholderText(self.tr("Word, such as Nginx"))
        self.word.setAccessibleName(self.tr("Word"))
        self.spelling = QLineEdit(self)
        self.spelling.setObjectName("pronunciation_spelling")
        self.spelling.setPlaceholderText(self.tr("Spoken as, such as engine ex"))
        self.spelling.setAccessibleName(self.tr("Spoken as"))
        self.add = button(self.tr("Add"), "", "add", name="pronunciation_add", parent=self)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.word, 1)
        row.addWidget(self.spelling, 1)
        row.addWidget(self.add)
        self.add.clicked.connect(self._on_add)
        self.word.returnPressed.connect(self.spelling.setFocus)
        self.spelling.returnPressed.connect(self._on_add)
        for field in (self.word, self.spelling):
            field.textChanged.connect(self._show_possible)
        return row

    def _made_table(self) -> QTableView:
        made = QTableView(self)
        made.setObjectName("pronunciation_table")
        made.setAccessibleName(self.tr("Words and how they are spoken"))
        made.setModel(self._model)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setTabKeyNavigation(False)
        made.setShowGrid(False)
        made.verticalHeader().hide()
        made.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.XL)
        header = made.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        made.selectionModel().currentRowChanged.connect(self._show_possible)
        return made

    def _made_buttons(self) -> QHBoxLayout:
        self.listen = button(
            self.tr("Listen"), "", "play", name="pronunciation_listen", parent=self
        )
        self.remove = button(
            self.tr("Remove"), "", "trash", name="pronunciation_remove", parent=self
        )
        done = button(self.tr("Close"), "", name="pronunciation_close", parent=self)
        self.listen.clicked.connect(self._on_listen)
        self.remove.clicked.connect(lambda: self._model.remove(self._row))
        done.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.listen)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(done)
        return row

    @property
    def _row(self) -> int:
        return self.table.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes the chosen word; Return in a field never closes the dialog."""
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._model.remove(self._row)
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def _on_add(self) -> None:
        if not self.add.isEnabled():
            return
        row = self._model.add(self.word.text(), self.spelling.text())
        self.table.setCurrentIndex(self._model.index(row, PronunciationColumn.WORD))
        self.word.clear()
        self.spelling.clear()
        self.word.setFocus()

    def _on_listen(self) -> None:
        typed = self.spelling.text().strip()
        self.listen_requested.emit(typed or self._model.pair(self._row)[1])

    def _show_possible(self) -> None:
        typed = bool(self.word.text().strip() and self.spelling.text().strip())
        self.add.setEnabled(typed)
        chosen = self._row >= 0
        self.remove.setEnabled(chosen)
        self.listen.setEnabled(chosen or bool(self.spelling.text().strip()))
