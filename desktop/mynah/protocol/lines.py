"""Lines out of pieces of any size, where none may cost more memory than a line is worth."""

import io
from collections.abc import Iterator
from typing import BinaryIO

_PORTION = 1 << 16


class LineSplitter:
    """Cuts what arrives into lines.

    Args:
        most: Bytes of the longest line that is kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._parts: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> list[bytes | None]:
        """The lines that became whole, without their ends; None for each that was too long."""
        *ended, rest = chunk.split(b"\n")
        lines = []
        for piece in ended:
            self._add(piece)
            lines.append(self.finish())
        self._add(rest)
        return lines

    def finish(self) -> bytes | None:
        """What is left without an end; None where it was too long."""
        line = None if self._size > self._most else b"".join(self._parts)
        self._parts, self._size = [], 0
        return line

    def _add(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._most:
            self._parts = []
        elif piece:
            self._parts.append(piece)


def lines_of(stream: BinaryIO | io.RawIOBase, most: int) -> Iterator[bytes | None]:
    """The lines of a stream as they come, the last one also without an end.

    Args:
        stream: What is read; a buffered one gives what it has.
        most: See `LineSplitter`; None comes in place of a line that is longer.

    Raises:
        OSError, ValueError: It is closed.
    """
    splitter = LineSplitter(most)
    read = getattr(stream, "read1", stream.read)
    while chunk := read(_PORTION):
        yield from splitter.feed(chunk)
    rest = splitter.finish()
    if rest != b"":
        yield rest
