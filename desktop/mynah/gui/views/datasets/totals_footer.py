"""Below the list: what is ticked, and what the whole library comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mynah.gui import dataset_words, theme
from mynah.gui.views.parts import label

if TYPE_CHECKING:
    from mynah.gui.models.choice_facts import ChoiceFacts, Totals


class TotalsFooter(QWidget):
    """One line of totals for the ticked clips, one for the library."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("totals_footer")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.S, theme.XS, theme.S, theme.XS)
        row.setSpacing(theme.L)
        self._chosen = label("", "strong", self, wrap=True)
        self._library = label("", "muted", self, wrap=True)
        row.addWidget(self._chosen, 3)
        row.addWidget(self._library, 2)

    def show_totals(self, facts: ChoiceFacts) -> None:
        """Show what the clips come to."""
        self.setVisible(facts.library.samples > 0)
        words = self.tr("Library: {totals}").format(totals=_figures(facts.library))
        self._library.setText(words)
        if facts.chosen is None:
            self._chosen.setText(self.tr("Tick the clips that a voice shall learn from."))
        else:
            self._chosen.setText(self._chosen_words(facts.chosen))
        self.setAccessibleName(f"{self._chosen.text()} {self._library.text()}")

    def _chosen_words(self, chosen: Totals) -> str:
        held = self.tr("%n held out", "", chosen.held_out)
        quality = self.tr("mean quality {value}").format(
            value=dataset_words.quality(chosen.quality)
        )
        words = self.tr("Chosen: {totals}").format(totals=_figures(chosen))
        return " · ".join((words, held, quality))


def _figures(one: Totals) -> str:
    return f"{dataset_words.clips(one.samples)} · {dataset_words.length(one.seconds)}"
