"""Runs in processes of their own: killed, stopped, detached, watched, noisy."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from helpers.fake_stages import expected_sum, make_job, published
from mynah.engine.journal import read_journal
from mynah.engine.run import create_run
from mynah.engine.run_folder import training_holder
from mynah.project.workspace import Workspace
from mynah.protocol.codec import Message, decode
from mynah.protocol.commands import Command
from mynah.protocol.events import (
    Cancelled,
    Done,
    Failed,
    Hello,
    Log,
    Progress,
    Stage,
    State,
    is_end,
)
from mynah.protocol.exitcodes import ExitCode

pytestmark = pytest.mark.engine

ENGINE = Path(__file__).parents[1] / "helpers" / "fake_engine.py"
SCHEMA = json.loads((files("mynah.resources") / "schema" / "events-v1.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "my voices ü", create=True)


@pytest.fixture
def engine(workspace, tmp_path):
    """Starts the engine; whatever is left is ended by its own process number."""
    started = []

    def start(*args, stdin=subprocess.DEVNULL, **more):
        command = [sys.executable, str(ENGINE), *args, "--workspace", str(workspace.root)]
        environment = {**os.environ, "MYNAH_HOME": str(tmp_path / "home")}
        process = subprocess.Popen(
            command,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            preexec_fn=heed_a_closed_terminal if os.name == "posix" else None,  # noqa: PLW1509
            **more,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
    holder = training_holder(workspace)
    if holder is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(holder.pid, signal.SIGKILL)


def heed_a_closed_terminal():
    """What a child of a terminal has, also where these tests run under nohup."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def finish(process, seconds=60):
    out, err = process.communicate(timeout=seconds)
    return process.returncode, out.decode(), err.decode()


def events_of(out):
    messages = []
    for line in out.splitlines():
        VALIDATOR.validate(json.loads(line))
        message = decode(line)
        assert isinstance(message, Message), line
        messages.append(message)
    seqs = [m.seq for m in messages[1:]]
    assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))
    events = [m.event for m in messages]
    assert isinstance(events[0], Hello)
    assert [is_end(e) for e in events].count(True) == 1
    assert is_end(events[-1])
    return events


