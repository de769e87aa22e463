"""One test for each way in which a child can misbehave."""

import os
import signal
import subprocess
import sys

import pytest

from helpers.children import CHILD, FAKE_ENGINE, posix, runs, wait_for
from mynah.gui.services.child_process import Ladder
from mynah.gui.services.engine_command import engine_command, engine_environment
from mynah.gui.services.engine_process import ENDS, ProcessState
from mynah.protocol.commands import Command
from mynah.protocol.events import Cancelled, Done, Failed, Hello, Log

pytestmark = pytest.mark.gui


def finish(qtbot, process, timeout=20_000):
    """Start it and wait for its end, which comes once and last."""
    process.start()
    wait_for(qtbot, lambda: process.outcomes, timeout=timeout)
    return settled(process)


def settled(process):
    assert len(process.outcomes) == 1
    outcome = process.outcomes[0]
    assert process.state is outcome.state is process.outcome.state
    assert outcome.state in ENDS
    assert process.states[-1] == outcome.state
    assert not process.alive
    return outcome


def texts(process):
    return [event.text for event in process.events if isinstance(event, Log)]


def test_work_that_is_done(child, qtbot):
    process = child("ok")
    assert process.state is ProcessState.IDLE
    batches = []
    process.messages_received.connect(batches.append)
    outcome = finish(qtbot, process)
    assert outcome.ok
    assert outcome.exit_code == 0
    assert outcome.result == {"answer": 42}
    assert outcome.error is None
    assert process.states == ["starting", "running", "done"]
    assert [type(event) for event in process.events] == [Hello, Log, Done]
    assert [message.event for batch in batches for message in batch] == process.events
    assert [message.seq for batch in batches for message in batch] == [0, 1, 2]


def test_a_torn_line_is_put_together(child, qtbot):
    process = child("torn")
    assert finish(qtbot, process).ok
    assert texts(process) == ["torn"]


def test_characters_that_arrive_in_pieces_are_put_together(child, qtbot):
    process = child("torn_utf8")
    assert finish(qtbot, process).ok
    assert texts(process) == ["grün 鸟"]
    assert process.lines == ["grün"]


def test_a_line_of_ten_megabytes_is_dropped_and_said(child, qtbot):
    process = child("long_line")
    outcome = finish(qtbot, process)
    assert outcome.ok
    assert outcome.result == {"after": "the long line"}
    assert ["longer than 1 MiB" in line for line in process.lines] == [True]


def test_a_line_without_end_takes_no_memory(child, qtbot):
    process = child("endless_line")
    process.start()
    wait_for(qtbot, lambda: process.lines)
    wait_for(qtbot, lambda: process._process.bytesAvailable() < 1_000_000)
    process.stop_politely()
    wait_for(qtbot, lambda: process.outcomes)
    assert settled(process).state is ProcessState.CANCELLED


def test_garbage_before_hello_is_text(child, qtbot):
    process = child("garbage_first")
    assert finish(qtbot, process).ok
    assert process.lines[0].startswith("Loading")
    assert process.lines[1] == "{not json"


@pytest.mark.parametrize("behaviour", ["wrong_version", "wrong_protocol", "event_first"])
def test_an_engine_of_another_version_is_refused_and_ended(child, qtbot, behaviour):
    process = child(behaviour)
    outcome = finish(qtbot, process)
    assert outcome.state is ProcessState.FAILED
    assert outcome.error.code == "ENGINE_MISMATCH"
    assert outcome.error.hint
    assert process.events == []


def test_what_a_newer_engine_adds_is_passed_over(child, qtbot):
    process = child("unknown")
    assert finish(qtbot, process).ok
    assert texts(process) == ["known"]
    assert process.ignored == 2
    assert "later" in process.lines[0]
    assert "log without text" in process.lines[1]


@posix
@pytest.mark.parametrize(
    ("behaviour", "name"), [("segfault", "SIGSEGV"), ("aborting", "SIGABRT"), ("killed", "SIGKILL")]
)
def test_a_crash_is_a_crash_with_its_name(child, qtbot, behaviour, name):
    process = child(behaviour)
    outcome = finish(qtbot, process)
    assert outcome.state is ProcessState.CRASHED
    assert outcome.signal_name == name
    assert outcome.error.code == "ENGINE_DIED"
    assert name in outcome.error.message
    if behaviour == "segfault":
        assert outcome.stderr_tail == outcome.error.detail == "last words"


