"""The stages of a run, one below the other: sign, name, bar, counter, time left, left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui import training_words as words
from mynah.gui.models.stage_table import StageColumn
from mynah.gui.views.parts import Meter, icon, label, set_kind

if TYPE_CHECKING:
    from mynah.gui.models.run_progress import StageRow
    from mynah.gui.models.stage_table import StageTableModel

_SIGNS = {
    "pending": ("clock", "muted"),
    "started": ("arrow_right", "accent"),
    "done": ("check_circle", "good"),
    "skipped": ("check_circle", "muted"),
    "failed": ("error", "bad"),
    "stopped": ("pause", "warn"),
}
_SIZE = 20


class StageEntry(QWidget):
    """One stage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "pending"
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(2)
        self._sign = QLabel(self)
        grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._name = label("", "strong", self, wrap=True)
        grid.addWidget(self._name, 0, 1)
        self._state_words = label("", "muted", self)
        grid.addWidget(self._state_words, 0, 2, Qt.AlignmentFlag.AlignRight)
        self._bar = Meter(self)
        grid.addWidget(self._bar, 1, 1, 1, 2)
        self._counter = label("", "muted", self, wrap=True)
        grid.addWidget(self._counter, 2, 1, 1, 2)
        self._note = label("", "warn", self, wrap=True)
        grid.addWidget(self._note, 3, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        theme.notifier().changed.connect(self._draw)

    def show_stage(self, row: StageRow, counter: str, left: str, note: str) -> None:
        """Show the stage with its words."""
        name, state = words.stage_name(row.name), words.stage_state(row.state)
        self._name.setText(name)
        self._state_words.setText(state)
        self.setToolTip(words.stage_help(row.name))
        working = row.state in {"started", "stopped", "failed"} and row.total > 0
        self._bar.setVisible(working)
        self._bar.show_value(row.fraction, "accent" if row.state == "started" else "muted")
        told = counter if working or row.state == "done" else ""
        line = " · ".join(one for one in (told, left) if one)
        self._counter.setText(line)
        self._counter.setVisible(bool(line) and row.state != "pending")
        note = self.tr("Nothing has changed since then.") if row.state == "skipped" else note
        set_kind(self._note, "muted" if row.state == "skipped" else "warn")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(". ".join(one for one in (f"{name}: {state}", line, note) if one))
        if row.state != self._state or self._sign.pixmap().isNull():
            self._state = row.state
            self._draw()

    def _draw(self) -> None:
        name, role = _SIGNS.get(self._state, _SIGNS["pending"])
        drawn = icon(name, role).pixmap(QSize(_SIZE, _SIZE), self.devicePixelRatioF())
        self._sign.setPixmap(drawn)


class StageList(QWidget):
    """All stages of a `StageTableModel`."""

    def __init__(self, model: StageTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.M)
        self._entries: list[StageEntry] = []
        model.dataChanged.connect(lambda top, bottom: self._show(top.row(), bottom.row()))
        model.modelReset.connect(self._rebuild)
        self._rebuild()

    @property
    def entries(self) -> tuple[StageEntry, ...]:
        """One widget a stage."""
        return tuple(self._entries)

    def _rebuild(self) -> None:
        count = self._model.rowCount()
        while len(self._entries) < count:
            entry = StageEntry(self)
            self._entries.append(entry)
            self._column.addWidget(entry)
        while len(self._entries) > count:
            entry = self._entries.pop()
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._show(0, count - 1)

    def _show(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            cells = (
                str(self._model.index(row, column).data() or "")
                for column in (StageColumn.PROGRESS, StageColumn.TIME_LEFT, StageColumn.NOTE)
            )
            self._entries[row].show_stage(self._model.stage(row), *cells)
