"""All trainings of the workspace, also those of earlier days and of a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models.run_table import RunColumn
from mynah.gui.views.parts import EmptyState, button

if TYPE_CHECKING:
    from mynah.gui.models.run_table import RunFacts, RunTableModel


class RunListView(QWidget):
    """A table of runs.

    Signals:
        open_requested: Show a run (its id).
        continue_requested: Work on a run again (its id).
        new_requested: Set up a new training.
    """

    open_requested = Signal(str)
    continue_requested = Signal(str)
    new_requested = Signal()

    def __init__(self, model: RunTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        first = button(self.tr("Set up a training"), "primary", name="first_training")
        first.clicked.connect(self.new_requested)
        empty = EmptyState(
            "train",
            self.tr("No training yet"),
            self.tr("Every training stays here, with its curves, its log and what it made."),
            first,
        )
        self.table = QTableView(self)
        self.table.setObjectName("run_table")
        self.table.setAccessibleName(self.tr("Trainings"))
        self.table.setModel(model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.L)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(RunColumn.VOICE, QHeaderView.ResizeMode.Stretch)
        self.table.activated.connect(self._on_activated)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        listed = QWidget(self)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.proceed = button(self.tr("Continue"), "", "play", name="continue_run", parent=listed)
        self.show_run = button(self.tr("Open"), "primary", name="open_run", parent=listed)
        row.addWidget(self.proceed)
        row.addWidget(self.show_run)
        column.addLayout(row)
        self.proceed.clicked.connect(lambda: self._emit(self.continue_requested))
        self.show_run.clicked.connect(lambda: self._emit(self.open_requested))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(listed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        for signal in (model.rowsInserted, model.modelReset, model.dataChanged):
            signal.connect(self._on_changed)
        self._on_changed()

    @property
    def selected(self) -> RunFacts | None:
        """The run that is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self._model.run(rows[0].row()) if rows else None

    def _on_changed(self) -> None:
        filled = self._model.rowCount() > 0
        self._stack.setCurrentIndex(1 if filled else 0)
        if filled and self.selected is None:
            self.table.selectRow(0)
        self._on_selected()

    def _on_selected(self) -> None:
        run = self.selected
        self.show_run.setEnabled(run is not None and run.state != "damaged")
        self.proceed.setVisible(run is not None and run.resumable)

    def _on_activated(self, index: QModelIndex) -> None:
        self.open_requested.emit(self._model.run(index.row()).run)

    def _emit(self, signal: SignalInstance) -> None:
        run = self.selected
        if run is not None:
            signal.emit(run.run)
