"""The index of an RVC voice: every frame of training once, under the family's name."""

import numpy as np
import pytest

from mynah.engine.formats.rvc_index import index_facts, open_rvc_index
from mynah.engine.stages.rvc import index as indexing
from mynah.engine.stages.rvc.extract import load_features, usable_spans
from mynah.engine.stages.rvc.index import RvcIndex, condensed, rvc_cells, rvc_index_name
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.mark.parametrize(
    ("count", "number"),
    [(1, 1), (39, 1), (5_000, 128), (10_000, 256), (20_000, 424), (45_000, 636), (90_000, 900)],
)
def test_cells(count, number):
    assert rvc_cells(count) == number


def test_names():
    assert rvc_index_name("My", 10_000, "v2") == "added_IVF256_Flat_nprobe_1_My_v2.index"
    assert rvc_index_name("My", 10, "v1", "fp16") == "added_IVF1_SQfp16_nprobe_1_My_v1.index"


@pytest.mark.parametrize("stored", ["flat", "fp16"])
def test_the_stage_takes_each_frame_of_training_once(rvc_fresh, stored):
    ctx = rvc_fresh(extra={"index_stored": stored})
    stage = RvcIndex()
    summary = stage.run(ctx)
    spans = usable_spans(ctx.inputs["preprocess"], ctx.inputs["extract"])
    training = [span for span in spans if not span.held_out]
    frames = {(s.sample_id, n) for s in training for n in range(s.first // 2, s.last // 2)}
    assert summary["vectors"] == len(frames)
    path = ctx.out / summary["file"]
    assert summary["file"] == rvc_index_name(ctx.job.voice, len(frames), "v2", stored)
    assert index_facts(path).vectors == len(frames)
    wide = load_features(ctx.inputs["extract"], training[0].sample_id).content
    read = open_rvc_index(path, wide.shape[1]).vectors
    first = wide[training[0].first // 2].astype(np.float32)
    assert np.abs(read - first).max(1).min() == 0  # features are float16 already
    held = next(span for span in spans if span.held_out)
    other = load_features(ctx.inputs["extract"], held.sample_id).content[held.first // 2]
    assert np.abs(read - other.astype(np.float32)).max(1).min() > 0
    assert stage.fingerprint(ctx)["stored"] == stored


def test_of_too_many_frames_a_sample_is_read(rvc_fresh, monkeypatch):
    ctx = rvc_fresh()
    whole = RvcIndex()._vectors(ctx)
    monkeypatch.setattr(indexing, "MOST_READ", 100)
    some = RvcIndex()._vectors(ctx)
    assert some.shape == (100, whole.shape[1])
    assert some.dtype == whole.dtype == np.float32
    np.testing.assert_array_equal(
        some, whole[indexing._chosen_rows(len(whole), ctx.job.settings.seed)]
    )
    rows = indexing._chosen_rows(len(whole), ctx.job.settings.seed)
    assert (np.diff(rows) > 0).all()
    assert rows[0] < len(whole) / 10
    assert rows[-1] > len(whole) * 0.9
    assert (rows != indexing._chosen_rows(len(whole), ctx.job.settings.seed + 1)).any()


def test_few_frames_are_all_read_in_order(rvc_fresh):
    ctx = rvc_fresh()
    parts = []
    spans = usable_spans(ctx.inputs["preprocess"], ctx.inputs["extract"])
    for name in dict.fromkeys(span.sample_id for span in spans if not span.held_out):
        own = [s for s in spans if s.sample_id == name and not s.held_out]
        frames = sorted({n for s in own for n in range(s.first // 2, s.last // 2)})
        parts.append(load_features(ctx.inputs["extract"], name).content[frames])
    np.testing.assert_array_equal(RvcIndex()._vectors(ctx), np.concatenate(parts))


def test_a_job_may_want_none(rvc_fresh):
    ctx = rvc_fresh(index=False)
    assert RvcIndex().run(ctx) == {"vectors": 0}
    assert list(ctx.out.iterdir()) == []
    assert RvcIndex().estimate_bytes(ctx) == 0


def test_an_unknown_way_of_storing(rvc_fresh):
    with pytest.raises(MynahError) as caught:
        RvcIndex().run(rvc_fresh(extra={"index_stored": "small"}))
    assert caught.value.code is ErrorCode.USAGE


def test_too_many_vectors_become_centres(monkeypatch):
    monkeypatch.setattr(indexing, "MOST_VECTORS", 500)
    monkeypatch.setattr(indexing, "CENTRES", 100)
    made = np.random.default_rng(0).standard_normal((3000, 16)).astype(np.float32)
    centres = condensed(made.copy(), 1)
    assert centres.shape == (100, 16)
    assert np.linalg.norm(centres, axis=1).max() < np.linalg.norm(made, axis=1).max()
    few = condensed(made[:400].copy(), 1)
    np.testing.assert_array_equal(np.sort(few, axis=0), np.sort(made[:400], axis=0))
