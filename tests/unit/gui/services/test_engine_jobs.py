import gc
import weakref
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject

from helpers.children import QUICK, child_command, posix, runs, wait_for
from mynah.gui.services.engine_jobs import EngineJobs
from mynah.gui.services.engine_process import ProcessState
from mynah.protocol.commands import Command
from mynah.protocol.events import Failed

pytestmark = pytest.mark.gui


@pytest.fixture
def jobs(qapp):
    made = EngineJobs(command=child_command(), ladder=QUICK)
    yield made
    made.close_all(0.2)


def outcomes_of(process):
    outcomes = []
    process.ended.connect(outcomes.append)
    return outcomes


def test_a_job_is_started_with_control_and_forgotten_at_its_end(jobs, qtbot):
    changes = []
    jobs.active_changed.connect(lambda: changes.append(len(jobs.active)))
    process = jobs.start(["ok"], label="test")
    outcomes = outcomes_of(process)
    assert process.arguments == ("ok", "--json", "--control", "stdin")
    assert (process.label, process.state) == ("test", ProcessState.IDLE)
    assert jobs.active == (process,)
    with qtbot.waitSignal(jobs.idle):
        wait_for(qtbot, lambda: outcomes)
    assert outcomes[0].ok
    assert jobs.active == ()
    assert changes == [1, 0]


def without_parent(process):
    return process.parent() is None


def test_a_job_that_ended_can_still_be_read_and_then_goes(jobs, qtbot):
    process = jobs.start(["ok"])
    outcomes = outcomes_of(process)
    process.event_received.connect(partial(print, process))  # knows it and would keep it
    wait_for(qtbot, partial(without_parent, process))
    assert process.outcome is outcomes[0]
    assert process.state is ProcessState.DONE
    assert not process.alive
    process.stop_politely()
    assert not process.send(Command.PAUSE)
    gone = weakref.ref(process)
    del process
    gc.collect()
    assert gone() is None


def test_two_at_once_and_the_rest_waits_its_turn(jobs, qtbot):
    first, second, third, fourth = (jobs.start(["obeying"]) for _ in range(4))
    wait_for(qtbot, lambda: first.hello and second.hello)
    assert third.state is fourth.state is ProcessState.IDLE
    ended = outcomes_of(third)
    third.stop_politely()  # one that waits never starts
    wait_for(qtbot, lambda: ended)
    assert ended[0].state is ProcessState.CANCELLED
    assert third.pid == 0
    first.stop_politely()
    wait_for(qtbot, lambda: fourth.hello)
    assert jobs.active == (second, fourth)


def test_questions_do_not_wait_for_work(jobs, qtbot):
    for _ in range(3):
        jobs.start(["obeying"])
    answers = []
    for _ in range(3):
        jobs.ask(["answering"], answers.append, owner=jobs)
    wait_for(qtbot, lambda: len(answers) == 3)
    assert answers[0] == {"answer": [1, 2, 3]}


def test_a_question_that_is_refused_or_comes_to_nothing(jobs, qtbot):
    errors = []
    for behaviour in ("refusing", "exit_3", "killed", "ok"):
        jobs.ask([behaviour], lambda _answer: pytest.fail("no answer"), errors.append, owner=jobs)
    wait_for(qtbot, lambda: len(errors) == 4)
    assert Failed("NOT_FOUND", "not there", "look") in errors
    assert sorted(error.code for error in errors) == [*["ENGINE_DIED"] * 3, "NOT_FOUND"]


def test_a_question_to_a_program_that_is_missing(qtbot, tmp_path):
    jobs = EngineJobs(command=(str(tmp_path / "nothing"), []))
    errors = []
    jobs.ask(["answering"], lambda _answer: None, errors.append, owner=jobs)
    wait_for(qtbot, lambda: errors)
    assert errors[0].code == "ENGINE_MISSING"


def test_nobody_is_told_who_is_gone_or_does_not_want_it(jobs, qtbot):
    owner, said = QObject(), []
    jobs.ask(["answering"], said.append, said.append, owner=owner)
    unwanted = jobs.ask(["answering"], said.append, said.append, owner=jobs)
    never_begun = jobs.ask(["answering"], said.append, said.append, owner=jobs)
    shiboken6.delete(owner)
    unwanted.cancel()
    never_begun.cancel()
    with qtbot.waitSignal(jobs.idle):
        pass
    assert said == []


@posix
def test_closing_ends_everything_and_leaves_no_process(qapp, qtbot):
    jobs = EngineJobs(command=child_command(), ladder=QUICK)
    polite, deaf, waiting = (jobs.start([name]) for name in ("obeying", "ignoring", "ok"))
    kept = jobs.keep(["until_eof"])
    kept.start()
    jobs.ask(["heeding_terminate"], lambda _answer: None, owner=jobs)
    wait_for(qtbot, lambda: polite.hello and deaf.hello and kept.hello)
    pids = [polite.pid, deaf.pid, kept.pid]
    jobs.close_all(0.5)
    assert not any(runs(pid) for pid in pids)
    jobs.start(["ok"])
    wait_for(qtbot, lambda: waiting.outcome)
    assert waiting.pid == 0


def test_what_is_kept_waits_for_nobody_and_is_given_no_command(jobs, qtbot):
    for _ in range(2):
        jobs.start(["obeying"])
    kept = jobs.keep(["until_eof"])
    kept.start()
    wait_for(qtbot, lambda: kept.hello)
    assert kept.send(Command.PAUSE)
    outcomes = outcomes_of(kept)
    kept.stop_politely()
    wait_for(qtbot, lambda: outcomes)
    assert outcomes[0].event.reason == "detached"


def test_what_stands_behind_two_dashes_is_no_option(qapp):
    jobs = EngineJobs(command=("python", []))
    question = jobs.ask(["voices", "export", "--", "-x"], print, owner=jobs)
    assert question._command == ("python", ["voices", "export", "--json", "--", "-x"])
    question.cancel()
    jobs.close_all(0.2)
