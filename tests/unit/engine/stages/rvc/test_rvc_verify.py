"""The proof of life of an RVC voice: what does not sound is refused, what is weak is said."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from helpers.rvc_training import small_config
from helpers.tiny_contentvec import tiny_weights, write_fairseq
from mynah.engine.checkpoint_ledger import Ledger, Measured, model_dir
from mynah.engine.formats.rvc_model import half_precision, read_small_model
from mynah.engine.formats.rvc_voice import write_voice_model
from mynah.engine.formats.rvc_weights import plain_weights
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
from mynah.engine.republish import publish_checkpoint
from mynah.engine.run import create_run
from mynah.engine.stages.rvc import verify
from mynah.engine.stages.rvc.index import RvcIndex
from mynah.engine.stages.rvc.verify import RvcVerify
from mynah.project.atomic import read_json, write_json
from mynah.project.paths import models_dir
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Warning_

TRAINED = {"steps": 12, "epochs": 4.0, "start": {"how": "scratch", "files": [], "sha256": []}}


def weights(level=1.0):
    """Of a voice that says its source at a level, and nothing else."""
    torch.manual_seed(5)
    network = RvcSynthesizer(small_config(speakers=109))
    with torch.no_grad():
        network.dec.conv_post.weight.mul_(level)
    return half_precision(plain_weights(network.state_dict()))


@pytest.fixture
def staged(rvc_fresh, small_rvc, tmp_path):
    """`staged(level, **settings)`: a context for `verify` after a training and an index."""
    models_dir().mkdir(parents=True, exist_ok=True)
    write_fairseq(models_dir() / "hubert_base.pt", tiny_weights())

    def make(level=20.0, **settings):
        ctx = rvc_fresh("verify", **settings)
        train, index = tmp_path / "train", tmp_path / "index"
        for folder in (train, index):
            folder.mkdir(exist_ok=True)
        write_voice_model(train / "model.safetensors", small_config(speakers=109), weights(level))
        write_json(train / "result.json", {"summary": TRAINED})
        summary = RvcIndex().run(replace(ctx, out=index))
        write_json(index / "result.json", {"summary": summary})
        return replace(ctx, inputs={**ctx.inputs, "train": train, "index": index})

    return make


def test_what_sounds_is_put_together(staged):
    ctx = staged()
    measured = RvcVerify().run(ctx)
    folder = ctx.out / "voice"
    card = read_json(folder / "voice.json")
    assert card["measurements"] == measured
    assert measured["tested_on_held_out"] is True
    names = sorted(card["files"])
    assert names[-2:] == ["model.safetensors", "sample.flac"]
    assert names[0] == "Test ü.pth"
    assert any(name.endswith("_v2.index") for name in names)
    lineage = card["lineage"]
    assert lineage["speakers"] == ["A", "B"]
    assert lineage["unvoiced"] == "zero"
    assert lineage["embedder_sha256"] == "e" * 64
    assert lineage["start"]["how"] == "scratch"
    assert lineage["recordings"] == [f"{n:016x}" for n in range(3)]
    assert card["consent"] == "note"
    weak = [e.text for e in ctx.reporter.of(Warning_) if e.code == "WEAK_VOICE"]
    assert weak == measured["remarks"]


def test_an_earlier_checkpoint_says_its_own_epoch(staged):
    ctx = staged(index=False)
    summary = {**TRAINED, "published": {"step": 6, "epoch": 2.0}}
    write_json(ctx.inputs["train"] / "result.json", {"summary": summary})
    RvcVerify().run(ctx)
    card = read_json(ctx.out / "voice" / "voice.json")
    assert (card["epochs"], card["steps"]) == (2, 6)
    small = read_small_model(ctx.out / "voice" / "Test ü.pth")
    assert (small.epoch, small.info) == (2, "2epoch")


def test_silence_is_refused(staged):
    with pytest.raises(MynahError) as caught:
        RvcVerify().run(staged(level=1e-6))
    assert caught.value.code is ErrorCode.VERIFY_FAILED
    assert any("silent" in text for _, text in caught.value.items)


def test_a_voice_off_pitch_is_published_with_a_warning(staged, monkeypatch):
    original = verify.convert_file

    def shifted(voice, source, answer, settings, *rest):
        return original(voice, source, answer, replace(settings, pitch=3.0), *rest)

    monkeypatch.setattr(verify, "convert_file", shifted)
    ctx = staged(index=False)
    assert RvcVerify().run(ctx)["remarks"]
    assert "WEAK_VOICE" in [event.code for event in ctx.reporter.of(Warning_)]


def spoil_weights(ctx):
    spoilt = weights()
    spoilt["emb_g.weight"][3, 0] = float("nan")
    config = small_config(speakers=109)
    write_voice_model(ctx.inputs["train"] / "model.safetensors", config, spoilt)


def cut_model(ctx):
    path = ctx.inputs["train"] / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-50])


def break_index(ctx):
    next(ctx.inputs["index"].glob("*.index")).write_bytes(b"x" * 1000)


def other_count(ctx):
    write_json(ctx.inputs["index"] / "result.json", {"summary": {"vectors": 3}})


@pytest.mark.parametrize("damage", [spoil_weights, cut_model, break_index, other_count])
def test_damaged_parts_are_refused(staged, damage):
    ctx = staged()
    damage(ctx)
    with pytest.raises(MynahError) as caught:
        RvcVerify().run(ctx)
    assert caught.value.message.endswith(".")


def test_another_checkpoint_is_published(staged, tmp_path):
    ctx = staged(index=False)
    workspace = Workspace.open(ctx.workspace.root)
    run = create_run(workspace, replace(ctx.job, run_id=f"again-{tmp_path.name}"[:60]))
    for name, folder in ctx.inputs.items():
        (run.path / name).symlink_to(folder)
    ledger = Ledger(run.path, "f" * 64)
    clip = {"similarity": 0.5, "pitch_error": 5.0, "intelligibility": 0.5}
    ledger.rows[6] = Measured(6, 2.0, (clip,))
    ledger.save()
    model = model_dir(run.path, 6) / "model.safetensors"
    write_voice_model(model, small_config(speakers=109), weights(10.0))
    result = publish_checkpoint(run, 6, ctx.reporter, ctx.control)
    version = VoiceStore(workspace).latest("Test ü")
    assert result["step"] == version.card.steps == 6
    assert version.card.epochs == 2
    np.testing.assert_equal(result["measurements"], version.card.measurements)
