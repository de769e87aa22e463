"""The library before there is anything in it: what to do first, how much of it, and is it safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.views.parts import button, icon, label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ICON = 56
_WIDEST_IN_LETTERS = 96


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
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        column.setSpacing(theme.M)
        column.addStretch(2)
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
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
        column.addLayout(self._buttons())
        column.addStretch(1)
        column.addLayout(self._facts())
        column.addStretch(2)
        demo = QHBoxLayout()
        demo.addStretch(1)
        demo.addWidget(self.demo)
        demo.addStretch(1)
        column.addLayout(demo)
        self._draw()
        theme.notifier().changed.connect(self._draw)

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

    def _buttons(self) -> QHBoxLayout:
        files = button(self.tr("Add files…"), "primary", "add", name="empty_add_files")
        folder = button(self.tr("Add a folder…"), "", "folder", name="empty_add_folder")
        record = button(self.tr("Record…"), "", "mic", name="empty_record")
        self.demo = button(
            self.tr("No recordings at hand? Try it with the demo voice"), "quiet", name="empty_demo"
        )
        files.clicked.connect(self.files_requested)
        folder.clicked.connect(self.folder_requested)
        record.clicked.connect(self.record_requested)
        self.demo.clicked.connect(self.demo_requested)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addStretch(1)
        for one in (files, folder, record):
            row.addWidget(one)
        row.addStretch(1)
        return row

    def _facts(self) -> QHBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.XL)
        grid.setVerticalSpacing(theme.XS)
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
        for number, (title, text) in enumerate(facts):
            grid.addWidget(label(title, "strong", self, wrap=True), 0, number)
            grid.addWidget(
                label(text, "muted", self, wrap=True), 1, number, Qt.AlignmentFlag.AlignTop
            )
            grid.setColumnStretch(number, 1)
        inner = QWidget(self)
        inner.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        inner.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST_IN_LETTERS * 2)
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 8)
        row.addStretch(1)
        return row

    def _draw(self) -> None:
        drawn = icon("waveform", "accent")
        self._picture.setPixmap(drawn.pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
        self.update()