@posix
def test_being_killed_from_outside_is_a_crash(child, qtbot):
    process = child("heeding_terminate")
    process.start()
    wait_for(qtbot, lambda: process.events)
    os.kill(process.pid, signal.SIGKILL)  # what the kernel does when memory is short
    wait_for(qtbot, lambda: process.outcomes)
    outcome = settled(process)
    assert outcome.state is ProcessState.CRASHED
    assert outcome.signal_name == "SIGKILL"


def test_exit_0_without_done_is_a_failure(child, qtbot):
    outcome = finish(qtbot, child("no_done"))
    assert outcome.state is ProcessState.FAILED
    assert outcome.exit_code == 0
    assert outcome.error.code == "ENGINE_DIED"
    assert outcome.error.detail == "nothing more to say"


def test_a_code_without_an_end_event_is_a_failure(child, qtbot):
    outcome = finish(qtbot, child("exit_3"))
    assert (outcome.state, outcome.exit_code) == (ProcessState.FAILED, 3)
    assert "exit code 3" in outcome.error.message


def test_a_failure_carries_the_engines_words(child, qtbot):
    outcome = finish(qtbot, child("failing"))
    assert (outcome.state, outcome.exit_code) == (ProcessState.FAILED, 13)
    assert outcome.error == outcome.event == Failed("DISK_FULL", "full", "free some")


@posix
def test_what_was_said_counts_and_not_a_crash_afterwards(child, qtbot):
    outcome = finish(qtbot, child("done_then_crash"))
    assert outcome.ok
    assert outcome.error is None
    assert outcome.signal_name == "SIGABRT"


def test_one_that_said_its_end_and_stays_is_ended(child, qtbot):
    process = child("done_then_stay")
    assert finish(qtbot, process).ok
    assert not runs(process.pid)


def test_an_end_without_line_end_counts(child, qtbot):
    assert finish(qtbot, child("done_without_line_end")).result == {"whole": True}


def test_nothing_comes_after_an_end(child, qtbot):
    process = child("two_ends")
    assert finish(qtbot, process).result == {"number": 1}
    assert sum(isinstance(event, Done) for event in process.events) == 1


def test_a_program_that_is_missing(child, qtbot, tmp_path):
    process = child(command=(str(tmp_path / "no such program"), []))
    outcome = finish(qtbot, process)
    assert outcome.state is ProcessState.WOULD_NOT_START
    assert outcome.exit_code is None
    assert outcome.error.code == "ENGINE_MISSING"
    assert "no such program" in outcome.error.message
    assert process.states == ["starting", "would_not_start"]


def test_cancelling_is_asked_for_first(child, qtbot):
    process = child("obeying")
    process.start()
    wait_for(qtbot, lambda: process.events)
    process.stop_politely()
    process.stop_politely()
    wait_for(qtbot, lambda: process.outcomes)
    outcome = settled(process)
    assert outcome.state is ProcessState.CANCELLED
    assert outcome.event == Cancelled("cancelled")
    assert outcome.exit_code == 20
    assert outcome.error is None
    assert texts(process) == ["cancel"]
    assert process.states == ["starting", "running", "stopping", "cancelled"]


def test_commands_arrive_in_order(child, qtbot):
    process = child("obeying")
    assert not process.send(Command.PAUSE)
    process.start()
    assert process.send(Command.PAUSE)
    assert process.send(Command.RESUME)
    wait_for(qtbot, lambda: texts(process) == ["pause", "resume"])
    process.stop_politely()
    assert not process.send(Command.PAUSE)
    wait_for(qtbot, lambda: process.outcomes)


def test_one_without_farewell_only_loses_its_input(child, qtbot):
    process = child("until_eof", farewell=None)
    process.start()
    wait_for(qtbot, lambda: process.events)
    process.stop_politely()
    wait_for(qtbot, lambda: process.outcomes)
    assert settled(process).event == Cancelled("detached")
    assert texts(process) == []


@posix
def test_ignoring_everything_leads_to_kill(child, qtbot):
    process = child("ignoring", ladder=Ladder(0.1, 0.1, 5.0))
    process.start()
    wait_for(qtbot, lambda: texts(process) == ["deaf"])
    process.stop_politely()
    wait_for(qtbot, lambda: process.outcomes)
    outcome = settled(process)
    assert outcome.state is ProcessState.CANCELLED
    assert outcome.signal_name == "SIGKILL"
    assert not runs(process.pid)


