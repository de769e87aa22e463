"""The sentences of a spoken text as a table: what was said, how long it is, and who spoke."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from mynah.gui.models.speech import BaseVoices, Sentence, SentenceState
from mynah.gui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
SentenceRole = Qt.ItemDataRole.UserRole + 1
LookRole = Qt.ItemDataRole.UserRole + 2
_NO_INDEX = QModelIndex()
NONE = -1


@dataclass(frozen=True)
class Look:
    """How a cell is drawn.

    Attributes:
        icon: Name of an icon; empty for none.
        icon_role: Theme token of the icon.
        colour: Theme token of the words.
    """

    icon: str = ""
    icon_role: str = "muted"
    colour: str = "text"


class SentenceColumn(IntEnum):
    """Columns of the table."""

    STATE = 0
    TEXT = 1
    LENGTH = 2
    SOURCE = 3


class SentenceTableModel(QAbstractTableModel):
    """Rows by number: a sentence that comes again takes its own row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Sentence] = []
        self._ready, self._seconds = 0, 0.0  # counted along: a book has thousands of sentences
        self._playing = NONE
        self._outdated = False
        self._names = BaseVoices()

    @property
    def sentences(self) -> Sequence[Sentence]:
        """All rows in order."""
        return tuple(self._rows)

    @property
    def ready(self) -> int:
        """How many can be heard."""
        return self._ready

    @property
    def seconds(self) -> float:
        """Length of all that can be heard, with the pauses."""
        return self._seconds

    @property
    def playing(self) -> int:
        """The row that is heard; -1 for none."""
        return self._playing

    @property
    def outdated(self) -> bool:
        """Whether text or settings are others now."""
        return self._outdated

    def set_names(self, names: BaseVoices) -> None:
        """Know the names of engines and base voices."""
        self._names = names
        self._tell_all()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._rows = []
        self._count()
        self._playing = NONE
        self._outdated = False
        self.endResetModel()

    def set_total(self, total: int) -> None:
        """Have this many rows; those that come in addition wait."""
        have = len(self._rows)
        if total > have:
            self.beginInsertRows(_NO_INDEX, have, total - 1)
            self._rows += [Sentence(number) for number in range(have + 1, total + 1)]
            self.endInsertRows()
        elif total < have:
            self.beginRemoveRows(_NO_INDEX, total, have - 1)
            del self._rows[total:]
            self._count()
            self.endRemoveRows()
            if self._playing >= total:
                self._playing = NONE

    def put(self, sentence: Sentence) -> None:
        """Show a sentence in its row."""
        if sentence.number < 1:
            return
        if sentence.number > len(self._rows):
            self.set_total(sentence.number)
        row = sentence.number - 1
        before, self._rows[row] = self._rows[row], sentence
        self._ready += _is_ready(sentence) - _is_ready(before)
        self._seconds += _length(sentence) - _length(before)
        self._tell(row)

    def fail_waiting(self, reason: str) -> None:
        """Those that wait will not come."""
        for row, one in enumerate(self._rows):
            if one.state is SentenceState.WAITING:
                self._rows[row] = replace(one, state=SentenceState.FAILED, reason=reason)
                self._tell(row)

    def drop_waiting(self) -> None:
        """Nobody wants those that wait."""
        kept = next(
            (k for k, one in enumerate(self._rows) if one.state is SentenceState.WAITING), None
        )
        if kept is not None:
            self.set_total(kept)

    def set_playing(self, row: int) -> None:
        """Mark the row that is heard."""
        before, self._playing = self._playing, row
        for one in {before, row} - {NONE}:
            if one < len(self._rows):
                self._tell(one)

    def set_outdated(self, outdated: bool) -> None:
        """Mark all as spoken from another text or with other settings."""
        if outdated != self._outdated:
            self._outdated = outdated
            self._tell_all()

    def sentence(self, row: int) -> Sentence | None:
        """The sentence of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row a sentence."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """See `SentenceColumn`."""
        return 0 if parent.isValid() else len(SentenceColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is ready can be dragged out of the window."""
        flags = super().flags(index)
        one = self.sentence(index.row()) if index.isValid() else None
        if one is not None and one.state is SentenceState.READY:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        """Files."""
        return ["text/uri-list", "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The sounds as files, and the words as text."""
        rows = sorted({one.row() for one in indexes})
        ready = [self._rows[row] for row in rows if self._rows[row].path]
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(one.path) for one in ready])
        data.setText("\n".join(one.text for one in ready))
        return data

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, icon and colour of a cell; the sentence itself by `SentenceRole`."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        one, column = self._rows[index.row()], SentenceColumn(index.column())
        tellers: dict[int, Callable[[], Any]] = {
            SentenceRole: lambda: one,
            Qt.ItemDataRole.DisplayRole: lambda: self._words(one, column),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._aloud(index.row(), column),
            Qt.ItemDataRole.ToolTipRole: lambda: plain_tip(self._tip(one, column)) or None,
            LookRole: lambda: self._look(index.row(), column),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
        }
        teller = tellers.get(role)
        return teller() if teller is not None else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = ("", self.tr("Sentence"), self.tr("Length"), self.tr("Spoken by"))
        return names[section] if 0 <= section < len(names) else None

    def _words(self, one: Sentence, column: SentenceColumn) -> str:
        ready = one.state is SentenceState.READY
        match column:
            case SentenceColumn.TEXT:
                return " ".join(one.text.split()) or "\u2026"
            case SentenceColumn.LENGTH:
                return (
                    self.tr("{0} s").format(QLocale().toString(one.seconds, "f", 1))
                    if ready
                    else ""
                )
            case SentenceColumn.SOURCE:
                return self._source(one)
        return ""

    def _source(self, one: Sentence) -> str:
        if one.state is SentenceState.WAITING:
            return self.tr("waiting\u2026")
        if one.state is SentenceState.FAILED:
            return self.tr("not spoken")
        spoke = self._spoke(one)
        made = self.tr("kept") if one.cached else self.tr("new")
        return f"{made} \u00b7 {spoke}"

    def _spoke(self, one: Sentence) -> str:
        engine = self._names.engine_name(one.engine)
        base = self._names.base_name(one.base)
        return f"{engine} \u00b7 {base}" if base else engine

    def _state(self, row: int) -> str:
        one = self._rows[row]
        if row == self._playing:
            return self.tr("playing")
        if one.state is SentenceState.READY:
            return self.tr("out of date") if self._outdated else self.tr("ready")
        return self._source(one)

    def _aloud(self, row: int, column: SentenceColumn) -> str:
        one = self._rows[row]
        if column is SentenceColumn.STATE:
            return f"{one.number}, {self._state(row)}"
        words = self._words(one, column)
        return f"{words}. {one.fallback}" if column is SentenceColumn.SOURCE else words

    def _tip(self, one: Sentence, column: SentenceColumn) -> str:
        if one.reason:
            return one.reason
        if column is SentenceColumn.TEXT:
            return one.text
        if column is SentenceColumn.SOURCE and one.state is SentenceState.READY:
            kept = self.tr("From the cache: it was spoken before, with the same settings.")
            lines = [self._spoke(one), one.fallback, kept if one.cached else ""]
            return "\n".join(line for line in lines if line)
        return ""

    def _look(self, row: int, column: SentenceColumn) -> Look:
        one = self._rows[row]
        if column is SentenceColumn.STATE:
            return self._state_look(row)
        if column is SentenceColumn.SOURCE and one.state is SentenceState.FAILED:
            return Look(colour="bad")
        if column is SentenceColumn.SOURCE and one.fallback:
            return Look("warning", "warn", "warn")
        plain = column is SentenceColumn.TEXT and not self._outdated and bool(one.text)
        return Look(colour="text" if plain else "muted")

    def _state_look(self, row: int) -> Look:
        if row == self._playing:
            return Look("play", "accent")
        match self._rows[row].state:
            case SentenceState.FAILED:
                return Look("error", "bad")
            case SentenceState.WAITING:
                return Look("clock", "muted")
        return Look("refresh", "muted") if self._outdated else Look("check", "good")

    def _count(self) -> None:
        self._ready = sum(map(_is_ready, self._rows))
        self._seconds = sum(map(_length, self._rows))

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(SentenceColumn) - 1))

    def _tell_all(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(SentenceColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _is_ready(one: Sentence) -> bool:
    return one.state is SentenceState.READY


def _length(one: Sentence) -> float:
    return one.seconds + one.pause_s


def _alignment(column: SentenceColumn) -> int:
    across = (
        Qt.AlignmentFlag.AlignRight
        if column is SentenceColumn.LENGTH
        else Qt.AlignmentFlag.AlignLeft
    )
    return int(across | Qt.AlignmentFlag.AlignVCenter)
