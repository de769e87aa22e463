"""What stands still is told in time, taken back, and ends when asked; sleep is no stall."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from helpers.fake_stages import Preprocess, fake_stages, make_job
from mynah.engine.attach import attach
from mynah.engine.control import Control
from mynah.engine.journal import read_journal
from mynah.engine.reporter import ListReporter
from mynah.engine.run import create_run, execute
from mynah.engine.run_folder import training_holder
from mynah.engine.stall import STALLED, StallLimits, StallWatch
from mynah.project.workspace import Workspace
from mynah.protocol.commands import Command
from mynah.protocol.events import Log, Progress, Stage, Warning_, is_end
from mynah.protocol.exitcodes import ExitCode
from torture.attack import Attack

SCALE = 200.0  # times faster than what people have
WHOLE = StallLimits()
LIMITS = StallLimits(
    idle_s=WHOLE.idle_s / SCALE,
    busy_s=WHOLE.busy_s / SCALE,
    obey_s=WHOLE.obey_s / SCALE,
    tick_s=0.02,
)
SLACK_S = 8.0  # that a busy computer may take longer, in all
NOTICED_S = 120.0
logging.getLogger("mynah.engine.stall").setLevel(logging.ERROR)  # stacks of each of thousands
ENGINE = Path(__file__).with_name("halted_engine.py")


class Standing(Preprocess):
    """A stage that stands still in the way that is asked for, until it is let go."""

    def __init__(self, how, rng):
        super().__init__()
        self.how, self.rng, self.free = how, rng, threading.Event()

    def run(self, ctx):
        for number in range(self.rng.randrange(4)):
            ctx.reporter.progress(self.name, number, 9, "clips")
        getattr(self, self.how)(ctx)
        return super().run(ctx)

    def pipe(self, ctx):
        with (ctx.run_dir / "pipe").open("rb") as file:
            file.read()

    def worker(self, ctx):
        del ctx
        thread = threading.Thread(target=self.free.wait, daemon=True)
        thread.start()
        thread.join()

    def lock(self, ctx):
        del ctx
        lock = threading.Lock()
        lock.acquire()
        threading.Thread(target=lambda: (self.free.wait(), lock.release()), daemon=True).start()
        with lock:
            pass

    def asleep(self, ctx):
        del ctx
        while not self.free.is_set():
            self.free.wait(0.001)

    def child(self, ctx):
        """A helper program that does not answer."""
        with subprocess.Popen(["cat", str(ctx.run_dir / "pipe")], stdout=subprocess.PIPE) as one:
            one.stdout.read()

    def let_go(self, run):
        self.free.set()
        try:
            os.close(os.open(run.path / "pipe", os.O_WRONLY | os.O_NONBLOCK))
        except OSError:
            return  # nobody reads


WAYS = ("pipe", "worker", "lock", "asleep", "child")
ENDS = ("goes on", "goes on", "stop", "cancel", "stop at once")


def stall(ground):
    """A source, a worker, a lock or a program that does not answer, in a run of real journals."""
    for seed, rng in ground.each():
        how, end = WAYS[seed % len(WAYS)], rng.choice(ENDS)
        root = ground.work / str(seed)
        run = create_run(Workspace.open(root, create=True), make_job())
        os.mkfifo(run.path / "pipe")
        stage = Standing(how, rng)
        left, outcome = [], []

        def leave(code, stage=stage, run=run, left=left):
            left.append(code)
            stage.let_go(run)  # here it ends this thread; for people, the process

        def work(run=run, stage=stage, outcome=outcome, leave=leave):
            stages = [stage, *fake_stages()[1:]]
            outcome.append(
                execute(run, stages, ListReporter(), Control(), stalls=LIMITS, leave=leave)
            )

        thread = threading.Thread(target=work)
        begun = time.monotonic()
        thread.start()
        about = f"{how}, {end}"
        ground.count(f"{how}, {end}")
        try:
            if end == "stop at once":
                until(lambda run=run: run.status().state == "preprocessing")
                run.ask(Command.STOP)
            else:
                until(lambda run=run: stalls(run))
                ground.most("seconds to notice, 0.45 asked", round(time.monotonic() - begun, 2))
                if not run.status().stalled:
                    ground.failed(seed, "the status does not know of it", about)
            if end in {"stop", "cancel"}:
                run.ask(Command(end))
            if end == "goes on":
                stage.let_go(run)
            else:
                until(lambda left=left: left)
        except TimeoutError:
            ground.failed(seed, "not noticed, or not ended", about)
        finally:
            stage.let_go(run)
            free(thread, stage, run)
        _check(ground, seed, about, run, end, outcome, left)


def free(thread, stage, run):
    """Until the work has ended, however late it came to where it stands."""
    deadline = time.monotonic() + 30
    while thread.is_alive() and time.monotonic() < deadline:
        stage.let_go(run)
        thread.join(0.05)


def _check(ground, seed, about, run, end, outcome, left):
    events = [message.event for message in read_journal(run.journal_path)]
    if end == "goes on":
        if not outcome or outcome[0].state != "completed":
            ground.failed(seed, "it did not go on", about)
        if not any(isinstance(e, Log) and "It goes on" in e.text for e in events):
            ground.failed(seed, "the stall was not taken back", about)
        if run.status().stalled:
            ground.failed(seed, "the status still calls it stalled", about)
        return
    wanted = ExitCode.CANCELLED if end == "cancel" else ExitCode.STOPPED
    if left != [wanted]:
        ground.failed(seed, "it did not hear the stop", f"{about}: {left}")
    if not any(is_end(event) for event in events):
        ground.failed(seed, "it ended without a word", about)
    if run.holder() is not None or training_holder(run.workspace) is not None:
        ground.failed(seed, "its locks were left", about)


def stalls(run):
    """The journal's warnings of a stall."""
    events = [message.event for message in read_journal(run.journal_path)]
    return [e for e in events if isinstance(e, Warning_) and e.code == STALLED]


