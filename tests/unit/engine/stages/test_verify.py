"""The proof of life: what is silent or off pitch is not published, and the old version stays."""

import json
import shutil
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from safetensors.torch import save_file

from helpers.lite import pulse_weights
from mynah.audio.write import write_audio
from mynah.engine.checkpoint_ledger import Ledger, Measured, model_dir
from mynah.engine.control import Control
from mynah.engine.measure.life import SignsOfLife, examine, pitch_error
from mynah.engine.reporter import ListReporter
from mynah.engine.republish import publish_checkpoint
from mynah.engine.run import create_run
from mynah.engine.stages import verify
from mynah.engine.stages.index import Index
from mynah.engine.stages.publish import Publish
from mynah.engine.stages.verify import Verify
from mynah.project.atomic import read_json, write_json
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Warning_


def staged(fresh, tmp_path, name="verify", index=True, **how):
    """A context for `verify` after a training that gave a voice made by construction."""
    trained, indexed = tmp_path / f"{name} train", tmp_path / f"{name} index"
    trained.mkdir(parents=True)
    indexed.mkdir()
    save_file(pulse_weights(**how), trained / "model.safetensors")
    summary = {"steps": 20, "epochs": 1.4, "held_out": 0.5}
    write_json(trained / "result.json", {"summary": summary})
    ctx = fresh(name, inputs={"train": trained, "index": indexed}, index=index)
    vectors = Index().run(SimpleNamespace(**{**vars_of(ctx), "out": indexed}))
    write_json(indexed / "result.json", {"summary": vectors})
    return ctx


def vars_of(ctx):
    return {name: getattr(ctx, name) for name in ctx.__dataclass_fields__}


def test_an_earlier_checkpoint_is_not_called_the_last():
    last = {"steps": 20, "epochs": 1.4, "held_out": 0.5}
    earlier = {**last, "published": {"step": 15, "epoch": 1.05}}
    found = verify.as_published(earlier)
    assert (found["steps"], found["epochs"], found["held_out"]) == (15, 1.05, None)
    for same in (last, {**last, "published": {"step": 20, "epoch": 1.4}}):
        assert verify.as_published(same) == same
    assert verify.as_published({**last, "published": {"step": 15}})["steps"] == 20  # of before


def test_a_voice_that_lives_is_put_together(fresh, tmp_path):
    ctx = staged(fresh, tmp_path)
    measured = Verify().run(ctx)
    assert measured["pitch_error_cents"] < 50
    assert measured["voicing_agreement"] > 0.6
    assert measured["tested_on_held_out"] is True
    assert 0 < measured["similarity"] <= 1
    assert measured["similarity"] < measured["natural_similarity"] <= 1
    assert 0 < measured["intelligibility"] < 1
    assert measured["recordings_tested"] == 1
    folder = ctx.out / "voice"
    card = read_json(folder / "voice.json")
    assert card["name"] == "Test ü"
    assert (card["epochs"], card["steps"]) == (1, 20)
    assert card["consent"] == "note 0; note 1"
    assert card["lineage"]["recordings"] == [f"{n:016x}" for n in range(2)]
    assert card["measurements"] == measured
    assert "model.safetensors" in card["files"]
    assert "sample.flac" in card["files"]
    assert sorted([*card["files"], "voice.json"]) == sorted(p.name for p in folder.iterdir())
    json.dumps(card, allow_nan=False)


@pytest.mark.parametrize(
    ("how", "word"),
    [
        ({"level": 1e-5, "noise": 1e-5}, "silent"),
        ({"level": 1e-5, "noise": 0.1}, "pitch"),
    ],
)
def test_what_does_not_live_is_refused_and_nothing_is_published(fresh, tmp_path, how, word):
    ctx = staged(fresh, tmp_path, **how)
    with pytest.raises(MynahError) as caught:
        Verify().run(ctx)
    assert caught.value.code is ErrorCode.VERIFY_FAILED
    assert any(word in text for _, text in caught.value.items)
    assert VoiceStore(ctx.workspace).list() == []


def test_a_wrong_pitch_is_refused(fresh, tmp_path, monkeypatch):
    original = verify.convert_file

    def shifted(voice, source, answer, settings, *rest):
        return original(voice, source, answer, replace(settings, pitch=3.0), *rest)

    monkeypatch.setattr(verify, "convert_file", shifted)
    with pytest.raises(MynahError) as caught:
        Verify().run(staged(fresh, tmp_path))
    assert any("cents" in text for _, text in caught.value.items)


@pytest.mark.parametrize("content", [b"", b"x" * 1000])
@pytest.mark.parametrize("pattern", ["* train/model.safetensors", "* index/*.index"])
def test_broken_parts_are_refused(fresh, tmp_path, pattern, content):
    ctx = staged(fresh, tmp_path)
    (path,) = tmp_path.glob(pattern)
    path.write_bytes(content)
    with pytest.raises(MynahError):
        Verify().run(ctx)


def test_an_index_of_another_size_is_refused(fresh, tmp_path):
    ctx = staged(fresh, tmp_path)
    write_json(ctx.inputs["index"] / "result.json", {"summary": {"vectors": 3}})
    with pytest.raises(MynahError, match="index"):
        Verify().run(ctx)


