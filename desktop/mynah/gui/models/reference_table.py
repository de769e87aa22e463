"""The clips that can make the reference of GPT-SoVITS: ticked ones are joined in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mynah.gui import dataset_words

if TYPE_CHECKING:
    from mynah.project.export_reference import Part

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ORDER, NAME, SCORE, LENGTH, TEXT = range(5)


class ReferenceTableModel(QAbstractTableModel):
    """Rows are clips, the best first; the first column ticks them and shows their place.

    Signals:
        chosen_changed: Other clips are ticked, or in another order.
    """

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: list[Part] = []
        self._chosen: list[str] = []

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Offer these; ticked clips that are not among them are let go."""
        ordered = sorted(parts, key=lambda one: (-one.sample.score, one.sample.id))
        if ordered == self._parts:
            return
        self.beginResetModel()
        self._parts = ordered
        known = {one.sample.id for one in parts}
        before, self._chosen = self._chosen, [one for one in self._chosen if one in known]
        self.endResetModel()
        if before != self._chosen:
            self.chosen_changed.emit()

    def chosen(self) -> list[str]:
        """Ids of the ticked clips, in the order in which they are joined."""
        return list(self._chosen)

    def chosen_parts(self) -> list[Part]:
        """The ticked clips, in the order in which they are joined."""
        known = {one.sample.id: one for one in self._parts}
        return [known[one] for one in self._chosen]

    def set_chosen(self, ids: Iterable[str]) -> None:
        """Tick these, in this order."""
        known = {one.sample.id for one in self._parts}
        wanted = [one for one in dict.fromkeys(ids) if one in known]
        if wanted == self._chosen:
            return
        self._chosen = wanted
        self._redraw()
        self.chosen_changed.emit()

    def move(self, sample_id: str, by: int) -> None:
        """Move a ticked clip to an earlier (-1) or later (+1) place."""
        if sample_id not in self._chosen:
            return
        here = self._chosen.index(sample_id)
        there = min(len(self._chosen) - 1, max(0, here + by))
        wanted = [one for one in self._chosen if one != sample_id]
        wanted.insert(there, sample_id)
        self.set_chosen(wanted)

    def part(self, row: int) -> Part:
        """The clip of a row."""
        return self._parts[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One a clip."""
        return 0 if parent.isValid() else len(self._parts)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Place, name, quality, length, and what is said."""
        return 0 if parent.isValid() else TEXT + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = super().flags(index)
        if index.isValid() and index.column() == ORDER:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Names of the columns."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section in {SCORE, LENGTH}:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        names = (
            self.tr("Use"),
            self.tr("Recording"),
            self.tr("Quality"),
            self.tr("Length"),
            self.tr("What is said"),
        )
        return names[section] if 0 <= section < len(names) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words and ticks of a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._parts):
            return None
        part, column = self._parts[index.row()], index.column()
        place = self._place(part)
        if column == ORDER:
            if role == Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if place else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("Use {clip}").format(clip=self._words(part, NAME))
            return str(place) if place and role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column in {SCORE, LENGTH}:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words(part, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a clip, which puts it last, or let it go."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != ORDER:
            return False
        sample_id = self._parts[index.row()].sample.id
        others = [one for one in self._chosen if one != sample_id]
        ticked = Qt.CheckState(value) == Qt.CheckState.Checked
        self.set_chosen([*others, sample_id] if ticked else others)
        return True

    def _place(self, part: Part) -> int:
        sample_id = part.sample.id
        return self._chosen.index(sample_id) + 1 if sample_id in self._chosen else 0

    def _words(self, part: Part, column: int) -> str:
        if column == NAME:
            return part.sample.original_name or part.sample.id
        if column == SCORE:
            return dataset_words.quality(part.sample.score)
        if column == LENGTH:
            return dataset_words.seconds_exactly(part.seconds)
        return part.text

    def _redraw(self) -> None:
        if self._parts:
            self.dataChanged.emit(self.index(0, ORDER), self.index(len(self._parts) - 1, ORDER), [])
