"""The queue of conversions as a table: in the order in which recordings came."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from mynah.gui.models import figures
from mynah.gui.models.queue_item import QueueItem, QueueState
from mynah.gui.plain_tip import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
translate = QCoreApplication.translate


class QueueColumn(IntEnum):
    """The columns."""

    FILE = 0
    LENGTH = 1
    STATE = 2
    RESULT = 3


ITEM_ROLE = int(Qt.ItemDataRole.UserRole)
"""The `QueueItem` of a row."""


class QueueTableModel(QAbstractTableModel):
    """Rows are found by the number of their recording at once, however many there are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[QueueItem] = []
        self._rows: dict[int, int] = {}

    @property
    def items(self) -> Sequence[QueueItem]:
        """All of them, in order."""
        return self._items

    def item(self, number: int) -> QueueItem | None:
        """A recording by its number."""
        row = self._rows.get(number)
        return self._items[row] if row is not None else None

    def row(self, number: int) -> int:
        """The row of a recording, or -1."""
        return self._rows.get(number, -1)

    def at(self, row: int) -> QueueItem:
        """The recording in a row."""
        return self._items[row]

    def append(self, items: Iterable[QueueItem]) -> None:
        """Add recordings at the end."""
        new = list(items)
        if not new:
            return
        first = len(self._items)
        self.beginInsertRows(_NOWHERE, first, first + len(new) - 1)
        self._items.extend(new)
        self._rows.update({one.number: first + k for k, one in enumerate(new)})
        self.endInsertRows()

    def change(self, number: int, **facts: Any) -> QueueItem | None:
        """Give a recording other facts; None where it is gone."""
        row = self._rows.get(number)
        if row is None:
            return None
        changed = replace(self._items[row], **facts)
        if changed != self._items[row]:
            self._items[row] = changed
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(QueueColumn) - 1))
        return changed

    def set_lengths(self, lengths: dict[int, float]) -> None:
        """Say how long recordings are."""
        rows = sorted(row for number in lengths if (row := self._rows.get(number)) is not None)
        for row in rows:
            item = self._items[row]
            self._items[row] = replace(item, seconds=lengths[item.number])
        if rows:
            column = QueueColumn.LENGTH
            self.dataChanged.emit(self.index(rows[0], column), self.index(rows[-1], column))

    def remove(self, numbers: Collection[int]) -> None:
        """Take recordings out; neighbours go together."""
        rows = sorted((row for one in numbers if (row := self.row(one)) >= 0), reverse=True)
        while rows:
            last = first = rows.pop(0)
            while rows and rows[0] == first - 1:
                first = rows.pop(0)
            self.beginRemoveRows(_NOWHERE, first, last)
            del self._items[first : last + 1]
            self._rows = {one.number: k for k, one in enumerate(self._items)}
            self.endRemoveRows()

    def clear(self) -> None:
        """Empty it."""
        self.beginResetModel()
        self._items, self._rows = [], {}
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Number of recordings."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(QueueColumn)

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        item, column = self._items[index.row()], index.column()
        if role == ITEM_ROLE:
            return item
        if role == _Role.DisplayRole:
            return _shown(item, column)
        if role == _Role.ToolTipRole:
            return plain_tip(_tip(item, column))
        if role == _Role.TextAlignmentRole and column == QueueColumn.LENGTH:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.AccessibleTextRole:
            return f"{_shown(item, column)}. {item.reason}" if item.reason else _shown(item, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            right = section == QueueColumn.LENGTH
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        names = (
            translate("QueueTable", "Recording"),
            translate("QueueTable", "Length"),
            translate("QueueTable", "State"),
            translate("QueueTable", "Result"),
        )
        return names[section] if role == _Role.DisplayRole and 0 <= section < len(names) else None


def state_words(item: QueueItem) -> str:
    """Where a recording stands, in a word or two."""
    match item.state:
        case QueueState.WAITING:
            return translate("QueueTable", "waiting")
        case QueueState.LOADING:
            return translate("QueueTable", "loading…")
        case QueueState.CONVERTING:
            return translate("QueueTable", "converting {percent}").format(
                percent=figures.percent(item.share)
            )
        case QueueState.DONE:
            return translate("QueueTable", "done")
        case QueueState.FAILED:
            return translate("QueueTable", "failed")
    return translate("QueueTable", "cancelled")


def _shown(item: QueueItem, column: int) -> str:
    if column == QueueColumn.FILE:
        return str(item.below / item.source.name)
    if column == QueueColumn.LENGTH:
        return "" if item.seconds is None else figures.clock(item.seconds)
    if column == QueueColumn.STATE:
        return state_words(item)
    if item.result is not None:
        return item.result.path.name
    return item.reason


def _tip(item: QueueItem, column: int) -> str:
    if column == QueueColumn.FILE:
        return str(item.source)
    if column == QueueColumn.RESULT and item.result is not None:
        return str(item.result.path)
    if column == QueueColumn.STATE and item.order is not None and not item.reason:
        return translate("QueueTable", "With the voice “{voice}”").format(voice=item.order.voice)
    return item.reason
