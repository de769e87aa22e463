"""What is said in the recording, to be read and corrected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import button, label

_LINES = 2.4


class TranscriptEditor(QWidget):
    """A field that hands over its text when it is left, or with Ctrl+Enter.

    Signals:
        edited: The person wrote another text.
    """

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcript_editor")
        self._stored = ""
        self._waiting = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        title = QLabel(self.tr("&Transcript"), self)
        title.setProperty("kind", "strong")
        column.addWidget(title)
        self._review = label("", "warn", self, wrap=True)
        self._review.setObjectName("transcript_review")
        column.addWidget(self._review)
        self._use = button(self.tr("Start from these words"), name="transcript_use", parent=self)
        self._use.clicked.connect(self._on_use)
        column.addWidget(self._use, 0, Qt.AlignmentFlag.AlignLeft)
        self.field = _Field(self)
        self.field.setObjectName("transcript")
        self.field.setAccessibleName(self.tr("Transcript"))
        self.field.setPlaceholderText(self.tr("What is said in this recording?"))
        self.field.setToolTip(self.tr("Saved when you leave the field, or with Ctrl+Enter."))
        self.field.setTabChangesFocus(True)
        self.field.left.connect(self.save)
        title.setBuddy(self.field)
        column.addWidget(self.field, 1)
        self._origin = label("", "muted", self, wrap=True)
        self._origin.setObjectName("transcript_origin")
        column.addWidget(self._origin)
        self.show_text("", "none")

    def show_text(self, text: str, origin: str, waiting: str = "") -> None:
        """Show a transcript.

        Args:
            text: What is said.
            origin: Where the text comes from, in the words of ``.meta.json``.
            waiting: What was said in the recording that this one was cut from.
        """
        self._stored, self._waiting = text, waiting
        if self.field.toPlainText() != text:
            self.field.setPlainText(text)
        self._origin.setText(self._origin_words(origin) if text else "")
        self._origin.setVisible(bool(self._origin.text()))
        self._review.setText(
            self.tr(
                "This was cut from a longer recording, whose words were: “{0}” "
                "Write down which of them are heard here."
            ).format(waiting)
        )
        for widget in (self._review, self._use):
            widget.setVisible(bool(waiting))

    def save(self) -> None:
        """Hand over what was written, if it is something else."""
        text = self.field.toPlainText().strip()
        if text != self._stored.strip():
            self._stored = text
            self.edited.emit(text)

    def revert(self) -> None:
        """Forget what was written."""
        self.field.setPlainText(self._stored)

    @property
    def is_changed(self) -> bool:
        """Whether something was written that is not handed over yet."""
        return self.text != self._stored.strip()

    @property
    def text(self) -> str:
        """What is in the field."""
        return self.field.toPlainText().strip()

    def _on_use(self) -> None:
        self.field.setPlainText(self._waiting)
        self.field.setFocus()
        self.field.selectAll()

    def _origin_words(self, origin: str) -> str:
        words = {
            "user": self.tr("Written by you"),
            "file": self.tr("From the text file beside the recording"),
            "prompt": self.tr("From the script that was read"),
            "script": self.tr("From the script that was read"),
        }
        return words.get(origin, "")


class _Field(QPlainTextEdit):
    """Tells when it is left, or when Ctrl+Enter is pressed."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent if isinstance(parent, QWidget) else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Ctrl+Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the person goes elsewhere, but not for a menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the window from taking what is typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if not control and (event.text() or event.key() == Qt.Key.Key_Escape):
                event.accept()
                return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """A few lines."""
        height = round(_LINES * self.fontMetrics().lineSpacing()) + 2 * theme.M
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        height = 2 * self.fontMetrics().lineSpacing() + 2 * theme.M
        return QSize(80, height)
