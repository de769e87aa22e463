"""What the cells of the table of samples show, say, and are sorted by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from mynah.gui.models import figures
from mynah.gui.models.sample_words import reason_words, verdict_word

if TYPE_CHECKING:
    from mynah.gui.models.sample_row import SampleRow

_Role = Qt.ItemDataRole
_DISPLAY, _TOOL_TIP, _ALIGNMENT, _ACCESSIBLE = (
    int(role)
    for role in (
        _Role.DisplayRole,
        _Role.ToolTipRole,
        _Role.TextAlignmentRole,
        _Role.AccessibleTextRole,
    )
)
translate = QCoreApplication.translate

WAVEFORM, NAME, TRANSCRIPT, VERDICT, SCORE, DURATION, RATE, SETS, DATE = range(1, 10)

# Of what is shown in one line, and of what a tool tip can hold.
_SHOWN_LETTERS = 300
_TOLD_LETTERS = 1000

_RIGHT = frozenset({DURATION, RATE, DATE})
_TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

SORT_KEYS: Mapping[int, Callable[[SampleRow], Any]] = {
    WAVEFORM: lambda row: row.duration,
    NAME: lambda row: row.name_key,
    TRANSCRIPT: lambda row: row.transcript_key,
    VERDICT: lambda row: (row.verdict, -row.score),
    SCORE: lambda row: row.score,
    DURATION: lambda row: row.duration,
    RATE: lambda row: row.rate,
    SETS: lambda row: row.sets,
    DATE: lambda row: row.added,
}


def alignment(column: int) -> Qt.AlignmentFlag:
    """Numbers stand on the right, everything else on the left."""
    return _TO_THE_RIGHT if column in _RIGHT else _TO_THE_LEFT


def chosen_cell(row: SampleRow, chosen: bool, role: int) -> Any:
    """What the cell with the check mark says to who cannot see it."""
    if role == _ACCESSIBLE:
        words = (
            translate("SampleTable", "{0}: chosen")
            if chosen
            else translate("SampleTable", "{0}: not chosen")
        )
        return words.format(row.name)
    if role == _TOOL_TIP:
        return (
            translate("SampleTable", "Chosen for the dataset (Return)")
            if chosen
            else translate("SampleTable", "Not chosen (Return)")
        )
    return None


def cell(row: SampleRow, column: int, role: int) -> Any:
    """What any other cell answers."""
    if role == _DISPLAY:
        return shown(row, column)
    if role == _ALIGNMENT:
        return alignment(column)
    if role == _TOOL_TIP:
        return _tool_tip(row, column)
    if role == _ACCESSIBLE:
        return _accessible(row, column)
    return None


def shown(row: SampleRow, column: int) -> str | None:
    """The words in a cell; None in one that shows a picture."""
    if column == NAME:
        return row.name
    if column == TRANSCRIPT:
        return row.transcript[:_SHOWN_LETTERS]
    if column == DURATION:
        return figures.clock(row.duration)
    if column == SCORE:
        return figures.percent(row.score)
    if column == VERDICT:
        return verdict_word(row.verdict)
    if column == RATE:
        return figures.rate(row.rate)
    if column == SETS:
        return ", ".join(row.sets)
    if column == DATE:
        return figures.when(row.added)
    return None


def _tool_tip(row: SampleRow, column: int) -> str | None:
    if column in (VERDICT, SCORE):
        return verdict_text(row)
    if column == TRANSCRIPT:
        if not row.transcript:
            return translate("SampleTable", "No transcript. RVC and Lite voices need none.")
        more = "…" if len(row.transcript) > _TOLD_LETTERS else ""
        return row.transcript[:_TOLD_LETTERS] + more
    if column == DATE:
        return figures.exactly_when(row.added)
    if column == WAVEFORM:
        return translate("SampleTable", "Play (Space)")
    if column == RATE:
        return translate("SampleTable", "{0} Hz").format(QLocale().toString(row.rate))
    return shown(row, column) or None


def _accessible(row: SampleRow, column: int) -> str | None:
    if column == WAVEFORM:
        return translate("SampleTable", "Waveform of {0}").format(row.name)
    if column == TRANSCRIPT:
        return row.transcript[:_TOLD_LETTERS] or translate("SampleTable", "No transcript")
    if column == DURATION:
        return figures.spoken_length(row.duration)
    if column == VERDICT:
        labels = ", ".join(reason_words(code, text).label for code, text in row.reasons)
        word = verdict_word(row.verdict)
        return f"{word}: {labels}" if labels else word
    if column == SETS and not row.sets:
        return translate("SampleTable", "In no dataset")
    return shown(row, column)


def verdict_text(row: SampleRow) -> str:
    """The verdict with every reason, and what to do about it, a line each."""
    lines = [f"{verdict_word(row.verdict)} · {figures.percent(row.score)}"]
    for code, text in row.reasons:
        words = reason_words(code, text)
        lines.append(f"• {words.text} {words.action}".rstrip())
    return "\n".join(lines)
