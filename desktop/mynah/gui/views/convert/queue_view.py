"""The table of the queue of conversions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mynah.gui import theme
from mynah.gui.models.queue_item import QueueItem, QueueState
from mynah.gui.models.queue_table import QueueColumn, QueueTableModel, state_words
from mynah.gui.views.convert.state_delegate import StateDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LEAST_ROWS = 3


class QueueView(QTableView):
    """Rows to select, one or several.

    Signals:
        chosen: Other rows are selected.
        remove_requested: The key Delete was pressed.
    """

    chosen = Signal()
    remove_requested = Signal()

    def __init__(self, model: QueueTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("convert_queue")
        self.setAccessibleName(self.tr("Queue of conversions"))
        self._queue = model
        self.setModel(model)
        self.setItemDelegate(StateDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        # With so many rows that one by one would be slow, all have the same height.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(QueueColumn.FILE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(QueueColumn.RESULT, QHeaderView.ResizeMode.Stretch)
        self._measure()
        self.selectionModel().selectionChanged.connect(lambda _a, _b: self.chosen.emit())

    @property
    def numbers(self) -> list[int]:
        """Numbers of the selected recordings, in the order of the table."""
        rows = sorted(one.row() for one in self.selectionModel().selectedRows())
        return [self._queue.at(row).number for row in rows]

    @property
    def current(self) -> int:
        """Number of the one that has the focus, or that is selected alone; 0 for none."""
        numbers = self.numbers
        index = self.selectionModel().currentIndex()
        if index.isValid() and self._queue.at(index.row()).number in numbers:
            return self._queue.at(index.row()).number
        return numbers[0] if numbers else 0

    def show_number(self, number: int) -> None:
        """Select a recording alone and bring it into view."""
        row = self._queue.row(number)
        if row < 0:
            return
        first, last = self._queue.index(row, 0), self._queue.index(row, len(QueueColumn) - 1)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)
        self.scrollTo(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the selected out of the queue."""
        if event.key() == Qt.Key.Key_Delete and self.numbers:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """No higher than it must be: the page gives it what is left."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew with other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _measure(self) -> None:
        height = self.fontMetrics().height() + theme.L
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setMinimumSectionSize(
            self.fontMetrics().horizontalAdvance("00:00:00")
        )
        letters = self.fontMetrics().averageCharWidth()
        widest = QueueItem(0, Path(), state=QueueState.CONVERTING, share=1.0)
        for column, words in (
            (QueueColumn.LENGTH, "0:00:00"),
            (QueueColumn.STATE, state_words(widest)),
        ):
            title = str(self._queue.headerData(column, Qt.Orientation.Horizontal))
            # Titles are bold, which is a little wider.
            most = max(len(title) * letters * 1.3, self.fontMetrics().horizontalAdvance(words))
            self.setColumnWidth(column, round(most) + theme.XL)
        self.setMinimumHeight(height * (_LEAST_ROWS + 1))
        self.setMinimumWidth(letters * 34)
