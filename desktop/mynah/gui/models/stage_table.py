"""The stages of a run as a table: name, state, how far, time left, what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mynah.gui import training_words
from mynah.gui.models.run_progress import StageRow, all_stages

Index = QModelIndex | QPersistentModelIndex
StageRole = Qt.ItemDataRole.UserRole + 1
_NO_INDEX = QModelIndex()


class StageColumn(IntEnum):
    """Columns of the table."""

    NAME = 0
    STATE = 1
    PROGRESS = 2
    TIME_LEFT = 3
    NOTE = 4


class StageTableModel(QAbstractTableModel):
    """All stages in order; a row changes only where its stage did."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StageRow] = list(all_stages({}))

    def set_stages(self, rows: Sequence[StageRow]) -> None:
        """Show these stages."""
        if [row.name for row in rows] != [row.name for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for number, row in enumerate(rows):
            if row != self._rows[number]:
                self._rows[number] = row
                self.dataChanged.emit(
                    self.index(number, 0), self.index(number, self.columnCount() - 1)
                )

    def stage(self, row: int) -> StageRow:
        """The stage in a row."""
        return self._rows[row]

    @property
    def current(self) -> StageRow | None:
        """The stage that is at work."""
        return next((row for row in self._rows if row.state == "started"), None)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a stage."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """See `StageColumn`."""
        return 0 if parent.isValid() else len(StageColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell; the stage itself by `StageRole`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == StageRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _text(row, StageColumn(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return training_words.stage_help(row.name)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            StageColumn.NAME: self.tr("Stage"),
            StageColumn.STATE: self.tr("State"),
            StageColumn.PROGRESS: self.tr("Progress"),
            StageColumn.TIME_LEFT: self.tr("Time left"),
            StageColumn.NOTE: self.tr("Left out"),
        }
        return names.get(StageColumn(section)) if 0 <= section < len(StageColumn) else None


def _text(row: StageRow, column: StageColumn) -> str:
    match column:
        case StageColumn.NAME:
            return training_words.stage_name(row.name)
        case StageColumn.STATE:
            return training_words.stage_state(row.state)
        case StageColumn.PROGRESS:
            return training_words.of_total(row.done, row.total, row.unit) if row.total else ""
        case StageColumn.TIME_LEFT:
            working = row.state == "started" and row.eta_s is not None
            return training_words.time_left(row.eta_s or 0.0) if working else ""
        case StageColumn.NOTE:
            return row.text