def until(condition, seconds=NOTICED_S / SCALE + SLACK_S):
    """Wait until it holds.

    Raises:
        TimeoutError: It took too long.
    """
    deadline, tick = time.monotonic() + seconds, threading.Event()
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError
        tick.wait(0.01)


def watch(ground):
    """A made clock: hours asleep, slow and fast steps, work and idleness, in any order."""
    for seed, rng in ground.each():
        said, work = ListReporter(), [0.0]
        watched = StallWatch(said, Control(), lambda kind: None, worked=lambda work=work: work[0])
        watched.emit(Stage("train"))
        ground.count("hours slept", 0)
        for step in range(rng.randrange(1, 20)):
            watched.emit(Progress("train", step, 99, "steps"))
            for _ in range(rng.randrange(1, 8)):
                watched.tick(2.0)
                work[0] += 2.0
                watched.tick(slept := rng.choice([5.0, 600.0, 3600.0, 1e6]))
                ground.count("hours slept", int(slept // 3600))
                work[0] += 2.0
        if said.of(Warning_):
            ground.failed(seed, "sleep was taken for a stall", said.of(Warning_)[0].text)
        busy = rng.random() < 0.5
        quiet = 0.0
        while not said.of(Warning_) and quiet < 600:
            elapsed = rng.uniform(1.9, 2.6)
            work[0] += elapsed * busy
            watched.tick(elapsed)
            quiet += elapsed
        ground.most("noticed after seconds", round(quiet, 1))
        if quiet > NOTICED_S:
            ground.failed(seed, "not noticed within two minutes", f"{quiet} s, busy {busy}")


def halt(ground):
    """The engine itself is halted by a signal while somebody watches, and is asked to stop."""
    for seed, rng in ground.each():
        root = ground.work / str(seed)
        run = create_run(Workspace.open(root, create=True), make_job(steps=10_000, delay=0.02))
        command = [sys.executable, str(ENGINE), str(root), run.run_id]
        with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
            try:
                until(lambda run=run: run.status().state == "training", 60)
                threading.Event().wait(rng.uniform(0.0, 0.5))
                os.kill(process.pid, signal.SIGSTOP)
                _watched(
                    ground, seed, run, process, rng.choice([Command.STOP, Command.CANCEL, None])
                )
            except TimeoutError:
                ground.failed(seed, "it did not begin or did not end")
            finally:
                process.kill()


def _watched(ground, seed, run, process, asked):
    told, begun = [], time.monotonic()
    watching = Control()
    ground.count(f"halted, then {asked.value if asked else 'let go on'}")

    def take(event, seq, t):
        told.append(event)
        if isinstance(event, Warning_) and event.code == STALLED:
            ground.most("told after seconds", round(time.monotonic() - begun, 1))
            if asked is None:
                os.kill(process.pid, signal.SIGCONT)
            else:
                run.ask(asked)
        if asked is None and isinstance(event, Log) and "answers again" in event.text:
            watching.request("stop")

    guard = threading.Timer(40.0, lambda: watching.request("stop"))
    guard.start()
    attach(run, take, silent_s=2.5, control=watching)
    guard.cancel()
    if not any(isinstance(e, Warning_) and "halted from outside" in e.text for e in told):
        ground.failed(seed, "a halted process was not told of")
    if asked is None:
        if not any(isinstance(e, Log) and "answers again" in e.text for e in told):
            ground.failed(seed, "that it answers again was not told")
        return
    until(lambda: process.poll() is not None, 30)
    wanted = "cancelled" if asked is Command.CANCEL else "interrupted"
    if run.status().state != wanted:
        ground.failed(seed, "it was halted and did not hear", run.status().state)


def posix():
    """Why not."""
    return "" if os.name == "posix" else "needs named pipes and signals"


ATTACKS = (
    Attack(
        "stall",
        "A pipe, a worker, a lock, a program that does not answer: told within two minutes "
        "(200 times faster here), taken back, and it hears a stop and a cancel",
        500,
        2,
        stall,
        posix,
    ),
    Attack(
        "stall-watch",
        "A made clock: sleep of hours is no stall, silence of two minutes is",
        20_000,
        50,
        watch,
    ),
    Attack(
        "halted",
        "The engine is halted by a signal: the watcher tells, it wakes to hear a stop",
        100,
        1,
        halt,
        posix,
    ),
)
