"""Indexes for RVC voices: as other programs open them, and as good as those trained in full."""

import errno

import faiss
import numpy as np
import pytest

from mynah.engine.features import indexing
from mynah.engine.features.indexing import build_ivf, cell_centres, write_index
from mynah.engine.features.retrieval import ContentIndex
from mynah.protocol.errors import ErrorCode, MynahError


def speechlike(count, width=96, seed=0):
    """Clusters within clusters in a few dimensions, and noise in all of them."""
    rng = np.random.default_rng(seed)
    ways = np.random.default_rng(0).standard_normal((20, width))
    centres = np.random.default_rng(1).standard_normal((60, 20))
    inside = centres[rng.integers(60, size=count)] + 0.5 * rng.standard_normal((count, 20))
    return (inside @ ways + rng.standard_normal((count, width))).astype(np.float32)


def recall(index, vectors, queries):
    exact = faiss.IndexFlatL2(vectors.shape[1])
    exact.add(vectors)
    near = exact.search(queries, 8)[1]
    found = index.search(queries, 8)[1]
    return np.mean([len(set(a) & set(b)) / 8 for a, b in zip(near, found, strict=True)])


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize(("count", "cells"), [(1, 1), (30, 1), (500, 12), (3000, 76)])
def test_it_reads_back_as_any_index(tmp_path, count, cells, half):
    made = speechlike(count)
    write_index(build_ivf(made, cells, 3, half=half), tmp_path / "ü.index")
    read = faiss.read_index(str(tmp_path / "ü.index"))
    assert (read.d, read.ntotal, read.nlist, read.nprobe) == (96, count, cells, 1)
    assert read.metric_type == faiss.METRIC_L2
    kind = "IndexIVFScalarQuantizer" if half else "IndexIVFFlat"
    assert type(faiss.downcast_index(read)).__name__ == kind
    vectors = read.reconstruct_n(0, count)
    np.testing.assert_allclose(vectors, made, atol=2e-2 if half else 0)
    assert [p.name for p in tmp_path.iterdir()] == ["ü.index"]
    more = speechlike(5, seed=9)
    read.add(more)  # as a program that goes on with it
    assert read.ntotal == count + 5


def test_the_same_seed_gives_the_same_file(tmp_path):
    for name in "ab":
        write_index(build_ivf(speechlike(900), 23, 5), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_neighbours_are_found_as_with_full_training():
    vectors, queries = speechlike(6000), speechlike(400, seed=4)
    cells = 6000 // 39
    trained = faiss.index_factory(96, f"IVF{cells},Flat")
    trained.train(vectors)
    trained.add(vectors)
    ours = build_ivf(vectors, cells, 1)
    assert recall(ours, vectors, queries) > recall(trained, vectors, queries) - 0.02


def test_every_vector_is_in_the_cell_of_its_nearest_centre():
    vectors = speechlike(3000)
    centres, nearest = cell_centres(vectors, 70, 0)
    exact = faiss.IndexFlatL2(96)
    exact.add(centres)
    assert np.mean(exact.search(vectors, 1)[1][:, 0] == nearest) > 0.99


def test_equal_vectors_leave_no_centre_undefined():
    vectors = np.repeat(speechlike(3), 200, axis=0)
    centres, _ = cell_centres(vectors, 15, 0)
    assert np.isfinite(centres).all()
    index = ContentIndex(build_ivf(vectors, 15, 0))
    np.testing.assert_allclose(index.retrieved(vectors[::100]), vectors[::100], atol=1e-4)


def test_a_full_disk_leaves_nothing(tmp_path, monkeypatch):
    class Full:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *fault):
            self.file.close()

        def write(self, data):
            raise OSError(errno.ENOSPC, "No space left on device")

    whole = type(tmp_path).open

    def opened(path, mode="r", **how):
        file = whole(path, mode, **how)
        return Full(file) if path.parent == tmp_path else file

    monkeypatch.setattr(type(tmp_path), "open", opened)
    with pytest.raises(MynahError) as caught:
        write_index(build_ivf(speechlike(100), 2, 0), tmp_path / "a.index")
    assert caught.value.code is ErrorCode.DISK_FULL
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_many_queries_are_answered_in_blocks(monkeypatch):
    vectors = speechlike(500)
    index, queries = ContentIndex(build_ivf(vectors, 12, 0)), speechlike(100, seed=2)
    whole = index.retrieved(queries)
    monkeypatch.setattr("mynah.engine.features.retrieval.SEARCHED", 7)
    np.testing.assert_allclose(index.retrieved(queries), whole, atol=1e-4)
    assert "vectors" not in vars(index)  # never copied
    assert index.retrieved(queries[:0]).shape == (0, 96)
    assert indexing.COMPONENTS < 96
