"""The sentence to read, large, with the way to its neighbours and to other scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from mynah.gui import theme
from mynah.gui.models.reading import FREE, Spot
from mynah.gui.translation import LANGUAGES
from mynah.gui.views.parts import Card, Pill, label, tool_button
from mynah.gui.views.parts.flow_row import flow_widget
from mynah.project import prompts

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

OWN = "own"
OPEN = "open"
_LARGER = (1.6, 2.8)
"""How much larger than other words the sentence is, at least and at most."""
_LETTERS = 44
"""Letters of the usual size in the width of the card, at which the sentence is as large."""
_LINES = 3


class ScriptCard(Card):
    """Shows a `Spot` of a script.

    Signals:
        script_chosen: A language, ``own`` or ``free``.
        own_text_wanted: Choose a text file of one's own.
        stepped: To a neighbour, -1 or 1.
    """

    script_chosen = Signal(str)
    own_text_wanted = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._spot = Spot()
        self._locked = False
        self.setAccessibleName(self.tr("Script"))
        self.choice = QComboBox()
        self.choice.setObjectName("script_choice")
        self.choice.setAccessibleName(self.tr("What to read"))
        self.choice.setToolTip(self.tr("What to read"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._fill_choice("")
        self.choice.activated.connect(self._on_activated)
        self.counter = label("", "muted")
        self.recorded = Pill(self.tr("In the library"), "good")
        self.back = tool_button(
            "chevron_left", self.tr("Sentence before"), name="sentence_before", shortcut="Left"
        )
        self.forth = tool_button(
            "chevron_right", self.tr("Sentence after"), name="sentence_after", shortcut="Right"
        )
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.forth.clicked.connect(lambda: self.stepped.emit(1))
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(flow_widget(self.choice, self.counter, self.recorded), 1)
        head.addWidget(self.back)
        head.addWidget(self.forth)
        self.body.addLayout(head)
        self.sentence = label("", wrap=True)
        self.sentence.setObjectName("sentence")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = self.sentence.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.MinimumExpanding)
        self.sentence.setSizePolicy(policy)
        self.following = label("", "muted", wrap=True)
        self.body.addWidget(self.sentence, 1)
        self.body.addWidget(self.following)
        self._enlarge()

    def show_spot(self, spot: Spot) -> None:
        """Show this place."""
        self._spot = spot
        self._fill_choice(spot.title if spot.key == OWN else "")
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(max(0, self.choice.findData(spot.key)))
        free = spot.key == FREE.key
        if free:
            self.sentence.setText(self.tr("Speak freely: tell a story, or read from a book."))
            self.following.setText(
                self.tr("Ten minutes in one go are fine; it is cut into pieces for training.")
            )
        else:
            self.sentence.setText(spot.text)
            self.following.setText(
                self.tr("Next: {0}").format(spot.following)
                if spot.following
                else self.tr("This is the last one that is not recorded.")
            )
        counter = self.tr("Sentence {0} of {1}").format(spot.place + 1, spot.total)
        self.counter.setText("" if free else counter)
        self.recorded.setVisible(spot.is_done)
        self.back.setVisible(not free)
        self.forth.setVisible(not free)
        self._enable_steps()
        self.sentence.setAccessibleName(f"{counter}: {spot.text}")

    def set_locked(self, locked: bool) -> None:
        """While somebody records, the sentence stays."""
        self._locked = locked
        self.choice.setEnabled(not locked)
        self._enable_steps()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the sentence larger than everything else."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._enlarge()

    def _enable_steps(self) -> None:
        spot = self._spot
        self.back.setEnabled(not self._locked and spot.place > 0)
        self.forth.setEnabled(not self._locked and spot.place + 1 < spot.total)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is: one reads from a distance."""
        super().resizeEvent(event)
        self._enlarge()

    def _enlarge(self) -> None:
        usual = self.fontMetrics().averageCharWidth() * _LETTERS
        larger = min(_LARGER[1], max(_LARGER[0], self.width() / max(1, usual)))
        font = self.font()
        font.setPointSizeF(round(max(1.0, font.pointSizeF()) * larger, 1))
        if self.sentence.font().pointSizeF() != font.pointSizeF():
            self.sentence.setFont(font)
        self.sentence.setMinimumHeight(_LINES * self.sentence.fontMetrics().lineSpacing())

    def _fill_choice(self, own_title: str) -> None:
        entries = [(LANGUAGES.get(key, key), key) for key in prompts.LANGUAGES]
        if own_title:
            entries.append((own_title, OWN))
        entries.append((self.tr("Own text…"), OPEN))
        entries.append((self.tr("Without a script"), FREE.key))
        known = [
            (self.choice.itemText(row), self.choice.itemData(row))
            for row in range(self.choice.count())
        ]
        if known == entries:
            return
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for text, key in entries:
                self.choice.addItem(text, key)

    def _on_activated(self, row: int) -> None:
        key = self.choice.itemData(row)
        if key == OPEN:
            with QSignalBlocker(self.choice):
                self.choice.setCurrentIndex(max(0, self.choice.findData(self._spot.key)))
            self.own_text_wanted.emit()
        elif key != self._spot.key:
            self.script_chosen.emit(key)
