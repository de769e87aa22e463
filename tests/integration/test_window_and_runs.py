"""The window's services and runs that are processes of their own, with stages that pretend."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest

from helpers.children import fake_engine_command, posix, runs, wait_for
from helpers.fake_stages import make_job, published
from helpers.library import fake_sample
from mynah.engine.run import create_run
from mynah.engine.run_folder import training_holder
from mynah.gui.services.child_process import Ladder
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.gui.services.engine_process import EngineProcess, ProcessState
from mynah.gui.services.runs import RunsService, snapshot
from mynah.project.workspace import Workspace
from mynah.protocol.codec import encode
from mynah.protocol.commands import Command
from mynah.protocol.events import Cancelled, Done, Failed, Hello, Metric, Progress

pytestmark = [pytest.mark.gui, pytest.mark.engine]


@pytest.fixture
def workspace(tmp_path):
    made = Workspace.open(tmp_path / "my voices ü", create=True)
    yield made
    for folder in made.runs_dir.iterdir():
        with contextlib.suppress(Exception):
            holder = training_holder(made)
            if holder is not None:
                os.kill(holder.pid, signal.SIGKILL)
        del folder


@pytest.fixture
def jobs(qapp):
    made = EngineJobs(command=fake_engine_command(), ladder=Ladder(3.0, 1.0, 1.0))
    yield made
    made.close_all()


@pytest.fixture
def service(jobs, workspace):
    made = RunsService(jobs=jobs)
    made.set_workspace(workspace)
    yield made
    made.close()


def only(service):
    return service.runs[0] if len(service.runs) == 1 else None


def started(service, qtbot, **extra):
    """A run that works in a process of its own, and its watcher."""
    run = create_run(service._workspace, make_job(**extra))
    with qtbot.waitSignal(service.run_started, timeout=30_000):
        service.resume(run.run_id)
    return run, service.watch(run.run_id)


def training(watcher):
    return watcher.history.state == "training" and step_of(watcher) > 0


def step_of(watcher):
    curve = watcher.history.metrics.get("loss")
    return int(curve.steps[-1]) if curve is not None else 0


def outcomes_of(watcher):
    outcomes = []
    watcher.ended.connect(outcomes.append)
    return outcomes


def test_a_run_from_its_start_to_its_voice(service, qtbot, workspace):
    run, watcher = started(service, qtbot, steps=5)
    outcomes = outcomes_of(watcher)
    wait_for(qtbot, lambda: outcomes)
    assert outcomes[0].ok
    assert watcher.history.state == "completed"
    assert watcher.history.metrics["loss"].steps.tolist() == [1, 2, 3, 4, 5]
    assert watcher.is_live
    wait_for(qtbot, lambda: only(service) and only(service).state == "completed")
    wait_for(qtbot, lambda: not only(service).alive)  # its process says its last words first
    assert not only(service).resumable
    assert published(workspace)
    assert service.watch(run.run_id) is watcher
    assert not watcher.watching


def test_a_run_started_in_a_terminal_appears_and_is_followed(service, qtbot, workspace):
    run = create_run(workspace, make_job(steps=200, delay=0.02))
    wait_for(qtbot, lambda: only(service) and only(service).state == "queued")
    program, first = fake_engine_command()
    terminal = subprocess.Popen(
        [program, *first, "resume", "--workspace", str(workspace.root)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    wait_for(qtbot, lambda: only(service) and only(service).alive)
    watcher = service.watch(run.run_id)
    wait_for(qtbot, lambda: training(watcher))
    service.send(run.run_id, Command.STOP)
    wait_for(qtbot, lambda: terminal.poll() is not None)
    wait_for(qtbot, lambda: only(service) and only(service).state == "interrupted")
    assert only(service).resumable
    assert "train" in only(service).reached
    assert only(service).saved_s is not None


def test_pause_resume_stop_and_going_on(service, qtbot):
    run, watcher = started(service, qtbot, steps=100, delay=0.02)
    outcomes = outcomes_of(watcher)
    wait_for(qtbot, lambda: training(watcher))
    service.send(run.run_id, Command.PAUSE)
    wait_for(qtbot, lambda: watcher.history.state == "paused")
    assert only(service).state == "paused"
    paused_at = step_of(watcher)
    service.send(run.run_id, Command.RESUME)
    wait_for(qtbot, lambda: step_of(watcher) > paused_at)
    service.send(run.run_id, Command.STOP)
    wait_for(qtbot, lambda: outcomes)
    assert outcomes[0].event == Cancelled("stopped")
    assert watcher.history.state == "interrupted"
    wait_for(qtbot, lambda: only(service) and only(service).resumable)
    # The same watcher follows the run on, with the curve it had.
    service.send(run.run_id, Command.RESUME)
    wait_for(qtbot, lambda: len(outcomes) == 2)
    assert isinstance(outcomes[1].event, Done)
    assert watcher.history.metrics["loss"].steps.tolist() == list(range(1, 101))
    assert watcher.history.sessions >= 2
    assert watcher.history.error is None


def test_a_command_to_a_run_that_nobody_watches(service, qtbot, workspace):
    idle = create_run(workspace, make_job())
    wait_for(qtbot, lambda: only(service))
    errors = []
    service.command_failed.connect(errors.append)
    service.send(idle.run_id, Command.PAUSE)
    wait_for(qtbot, lambda: errors)
    assert errors[0].code == "BAD_INPUT"
    service.send(idle.run_id, Command.CANCEL)
    wait_for(qtbot, lambda: only(service).state == "cancelled")


def test_a_killed_run_is_interrupted_and_goes_on_without_a_gap(service, qtbot):
    run, watcher = started(service, qtbot, steps=40, delay=0.02)
    outcomes = outcomes_of(watcher)
    wait_for(qtbot, lambda: step_of(watcher) > 3)
    os.kill(run.holder().pid, signal.SIGKILL)
    wait_for(qtbot, lambda: outcomes)
    assert isinstance(outcomes[0].event, Failed)
    assert outcomes[0].error.code == "INTERRUPTED"
    assert watcher.history.state == "interrupted"
    wait_for(qtbot, lambda: only(service) and only(service).state == "interrupted")
    service.resume(run.run_id)
    wait_for(qtbot, lambda: len(outcomes) == 2)
    assert outcomes[1].ok
    steps = watcher.history.metrics["loss"].steps.tolist()
    assert steps == sorted(set(steps))
    # A step that was saved and not yet told when the run was killed is nowhere.
    assert len(set(range(1, 41)) - set(steps)) <= 1
    assert watcher.history.sessions == 2
    assert watcher.history.state == "completed"


@posix
def test_watching_that_breaks_off_begins_again_where_it_was(service, qtbot):
    run, watcher = started(service, qtbot, steps=100, delay=0.02)
    outcomes = outcomes_of(watcher)
    seen = []
    watcher.event_received.connect(seen.append)
    for _ in range(2):
        before = step_of(watcher)
        wait_for(qtbot, lambda: step_of(watcher) > before + 3)  # noqa: B023
        os.kill(watcher._process.pid, signal.SIGKILL)
        wait_for(qtbot, lambda: step_of(watcher) > before + 8)  # noqa: B023
    service.send(run.run_id, Command.STOP)
    wait_for(qtbot, lambda: outcomes)
    steps = watcher.history.metrics["loss"].steps
    assert steps.tolist() == list(range(1, len(steps) + 1))
    assert len(outcomes) == 1


def test_a_run_that_is_not_there_cannot_be_watched(service, qtbot, workspace):
    create_run(workspace, make_job())
    watcher = service.watch("nothing of that name")
    outcomes = outcomes_of(watcher)
    wait_for(qtbot, lambda: outcomes)
    assert outcomes[0].state is ProcessState.FAILED
    assert outcomes[0].error.code == "NOT_FOUND"


def test_old_news_comes_before_what_happens_now(service, qtbot, workspace):
    run, watcher = started(service, qtbot, steps=3)
    outcomes = outcomes_of(watcher)
    wait_for(qtbot, lambda: outcomes)
    later = RunsService(jobs=service._jobs)
    later.set_workspace(workspace)
    wait_for(qtbot, lambda: later.runs)
    again = later.watch(run.run_id)
    live = []
    again.caught_up.connect(lambda: live.append(again.history.state))
    assert not again.is_live
    wait_for(qtbot, lambda: live)
    assert live == ["completed"]
    assert again.history.metrics["loss"].steps.tolist() == [1, 2, 3]
    later.close()


def test_a_run_that_cannot_be_started_says_why(service, qtbot, workspace):
    errors = []
    service.start_failed.connect(errors.append)
    process = service.start(["--voice", "Ada"])
    assert process.arguments[:3] == ("train", "--voice", "Ada")
    assert "--detach" in process.arguments
    wait_for(qtbot, lambda: errors)
    assert errors[0].code == "NOTHING_USABLE"
    assert service.runs == []


def test_a_run_is_started_from_the_library_and_outlives_the_window(jobs, workspace, qtbot):
    for number in range(3):
        fake_sample(number, folder=workspace.samples_dir)
    service = RunsService(jobs=jobs)
    service.set_workspace(workspace)
    with qtbot.waitSignal(service.run_started, timeout=30_000) as begun:
        process = service.start(["train", "--voice", "Ada", "--minutes", "1"])
    (run,) = begun.args
    assert process.outcome.result["detached"] is True
    assert str(workspace.root) in process.arguments
    service.close()
    jobs.close_all()
    wait_for(qtbot, lambda: published(workspace, "Ada"))
    assert [one.name for one in workspace.runs_dir.iterdir() if one.name == run]


def test_nothing_is_started_where_no_workspace_is_open(jobs):
    with pytest.raises(RuntimeError, match="no workspace"):
        RunsService(jobs=jobs).start(["--voice", "Ada"])


def test_closing_the_window_ends_the_watching_and_not_the_run(jobs, workspace, qtbot):
    service = RunsService(jobs=jobs)
    service.set_workspace(workspace)
    run, watcher = started(service, qtbot, steps=60, delay=0.05)
    wait_for(qtbot, lambda: training(watcher))
    watching, working = watcher._process.pid, run.holder().pid
    assert watching != working
    service.close()
    jobs.close_all()
    assert not runs(watching)
    assert runs(working)
    wait_for(qtbot, lambda: run.status().state == "completed")
    assert published(workspace)


WINDOW = """
import sys
from PySide6.QtCore import QCoreApplication
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.gui.services.runs import RunsService
from mynah.project.workspace import Workspace
app = QCoreApplication([])
runs = RunsService(jobs=EngineJobs(command=(sys.executable, [sys.argv[1]])))
runs.set_workspace(Workspace.open(sys.argv[2]))
def told():
    watcher = runs.watch(sys.argv[3])
    watcher.history.changed.connect(
        lambda what: what == "metrics" and print(watcher._process.pid, flush=True)
    )
