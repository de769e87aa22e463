"""The text that is to be spoken, with how much it is and the sentence that is heard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models import figures
from mynah.gui.models.speech import TextFacts
from mynah.gui.views.parts import label, tool_button

_COUNT_MS = 150  # a pause in typing
_LINES = 5


class TextEditor(QWidget):
    """A field for plain text.

    Signals:
        text_changed: There is another text.
        open_requested: Read one from a file.
    """

    text_changed = Signal()
    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speed = 1.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        head = QHBoxLayout()
        head.setSpacing(theme.XS)
        title = QLabel(self.tr("&Text"), self)
        title.setProperty("kind", "strong")
        head.addWidget(title)
        head.addStretch(1)
        self.open = tool_button("folder", self.tr("Open a text…"), name="speak_open", parent=self)
        self.open.clicked.connect(self.open_requested)
        self.clear = tool_button(
            "close", self.tr("Clear the text"), name="speak_clear", parent=self
        )
        self.clear.clicked.connect(self._on_clear)
        head.addWidget(self.open)
        head.addWidget(self.clear)
        column.addLayout(head)
        self.field = _Field(self)
        self.field.setObjectName("speak_text")
        self.field.setAccessibleName(self.tr("Text"))
        self.field.setPlaceholderText(
            self.tr("Type or paste what shall be said, or drop a text file here.")
        )
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._on_changed)
        title.setBuddy(self.field)
        column.addWidget(self.field, 1)
        self.facts = label("", "muted", self, wrap=True)
        self.facts.setObjectName("speak_facts")
        column.addWidget(self.facts)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COUNT_MS)
        self._soon.timeout.connect(self._count)
        self._mark: tuple[int, int] = (-1, -1)
        self._count()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text; it can be taken back with the keys for that."""
        cursor = QTextCursor(self.field.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.Start)
        self._count()

    def set_speed(self, speed: float) -> None:
        """Estimate the length for this speed."""
        self._speed = speed
        self._soon.start()

    def mark(self, start: int, end: int) -> None:
        """Mark a part of the text and bring it into sight; (-1, -1) marks nothing."""
        text = self.text if start >= 0 else ""
        self._mark = (_units(text, start), _units(text, end)) if start >= 0 else (-1, -1)
        self._draw_mark()
        if start >= 0 and not self.field.hasFocus():
            cursor = QTextCursor(self.field.document())
            cursor.setPosition(self._mark[0])
            self.field.setTextCursor(cursor)
            self.field.ensureCursorVisible()

    @property
    def marked(self) -> str:
        """The words that are marked."""
        selections = self.field.extraSelections()
        chosen = selections[0].cursor.selectedText() if selections else ""
        return str(chosen).replace("\u2029", "\n")

    def changeEvent(self, event: QEvent) -> None:
        """The mark takes the colours of now."""
        super().changeEvent(event)
        if theme.is_colour_change(event) and hasattr(self, "_mark"):
            self._draw_mark()

    def _draw_mark(self) -> None:
        start, end = self._mark
        if start < 0:
            self.field.setExtraSelections([])
            return
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(QColor(theme.tokens().accent_soft))
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = look
        self.field.setExtraSelections([selection])

    def _on_changed(self) -> None:
        self.clear.setEnabled(not self.field.document().isEmpty())
        if self._mark[0] >= 0:
            self.mark(-1, -1)
        self._soon.start()
        self.text_changed.emit()

    def _on_clear(self) -> None:
        self.set_text("")
        self.field.setFocus()

    def _count(self) -> None:
        facts = TextFacts.of(self.text, self._speed)
        self.clear.setEnabled(not self.field.document().isEmpty())
        if not facts.words:
            self.facts.setText(self.tr("No words yet"))
            return
        words = self.tr("%n word(s)", "", facts.words)
        length = self.tr("about {0}").format(figures.spoken_length(facts.seconds))
        self.facts.setText(f"{words} · {length}")


def _units(text: str, place: int) -> int:
    """A place in a text as Qt counts: signs beyond the first 65,536, such as faces, are two."""
    return place + sum(letter > "\uffff" for letter in text[:place])


class _Field(QPlainTextEdit):
    """Content with a few lines where there is little room."""

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(super().minimumSizeHint().width(), self._height(_LINES))

    def sizeHint(self) -> QSize:
        """No more; the page gives it a share of what is left."""
        return QSize(super().sizeHint().width(), self._height(_LINES))

    def _height(self, lines: int) -> int:
        return self.fontMetrics().lineSpacing() * lines + theme.L
