"""A .npy file of float32 samples that is written block by block."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

_HEADER_BYTES = 128
_MAGIC = b"\x93NUMPY\x01\x00"


class GrowingArray:
    """Writes a one-dimensional float32 array whose length is known at the end alone.

    The length stands in the header, which is written last: until then no reader takes the file
    for an array. A context manager; leaving it by an exception removes the file.
    """

    def __init__(self, path: Path) -> None:
        """Make the file.

        Raises:
            OSError: It cannot be made.
        """
        self.path, self.length = path, 0
        self._file = path.open("wb")
        self._file.write(bytes(_HEADER_BYTES))

    def append(self, block: Samples) -> None:
        """Add samples, shape (n,).

        Raises:
            OSError: The disk is full.
        """
        self._file.write(np.ascontiguousarray(block, "<f4").data)
        self.length += len(block)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._file.seek(0)
                self._file.write(_header(self.length))
        finally:
            self._file.close()
        if kind is not None:
            self.path.unlink(missing_ok=True)


def _header(length: int) -> bytes:
    """Version 1.0 of the format, padded to a fixed size (numpy.lib.format)."""
    facts = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({length},), }}"
    size = _HEADER_BYTES - len(_MAGIC) - 2
    text = facts.ljust(size - 1) + "\n"
    return _MAGIC + size.to_bytes(2, "little") + text.encode("ascii")
