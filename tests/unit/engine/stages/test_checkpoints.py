"""Measured checkpoints of a training: what is shown, kept and published, stopped or not."""

import hashlib
import itertools
import json
import shutil
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile
import torch
from safetensors.torch import load_file

from mynah.engine.checkpoint_ledger import Ledger, ledger_path, model_dir, preview_path, source_path
from mynah.engine.control import Control
from mynah.engine.convert import load_voice, voice
from mynah.engine.measure.probe import ClipMeasures, Probe
from mynah.engine.reporter import ListReporter
from mynah.engine.stages import checkpoints
from mynah.engine.stages.checkpoints import RunCheckpoints, measured_steps
from mynah.engine.stages.train import Train
from mynah.engine.training.plan import TrainingPlan
from mynah.project.atomic import read_json, write_json
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Artifact, Item, Metric, Progress, Warning_
from mynah.protocol.ports import Interrupted


@pytest.fixture
def often(monkeypatch):
    """Measures every few steps of a training, however short."""
    monkeypatch.setattr(checkpoints, "COST_CLIPS", 0.8)  # every 5 steps of 2 clips


@pytest.fixture
def measured_as(monkeypatch):
    """Decides what is measured: `measured_as(place, similarities)`, 0.5 and a bit elsewhere."""
    begin = RunCheckpoints.__init__
    steps = []

    def install(place, similarities):
        def noted(self, *args):
            begin(self, *args)
            steps[:] = self._schedule.steps

        def measure(self, network):
            step = steps[len(self.measured)]
            self.measured.append(step)
            found = similarities if step == steps[place] else (0.5, 0.5, 0.51)
            clips = [ClipMeasures(value, 5.0, 0.9) for value in found]
            return clips, np.full(3200, 0.1, np.float32)

        monkeypatch.setattr(Probe, "measured", [], raising=False)
        monkeypatch.setattr(Probe, "measure", measure)
        monkeypatch.setattr(RunCheckpoints, "__init__", noted)
        return steps

    return install


def of_kind(ctx, kind):
    return [item.data for item in ctx.reporter.of(Item) if item.kind == kind]


def weights(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("total", "batch"), [(20, 2), (429, 16), (1500, 16), (90_000, 4)])
def test_measuring_costs_little_and_ends_with_the_last_step(total, batch):
    steps = measured_steps(TrainingPlan(total, 0, batch))
    assert steps[-1] == total
    assert 1 <= len(steps) <= checkpoints.MOST_MEASURED
    gaps = {b - a for a, b in itertools.pairwise(steps)}
    assert len(gaps) <= 1  # decided by the plan alone
    for gap in gaps:
        assert checkpoints.SHARE * gap * batch + 1e-9 >= checkpoints.COST_CLIPS


@pytest.mark.usefixtures("small_network")
def test_a_training_shows_what_it_does(fresh, often):
    ctx = fresh()
    summary = Train().run(ctx)
    rows = of_kind(ctx, "checkpoint")
    assert len(rows) > 3
    assert rows[-1]["step"] == summary["steps"]
    for row in rows:
        assert 0 <= row["similarity"] <= 1
        assert 0 <= row["intelligibility"] <= 1
        assert row["pitch_error"] >= 0
        assert row["clips"] == 1
        assert row["in_doubt"]  # one clip proves nothing
        assert soundfile.info(row["preview"]).samplerate == 48_000
    (reference,) = of_kind(ctx, "checkpoint_reference")
    assert reference["held_out"]
    assert 0.5 < reference["natural_similarity"] <= 1
    names = {metric.name for metric in ctx.reporter.of(Metric)}
    assert {"similarity", "pitch_error", "intelligibility"} <= names
    assert {"epoch", "seconds_per_epoch", "learning_rate"} <= names
    artifacts = [(one.kind, one.path) for one in ctx.reporter.of(Artifact)]
    assert artifacts.count(("preview_source", str(source_path(ctx.run_dir)))) == 1
    assert [path for kind, path in artifacts if kind == "preview"] == [r["preview"] for r in rows]
    json.dumps(rows, allow_nan=False)
    source, preview = soundfile.info(source_path(ctx.run_dir)), soundfile.info(rows[0]["preview"])
    assert abs(source.frames - preview.frames) <= 640
    assert source.samplerate == preview.samplerate


