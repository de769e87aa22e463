"""Whether an ONNX network is all in its own file.

The format lets a network say that its numbers are in other files, by paths of its own choice. A
Piper voice is one file, which is known by its SHA-256; so a network that points to others is none.

The file is walked through as protocol buffers (`onnx.proto3`, Apache-2.0, for the numbers of the
fields), without reading the numbers of the network.
"""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What each kind of part holds, by the number of the field.
_PARTS = {
    "model": {7: "graph", 20: "training", 25: "function"},
    "training": {1: "graph", 2: "graph"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "function": {7: "node", 11: "attribute"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "sparse": {1: "tensor", 2: "tensor"},
    "tensor": {},
}
_EXTERNAL_DATA, _DATA_LOCATION = 13, 14
_MOST_DEPTH = 40
_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5


def points_elsewhere(path: Path) -> bool:
    """Whether some tensor is kept in another file.

    Raises:
        ValueError: The file is no network, or cut short.
        OSError: It cannot be read.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return _elsewhere(data, 0, len(data), "model", 0)


def _elsewhere(data: mmap.mmap, start: int, end: int, kind: str, depth: int) -> bool:
    if depth > _MOST_DEPTH:
        raise ValueError("it is nested too deeply")
    parts = _PARTS[kind]
    for number, value, first, last in _fields(data, start, end):
        if kind == "tensor" and (
            number == _EXTERNAL_DATA or (number == _DATA_LOCATION and value != 0)
        ):
            return True
        inner = parts.get(number)
        if inner and last >= first and _elsewhere(data, first, last, inner, depth + 1):
            return True
    return False


def _fields(data: mmap.mmap, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Number, value, and place of each field; a value has no place, and a place no value."""
    at = start
    while at < end:
        key, at = _number(data, at, end)
        number, wire = key >> 3, key & 7
        if wire == _VARINT:
            value, at = _number(data, at, end)
            yield number, value, 0, -1
            continue
        if wire == _BYTES:
            size, at = _number(data, at, end)
        elif wire in (_EIGHT, _FOUR):
            size = 8 if wire == _EIGHT else 4
        else:
            raise ValueError("it has a field of an unknown kind")
        if size > end - at:
            raise ValueError("it is cut short")
        if wire == _BYTES:
            yield number, 0, at, at + size
        at += size


def _number(data: mmap.mmap, at: int, end: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= end or shift > 63:
            raise ValueError("it is cut short")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at
