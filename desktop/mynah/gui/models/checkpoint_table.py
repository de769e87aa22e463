"""The saved states of a training with what was measured of each, the best one marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Self

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mynah.gui import training_words

Index = QModelIndex | QPersistentModelIndex
_NUMBERS = ("epoch", "similarity", "pitch_error", "intelligibility", "score", "lead", "margin")
CheckpointRole = Qt.ItemDataRole.UserRole + 1
SortRole = Qt.ItemDataRole.UserRole + 2
_NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class Checkpoint:
    """A saved state.

    Attributes:
        step: Training step.
        epoch: Pass over the recordings; None where nobody said.
        similarity: 0 to 1, likeness to the speaker.
        pitch_error: In cents.
        intelligibility: 0 to 1.
        score: All three in one number, 0 to 1.
        lead: How far that is ahead of the best of the others, when it was measured.
        margin: Half width of the range in which that lead can be chance.
        in_doubt: Whether the lead can be chance.
        best: Whether it is the best so far.
        model: Folder of a voice that can be played; empty where there is none.
        preview: Sound file of the preview sentence; empty where there is none.
    """

    step: int
    epoch: float | None = None
    similarity: float | None = None
    pitch_error: float | None = None
    intelligibility: float | None = None
    score: float | None = None
    lead: float | None = None
    margin: float | None = None
    in_doubt: bool = True
    best: bool = False
    model: str = ""
    preview: str = ""

    @classmethod
    def from_item(cls, data: Mapping[str, Any]) -> Self | None:
        """The checkpoint that an item of the engine tells of; None when it has no step."""
        step = data.get("step")
        if isinstance(step, bool) or not isinstance(step, int):
            return None
        numbers = {name: _number(data.get(name)) for name in _NUMBERS}
        return cls(
            step,
            in_doubt=data.get("in_doubt") is not False,
            best=data.get("best") is True,
            model=str(data.get("model") or ""),
            preview=str(data.get("preview") or ""),
            **numbers,
        )

    @property
    def measured(self) -> bool:
        """Whether anything is known of how good it is."""
        return any(
            value is not None for value in (self.similarity, self.pitch_error, self.intelligibility)
        )


@dataclass(frozen=True)
class Lead:
    """How the best one stands against the next best.

    Attributes:
        best: The best one.
        lead: How far its score is ahead; None where there is no other.
        margin: Half width of the range in which that can be chance; None where nobody can tell.
        in_doubt: Whether it can be chance.
    """

    best: Checkpoint
    lead: float | None = None
    margin: float | None = None
    in_doubt: bool = True


def lead_of(rows: Sequence[Checkpoint]) -> Lead | None:
    """The best one and its lead over the next best; None where none is marked.

    What was measured later was compared with the best, what was measured earlier the best was
    compared with: the later one of the two knows the margin.
    """
    best = next((one for one in reversed(rows) if one.best), None)
    if best is None:
        return None
    others = [one for one in rows if one is not best and one.score is not None]
    if not others or best.score is None:
        return Lead(best, best.lead, best.margin, best.in_doubt)
    rival = max(others, key=lambda one: one.score or 0.0)
    later = rival if rival.step > best.step else best
    lead = best.score - (rival.score or 0.0)
    return Lead(best, lead, later.margin, later.in_doubt)


class CheckpointColumn(IntEnum):
    """Columns of the table."""

    STEP = 0
    EPOCH = 1
    SIMILARITY = 2
    PITCH_ERROR = 3
    INTELLIGIBILITY = 4
    MARK = 5


class CheckpointTableModel(QAbstractTableModel):
    """Saved states, the earliest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Checkpoint] = []
        self._published: int | None = None

    def set_checkpoints(self, rows: Sequence[Checkpoint]) -> None:
        """Show these; new ones at the end are inserted, changed ones change in place."""
        wanted = sorted(rows, key=lambda one: one.step)
        steps = [one.step for one in wanted]
        known = [one.step for one in self._rows]
        if steps[: len(known)] != known:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
            return
        for number in range(len(known)):
            if self._rows[number] != wanted[number]:
                self._rows[number] = wanted[number]
                last = self.index(number, len(CheckpointColumn) - 1)
                self.dataChanged.emit(self.index(number, 0), last)
        if len(wanted) > len(known):
            self.beginInsertRows(_NO_INDEX, len(known), len(wanted) - 1)
            self._rows += wanted[len(known) :]
            self.endInsertRows()

    @property
    def published(self) -> int | None:
        """Step that became the voice."""
        return self._published

    def set_published(self, step: int | None) -> None:
        """Mark the step that became the voice."""
        if step == self._published:
            return
        before, self._published = self._published, step
        for changed in (before, step):
            row = self.row_of(changed) if changed is not None else -1
            if row >= 0:
                index = self.index(row, CheckpointColumn.MARK)
                self.dataChanged.emit(index, index)

    def checkpoint(self, row: int) -> Checkpoint:
        """The one in a row."""
        return self._rows[row]

    def row_of(self, step: int) -> int:
        """Row of a step, or -1."""
        return next((k for k, one in enumerate(self._rows) if one.step == step), -1)

    @property
    def checkpoints(self) -> tuple[Checkpoint, ...]:
        """All of them, the earliest first."""
        return tuple(self._rows)

    @property
    def lead(self) -> Lead | None:
        """The best one and its lead; None where none is marked."""
        return lead_of(self._rows)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a saved state."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """See `CheckpointColumn`."""
        return 0 if parent.isValid() else len(CheckpointColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell; the state itself by `CheckpointRole`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        column = CheckpointColumn(index.column())
        if role == CheckpointRole:
            return row
        if role == SortRole:
            return _value(row, column)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column != CheckpointColumn.MARK:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Names of the columns, and what they mean as a tool tip."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(CheckpointColumn):
            return None
        column = CheckpointColumn(section)
        metric = _METRICS.get(column)
        if role == Qt.ItemDataRole.ToolTipRole and metric:
            return training_words.metric_help(metric)
        if role == Qt.ItemDataRole.TextAlignmentRole and column != CheckpointColumn.MARK:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if metric:
            return training_words.metric_name(metric)
        return {
            CheckpointColumn.STEP: self.tr("Step"),
            CheckpointColumn.EPOCH: self.tr("Epoch"),
            CheckpointColumn.MARK: "",
        }[column]

    def _text(self, row: Checkpoint, column: CheckpointColumn) -> str:
        value = _value(row, column)
        match column:
            case CheckpointColumn.MARK:
                marks = [self.tr("best")] if row.best else []
                if row.step == self._published:
                    marks.append(self.tr("published"))
                return ", ".join(marks)
            case _ if value is None:
                return "–"  # noqa: RUF001 - a dash for what is not known
            case CheckpointColumn.SIMILARITY | CheckpointColumn.INTELLIGIBILITY:
                return training_words.percent(float(value))
            case CheckpointColumn.PITCH_ERROR:
                return self.tr("{number} cents").format(number=training_words.number(value))
            case CheckpointColumn.EPOCH:
                return training_words.number(value, 0 if float(value).is_integer() else 1)
            case _:
                return training_words.number(value)


_METRICS = {
    CheckpointColumn.SIMILARITY: "similarity",
    CheckpointColumn.PITCH_ERROR: "pitch_error",
    CheckpointColumn.INTELLIGIBILITY: "intelligibility",
}


def _value(row: Checkpoint, column: CheckpointColumn) -> float | None:
    values = {
        CheckpointColumn.STEP: row.step,
        CheckpointColumn.EPOCH: row.epoch,
        CheckpointColumn.SIMILARITY: row.similarity,
        CheckpointColumn.PITCH_ERROR: row.pitch_error,
        CheckpointColumn.INTELLIGIBILITY: row.intelligibility,
        CheckpointColumn.MARK: float(row.best),
    }
    return values[column]


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)
