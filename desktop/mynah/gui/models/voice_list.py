"""The voices of the workspace as a list, and the same list searched and sorted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from mynah.gui import voice_words
from mynah.gui.plain_tip import plain_tip
from mynah.project.names import folded

if TYPE_CHECKING:
    from mynah.gui.models.voice_row import VoiceRow

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole


class VoiceRole(IntEnum):
    """What a row can be asked for beside its words."""

    ROW = int(_Role.UserRole) + 1
    NAME = int(_Role.UserRole) + 2
    CREATED = int(_Role.UserRole) + 3


class VoiceOrder(IntEnum):
    """How they can be sorted."""

    NAME = 0
    NEWEST = 1


class VoiceListModel(QAbstractListModel):
    """One row a voice, in the order of the names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[VoiceRow, ...] = ()

    @property
    def rows(self) -> tuple[VoiceRow, ...]:
        """All voices."""
        return self._rows

    def set_rows(self, rows: Sequence[VoiceRow]) -> None:
        """Show these; what stays keeps its row, so that selection and place stay too."""
        rows = tuple(rows)
        wanted = {one.name for one in rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].name not in wanted:
                self.beginRemoveRows(_ROOT, place, place)
                self._rows = (*self._rows[:place], *self._rows[place + 1 :])
                self.endRemoveRows()
        known = {one.name for one in self._rows}
        kept = [one.name for one in rows if one.name in known]
        if not known or [one.name for one in self._rows] != kept:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for place, one in enumerate(rows):
            if place >= len(self._rows) or self._rows[place].name != one.name:
                self.beginInsertRows(_ROOT, place, place)
                self._rows = (*self._rows[:place], one, *self._rows[place:])
                self.endInsertRows()
            elif self._rows[place] != one:
                self._rows = (*self._rows[:place], one, *self._rows[place + 1 :])
                self.dataChanged.emit(self.index(place), self.index(place))

    def row(self, name: str) -> VoiceRow | None:
        """The voice of this name."""
        return next((one for one in self._rows if one.name == name), None)

    def touch(self, picture: str) -> None:
        """Draw the voices of this picture again: it can be had now."""
        for place, one in enumerate(self._rows):
            if one.picture is not None and str(one.picture) == picture:
                self.dataChanged.emit(
                    self.index(place), self.index(place), [int(_Role.DecorationRole)]
                )

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many voices."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Name, words, and the row itself."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        one = self._rows[index.row()]
        if role in (_Role.DisplayRole, VoiceRole.NAME):
            return one.name
        if role == _Role.AccessibleTextRole:
            return self.tr("{0}. Active voice").format(one.spoken) if one.active else one.spoken
        if role == _Role.ToolTipRole:
            help_text = voice_words.index_help(one.index)
            return plain_tip("\n".join(filter(None, (one.name, *one.lines, help_text))))
        if role == VoiceRole.ROW:
            return one
        return one.card.created_at if role == VoiceRole.CREATED else None


class VoiceFilter(QSortFilterProxyModel):
    """Those whose words hold what is searched for, by name or the newest first."""

    def __init__(self, source: VoiceListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: tuple[str, ...] = ()
        self._order = VoiceOrder.NAME
        self.setSourceModel(source)
        self.setDynamicSortFilter(True)
        self.sort(0)

    @property
    def order(self) -> VoiceOrder:
        """How they are sorted."""
        return self._order

    def set_order(self, order: VoiceOrder) -> None:
        """Sort in another way."""
        if order != self._order:
            self._order = order
            self.invalidate()

    def search(self, text: str) -> None:
        """Show those that have every one of these words."""
        wanted = tuple(folded(text).split())
        if wanted != self._wanted:
            self._wanted = wanted
            self.invalidate()

    def row(self, index: Index) -> VoiceRow | None:
        """The voice at an index of this list."""
        found: VoiceRow | None = index.data(VoiceRole.ROW)
        return found

    def index_of(self, name: str) -> QModelIndex:
        """Where a voice is shown; an invalid index where it is not."""
        for place in range(self.rowCount()):
            index = self.index(place, 0)
            if index.data(VoiceRole.NAME) == name:
                return index
        return QModelIndex()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a voice has the words."""
        if not self._wanted:
            return True
        index = self.sourceModel().index(source_row, 0, source_parent)
        one: VoiceRow | None = index.data(VoiceRole.ROW)
        if one is None:
            return False
        card = one.card
        words = folded(" ".join((one.spoken, card.author, card.consent, card.licence)))
        return all(word in words for word in self._wanted)

    def lessThan(self, left: Index, right: Index) -> bool:
        """By name, or the newest first."""
        if self._order is VoiceOrder.NEWEST:
            first, second = left.data(VoiceRole.CREATED), right.data(VoiceRole.CREATED)
            if first != second:
                return bool(str(first) > str(second))
        names = [str(one.data(VoiceRole.NAME)) for one in (left, right)]
        return (folded(names[0]), names[0]) < (folded(names[1]), names[1])
