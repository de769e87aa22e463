"""The panel below the list: everything about the selected sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.views.inspector.inspector_commands import make_commands
from mynah.gui.views.inspector.inspector_head import InspectorHead
from mynah.gui.views.inspector.inspector_side import InspectorSide
from mynah.gui.views.parts import EmptyState, icon, label, scrolled, tool_button
from mynah.gui.views.parts.clock import clock

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mynah.gui.views.inspector.sound_view import SoundView
    from mynah.project.sample import Sample

_SOUND_SHARE, _SIDE_SHARE = 5, 3
_SIDE_LETTERS = 30
_LEAST_SOUND = 240


class InspectorView(QStackedWidget):
    """Shows one sample, or says why it shows none.

    Attributes:
        commands: What can be done; connected by whoever does it.
        transcript: The field for what is said.

    Signals:
        action_requested: An action of a reason (see `reason_list`).
        decision_withdrawn: The sample shall count like any other again.
    """

    action_requested = Signal(str)
    decision_withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("Selected recording"))
        self.commands = make_commands(self)
        for action in self.commands.all():
            if action is not self.commands.play:
                self.addAction(action)
        self._sound: SoundView | None = None
        self._working = False
        self._empty = EmptyState(
            "waveform",
            self.tr("Nothing is selected"),
            self.tr("Choose a recording in the list to see and hear it."),
        )
        self._body = QWidget()
        self._head = InspectorHead(self.commands)
        self._side = InspectorSide()
        self._side.action_requested.connect(self.action_requested)
        self._side.decision_withdrawn.connect(self.decision_withdrawn)
        self.transcript = self._side.transcript
        self._build()
        self.addWidget(self._empty)
        self.addWidget(self._body)
        self.show_nothing()

    @property
    def sound(self) -> SoundView:
        """Waveform and spectrogram; made when first wanted, since they take long to load."""
        if self._sound is None:
            from mynah.gui.views.inspector.sound_view import SoundView

            self._sound = SoundView()
            # The space bar presses buttons everywhere else.
            self._sound.addAction(self.commands.play)
            self._pages.insertWidget(0, self._sound)
            self.setTabOrder(self._head, self._sound)
        return self._sound

    @property
    def pitch_words(self) -> str:
        """What is said of the pitch."""
        return self._pitch.text()

    def show_nothing(self) -> None:
        """Show no sample."""
        self.setCurrentWidget(self._empty)
        self._enable()

    def show_sample(self, sample: Sample) -> None:
        """Show what is known of a sample; its sound comes later."""
        self._head.show_sample(sample)
        self._side.show_sample(sample)
        self.setCurrentWidget(self._body)
        self._place_side()
        self._enable()

    def show_transcript(self, text: str, origin: str, waiting: str) -> None:
        """Show what is said; see `TranscriptEditor.show_text`."""
        self.transcript.show_text(text, origin, waiting)

    def show_sound(self) -> None:
        """Show waveform and spectrogram."""
        self._pages.setCurrentWidget(self.sound)
        self._enable()

    def show_no_sound(self, title: str, text: str) -> None:
        """Say why there is no waveform to be seen; the rest stays."""
        self._broken.set_words(title, text)
        self._pages.setCurrentWidget(self._broken)
        self._enable()

    def show_playing(self, playing: bool) -> None:
        """Show what the play button would do now."""
        play = self.commands.play
        text = self.tr("Pause") if playing else self.tr("Play")
        if play.text() != text:
            play.setText(text)
            play.setIcon(icon("pause" if playing else "play"))

    def show_time(self, position: float, duration: float) -> None:
        """Show where the playhead is."""
        self._head.show_time(position, duration)

    def show_selection(self, span: tuple[float, float] | None) -> None:
        """Show from when to when is selected."""
        self._enable()
        self._unselect.setVisible(span is not None)
        words = self.tr("Drag to select a part.")
        if span is not None:
            start, end = span
            words = self.tr("Selected: {0} to {1}, {2} s").format(
                clock(start, tenths=True), clock(end, tenths=True), f"{end - start:.2f}"
            )
        self._selection.setText(words)
        self.sound.setAccessibleDescription(words)

    def show_pitch_words(self, text: str, details: str = "") -> None:
        """Say how the pitch is, or that it is being measured."""
        self._pitch.setText(text)
        self._pitch.setToolTip(details)

    def say(self, text: str) -> None:
        """Tell something in passing, until another sample is shown."""
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def show_working(self, text: str) -> None:
        """Say that the recording is being cut; empty when it is not any more."""
        self._head.show_working(text)
        self._working = bool(text)
        self._enable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find a place for everything."""
        super().resizeEvent(event)
        self._place_side()

    def sizeHint(self) -> QSize:
        """A third of a window."""
        return QSize(720, 300)

    def minimumSizeHint(self) -> QSize:
        """Room for the sound and one line above and below."""
        return QSize(320, 190)

    def _build(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self._head)
        across = self._across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.addWidget(self._make_left())
        across.addWidget(self._make_side())
        across.setStretchFactor(0, _SOUND_SHARE)
        across.setStretchFactor(1, _SIDE_SHARE)
        across.setSizes([100 * _SOUND_SHARE, 100 * _SIDE_SHARE])
        column.addWidget(across, 1)

    def _make_left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        self._pages = QStackedWidget()
        self._broken = EmptyState("warning", "", "")
        self._pages.addWidget(self._broken)
        column.addWidget(self._pages, 1)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        self._selection = label("", "muted", wrap=True)
        self._selection.setObjectName("inspector_selection")
        self._unselect = tool_button("close", self.tr("Select nothing"), name="inspector_unselect")
        self._unselect.clicked.connect(self.commands.unselect.trigger)
        self._unselect.hide()
        self._pitch = label("", "muted", wrap=True)
        self._pitch.setObjectName("inspector_pitch")
        self._pitch.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._selection, 1)
        line.addWidget(self._unselect)
        line.addWidget(self._pitch, 1)
        column.addLayout(line)
        self._message = label("", "warn", wrap=True)
        self._message.setObjectName("inspector_message")
        self._message.hide()
        column.addWidget(self._message)
        return left

    def _make_side(self) -> QScrollArea:
        self._area = scrolled(self._side)
        return self._area

    def _place_side(self) -> None:
        """Put the words beside the sound, or below it where that would cut them."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        needed = max(
            self._side.minimumSizeHint().width() + bar,
            self.fontMetrics().averageCharWidth() * _SIDE_LETTERS,
        )
        beside = self.width() >= needed + _LEAST_SOUND
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        self._area.setMinimumWidth(needed if beside else 0)
        if self._across.orientation() != wanted:
            self._across.setOrientation(wanted)

    def _enable(self) -> None:
        """Let everything be done that makes sense now."""
        sound = self._sound
        shown = self.currentWidget() is self._body and self._pages.currentWidget() is sound
        selected = shown and sound is not None and sound.selection is not None
        writing = self.transcript.field.hasFocus()
        for action in self.commands.all():
            action.setEnabled(shown)
        for action in self.commands.cuts:
            action.setEnabled(shown and not self._working)
        self.commands.trim.setEnabled(selected and not self._working)
        self.commands.unselect.setEnabled(selected)
        if self.transcript.field.hasFocus() and not writing:
            # A button that is disabled hands its focus on; what is typed next is no transcript.
            (sound if shown and sound is not None else self).setFocus()
