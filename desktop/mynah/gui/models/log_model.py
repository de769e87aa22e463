"""The log of a run as a list, filtered by level, stage and words while it grows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mynah.gui import training_words

Index = QModelIndex | QPersistentModelIndex
LineRole = Qt.ItemDataRole.UserRole + 1
LEVELS = ("debug", "info", "warning", "error")
MOST_LINES = 20_000
_DROPPED_AT_ONCE = 2_000
_NO_INDEX = QModelIndex()


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the log.

    Attributes:
        t: Seconds of work since the run began.
        level: One of `LEVELS`.
        stage: Stage in which it was said; empty before the first.
        text: The words.
    """

    t: float
    level: str
    stage: str
    text: str


class LogColumn(IntEnum):
    """Columns of the list."""

    TIME = 0
    LEVEL = 1
    STAGE = 2
    TEXT = 3


class LogModel(QAbstractTableModel):
    """The lines that pass the filter, in order. The oldest go when there are very many."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LogLine] = []
        self._shown: list[LogLine] = []
        self._least = 0
        self._stage = ""
        self._text = ""

    def append(self, lines: Iterable[LogLine]) -> None:
        """Add lines at the end."""
        new = list(lines)
        if not new:
            return
        if len(self._lines) + len(new) > MOST_LINES:
            self._lines = [*self._lines, *new][-(MOST_LINES - _DROPPED_AT_ONCE) :]
            self._filter()
            return
        self._lines += new
        passing = [line for line in new if self._passes(line)]
        if passing:
            first = len(self._shown)
            self.beginInsertRows(_NO_INDEX, first, first + len(passing) - 1)
            self._shown += passing
            self.endInsertRows()

    def clear(self) -> None:
        """Forget every line."""
        self._lines = []
        self._filter()

    def set_filter(self, level: str = "debug", stage: str = "", text: str = "") -> None:
        """Show only lines of this level or above, of this stage, with these words."""
        self._least = LEVELS.index(level) if level in LEVELS else 0
        self._stage = stage
        self._text = text.casefold().strip()
        self._filter()

    @property
    def total(self) -> int:
        """Number of lines, shown or not."""
        return len(self._lines)

    @property
    def stages(self) -> list[str]:
        """Stages that said something, in the order in which they first did."""
        return [name for name in dict.fromkeys(line.stage for line in self._lines) if name]

    def line(self, row: int) -> LogLine:
        """The line in a row."""
        return self._shown[row]

    def as_text(self, rows: Sequence[int] | None = None) -> str:
        """Lines as plain text, for copying; without rows all that are shown."""
        chosen = self._shown if rows is None else [self._shown[row] for row in sorted(rows)]
        return "\n".join(
            f"{line.t:9.1f}  {line.level:7}  {line.stage:10}  {line.text}" for line in chosen
        )

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a line that passes."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """See `LogColumn`."""
        return 0 if parent.isValid() else len(LogColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell; the line itself by `LineRole`."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        line = self._shown[index.row()]
        if role == LineRole:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            match LogColumn(index.column()):
                case LogColumn.TIME:
                    return moment(line.t)
                case LogColumn.LEVEL:
                    return training_words.level_name(line.level)
                case LogColumn.STAGE:
                    return training_words.stage_name(line.stage)
                case LogColumn.TEXT:
                    return line.text
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == LogColumn.TEXT:
            return line.text
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
        names = (self.tr("Time"), self.tr("Level"), self.tr("Stage"), self.tr("What happened"))
        return names[section] if 0 <= section < len(names) else None

    def _passes(self, line: LogLine) -> bool:
        level = LEVELS.index(line.level) if line.level in LEVELS else 1
        return (
            level >= self._least
            and (not self._stage or line.stage == self._stage)
            and (not self._text or self._text in line.text.casefold())
        )

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [line for line in self._lines if self._passes(line)]
        self.endResetModel()


def moment(seconds: float) -> str:
    """A time since the beginning of the run: 0:07, 12:41 or 1:02:09."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