runs.run_started.connect(told)
runs.resume(sys.argv[3])
app.exec()
"""


@posix
def test_killing_the_window_ends_the_watching_and_not_the_run(service, workspace, qtbot):
    run = create_run(workspace, make_job(steps=60, delay=0.05))
    program = fake_engine_command()[1][0]
    window = subprocess.Popen(
        [sys.executable, "-c", WINDOW, program, str(workspace.root), run.run_id],
        stdout=subprocess.PIPE,
        text=True,
    )
    watching = int(window.stdout.readline())
    working = run.holder().pid
    window.kill()
    window.communicate()
    wait_for(qtbot, lambda: not runs(watching), timeout=5000)
    assert runs(working)
    # The next window attaches again, and the curve is all there.
    wait_for(qtbot, lambda: only(service) and only(service).alive)
    watcher = service.watch(run.run_id)
    outcomes = outcomes_of(watcher)
    wait_for(qtbot, lambda: outcomes)
    assert outcomes[0].ok
    assert watcher.history.metrics["loss"].steps.tolist() == list(range(1, 61))


def test_a_workspace_without_runs_or_not_yet_made(jobs, tmp_path, qtbot):
    service = RunsService(jobs=jobs)
    service.set_workspace(Workspace.plan(tmp_path / "later"))
    service.refresh()
    wait_for(qtbot, lambda: not service._asking)
    assert service.runs == []
    made = Workspace.open(tmp_path / "later", create=True)
    service.set_workspace(made)
    wait_for(qtbot, service._files.directories)
    create_run(made, make_job())
    wait_for(qtbot, lambda: only(service))
    service.set_workspace(None)
    assert service.runs == []
    service.close()


@pytest.mark.slow
def test_a_hundred_thousand_events_do_not_hold_up_the_window(
    service, workspace, qtbot, monkeypatch
):
    run = create_run(workspace, make_job())
    with run.journal_path.open("ab") as journal:
        for k in range(2, 100_001):
            event = Metric("loss", 1 / k, k) if k % 2 else Progress("train", k, 100_000)
            journal.write(
                (encode(Hello(1, "0", 1) if k == 2 else event, k, k * 0.1) + "\n").encode()
            )
    turns = []
    read = EngineProcess._on_pump

    def timed(process):
        begun = time.thread_time()
        read(process)
        turns.append(time.thread_time() - begun)

    monkeypatch.setattr(EngineProcess, "_on_pump", timed)
    watcher = service.watch(run.run_id)
    outcomes = outcomes_of(watcher)
    wait_for(qtbot, lambda: outcomes, timeout=60_000)
    assert watcher.history.seq >= 100_000
    assert len(watcher.history.metrics["loss"]) == 49_999
    assert max(turns) < 0.05
    assert sum(turns) < 1.0


def test_what_is_looked_at_in_the_background(workspace, tmp_path):
    assert snapshot(tmp_path / "none") is None
    assert snapshot(workspace.runs_dir) == ()
    run = create_run(workspace, make_job())
    (workspace.runs_dir / "no run").mkdir()
    assert snapshot(workspace.runs_dir) == ((run.run_id, False, ""),)
    run.state_path.write_text("{broken")
    run.lock_path.touch()
    assert snapshot(workspace.runs_dir) == ((run.run_id, True, ""),)
