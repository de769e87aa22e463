"""Words and how they are to be spoken, as a table that can be edited."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_EDITED = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}


class PronunciationColumn(IntEnum):
    """Columns of the table."""

    WORD = 0
    SPELLING = 1


class PronunciationTableModel(QAbstractTableModel):
    """Pairs of a word and a spelling; the words are there once each, whatever their letters' size.

    Signals:
        edited: Somebody changed, added or removed something.
    """

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """All pairs; one with an empty spelling is not spoken at all."""
        return tuple(self._rows)

    def set_entries(self, entries: Iterable[tuple[str, str]]) -> None:
        """Show these, by word."""
        self.beginResetModel()
        self._rows = sorted(entries, key=lambda pair: pair[0].casefold())
        self.endResetModel()

    def add(self, word: str, spelling: str) -> int:
        """Add a pair, or change that of a known word; its row."""
        word, spelling = _clean(word), _clean(spelling)
        row = self.row_of(word)
        if row >= 0:
            self._rows[row] = (self._rows[row][0], spelling)
            self.dataChanged.emit(self.index(row, 0), self.index(row, 1))
        else:
            row = len(self._rows)
            self.beginInsertRows(_NO_INDEX, row, row)
            self._rows.append((word, spelling))
            self.endInsertRows()
        self.edited.emit()
        return row

    def remove(self, row: int) -> None:
        """Remove a pair."""
        if 0 <= row < len(self._rows):
            self.beginRemoveRows(_NO_INDEX, row, row)
            del self._rows[row]
            self.endRemoveRows()
            self.edited.emit()

    def pair(self, row: int) -> tuple[str, str]:
        """The pair of a row; empty words where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else ("", "")

    def row_of(self, word: str) -> int:
        """Row of a word, or -1."""
        wanted = word.casefold()
        return next((k for k, one in enumerate(self._rows) if one[0].casefold() == wanted), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a word."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """See `PronunciationColumn`."""
        return 0 if parent.isValid() else len(PronunciationColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Both sides can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self._rows[index.row()][index.column()] if role in _EDITED else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change one side; an empty word, or one that another row has, is refused."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row, column = index.row(), index.column()
        if not 0 <= row < len(self._rows):
            return False
        words = _clean(str(value))
        taken = self.row_of(words) not in {-1, row}
        if column == PronunciationColumn.WORD and (not words or taken):
            return False
        pair = list(self._rows[row])
        pair[column] = words
        self._rows[row] = (pair[0], pair[1])
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("Word"), self.tr("Spoken as"))
        return names[section] if 0 <= section < len(names) else None


def _clean(words: str) -> str:
    """In one line, without blanks around."""
    return " ".join(words.split())
