"""Real trainings of both kinds with networks so small that a step takes milliseconds."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from helpers import rvc_companion
from helpers.lite import SMALL, made_base
from helpers.small_rvc import fake_extraction
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
from mynah.engine.stages.rvc import kind as rvc_kind
from mynah.engine.stages.rvc.preprocess import RvcPreprocess
from mynah.engine.stages.rvc.train import RvcTrain
from mynah.engine.training import judging
from mynah.engine.training import plan as planning
from mynah.engine.training.fitness import unfit
from mynah.engine.training.pairs import load_pair
from mynah.engine.training.rvc.step import RvcTrainer
from mynah.engine.training.step import LiteTrainer
from mynah.project.atomic import write_json
from mynah.project.workspace import Workspace

KINDS = ("lite", "rvc")
TRAINER = {"lite": LiteTrainer, "rvc": RvcTrainer}
SECONDS = 2.5


@dataclass
class Training:
    """One training in a folder of its own, in any number of sessions."""

    place: object
    base: StageContext
    kind: str
    settings: dict
    reporter: ListReporter = field(default_factory=ListReporter)

    def run(self, **settings):
        """One session; its summary. Its events are in `reporter`."""
        self.reporter = ListReporter()
        out = self.place / "out"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        self.checkpoints.mkdir(exist_ok=True)
        changed = replace(self.base.job.settings, **{**self.settings, **settings})
        ctx = replace(
            self.base,
            run_dir=self.place,
            out=out,
            checkpoints=self.checkpoints,
            reporter=self.reporter,
            control=Control(),
            job=replace(self.base.job, settings=changed),
        )
        return (train.Train() if self.kind == "lite" else RvcTrain()).run(ctx)

    @property
    def checkpoints(self):
        return self.place / "checkpoints"

    def pairs(self):
        """Saved states, the newest first."""
        return sorted((self.checkpoints / ("f" * 16)).glob("step-*[0-9]"), reverse=True)

    def unfit_pairs(self):
        """Those that hold what is no number."""
        return [f"{one.name}: {name}" for one in self.pairs() if (name := unfit(load_pair(one)))]

    @property
    def model(self):
        return self.place / "out" / "model.safetensors"

    def published(self):
        return hashlib.sha256(self.model.read_bytes()).hexdigest()

    def finite(self):
        """Whether the voice that people get consists of numbers."""
        return all(bool(torch.isfinite(one).all()) for one in load_file(self.model).values())


class School:
    """Recordings and what was extracted of them, once for all trainings of an attack."""

    def __init__(self, work):
        self.work, self.count = work, 0

    def training(self, kind, **settings):
        """A new training of that kind."""
        self.count += 1
        place = self.work / f"{kind}-{self.count}"
        place.mkdir()
        return Training(place, getattr(self, kind), kind, settings)

    @cached_property
    def lite(self):
        base = self._context("lite", 2, epochs=1)
        inputs = {}
        for stage in (Preprocess(), Extract()):
            out = base.run_dir / stage.name
            out.mkdir()
            summary = stage.run(replace(base, out=out, inputs=dict(inputs)))
            write_json(out / "result.json", {"summary": summary})
            inputs[stage.name] = out
        return replace(base, inputs=inputs)

    @cached_property
    def rvc(self):
        extra = {"base": "none", "mutes": 1, "save_every": 2, "speakers": ["A", "B"]}
        base = self._context("rvc", 3, sample_rate=4800, extra=extra)
        out = base.run_dir / "preprocess"
        out.mkdir()
        summary = RvcPreprocess().run(replace(base, out=out))
        write_json(out / "result.json", {"summary": summary})
        fake_extraction(out, base.run_dir / "extract")
        return replace(base, inputs={"preprocess": out, "extract": base.run_dir / "extract"})

    def _context(self, kind, learnt, **settings):
        root = self.work / f"prepared {kind}"
        workspace = Workspace.open(root / "workspace", create=True)
        entries = []
        for number in range(learnt + 1):
            name = f"{number:016x}"
            path = workspace.samples_dir / f"{name}.wav"
            write_voicelike(path, seconds=SECONDS, seed=number)
            speaker = number % 2 if kind == "rvc" else 0
            entries.append(JobEntry(name, "0" * 64, number == learnt, SECONDS, speaker=speaker))
        chosen = {"epochs": 4, "batch_size": 2, "save_every_s": 1e9, "threads": 1, **settings}
        made = "2025-01-01T00:00:00+00:00"
        job = Job("run", "Test ü", kind, made, tuple(entries), TrainSettings(**chosen))
        return StageContext(
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


class _LiteProbe(rvc_companion.QuickProbe):
    """Measures nothing, but decided by the weights."""

    def measure(self, network):
        value = float(next(network.parameters()).detach().double().abs().mean())
        measures = rvc_companion.ClipMeasures(value % 1, 10.0, 0.5)
        return [measures], np.full(800, 0.1, np.float32)


@contextmanager
def school(work):
    """Small networks, in the place of those that people train, while the block runs."""
    model = load_content_model()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # of networks so small, more only wait for each other
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(discriminator, "VIEWS", ((8, 32),))
        patch.setattr(discriminator, "MelJudge", partial(discriminator.MelJudge, 4))
        base = made_base(work / "base.safetensors", SMALL)
        patch.setattr(train, "SynthesizerConfig", lambda: SMALL)
        patch.setattr(train, "shipped", lambda name: base)
        patch.setattr(train, "FRAMES", 12)
        patch.setattr(judging, "BATCHES", 1)
        patch.setattr(judging, "BATCH_SIZE", 2)
        patch.setattr(planning, "FEWEST_STEPS", 1)
        patch.setattr(probing, "load_content_model", lambda *_: model)
        rvc_companion.narrow_networks(patch.setattr)
        patch.setattr(rvc_kind, "load_content_model", lambda *_: model)
        patch.setattr(rvc_kind, "rvc_run_probe", rvc_companion.quick_probe)
        patch.setattr("mynah.engine.stages.checkpoints.run_probe", _lite_probe)
        try:
            yield School(work)
        finally:
            torch.set_num_threads(threads)


def _lite_probe(ctx, config):
    return replace(rvc_companion.quick_probe(ctx, config), probe=_LiteProbe())