def wait_for(condition, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def training(run):
    return run.status().state == "training" and run.status().saved


def test_stdout_holds_events_alone_whatever_a_stage_prints(workspace, engine):
    run = create_run(workspace, make_job(misbehave="noise@2"))
    code, out, err = finish(engine("resume", "--json"))
    assert code == 0
    assert isinstance(events_of(out)[-1], Done)
    for noise in ("print on stdout", "raw bytes on 1", "child on stdout"):
        assert noise not in out
        assert noise in err
    for message in read_journal(run.journal_path):
        line = (run.journal_path).read_text().splitlines()[message.seq - 1]
        VALIDATOR.validate(json.loads(line))


def test_a_run_killed_at_random_moments_ends_with_the_same_voice(workspace, engine):
    # Six seconds of work, more than all the lives below together: none of them can finish it.
    run = create_run(workspace, make_job(steps=300, delay=0.02))
    rng = random.Random(7)  # noqa: S311
    kills = 0
    for _ in range(5):
        process = engine("resume")
        begun = time.monotonic()
        wait_for(lambda: run.holder() is not None or process.poll() is not None)  # noqa: B023
        time.sleep(rng.uniform(0.0, 0.5))
        assert process.poll() is None
        process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        process.wait()
        kills += 1
        status = run.status()
        assert run.holder() is None
        assert status.state in {"interrupted", "queued"}, (status.state, time.monotonic() - begun)
    assert kills
    code, _, err = finish(engine("resume"))
    assert code == 0, err
    assert published(workspace) == f"sum={expected_sum(300)}"
    seqs = [m.seq for m in read_journal(run.journal_path)]
    assert seqs == list(range(1, len(seqs) + 1))


@posix
def test_a_killed_run_is_reported_as_interrupted_with_what_it_reached(workspace, engine):
    create_run(workspace, make_job(misbehave="kill@3"))
    code, out, _ = finish(engine("resume", "--json"))
    assert code == -signal.SIGKILL
    code, out, _ = finish(engine("status", "--json"))
    facts = json.loads(out)
    assert code == 0
    assert facts["state"] == "interrupted"
    assert facts["resumable"]
    assert not facts["alive"]
    assert "train: 3 of 6 steps" in facts["reached"] or "train: 2 of 6 steps" in facts["reached"]
    assert facts["saved"]
    code, out, _ = finish(engine("status"))
    assert "mynah resume" in out
    code, out, _ = finish(engine("attach", "--json"))
    assert code == ExitCode.STOPPED
    assert events_of(out)[-1].code == "INTERRUPTED"
    assert finish(engine("resume"))[0] == 0


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_saves_and_stops(workspace, engine, number):
    run = create_run(workspace, make_job(steps=500, delay=0.02))
    process = engine("resume")
    wait_for(lambda: training(run))
    process.send_signal(number)
    code, _, err = finish(process)
    assert code == ExitCode.STOPPED
    assert "saving" in err
    assert "mynah resume" in err
    assert "Traceback" not in err
    assert (run.status().state, run.status().reason) == ("interrupted", "stopped")
    reached = json.loads((run.checkpoints / "state.json").read_text())["step"]
    process = engine("resume", "--json")
    wait_for(lambda: run.status().sessions == 2 and training(run))
    wait_for(lambda: json.loads((run.checkpoints / "state.json").read_text())["step"] > reached)
    run.ask(Command.STOP)
    code, out, _ = finish(process)
    progress = [e for e in events_of(out) if isinstance(e, Progress) and e.stage == "train"]
    assert progress[0].done > reached


@posix
def test_closing_the_terminal_saves_and_stops(workspace, tmp_path, monkeypatch):
    import pty

    run = create_run(workspace, make_job(steps=500, delay=0.02))
    monkeypatch.setenv("MYNAH_HOME", str(tmp_path / "home"))
    pid, terminal = pty.fork()
    if not pid:  # the child has the terminal as its own, as in a window
        heed_a_closed_terminal()
        command = [sys.executable, str(ENGINE), "resume", "--workspace", str(workspace.root)]
        os.execv(sys.executable, command)  # noqa: S606 - no shell is wanted
    wait_for(lambda: training(run))
    os.close(terminal)  # the kernel sends SIGHUP, and every write to the terminal fails
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == ExitCode.STOPPED
    assert (run.status().state, run.status().reason) == ("interrupted", "stopped")
    assert (run.checkpoints / "state.json").exists()


@posix
def test_the_third_interrupt_quits(workspace, engine):
    run = create_run(workspace, make_job(steps=3, delay=20))
    process = engine("resume")
    wait_for(lambda: any(m.event == Log("info", "clip 1") for m in read_journal(run.journal_path)))
    for _ in range(3):
        process.send_signal(signal.SIGINT)
        time.sleep(0.3)
    code, _, err = finish(process)
    assert code == 130
    assert "Still saving" in err
    assert run.status().state == "interrupted"


def test_commands_on_stdin_and_its_end_is_a_stop(workspace, engine):
    run = create_run(workspace, make_job(steps=500, delay=0.02))
    process = engine("resume", "--json", "--control", "stdin", stdin=subprocess.PIPE)
    wait_for(lambda: training(run))
    process.stdin.write(b'garbage\n{"v":1,"cmd":"pause"}\n')
    process.stdin.flush()
    wait_for(lambda: run.status().state == "paused")
    process.stdin.write(b'{"v":1,"cmd":"resume"}\n')
    process.stdin.flush()
    wait_for(lambda: run.status().state == "training")
    process.stdin.close()
    process.stdin = None
    code, out, _ = finish(process)
    assert code == ExitCode.STOPPED
    assert events_of(out)[-1] == Cancelled("stopped")


def test_a_second_run_is_refused_with_the_reason(workspace, engine):
    first = create_run(workspace, make_job(run_id="first", steps=500, delay=0.02))
    second = create_run(workspace, make_job(run_id="second", voice="Other"))
    process = engine("resume", "first")
    wait_for(lambda: training(first))
    code, out, _ = finish(engine("resume", "second", "--json"))
    assert code == ExitCode.BUSY
    refused = events_of(out)[-1]
    assert refused.code == "BUSY"
    assert "first" in refused.message
    assert second.status().state == "queued"
    code, _, _ = finish(engine("train", "--voice", "x", "--kind", "lite"))
    assert code == ExitCode.BUSY
    waiting = engine("resume", "second", "--queue")
    wait_for(lambda: second.status().reason)
    assert finish(engine("stop", "first"))[0] == 0
    assert finish(process)[0] == ExitCode.STOPPED
    assert finish(waiting)[0] == 0
    assert published(workspace, "Other")


def test_detached_run_is_watched_and_stopped(workspace, engine):
    run = create_run(workspace, make_job(steps=500, delay=0.02))
    code, out, err = finish(engine("resume", "--detach"))
    assert code == 0, err
    assert out.strip() == run.run_id
    holder = run.holder()
    assert holder is not None
    if os.name == "posix":
        assert os.getsid(holder.pid) == holder.pid
    watcher = engine("attach", "--json", "--control", "stdin", stdin=subprocess.PIPE)
    wait_for(lambda: training(run))
    watcher.kill()  # must not matter to the run
    watcher.communicate()
    time.sleep(0.3)
    assert run.holder() == holder
    watcher = engine("attach", "--json", "--control", "stdin", stdin=subprocess.PIPE)
    watcher.stdin.write(b'{"v":1,"cmd":"stop"}\n')
    watcher.stdin.flush()
    watcher.wait(60)
    events = events_of(watcher.stdout.read().decode())
    assert watcher.returncode == ExitCode.STOPPED
    assert events[-1] == Cancelled("stopped")
    assert State("training") in events
    assert run.status().state == "interrupted"
    wait_for(lambda: run.holder() is None)


def test_a_watcher_that_goes_leaves_the_run_alone(workspace, engine):
    run = create_run(workspace, make_job(steps=100, delay=0.02))
    finish(engine("resume", "--detach"))
    watcher = engine("attach", "--json", "--control", "stdin", stdin=subprocess.PIPE)
    wait_for(lambda: training(run))
    watcher.stdin.close()
    watcher.stdin = None
    code, out, _ = finish(watcher)
    assert code == 0
    assert events_of(out)[-1] == Cancelled("detached")
    code, out, _ = finish(engine("attach", "--json"))
    assert code == 0
    assert isinstance(events_of(out)[-1], Done)
    assert published(workspace) == f"sum={expected_sum(100)}"


def test_attach_replays_from_a_number_and_hides_earlier_ends(workspace, engine):
    run = create_run(workspace, make_job(misbehave="fault@3"))
    assert finish(engine("resume"))[0] == ExitCode.VERIFY_FAILED
    assert finish(engine("resume"))[0] == 0
    code, out, _ = finish(engine("attach", "--json"))
    events = events_of(out)
    assert code == 0
    assert not [e for e in events if isinstance(e, Failed)]
    assert [e for e in events if isinstance(e, Stage)]
    last = read_journal(run.journal_path)[-1].seq
    code, out, _ = finish(engine("attach", "--json", "--from", str(last - 1)))
    lines = [decode(line) for line in out.splitlines()]
    assert [m.seq for m in lines[1:]] == [last - 1, last]


def test_pause_resume_cancel_as_commands(workspace, engine):
    run = create_run(workspace, make_job(steps=500, delay=0.02))
    process = engine("resume")
    wait_for(lambda: training(run))
    code, out, _ = finish(engine("pause", "--wait", "20", "--json"))
    assert json.loads(out)["state"] == "paused"
    code, out, _ = finish(engine("resume", run.run_id[:12]))
    assert code == 0
    wait_for(lambda: run.status().state == "training")
    code, out, _ = finish(engine("cancel", "--wait", "20", "--json"))
    assert json.loads(out)["state"] == "cancelled"
    assert finish(process)[0] == ExitCode.CANCELLED
    assert finish(engine("resume"))[0] == ExitCode.BAD_INPUT
    assert finish(engine("stop"))[0] == ExitCode.BAD_INPUT


def test_an_idle_run_can_be_cancelled(workspace, engine):
    run = create_run(workspace, make_job())
    code, out, _ = finish(engine("cancel", "--json"))
    assert (code, json.loads(out)["state"]) == (0, "cancelled")
    assert run.status().state == "cancelled"
    assert finish(engine("runs"))[1].split()[1] == "cancelled"


def test_a_bug_is_told_in_words_and_logged_in_full(workspace, engine, tmp_path):
    create_run(workspace, make_job(misbehave="bug@2"))
    code, out, err = finish(engine("resume", "--json"))
    assert code == ExitCode.BUG
    assert events_of(out)[-1].code == "INTERNAL"
    assert "Traceback" not in out + err
    log = (tmp_path / "home" / "logs" / "mynah.log").read_text()
    assert "Traceback" in log
    assert "ZeroDivisionError" in log


@posix
def test_a_reader_that_goes_away_stops_the_run_and_it_saves(workspace, engine):
    run = create_run(workspace, make_job(steps=500, delay=0.02))
    process = engine("resume", "--json")
    wait_for(lambda: training(run))
    process.stdout.close()
    process.wait(60)
    assert process.returncode == ExitCode.STOPPED
    assert run.status().reason == "stopped"
    process.stdout = None
