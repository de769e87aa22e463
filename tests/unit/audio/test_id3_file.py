"""What libsndfile is given to write into, on a disk that fails."""

import contextlib
import errno
import io

import numpy as np
import pytest
import soundfile

from mynah.audio.id3 import Behind


class FailingDisk(io.RawIOBase):
    """Takes the first bytes and refuses the rest; a buffer before it finds out when it is moved."""

    def __init__(self, room: int) -> None:
        self._room, self._place = room, 0

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, data) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise OSError(errno.EIO, "Input/output error")
        self._place += len(data)
        return len(data)

    def seek(self, offset, whence=io.SEEK_SET) -> int:
        self._place = offset + (0 if whence == io.SEEK_SET else self._place)
        return self._place


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("room", [0, 4_000, 30_000])
def test_no_failure_goes_through_the_library(room, capfd):
    place = Behind(io.BufferedWriter(FailingDisk(room), 1 << 14))
    noise = 0.1 * np.random.default_rng(0).standard_normal(8 * 16_000)
    # How the library says that it could not write, which it may, and need not.
    with (
        contextlib.suppress(soundfile.SoundFileError, AssertionError),
        soundfile.SoundFile(place, "w", 16_000, 1, format="MP3") as file,
    ):
        file.write(noise)
    place.close()
    assert place.fault is not None
    assert place.fault.errno == errno.EIO
    assert "Traceback" not in capfd.readouterr().err
