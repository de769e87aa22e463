"""The kernel ends an engine for lack of memory, without a word; that is told, and half is tried."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

from helpers.fake_stages import Train, fake_stages, make_job
from mynah.engine.attach import attach
from mynah.engine.control import Control
from mynah.engine.reporter import ListReporter
from mynah.engine.run import create_run, execute
from mynah.engine.training.smaller import asked_smaller
from mynah.project.workspace import Workspace
from mynah.protocol.events import Failed, is_end
from mynah.protocol.exitcodes import ExitCode
from torture.attack import Attack
from torture.stall import until

GROUPS = Path("/sys/fs/cgroup/memory")
ENGINE = Path(__file__).with_name("halted_engine.py")
ROOM = 30 << 20  # bytes that may still be taken
HOG = "data = bytearray(b'x' * (200 << 20)); import time; time.sleep(60)"


class Seeing(Train):
    """Notes how often the batch is to be halved."""

    def __init__(self):
        super().__init__()
        self.asked = 0

    def run(self, ctx):
        self.asked = asked_smaller(ctx.checkpoints)
        return super().run(ctx)


@contextmanager
def group(name):
    """A group of processes of its own."""
    path = GROUPS / name
    path.mkdir()
    try:
        yield path
    finally:
        path.joinpath("memory.limit_in_bytes").write_text("-1")
        until(lambda: not path.joinpath("cgroup.procs").read_text().strip(), 20)
        path.rmdir()


def into(path):
    """Puts a child there before it begins."""
    return lambda: path.joinpath("cgroup.procs").write_text(str(os.getpid()))


def kill(ground):
    """Another process of the group takes what is left, and the kernel ends the engine for it."""
    for seed, rng in ground.each():
        root = ground.work / str(seed)
        run = create_run(Workspace.open(root, create=True), make_job(steps=5000, delay=0.005))
        by_hand = seed % 3 == 0  # for comparison: killed, but not for memory
        with group(f"mynah-{os.getpid()}-{seed}") as place:
            command = [sys.executable, str(ENGINE), str(root), run.run_id]
            with subprocess.Popen(command, preexec_fn=into(place)) as engine:  # noqa: PLW1509
                until(lambda run=run: run.status().state == "training", 60)
                threading.Event().wait(rng.uniform(0.0, 0.3))
                if by_hand:
                    engine.kill()
                else:
                    _take_all(place, engine)
                engine.wait(60)
            _check(ground, seed, run, by_hand=by_hand)


def _take_all(place, engine):
    Path(f"/proc/{engine.pid}/oom_score_adj").write_text("1000")
    used = int(place.joinpath("memory.usage_in_bytes").read_text())
    place.joinpath("memory.limit_in_bytes").write_text(str(used + ROOM))
    with subprocess.Popen([sys.executable, "-c", HOG], preexec_fn=into(place)) as hog:  # noqa: PLW1509
        engine.wait(60)
        hog.kill()


def _check(ground, seed, run, *, by_hand):
    ground.count("by hand" if by_hand else "by the kernel")
    told = []
    code = attach(run, lambda event, seq, t: told.append(event), start_grace_s=0)
    wanted = ExitCode.STOPPED if by_hand else ExitCode.OUT_OF_MEMORY
    if code is not wanted:
        ground.failed(seed, "the watcher tells another end", f"{code!r} and not {wanted!r}")
    if len([event for event in told if is_end(event)]) != 1 or not isinstance(told[-1], Failed):
        ground.failed(seed, "not one end", told[-3:])
    if run.status().state != "interrupted":
        ground.failed(seed, "another state", run.status().state)
    seeing = Seeing()
    stages = [seeing if stage.name == "train" else stage for stage in fake_stages()]
    control = Control()
    timer = threading.Timer(1.0, lambda: control.request("stop"))
    timer.start()
    execute(run, stages, ListReporter(), control)
    timer.cancel()
    if seeing.asked != (0 if by_hand else 1):
        ground.failed(seed, "resumed with another batch than it should", seeing.asked)


def needs():
    """Why not."""
    if not (GROUPS / "memory.limit_in_bytes").exists() or os.geteuid():
        return "needs root and groups of processes with limits of memory (cgroup v1)"
    return ""


ATTACKS = (
    Attack(
        "memory-kill",
        "The kernel ends the engine for lack of memory: that is told as such, and resuming halves; "
        "one killed by hand resumes with its batch",
        200,
        1,
        kill,
        needs,
    ),
)
