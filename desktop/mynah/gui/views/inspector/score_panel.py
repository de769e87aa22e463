"""How good the recording is: its score, and each part with a bar, a number and a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models.score_parts import KIND
from mynah.gui.views.parts import Meter, label, set_kind

if TYPE_CHECKING:
    from mynah.gui.models.score_parts import ScorePart

_NAME, _BAR, _FIGURE, _WORD = range(4)


class ScorePanel(QWidget):
    """One row for each part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("score_panel")
        self.setAccessibleName(self.tr("Quality"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.S)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(_BAR, 1)
        column.addLayout(self._grid)
        self._none = label(self.tr("The quality was not measured."), "muted", self, wrap=True)
        column.addWidget(self._none)
        self._rows: list[tuple[QLabel, Meter, QLabel, QLabel]] = []
        self.show_parts([])

    def show_parts(self, parts: Sequence[ScorePart]) -> None:
        """Show these."""
        while len(self._rows) < len(parts):
            self._add_row()
        for number, (name, bar, figure, word) in enumerate(self._rows):
            shown = number < len(parts)
            for widget in (name, bar, figure, word):
                widget.setVisible(shown)
            if not shown:
                continue
            part = parts[number]
            name.setText(part.name)
            bar.show_value(part.value, KIND[part.level])
            figure.setText(part.figure)
            word.setText(part.word)
            set_kind(word, KIND[part.level])
            words = ", ".join(one for one in (part.name, part.figure, part.word) if one)
            bar.setAccessibleName(words)
            bar.setAccessibleDescription(part.help)
            for widget in (name, bar, figure, word):
                widget.setToolTip(part.help)
        self._none.setVisible(not parts)

    def _add_row(self) -> None:
        row = len(self._rows)
        name, bar = label("", "", self), Meter(self)
        bar.setObjectName(f"score_bar_{row}")
        figure, word = label("", "muted", self), label("", "good", self)
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for place, widget in enumerate((name, bar, figure, word)):
            self._grid.addWidget(widget, row, place)
        self._rows.append((name, bar, figure, word))
