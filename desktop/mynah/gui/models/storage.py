"""What takes room in the workspace, and which trainings could give some of it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Self

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mynah.gui import training_words
from mynah.gui.models import figures
from mynah.gui.models.activity import seconds_of

Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole + 1
SortRole = Qt.ItemDataRole.UserRole + 2
_NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class PartUse:
    """One part of the workspace: its folder's name, how many things, how many bytes."""

    part: str
    items: int
    size: int

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read one part of the answer of ``mynah storage --json``."""
        return cls(str(data.get("part")), _whole(data.get("items")), _whole(data.get("size")))


@dataclass(frozen=True)
class RunUse:
    """One training and its room.

    Attributes:
        run: Its id.
        voice: Name of its voice.
        state: Its state.
        reason: Why, where the state alone does not say it.
        created_at: When it was ordered.
        alive: Whether a process works on it.
        resumable: Whether it could be continued.
        record: Bytes of what tells of it.
        checkpoints: Bytes of saved training states.
        work: Bytes of everything else.
    """

    run: str
    voice: str = ""
    state: str = ""
    reason: str = ""
    created_at: str = ""
    alive: bool = False
    resumable: bool = False
    record: int = 0
    checkpoints: int = 0
    work: int = 0

    @property
    def total(self) -> int:
        """All of its bytes."""
        return self.record + self.checkpoints + self.work

    @property
    def clearable(self) -> int:
        """Bytes that can go without losing what tells of it."""
        return 0 if self.alive or self.resumable else self.checkpoints + self.work


class StorageColumn(IntEnum):
    """Columns of the table."""

    VOICE = 0
    STATE = 1
    CREATED = 2
    SIZE = 3
    CLEARABLE = 4


class StorageTable(QAbstractTableModel):
    """Trainings with what they take."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RunUse] = []

    def set_runs(self, runs: Sequence[RunUse]) -> None:
        """Show these; as long as they are the same ones only what changed is told."""
        wanted = list(runs)
        if [one.run for one in wanted] != [one.run for one in self._rows]:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
            return
        for row, one in enumerate(wanted):
            if one != self._rows[row]:
                self._rows[row] = one
                last = self.index(row, len(StorageColumn) - 1)
                self.dataChanged.emit(self.index(row, 0), last)

    def run(self, row: int) -> RunUse:
        """The training in a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a training."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """See `StorageColumn`."""
        return 0 if parent.isValid() else len(StorageColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell; what to sort by; the training itself."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        run, column = self._rows[index.row()], StorageColumn(index.column())
        if role == RowRole:
            return run
        if role == SortRole:
            keys = (run.voice.casefold(), run.state, run.created_at, run.total, run.clearable)
            return keys[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column >= StorageColumn.SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return run.run
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(run, column)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section >= StorageColumn.SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            self.tr("Voice"),
            self.tr("State"),
            self.tr("Begun"),
            self.tr("Size"),
            self.tr("Can be cleared"),
        )
        return names[section] if 0 <= section < len(names) else None

    def _text(self, run: RunUse, column: StorageColumn) -> str:
        match column:
            case StorageColumn.VOICE:
                return run.voice or run.run
            case StorageColumn.STATE:
                return training_words.run_state(run.state, run.reason)
            case StorageColumn.CREATED:
                return figures.when(seconds_of(run.created_at))
            case StorageColumn.SIZE:
                return figures.size(run.total)
            case _:
                return figures.size(run.clearable) if run.clearable else ""


def _whole(value: object) -> int:
    return int(value) if isinstance(value, int | float) else 0
