"""The runs of a workspace as a table, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import IntEnum
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mynah.gui import training_words

Index = QModelIndex | QPersistentModelIndex
RunRole = Qt.ItemDataRole.UserRole + 1
_NO_INDEX = QModelIndex()


class RunFacts(Protocol):
    """What is known of a run without opening it."""

    @property
    def run(self) -> str:
        """Its id."""

    @property
    def voice(self) -> str:
        """Name of the voice that it makes."""

    @property
    def kind(self) -> str:
        """Kind of the voice."""

    @property
    def state(self) -> str:
        """Its state."""

    @property
    def reason(self) -> str:
        """Why, where the state alone does not say it."""

    @property
    def created_at(self) -> str:
        """When it was ordered, ISO 8601 in UTC."""

    @property
    def alive(self) -> bool:
        """Whether a process works on it, or waits to."""

    @property
    def resumable(self) -> bool:
        """Whether it can be continued."""


class RunColumn(IntEnum):
    """Columns of the table."""

    VOICE = 0
    KIND = 1
    STATE = 2
    CREATED = 3


class RunTableModel(QAbstractTableModel):
    """All runs, whoever started them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RunFacts] = []

    def set_runs(self, runs: Sequence[RunFacts]) -> None:
        """Show these; as long as they are the same runs only what changed is told."""
        wanted = list(runs)
        known = [one.run for one in self._rows]
        if [one.run for one in wanted[-len(known) :]] == known and known:
            new = len(wanted) - len(known)
            if new:
                self.beginInsertRows(_NO_INDEX, 0, new - 1)
                self._rows = wanted[:new] + self._rows
                self.endInsertRows()
            for row, one in enumerate(wanted):
                if one != self._rows[row]:
                    self._rows[row] = one
                    last = self.index(row, len(RunColumn) - 1)
                    self.dataChanged.emit(self.index(row, 0), last)
            return
        if known or wanted:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()

    def run(self, row: int) -> RunFacts:
        """The run in a row."""
        return self._rows[row]

    def row_of(self, run: str) -> int:
        """Row of a run, or -1."""
        return next((k for k, one in enumerate(self._rows) if one.run == run), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a run."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """See `RunColumn`."""
        return 0 if parent.isValid() else len(RunColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell; the run itself by `RunRole`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        run = self._rows[index.row()]
        if role == RunRole:
            return run
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            match RunColumn(index.column()):
                case RunColumn.VOICE:
                    return run.voice or run.run
                case RunColumn.KIND:
                    return training_words.kind_name(run.kind)
                case RunColumn.STATE:
                    return training_words.run_state(run.state, run.reason)
                case RunColumn.CREATED:
                    return begun(run.created_at)
        if role == Qt.ItemDataRole.ToolTipRole:
            return run.run
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
        names = (self.tr("Voice"), self.tr("Kind"), self.tr("State"), self.tr("Begun"))
        return names[section] if 0 <= section < len(names) else None


def begun(created_at: str) -> str:
    """A time stamp as people of this language write it."""
    try:
        moment = datetime.fromisoformat(created_at)
    except ValueError:
        return created_at
    return training_words.clock(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
