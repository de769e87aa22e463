import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from helpers.fake_stages import Preprocess, fake_stages, make_job
from mynah.engine.attach import attach
from mynah.engine.control import Control
from mynah.engine.job import utc_now
from mynah.engine.journal import read_journal
from mynah.engine.lock import RunLock
from mynah.engine.lock_beats import Beats, is_halted, wake
from mynah.engine.reporter import ListReporter
from mynah.engine.run import create_run, execute
from mynah.engine.run_folder import training_holder
from mynah.engine.stall import STALLED, StallLimits, StallWatch
from mynah.project.workspace import Workspace
from mynah.protocol.commands import Command
from mynah.protocol.events import Cancelled, Failed, Log, Metric, Progress, Stage, State, Warning_
from mynah.protocol.exitcodes import ExitCode

QUICK = StallLimits(idle_s=0.4, busy_s=30.0, obey_s=0.4, tick_s=0.05)


class Watched:
    """A watch whose clock and processor are told what they show."""

    def __init__(self, **limits):
        self.said, self.work, self.given_up = ListReporter(), 0.0, []
        self.control = Control()
        self.watch = StallWatch(
            self.said, self.control, self.given_up.append, StallLimits(**limits), lambda: self.work
        )
        self.said_to_watch = self.watch.emit

    def quiet(self, seconds, busy=0.0):
        for _ in range(int(seconds / 2)):
            self.work += 2 * busy
            self.watch.tick(2.0)

    @property
    def warnings(self):
        return [e for e in self.said.of(Warning_) if e.code == STALLED]


def test_idle_silence_is_told_within_two_minutes_and_taken_back():
    watched = Watched()
    watched.watch.emit(Stage("extract"))
    watched.quiet(86)
    assert not watched.warnings
    watched.quiet(34)
    (warning,) = watched.warnings
    assert "“extract”" in warning.text
    assert "waits" in warning.text
    watched.watch.emit(Progress("extract", 1, 2))
    watched.watch.tick(2.0)
    assert "It goes on" in watched.said.of(Log)[-1].text


def test_work_without_steps_may_be_silent_for_long_and_steps_may_not():
    watched = Watched()
    watched.watch.emit(Stage("index"))
    watched.quiet(300, busy=1.0)
    assert not watched.warnings
    watched.watch.emit(Stage("train"))
    watched.watch.emit(Progress("train", 1, 9, "steps"))
    watched.quiet(120, busy=1.0)
    assert "the processor is at work" in watched.warnings[0].text


def test_a_slow_computer_is_told_of_once():
    watched = Watched()
    watched.watch.emit(Stage("train"))
    for number in range(5):
        watched.watch.emit(Progress("train", number, 9, "steps"))
        watched.quiet(130, busy=1.0)
    assert len(watched.warnings) == 1


def test_a_second_stall_is_told_as_the_first_was():
    watched = Watched()
    watched.watch.emit(Stage("train"))
    for number in range(3):
        watched.watch.emit(Progress("train", number, 9, "steps"))
        watched.quiet(130)
    assert len(watched.warnings) == 3


@pytest.mark.parametrize("slept", [3600.0, 1e7])
def test_a_computer_that_slept_has_not_stalled(slept):
    watched = Watched()
    watched.watch.emit(Stage("train"))
    for _ in range(10):
        watched.watch.tick(slept)
    assert not watched.warnings


def test_who_waits_in_a_queue_or_paused_does_not_stall():
    watched = Watched()
    for state in ("queued", "paused"):
        watched.watch.emit(State(state))
        watched.quiet(1000)
    assert not watched.warnings
    watched.watch.emit(State("training"))
    watched.quiet(100)
    assert watched.warnings


def test_what_stands_still_is_ended_when_asked_but_not_what_works_or_saves():
    watched = Watched()
    watched.watch.emit(Stage("train"))
    watched.control.request("stop")
    watched.quiet(60, busy=1.0)
    assert not watched.given_up

    def save_pair():
        watched.quiet(300)

    save_pair()
    assert not watched.given_up
    watched.watch.emit(Metric("x", 0.0, 1))
    watched.quiet(34)
    assert watched.given_up == ["stop"]


