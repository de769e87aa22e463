"""How wide the columns of the list are, and which of them fit."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.sample_table import Column
from mynah.gui.models.sample_words import verdict_word

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

_DAY = 86_400

# What goes first when there is too little room.
DISPENSABLE = (Column.RATE, Column.SETS, Column.DATE, Column.TRANSCRIPT, Column.WAVEFORM)
# Who gets what is left over, and how much of it.
STRETCH: Mapping[Column, int] = {
    Column.WAVEFORM: 2,
    Column.NAME: 3,
    Column.TRANSCRIPT: 5,
    Column.SETS: 1,
}


def needed_widths(metrics: QFontMetrics, headers: Mapping[Column, int]) -> dict[Column, int]:
    """The least width of each column, from its words.

    Args:
        metrics: Of the list's font.
        headers: Width that the heading of each column needs.
    """
    letter = metrics.averageCharWidth()
    around = 2 * theme.S + theme.S
    words: Mapping[Column, Iterable[str]] = {
        Column.VERDICT: [verdict_word("ok"), verdict_word("warn")],
        Column.SCORE: [figures.percent(1.0)],
        Column.DURATION: ["88:88"],
        Column.RATE: [figures.rate(44_100)],
        Column.DATE: [figures.when(time.time() - days * _DAY) for days in (1, 2, 3, 4, 5, 6, 400)],
    }
    widths = {
        column: max(map(metrics.horizontalAdvance, some)) + around for column, some in words.items()
    }
    widths[Column.VERDICT] += 16 + theme.S
    widths[Column.SCORE] += 6 * letter + theme.S
    widths[Column.CHOSEN] = 2 * theme.S + 20
    widths[Column.WAVEFORM] = 11 * letter
    widths[Column.NAME] = 16 * letter
    widths[Column.TRANSCRIPT] = 15 * letter
    widths[Column.SETS] = 9 * letter
    return {column: max(widths[column], headers.get(column, 0)) for column in Column}


def fitted(needed: Mapping[Column, int], wanted: Iterable[Column], room: int) -> dict[Column, int]:
    """The columns that are shown in this much room, with their widths.

    Args:
        needed: What :func:`needed_widths` returned.
        wanted: The columns that have something to show.
        room: Width of the list's inside.
    """
    shown = list(wanted)
    for column in DISPENSABLE:
        if sum(needed[one] for one in shown) <= room:
            break
        if column in shown:
            shown.remove(column)
    widths = {column: needed[column] for column in shown}
    left = max(0, room - sum(widths.values()))
    shares = sum(STRETCH.get(column, 0) for column in shown)
    for column in shown:
        if STRETCH.get(column):
            widths[column] += left * STRETCH[column] // shares
    return widths
