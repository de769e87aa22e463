"""Hearing a training: the original and the previews of the saved states, switched in the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.models.log_model import moment
from mynah.gui.views.parts import Card, button, icon, label, set_kind

SIDES = ("a", "b")
_STEPS = 1000


@dataclass(frozen=True)
class Sound:
    """Something to hear.

    Attributes:
        key: What it is; ``source`` or a step.
        text: Its name on screen.
        path: The sound file.
    """

    key: str
    text: str
    path: str


class ListenCard(Card):
    """Two sounds, a switch between them, and one position for both.

    Signals:
        play_requested: Play or pause.
        switched: Hear the other side: ``a`` or ``b``.
        sought: Go to this share of the sound, 0 to 1.
        chosen: A side was given another sound: side and key.
    """

    play_requested = Signal()
    switched = Signal(str)
    sought = Signal(float)
    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Listen"), parent)
        self._sounds: tuple[Sound, ...] = ()
        self._hint = label("", "muted", self, wrap=True)
        self.body.addWidget(self._hint)
        self._place = QWidget(self)
        grid = QGridLayout(self._place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.S)
        self._group = QButtonGroup(self)
        self._sides: dict[str, QComboBox] = {}
        self._buttons = {}
        for row, (side, text) in enumerate((("a", self.tr("A")), ("b", self.tr("B")))):
            press = button(text, name=f"listen_{side}", parent=self._place)
            press.setCheckable(True)
            press.setToolTip(self.tr("Hear {side}").format(side=text))
            press.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            press.clicked.connect(lambda _c=False, side=side: self._switch(side))
            self._group.addButton(press)
            box = QComboBox(self._place)
            box.setObjectName(f"listen_source_{side}")
            box.setAccessibleName(self.tr("Sound of {side}").format(side=text))
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.activated.connect(lambda _i, side=side: self._on_activated(side))
            grid.addWidget(press, row, 0)
            grid.addWidget(box, row, 1)
            self._sides[side], self._buttons[side] = box, press
        self.body.addWidget(self._place)
        self._add_transport()
        self.body.addStretch(1)
        self._buttons["a"].setChecked(True)
        self._mark()
        self.show_sounds(())

    def _add_transport(self) -> None:
        self._transport = QWidget(self)
        column = QVBoxLayout(self._transport)
        column.setContentsMargins(0, theme.S, 0, 0)
        where = QHBoxLayout()
        where.setSpacing(theme.S)
        column.addLayout(where)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(theme.S)
        self.play = button(self.tr("Play"), "", "play", name="listen_play", parent=self._transport)
        self.play.clicked.connect(self.play_requested)
        row.addWidget(self.play)
        self.swap = button(
            self.tr("Switch"), "", "compare", name="listen_switch", parent=self._transport
        )
        self.swap.setToolTip(self.tr("Switch between A and B at the same place"))
        self.swap.clicked.connect(self._toggle)
        row.addWidget(self.swap)
        self._slider = QSlider(Qt.Orientation.Horizontal, self._transport)
        self._slider.setObjectName("listen_position")
        self._slider.setAccessibleName(self.tr("Position"))
        self._slider.setRange(0, _STEPS)
        self._slider.setPageStep(_STEPS // 10)
        self._slider.actionTriggered.connect(self._on_slider)
        where.addWidget(self._slider, 1)
        self._time = label("0:00", "muted", self._transport)
        where.addWidget(self._time)
        row.addStretch(1)
        self.body.addWidget(self._transport)

    def show_sounds(self, sounds: Sequence[Sound], problem: str = "") -> None:
        """Offer these; a choice that is still there stays."""
        self._sounds = tuple(sounds)
        for side, box in self._sides.items():
            kept = box.currentData()
            box.clear()
            for one in sounds:
                box.addItem(one.text, one.key)
            found = box.findData(kept)
            # The original against the newest is what somebody wants to hear first.
            box.setCurrentIndex(found if found >= 0 else (0 if side == "a" else len(sounds) - 1))
        usable = bool(sounds) and not problem
        self._place.setVisible(usable)
        self._transport.setVisible(usable)
        waiting = self.tr("A preview sentence appears here at the first save.")
        self._hint.setText(problem or ("" if sounds else waiting))
        self._hint.setVisible(not usable)
        self.swap.setEnabled(len(sounds) > 1)

    def choose(self, side: str, key: str) -> None:
        """Give a side a sound."""
        found = self._sides[side].findData(key)
        if found >= 0:
            self._sides[side].setCurrentIndex(found)

    def sound(self, side: str) -> Sound | None:
        """What a side plays."""
        key = self._sides[side].currentData()
        return next((one for one in self._sounds if one.key == key), None)

    @property
    def side(self) -> str:
        """The side that is heard."""
        return "a" if self._buttons["a"].isChecked() else "b"

    def show_side(self, side: str) -> None:
        """Mark the side that is heard."""
        self._buttons[side].setChecked(True)
        self._mark()

    def show_position(self, seconds: float, whole: float, *, playing: bool) -> None:
        """Show where it is."""
        if not self._slider.isSliderDown():
            self._slider.setValue(round(seconds / whole * _STEPS) if whole > 0 else 0)
        self._time.setText(f"{moment(seconds)} / {moment(whole)}")
        self.play.setText(self.tr("Pause") if playing else self.tr("Play"))
        self.play.setIcon(icon("pause" if playing else "play"))

    def _mark(self) -> None:
        for press in self._buttons.values():
            set_kind(press, "primary" if press.isChecked() else "")

    def _switch(self, side: str) -> None:
        self.show_side(side)
        self.switched.emit(side)

    def _toggle(self) -> None:
        if len(self._sounds) > 1:
            self._switch("b" if self.side == "a" else "a")

    def _on_activated(self, side: str) -> None:
        self.chosen.emit(side, str(self._sides[side].currentData()))

    def _on_slider(self) -> None:
        self.sought.emit(self._slider.sliderPosition() / _STEPS)
