"""Lets two saved states say the same recordings, for a blind listening test."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mynah.project.sample import AUDIO_SUFFIX

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.models.checkpoint_table import Checkpoint
    from mynah.gui.services.warm_engine import Request

Sentences = tuple[tuple[str, str], ...]
FOLDER = "listening"
MOST = 3


class SentenceMaker(QObject):
    """Makes sound files of both states in the cache; what is there already is not made again.

    Where the weights of a state are gone, or something fails, the previews are the one sentence.

    Signals:
        progressed: Share that is done.
        finished: Pairs of sound files of the first and the second state (`Sentences`).
    """

    progressed = Signal(float)
    finished = Signal(object)

    def __init__(
        self,
        session: Session,
        run: str,
        states: tuple[Checkpoint, Checkpoint],
        clips: list[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._states = states
        workspace = session.workspace
        self._folder = workspace.cache_dir / FOLDER / run
        self._sources = [workspace.samples_dir / f"{one}{AUDIO_SUFFIX}" for one in clips[:MOST]]
        self._waiting: list[tuple[Checkpoint, Path]] = []
        self._total = 0
        self._request: Request | None = None
        self._ended = False

    @property
    def previews(self) -> Sentences:
        """The one sentence that is always there."""
        return ((self._states[0].preview, self._states[1].preview),)

    def start(self) -> None:
        """Begin; `finished` may come at once."""
        if not self._sources or not all(one.model for one in self._states):
            self._end(self.previews)
            return
        self.progressed.emit(0.0)
        self._session.background.run(
            partial(missing, self._folder, self._states, self._sources),
            self._on_missing,
            lambda _error: self._end(self.previews),
            owner=self,
        )

    def cancel(self) -> None:
        """Make no more of them."""
        self._ended = True
        if self._request is not None:
            self._request.cancel()

    def _on_missing(self, waiting: list[tuple[Checkpoint, Path]]) -> None:
        self._waiting, self._total = waiting, len(waiting)
        self._make_next()

    def _make_next(self) -> None:
        if self._ended:
            return
        if not self._waiting:
            self._end(
                tuple(
                    (str(target(self._folder, a, source)), str(target(self._folder, b, source)))
                    for a, b in (self._states,)
                    for source in self._sources
                )
            )
            return
        self.progressed.emit(1 - len(self._waiting) / self._total)
        state, source = self._waiting.pop(0)
        self._request = self._session.engine.request(
            "convert",
            {
                "model_dir": state.model,
                "input": str(source),
                "output": str(target(self._folder, state, source)),
                "overwrite": True,
            },
            lambda _result: self._make_next(),
            lambda _error: self._end(self.previews),
            owner=self,
        )

    def _end(self, sentences: Sentences) -> None:
        if not self._ended:
            self._ended = True
            self.finished.emit(sentences)


def target(folder: Path, state: Checkpoint, source: Path) -> Path:
    """Where a state says a recording."""
    return folder / f"{source.stem}-{state.step}.flac"


def missing(
    folder: Path, states: tuple[Checkpoint, Checkpoint], sources: list[Path]
) -> list[tuple[Checkpoint, Path]]:
    """What is still to be made; makes the folder, too. Recordings that are gone are an error.

    Raises:
        FileNotFoundError: A recording is gone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for source in sources:
        if not source.is_file():
            raise FileNotFoundError(source)
    return [
        (state, source)
        for state in states
        for source in sources
        if not target(folder, state, source).is_file()
    ]
