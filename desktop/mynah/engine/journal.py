"""The journal of a run: every event, one line each, appended and never changed."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from mynah.engine.reporter import EventReporter
from mynah.project.appending import open_appending
from mynah.protocol.codec import Message, decode, encode
from mynah.protocol.events import Artifact, Event, Hello, Stage, State, is_end

FIRST_SEQ = 1
_PORTION = 4 << 20  # bytes, many times the longest line of a journal


class Journal(EventReporter):
    """Appends events to a file. Numbers and times go on where an earlier session left off.

    Opening mends what a crash left: a last line that is whole but lacks its end gets it, a torn one
    is cut off. What decides how to continue (states, stages, saves, ends) is flushed to the disk.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(clock)
        self._path = path
        self._file = open_appending(path, buffering=0)  # before it is mended: never through a link
        self._next_seq, self._t_before = _mend(path)
        self._last_t = self._t_before
        self._begun = clock()

    @property
    def offset(self) -> int:
        """Size of the journal in bytes; everything before it is whole lines."""
        return self._file.seek(0, os.SEEK_END)

    @property
    def last_seq(self) -> int:
        """Number of the last event written."""
        return self._next_seq - 1

    @property
    def last_t(self) -> float:
        """Seconds of work over all sessions, as the last event written says it."""
        return self._last_t

    def _write(self, event: Event) -> None:
        t = round(self._t_before + self._clock() - self._begun, 3)
        line = (encode(event, self._next_seq, t) + "\n").encode("ascii")
        before = self.offset
        try:
            written = 0
            while written < len(line):
                written += self._file.write(line[written:]) or 0
        except OSError:
            self._file.truncate(before)  # a part of a line would spoil the next one
            raise
        self._next_seq += 1
        self._last_t = t
        if is_end(event) or isinstance(event, Hello | State | Stage | Artifact):
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Flush and close."""
        os.fsync(self._file.fileno())
        self._file.close()


class JournalReader:
    """Reads a journal that may still be growing.

    A last line without its end is left for later, so that neither a line being written nor one that
    is cut off by mending is ever seen.
    """

    def __init__(self, path: Path, offset: int = 0) -> None:
        self._path = path
        self.offset = offset

    def poll(self) -> list[Message]:
        """The events that became whole since the last call; damaged lines are passed over."""
        messages: list[Message] = []
        try:
            with self._path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                # Not beyond what was there: one that grows as fast as it is read would not end.
                while self.offset < size:
                    file.seek(self.offset)  # a portion ends anywhere in a line, which is read again
                    lines = _lines_in(file.read(_PORTION))
                    if not lines:
                        break
                    self.offset += len(lines)
                    decoded = (decode(line) for line in lines.split(b"\n"))
                    messages += [one for one in decoded if isinstance(one, Message)]
        except FileNotFoundError:
            return []
        return messages


def read_journal(path: Path) -> list[Message]:
    """All whole events of a journal; an empty list when there is none."""
    return JournalReader(path).poll()


def _lines_in(chunk: bytes) -> bytes:
    """The lines that are whole. A whole portion without an end of a line is no line of ours."""
    whole = chunk[: chunk.rfind(b"\n") + 1]
    return whole or (chunk if len(chunk) == _PORTION else b"")


def _mend(path: Path) -> tuple[int, float]:
    """Make the file end with a whole line; return the next number and the last time in it."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return FIRST_SEQ, 0.0
    end = content.rfind(b"\n") + 1
    tail = content[end:]
    if tail:
        with path.open("r+b") as file:
            if isinstance(decode(tail), Message) and b"\0" not in tail:
                file.seek(0, os.SEEK_END)
                file.write(b"\n")
                end = len(content)
            else:
                file.truncate(end)
            os.fsync(file.fileno())
    for line in _backwards(content[:end]):
        message = decode(line)
        if isinstance(message, Message):
            return message.seq + 1, message.t
    return FIRST_SEQ, 0.0


def _backwards(content: bytes) -> Iterator[bytes]:
    yield from reversed(content.split(b"\n"))
