"""Indexes whose parts contradict each other are refused before the library is given them."""

import struct
from pathlib import Path

import pytest

from helpers.rvc_files import save_index
from mynah.engine.features.retrieval import ContentIndex
from mynah.engine.formats.index_layout import check_layout
from mynah.engine.formats.rvc_index import open_rvc_index
from mynah.engine.stages.index import open_index
from mynah.protocol.errors import MynahError

KINDS = (
    "IVF2,Flat",
    "IVF40,Flat",
    "Flat",
    "IVF2,SQ8",
    "IVF2,SQ4",
    "IVF2,SQ6",
    "IVF2,SQfp16",
    "SQ8",
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_the_library_writes_is_known(tmp_path: Path, kind: str) -> None:
    check_layout(save_index(tmp_path / "a.index", 16, kind=kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_cut_short_anywhere_is_refused(tmp_path: Path, kind: str) -> None:
    path = save_index(tmp_path / "a.index", 16, kind=kind)
    data = path.read_bytes()
    for size in range(0, len(data), max(1, len(data) // 60)):
        path.write_bytes(data[:size])
        with pytest.raises((ValueError, struct.error)):
            check_layout(path)


@pytest.mark.parametrize(
    ("mark", "after", "layout", "value"),
    [
        (b"IwFl", 4, "<i", 32),  # width
        (b"IwFl", 8, "<q", 81),  # vectors
        (b"IwFl", 37, "<Q", 1 << 40),  # lists
        (b"IxF2", 4, "<i", 8),  # width of the centres
        (b"IxF2", 8, "<q", 3),  # centres
        (b"IxF2", 0, "4s", b"IwFl"),  # an index in an index
        (b"IxF2", 45, "<f", float("nan")),  # a centre
        (b"ilar", -9, "<b", 1),  # a table of places
        (b"ilar", 0, "4s", b"ilod"),  # lists in another file
        (b"ilar", 4, "<Q", 3),  # lists
        (b"ilar", 12, "<Q", 1),  # bytes a vector
        (b"full", 12, "<Q", 1 << 62),  # vectors of a list
    ],
)
def test_a_part_that_does_not_fit_the_others_is_refused(
    tmp_path: Path, mark: bytes, after: int, layout: str, value: object
) -> None:
    path = save_index(tmp_path / "a.index", 16)
    data = bytearray(path.read_bytes())
    struct.pack_into(layout, data, data.index(mark) + after, value)
    path.write_bytes(data)

    with pytest.raises(ValueError, match=r"cannot be right|kind|head"):
        check_layout(path)
    with pytest.raises(RuntimeError):
        open_index(path)
    with pytest.raises(MynahError):
        open_rvc_index(path, 16)


@pytest.mark.parametrize("searched", [0, 1, 1 << 40])
def test_the_number_of_searched_cells_is_one_that_can_be_searched(searched: int) -> None:
    class Found:
        nprobe, nlist = searched, 7

    assert ContentIndex(Found()).index.nprobe in (4, 7)
