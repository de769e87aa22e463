"""The samples of the library as a table, with the check marks of what is chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mynah.gui.models import sample_cells
from mynah.gui.models.sample_row import SampleRow
from mynah.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mynah.project.sample import Sample

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_CHECKED_FLAGS = _FLAGS | Qt.ItemFlag.ItemIsUserCheckable
_Role = Qt.ItemDataRole

# More separate places than this are told to the views as one change of everything: telling of
# each would take longer.
MOST_RANGES = 100


class Column(IntEnum):
    """The columns, in their order."""

    CHOSEN = 0
    WAVEFORM = 1
    NAME = 2
    TRANSCRIPT = 3
    VERDICT = 4
    SCORE = 5
    DURATION = 6
    RATE = 7
    SETS = 8
    DATE = 9


# Plain numbers: members of an enumeration are slow where a view asks thousands of times.
_COLUMNS, _CHOSEN = len(Column), int(Column.CHOSEN)
_CHECK, _LAST_ROLE_OF_QT = int(_Role.CheckStateRole), int(_Role.UserRole)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked

HEADERS: Mapping[Column, str] = {
    Column.CHOSEN: QT_TRANSLATE_NOOP("SampleTable", "Chosen"),
    Column.WAVEFORM: QT_TRANSLATE_NOOP("SampleTable", "Waveform"),
    Column.NAME: QT_TRANSLATE_NOOP("SampleTable", "Name"),
    Column.TRANSCRIPT: QT_TRANSLATE_NOOP("SampleTable", "Transcript"),
    Column.VERDICT: QT_TRANSLATE_NOOP("SampleTable", "Verdict"),
    Column.SCORE: QT_TRANSLATE_NOOP("SampleTable", "Score"),
    Column.DURATION: QT_TRANSLATE_NOOP("SampleTable", "Length"),
    Column.RATE: QT_TRANSLATE_NOOP("SampleTable", "Rate"),
    Column.SETS: QT_TRANSLATE_NOOP("SampleTable", "Datasets"),
    Column.DATE: QT_TRANSLATE_NOOP("SampleTable", "Added"),
}
_ASCENDING, _DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_LARGEST_FIRST = frozenset({Column.CHOSEN, Column.DURATION, Column.RATE, Column.DATE})
_ICON_ONLY = frozenset({Column.CHOSEN, Column.WAVEFORM})

SampleRole = int(_Role.UserRole) + 1
SortRole = int(_Role.UserRole) + 2
RowRole = int(_Role.UserRole) + 3


class SampleTableModel(QAbstractTableModel):
    """Rows are samples; the model itself is what is sorted, so that a filter has nothing to sort.

    Which samples are chosen is kept by id and outlives a deletion that is undone.

    Signals:
        chosen_changed: Other samples are chosen, or a chosen one came or went.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SampleRow] = []
        self._at: dict[str, int] | None = {}  # row by id; None while it is out of date
        self._chosen: set[str] = set()
        self._seconds: float | None = 0.0
        self._sets: Mapping[str, Sequence[str]] = {}
        self._sorted_by = Column.DATE
        self._order = _DESCENDING

    # What is in it

    def set_samples(self, samples: Iterable[Sample]) -> None:
        """Show these samples; rows that stay keep their selection and their place."""
        self.set_rows([SampleRow(sample) for sample in samples])

    def set_rows(self, news: Iterable[SampleRow]) -> None:
        """As :meth:`set_samples`, with rows that were made elsewhere."""
        known = {row.id: row for row in self._rows}
        rows: list[SampleRow] = []
        changed: list[str] = []
        fresh: list[SampleRow] = []
        for new in news:
            row = known.pop(new.id, None)
            sets = tuple(self._sets.get(new.id, ()))
            if row is None:
                row = new
                row.sets = sets
                fresh.append(row)
            elif row.sample != new.sample:
                row = new
                row.sets = sets
                changed.append(row.id)
            elif row.sets != sets:
                row.sets = sets
                changed.append(row.id)
            rows.append(row)
        gone = known.keys()
        lost = not self._chosen.isdisjoint(gone) or any(row.id in self._chosen for row in fresh)
        self._replace_changed({row.id: row for row in rows}, changed)
        if not self._insert_and_remove(fresh, set(gone)):
            self._reset(rows)
        if lost:
            self.chosen_changed.emit()

    def remove(self, ids: Iterable[str]) -> None:
        """Take samples out at once, before their files are."""
        gone = set(ids)
        self.set_rows([row for row in self._rows if row.id not in gone])

    def set_sets(self, sets: Mapping[str, Sequence[str]]) -> None:
        """Say to which datasets each sample belongs, by id."""
        self._sets = sets
        changed = []
        for row in self._rows:
            belongs = tuple(sets.get(row.id, ()))
            if belongs != row.sets:
                row.sets = belongs
                changed.append(row.id)
        self._tell_changed(changed, Column.SETS, Column.SETS)

    def sample(self, row: int) -> Sample:
        """The sample of a row."""
        return self._rows[row].sample

    def row(self, row: int) -> SampleRow:
        """The sample of a row with what is shown of it."""
        return self._rows[row]

    @property
    def rows(self) -> Sequence[SampleRow]:
        """All rows, in their present order; not to be changed."""
        return self._rows

    @property
    def seconds(self) -> float:
        """Length of all samples."""
        if self._seconds is None:
            self._seconds = sum(row.duration for row in self._rows)
        return self._seconds

    @property
    def samples(self) -> list[Sample]:
        """All samples, in their present order."""
        return [row.sample for row in self._rows]

    def row_of(self, sample_id: str) -> int:
        """Row of a sample; -1 when it is not there."""
        return self._row_at(sample_id)

    def find(self, sample_id: str) -> Sample | None:
        """A sample by its id."""
        row = self._row_at(sample_id)
        return self._rows[row].sample if row >= 0 else None

    # What is chosen

    def chosen(self) -> list[str]:
        """Ids of the chosen samples, in the order of the rows."""
        return [row.id for row in self._rows if row.id in self._chosen]

    def is_chosen(self, sample_id: str) -> bool:
        """Whether a sample is chosen."""
        return sample_id in self._chosen

    def set_chosen(self, ids: Iterable[str]) -> None:
        """Choose exactly these samples."""
        self._choose(set(ids))

    def choose(self, ids: Iterable[str], chosen: bool = True) -> None:
        """Choose some samples, or choose them no longer; the others stay as they are."""
        some = set(ids)
        self._choose(self._chosen | some if chosen else self._chosen - some)

    # What Qt asks for

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Number of samples."""
        return 0 if parent is not _NOWHERE and parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent is not _NOWHERE and parent.isValid() else _COLUMNS

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """A cell; asked so often that Qt's own way, over both counts, is too long."""
        if 0 <= row < len(self._rows) and 0 <= column < _COLUMNS and not parent.isValid():
            return self.createIndex(row, column)
        return QModelIndex()

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        """What a cell shows or says."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == RowRole:
            return row
        if column == _CHOSEN:
            if role == _CHECK:
                return _CHECKED if row.id in self._chosen else _UNCHECKED
            if role <= _LAST_ROLE_OF_QT:
                return sample_cells.chosen_cell(row, row.id in self._chosen, role)
        if role == SampleRole:
            return row.sample
        if role == SortRole:
            return self._key(Column(column))(row)
        return sample_cells.cell(row, column, role)

    def setData(self, index: AnyIndex, value: Any, role: int = _Role.EditRole) -> bool:
        """Choose a sample, or choose it no longer."""
        if not index.isValid() or role != _Role.CheckStateRole or index.column() != Column.CHOSEN:
            return False
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.choose([self._rows[index.row()].id], checked)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Only the check mark can be changed here."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _CHECKED_FLAGS if index.column() == _CHOSEN else _FLAGS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Name of a column; those that hold a picture say it only where it does not show."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        column = Column(section)
        name = QCoreApplication.translate("SampleTable", HEADERS[column])
        if role == _Role.DisplayRole:
            shown = "" if column in _ICON_ONLY else name
            return f"{shown} {self._mark}".strip() if column == self._sorted_by else shown
        if role == _Role.ToolTipRole:
            return name
        if role == _Role.AccessibleTextRole:
            return f"{name}, {self._sorted_words}" if column == self._sorted_by else name
        if role == _Role.InitialSortOrderRole:
            return int((_DESCENDING if column in _LARGEST_FIRST else _ASCENDING).value)
        if role == _Role.TextAlignmentRole:
            return sample_cells.alignment(column)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows; equal ones keep the order that they had. -1 changes nothing."""
        if column < 0:
            return
        self._sorted_by, self._order = Column(column), order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in before]
        self._rows.sort(key=self._sort_key(), reverse=self._descending)
        self._at = None
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        after = [
            self.index(self._row_at(sample_id), index.column())
            for sample_id, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    @property
    def sorted_by(self) -> tuple[Column, Qt.SortOrder]:
        """What the rows are sorted by now."""
        return self._sorted_by, self._order

    # How it is done

    @property
    def _mark(self) -> str:
        return "▾" if self._descending else "▴"

    @property
    def _sorted_words(self) -> str:
        if self._descending:
            return QCoreApplication.translate("SampleTable", "sorted, largest first")
        return QCoreApplication.translate("SampleTable", "sorted, smallest first")

    @property
    def _descending(self) -> bool:
        return self._order == _DESCENDING

    def _row_at(self, sample_id: str) -> int:
        if self._at is None:
            self._at = {row.id: number for number, row in enumerate(self._rows)}
        return self._at.get(sample_id, -1)

    def _key(self, column: Column) -> Callable[[SampleRow], Any]:
        if column == Column.CHOSEN:
            return lambda row: row.id in self._chosen
        return sample_cells.SORT_KEYS[column]

    def _sort_key(self) -> Callable[[SampleRow], Any]:
        return self._key(self._sorted_by)

    def _choose(self, chosen: set[str]) -> None:
        changed = self._chosen ^ chosen
        if changed:
            self._chosen = chosen
            self._tell_changed(changed, Column.CHOSEN, Column.CHOSEN)
            self.chosen_changed.emit()

    def _replace_changed(self, rows: Mapping[str, SampleRow], changed: Sequence[str]) -> None:
        for sample_id in changed:
            self._rows[self._row_at(sample_id)] = rows[sample_id]
            self._seconds = None
        self._tell_changed(changed, Column.WAVEFORM, Column.DATE)

    def _tell_changed(self, ids: Iterable[str], first: Column, last: Column) -> None:
        at = sorted(row for row in map(self._row_at, ids) if row >= 0)
        ranges = _ranges(at)
        if len(ranges) > MOST_RANGES:
            ranges = [(at[0], at[-1])]
        for top, bottom in ranges:
            self.dataChanged.emit(self.index(top, first), self.index(bottom, last))

    def _insert_and_remove(self, fresh: list[SampleRow], gone: set[str]) -> bool:
        """Change only what is different; whether it was done, or is too much to be told so."""
        places = _ranges(sorted(map(self._row_at, gone)))
        if len(places) > MOST_RANGES:
            return False
        for top, bottom in reversed(places):
            self.beginRemoveRows(_NOWHERE, top, bottom)
            del self._rows[top : bottom + 1]
            self._at = self._seconds = None
            self.endRemoveRows()
        batches = self._batches(fresh)
        if len(batches) > MOST_RANGES:
            return False
        for place, rows in reversed(batches):
            self.beginInsertRows(_NOWHERE, place, place + len(rows) - 1)
            self._rows[place:place] = rows
            self._at = self._seconds = None
            self.endInsertRows()
        return True

    def _batches(self, fresh: list[SampleRow]) -> list[tuple[int, list[SampleRow]]]:
        """New rows with the places that they belong to, neighbours together."""
        key = self._sort_key()
        fresh.sort(key=key, reverse=self._descending)
        if fresh and not self._rows:
            return [(0, fresh)]
        keys = [key(row) for row in self._rows] if fresh else []
        if self._descending:
            keys.reverse()
        batches: dict[int, list[SampleRow]] = {}
        for row in fresh:
            if self._descending:
                # Among equal ones it goes before them: the newest of a batch are on top.
                place = len(keys) - bisect_right(keys, key(row))
            else:
                place = bisect_right(keys, key(row))
            batches.setdefault(place, []).append(row)
        return sorted(batches.items())

    def _reset(self, rows: list[SampleRow]) -> None:
        self.beginResetModel()
        self._rows = sorted(rows, key=self._sort_key(), reverse=self._descending)
        self._at = self._seconds = None
        self.endResetModel()


def _ranges(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as (first, last) of each run without a gap."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return ranges
