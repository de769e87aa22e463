"""Lines out of pieces: whole ones in order, and none that costs more memory than a line may."""

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mynah.protocol.lines import LineSplitter, lines_of


@given(st.lists(st.binary(max_size=12)))
def test_any_pieces_give_the_same_lines(pieces):
    splitter = LineSplitter(10)
    got = [line for piece in pieces for line in splitter.feed(piece)] + [splitter.finish()]
    wanted = b"".join(pieces).split(b"\n")
    assert got == [line if len(line) <= 10 else None for line in wanted]


class Endless(io.RawIOBase):
    """Many megabytes without an end of a line, then lines."""

    def __init__(self, megabytes):
        self._left = megabytes * 16
        self._last = [b"\nstop\n", b"rest"]

    def read(self, size=-1):
        if self._left:
            self._left -= 1
            return b"x" * 65_536
        return self._last.pop(0) if self._last else b""


def test_a_line_without_an_end_costs_no_memory():
    tracemalloc.start()
    try:
        assert list(lines_of(Endless(100), 1 << 20)) == [None, b"stop", b"rest"]
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("content", [b"", b"a\n", b"a", b"a\n\nb\n"])
def test_the_last_line_may_lack_its_end(content):
    lines = content.split(b"\n")
    wanted = lines if lines[-1] else lines[:-1]
    assert list(lines_of(io.BytesIO(content), 9)) == wanted
