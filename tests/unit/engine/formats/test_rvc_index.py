"""Indexes of RVC voices: which are opened, and what is said of the others."""

import struct
from pathlib import Path

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from mynah.engine.formats.rvc_index import index_facts, open_rvc_index
from mynah.protocol.errors import ErrorCode, MynahError

WIDTH = 256


def _vectors(count: int, width: int = WIDTH) -> NDArray[np.float32]:
    return np.random.default_rng(1).normal(size=(count, width)).astype(np.float32)


def _made(path: Path, kind: str, count: int = 200, width: int = WIDTH) -> Path:
    index = faiss.index_factory(width, kind)
    index.train(_vectors(200, width))
    if count:
        index.add(_vectors(count, width))
    path.write_bytes(faiss.serialize_index(index).tobytes())
    return path


def _refusal(path: Path, width: int = WIDTH) -> MynahError:
    with pytest.raises(MynahError) as caught:
        open_rvc_index(path, width)
    return caught.value


@pytest.mark.parametrize("kind", ["IVF4,Flat", "IVF4,SQfp16", "Flat", "SQfp16"])
def test_the_family_s_kinds_are_opened(tmp_path: Path, kind: str) -> None:
    path = _made(tmp_path / "ädded_IVF4.index", kind)

    index = open_rvc_index(path, WIDTH)

    assert np.abs(index.vectors - _vectors(200)).max() < 2e-3
    near = index.retrieved(_vectors(3))
    assert np.isfinite(near).all()
    assert index_facts(path).vectors == 200


def test_the_number_of_cells_searched_stays(tmp_path: Path) -> None:
    index = faiss.index_factory(WIDTH, "IVF4,Flat")
    index.train(_vectors(200))
    index.add(_vectors(200))
    index.nprobe = 3
    path = tmp_path / "added.index"
    path.write_bytes(faiss.serialize_index(index).tobytes())

    assert open_rvc_index(path, WIDTH).index.nprobe == 3
    assert index_facts(path).searched == 3


def test_an_index_of_another_width(tmp_path: Path) -> None:
    error = _refusal(_made(tmp_path / "added.index", "IVF4,Flat"), 768)

    assert error.code is ErrorCode.BAD_INPUT
    assert "256 values (v1)" in error.message
    assert "768 values (v2)" in error.message


def test_a_trained_index_without_vectors_points_to_the_other(tmp_path: Path) -> None:
    error = _refusal(_made(tmp_path / "trained_IVF4.index", "IVF4,Flat", count=0))

    assert "without vectors" in error.message
    assert "added_" in error.hint


@pytest.mark.parametrize("kind", ["IVF4,PQ4x4", "PCA32,Flat", "HNSW4"])
def test_other_kinds_are_refused(tmp_path: Path, kind: str) -> None:
    path = _made(tmp_path / "other.index", kind)

    error = _refusal(path)

    assert error.code is ErrorCode.BAD_INPUT
    assert "kind" in error.message


@pytest.mark.parametrize("kept", [0.0001, 0.02, 0.5, 0.97])
def test_an_index_that_is_cut_short(tmp_path: Path, kept: float) -> None:
    path = _made(tmp_path / "added.index", "IVF4,Flat")
    data = path.read_bytes()
    path.write_bytes(data[: max(5, int(len(data) * kept))])

    assert _refusal(path).code is ErrorCode.BROKEN_FILE


def test_an_index_that_declares_more_than_it_has(tmp_path: Path) -> None:
    path = _made(tmp_path / "added.index", "IVF4,Flat")
    data = bytearray(path.read_bytes())
    struct.pack_into("<q", data, 8, 1 << 40)
    path.write_bytes(data)

    assert _refusal(path).code is ErrorCode.BROKEN_FILE


def test_an_index_whose_numbers_lead_astray(tmp_path: Path) -> None:
    index = faiss.index_factory(WIDTH, "IVF4,Flat")
    index.train(_vectors(200))
    index.add_with_ids(_vectors(200), np.arange(200, dtype=np.int64) * 1000)
    path = tmp_path / "added.index"
    path.write_bytes(faiss.serialize_index(index).tobytes())

    assert _refusal(path).code is ErrorCode.BROKEN_FILE


def test_vectors_that_are_no_numbers(tmp_path: Path) -> None:
    index = faiss.IndexFlatL2(WIDTH)
    vectors = _vectors(20)
    vectors[3, 5] = np.nan
    index.add(vectors)
    path = tmp_path / "added.index"
    path.write_bytes(faiss.serialize_index(index).tobytes())

    assert _refusal(path).code is ErrorCode.BROKEN_FILE


@pytest.mark.parametrize(
    "content", [b"<html></html>", b"PK\x03\x04" + b"\0" * 60, b"\xff" * 99, b""]
)
def test_what_is_no_index(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "added.index"
    path.write_bytes(content)

    error = _refusal(path)

    assert error.code is ErrorCode.BAD_INPUT
    assert "added.index" in error.message
    assert "model" not in error.message
