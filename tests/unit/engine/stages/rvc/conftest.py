"""Stages of RVC voices as the run calls them, on made speech and with narrow networks."""

from dataclasses import replace
from functools import cache

import pytest
import torch

from helpers import rvc_companion
from helpers.small_rvc import fake_extraction
from helpers.voicelike import write_voicelike
from mynah.engine.control import Control
from mynah.engine.features.content import load_content_model
from mynah.engine.job import Job, JobEntry, TrainSettings
from mynah.engine.reporter import ListReporter
from mynah.engine.run_stage import StageContext
from mynah.engine.stages.rvc import kind
from mynah.engine.stages.rvc.preprocess import RvcPreprocess
from mynah.project.atomic import write_json
from mynah.project.workspace import Workspace

SECONDS = 2.5


@pytest.fixture(scope="session")
def rvc_prepared(tmp_path_factory):
    """A context whose recordings, three to learn from and one held out, are already analysed."""
    root = tmp_path_factory.mktemp("rvc prepared")
    workspace = Workspace.open(root / "workspace", create=True)
    entries = []
    for number in range(4):
        name = f"{number:016x}"
        path = workspace.samples_dir / f"{name}.wav"
        write_voicelike(path, seconds=SECONDS, seed=number)
        write_json(workspace.samples_dir / f"{name}.meta.json", {"consent": "note"})
        entries.append(JobEntry(name, "0" * 64, number == 3, SECONDS, speaker=number % 2))
    extra = {"base": "none", "mutes": 1, "save_every": 2, "speakers": ["A", "B"]}
    settings = TrainSettings(
        epochs=4,
        batch_size=2,
        save_every_s=1e9,
        threads=1,
        sample_rate=4800,  # of the narrow networks
        extra=extra,
    )
    job = Job("run", "Test ü", "rvc", "2025-01-01T00:00:00+00:00", tuple(entries), settings)
    base = StageContext(
        workspace=workspace,
        run_dir=root,
        job=job,
        out=root / "preprocess",
        inputs={},
        checkpoints=root / "checkpoints",
        reporter=ListReporter(),
        control=Control(),
        fingerprint="f" * 64,
    )
    base.out.mkdir()
    write_json(base.out / "result.json", {"summary": RvcPreprocess().run(base)})
    fake_extraction(base.out, root / "extract")
    return replace(base, inputs={"preprocess": base.out, "extract": root / "extract"})


@pytest.fixture
def rvc_fresh(rvc_prepared, tmp_path):
    """Makes a context of this test: `rvc_fresh(name, reporter=..., extra=..., **settings)`."""

    def make(name="out", reporter=None, control=None, extra=None, place="run", **settings):
        out, run = tmp_path / name, tmp_path / place
        out.mkdir(exist_ok=True)
        (run / "checkpoints").mkdir(exist_ok=True, parents=True)
        before = rvc_prepared.job.settings
        changed = replace(before, extra={**before.extra, **(extra or {})}, **settings)
        return replace(
            rvc_prepared,
            run_dir=run,
            out=out,
            checkpoints=run / "checkpoints",
            reporter=reporter or ListReporter(),
            control=control or Control(),
            job=replace(rvc_prepared.job, settings=changed),
        )

    return make


@cache
def content_model():
    """Once for all tests: it is only read."""
    return load_content_model()


@pytest.fixture
def quick_probe(monkeypatch):
    """Checkpoints are measured in no time."""
    monkeypatch.setattr(kind, "rvc_run_probe", rvc_companion.quick_probe)


@pytest.fixture
def small_rvc(monkeypatch):
    """Narrow networks in the place of the family's."""
    rvc_companion.narrow_networks(monkeypatch.setattr)
    monkeypatch.setattr(kind, "load_content_model", content_model)
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)
