"""The deleted recordings as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from mynah.gui.models import figures

if TYPE_CHECKING:
    from mynah.project.samples import BinnedSample

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
_STAMP_LETTERS = len("20260101T000000")
translate = QCoreApplication.translate


class BinColumn(IntEnum):
    """The columns."""

    NAME = 0
    DELETED = 1
    DURATION = 2
    SIZE = 3


class BinTableModel(QAbstractTableModel):
    """What lies in the bin, the last deleted first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[BinnedSample] = ()

    def set_items(self, items: Iterable[BinnedSample]) -> None:
        """Show these."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def entries(self, rows: Iterable[int] | None = None) -> list[str]:
        """Entries of some rows, or of all."""
        return [self._items[row].entry for row in self._rows(rows)]

    def size(self, rows: Iterable[int] | None = None) -> int:
        """Bytes that some rows take, or all."""
        return sum(self._items[row].size for row in self._rows(rows))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Number of recordings."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(BinColumn)

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        item, column = self._items[index.row()], index.column()
        if role == _Role.DisplayRole:
            return _shown(item, column)
        if role == _Role.ToolTipRole:
            if column == BinColumn.DELETED:
                return figures.exactly_when(deleted_at(item.entry))
            if column == BinColumn.NAME:
                return item.sample.transcript[:1000] or item.sample.original_name
        if role == _Role.TextAlignmentRole and column != BinColumn.NAME:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        names = (
            translate("BinTable", "Name"),
            translate("BinTable", "Deleted"),
            translate("BinTable", "Length"),
            translate("BinTable", "Size"),
        )
        return names[section] if role == _Role.DisplayRole and 0 <= section < len(names) else None

    def _rows(self, rows: Iterable[int] | None) -> Iterable[int]:
        return range(len(self._items)) if rows is None else rows


def deleted_at(entry: str) -> float:
    """When something was moved to the bin, from the name of its folder; 0 when that is odd."""
    try:
        moment = datetime.strptime(entry[:_STAMP_LETTERS], "%Y%m%dT%H%M%S")
    except ValueError:
        return 0.0
    return moment.replace(tzinfo=UTC).timestamp()


def _shown(item: BinnedSample, column: int) -> str:
    if column == BinColumn.NAME:
        return item.sample.original_name or item.sample.id
    if column == BinColumn.DELETED:
        return figures.when(deleted_at(item.entry))
    if column == BinColumn.DURATION:
        return figures.clock(item.sample.duration)
    return figures.size(item.size)
