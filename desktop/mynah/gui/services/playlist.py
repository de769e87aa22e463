"""Playing files one after the other, with the pauses between them, while more of them are made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from mynah.gui.services.player import AT_END_SECONDS, PlayerState

if TYPE_CHECKING:
    from mynah.gui.services.player import Player

NONE = -1


class PlaylistState(StrEnum):
    """What a playlist does."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"
    WAITING = "waiting"


@dataclass(frozen=True)
class Entry:
    """One file.

    Attributes:
        path: The file; empty while it is not made.
        pause_s: Silence after it.
    """

    path: str = ""
    pause_s: float = 0.0


class Playlist(QObject):
    """A row of files on top of the window's one player.

    A file that ends is followed by the next one after its pause; the next is opened during that
    pause, so that it begins in time. Where the next file is not made yet, the list waits and goes
    on by itself. As soon as somebody else plays another file, the list stops: the player belongs to
    whoever asked last.

    Args:
        player: Plays.
        parent: Its parent.

    Signals:
        state_changed: A word of `PlaylistState`.
        current_changed: Number of the entry that is heard or comes next, from 0; -1 for none.
        failed: One sentence why an entry cannot be heard.
    """

    state_changed = Signal(str)
    current_changed = Signal(int)
    failed = Signal(str)

    def __init__(self, player: Player, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._entries: list[Entry] = []
        self._ended = True  # no more entries are made
        self._current = NONE
        self._state = PlaylistState.STOPPED
        self._own = False  # we are loading a file ourselves
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._on_pause_over)
        player.state_changed.connect(self._on_player_state)
        player.source_changed.connect(self._on_source)
        player.failed.connect(self._on_failed)

    @property
    def state(self) -> PlaylistState:
        """What it does."""
        return self._state

    @property
    def current(self) -> int:
        """The entry that is heard, or was last; -1 for none."""
        return self._current

    @property
    def going(self) -> bool:
        """Whether it plays, or waits for what is to be played."""
        return self._state in {PlaylistState.PLAYING, PlaylistState.WAITING}

    def clear(self) -> None:
        """Let go of everything; more entries will come."""
        self.stop()
        self._entries = []
        self._ended = False
        self._go_to(NONE)

    def put(self, number: int, entry: Entry) -> None:
        """Set the entry of a number; a list that waits for it goes on."""
        while len(self._entries) <= number:
            self._entries.append(Entry())
        self._entries[number] = entry
        if self._state is PlaylistState.WAITING and number == self._current:
            self._begin()

    def finish(self) -> None:
        """No more entries come: a list that waits for one stops."""
        self._ended = True
        if self._state is PlaylistState.WAITING and not self._is_there(self._current):
            self._set_state(PlaylistState.STOPPED)

    def reopen(self) -> None:
        """More entries come."""
        self._ended = False

    def play_from(self, number: int) -> None:
        """Play from an entry on; one that is not made yet is waited for."""
        self._pause.stop()
        self._go_to(number)
        if self._is_there(number):
            self._begin()
        elif self._ended:
            self._set_state(PlaylistState.STOPPED)
        else:
            self._silence()
            self._set_state(PlaylistState.WAITING)

    def toggle(self) -> None:
        """Pause, go on, or begin at the chosen entry, else at the first."""
        if self.going:
            self.pause()
        elif self._state is PlaylistState.PAUSED and self._has_player():
            self._set_state(PlaylistState.PLAYING)
            self._player.play()
        else:
            self.play_from(max(0, self._current))

    def pause(self) -> None:
        """Fall silent and stay where it is."""
        if not self.going:
            return
        self._pause.stop()
        waited = self._state is PlaylistState.WAITING
        self._set_state(PlaylistState.STOPPED if waited else PlaylistState.PAUSED)
        if self._has_player():
            self._player.pause()

    def stop(self) -> None:
        """Fall silent; the next play begins at the entry that was heard."""
        self._pause.stop()
        self._set_state(PlaylistState.STOPPED)
        self._silence()

    def next(self) -> None:
        """Play the next entry."""
        if self._current + 1 < len(self._entries) or not self._ended:
            self.play_from(self._current + 1)

    def previous(self) -> None:
        """Play the entry before."""
        self.play_from(max(0, self._current - 1))

    def _is_there(self, number: int) -> bool:
        return 0 <= number < len(self._entries) and bool(self._entries[number].path)

    def _has_player(self) -> bool:
        """Whether the player has the file of the present entry."""
        there = self._is_there(self._current)
        return there and self._player.path == self._entries[self._current].path

    def _silence(self) -> None:
        if self._has_player() or any(one.path == self._player.path for one in self._entries):
            self._player.pause()

    def _begin(self) -> None:
        """Load the present entry and play it at once."""
        self._load()
        self._set_state(PlaylistState.PLAYING)
        self._player.play()

    def _load(self) -> None:
        self._own = True
        try:
            self._player.load(self._entries[self._current].path)
        finally:
            self._own = False

    def _on_player_state(self, state: str) -> None:
        if self._own or self._state is not PlaylistState.PLAYING or self._pause.isActive():
            return
        if not self._has_player():
            return
        if state == PlayerState.PAUSED:
            self._set_state(PlaylistState.PAUSED)
        elif state == PlayerState.STOPPED:
            player = self._player
            if player.duration > 0 and player.position >= player.duration - AT_END_SECONDS:
                self._on_end()
            else:
                self._set_state(PlaylistState.STOPPED)

    def _on_end(self) -> None:
        """An entry was heard to its end."""
        last = self._entries[self._current]
        following = self._current + 1
        if following >= len(self._entries) and self._ended:
            self._set_state(PlaylistState.STOPPED)
            self._go_to(0 if self._entries else NONE)
            return
        self._go_to(following)
        if self._is_there(following):
            self._load()  # it is opened while the pause lasts
            self._pause.start(round(max(0.0, last.pause_s) * 1000))
        else:
            self._set_state(PlaylistState.WAITING if not self._ended else PlaylistState.STOPPED)

    def _on_pause_over(self) -> None:
        if self._state is not PlaylistState.PLAYING or not self._is_there(self._current):
            return
        if not self._has_player():
            self._load()
        self._player.play()

    def _on_source(self, _path: str) -> None:
        """Somebody plays another file."""
        if not self._own and not self._has_player() and self._state is not PlaylistState.STOPPED:
            self._pause.stop()
            self._set_state(PlaylistState.STOPPED)

    def _on_failed(self, reason: str) -> None:
        if self._has_player():
            self._pause.stop()
            self._set_state(PlaylistState.STOPPED)
            self.failed.emit(reason)

    def _go_to(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self.current_changed.emit(number)

    def _set_state(self, state: PlaylistState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state.value)
