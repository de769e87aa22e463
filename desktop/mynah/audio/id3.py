"""The tag of an MP3 file, ID3v2.3, which libsndfile would write with mangled letters.

LAME, through which libsndfile writes MP3, takes texts as Latin-1. Here they are UTF-16, which is
what version 2.3 has for everything else, and every player reads. Source: the ID3v2.3.0 standard.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

_FRAMES = {
    "title": "TIT2",
    "artist": "TPE1",
    "album": "TALB",
    "copyright": "TCOP",
    "date": "TYER",
    "genre": "TCON",
    "software": "TSSE",
}
_UTF16 = b"\x01"
_UNKNOWN_LANGUAGE = b"und"


def id3_tag(tags: Mapping[str, str]) -> bytes:
    """The tag with these texts; a name that ID3 has no frame for goes into one of its own.

    Args:
        tags: as `write.StreamWriter` takes them.
    """
    body = b"".join(_frame(name, text) for name, text in tags.items() if text)
    # A size of four times seven bits, so that no part of the tag looks like the start of a frame.
    size = bytes((len(body) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body if body else b""


def _frame(name: str, text: str) -> bytes:
    if name == "comment":
        kind, content = "COMM", _UTF16 + _UNKNOWN_LANGUAGE + _words("") + b"\0\0" + _words(text)
    elif name in _FRAMES:
        kind, content = _FRAMES[name], _UTF16 + _words(text)
    else:
        kind, content = "TXXX", _UTF16 + _words(name) + b"\0\0" + _words(text)
    return kind.encode() + len(content).to_bytes(4, "big") + b"\0\0" + content


def _words(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le", "replace")


class Behind:
    """What libsndfile writes into, in a file that begins with something else.

    It believes that the file begins after that. No exception goes through its code, and its MP3
    encoder does not notice a write that fails: what went wrong is kept in `fault`.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start = file.tell()
        self.fault: OSError | None = None

    def write(self, data: bytes) -> int:
        """See `io.RawIOBase.write`."""
        try:
            return self._file.write(data)
        except OSError as fault:
            self.fault = fault
            return 0

    def read(self, size: int = -1) -> bytes:
        """See `io.RawIOBase.read`."""
        return self._file.read(size)

    def close(self) -> None:
        """Write what was held back, and close the file."""
        try:
            self._file.close()
        except OSError as fault:
            self.fault = fault

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """See `io.IOBase.seek`; -1 where it fails, since what was held back is written first."""
        if whence == os.SEEK_SET:
            offset += self._start
        try:
            return self._file.seek(offset, whence) - self._start
        except OSError as fault:
            self.fault = fault
            return -1

    def tell(self) -> int:
        """See `io.IOBase.tell`; -1 where it fails."""
        try:
            return self._file.tell() - self._start
        except OSError as fault:
            self.fault = fault
            return -1
