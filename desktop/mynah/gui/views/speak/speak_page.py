"""The page Speak: text and sentences on the left, who speaks and how on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.views.parts import (
    Banner,
    EngineState,
    Meter,
    Page,
    button,
    label,
    scrolled,
)
from mynah.gui.views.parts.flow_row import flow_widget
from mynah.gui.views.speak.sentence_list import SentenceList
from mynah.gui.views.speak.text_editor import TextEditor
from mynah.gui.views.speak.transport import Transport
from mynah.gui.views.speak.voice_panel import VoicePanel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from mynah.gui.models.sentence_table import SentenceTableModel

_NARROW = 108  # letters
_PANEL = 36  # letters


class SpeakPage(Page):
    """Everything of the page.

    Signals:
        shown: The page came into sight.
    """

    shown = Signal()

    def __init__(self, model: SentenceTableModel, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.title.setText(self.tr("Speak"))
        self.setAccessibleName(self.tr("Speak"))
        self.pronunciations = button(
            self.tr("Pronunciations…"), "quiet", "edit", name="speak_pronunciations"
        )
        self.actions.addWidget(self.pronunciations)
        self.engine = EngineState()
        self.actions.addWidget(self.engine)
        self.editor = TextEditor()
        self.panel = VoicePanel()
        self.sentences = SentenceList(model)
        self.transport = Transport()
        self.fallback = Banner(closable=False)
        self.fallback.setObjectName("banner")
        self.outdated = Banner(closable=False)
        self.notice = Banner()
        for one in (self.fallback, self.outdated, self.notice):
            one.hide()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.L)
        self._body.addWidget(self._made_left(), 1)
        self._side = scrolled(self.panel)
        self._body.addWidget(self._side)
        content = QWidget()
        content.setLayout(self._body)
        self._area = scrolled(content)
        self.content.addWidget(self._area, 1)
        self._turn(self.width())

    def _made_left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(theme.S)
        above.addWidget(self.editor, 1)
        above.addLayout(self._made_speak_row())
        column.addWidget(upper, 1)
        column.addWidget(self._made_results())
        self._left = column
        return left

    def _made_speak_row(self) -> QHBoxLayout:
        self.speak = button(self.tr("Speak"), "primary", "speak", name="speak_speak")
        self.speak.setToolTip(self.tr("Speak the text (Ctrl+Return)"))
        self.cancel = button(self.tr("Stop"), "", "stop", name="speak_cancel")
        self.cancel.setToolTip(self.tr("Make no more sentences; those that are ready stay"))
        self.cancel.hide()
        self.at_once = QCheckBox(self.tr("Play at once"))
        self.at_once.setObjectName("speak_at_once")
        self.at_once.setToolTip(self.tr("Play the first sentences while the rest is made"))
        self.at_once.setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(flow_widget(self.speak, self.cancel, self.at_once), 1)
        return row

    def _made_results(self) -> QWidget:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self.progress = label("", "muted", wrap=True)
        self.progress.setObjectName("speak_progress")
        self.meter = Meter()
        self.meter.hide()
        for one in (self.progress, self.meter, self.notice, self.fallback, self.outdated):
            column.addWidget(one)
        self._empty = label(
            self.tr(
                "The sentences appear here one by one and can be heard while the rest is made. "
                "A click plays from there; a ready one can be dragged into another program."
            ),
            "muted",
            wrap=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.sentences)
        column.addWidget(self._stack, 1)
        column.addWidget(self.transport)
        return lower

    def show_results(self, shown: bool) -> None:
        """Show the list of sentences, or what it is for."""
        self._stack.setCurrentIndex(1 if shown else 0)
        self._left.setStretch(0, 2 if shown else 1)
        self._left.setStretch(1, 3 if shown else 0)
        self.transport.setVisible(shown)
        self.progress.setVisible(shown)

    def show_busy(self, busy: bool) -> None:
        """Whether sentences are being made."""
        self.speak.setText(self.tr("Speak again") if busy else self.tr("Speak"))
        self.cancel.setVisible(busy)
        self.meter.setVisible(busy)

    def show_progress(self, words: str, share: float) -> None:
        """Say how far it is."""
        self.progress.setText(words)
        self.meter.show_value(share)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks."""
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the choices below where there is little room."""
        super().resizeEvent(event)
        self._turn(event.size().width())

    def _turn(self, width: int) -> None:
        letter = self.fontMetrics().averageCharWidth()
        least = self.panel.minimumSizeHint().width() + theme.L
        panel = max(letter * _PANEL, least)
        narrow = width < max(letter * _NARROW, panel * 2)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(down if narrow else across)
        side = self._side
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        side.setSizePolicy(free if narrow else fixed, fixed if narrow else free)
        if narrow:
            side.setMinimumWidth(0)
            side.setMaximumWidth(16_777_215)
            needed = self.panel.heightForWidth(width) if self.panel.hasHeightForWidth() else 0
            side.setFixedHeight(max(needed, self.panel.sizeHint().height()))
        else:
            side.setMinimumHeight(0)
            side.setMaximumHeight(16_777_215)
            side.setFixedWidth(panel)