class Hanging(Preprocess):
    """Reads from a pipe that nobody writes to."""

    def run(self, ctx):
        with (ctx.run_dir / "pipe").open("rb") as file:
            file.read()
        return super().run(ctx)


@pytest.fixture
def hanging(tmp_path):
    run = create_run(Workspace.open(tmp_path / "w", create=True), make_job())
    os.mkfifo(run.path / "pipe")
    return run, [Hanging(), *fake_stages()[1:]]


def free(run):
    os.close(os.open(run.path / "pipe", os.O_WRONLY))


def stalled(run):
    return [m for m in read_journal(run.journal_path) if getattr(m.event, "code", "") == STALLED]


def wait_for(condition, seconds=20.0):
    deadline = time.monotonic() + seconds
    ticks = threading.Event()
    while not condition():
        assert time.monotonic() < deadline
        ticks.wait(0.02)


@pytest.mark.skipif(os.name != "posix", reason="needs named pipes")
def test_a_data_source_that_hangs_is_told_in_the_journal_and_the_run_finishes(hanging):
    run, stages = hanging
    outcome = []
    work = threading.Thread(
        target=lambda: outcome.append(execute(run, stages, ListReporter(), Control(), stalls=QUICK))
    )
    work.start()
    wait_for(lambda: stalled(run))
    assert run.status().stalled
    free(run)
    work.join(20)
    assert outcome[0].state == "completed"
    assert not run.status().stalled


@pytest.mark.skipif(os.name != "posix", reason="needs named pipes")
@pytest.mark.parametrize(
    ("command", "code", "end"),
    [(Command.CANCEL, ExitCode.CANCELLED, Cancelled), (Command.STOP, ExitCode.STOPPED, Failed)],
)
def test_a_run_that_hangs_is_ended_when_asked_and_its_locks_are_free(hanging, command, code, end):
    run, stages = hanging
    left = []

    def leave(code):
        left.append(code)
        free(run)

    work = threading.Thread(
        target=execute,
        args=(run, stages, ListReporter(), Control()),
        kwargs={"stalls": QUICK, "leave": leave},
    )
    work.start()
    wait_for(lambda: stalled(run))
    run.ask(command)
    wait_for(lambda: left)
    assert left == [code]
    ends = [m.event for m in read_journal(run.journal_path) if isinstance(m.event, end)]
    assert ends
    work.join(20)
    assert training_holder(run.workspace) is None
    assert run.holder() is None


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_a_halted_process_is_told_to_whoever_watches_and_wakes_to_hear_a_stop(tmp_path):
    run = create_run(Workspace.open(tmp_path / "w", create=True), make_job())
    script = (
        "import sys, pathlib, threading\n"
        "from mynah.engine.lock import RunLock\n"
        "lock = RunLock(pathlib.Path(sys.argv[1]), 'r', 'now', heartbeat_s=0.05)\n"
        "lock.acquire()\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(run.lock_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            process.stdout.readline()
            os.kill(process.pid, signal.SIGSTOP)
            wait_for(lambda: is_halted(run.holder()))
            told, watching = [], Control()

            def take(event, seq, t):
                told.append(event)
                if isinstance(event, Warning_):
                    run.ask(Command.STOP)
                if isinstance(event, Log) and "answers again" in event.text:
                    watching.request("stop")

            attach(run, take, silent_s=0.5, control=watching)
            assert any(isinstance(e, Warning_) and "halted from outside" in e.text for e in told)
            assert not is_halted(run.holder())
        finally:
            process.kill()


def test_a_lock_that_is_touched_is_no_silence(tmp_path):
    path = tmp_path / "lock"
    lock = RunLock(path, "r", utc_now(), heartbeat_s=3600)
    assert lock.acquire() is None
    beats = Beats(path, 5.0)
    assert [beats.look(1.0) for _ in range(5)] == [None] * 5
    assert isinstance(beats.look(1.0), Warning_)
    assert beats.look(100.0) is None
    os.utime(path, (1, 1))
    assert isinstance(beats.look(1.0), Log)
    wake(lock._me)
    lock.release()
    Path(path).unlink(missing_ok=True)
    assert beats.look(1.0) is None
