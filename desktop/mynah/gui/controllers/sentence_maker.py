"""Lets two voices, states or settings say the same recordings, for a blind listening test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from mynah.gui.controllers.session import Session
    from mynah.gui.services.warm_engine import Request
    from mynah.protocol.events import Failed

Sentences = tuple[tuple[str, str], ...]
FOLDER = "listening"
MOST = 3


@dataclass(frozen=True)
class Side:
    """One of the two that speak.

    Attributes:
        key: Tells its files from those of the other; part of their names.
        parameters: Of the request `convert`, without input and output; empty where it cannot
            speak any more.
    """

    key: str
    parameters: Mapping[str, Any]


class SentenceMaker(QObject):
    """Makes sound files of both sides in the cache; what is there already is not made again.

    Where a side cannot speak any more, or something fails, the fallback is given.

    Args:
        session: Its engine does the work.
        folder: For the files.
        sides: Who speaks.
        sources: Recordings to say.
        fallback: Pairs that are there in any case; may be empty.
        parent: Its parent.

    Attributes:
        error: Why something failed, or None.

    Signals:
        progressed: Share that is done.
        finished: Pairs of sound files of the first and the second side (`Sentences`).
    """

    progressed = Signal(float)
    finished = Signal(object)

    def __init__(
        self,
        session: Session,
        folder: Path,
        sides: tuple[Side, Side],
        sources: Sequence[Path],
        fallback: Sentences = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.error: Failed | Exception | None = None
        self._session = session
        self._sides = sides
        self._folder = folder
        self._sources = list(sources[:MOST])
        self._fallback = fallback
        self._waiting: list[tuple[Side, Path]] = []
        self._total = 0
        self._request: Request | None = None
        self._ended = False

    def start(self) -> None:
        """Begin; `finished` may come at once."""
        if not self._sources or not all(one.parameters for one in self._sides):
            self._end(self._fallback)
            return
        self.progressed.emit(0.0)
        self._session.background.run(
            partial(missing, self._folder, self._sides, self._sources),
            self._on_missing,
            self._on_failed,
            owner=self,
        )

    def cancel(self) -> None:
        """Make no more of them."""
        self._ended = True
        if self._request is not None:
            self._request.cancel()

    def _on_missing(self, waiting: list[tuple[Side, Path]]) -> None:
        self._waiting, self._total = waiting, len(waiting)
        self._make_next()

    def _make_next(self) -> None:
        if self._ended:
            return
        if not self._waiting:
            a, b = self._sides
            self._end(
                tuple(
                    (str(target(self._folder, a, source)), str(target(self._folder, b, source)))
                    for source in self._sources
                )
            )
            return
        self.progressed.emit(1 - len(self._waiting) / self._total)
        side, source = self._waiting.pop(0)
        self._request = self._session.engine.request(
            "convert",
            {
                **side.parameters,
                "input": str(source),
                "output": str(target(self._folder, side, source)),
                "overwrite": True,
            },
            lambda _result: self._make_next(),
            self._on_failed,
            owner=self,
        )

    def _on_failed(self, error: Failed | Exception) -> None:
        self.error = error
        self._end(self._fallback)

    def _end(self, sentences: Sentences) -> None:
        if not self._ended:
            self._ended = True
            self.finished.emit(sentences)


def target(folder: Path, side: Side, source: Path) -> Path:
    """Where a side says a recording."""
    return folder / f"{source.stem}-{side.key}.flac"


def missing(
    folder: Path, sides: tuple[Side, Side], sources: Sequence[Path]
) -> list[tuple[Side, Path]]:
    """What is still to be made; makes the folder, too. Recordings that are gone are an error.

    Raises:
        FileNotFoundError: A recording is gone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for source in sources:
        if not source.is_file():
            raise FileNotFoundError(source)
    return [
        (side, source)
        for side in sides
        for source in sources
        if not target(folder, side, source).is_file()
    ]
