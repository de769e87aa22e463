"""The top of the inspector: which sample it is, and the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.sample_words import verdict_kind, verdict_word
from mynah.gui.views.inspector.action_strip import ActionStrip
from mynah.gui.views.parts import Pill, label
from mynah.gui.views.parts.clock import clock

if TYPE_CHECKING:
    from mynah.gui.views.inspector.inspector_commands import InspectorCommands
    from mynah.project.sample import Sample


class InspectorHead(QWidget):
    """Name, facts and verdict in one line; playing, zooming and cutting in another."""

    def __init__(self, commands: InspectorCommands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addLayout(self._make_heading())
        column.addLayout(self._make_tools(commands))

    def show_sample(self, sample: Sample) -> None:
        """Show what is known of a sample."""
        self._name.setText(sample.original_name or sample.id)
        self._facts.setText(self._fact_line(sample))
        words = (verdict_word(sample.verdict), figures.percent(sample.score))
        self._pill.show_state(" · ".join(words), verdict_kind(sample.verdict))

    def show_time(self, position: float, duration: float) -> None:
        """Show where the playhead is."""
        text = f"{clock(position, tenths=True)} / {clock(duration, tenths=True)}"
        if text != self._time.text():
            self._time.setText(text)

    def show_working(self, text: str) -> None:
        """Say what is being done with it; empty when nothing is."""
        self._working.setText(text)
        self._working.setVisible(bool(text))

    def _make_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self._name, self._facts = _Elided("strong"), _Elided("muted")
        self._name.setObjectName("inspector_name")
        self._facts.setObjectName("inspector_facts")
        self._working = label("", "muted")
        self._working.setObjectName("inspector_working")
        self._working.hide()
        self._pill = Pill()
        row.addWidget(self._name, 2)
        row.addWidget(self._facts, 3)
        row.addWidget(self._working)
        row.addWidget(self._pill)
        return row

    def _make_tools(self, commands: InspectorCommands) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self._time = label("", "muted")
        self._time.setObjectName("inspector_time")
        zoom = [commands.zoom_out, commands.fit, commands.zoom_in]
        row.addWidget(ActionStrip([commands.play, commands.loop], words=False))
        row.addWidget(self._time)
        row.addWidget(ActionStrip(zoom, words=False))
        row.addWidget(ActionStrip(commands.cuts), 1)
        return row

    def _fact_line(self, sample: Sample) -> str:
        channels = {1: self.tr("mono"), 2: self.tr("stereo")}.get(
            sample.channels, self.tr("%n channel(s)", "", sample.channels)
        )
        parts = [clock(sample.duration, tenths=True), figures.rate(sample.sample_rate), channels]
        if isinstance(sample.meta.get("edited_from"), dict):
            parts.append(self.tr("cut from another recording"))
        return " · ".join(parts)


class _Elided(QLabel):
    """One line that ends with dots where it does not fit; the tool tip has all of it."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        del event
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
