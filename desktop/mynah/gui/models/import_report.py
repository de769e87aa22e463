"""What an import has done so far, and which files it could not use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import PurePath
from typing import Any, Self

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from mynah.gui.models.sample_words import reason_words
from mynah.protocol.events import Cancelled, Done, Event, Failed, Item, Progress

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
translate = QCoreApplication.translate


class Phase(StrEnum):
    """Where an import stands; the last four are ends."""

    WAITING = "waiting"
    LOOKING = "looking"
    READING = "reading"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    NOTHING = "nothing"
    BROKEN = "broken"


@dataclass(frozen=True)
class RefusedFile:
    """A file that was not imported.

    Attributes:
        path: The file.
        code: Stable code of the reason; empty when only words are known.
        text: The engine's sentence.
        action: The engine's advice.
    """

    path: str
    code: str = ""
    text: str = ""
    action: str = ""

    @classmethod
    def from_item(cls, data: Mapping[str, Any]) -> Self:
        """What the engine says about one file."""
        reasons = data.get("reasons")
        first = reasons[0] if isinstance(reasons, list | tuple) and reasons else {}
        first = first if isinstance(first, Mapping) else {}
        return cls(
            str(data.get("path", "")),
            str(first.get("code", "")),
            str(first.get("text", "")),
            str(first.get("action", "")),
        )

    @property
    def name(self) -> str:
        """Name of the file without its folder."""
        return PurePath(self.path).name or self.path

    @property
    def words(self) -> tuple[str, str]:
        """Why, and what to do about it, in the window's language where it knows the code."""
        if not self.code:
            return self.text, self.action
        words = reason_words(self.code, self.text, self.action)
        return words.text, words.action


@dataclass
class ImportReport:
    """An import as its events tell it.

    Attributes:
        phase: Where it stands.
        done: Files that were looked at.
        total: Files that were found.
        imported: Ids of the samples that were made.
        duplicates: Number of files that the library already had.
        refused: Files that were not imported.
        seconds_left: The engine's estimate; None when there is none.
    """

    phase: Phase = Phase.LOOKING
    done: int = 0
    total: int = 0
    imported: list[str] = field(default_factory=list)
    duplicates: int = 0
    refused: list[RefusedFile] = field(default_factory=list)
    seconds_left: float | None = None

    @property
    def going(self) -> bool:
        """Whether it has not ended."""
        return self.phase in (Phase.WAITING, Phase.LOOKING, Phase.READING, Phase.STOPPING)

    @property
    def left(self) -> int:
        """Files that were found and not looked at."""
        return max(0, self.total - self.done)

    def take(self, event: Event) -> None:
        """Follow one event."""
        if isinstance(event, Progress):
            self.done, self.total, self.seconds_left = event.done, event.total, event.eta_s
            if self.phase is Phase.LOOKING:
                self.phase = Phase.READING
        elif isinstance(event, Item) and event.kind == "import":
            self._take_item(event.data)
        elif isinstance(event, Done):
            self.phase = Phase.DONE
        elif isinstance(event, Cancelled):
            self.phase = Phase.STOPPED
        elif isinstance(event, Failed):
            nothing = event.code == "NOTHING_USABLE"
            self.phase = Phase.NOTHING if nothing else Phase.BROKEN
            if nothing and not self.refused:
                self.refused = [RefusedFile(path, "", text) for path, text in event.items]

    def _take_item(self, data: Mapping[str, Any]) -> None:
        verdict = data.get("verdict")
        if verdict in ("ok", "warn"):
            self.imported.append(str(data.get("sample_id", "")))
        elif verdict == "duplicate":
            self.duplicates += 1
        else:
            self.refused.append(RefusedFile.from_item(data))


class RefusedColumn(IntEnum):
    """The columns of the list of refused files."""

    FILE = 0
    WHY = 1
    TODO = 2


class RefusedTable(QAbstractTableModel):
    """The files that were not imported, with why and what to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: Sequence[RefusedFile] = ()

    def set_files(self, files: Iterable[RefusedFile]) -> None:
        """Show these."""
        self.beginResetModel()
        self._files = tuple(files)
        self.endResetModel()

    def text(self) -> str:
        """All of it as lines, for the clipboard."""
        rows = ([one.path, *one.words] for one in self._files)
        return "\n".join("\t".join(row) for row in rows)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Number of files."""
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else len(RefusedColumn)

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        """Words."""
        if not index.isValid() or role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        file = self._files[index.row()]
        if index.column() == RefusedColumn.FILE:
            return file.path if role == _Role.ToolTipRole else file.name
        return file.words[index.column() - 1]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        names = (
            translate("RefusedTable", "File"),
            translate("RefusedTable", "Why it was not added"),
            translate("RefusedTable", "What to do"),
        )
        return names[section] if 0 <= section < len(names) else None
