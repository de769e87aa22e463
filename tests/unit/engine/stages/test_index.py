"""The retrieval index: the numbers of the family, and that it reads back."""

import faiss
import numpy as np
import pytest

from mynah.engine.stages import index as indexing
from mynah.engine.stages.extract import load_analysis
from mynah.engine.stages.index import Index, build_index, cells, index_name, open_index
from mynah.engine.stages.preprocess import read_spans


def vectors(count, width=16, seed=0):
    return np.random.default_rng(seed).standard_normal((count, width)).astype(np.float32)


@pytest.mark.parametrize(
    ("count", "number"),
    [
        *((1, 1), (38, 1), (39, 1), (78, 2)),
        *((5_000, 128), (10_000, 256), (20_000, 512), (45_000, 1153), (90_000, 2307)),
    ],
)
def test_cells(count, number):
    assert cells(count) == number


def test_name():
    assert index_name("My voice", 10_000) == "added_IVF256_SQ4_nprobe_1_My voice_lite.index"
    assert "/" not in index_name("a/b", 10)
    assert "trained" not in index_name("x", 10)


@pytest.mark.parametrize("count", [1, 20, 200, 9000])
def test_it_reads_back(tmp_path, count):
    made = vectors(count)
    path = tmp_path / "ü ö.index"
    build_index(made, path, 3)
    index = faiss.read_index(str(path))  # as other programs open it
    assert (index.d, index.ntotal, index.nprobe) == (16, count, 1)
    assert index.nlist == cells(count)
    assert index.metric_type == faiss.METRIC_L2
    assert type(faiss.downcast_index(index)).__name__ == "IndexIVFScalarQuantizer"
    read = open_index(path).vectors
    nearest = np.square(made[:, None] - read[None, :200]).sum(2) if count <= 200 else None
    assert read.shape == made.shape
    if nearest is not None:  # four bits of what is left beside the centre of the cell
        assert np.sqrt(nearest.min(1) / np.square(made).sum(1)).max() < 0.25
        assert len(set(nearest.argmin(1).tolist())) == count
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_the_same_seed_gives_the_same_file(tmp_path):
    for name in "ab":
        build_index(vectors(300), tmp_path / name, 5)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_too_many_vectors_become_centres(tmp_path, monkeypatch):
    monkeypatch.setattr(indexing, "MOST_VECTORS", 500)
    monkeypatch.setattr(indexing, "CENTRES", 100)
    made = vectors(5000)
    build_index(made, tmp_path / "a", 0)
    read = open_index(tmp_path / "a")
    assert read.vectors.shape == (100, 16)
    assert read.index.nlist == cells(100)
    assert np.isfinite(read.vectors).all()
    assert np.linalg.norm(read.vectors, axis=1).max() < np.linalg.norm(made, axis=1).max()


@pytest.mark.parametrize("damage", [b"", b"IwFl", b"x" * 500])
def test_what_is_no_index_is_refused(tmp_path, damage):
    (tmp_path / "a").write_bytes(damage)
    with pytest.raises(RuntimeError):
        open_index(tmp_path / "a")


def test_a_truncated_index_is_refused(tmp_path):
    build_index(vectors(200), tmp_path / "a", 0)
    (tmp_path / "a").write_bytes((tmp_path / "a").read_bytes()[:-100])
    with pytest.raises(RuntimeError):
        open_index(tmp_path / "a")


def test_the_stage_takes_each_frame_of_training_once(fresh):
    ctx = fresh()
    summary = Index().run(ctx)
    spans = [s for s in read_spans(ctx.inputs["preprocess"]) if not s.held_out]
    frames = {(s.sample_id, n) for s in spans for n in range(s.first, s.last)}
    assert summary["vectors"] == len(frames)
    assert summary["file"] == index_name(ctx.job.voice, len(frames))
    assert "Test ü" in summary["file"]
    read = open_index(ctx.out / summary["file"]).vectors
    known = load_analysis(ctx.inputs["extract"], spans[0].sample_id).content[0]
    first = known[spans[0].first].astype(np.float32)
    inside = np.linalg.norm(read - first, axis=1).min()
    assert inside < 0.2 * np.linalg.norm(first)
    held = next(s for s in read_spans(ctx.inputs["preprocess"]) if s.held_out)
    other = load_analysis(ctx.inputs["extract"], held.sample_id).content[0][held.first]
    assert np.linalg.norm(read - other.astype(np.float32), axis=1).min() > 1.5 * inside


def test_a_job_may_want_none(fresh):
    ctx = fresh(index=False)
    assert Index().run(ctx) == {"vectors": 0}
    assert list(ctx.out.iterdir()) == []
    assert Index().estimate_bytes(ctx) == 0


def test_the_size_is_what_was_estimated(fresh):
    ctx = fresh()
    summary = Index().run(ctx)
    size = (ctx.out / summary["file"]).stat().st_size
    assert size < Index().estimate_bytes(ctx) * 1.2