@posix
def test_our_own_terminate_is_no_crash(child, qtbot):
    process = child("heeding_terminate", ladder=Ladder(0.05, 5.0, 5.0))
    process.start()
    wait_for(qtbot, lambda: process.events)
    process.stop_politely()
    wait_for(qtbot, lambda: process.outcomes)
    outcome = settled(process)
    assert (outcome.state, outcome.signal_name) == (ProcessState.CANCELLED, "SIGTERM")
    assert outcome.error is None


@posix
def test_without_an_input_stopping_begins_with_terminate(child, qtbot):
    process = child("heeding_terminate", control=False)
    process.start()
    wait_for(qtbot, lambda: process.events)
    process.stop_politely()
    wait_for(qtbot, lambda: process.outcomes)
    assert settled(process).signal_name == "SIGTERM"


@posix
def test_a_grandchild_left_behind_is_ended(child, qtbot):
    process = child("grandchild")
    assert finish(qtbot, process).ok
    (pid,) = texts(process)
    wait_for(qtbot, lambda: not runs(int(pid)))


@posix
def test_a_grandchild_is_killed_with_its_parent(child, qtbot):
    process = child("grandchild_and_stay", ladder=Ladder(0.05, 0.05, 5.0))
    process.start()
    wait_for(qtbot, lambda: texts(process))
    process.stop_politely()
    wait_for(qtbot, lambda: process.outcomes)
    wait_for(qtbot, lambda: not runs(int(texts(process)[0])))


def test_stopped_before_it_was_started(child, qtbot):
    process = child("ok")
    process.stop_politely()
    process.start()
    wait_for(qtbot, lambda: process.outcomes)
    assert settled(process).state is ProcessState.CANCELLED
    assert process.pid == 0


def test_stopped_at_once(child, qtbot):
    process = child("obeying")
    process.start()
    process.stop_politely()
    wait_for(qtbot, lambda: process.outcomes)
    assert settled(process).state is ProcessState.CANCELLED


def test_ending_while_the_window_closes_leaves_nothing(child, qtbot):
    polite, deaf = child("obeying"), child("ignoring")
    for process in (polite, deaf):
        process.start()
        wait_for(qtbot, lambda: len(process.events) > 0)  # noqa: B023
        process.stop_politely()
    for process in (polite, deaf):
        process.end_within(0.5)
    assert not runs(polite.pid)
    assert not runs(deaf.pid)


def test_its_environment_is_utf8_and_unbuffered():
    environment = engine_environment({"LANG": "C", "QT_PLUGIN_PATH": "/x"})
    assert environment == {
        "LANG": "C",
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONSAFEPATH": "1",
    }


def test_the_engine_is_found_from_source_and_when_frozen(monkeypatch):
    assert engine_command() == (sys.executable, ["-P", "-m", "mynah.engine"])
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/mynah/mynah")
    monkeypatch.setattr(sys, "platform", "linux")
    assert engine_command() == ("/opt/mynah/mynah-engine", [])
    monkeypatch.setattr(sys, "platform", "darwin")
    assert engine_command() == ("/opt/mynah/mynah", ["--engine"])


def test_the_real_engine_speaks_the_same(child, qtbot, tmp_path):
    arguments = ["train", "--voice", "x", "--workspace", str(tmp_path / "none")]
    process = child(
        *arguments,
        *("--json", "--control", "stdin"),
        command=(sys.executable, [str(FAKE_ENGINE)]),
        ladder=Ladder(),
    )
    outcome = finish(qtbot, process)
    assert outcome.state is ProcessState.FAILED
    assert (outcome.error.code, outcome.exit_code) == ("NOT_FOUND", 15)
    assert process.hello.command == "train"


WINDOW = """
import sys
from PySide6.QtCore import QCoreApplication
from mynah.gui.services.engine_process import EngineProcess
app = QCoreApplication([])
process = EngineProcess(["until_eof"], command=(sys.executable, ["-S", "-E", sys.argv[1]]))
process.event_received.connect(lambda event: print(process.pid, flush=True))
process.start()
app.exec()
"""


@posix
def test_killing_the_window_ends_the_child_by_its_input(qtbot):
    window = subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(CHILD)], stdout=subprocess.PIPE, text=True
    )
    pid = int(window.stdout.readline())
    assert runs(pid)
    window.kill()
    window.communicate()
    wait_for(qtbot, lambda: not runs(pid), timeout=5000)
