"""A process that does nothing but decode sound files for another; see `mynah.audio.apart`.

It is asked on its standard input and ends with it. It has no network where the system allows
that, may write no file, and gets a bounded amount of memory: what it reads comes from strangers.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from mynah.audio import backends
from mynah.audio.apart import MOST_FRAMES, receive, send
from mynah.audio.backends import DecodeError, Source
from mynah.engine import shut_in
from mynah.engine.confined import leave_network

MEMORY_BYTES = 2 << 30
_PARENT_CHECK_S = 2.0


def main() -> int:
    """Answer until the input ends."""
    leave_network()
    # Whoever takes a decoder over can read files, and has nobody to tell but the one that asks.
    shut_in.reach_only(reads=[Path(Path.cwd().anchor)], writes=(), lists=())
    shut_in.do_nothing_else()
    _limit()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ends with the one that asks
    questions = os.fdopen(os.dup(0), "rb", buffering=0)
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    with Path(os.devnull).open("r+b") as nowhere:
        for number in (0, 1):  # what a library prints never comes between the answers
            os.dup2(nowhere.fileno(), number)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with contextlib.suppress(OSError, ValueError):
        serve(questions, answers)
    return 0


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


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    from mynah.engine.confined import taken_bytes

    limits = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    limits[resource.RLIMIT_AS] = taken_bytes() + MEMORY_BYTES
    for kind, most in limits.items():
        with contextlib.suppress(OSError, ValueError):  # some systems have a limit by name alone
            resource.setrlimit(kind, (most, most))


def _leave_with_parent() -> None:
    """End where nobody is left to answer, also in the middle of a file without an end."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(_PARENT_CHECK_S)
    os._exit(0)
