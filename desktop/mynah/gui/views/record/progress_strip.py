"""How much was recorded, and how much a voice needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import Meter, button, label
from mynah.gui.views.parts.clock import clock

if TYPE_CHECKING:
    from mynah.gui.models.reading import Spot
    from mynah.gui.models.record_state import Tally


class ProgressStrip(QWidget):
    """One line and a bar.

    Signals:
        train_wanted: There is enough, and the person wants to go on.
    """

    train_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.M)
        column = QVBoxLayout()
        column.setSpacing(theme.XS)
        self.words = label("", wrap=True)
        self.words.setObjectName("record_progress")
        self.bar = Meter()
        column.addWidget(self.words)
        column.addWidget(self.bar)
        row.addLayout(column, 1)
        self.train = button(self.tr("Train a voice"), "", "train", name="go_to_train")
        self.train.clicked.connect(self.train_wanted)
        row.addWidget(self.train)

    def show_progress(self, spot: Spot, tally: Tally) -> None:
        """Show it."""
        parts = []
        if spot.total:
            parts.append(self.tr("{0} of {1}").format(spot.done, spot.total))
        parts.append(self.tr("{0} min recorded").format(clock(tally.seconds)))
        if not tally.enough:
            parts.append(self._needed(tally))
        elif tally.seconds < tally.better_seconds:
            better = clock(tally.better_seconds)
            parts.append(self.tr("enough for Lite, {0} make it better").format(better))
        else:
            parts.append(self.tr("enough for a good Lite voice"))
        if tally.coming:
            parts.append(self.tr("%n on the way into the library", "", tally.coming))
        self.words.setText(" · ".join(parts))
        self.bar.show_value(tally.share, "good" if tally.enough else "accent")
        self.bar.setAccessibleName(self.words.text())
        self.train.setVisible(tally.enough)

    def _needed(self, tally: Tally) -> str:
        if tally.seconds < tally.needed_seconds:
            return self.tr("{0} needed for Lite").format(clock(tally.needed_seconds))
        return self.tr("%n recordings needed for Lite", "", tally.needed_samples)
