"""The commands of the window with their keys, as rows that a dialog lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QKeySequence

_Index = QModelIndex | QPersistentModelIndex
NameRole = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class ShortcutRow:
    """One command.

    Attributes:
        name: Its stable name, such as ``library.import``.
        group: The part of the window that it belongs to, translated.
        text: What it does, translated.
        keys: Its keys as they are now, in the portable spelling.
        default: Its keys at first.
        scope: Where the keys work; empty for everywhere.
    """

    name: str
    group: str
    text: str
    keys: str = ""
    default: str = ""
    scope: str = ""

    @property
    def changed(self) -> bool:
        """Whether the keys are not those of the beginning."""
        return self.keys != self.default


def native(keys: str) -> str:
    """Keys as this system writes them."""
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutTable(QAbstractTableModel):
    """Rows of commands: what it does, its keys, where it belongs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ShortcutRow] = []

    def set_rows(self, rows: Sequence[ShortcutRow]) -> None:
        """Show these; only rows that differ change while their number and order stay."""
        new = list(rows)
        if [one.name for one in new] != [one.name for one in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        for at, (old, now) in enumerate(zip(self._rows, new, strict=True)):
            if old != now:
                self._rows[at] = now
                self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def row(self, at: int) -> ShortcutRow:
        """One row."""
        return self._rows[at]

    def row_of(self, name: str) -> int:
        """The row of a command, or -1."""
        return next((at for at, one in enumerate(self._rows) if one.name == name), -1)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Number of commands."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Command, keys, part of the window."""
        return 0 if parent is not None and parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == NameRole:
            return row.name
        if role == Qt.ItemDataRole.FontRole and index.column() == 1 and row.changed:
            font = QFont()
            font.setBold(True)
            return font
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cells = (row.text, native(row.keys), row.group)
            if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 1 and not row.keys:
                return self.tr("no keys")
            return cells[index.column()]
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Command"), self.tr("Keys"), self.tr("Where"))[section]
        return None
