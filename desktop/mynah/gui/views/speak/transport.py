"""The buttons below the sentences: play, step, say again, save."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mynah.gui import theme
from mynah.gui.views.parts import button, icon, label, tool_button
from mynah.gui.views.parts.flow_row import FlowRow


class Transport(QWidget):
    """Buttons; whoever owns the page connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowRow(self)
        row.setSpacing(theme.XS)
        self.previous = tool_button(
            "chevron_left", self.tr("Previous sentence"), name="speak_previous", parent=self
        )
        self.play = tool_button("play", self.tr("Play"), name="speak_play", parent=self)
        self.stop = tool_button("stop", self.tr("Stop playing"), name="speak_silence", parent=self)
        self.next = tool_button(
            "chevron_right", self.tr("Next sentence"), name="speak_next", parent=self
        )
        self.again = button(
            self.tr("Say again"), "quiet", "refresh", name="speak_again", parent=self
        )
        self.again.setToolTip(
            self.tr("Make the chosen sentence anew: base voices with chance in them vary it")
        )
        self.save = button(self.tr("Save…"), "", "export", name="speak_save", parent=self)
        self.total = label("", "muted", self)
        self.total.setObjectName("speak_total")
        for one in (self.previous, self.play, self.stop, self.next, self.again, self.save):
            row.addWidget(one)
        row.addWidget(self.total)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_playing(self, playing: bool) -> None:
        """Whether the play button pauses."""
        words = self.tr("Pause") if playing else self.tr("Play")
        self.play.setIcon(icon("pause" if playing else "play"))
        self.play.setText(words)
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)

    def show_possible(self, *, hear: bool, again: bool, save: bool) -> None:
        """What can be done now."""
        for one in (self.previous, self.play, self.stop, self.next):
            one.setEnabled(hear)
        self.again.setEnabled(again)
        self.save.setEnabled(save)
