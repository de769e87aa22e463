"""The journal of a workspace as rows: filtered by kind and words, counted where it repeats."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from mynah.gui import activity_words
from mynah.gui.models import figures
from mynah.project.activity import Entry

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole + 1
WHEN, WHAT, DETAILS = range(3)
_TOGETHER = timedelta(seconds=60)
_GATHERED = frozenset({"deleted", "restored", "edited", "recorded"})
_NO_INDEX = QModelIndex()


class ActivityTable(QAbstractTableModel):
    """Entries of the journal, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Entry] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; new ones on top are put in without disturbing the rest."""
        wanted = gathered(entries)
        new = len(wanted) - len(self._rows)
        if self._rows and new > 0 and wanted[new:] == self._rows:
            self.beginInsertRows(_NO_INDEX, 0, new - 1)
            self._rows = wanted
            self.endInsertRows()
        elif wanted != self._rows:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The entry in a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row an entry."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """When, what, details."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell; the entry itself by `EntryRole`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        entry = self._rows[index.row()]
        if role == EntryRole:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            match index.column():
                case 0:
                    return figures.when(seconds_of(entry.at))
                case 1:
                    return activity_words.what(entry)
                case _:
                    return activity_words.details(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            moment = figures.exactly_when(seconds_of(entry.at))
            return moment if index.column() == WHEN else self.data(index)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("When"), self.tr("What happened"), self.tr("To what"))
        return names[section] if 0 <= section < len(names) else None


class ActivityFilter(QSortFilterProxyModel):
    """Leaves what is searched for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._group = ""

    def set_text(self, text: str) -> None:
        """Leave rows that hold every one of these words."""
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def set_group(self, group: str) -> None:
        """Leave rows of one group of kinds; all of them for an empty one."""
        self._group = group
        self.invalidate()

    def entries(self) -> list[Entry]:
        """What is left, in order."""
        return [self.index(row, 0).data(EntryRole) for row in range(self.rowCount())]

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row is left."""
        model = self.sourceModel()
        entry = model.index(source_row, 0, source_parent).data(EntryRole)
        if self._group and entry.kind not in activity_words.GROUPS[self._group][1]:
            return False
        if not self._words:
            return True
        text = f"{activity_words.what(entry)} {activity_words.details(entry)} {entry.run}"
        return all(word in text.casefold() for word in self._words)


def gathered(entries: Iterable[Entry]) -> list[Entry]:
    """Entries with runs of the same kind within a minute made one, which counts them."""
    rows: list[Entry] = []
    oldest = ""
    for entry in entries:
        last = rows[-1] if rows else None
        if (
            last is not None
            and entry.kind == last.kind
            and entry.kind in _GATHERED
            and _near(entry.at, oldest)
        ):
            count = max(1, last.count) + max(1, entry.count)
            rows[-1] = replace(last, subject="", count=count)
        else:
            rows.append(entry)
        oldest = entry.at
    return rows


def seconds_of(at: str) -> float:
    """A time stamp as seconds since 1970; 0 for one that is none."""
    try:
        return datetime.fromisoformat(at).timestamp()
    except ValueError:
        return 0.0


def _near(one: str, other: str) -> bool:
    try:
        return abs(datetime.fromisoformat(other) - datetime.fromisoformat(one)) <= _TOGETHER
    except (ValueError, TypeError):
        return False
