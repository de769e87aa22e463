"""Makes the joined reference clip visible and audible before it is exported."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.gui.controllers.session import Session
    from mynah.gui.models.joined_clip import JoinedClip
    from mynah.gui.services.background import Task
    from mynah.gui.views.datasets.reference_picker import ReferencePicker

_PAUSE_MS = 200
_LONGEST_SECONDS = 60.0  # of what is joined only to be looked at
_PREFIX = "reference-"


class ReferenceListening(QObject):
    """Joins the ticked clips whenever they change, and plays the result.

    Args:
        session: The session.
        picker: Where the clips are ticked.
        parent: Its parent.
    """

    def __init__(self, session: Session, picker: ReferencePicker, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._picker = picker
        self._clip: JoinedClip | None = None
        self._task: Task | None = None
        self._key: tuple[tuple[str, ...], float] | None = None
        self._play_when_ready = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._join)
        picker.chosen_shown.connect(self._on_chosen_shown)
        picker.listen_requested.connect(self._on_listen)
        player = session.player
        player.state_changed.connect(self._on_state_changed)
        picker.show_sound_problem("" if player.available else player.reason)

    @property
    def clip(self) -> JoinedClip | None:
        """The clip that can be heard now."""
        return self._clip

    def close(self) -> None:
        """Stop playing it and remove it."""
        self._pause.stop()
        if self._playing:
            self._session.player.clear()
        self._drop()
        self.deleteLater()

    @property
    def _playing(self) -> bool:
        player = self._session.player
        return self._clip is not None and player.path == str(self._clip.path) and player.is_playing

    def _on_chosen_shown(self) -> None:
        parts = self._picker.model.chosen_parts()
        key = (tuple(one.sample.id for one in parts), self._picker.gap)
        if key == self._key:
            return
        self._key = key
        if self._playing:
            self._session.player.stop()
        self._drop()
        self._pause.start()

    def _join(self) -> None:
        from mynah.gui.models.joined_clip import join_clips

        parts = self._picker.model.chosen_parts()
        if not parts or sum(one.seconds for one in parts) > _LONGEST_SECONDS:
            return
        folder = self._session.workspace.cache_dir
        out = folder / f"{_PREFIX}{secrets.token_hex(6)}.wav"
        paths = [one.sample.path for one in parts]
        if self._task is not None:
            self._task.cancel()
        self._task = self._session.background.run(
            partial(join_clips, paths, self._picker.gap, out),
            self._on_joined,
            self._on_failed,
            owner=self,
        )

    def _on_joined(self, clip: JoinedClip) -> None:
        self._task = None
        self._drop()
        self._clip = clip
        self._picker.show_peaks(clip.peaks)
        if self._play_when_ready:
            self._play_when_ready = False
            self._session.player.play_file(clip.path)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self._play_when_ready = False
        self._picker.show_sound_problem(str(error))

    def _on_listen(self) -> None:
        if self._playing:
            self._session.player.stop()
        elif self._clip is not None:
            self._session.player.play_file(self._clip.path)
        else:
            self._play_when_ready = True
            self._join()

    def _on_state_changed(self) -> None:
        self._picker.show_playing(self._playing)

    def _drop(self) -> None:
        if self._clip is not None:
            path, self._clip = self._clip.path, None
            self._session.background.run(partial(_remove, path), _nothing, owner=self._session)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _nothing(result: object) -> None:
    """Nobody waits for it."""
