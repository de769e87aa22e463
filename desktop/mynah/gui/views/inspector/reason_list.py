"""What is not good about the recording, each with the one thing to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models.sample_words import reason_words
from mynah.gui.translation import QT_TRANSLATE_NOOP
from mynah.gui.views.parts import button, icon, label

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
        "low_rate": EXCLUDE,
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
        self.setVisible(bool(reasons))

    def _row(self, code: str, text: str, severity: str) -> QWidget:
        words = reason_words(code, text)
        row = QFrame(self)
        row.setObjectName(f"reason_{code}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.S)
        mark = QLabel(row)
        role = "muted" if severity == "info" else "warn"
        name = "info" if severity == "info" else "warning"
        mark.setPixmap(icon(name, role).pixmap(QSize(16, 16), self.devicePixelRatioF()))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        sentence = label(words.text, "", row, wrap=True)
        sentence.setToolTip(words.action)
        line.addWidget(sentence, 1)
        action = action_of(code)
        act = button(_translated(_WORDS[action]), name=f"reason_{code}_action", parent=row)
        act.setToolTip(_translated(_HELP[action]))
        act.setAccessibleDescription(words.text)
        act.clicked.connect(lambda: self.action_requested.emit(action))
        line.addWidget(act, 0, Qt.AlignmentFlag.AlignTop)
        return row


def action_of(code: str) -> str:
    """What is to be done about a reason."""
    return _ACTIONS.get(code, EXCLUDE)


def _translated(text: str) -> str:
    return QCoreApplication.translate("ReasonList", text)
