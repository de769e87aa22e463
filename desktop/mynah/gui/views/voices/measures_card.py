"""What was measured of a voice, in words, with what weakens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from mynah.gui import theme, voice_words
from mynah.gui.views.parts import Card, label

if TYPE_CHECKING:
    from mynah.project.voice_card import VoiceCard


class MeasuresCard(Card):
    """Figures with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Measured"))
        self.setProperty("name", "voice_measures")
        self._place: QWidget | None = None
        self._note = label("", "warn", self, wrap=True)
        self._note.setObjectName("voice_doubts")
        self.body.addWidget(self._note)

    def show_card(self, card: VoiceCard) -> None:
        """Show the figures of a card."""
        if self._place is not None:
            self._place.hide()
            self._place.deleteLater()
        self._place = QWidget(self)
        grid = QGridLayout(self._place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.XS)
        grid.setColumnStretch(1, 1)
        measures = voice_words.measures(card.measurements)
        for line, one in enumerate(measures):
            figure = label(one.figure, "strong" if one.good else "warn", self._place)
            words = label(one.text, "muted", self._place, wrap=True)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(figure, line, 0, top | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(words, line, 1, top)
        if not measures:
            grid.addWidget(
                label(voice_words.unmeasured(), "muted", self._place, wrap=True), 0, 0, 1, 2
            )
        self.body.insertWidget(1, self._place)
        doubts = " ".join(voice_words.doubts(card.measurements))
        self._note.setText(doubts)
        self._note.setVisible(bool(doubts))
        spoken = "; ".join(f"{one.figure} {one.text}" for one in measures)
        self.setAccessibleDescription(spoken)
