"""A short table of clips: those that would be taken, or that would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mynah.gui import dataset_words

if TYPE_CHECKING:
    from mynah.project.sample import Sample

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
NAME, SCORE, LENGTH, USE = range(4)


class ClipTableModel(QAbstractTableModel):
    """Rows are samples; the last column says which are held out of training."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._samples: list[Sample] = []
        self._held_out: frozenset[str] = frozenset()

    def set_samples(self, samples: Sequence[Sample], held_out: Iterable[str] = ()) -> None:
        """Show these."""
        self.beginResetModel()
        self._samples = list(samples)
        self._held_out = frozenset(held_out)
        self.endResetModel()

    def sample(self, row: int) -> Sample:
        """The sample of a row."""
        return self._samples[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One a sample."""
        return 0 if parent.isValid() else len(self._samples)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Name, quality, length and use."""
        return 0 if parent.isValid() else USE + 1

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
        names = (self.tr("Recording"), self.tr("Quality"), self.tr("Length"), self.tr("For"))
        return names[section] if 0 <= section < len(names) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._samples):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {SCORE, LENGTH}:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        return self._words(self._samples[index.row()], index.column())

    def _words(self, sample: Sample, column: int) -> str:
        if column == NAME:
            return sample.original_name or sample.id
        if column == SCORE:
            return dataset_words.quality(sample.score)
        if column == LENGTH:
            return dataset_words.seconds_exactly(sample.duration)
        return self.tr("Held out") if sample.id in self._held_out else self.tr("Training")
