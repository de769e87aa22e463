"""Hearing a take through the window's one player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mynah.gui.models.record_state import TakeReport

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.gui.services.player import Player
    from mynah.gui.views.record.take_panel import TakePanel


class TakeListening(QObject):
    """Plays the take of a panel and shows where it is."""

    def __init__(self, player: Player, panel: TakePanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._panel = panel
        self._path: Path | None = None
        player.position_changed.connect(self._on_position_changed)
        player.state_changed.connect(self._on_state_changed)
        player.failed.connect(self._on_failed)
        panel.wave.moment_chosen.connect(self._on_moment_chosen)

    def set_take(self, path: Path | None) -> None:
        """From now on it is this take; that of before is let go of, since it may be deleted."""
        if self._path is not None and path != self._path:
            self.let_go(self._path)
        self._path = path

    def let_go(self, path: Path) -> None:
        """Close a file, if it is the one that is open."""
        if self._player.path == str(path):
            self._player.clear()

    def toggle(self) -> None:
        """Play or pause the take."""
        if self._hears_it():
            self._player.toggle()
        elif self._path is not None:
            self._player.play_file(self._path)

    def _hears_it(self) -> bool:
        return self._path is not None and self._player.path == str(self._path)

    def _on_moment_chosen(self, seconds: float) -> None:
        if self._path is not None:
            if not self._hears_it():
                self._player.load(self._path)
            self._player.play(seconds)

    def _on_position_changed(self, seconds: float) -> None:
        if self._hears_it():
            self._panel.wave.show_moment(seconds)

    def _on_state_changed(self, _state: str) -> None:
        if self._hears_it():
            self._panel.show_playing(self._player.is_playing)

    def _on_failed(self, words: str) -> None:
        if self._hears_it():
            self._panel.show_report(TakeReport("", "", words))
