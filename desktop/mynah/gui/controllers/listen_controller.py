"""Hearing a run: the original and the previews through the window's one player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mynah.gui import training_words as words
from mynah.gui.views.train.listen_card import Sound

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.run_history import RunHistory
    from mynah.gui.views.train.run_view import RunView

SOURCE = "source"


class ListenController(QObject):
    """Connects the listening card with the player."""

    def __init__(self, session: Session, view: RunView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = session.player
        self._card = view.listen
        self._sounds: tuple[Sound, ...] = ()
        self._card.play_requested.connect(self._on_play)
        self._card.switched.connect(self._on_switched)
        self._card.sought.connect(self._on_sought)
        self._card.chosen.connect(self._on_chosen)
        self._player.position_changed.connect(lambda _seconds: self._show_position())
        self._player.state_changed.connect(lambda _state: self._show_position())
        self._player.duration_changed.connect(lambda _seconds: self._show_position())

    def show_history(self, history: RunHistory) -> None:
        """Offer what can be heard of a run."""
        sounds = tuple(self._sounds_of(history))
        if sounds != self._sounds:
            self._sounds = sounds
            self._card.show_sounds(sounds, self._player.reason)
            self._show_position()

    def clear(self) -> None:
        """Nothing is shown."""
        if self._own:
            self._player.pause()
        self._sounds = ()
        self._card.show_sounds(())

    def hear_step(self, step: int) -> None:
        """Play the preview of a step."""
        sound = next((one for one in self._sounds if one.key == str(step)), None)
        if sound is not None:
            self._card.choose("b", sound.key)
            self._card.show_side("b")
            self._play(sound)

    @property
    def _own(self) -> bool:
        """Whether the player has one of our files."""
        return any(one.path == self._player.path for one in self._sounds)

    def _sounds_of(self, history: RunHistory) -> list[Sound]:
        found = []
        if history.preview_source:
            found.append(Sound(SOURCE, self.tr("Original recording"), history.preview_source))
        best = {one.step for one in history.checkpoints if one.best}
        for step in sorted(history.previews):
            text = self.tr("Step {step}").format(step=words.number(step))
            if step in best:
                text = self.tr("{name} (best)").format(name=text)
            found.append(Sound(str(step), text, history.previews[step]))
        return found

    def _on_play(self) -> None:
        sound = self._card.sound(self._card.side)
        if sound is None:
            return
        if self._player.path == sound.path:
            self._player.toggle()
        else:
            self._play(sound)

    def _play(self, sound: Sound) -> None:
        if self._own and self._player.is_playing:
            self._player.switch_to(sound.path)
        else:
            self._player.play_file(sound.path)

    def _on_switched(self, side: str) -> None:
        sound = self._card.sound(side)
        if sound is not None and self._own:
            self._player.switch_to(sound.path)

    def _on_chosen(self, side: str, _key: str) -> None:
        if side == self._card.side:
            self._on_switched(side)

    def _on_sought(self, share: float) -> None:
        if not self._own:
            sound = self._card.sound(self._card.side)
            if sound is not None:
                self._player.load(sound.path)
        self._player.seek(share * self._player.duration)

    def _show_position(self) -> None:
        if self._own:
            self._card.show_position(
                self._player.position, self._player.duration, playing=self._player.is_playing
            )
        else:
            self._card.show_position(0.0, 0.0, playing=False)
