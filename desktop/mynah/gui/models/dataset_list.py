"""The datasets of a workspace as a list; its first row stands for a choice without a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mynah.gui import dataset_words

if TYPE_CHECKING:
    from mynah.project.dataset import Dataset

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class DatasetListModel(QAbstractListModel):
    """Row 0 is no dataset; the others are the datasets by name."""

    NameRole = int(Qt.ItemDataRole.UserRole) + 1
    DatasetRole = int(Qt.ItemDataRole.UserRole) + 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._datasets: list[Dataset] = []

    def set_datasets(self, datasets: Sequence[Dataset]) -> None:
        """Show these, in the order of their names."""
        self.beginResetModel()
        self._datasets = sorted(datasets, key=lambda one: one.name.casefold())
        self.endResetModel()

    def dataset(self, name: str) -> Dataset | None:
        """The dataset of this name."""
        return next((one for one in self._datasets if one.name == name), None)

    def names(self) -> list[str]:
        """All names."""
        return [one.name for one in self._datasets]

    def row_of(self, name: str) -> int:
        """The row of a dataset; 0 when there is none of this name."""
        names = self.names()
        return names.index(name) + 1 if name in names else 0

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One more than there are datasets."""
        return 0 if parent.isValid() else len(self._datasets) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name and number of clips."""
        if not index.isValid() or not 0 <= index.row() <= len(self._datasets):
            return None
        if index.row() == 0:
            return self._no_dataset(role)
        one = self._datasets[index.row() - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.name
        if role == Qt.ItemDataRole.ToolTipRole:
            held = sum(entry.held_out for entry in one.entries)
            words = self.tr("{clips}, {held} held out")
            return words.format(clips=dataset_words.clips(len(one.entries)), held=held)
        if role == self.NameRole:
            return one.name
        return one if role == self.DatasetRole else None

    def _no_dataset(self, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("No dataset")
        return "" if role == self.NameRole else None
