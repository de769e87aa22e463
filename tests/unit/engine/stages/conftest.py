"""Stages as the run calls them, on made speech; what is costly is made once."""

from dataclasses import replace
from functools import cache, partial
from types import SimpleNamespace

import pytest

from helpers.lite import SMALL, made_base
from helpers.voicelike import write_voicelike
from mynah.engine.control import Control
from mynah.engine.features.content import load_content_model
from mynah.engine.job import Job, JobEntry, TrainSettings
from mynah.engine.networks.lite import discriminator
from mynah.engine.reporter import ListReporter
from mynah.engine.run_stage import StageContext
from mynah.engine.stages import probing, train
from mynah.engine.stages.extract import Extract
from mynah.engine.stages.preprocess import Preprocess
from mynah.engine.training import judging
from mynah.engine.training import plan as planning
from mynah.project.atomic import write_json
from mynah.project.workspace import Workspace

SECONDS = 2.5


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A context whose recordings, two to learn from and one held out, are already analysed."""
    root = tmp_path_factory.mktemp("prepared")
    workspace = Workspace.open(root / "workspace", create=True)
    entries = []
    for number in range(3):
        name = f"{number:016x}"
        path = workspace.samples_dir / f"{name}.wav"
        write_voicelike(path, seconds=SECONDS, seed=number)
        note = {"consent": f"note {number % 2}"}
        write_json(workspace.samples_dir / f"{name}.meta.json", note)
        entries.append(JobEntry(name, "0" * 64, number == 2, SECONDS))
    settings = TrainSettings(epochs=1, batch_size=2, save_every_s=1e9, threads=1)
    job = Job("run", "Test ü", "lite", "2025-01-01T00:00:00+00:00", tuple(entries), settings)
    base = StageContext(
        workspace=workspace,
        run_dir=root,
        job=job,
        out=root,
        inputs={},
        checkpoints=root / "checkpoints",
        reporter=ListReporter(),
        control=Control(),
        fingerprint="f" * 64,
    )
    inputs = {}
    for stage in (Preprocess(), Extract()):
        ctx = replace(base, out=root / stage.name, inputs=dict(inputs))
        run_stage(stage, ctx)
        inputs[stage.name] = ctx.out
    return replace(base, inputs=inputs)


def run_stage(stage, ctx):
    """Fill `ctx.out` as the run does, with the summary beside the outputs."""
    ctx.out.mkdir(exist_ok=True)
    summary = stage.run(ctx)
    write_json(ctx.out / "result.json", {"summary": summary})
    return summary


@pytest.fixture
def fresh(prepared, tmp_path):
    """Makes a context of this test: `fresh(name, reporter=..., **settings)`."""

    def make(name="out", reporter=None, control=None, inputs=None, **settings):
        out = tmp_path / name
        out.mkdir(exist_ok=True)
        (tmp_path / "run").mkdir(exist_ok=True)
        return replace(
            prepared,
            run_dir=tmp_path / "run",
            out=out,
            checkpoints=tmp_path / "checkpoints",
            reporter=reporter or ListReporter(),
            control=control or Control(),
            inputs={**prepared.inputs, **(inputs or {})},
            job=replace(prepared.job, settings=replace(prepared.job.settings, **settings)),
        )

    return make


@cache
def content_model():
    """Once for all tests: it is only read."""
    return load_content_model()


@pytest.fixture
def small_network(monkeypatch, tmp_path):
    """Training of a network of the same kind, but small, so that a step takes milliseconds."""
    monkeypatch.setattr(discriminator, "VIEWS", ((8, 32),))
    monkeypatch.setattr(discriminator, "MelJudge", partial(discriminator.MelJudge, 4))
    path = made_base(tmp_path / "base.safetensors", SMALL)
    monkeypatch.setattr(train, "SynthesizerConfig", lambda: SMALL)
    monkeypatch.setattr(train, "shipped", lambda name: path)
    monkeypatch.setattr(train, "FRAMES", 12)
    monkeypatch.setattr(probing, "load_content_model", content_model)
    monkeypatch.setattr(judging, "BATCHES", 1)
    monkeypatch.setattr(judging, "BATCH_SIZE", 2)
    monkeypatch.setattr(planning, "FEWEST_STEPS", 1)
    return SimpleNamespace(path=path, config=SMALL)
