"""The bin: what was deleted, the way back, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.bin_table import BinColumn
from mynah.gui.views.library.purge_question import PurgeQuestion
from mynah.gui.views.parts import EmptyState, button, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QItemSelectionRange

    from mynah.gui.models.bin_table import BinTableModel


class BinDialog(QDialog):
    """Lists the deleted recordings; what is chosen there can be restored or removed for good.

    Signals:
        restore_requested: Entries to bring back.
        purge_requested: Entries to remove for good; it was asked whether that is meant.
    """

    restore_requested = Signal(list)
    purge_requested = Signal(list)

    def __init__(self, items: BinTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bin_dialog")
        self.setWindowTitle(self.tr("Bin"))
        self._items = items
        self.list = self._make_list()
        self.totals = label("", "muted", self, wrap=True)
        self.restore = button(self.tr("Restore"), "primary", "restore", name="bin_restore")
        self.purge = button(self.tr("Delete for good…"), "", "trash", name="bin_purge")
        self.empty = button(self.tr("Empty the bin…"), "danger", "trash", name="bin_empty")
        self.close_button = button(self.tr("Close"), "", name="bin_close")
        self.question = PurgeQuestion(self)
        self.question.hide()
        nothing = EmptyState(
            "trash",
            self.tr("The bin is empty"),
            self.tr("Recordings that you delete wait here until you remove them for good."),
        )
        self._place = QStackedWidget(self)
        self._place.addWidget(self.list)
        self._place.addWidget(nothing)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        for one in (self.restore, self.purge, self.empty):
            buttons.addWidget(one)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(label(self.tr("Deleted recordings"), "heading", self))
        column.addWidget(self._place, 1)
        column.addWidget(self.totals)
        column.addWidget(self.question)
        column.addLayout(buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 96, self.fontMetrics().height() * 26)
        self._connect()
        self._on_changed()

    def _make_list(self) -> QTableView:
        made = QTableView(self)
        made.setObjectName("bin_list")
        made.setAccessibleName(self.tr("Deleted recordings"))
        made.setModel(self._items)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setTabKeyNavigation(False)
        made.setShowGrid(False)
        made.setWordWrap(False)
        made.verticalHeader().hide()
        made.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 2)
        header = made.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(50)
        header.setSectionResizeMode(BinColumn.NAME, QHeaderView.ResizeMode.Stretch)
        return made

    def _connect(self) -> None:
        self.restore.clicked.connect(self._on_restore)
        self.purge.clicked.connect(self._on_purge)
        self.empty.clicked.connect(self._on_empty)
        self.close_button.clicked.connect(self.close)
        self.question.confirmed.connect(self._on_confirmed)
        self.list.selectionModel().selectionChanged.connect(self._on_changed)
        self._items.modelReset.connect(self._on_changed)

    def _rows(self) -> list[int]:
        rows: set[int] = set()
        for part in cast("Iterable[QItemSelectionRange]", self.list.selectionModel().selection()):
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def _on_changed(self) -> None:
        rows, count = self._rows(), self._items.rowCount()
        for one in (self.restore, self.purge):
            one.setEnabled(bool(rows))
        self.empty.setEnabled(count > 0)
        self._place.setCurrentIndex(0 if count else 1)
        words = [self.tr("%n recording(s)", "", count), figures.size(self._items.size())]
        if rows:
            chosen = self.tr("%n of them selected", "", len(rows))
            words += [f"{chosen} ({figures.size(self._items.size(rows))})"]
        self.totals.setText(" · ".join(words))
        self.totals.setVisible(count > 0)
        self.question.hide()

    def _on_restore(self) -> None:
        self.restore_requested.emit(self._items.entries(self._rows()))

    def _on_purge(self) -> None:
        rows = self._rows()
        self.question.ask(self._items.entries(rows), self._items.size(rows))

    def _on_empty(self) -> None:
        self.question.ask(self._items.entries(), self._items.size())

    def _on_confirmed(self, entries: list[str]) -> None:
        self.purge_requested.emit(entries)

    def keyPressEvent(self, event: object) -> None:
        """Delete asks, Return restores, as the buttons do."""
        key = event.key()  # type: ignore[attr-defined]
        if self.list.hasFocus() and key == Qt.Key.Key_Delete and self._rows():
            self._on_purge()
        elif self.list.hasFocus() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._rows():
                self._on_restore()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]