def test_without_held_out_speech_it_says_so(fresh, tmp_path, prepared):
    ctx = staged(fresh, tmp_path, index=False)
    table = read_json(prepared.inputs["preprocess"] / "clips.json")
    lost = tmp_path / "preprocess"
    shutil.copytree(prepared.inputs["preprocess"], lost)
    rows = [row for row in table["clips"] if not row["held_out"]]
    write_json(lost / "clips.json", {"clips": rows})
    ctx.inputs["preprocess"] = lost  # the held-out recording had no clip
    measured = Verify().run(ctx)
    assert [w.code for w in ctx.reporter.of(Warning_)] == ["NO_HELD_OUT"]
    assert measured["tested_on_held_out"] is False


def test_publishing_keeps_the_version_before(fresh, tmp_path):
    workspace = Workspace.open(tmp_path / "other workspace", create=True)
    store = VoiceStore(workspace)
    versions = []
    for number in range(2):
        ctx = staged(fresh, tmp_path, f"verify {number}", index=False, seed=number)
        Verify().run(ctx)
        out = tmp_path / f"publish {number}"
        out.mkdir()
        inputs = {**ctx.inputs, "verify": ctx.out}
        there = replace(ctx, workspace=workspace, out=out, inputs=inputs)
        summary = Publish().run(there)
        versions.append(summary["version"])
        assert store.latest("Test ü").version == summary["version"]
        assert (ctx.out / "voice" / "voice.json").exists()  # can be published again
    assert len(set(versions)) == 2
    for version in versions:
        store.verify(store.version("Test ü", version))
    assert store.rollback("Test ü").version == versions[0]


def test_a_voice_that_changed_after_its_test_is_not_published(fresh, tmp_path):
    workspace = Workspace.open(tmp_path / "other workspace", create=True)
    ctx = staged(fresh, tmp_path, index=False)
    Verify().run(ctx)
    model = ctx.out / "voice" / "model.safetensors"
    data = bytearray(model.read_bytes())
    data[-2:] = b"\0\x7e"  # the last weight is no number any more
    model.write_bytes(data)
    there = replace(
        ctx, workspace=workspace, out=tmp_path, inputs={**ctx.inputs, "verify": ctx.out}
    )
    with pytest.raises(MynahError) as caught:
        Publish().run(there)
    assert caught.value.code is ErrorCode.VERIFY_FAILED
    assert not list(workspace.voices_dir.glob("*/v*"))


def test_a_kept_checkpoint_becomes_the_voice(fresh, tmp_path):
    workspace = Workspace.open(tmp_path / "other workspace", create=True)
    ctx = staged(fresh, tmp_path)
    job = replace(ctx.job, entries=tuple(replace(entry) for entry in ctx.job.entries))
    run = create_run(workspace, job)
    for name in ("preprocess", "extract", "train", "index"):
        shutil.copytree(ctx.inputs[name], run.path / name)
    for path in ctx.workspace.samples_dir.iterdir():
        shutil.copy(path, workspace.samples_dir)
    clip = {"similarity": 0.8, "pitch_error": 5.0, "intelligibility": 0.9}
    Ledger(run.path, "f" * 64, {}, None, {7: Measured(7, 0.5, (clip,))}).save()
    before = {p.name for p in run.path.iterdir()}
    kept = model_dir(run.path, 7)
    kept.mkdir()
    save_file(pulse_weights(seed=9), kept / "model.safetensors")
    result = publish_checkpoint(run, 7, ListReporter(), Control())
    version = VoiceStore(workspace).latest("Test ü")
    assert (result["step"], result["version"]) == (7, version.version)
    assert version.card.steps == 7
    assert (version.dir / "model.safetensors").read_bytes() == (
        kept / "model.safetensors"
    ).read_bytes()
    assert result["measurements"]["similarity"] > 0
    assert {p.name for p in run.path.iterdir()} == before
    assert Ledger.load(run.path).published == 7
    with pytest.raises(MynahError) as caught:
        publish_checkpoint(run, 8, ListReporter(), Control())
    assert caught.value.code is ErrorCode.NOT_FOUND


def test_pitch_error():
    asked = np.array([100, 100, 0, 0, 100], np.float32)
    made = np.array([200, 200, 0, 100, 0], np.float32)
    assert pitch_error(asked, made, 12.0) == (pytest.approx(0, abs=1e-3), pytest.approx(0.6))
    assert pitch_error(asked, made, 0.0)[0] == pytest.approx(1200)
    assert pitch_error(asked, np.zeros(5, np.float32), 0.0) == (np.inf, pytest.approx(0.4))
    assert pitch_error(asked[:0], made, 0.0) == (np.inf, 0.0)


def test_problems_are_named():
    fine = SignsOfLife("a", -20.0, 0.0, 10.0, 0.9, finite=True)
    assert fine.problems() == []
    bad = SignsOfLife("a", -90.0, 0.5, float("inf"), 0.1, finite=False)
    assert len(bad.problems()) == 5
    assert SignsOfLife("a", -20.0, 0.0, float("nan"), 0.9, finite=True).problems()


def test_silence_against_silence_is_no_life(tmp_path):
    for name in "ab":
        write_audio(tmp_path / f"{name}.wav", np.zeros(16_000, np.float32), 16_000)
    signs = examine(tmp_path / "a.wav", tmp_path / "b.wav")
    assert signs.level_dbfs < -100
    assert {"silent" in text or "pitch" in text for _, text in signs.problems()} == {True}
