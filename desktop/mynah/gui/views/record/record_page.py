"""The page on which somebody reads a script aloud."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QVBoxLayout, QWidget

from mynah.gui import theme
from mynah.gui.models.input_device import MicrophoneProblem
from mynah.gui.models.reading import FREE, Spot
from mynah.gui.models.record_state import RecordState
from mynah.gui.views.parts import Banner, Page, scrolled
from mynah.gui.views.record.consent_card import ConsentCard
from mynah.gui.views.record.microphone_card import MicrophoneCard
from mynah.gui.views.record.progress_strip import ProgressStrip
from mynah.gui.views.record.script_card import ScriptCard
from mynah.gui.views.record.take_panel import TakePanel
from mynah.gui.views.record.waiting_card import WaitingCard
from mynah.gui.views.record.words import trouble_words
from mynah.gui.views.train.columns import Columns

_OWN_KEYS = {Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right}
_WAVE_SHARE = 0.16
_CHOICE_HELPS = (
    MicrophoneProblem.NONE,
    MicrophoneProblem.NOT_OPENED,
    MicrophoneProblem.STALLED,
)
_IDLE = (RecordState.OFF, RecordState.READY, RecordState.TAKEN)


class RecordPage(Page):
    """Script, take, microphone and consent on one page.

    Attributes:
        commands: What can be done by key, by the stable names of the commands.

    Signals:
        shown: The page came on screen.
        hidden: It left the screen.
        trouble_answered: The button beside what is wrong with the microphone was pressed.
    """

    shown = Signal()
    hidden = Signal()
    trouble_answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.setObjectName("record_page")
        self.title.setText(self.tr("Record"))
        self.setAccessibleName(self.tr("Record"))
        self.set_subtitle(
            self.tr("Read aloud, listen, keep. What you keep goes straight into the library.")
        )
        self.script = ScriptCard()
        self.take = TakePanel()
        self.microphone = MicrophoneCard()
        self.consent = ConsentCard()
        self.waiting = WaitingCard()
        self.progress = ProgressStrip()
        self.trouble = Banner("warn", closable=False)
        self.trouble.hide()
        self.trouble.action_triggered.connect(self.trouble_answered)
        self._wants_keyboard = False
        self._keys: dict[str, str] = {}
        self._free = False
        self.setFocusProxy(self.take.record)
        self.commands = self._make_commands()
        self._compose()
        self.show_state(RecordState.OFF)

    def show_state(self, state: RecordState) -> None:
        """Show what is going on, and allow what can be done now."""
        self.take.show_state(state)
        recording, taken = state is RecordState.RECORDING, state is RecordState.TAKEN
        ready = state is RecordState.READY
        busy = state not in _IDLE
        allowed = {
            "record.toggle": recording or ready or taken or state is RecordState.ROOM,
            "record.retake": taken,
            "record.keep": taken,
            "record.play": taken,
            "record.skip": not busy,
            "record.room": ready,
            "record.before": not busy and not taken,
            "record.after": not busy and not taken,
        }
        for name, action in self.commands.items():
            action.setEnabled(allowed[name])
        # The record button stays enabled while it has nothing to do for a moment: a disabled
        # button would give the keyboard to its neighbour, and the space bar with it.
        allowed["record.toggle"] = state is not RecordState.OFF
        if state is RecordState.OFF and self.take.record.hasFocus():
            self._wants_keyboard = True
            self.script.setFocus()
        for widget, name in self._buttons():
            widget.setEnabled(allowed[name])
        self.script.set_locked(busy or taken)
        self.microphone.set_locked(not ready and state is not RecordState.OFF)
        self.microphone.check.setEnabled(ready)
        if self._wants_keyboard and state is not RecordState.OFF:
            self._wants_keyboard = False
            self.take.record.setFocus()

    def show_spot(self, spot: Spot) -> None:
        """Show a place in the script."""
        self.script.show_spot(spot)
        self.take.set_free(spot.key == FREE.key)
        self._free = spot.key == FREE.key
        self._keys = {}
        self.show_keys()

    def show_trouble(self, problem: MicrophoneProblem) -> None:
        """Say what is wrong with the microphone; nothing when it can be used."""
        title, advice = trouble_words(problem)
        action = {
            MicrophoneProblem.NOT_ASKED: self.tr("Ask now"),
            MicrophoneProblem.NOT_OPENED: self.tr("Try again"),
            MicrophoneProblem.REFUSED: self.tr("Try again"),
            MicrophoneProblem.STALLED: self.tr("Try again"),
        }.get(problem, "")
        self.trouble.setVisible(bool(problem))
        self.trouble.say("warn", title, advice, action)
        self.microphone.setVisible(problem in _CHOICE_HELPS)

    def insist_on_consent(self) -> None:
        """Nothing is kept before it is known whose voice it is."""
        self.consent.insist()
        self._area.ensureWidgetVisible(self.consent)

    def show_keys(self) -> None:
        """Write down which keys do what, when they are others than before."""
        native = QKeySequence.SequenceFormat.NativeText
        keys = {name: one.shortcut().toString(native) for name, one in self.commands.items()}
        if keys == self._keys:
            return
        self._keys = keys
        texts = {
            "record.toggle": self.tr("{0} records and stops"),
            "record.keep": self.tr("{0} keeps"),
            "record.play": self.tr("{0} plays"),
            "record.skip": self.tr("{0} skips"),
        }
        if self._free:
            del texts["record.skip"]
        shown = [text.format(keys[name]) for name, text in texts.items() if keys[name]]
        self.take.keys.setText(" · ".join(shown))
        for widget, name in self._buttons():
            text = self.commands[name].text()
            widget.setToolTip(f"{text} ({keys[name]})" if keys[name] else text)

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for the space bar."""
        super().showEvent(event)
        if not event.spontaneous():
            self.setFocus()
            self._wants_keyboard = not self.take.record.isEnabled()
            self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nobody sees it; a minimised window does not count."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.hidden.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The waveform gets its part of the room, the sentence all the rest."""
        super().resizeEvent(event)
        self.take.wave.prefer_height(_WAVE_SHARE * self.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button or list that has the focus keeps the keys it needs, such as the space bar."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            listed = isinstance(watched, QComboBox)
            if event.key() == Qt.Key.Key_Space or (listed and event.key() in _OWN_KEYS):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _make_commands(self) -> dict[str, QAction]:
        table = (
            ("record.toggle", self.tr("Record or stop"), "Space"),
            ("record.retake", self.tr("Record again"), "R"),
            ("record.keep", self.tr("Keep and next"), "Return"),
            ("record.play", self.tr("Play"), "P"),
            ("record.skip", self.tr("Skip"), "S"),
            ("record.room", self.tr("Check the room"), "N"),
            ("record.before", self.tr("Sentence before"), "Left"),
            ("record.after", self.tr("Sentence after"), "Right"),
        )
        made = {}
        for name, text, keys in table:
            action = QAction(text, self)
            action.setObjectName(name.replace(".", "_"))
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setAutoRepeat(False)
            action.changed.connect(self.show_keys)
            self.addAction(action)
            made[name] = action
        return made

    def _buttons(self) -> tuple[tuple[QAbstractButton, str], ...]:
        return (
            (self.take.record, "record.toggle"),
            (self.take.keep, "record.keep"),
            (self.take.play, "record.play"),
            (self.take.skip, "record.skip"),
            (self.microphone.check, "record.room"),
        )

    def _compose(self) -> None:
        left, right = QWidget(), QWidget()
        places: tuple[tuple[QWidget, tuple[QWidget, ...]], ...] = (
            (left, (self.script, self.take)),
            (right, (self.microphone, self.consent)),
        )
        for place, widgets in places:
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.M)
            for widget in widgets:
                column.addWidget(widget, 1 if widget is self.script else 0)
        column.addStretch(1)  # of the right one, which is shorter
        columns = Columns(least=32)
        columns.add(left, 5)
        columns.add(right, 3)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.S, 0)
        column.setSpacing(theme.M)
        column.addWidget(self.trouble)
        column.addWidget(self.waiting)
        column.addWidget(self.progress)
        column.addWidget(columns, 1)
        self._area = scrolled(inside)
        self.content.addWidget(self._area, 1)
        for made, name in self._buttons():
            if made is not self.microphone.check:
                made.clicked.connect(self.commands[name].trigger)
        self.microphone.room_check_wanted.connect(self.commands["record.room"].trigger)
        self.script.stepped.connect(self._on_stepped)
        for one in (*self.findChildren(QAbstractButton), *self.findChildren(QComboBox)):
            one.installEventFilter(self)
        self.show_keys()

    def _on_stepped(self, by: int) -> None:
        self.commands["record.after" if by > 0 else "record.before"].trigger()
