"""The result of a conversion beside its source: to see, to hear in turns, and its facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.plain_tip import plain_tip
from mynah.gui.views.convert.pair_wave import PairWave
from mynah.gui.views.parts import Card, PlayerBar, button, label

if TYPE_CHECKING:
    from mynah.gui.views.parts.player_bar import PlayerLike

SOURCE, RESULT = 0, 1


class ResultCard(Card):
    """Shown for a recording that is done.

    Signals:
        show_requested: Show the file in its folder.
    """

    show_requested = Signal()

    def __init__(self, player: PlayerLike, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("card")
        self.setAccessibleName(self.tr("Result"))
        self.body.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        self.title = label("", "strong", self, wrap=True)
        self.open = button(self.tr("Show"), "quiet", "folder", name="result_show", parent=self)
        self.open.setToolTip(self.tr("Show the result in its folder"))
        self.open.clicked.connect(self.show_requested)
        head.addWidget(self.title, 1)
        head.addWidget(self.open)
        self.body.addLayout(head)
        self.wave = PairWave(self)
        self.wave.show_names(self.tr("Source"), self.tr("Result"))
        self.body.addWidget(self.wave, 1)
        self.player = PlayerBar(player, self, name="convert_player")
        self.body.addWidget(self.player)
        self._facts = label("", "muted", self, wrap=True)
        self._facts.setObjectName("result_facts")
        self.body.addWidget(self._facts)
        self._remarks = label("", "warn", self, wrap=True)
        self._remarks.setObjectName("result_remarks")
        self.body.addWidget(self._remarks)
        self.hide()

    def show_result(
        self,
        source: str,
        result: str,
        name: str,
        facts: Sequence[str],
        remarks: Sequence[str],
        seconds: float,
    ) -> None:
        """Show a pair of files.

        Args:
            source: Path of the recording.
            result: Path of what was made of it.
            name: Of the result.
            facts: About the conversion.
            remarks: What had no effect, and such.
            seconds: Length of the result.
        """
        self.title.setText(name)
        self.title.setToolTip(plain_tip(name))
        self.player.set_pair(source, self.tr("Source"), result, self.tr("Result"), seconds)
        self._facts.setText(" · ".join(facts))
        self._remarks.setText(" ".join(remarks))
        self._remarks.setVisible(bool(remarks))
        self.show()
