"""Recordings that are not in the library: left by a crash, set aside, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Card, button, label, tool_button
from mynah.gui.views.parts.clock import clock
from mynah.gui.views.parts.flow_row import flow_widget

if TYPE_CHECKING:
    from mynah.project.takes import Take

MOST_ROWS = 3


@dataclass(frozen=True)
class Waiting:
    """A take that is not in the library, and why the library did not take it (in words)."""

    take: Take
    reason: str = ""


class WaitingCard(Card):
    """Lists them; hidden when there are none.

    Signals:
        keep_wanted: Put all of them into the library.
        play_wanted: Hear one (the `Take`).
        delete_wanted: Delete one (the `Take`).
        delete_all_wanted: Delete all.
    """

    keep_wanted = Signal()
    play_wanted = Signal(object)
    delete_wanted = Signal(object)
    delete_all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.headline = label("", "strong")
        self.headline.setObjectName("waiting_headline")
        self.keep = button(self.tr("Put into the library"), "", "library", name="waiting_keep")
        self.delete = button(self.tr("Delete all"), "quiet", "trash", name="waiting_delete")
        self.keep.clicked.connect(self.keep_wanted)
        self.delete.clicked.connect(self.delete_all_wanted)
        self.body.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        self.body.setSpacing(theme.XS)
        self.body.addWidget(flow_widget(self.headline, self.keep, self.delete))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.more = label("", "muted")
        self.body.addWidget(self.more)
        self.hide()

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """List these."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, one in enumerate(waiting[:MOST_ROWS]):
            self._rows.addWidget(self._row(number, one))
        left = len(waiting) - MOST_ROWS
        self.more.setText(self.tr("and %n more", "", left) if left > 0 else "")
        self.more.setVisible(left > 0)
        self.headline.setText(self.tr("%n recording(s) not in the library", "", len(waiting)))
        self.delete.setVisible(len(waiting) > 1)
        self.setAccessibleName(self.headline.text())
        self.setVisible(bool(waiting))

    def _row(self, number: int, one: Waiting) -> QWidget:
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        name = one.take.text or self.tr("Without a script")
        row.addWidget(label(clock(one.take.seconds), "muted"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(name, wrap=True))
        if one.reason:
            words.addWidget(label(one.reason, "warn", wrap=True))
        row.addLayout(words, 1)
        play = tool_button("play", self.tr("Play"), name=f"waiting_play_{number}")
        play.clicked.connect(lambda: self.play_wanted.emit(one.take))
        delete = tool_button("trash", self.tr("Delete"), name=f"waiting_delete_{number}")
        delete.clicked.connect(lambda: self.delete_wanted.emit(one.take))
        row.addWidget(play)
        row.addWidget(delete)
        return place
