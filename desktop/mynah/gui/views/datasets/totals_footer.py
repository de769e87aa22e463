"""Below the list: what the ticked clips come to; the list itself says what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mynah.gui import dataset_words, theme
from mynah.gui.views.parts import label, set_kind

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mynah.gui.models.choice_facts import ChoiceFacts, Totals


class TotalsFooter(QWidget):
    """One line: clips, length, how many are held out, mean quality."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("totals_footer")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.S, theme.XS, theme.S, theme.XS)
        row.setSpacing(theme.L)
        self._chosen = label("", "strong", self, wrap=True)
        row.addWidget(self._chosen, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for as many lines as the words need in this width."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        # A row in a splitter asks for its least height without saying for which width.
        needed = self._chosen.heightForWidth(max(1, self._chosen.width()))
        self._chosen.setMinimumHeight(max(0, needed))

    def show_totals(self, facts: ChoiceFacts) -> None:
        """Show what the clips come to."""
        self.setVisible(facts.library.samples > 0)
        set_kind(self._chosen, "muted" if facts.chosen is None else "strong")
        if facts.chosen is None:
            self._chosen.setText(self.tr("Tick the recordings that a voice shall learn from."))
        else:
            self._chosen.setText(self._chosen_words(facts.chosen))
        self.setAccessibleName(self._chosen.text())
        self._make_room()

    def _chosen_words(self, chosen: Totals) -> str:
        held = self.tr("%n held out", "", chosen.held_out)
        quality = self.tr("mean quality {value}").format(
            value=dataset_words.quality(chosen.quality)
        )
        words = self.tr("Chosen: {totals}").format(totals=_figures(chosen))
        return " · ".join((words, held, quality))


def _figures(one: Totals) -> str:
    return f"{dataset_words.clips(one.samples)} · {dataset_words.length(one.seconds)}"
