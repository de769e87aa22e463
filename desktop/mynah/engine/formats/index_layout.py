"""The whole structure of an index file, walked through before faiss is given any of it.

faiss believes what a file says of its own parts: a list longer than its codes, a code shorter than
its vector or a table that points beyond the lists is read or searched outside of memory. So every
size is compared with what the kinds of this family have; what is left to be wrong are numbers.

Layout: `faiss/impl/index_write.cpp` of faiss 1.7 to 1.15 (MIT), little-endian, as all of them.
"""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from numpy.typing import NDArray

HEADER = struct.Struct("<4siqqq?i")  # kind, width, vectors, two unused numbers, trained, metric
_FLAT = (b"IxF2", b"IxFI")
_NUMBER = struct.Struct("<Q")
_QUANTISER = struct.Struct("<iifQQ")  # kind, range, argument, width, bytes a vector
# Bits a value and trained numbers (per value, in all) of each kind of scalar quantiser.
_QUANTISERS = {
    0: (8, 2, 0),
    1: (4, 2, 0),
    2: (8, 0, 2),
    3: (4, 0, 2),
    4: (16, 0, 0),
    5: (8, 0, 0),
    6: (6, 2, 0),
    7: (16, 0, 0),
    8: (8, 0, 0),
}
_MOST_LISTS = 1 << 24
_METRIC_L2 = 1


def check_layout(path: Path) -> None:
    """Walk through an index: flat, scalar-quantised, or inverted lists of one of these.

    Raises:
        ValueError: It is another kind, or some part does not fit the others.
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        _Walk(file, os.fstat(file.fileno()).st_size).index(outer=True)


class _Walk:
    def __init__(self, file: BinaryIO, size: int) -> None:
        self.file = file
        self.size = size

    def index(self, *, outer: bool) -> tuple[int, int]:
        """One index; its width and how many vectors it holds."""
        kind, width, count, _, _, trained, metric = self.read(HEADER)
        if not 0 < width <= 1 << 14 or count < 0 or not trained or metric != _METRIC_L2:
            raise ValueError("its head is of no index that can be searched")
        if kind in _FLAT:
            self.need(self.number() == count * width, "vectors")
            self.finite(count * width)
        elif kind == b"IxSQ":
            code = self.quantiser(width)
            self.need(self.number() == count * code, "codes")
            self.skip(count * code)
        elif outer and kind in (b"IwFl", b"IwSq"):
            self.inverted(kind, width, count)
        else:
            raise ValueError(f"it is of the kind {kind!r}")
        return width, count

    def inverted(self, kind: bytes, width: int, count: int) -> None:
        lists, _searched = self.number(), self.number()
        self.need(0 < lists <= _MOST_LISTS, "number of lists")
        self.need(self.index(outer=False) == (width, lists), "centres of the lists")
        direct, entries = self.read(struct.Struct("<bQ"))
        self.need(direct == 0 and entries == 0, "table of places")
        code = 4 * width
        if kind == b"IwSq":
            code = self.quantiser(width)
            again, _by_residual = self.read(struct.Struct("<Q?"))
            self.need(again == code, "bytes a vector")
        mark, stored, stored_code = self.read(struct.Struct("<4sQQ"))
        self.need((mark, stored, stored_code) == (b"ilar", lists, code), "lists")
        sizes = self.sizes(lists)
        self.need(int(sizes.sum()) == count, "sizes of the lists")
        self.skip(count * (code + 8))

    def sizes(self, lists: int) -> NDArray[np.uint64]:
        """How many vectors each list holds: of all, or of those that hold any."""
        (way,) = self.read(struct.Struct("<4s"))
        entries = self.number()
        if way == b"full":
            self.need(entries == lists, "sizes of the lists")
            sizes = self.numbers(entries)
        elif way == b"sprs":
            self.need(entries % 2 == 0 and entries <= 2 * lists, "sizes of the lists")
            pairs = self.numbers(entries).reshape(-1, 2)
            sizes = pairs[:, 1]
            # Each list once: the second time its first content would be lost, or read twice.
            self.need(bool((pairs[:, 0] < lists).all()), "numbers of the lists")
            self.need(len(np.unique(pairs[:, 0])) == len(pairs), "numbers of the lists")
        else:
            raise ValueError("the sizes of its lists are not there")
        self.need(bool((sizes <= self.size).all()), "sizes of the lists")
        return sizes

    def quantiser(self, width: int) -> int:
        """A scalar quantiser; the bytes that it makes of a vector."""
        kind, _range, _argument, own_width, code = self.read(_QUANTISER)
        if kind not in _QUANTISERS:
            raise ValueError("its vectors are packed in an unknown way")
        bits, each, all_together = _QUANTISERS[kind]
        self.need(own_width == width and code == (bits * width + 7) // 8, "bytes a vector")
        trained = self.number()
        self.need(trained == each * width + all_together, "trained numbers")
        self.finite(trained)
        return int(code)

    def finite(self, count: int) -> None:
        """So many float32, which are numbers."""
        data = self.take(4 * count)
        self.need(bool(np.isfinite(np.frombuffer(data, "<f4")).all()), "numbers")

    def numbers(self, count: int) -> NDArray[np.uint64]:
        return np.frombuffer(self.take(8 * count), "<u8")

    def number(self) -> int:
        value: int = self.read(_NUMBER)[0]
        return value

    def read(self, layout: struct.Struct) -> tuple[Any, ...]:
        return layout.unpack(self.take(layout.size))

    def skip(self, size: int) -> None:
        self.need(size <= self.size - self.file.tell(), "length")
        self.file.seek(size, os.SEEK_CUR)

    def take(self, size: int) -> bytes:
        self.need(size <= self.size - self.file.tell(), "length")
        return self.file.read(size)

    @staticmethod
    def need(good: bool, what: str) -> None:
        """Raise where a part is not as the others say."""
        if not good:
            raise ValueError(f"its {what} cannot be right")
