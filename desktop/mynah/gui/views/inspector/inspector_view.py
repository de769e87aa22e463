"""The panel below the list: everything about the selected sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.sample_words import verdict_kind, verdict_word
from mynah.gui.models.score_parts import score_parts
from mynah.gui.views.inspector.action_strip import ActionStrip
from mynah.gui.views.inspector.inspector_commands import make_commands
from mynah.gui.views.inspector.reason_list import ReasonList
from mynah.gui.views.inspector.score_panel import ScorePanel
from mynah.gui.views.inspector.transcript_editor import TranscriptEditor
from mynah.gui.views.parts import EmptyState, Pill, icon, label, scrolled, tool_button
from mynah.gui.views.parts.clock import clock

if TYPE_CHECKING:
    from mynah.gui.views.inspector.sound_view import SoundView
    from mynah.project.sample import Sample

EXCLUDED, KEPT = "exclude", "keep"
_SOUND_SHARE, _SIDE_SHARE = 5, 3


class InspectorView(QStackedWidget):
    """Shows one sample, or says why it shows none.

    Signals:
        action_requested: An action of a reason (see `reason_list`).
        decision_withdrawn: The sample shall count like any other again.
    """

    action_requested = Signal(str)
    decision_withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("Inspector"))
        self.commands = make_commands(self)
        for action in self.commands.all():
            if action is not self.commands.play:
                self.addAction(action)
        self._sound: SoundView | None = None
        self._empty = EmptyState(
            "waveform",
            self.tr("Nothing is selected"),
            self.tr("Choose a recording in the list to see and hear it."),
        )
        self._body = QWidget()
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
            self.setTabOrder(self._transport, self._sound)
        return self._sound

    def show_nothing(self, title: str = "", text: str = "") -> None:
        """Show no sample; with words that say why, where that needs saying."""
        if title:
            self._empty.set_words(title, text)
        else:
            self._empty.set_words(
                self.tr("Nothing is selected"),
                self.tr("Choose a recording in the list to see and hear it."),
            )
        self._enable(False)
        self.setCurrentWidget(self._empty)

    def show_sample(self, sample: Sample) -> None:
        """Show what is known of a sample; its sound comes later."""
        self._name.setText(sample.original_name or sample.id)
        self._facts.setText(self._fact_line(sample))
        self._pill.show_state(
            f"{verdict_word(sample.verdict)} · {figures.percent(sample.score)}",
            verdict_kind(sample.verdict),
        )
        decision = str(sample.meta.get("decision") or "")
        self._show_decision(decision)
        reasons = [] if decision else _reasons(sample)
        self.reasons.show_reasons(reasons)
        self._quality.setVisible(True)
        self.score.show_parts(score_parts(sample))
        self._enable(True)
        self.setCurrentWidget(self._body)

    def show_transcript(self, text: str, origin: str, waiting: str) -> None:
        """Show what is said; see `TranscriptEditor.show_text`."""
        self.transcript.show_text(text, origin, waiting)

    def show_sound(self) -> None:
        """Show waveform and spectrogram."""
        self._pages.setCurrentWidget(self.sound)

    def show_no_sound(self, title: str, text: str) -> None:
        """Say why there is no waveform to be seen; the rest stays."""
        self._broken.set_words(title, text)
        self._pages.setCurrentWidget(self._broken)
        for action in self.commands.all():
            action.setEnabled(False)

    def show_playing(self, playing: bool) -> None:
        """Show what the play button would do now."""
        play = self.commands.play
        text = self.tr("Pause") if playing else self.tr("Play")
        if play.text() != text:
            play.setText(text)
            play.setIcon(icon("pause" if playing else "play"))

    def show_time(self, position: float, duration: float) -> None:
        """Show where the playhead is."""
        text = f"{clock(position, tenths=True)} / {clock(duration, tenths=True)}"
        if text != self._time.text():
            self._time.setText(text)

    def show_selection(self, span: tuple[float, float] | None) -> None:
        """Show from when to when is selected."""
        chosen = span is not None
        self.commands.trim.setEnabled(chosen and self._usable)
        self.commands.unselect.setEnabled(chosen)
        self._unselect.setVisible(chosen)
        if span is None:
            self._selection.setText(self.tr("Drag over the sound to select a part of it."))
            return
        start, end = span
        self._selection.setText(
            self.tr("Selected: {0} to {1}, {2}").format(
                clock(start, tenths=True),
                clock(end, tenths=True),
                self.tr("{0} s").format(f"{end - start:.2f}"),
            )
        )

    def show_pitch_words(self, text: str, details: str = "") -> None:
        """Say how the pitch is, or that it is being measured."""
        self._pitch.setText(text)
        self._pitch.setToolTip(details)

    @property
    def pitch_words(self) -> str:
        """What is said of the pitch."""
        return self._pitch.text()

    def say(self, text: str) -> None:
        """Tell something in passing, until another sample is shown."""
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def show_working(self, text: str) -> None:
        """Say that the recording is being cut; empty when it is not any more."""
        self._working.setText(text)
        self._working.setVisible(bool(text))
        self._enable(not text and self.currentWidget() is self._body)

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
        column.addLayout(self._make_heading())
        column.addLayout(self._make_tools())
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.addWidget(self._make_left())
        across.addWidget(self._make_side())
        across.setStretchFactor(0, _SOUND_SHARE)
        across.setStretchFactor(1, _SIDE_SHARE)
        across.setSizes([100 * _SOUND_SHARE, 100 * _SIDE_SHARE])
        column.addWidget(across, 1)

    def _make_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self._name = label("", "strong")
        self._name.setObjectName("inspector_name")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts = label("", "muted")
        self._facts.setObjectName("inspector_facts")
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._working = label("", "muted")
        self._working.setObjectName("inspector_working")
        self._working.hide()
        self._pill = Pill()
        row.addWidget(self._name, 2)
        row.addWidget(self._facts, 3)
        row.addWidget(self._working)
        row.addWidget(self._pill)
        return row

    def _make_tools(self) -> QHBoxLayout:
        commands = self.commands
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        self._transport = ActionStrip([commands.play, commands.loop], words=False)
        self._time = label("", "muted")
        self._time.setObjectName("inspector_time")
        self._zoom = ActionStrip([commands.zoom_out, commands.fit, commands.zoom_in], words=False)
        self._cuts = ActionStrip(commands.cuts)
        row.addWidget(self._transport)
        row.addWidget(self._time)
        row.addWidget(self._zoom)
        row.addWidget(self._cuts, 1)
        return row

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
        self._pitch = label("", "muted")
        self._pitch.setObjectName("inspector_pitch")
        self._pitch.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._selection, 1)
        line.addWidget(self._unselect)
        line.addWidget(self._pitch)
        column.addLayout(line)
        self._message = label("", "warn", wrap=True)
        self._message.setObjectName("inspector_message")
        self._message.hide()
        column.addWidget(self._message)
        return left

    def _make_side(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("scroll_content")
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.M, 0, theme.XS, 0)
        column.setSpacing(theme.M)
        decided = QHBoxLayout()
        self._decision = label("", "muted", wrap=True)
        self._decision.setObjectName("inspector_decision")
        self._withdraw = tool_button(
            "undo", self.tr("Let it count like any other"), name="inspector_withdraw"
        )
        self._withdraw.clicked.connect(self.decision_withdrawn)
        decided.addWidget(self._decision, 1)
        decided.addWidget(self._withdraw)
        column.addLayout(decided)
        self.reasons = ReasonList()
        self.reasons.action_requested.connect(self.action_requested)
        column.addWidget(self.reasons)
        self.transcript = TranscriptEditor()
        column.addWidget(self.transcript)
        self._quality = QLabel(self.tr("Quality"))
        self._quality.setProperty("kind", "strong")
        column.addWidget(self._quality)
        self.score = ScorePanel()
        column.addWidget(self.score)
        column.addStretch(1)
        area = scrolled(inside)
        area.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        return area

    @property
    def _usable(self) -> bool:
        return self.currentWidget() is self._body and self.commands.split.isEnabled()

    def _enable(self, enabled: bool) -> None:
        for action in self.commands.all():
            action.setEnabled(enabled)
        selected = self._sound is not None and self._sound.selection is not None
        for action in (self.commands.trim, self.commands.unselect):
            action.setEnabled(enabled and selected)

    def _show_decision(self, decision: str) -> None:
        words = {
            EXCLUDED: self.tr("Excluded: it is never used for a voice."),
            KEPT: self.tr("Kept as it is: its faults are accepted."),
        }.get(decision, "")
        self._decision.setText(words)
        self._decision.setVisible(bool(words))
        self._withdraw.setVisible(bool(words))

    def _fact_line(self, sample: Sample) -> str:
        channels = {1: self.tr("mono"), 2: self.tr("stereo")}.get(
            sample.channels, self.tr("%n channel(s)", "", sample.channels)
        )
        parts = [clock(sample.duration, tenths=True), figures.rate(sample.sample_rate), channels]
        if isinstance(sample.meta.get("edited_from"), dict):
            parts.append(self.tr("cut from another recording"))
        return " · ".join(parts)


def _reasons(sample: Sample) -> list[tuple[str, str, str]]:
    """Code, sentence and severity; silence that training cuts off by itself is told as well."""
    shown = [(one, "warn") for one in _rows(sample, "reasons")]
    shown += [(one, "info") for one in _rows(sample, "mended") if one["code"] == "leading_silence"]
    return [
        (str(one["code"]), str(one.get("text", "")), str(one.get("severity", severity)))
        for one, severity in shown
    ]


def _rows(sample: Sample, key: str) -> list[dict[str, object]]:
    found = sample.assessment.get(key)
    rows = found if isinstance(found, list) else []
    return [one for one in rows if isinstance(one, dict) and one.get("code")]
