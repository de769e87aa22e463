"""The bin of voices: what was deleted, the way back, and the way out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.voice_bin_table import VoiceBinColumn
from mynah.gui.views.parts import EmptyState, button, label
from mynah.gui.views.parts.flow_row import flow_widget
from mynah.gui.views.voices.strip_question import StripQuestion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QItemSelectionRange
    from PySide6.QtGui import QKeyEvent

    from mynah.gui.models.voice_bin_table import VoiceBinTable


class VoiceBinDialog(QDialog):
    """Lists the deleted voices; what is chosen there can be restored or removed for good.

    Signals:
        restore_requested: Folders to bring back.
        purge_requested: Folders to remove for good; it was asked whether that is meant.
    """

    restore_requested = Signal(list)
    purge_requested = Signal(list)

    def __init__(self, items: VoiceBinTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voice_bin_dialog")
        self.setWindowTitle(self.tr("Bin of voices"))
        self._items = items
        self._asked: list[Path] = []
        self.list = self._make_list()
        self.totals = label("", "muted", self, wrap=True)
        self.restore = button(self.tr("Restore"), "primary", "restore", name="voice_restore")
        self.purge = button(self.tr("Delete for good…"), "", "trash", name="voice_purge")
        self.empty = button(self.tr("Empty the bin…"), "danger", "trash", name="voice_bin_empty")
        self.close_button = button(self.tr("Close"), "", name="voice_bin_close")
        self.question = StripQuestion(self.tr("Delete for good"), self.tr("Keep"), self)
        nothing = EmptyState(
            "trash",
            self.tr("No voice is in the bin"),
            self.tr("Voices that you delete wait here until you remove them for good."),
        )
        self._place = QStackedWidget(self)
        self._place.addWidget(self.list)
        self._place.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(label(self.tr("Deleted voices"), "heading", self))
        column.addWidget(self._place, 1)
        column.addWidget(self.totals)
        column.addWidget(self.question)
        column.addWidget(flow_widget(self.restore, self.purge, self.empty, self.close_button))
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 110, self.fontMetrics().height() * 24)
        self._connect()
        self._on_changed()

    def _make_list(self) -> QTableView:
        made = QTableView(self)
        made.setObjectName("voice_bin_list")
        made.setAccessibleName(self.tr("Deleted voices"))
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
        header.setSectionResizeMode(VoiceBinColumn.NAME, QHeaderView.ResizeMode.Stretch)
        return made

    def _connect(self) -> None:
        self.restore.clicked.connect(
            lambda: self.restore_requested.emit(self._items.folders(self._rows()))
        )
        self.purge.clicked.connect(lambda: self._ask(self._rows()))
        self.empty.clicked.connect(lambda: self._ask(list(range(self._items.rowCount()))))
        self.close_button.clicked.connect(self.close)
        self.question.confirmed.connect(lambda: self.purge_requested.emit(self._asked))
        self.list.selectionModel().selectionChanged.connect(self._on_changed)
        self._items.modelReset.connect(self._on_changed)

    def _rows(self) -> list[int]:
        rows: set[int] = set()
        for part in cast("Iterable[QItemSelectionRange]", self.list.selectionModel().selection()):
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def _ask(self, rows: list[int]) -> None:
        self._asked = self._items.folders(rows)
        size = figures.size(self._items.size(rows))
        self.question.ask(
            self.tr("Delete %n voice(s) for good?", "", len(rows)),
            self.tr("{0} become free. This cannot be undone.").format(size),
        )

    def _on_changed(self) -> None:
        rows, count = self._rows(), self._items.rowCount()
        for one in (self.restore, self.purge):
            one.setEnabled(bool(rows))
        self.empty.setEnabled(count > 0)
        self._place.setCurrentIndex(0 if count else 1)
        words = [self.tr("%n voice(s)", "", count), figures.size(self._items.size())]
        if rows:
            chosen = self.tr("%n of them selected", "", len(rows))
            words.append(f"{chosen} ({figures.size(self._items.size(rows))})")
        self.totals.setText(" · ".join(words))
        self.totals.setVisible(count > 0)
        self.question.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks, Return restores, as the buttons do."""
        inside = self.list.hasFocus() and bool(self._rows())
        if inside and event.key() == Qt.Key.Key_Delete:
            self._ask(self._rows())
        elif inside and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.restore.click()
        else:
            super().keyPressEvent(event)
