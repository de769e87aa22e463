"""What is not good about the recording, each with the one thing to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models.sample_words import reason_words
from mynah.gui.translation import QT_TRANSLATE_NOOP
from mynah.gui.views.parts import button, icon, label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

TRIM_SILENCE, SHORTEN_PAUSES = "trim_silence", "shorten_pauses"
RECORD, EXCLUDE, KEEP = "record", "exclude", "keep"

_ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "clipping": RECORD,
        "noise": RECORD,
        "hum": RECORD,
        "quiet": RECORD,
        "reverb": RECORD,
        "dropouts": RECORD,
        "narrow_band": EXCLUDE,
        "low_rate": KEEP,
        "short": EXCLUDE,
        "silence": EXCLUDE,
        "no_speech": EXCLUDE,
        "duplicate": EXCLUDE,
        "pauses": SHORTEN_PAUSES,
        "leading_silence": TRIM_SILENCE,
        "long": KEEP,
        "truncated": KEEP,
        "nan": KEEP,
    }
)

_WORDS: Mapping[str, str] = MappingProxyType(
    {
        TRIM_SILENCE: QT_TRANSLATE_NOOP("ReasonList", "Trim silence"),
        SHORTEN_PAUSES: QT_TRANSLATE_NOOP("ReasonList", "Shorten pauses"),
        RECORD: QT_TRANSLATE_NOOP("ReasonList", "Record again"),
        EXCLUDE: QT_TRANSLATE_NOOP("ReasonList", "Exclude"),
        KEEP: QT_TRANSLATE_NOOP("ReasonList", "Keep anyway"),
    }
)

_HELP: Mapping[str, str] = MappingProxyType(
    {
        TRIM_SILENCE: QT_TRANSLATE_NOOP("ReasonList", "Cut off the silence at both ends."),
        SHORTEN_PAUSES: QT_TRANSLATE_NOOP(
            "ReasonList", "Cut long pauses down to a breath; every word stays."
        ),
        RECORD: QT_TRANSLATE_NOOP("ReasonList", "Say the same again; this one stays until then."),
        EXCLUDE: QT_TRANSLATE_NOOP(
            "ReasonList", "Never use it for a voice. It stays in the library."
        ),
        KEEP: QT_TRANSLATE_NOOP("ReasonList", "Use it as it is, and say no more about it."),
    }
)

_BESIDE_LETTERS = 42


class ReasonList(QWidget):
    """Rows of reasons with their buttons.

    Signals:
        action_requested: One of the actions of this module.
    """

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reason_list")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.S)

    def show_reasons(self, reasons: Sequence[tuple[str, str, str]]) -> None:
        """Show these: code, English sentence and severity of each."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for code, text, severity in reasons:
            self._column.addWidget(self._row(code, text, severity))
        offered = {action_of(code) for code, _, _ in reasons}
        others = [one for one in (EXCLUDE, KEEP) if one not in offered]
        if others and any(severity != "info" for _, _, severity in reasons):
            self._column.addWidget(self._others(others))
        self.setVisible(bool(reasons))

    def _others(self, actions: Sequence[str]) -> QWidget:
        """What can be decided about any recording that is not simply good."""
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.S)
        line.addStretch(1)
        for action in actions:
            line.addWidget(self._action_button(action, f"decide_{action}", "quiet", row))
        return row

    def _action_button(self, action: str, name: str, kind: str, parent: QWidget) -> QPushButton:
        made = button(_translated(_WORDS[action]), kind, name=name, parent=parent)
        made.setToolTip(_translated(_HELP[action]))
        made.clicked.connect(lambda: self.action_requested.emit(action))
        return made

    def _row(self, code: str, text: str, severity: str) -> QWidget:
        words = reason_words(code, text)
        action = action_of(code)
        act = self._action_button(action, f"reason_{code}_action", "", self)
        act.setAccessibleDescription(words.text)
        row = _ReasonRow(words.text, severity, act, self)
        row.setObjectName(f"reason_{code}")
        row.setToolTip(words.action)
        return row


class _ReasonRow(QWidget):
    """A sentence with its button beside it, or below it where there is little room."""

    def __init__(self, text: str, severity: str, act: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.XS)
        line = QHBoxLayout()
        line.setSpacing(theme.S)
        mark = QLabel(self)
        role, name = ("muted", "info") if severity == "info" else ("warn", "warning")
        mark.setPixmap(icon(name, role).pixmap(QSize(16, 16), self.devicePixelRatioF()))
        line.addWidget(mark)
        line.addWidget(label(text, "", self, wrap=True), 1)
        self._row.addLayout(line, 1)
        self._row.addWidget(act, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button where the sentence keeps enough room."""
        super().resizeEvent(event)
        narrow = self.width() < _BESIDE_LETTERS * self.fontMetrics().averageCharWidth()
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)


def action_of(code: str) -> str:
    """What is to be done about a reason."""
    return _ACTIONS.get(code, EXCLUDE)


def _translated(text: str) -> str:
    return QCoreApplication.translate("ReasonList", text)
