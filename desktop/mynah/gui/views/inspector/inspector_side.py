"""The right side of the inspector: what was decided, what is wrong, what is said, how good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models.score_parts import score_parts
from mynah.gui.views.inspector.reason_list import EXCLUDE, KEEP, ReasonList
from mynah.gui.views.inspector.score_panel import ScorePanel
from mynah.gui.views.inspector.transcript_editor import TranscriptEditor
from mynah.gui.views.parts import label, tool_button

if TYPE_CHECKING:
    from mynah.project.sample import Sample


class InspectorSide(QWidget):
    """A column of words about a sample.

    Signals:
        action_requested: An action of a reason (see `reason_list`).
        decision_withdrawn: The sample shall count like any other again.
    """

    action_requested = Signal(str)
    decision_withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scroll_content")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, 0, theme.XS, 0)
        column.setSpacing(theme.M)
        self._decided = self._make_decided()
        self.reasons = ReasonList()
        self.reasons.action_requested.connect(self.action_requested)
        self.transcript = TranscriptEditor()
        self.score = ScorePanel()
        for part in (self._decided, self.reasons, self.transcript):
            column.addWidget(part)
        column.addWidget(label(self.tr("Quality"), "strong"))
        column.addWidget(self.score)
        column.addStretch(1)

    def show_sample(self, sample: Sample) -> None:
        """Show what was measured and decided."""
        decision = str(sample.meta.get("decision") or "")
        self._show_decision(decision)
        self.reasons.show_reasons([] if decision else _reasons(sample))
        self.score.show_parts(score_parts(sample))

    def _make_decided(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        self._decision = label("", "muted", wrap=True)
        self._decision.setObjectName("inspector_decision")
        withdraw = tool_button(
            "undo", self.tr("Let it count like any other"), name="inspector_withdraw"
        )
        withdraw.clicked.connect(self.decision_withdrawn)
        row.addWidget(self._decision, 1)
        row.addWidget(withdraw)
        return made

    def _show_decision(self, decision: str) -> None:
        words = {
            EXCLUDE: self.tr("Excluded: it is never used for a voice."),
            KEEP: self.tr("Kept as it is: its faults are accepted."),
        }.get(decision, "")
        self._decision.setText(words)
        self._decided.setVisible(bool(words))


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
