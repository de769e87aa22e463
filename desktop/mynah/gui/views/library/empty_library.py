"""The library before there is anything in it: what to do first, how much of it, and is it safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import button, icon, label, scrolled

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_ICON = 56
_FACT_LETTERS = 30  # a fact narrower than this has too many lines
_WIDEST_LETTERS = 140
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class EmptyLibrary(QWidget):
    """A place to drop recordings, the buttons that do the same, and three facts below.

    Signals:
        files_requested: Choose files to add.
        folder_requested: Choose a folder to add.
        record_requested: Record with the microphone.
        demo_requested: Try it with the recordings that come with the program.
    """

    files_requested = Signal()
    folder_requested = Signal()
    record_requested = Signal()
    demo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_library")
        self.setAccessibleName(self.tr("No recordings yet"))
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = self._make_buttons()
        self._facts = self._make_facts()
        self._button_row = QBoxLayout(_ACROSS)
        self._button_row.setSpacing(theme.S)
        for one in self._buttons:
            self._button_row.addWidget(one)
        self._fact_row = QBoxLayout(_ACROSS)
        self._fact_row.setSpacing(theme.XL)
        for fact in self._facts:
            self._fact_row.addWidget(fact, 1, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        whole.addWidget(scrolled(self._make_content()))
        self._draw()
        theme.notifier().changed.connect(self._draw)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what stands side by side stands one below the other."""
        super().resizeEvent(event)
        room = self.width() - 2 * (theme.S + theme.L)
        letter = self.fontMetrics().averageCharWidth()
        buttons = sum(one.sizeHint().width() + theme.S for one in self._buttons)
        facts = len(self._facts) * letter * _FACT_LETTERS
        self._button_row.setDirection(_DOWN if buttons > room else _ACROSS)
        self._fact_row.setDirection(_DOWN if facts > room else _ACROSS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame that says: here."""
        del event
        colours = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colours.border, 2)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)

    def _make_content(self) -> QWidget:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        column.setSpacing(theme.M)
        column.addStretch(2)
        column.addWidget(self._picture)
        for words, kind in (
            (self.tr("Drop recordings of one voice here"), "title"),
            (self.tr("Files or whole folders, anywhere in this window."), ""),
            (self.tr("WAV, FLAC, MP3, OGG, Opus, M4A, AAC, AIFF, WebM"), "muted"),
        ):
            line = label(words, kind, self, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(line)
        column.addSpacing(theme.S)
        column.addLayout(_centred(self._button_row))
        column.addStretch(1)
        facts = QWidget(content)
        facts.setLayout(self._fact_row)
        facts.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST_LETTERS)
        middle = QBoxLayout(_ACROSS)
        middle.addStretch(1)
        middle.addWidget(facts, 12)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)
        demo = QBoxLayout(_ACROSS)
        demo.addWidget(self.demo)
        column.addLayout(_centred(demo))
        return content

    def _make_buttons(self) -> list[QPushButton]:
        files = button(self.tr("Add files…"), "primary", "add", name="empty_add_files")
        folder = button(self.tr("Add a folder…"), "", "folder", name="empty_add_folder")
        record = button(self.tr("Record…"), "", "mic", name="empty_record")
        self.demo = button(
            self.tr("Nothing at hand? Try the demo voice"), "quiet", name="empty_demo"
        )
        files.clicked.connect(self.files_requested)
        folder.clicked.connect(self.folder_requested)
        record.clicked.connect(self.record_requested)
        self.demo.clicked.connect(self.demo_requested)
        return [files, folder, record]

    def _make_facts(self) -> list[QWidget]:
        facts = (
            (
                self.tr("How much?"),
                self.tr("2 minutes of speech are enough to start. 10 minutes are good."),
            ),
            (
                self.tr("What is good?"),
                self.tr("One person, a quiet room, no music. Every recording is measured."),
            ),
            (
                self.tr("Are my files safe?"),
                self.tr("They are only read and never changed. Nothing leaves this computer."),
            ),
        )
        return [self._make_fact(title, text) for title, text in facts]

    def _make_fact(self, title: str, text: str) -> QWidget:
        made = QWidget(self)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(label(title, "strong", made, wrap=True))
        column.addWidget(label(text, "muted", made, wrap=True))
        return made

    def _draw(self) -> None:
        drawn = icon("waveform", "accent")
        self._picture.setPixmap(drawn.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
        self.update()


def _centred(inner: QBoxLayout) -> QBoxLayout:
    row = QBoxLayout(_ACROSS)
    row.addStretch(1)
    row.addLayout(inner)
    row.addStretch(1)
    return row
