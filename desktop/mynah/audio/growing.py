"""A WAV file that can be read at every moment while it grows, also after a crash.

Libraries write the length into the header when a file is closed; of a recording whose program was
killed they would find nothing. Here the header is put right after every block, and once a second
everything is flushed to the disk, so that a power cut costs no more than that.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

HEADER_BYTES = 44
MAX_DATA_BYTES = 4_000_000_000
"""Sizes in a WAV header have 32 bits."""
_PCM = 1


class GrowingWav:
    """Writes mono PCM block by block.

    Attributes:
        path: The file.
        rate: In Hz.
        frames: Written so far.
    """

    def __init__(self, path: Path, rate: int, bits: int = 24) -> None:
        """Make the file.

        Args:
            path: Must not exist.
            rate: In Hz.
            bits: 16 or 24 a sample.

        Raises:
            OSError: It cannot be made.
        """
        if bits not in (16, 24):
            raise ValueError(f"{bits} bits a sample cannot be written")
        self.path, self.rate, self.frames = path, rate, 0
        self._width = bits // 8
        self._flushed = 0
        self._file = path.open("xb")
        self._file.write(self._header())
        self._file.flush()

    @property
    def seconds(self) -> float:
        """Length so far."""
        return self.frames / self.rate

    @property
    def full(self) -> bool:
        """Whether a second more would not fit."""
        return (self.frames + self.rate) * self._width > MAX_DATA_BYTES

    def append(self, block: Samples) -> None:
        """Add samples, shape (n,); what is beyond full scale is cut.

        Raises:
            OSError: The disk is full or gone; what was written before can still be read.
        """
        try:
            self._file.seek(HEADER_BYTES + self.frames * self._width)
            self._file.write(_packed(block, self._width))
            self._file.flush()  # the samples first: a header must not promise what is not there
            self.frames += len(block)
            self._file.seek(0)
            self._file.write(self._header())
            self._file.flush()
            if self.frames - self._flushed >= self.rate:
                os.fsync(self._file.fileno())
                self._flushed = self.frames
        except OSError as error:
            error.filename = str(self.path)  # which disk it is, for whoever tells of it
            raise

    def close(self) -> None:
        """Flush it to the disk."""
        if self._file.closed:
            return
        try:
            try:
                self._file.flush()
                os.fsync(self._file.fileno())
            finally:
                self._file.close()
        except OSError as error:
            error.filename = str(self.path)
            raise

    def _header(self) -> bytes:
        return _header_of(self.frames * self._width, self.rate, self._width)


def mend_header(path: Path, rate: int, bits: int) -> None:
    """Write the header of a recording again whose header was lost, by the length of the file.

    Args:
        path: The file.
        rate: In Hz.
        bits: 16 or 24 a sample.

    Raises:
        OSError: It cannot be written.
    """
    width = bits // 8
    with path.open("r+b") as file:
        frames = max(0, file.seek(0, os.SEEK_END) - HEADER_BYTES) // width
        file.seek(0)
        file.write(_header_of(frames * width, rate, width))
        file.flush()
        os.fsync(file.fileno())


def _header_of(data: int, rate: int, width: int) -> bytes:
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        HEADER_BYTES - 8 + data,
        b"WAVE",
        b"fmt ",
        16,
        _PCM,
        1,
        rate,
        rate * width,
        width,
        8 * width,
        b"data",
        data,
    )


def _packed(block: Samples, width: int) -> bytes:
    top = 2 ** (8 * width - 1)
    # In doubles: a float cannot hold 24 bits and a sign next to full scale.
    finite = np.nan_to_num(block.astype(np.float64), posinf=1.0, neginf=-1.0)
    scaled = np.rint(finite * top)
    whole = np.clip(scaled, -top, top - 1).astype("<i4")
    data: bytes = whole.view(np.uint8).reshape(-1, 4)[:, :width].tobytes()
    return data