@pytest.mark.usefixtures("often")
def test_few_weights_are_kept_and_they_are_voices(fresh, small_network, monkeypatch):
    ctx = fresh()
    summary = Train().run(ctx)
    ledger = Ledger.load(ctx.run_dir)
    facts = ledger.facts()
    playable = [one["step"] for one in facts if one["model"]]
    dropped = [one["step"] for one in of_kind(ctx, "checkpoint_dropped")]
    assert sorted(playable + dropped) == sorted(ledger.rows)
    assert playable[-checkpoints.KEPT_LAST :] == sorted(ledger.rows)[-checkpoints.KEPT_LAST :]
    assert len(playable) <= checkpoints.KEPT_LAST + 2
    assert next(one["step"] for one in facts if one["best"]) in playable
    assert all(one["preview"] for one in facts)
    assert ledger.published == summary["steps"]
    last = model_dir(ctx.run_dir, summary["steps"]) / "model.safetensors"
    assert weights(last) == weights(ctx.out / "model.safetensors")
    small = SimpleNamespace(at=lambda rate: small_network.config)
    monkeypatch.setattr(voice, "SynthesizerConfig", small)
    loaded = load_voice(last.parent)
    assert loaded.card.steps == summary["steps"]
    assert loaded.median_f0 > 0
    assert "similarity" in loaded.card.measurements


@pytest.mark.usefixtures("small_network", "often")
def test_only_the_best_and_the_last_where_no_more_are_wanted(fresh):
    ctx = fresh(extra={"save_every_weights": False})
    Train().run(ctx)
    playable = [one for one in Ledger.load(ctx.run_dir).facts() if one["model"]]
    assert 1 <= len(playable) <= 3


class Asking(ListReporter):
    """Asks for a stop at a step."""

    def __init__(self, control, step):
        super().__init__()
        self.control, self.step = control, step

    def _write(self, event):
        super()._write(event)
        if isinstance(event, Progress) and event.done == self.step:
            self.control.request("stop")


def at(ctx, root, name):
    run_dir = root / name
    run_dir.mkdir(exist_ok=True)
    return replace(ctx, run_dir=run_dir, checkpoints=root / f"{name} checkpoints")


@pytest.mark.usefixtures("small_network", "often")
@pytest.mark.parametrize("offset", [0, 2])
def test_stopped_and_resumed_everything_is_the_same(fresh, tmp_path, offset):
    whole = at(fresh("whole"), tmp_path, "run whole")
    Train().run(whole)
    expected = Ledger.load(whole.run_dir)
    step = sorted(expected.rows)[1] + offset  # at a step that is measured, or after it
    control = Control()
    cut = at(fresh("cut", Asking(control, step), control), tmp_path, "run cut")
    with pytest.raises(Interrupted):
        Train().run(cut)
    assert max(Ledger.load(cut.run_dir).rows, default=0) <= step
    torch.rand(5)
    again = at(fresh("again"), tmp_path, "run cut")
    Train().run(again)
    found = Ledger.load(again.run_dir)
    assert found.rows == expected.rows
    assert weights(again.out / "model.safetensors") == weights(whole.out / "model.safetensors")
    for one in expected.rows:
        assert weights(preview_path(again.run_dir, one)) == weights(
            preview_path(whole.run_dir, one)
        )


def test_measuring_changes_nothing_about_the_training(fresh, tmp_path, small_network, often):
    ctx = at(fresh("measured"), tmp_path, "measured")
    before = []
    original = Probe.measure

    def watched(self, network):
        states = torch.get_rng_state(), np.random.get_state()[1].copy()
        modes = [module.training for module in network.modules()]
        numbers = {name: value.clone() for name, value in network.state_dict().items()}
        answer = original(self, network)
        assert torch.equal(states[0], torch.get_rng_state())
        assert (states[1] == np.random.get_state()[1]).all()
        assert modes == [module.training for module in network.modules()]
        after = network.state_dict()
        assert all(torch.equal(value, after[name]) for name, value in numbers.items())
        before.append(1)
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Probe, "measure", watched)
        Train().run(ctx)
    assert len(before) > 3
    plain = at(fresh("plain"), tmp_path, "plain")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RunCheckpoints, "due", lambda self, step: False)
        assert Train().run(plain)["published"]["reason"] == "not_measured"
    assert weights(plain.out / "model.safetensors") == weights(ctx.out / "model.safetensors")


@pytest.mark.usefixtures("small_network", "often")
def test_a_fault_in_measuring_does_not_end_the_training(fresh, monkeypatch):
    def broken(self, network):
        raise RuntimeError("no ears")

    monkeypatch.setattr(Probe, "measure", broken)
    ctx = fresh()
    Train().run(ctx)
    assert [w.code for w in ctx.reporter.of(Warning_)] == ["NOT_MEASURED"]
    assert (ctx.out / "model.safetensors").exists()
    assert of_kind(ctx, "checkpoint") == []


