"""Stages that do nothing useful, but with real files, saves and interruptions."""

import errno
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from mynah.engine.job import Job, JobEntry, TrainSettings, new_run_id
from mynah.engine.run_stage import StageContext
from mynah.project.atomic import write_json
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Interrupted


def make_job(voice="Test", run_id=None, steps=6, delay=0.0, **extra):
    return Job(
        run_id=run_id or new_run_id(),
        voice=voice,
        kind="lite",
        created_at="2025-01-01T00:00:00+00:00",
        entries=(
            JobEntry("a", "00" * 32, False, 5.0),
            JobEntry("b", "11" * 32, True, 4.0),
        ),
        settings=TrainSettings(extra={"steps": steps, "delay": delay, **extra}),
    )


def settings(ctx: StageContext) -> dict:
    return {"steps": 6, "delay": 0.0, **ctx.job.settings.extra}


@dataclass
class Preprocess:
    """Writes one file an entry."""

    name: str = "preprocess"
    version: int = 1
    keeps_folder: bool = False
    calls: list[str] = field(default_factory=list)

    def fingerprint(self, ctx):
        return {"entries": [e.sha256 for e in ctx.job.entries], "seed": ctx.job.settings.seed}

    def estimate_bytes(self, ctx):
        return 1000

    def run(self, ctx):
        self.calls.append(self.name)
        total = len(ctx.job.entries)
        for number, entry in enumerate(ctx.job.entries, 1):
            ctx.control.raise_if_requested()
            ctx.reporter.log(f"clip {number}")
            time.sleep(settings(ctx)["delay"])
            (ctx.out / f"{entry.sample_id}.bin").write_bytes(entry.sha256.encode() * 100)
            ctx.reporter.progress(self.name, number, total, "clips")
        return {"clips": total}


@dataclass
class Train:
    """Counts steps; each step is saved as a checkpoint; the result is a sum over all steps."""

    name: str = "train"
    version: int = 1
    keeps_folder: bool = True
    calls: list[str] = field(default_factory=list)

    def fingerprint(self, ctx):
        return {"steps": settings(ctx)["steps"], "seed": ctx.job.settings.seed}

    def estimate_bytes(self, ctx):
        return 1000

    def run(self, ctx):
        self.calls.append(self.name)
        path = ctx.checkpoints / "state.json"
        state = {"step": 0, "sum": 0, "fingerprint": ctx.fingerprint}
        if path.exists():
            loaded = json.loads(path.read_text())
            if loaded["fingerprint"] == ctx.fingerprint:
                state = loaded
        steps = settings(ctx)["steps"]
        while state["step"] < steps:
            time.sleep(settings(ctx)["delay"])
            state["step"] += 1
            state["sum"] += state["step"] ** 2
            write_json(path, state)
            ctx.reporter.artifact("checkpoint", path)
            ctx.reporter.metric("loss", 1 / state["step"], state["step"])
            ctx.reporter.progress(self.name, state["step"], steps, "steps")
            self.misbehave(ctx, state["step"])
            ctx.control.raise_if_requested()
        (ctx.out / "model.bin").write_bytes(f"sum={state['sum']}".encode())
        return {"step": state["step"], "sum": state["sum"]}

    def misbehave(self, ctx, step):
        what, _, at = str(settings(ctx).get("misbehave", "")).partition("@")
        if not what or step != int(at or 1):
            return
        flag = ctx.run_dir / "misbehaved"
        if flag.exists():
            return
        if what != "noise":
            flag.touch()
        if what == "noise":
            sys.stdout.write("print on stdout\n")
            os.write(1, b"raw bytes on 1\n")
            subprocess.run([sys.executable, "-c", "print('child on stdout')"], check=True)
        elif what == "full":
            raise OSError(errno.ENOSPC, "No space left on device", str(ctx.out / "x"))
        elif what == "memory":
            raise MemoryError
        elif what == "bug":
            raise ZeroDivisionError("a bug")
        elif what == "fault":
            raise MynahError(ErrorCode.DIVERGED, "The loss exploded.", items=[("a", "loud")])
        elif what == "kill":
            os.kill(os.getpid(), 9)
        elif what == "pause":
            raise Interrupted("pause")


@dataclass
class Publish:
    """Puts the model where voices are."""

    name: str = "publish"
    version: int = 1
    keeps_folder: bool = False
    calls: list[str] = field(default_factory=list)

    def fingerprint(self, ctx):
        return {"voice": ctx.job.voice}

    def estimate_bytes(self, ctx):
        return 1000

    def run(self, ctx):
        self.calls.append(self.name)
        target = ctx.workspace.voices_dir / ctx.job.voice
        target.mkdir(parents=True, exist_ok=True)
        content = (ctx.inputs["train"] / "model.bin").read_bytes()
        (target / "model.bin").write_bytes(content)
        ctx.reporter.artifact("voice", target)
        return {"voice": ctx.job.voice}


def fake_stages(kind: str = "lite"):
    return [Preprocess(), Train(), Publish()]


def expected_sum(steps: int) -> int:
    return sum(n**2 for n in range(1, steps + 1))


def published(workspace, voice="Test") -> str:
    path = Path(workspace.voices_dir) / voice / "model.bin"
    return path.read_text() if path.exists() else ""
