"""Hearing the sentences: the playlist, the list and the marked words go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mynah.gui.models.speech import SentencePlaces, SentenceState
from mynah.gui.services.playlist import Entry, Playlist

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.sentence_table import SentenceTableModel
    from mynah.gui.models.speech import Sentence
    from mynah.gui.views.speak.speak_page import SpeakPage


class SpeechPlaying(QObject):
    """Connects list, transport and player."""

    def __init__(
        self,
        session: Session,
        view: SpeakPage,
        model: SentenceTableModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tell = session.notice_given.emit
        self._view = view
        self._model = model
        self._places = SentencePlaces("")
        self.playlist = Playlist(session.player, self)
        self.playlist.current_changed.connect(self._show)
        self.playlist.state_changed.connect(self._show)
        self._told = ""
        self.playlist.failed.connect(self._on_failed)
        view.sentences.play_requested.connect(self.play_from)
        view.transport.play.clicked.connect(self.toggle)
        view.transport.stop.clicked.connect(self.playlist.stop)
        view.transport.next.clicked.connect(self.playlist.next)
        view.transport.previous.clicked.connect(self.playlist.previous)
        self._show()

    def begin(self, text: str) -> None:
        """Another text is spoken."""
        self._places = SentencePlaces(text)
        self.playlist.clear()

    def put(self, sentence: Sentence) -> None:
        """A sentence can be heard."""
        self.playlist.put(sentence.number - 1, Entry(sentence.path, sentence.pause_s))

    def play_from(self, row: int) -> None:
        """Play from a row on."""
        one = self._model.sentence(row)
        if one is not None and one.state is not SentenceState.FAILED:
            self.playlist.play_from(row)

    def toggle(self) -> None:
        """Pause, or play from where it was, else from the chosen row."""
        if not self._model.ready:
            return
        if self.playlist.current < 0 and self._view.sentences.row >= 0:
            self.playlist.play_from(self._view.sentences.row)
        else:
            self.playlist.toggle()

    def _on_failed(self, reason: str) -> None:
        """Say it once: a computer without a loudspeaker has none at the next text either."""
        if reason != self._told:
            self._told = reason
            self._tell(reason)

    def _show(self) -> None:
        playlist = self.playlist
        row = playlist.current if playlist.state != "stopped" else -1
        if row != self._model.playing:
            self._model.set_playing(row)
            if row >= 0:
                self._view.sentences.show_row(row)
        self._view.transport.show_playing(playlist.going)
        self._mark(row)

    def _mark(self, row: int) -> None:
        editor = self._view.editor
        same = self._places.text == editor.text if row >= 0 else False
        one = self._model.sentence(row) if same else None
        if one is None or not one.text:
            editor.mark(-1, -1)
            return
        texts = [each.text for each in self._model.sentences[: row + 1]]
        editor.mark(*self._places.place(texts))
