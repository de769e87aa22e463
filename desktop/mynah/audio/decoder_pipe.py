"""What goes between a decoder and the one that asks it: a header of JSON, then plain samples."""

from __future__ import annotations

import json
import logging
import struct
import sys
from collections.abc import Mapping
from typing import Any, BinaryIO

MOST_FRAMES = 1 << 21
"""Of one portion."""
_HEAD = struct.Struct("<II")
_LONGEST_HEADER = 1 << 20
_PIPE_BYTES = 1 << 20
_SET_PIPE_SIZE = 1031  # of fcntl(2) on Linux
_log = logging.getLogger(__name__)


def send(pipe: BinaryIO | Any, header: Mapping[str, Any], data: Any = b"") -> None:
    """Write a header and samples."""
    text = json.dumps(header).encode()
    view = memoryview(data).cast("B")
    _write_all(pipe, memoryview(_HEAD.pack(len(text), len(view)) + text))
    _write_all(pipe, view)


def receive(pipe: BinaryIO | Any) -> tuple[dict[str, Any], bytearray]:
    """Read what `send` wrote: two lengths of four bytes, a header, samples.

    Raises:
        EOFError, ValueError: It is not that.
    """
    text_size, data_size = _HEAD.unpack(_read_all(pipe, _HEAD.size))
    if text_size > _LONGEST_HEADER or data_size > MOST_FRAMES * 2 * 8:
        raise ValueError("more than a decoder says")
    header = json.loads(_read_all(pipe, text_size))
    if not isinstance(header, dict):
        raise ValueError("no header")
    return header, _read_all(pipe, data_size)


def _read_all(pipe: Any, size: int) -> bytearray:
    data = bytearray(size)
    view, got = memoryview(data), 0
    while got < size:
        count = pipe.readinto(view[got:])
        if not count:
            raise ConnectionError("the other end is gone")
        got += count
    return data


def _write_all(pipe: Any, view: memoryview) -> None:
    while len(view):
        view = view[pipe.write(view) :]


def enlarge(pipe: Any) -> None:
    """Let a whole portion lie in the pipe, where the system can do that."""
    if sys.platform != "linux":
        return
    import fcntl

    try:
        fcntl.fcntl(pipe.fileno(), _SET_PIPE_SIZE, _PIPE_BYTES)
    except OSError as error:
        _log.debug("the pipe of a decoder stays small: %s", error)
