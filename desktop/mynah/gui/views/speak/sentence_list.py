"""The sentences that were spoken, in a table that plays them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mynah.gui import theme
from mynah.gui.models.sentence_table import SentenceColumn
from mynah.gui.views.speak.sentence_delegate import SentenceDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mynah.gui.models.sentence_table import SentenceTableModel

_ROWS = 3
_SOURCE_LETTERS = (14, 42)
_SOURCE_SHARE = 0.36
_NARROW = 60  # letters, below which the length is left out


class SentenceList(QTableView):
    """A click plays from there; ready sentences can be dragged out as files.

    Signals:
        play_requested: Play from this row.
        row_changed: The current row.
    """

    play_requested = Signal(int)
    row_changed = Signal(int)

    def __init__(self, model: SentenceTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentence_list")
        self.setAccessibleName(self.tr("Sentences"))
        self.setModel(model)
        self.setItemDelegate(SentenceDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.XXL)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(SentenceColumn.TEXT, QHeaderView.ResizeMode.Stretch)
        self._set_sizes()
        self.clicked.connect(self._on_clicked)
        self.activated.connect(self._on_clicked)
        self.selectionModel().currentRowChanged.connect(
            lambda current, _before: self.row_changed.emit(current.row())
        )

    def show_row(self, row: int) -> None:
        """Bring a row into sight and make it the current one."""
        index = self.model().index(row, SentenceColumn.TEXT)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    @property
    def row(self) -> int:
        """The current row; -1 for none."""
        return self.currentIndex().row()

    def minimumSizeHint(self) -> QSize:
        """The heading and a few rows."""
        height = self.verticalHeader().defaultSectionSize() * (_ROWS + 1) + theme.S
        return QSize(super().minimumSizeHint().width(), height)

    def sizeHint(self) -> QSize:
        """As little; the page gives it all that is left."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Who spoke gets a share of the width; the words are what counts."""
        super().resizeEvent(event)
        width, letter = self.viewport().width(), self.fontMetrics().averageCharWidth()
        least, most = (letters * letter for letters in _SOURCE_LETTERS)
        source = max(least, min(most, round(width * _SOURCE_SHARE)))
        self.horizontalHeader().resizeSection(SentenceColumn.SOURCE, source)
        self.setColumnHidden(SentenceColumn.LENGTH, width < letter * _NARROW)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self.model():
            self._set_sizes()

    def _set_sizes(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + theme.L)
        header, letter = self.horizontalHeader(), metrics.averageCharWidth()
        header.resizeSection(SentenceColumn.STATE, max(theme.XXL, metrics.height() + theme.L))
        header.resizeSection(SentenceColumn.LENGTH, letter * 10 + theme.L)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.play_requested.emit(index.row())