@pytest.mark.usefixtures("small_network", "often")
def test_a_full_disk_is_not_hidden(fresh, monkeypatch):
    def full(*args):
        raise MynahError(ErrorCode.DISK_FULL, "full")

    monkeypatch.setattr(checkpoints, "keep_weights", full)
    with pytest.raises(MynahError) as caught:
        Train().run(fresh())
    assert caught.value.code is ErrorCode.DISK_FULL


@pytest.mark.usefixtures("small_network", "often")
@pytest.mark.parametrize(
    ("better", "reason"),
    [((0.9, 0.9, 0.9), "best_beyond_doubt"), ((0.9, 0.5, 0.5), "in_doubt")],
)
def test_what_is_better_beyond_doubt_is_published(fresh, measured_as, better, reason):
    steps = measured_as(-2, better)  # the judges are at work by then
    ctx = fresh()
    published = Train().run(ctx)["published"]
    assert published["reason"] == reason
    assert published["best"] == steps[-2]
    assert published["step"] == steps[-1 if reason == "in_doubt" else -2]
    chosen = model_dir(ctx.run_dir, published["step"]) / "model.safetensors"
    assert weights(chosen) == weights(ctx.out / "model.safetensors")
    assert published["epoch"] == Ledger.load(ctx.run_dir).rows[published["step"]].epoch
    assert of_kind(ctx, "checkpoint_published") == [published]


@pytest.mark.usefixtures("small_network", "often")
def test_what_the_judges_have_not_taught_does_not_win(fresh, measured_as):
    steps = measured_as(0, (0.9, 0.9, 0.9))
    published = Train().run(fresh())["published"]
    assert published["best"] == steps[0]
    assert published["step"] == steps[-1]
    assert published["reason"] == "best_before_judges"


@pytest.mark.usefixtures("small_network", "often")
def test_a_damaged_best_gives_way_to_the_last(fresh, measured_as, monkeypatch):
    steps = measured_as(-2, (0.9, 0.9, 0.9))
    ctx = fresh()
    original = RunCheckpoints.publish

    def damaged(self, trainer, path):
        (model_dir(ctx.run_dir, steps[-2]) / "model.safetensors").write_bytes(b"rot")
        return original(self, trainer, path)

    monkeypatch.setattr(RunCheckpoints, "publish", damaged)
    assert Train().run(ctx)["published"]["step"] == steps[-1]
    assert "CHECKPOINT_DAMAGED" in [w.code for w in ctx.reporter.of(Warning_)]
    assert load_file(ctx.out / "model.safetensors")


@pytest.mark.usefixtures("small_network", "often")
def test_without_held_out_speech_the_last_is_published(fresh, tmp_path, measured_as):
    steps = measured_as(-2, (0.9, 0.9, 0.9))
    ctx = fresh()
    trained = tmp_path / "all trained"
    shutil.copytree(ctx.inputs["preprocess"], trained)
    table = read_json(trained / "clips.json")
    kept = [row for row in table["clips"] if not row["held_out"]]
    write_json(trained / "clips.json", {"clips": kept})
    ctx = replace(ctx, inputs={**ctx.inputs, "preprocess": trained})
    published = Train().run(ctx)["published"]
    (reference,) = of_kind(ctx, "checkpoint_reference")
    assert not reference["held_out"]  # said, since learnt clips flatter
    assert (published["best"], published["step"]) == (steps[-2], steps[-1])
    assert published["reason"] == "not_held_out"


@pytest.mark.usefixtures("small_network", "often")
def test_another_training_begins_anew(fresh):
    Train().run(fresh("first"))
    ctx = replace(fresh("second", seed=5), fingerprint="e" * 64)
    Train().run(ctx)
    ledger = Ledger.load(ctx.run_dir)
    assert ledger.fingerprint == "e" * 64
    assert sorted(ledger.rows) == [row["step"] for row in of_kind(ctx, "checkpoint")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"schema_version": 99}',
        '{"schema_version": 1, "fingerprint": "", "reference": {}, "rows": [{"step": 1}]}',
    ],
)
def test_a_broken_ledger_is_an_empty_one(tmp_path, text):
    path = ledger_path(tmp_path)
    path.parent.mkdir()
    path.write_text(text)
    assert Ledger.load(tmp_path).rows == {}
