"""What an export leaves out and what to look at, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mynah.gui import dataset_words, theme

if TYPE_CHECKING:
    from mynah.project.export_formats import Problem

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
WHAT, CLIP, REASON = range(3)


class ExportProblemModel(QAbstractTableModel):
    """Rows are problems, those that leave a clip out first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: list[Problem] = []

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show these."""
        if list(problems) == self._problems:
            return
        self.beginResetModel()
        self._problems = sorted(problems, key=lambda one: one.severity != "error")
        self.endResetModel()

    def problem(self, row: int) -> Problem:
        """The problem of a row."""
        return self._problems[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One a problem."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """What happens, the clip, and why."""
        return 0 if parent.isValid() else REASON + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        names = (self.tr("What"), self.tr("Recording"), self.tr("Why"))
        return names[section] if 0 <= section < len(names) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell."""
        if not index.isValid() or not 0 <= index.row() < len(self._problems):
            return None
        one = self._problems[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == WHAT:
            colours = theme.tokens()
            return colours.bad if one.severity == "error" else colours.warn
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if index.column() == WHAT:
            return self._what(one)
        if index.column() == CLIP:
            return one.name or one.sample_id or self.tr("The export")
        return dataset_words.problem(one.code, one.text)

    def _what(self, one: Problem) -> str:
        if one.severity != "error":
            return self.tr("To look at")
        return self.tr("Left out") if one.sample_id else self.tr("Missing")
