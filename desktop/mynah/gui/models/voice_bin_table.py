"""The deleted voices as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from mynah.gui import voice_words
from mynah.gui.models import figures

if TYPE_CHECKING:
    from mynah.project.voices import BinnedVoice

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class VoiceBinColumn(IntEnum):
    """The columns."""

    NAME = 0
    DELETED = 1
    SIZE = 2


class VoiceBinTable(QAbstractTableModel):
    """What lies in the bin, the last deleted first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[BinnedVoice] = ()

    def set_items(self, items: Iterable[BinnedVoice]) -> None:
        """Show these."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def folders(self, rows: Iterable[int] | None = None) -> list[Path]:
        """Folders of some rows, or of all."""
        return [self._items[row].dir for row in self._rows(rows)]

    def names(self, rows: Iterable[int] | None = None) -> list[str]:
        """Names of some rows, or of all."""
        return [self._items[row].name for row in self._rows(rows)]

    def size(self, rows: Iterable[int] | None = None) -> int:
        """Bytes that some rows take, or all."""
        return sum(self._items[row].size for row in self._rows(rows))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Number of voices."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(VoiceBinColumn)

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid() or not 0 <= index.row() < len(self._items):
            return None
        item, column = self._items[index.row()], index.column()
        moment = voice_words.moment(item.deleted_at)
        if role == _Role.DisplayRole:
            shown = {
                VoiceBinColumn.NAME: item.name,
                VoiceBinColumn.DELETED: figures.when(moment),
            }
            return shown.get(VoiceBinColumn(column), figures.size(item.size))
        if role == _Role.ToolTipRole and column == VoiceBinColumn.DELETED:
            return figures.exactly_when(moment)
        if role == _Role.TextAlignmentRole and column != VoiceBinColumn.NAME:
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
        names = (self.tr("Name"), self.tr("Deleted"), self.tr("Size"))
        return names[section] if role == _Role.DisplayRole and 0 <= section < len(names) else None

    def _rows(self, rows: Iterable[int] | None) -> Iterable[int]:
        return range(len(self._items)) if rows is None else rows
