"""What a decoder answers; see `mynah.engine.decoding`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from mynah.audio import backends
from mynah.audio.backends import DecodeError, Source
from mynah.audio.decoder_pipe import MOST_FRAMES, receive, send


def serve(questions: BinaryIO | Any, answers: BinaryIO | Any) -> None:
    """Answer questions, one file open at a time, until there are no more.

    Raises:
        OSError: The other side is gone.
    """
    desk = _Desk()
    while True:
        question, _ = receive(questions)
        try:
            answer, data = desk.answer(question)
        except DecodeError as error:
            answer, data = {"error": error.reason, "message": error.message}, None
        except MemoryError:
            words = "It needs more memory to be read than recordings do."
            answer, data = {"error": "unreadable", "message": words}, None
        except Exception as error:  # noqa: BLE001 - a fault nobody foresaw costs only this file
            words = f"It could not be read: {error!r}."
            answer, data = {"error": "unreadable", "message": words[:2000]}, None
        send(answers, answer, b"" if data is None else np.ascontiguousarray(data).reshape(-1))


class _Desk:
    """The file that is open."""

    def __init__(self) -> None:
        self._source: Source | None = None
        self._told = 0  # notes

    def answer(self, question: Mapping[str, Any]) -> tuple[dict[str, Any], Any]:
        if "open" in question:
            self._close()
            self._source = backends.open_here(Path(question["open"]), question["kind"])
            return {**asdict(self._source.info), **self._fresh_notes()}, None
        if "close" in question:
            self._close()
            return {}, None
        if "tags" in question:
            from mynah.audio.tags import read_tags

            return {"tags": read_tags(question["tags"])}, None
        if self._source is None:
            raise DecodeError("unreadable", "No file is open.")
        if "skip" in question:
            skipped = self._source.skip(int(question["skip"]))
            return {"skipped": skipped, **self._fresh_notes()}, None
        most = MOST_FRAMES // self._source.info.channels + 1
        block = self._source.read(min(int(question["read"]), most))
        return self._fresh_notes(), block

    def _fresh_notes(self) -> dict[str, Any]:
        notes = self._source.notes[self._told :] if self._source is not None else []
        self._told += len(notes)
        return {"notes": [[note.code, note.text] for note in notes]} if notes else {}

    def _close(self) -> None:
        source, self._source, self._told = self._source, None, 0
        if source is not None:
            source.close()
