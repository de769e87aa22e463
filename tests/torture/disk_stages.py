"""The stages of a run with small contents, written by the writers of the real ones."""

import time

import numpy as np
import torch

from mynah.audio.write import write_audio
from mynah.engine.control import Control
from mynah.engine.reporter import ListReporter
from mynah.engine.run import execute
from mynah.engine.run_disk import DiskLimits
from mynah.engine.run_folder import find_run
from mynah.engine.stages.index import build_index
from mynah.engine.training.pairs import load_newest_pair, save_pair
from mynah.engine.training.saving import PairSaver
from mynah.project.atomic import write_bytes
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.events import Failed

STEPS = 6
NOISE = np.random.default_rng(0).standard_normal((240, 384)).astype(np.float32)


class _Stage:
    version = 1
    keeps_folder = False

    def fingerprint(self, ctx):
        return {"seed": ctx.job.settings.seed}

    def estimate_bytes(self, ctx):
        return 0  # else the run would not even begin on a disk so small


class Preprocess(_Stage):
    name = "preprocess"

    def run(self, ctx):
        for number in range(3):
            ctx.control.raise_if_requested()
            sound = NOISE.reshape(-1)[: 40_000 + number] * 0.05
            write_audio(ctx.out / f"{number}.flac", sound, 32_000, "flac")
            ctx.reporter.progress(self.name, number + 1, 3, "clips")
        return {"clips": 3}


class Extract(_Stage):
    name = "extract"
    keeps_folder = True

    def run(self, ctx):
        for number in range(3):
            np.savez(ctx.out / f"{number}.npz", content=NOISE)
        return {"median_f0_hz": 120.0}


class Train(_Stage):
    name = "train"

    def run(self, ctx):
        folder = ctx.checkpoints / ctx.fingerprint[:16]
        parts = load_newest_pair(folder, ctx.reporter) or {
            "G": {"w": torch.zeros(30_000)},
            "n": {"step": 0},
        }
        with PairSaver(folder) as saver:
            while parts["n"]["step"] < STEPS:
                parts["G"]["w"] += float(parts["n"]["step"] + 1)
                parts["n"]["step"] += 1
                step = parts["n"]["step"]
                if step % 2:
                    ctx.reporter.artifact("checkpoint", save_pair(folder, step, parts))
                else:
                    saver.save(step, parts)
                    saver.wait()
                    ctx.reporter.artifact("checkpoint", saver.finished())
                ctx.reporter.metric("loss", 1 / step, step)
                ctx.reporter.progress(self.name, step, STEPS, "steps")
                time.sleep(float(ctx.job.settings.extra.get("delay", 0)))
                ctx.control.raise_if_requested()
        write_bytes(ctx.out / "model.safetensors", parts["G"]["w"].numpy().tobytes())
        return {"steps": STEPS}


class Index(_Stage):
    name = "index"

    def run(self, ctx):
        build_index(NOISE, ctx.out / "made.index", 0)
        return {}


class Publish(_Stage):
    name = "publish"

    def run(self, ctx):
        store = VoiceStore(ctx.workspace)
        with store.staged() as staged:
            for name, stage in (("model.safetensors", "train"), ("made.index", "index")):
                (staged / name).write_bytes((ctx.inputs[stage] / name).read_bytes())
            version = store.publish(
                ctx.job.voice, staged, {"kind": "lite", "run_id": ctx.job.run_id}
            )
        return {"version": version.version}


def go(path, run_id, margin, reporter=None):
    """Work on a run as the command line does; the exit code, and the words of a fault."""
    run = find_run(Workspace.open(path), run_id)
    stages = [Preprocess(), Extract(), Train(), Index(), Publish()]
    reporter = reporter or ListReporter()
    limits = DiskLimits(margin=int(margin), interval_s=0.02)
    outcome = execute(run, stages, reporter, Control(), limits=limits)
    for failed in reporter.of(Failed):
        print(f"{failed.code}: {failed.message} {failed.hint}")
    if outcome.error is not None and not reporter.of(Failed):
        print(f"{outcome.error.code}: {outcome.error.message} (not in the events)")
    return outcome.exit_code
