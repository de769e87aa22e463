"""What is let go of a mapped file stays in the file and leaves this program's memory."""

import sys
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np
import pytest

from mynah.engine.convert.mapped import let_go


def mapped_kb():
    status = Path("/proc/self/status").read_text()
    return sum(int(status.split(f"{name}:")[1].split()[0]) for name in ("RssFile", "RssShmem"))


def test_nothing_is_lost():
    with TemporaryFile() as file:
        file.truncate(400_000)
        mapped = np.memmap(file, np.float32, "r+", shape=(100_000,))
        mapped[:] = np.arange(100_000)
        let_go(mapped)
        mapped[5] = -1
        let_go(mapped[:10])
        np.testing.assert_array_equal(mapped[[4, 5, 99_999]], [4, -1, 99_999])
        mapped.flush()
        file.seek(0)
        assert np.frombuffer(file.read(24), np.float32).tolist() == [0, 1, 2, 3, 4, -1]


def test_an_array_in_memory_is_left_alone():
    array = np.ones(10, np.float32)
    let_go(array)
    assert array.sum() == 10


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux does")
def test_it_no_longer_counts_as_memory():
    with TemporaryFile() as file:
        file.truncate(64 << 20)
        mapped = np.memmap(file, np.float32, "r+", shape=(16 << 20,))
        before = mapped_kb()
        mapped[:] = 1
        held = mapped_kb() - before
        let_go(mapped)
        assert held > 60_000
        assert mapped_kb() - before < 8_000
