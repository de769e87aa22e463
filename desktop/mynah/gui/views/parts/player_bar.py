"""A strip that plays one file, or compares two: play and pause, a slider, the time, A and B.

Several strips may share one player: a strip shows what the player does only while the player
plays a file of this strip.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from mynah.gui import theme
from mynah.gui.views.parts.button import button, tool_button
from mynah.gui.views.parts.clock import clock
from mynah.gui.views.parts.icons import icon
from mynah.gui.views.parts.label import label

_STEPS_PER_SECOND = 100


class PlayerLike(Protocol):
    """What a strip needs of `mynah.gui.services.player.Player`."""

    @property
    def position_changed(self) -> SignalInstance:
        """Seconds."""

    @property
    def state_changed(self) -> SignalInstance:
        """A word."""

    @property
    def duration_changed(self) -> SignalInstance:
        """Seconds."""

    @property
    def source_changed(self) -> SignalInstance:
        """Path."""

    @property
    def failed(self) -> SignalInstance:
        """A sentence."""

    @property
    def path(self) -> str:
        """The file."""

    @property
    def is_playing(self) -> bool:
        """Whether it plays."""

    @property
    def position(self) -> float:
        """Seconds."""

    @property
    def duration(self) -> float:
        """Seconds; 0 until known."""

    def load(self, path: str | Path, start: float = 0.0) -> None:
        """Make a file ready."""

    def play(self, start: float | None = None) -> None:
        """Play."""

    def pause(self) -> None:
        """Pause."""

    def seek(self, seconds: float) -> None:
        """Go to a moment."""

    def switch_to(self, path: str | Path) -> None:
        """Go on in another file."""


class PlayerBar(QWidget):
    """Plays a file.

    Args:
        player: The player, shared with others.
        parent: Its parent.
        name: Object name; those of its controls begin with it.
    """

    def __init__(
        self, player: PlayerLike, parent: QWidget | None = None, *, name: str = "player_bar"
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._player = player
        self._paths: list[str] = []
        self._names: list[str] = []
        self._current = 0
        self._moment = 0.0
        self._length = 0.0
        self._build(name)
        player.position_changed.connect(self._on_position)
        player.state_changed.connect(self._on_state)
        player.duration_changed.connect(self._on_duration)
        player.source_changed.connect(self._on_state)
        player.failed.connect(self._on_failed)
        self.set_file("")

    def set_file(self, path: str | Path, duration: float = 0.0) -> None:
        """Offer one file; an empty path offers nothing.

        Args:
            path: The file.
            duration: Its length in seconds where that is known already.
        """
        self._set([str(path)] if str(path) else [], [], duration)

    def set_pair(
        self,
        path_a: str | Path,
        name_a: str,
        path_b: str | Path,
        name_b: str,
        duration: float = 0.0,
    ) -> None:
        """Offer two files to be compared; switching goes on at the same moment."""
        self._set([str(path_a), str(path_b)], [name_a, name_b], duration)

    def choose(self, index: int) -> None:
        """Listen to A (0) or B (1), from the moment that is heard."""
        if index == self._current or not 0 <= index < len(self._paths):
            return
        mine = self._is_mine()
        self._current = index
        self._pair.button(index).setChecked(True)
        if mine:
            self._player.switch_to(self._paths[index])

    def toggle(self) -> None:
        """Play or pause."""
        if not self._paths:
            return
        self._message.hide()
        if not self._is_mine():
            self._player.load(self._paths[self._current], self._moment)
            self._player.play()
        elif self._player.is_playing:
            self._player.pause()
        else:
            self._player.play()

    @property
    def path(self) -> str:
        """The file that is offered; of two, the chosen one."""
        return self._paths[self._current] if self._paths else ""

    def _build(self, name: str) -> None:
        self._play = tool_button("play", self.tr("Play"), name=f"{name}_play", parent=self)
        self._play.clicked.connect(self.toggle)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setObjectName(f"{name}_slider")
        self._slider.setAccessibleName(self.tr("Position"))
        self._slider.setSingleStep(_STEPS_PER_SECOND)
        self._slider.setPageStep(5 * _STEPS_PER_SECOND)
        self._slider.setMinimumWidth(60)
        self._slider.valueChanged.connect(self._on_slider)
        self._time = label("", "muted", self)
        self._time.setObjectName(f"{name}_time")
        self._pair = QButtonGroup(self)
        self._pair_buttons: list[QPushButton] = []
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(self._play)
        for index, letter in enumerate("ab"):
            one = button("", "quiet", name=f"{name}_{letter}", parent=self)
            one.setCheckable(True)
            self._pair.addButton(one, index)
            self._pair_buttons.append(one)
            row.addWidget(one)
        self._pair.idClicked.connect(self.choose)
        row.addWidget(self._slider, 1)
        row.addWidget(self._time)
        self._message = label("", "warn", self, wrap=True)
        self._message.setObjectName(f"{name}_message")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addLayout(row)
        column.addWidget(self._message)

    def _set(self, paths: list[str], names: list[str], duration: float) -> None:
        if self._is_mine() and self._player.path not in paths:
            self._player.pause()
        self._paths, self._names = paths, names
        self._current = paths.index(self._player.path) if self._player.path in paths else 0
        mine = self._is_mine()
        self._moment = self._player.position if mine else 0.0
        self._length = (self._player.duration if mine else 0.0) or duration
        for index, one in enumerate(self._pair_buttons):
            one.setVisible(len(paths) > 1)
            one.setText(names[index] if names else "")
            one.setChecked(index == self._current)
        self._message.hide()
        self._play.setEnabled(bool(paths))
        self._on_state()
        self._show()

    def _is_mine(self) -> bool:
        return bool(self._paths) and self._player.path in self._paths

    def _on_position(self, seconds: float) -> None:
        if self._is_mine():
            self._moment = seconds
            self._show()

    def _on_duration(self, seconds: float) -> None:
        if self._is_mine():
            self._length = seconds
            self._show()

    def _on_state(self) -> None:
        playing = self._is_mine() and self._player.is_playing
        words = self.tr("Pause") if playing else self.tr("Play")
        self._play.setIcon(icon("pause" if playing else "play"))
        self._play.setAccessibleName(words)
        self._play.setToolTip(words)

    def _on_failed(self, sentence: str) -> None:
        if self._is_mine():
            self._message.setText(sentence)
            self._message.show()

    def _on_slider(self, value: int) -> None:
        self._moment = value / _STEPS_PER_SECOND
        if self._is_mine():
            self._player.seek(self._moment)
        self._show_time()

    def _show(self) -> None:
        # Only what the person does to the slider is a wish to go elsewhere.
        blocked = self._slider.blockSignals(True)
        self._slider.setEnabled(self._length > 0)
        self._slider.setMaximum(max(1, round(self._length * _STEPS_PER_SECOND)))
        if not self._slider.isSliderDown():
            self._slider.setValue(round(self._moment * _STEPS_PER_SECOND))
        self._slider.blockSignals(blocked)
        self._show_time()

    def _show_time(self) -> None:
        text = f"{clock(self._moment)} / {clock(self._length)}" if self._length else ""
        if text != self._time.text():
            self._time.setText(text)
