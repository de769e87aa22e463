import dataclasses
import errno
import json
import threading
import time

import pytest

from helpers.fake_stages import Preprocess, expected_sum, fake_stages, make_job, published
from mynah.engine.attach import attach
from mynah.engine.control import Control
from mynah.engine.journal import Journal, read_journal
from mynah.engine.reporter import ListReporter
from mynah.engine.run import create_run, execute
from mynah.engine.run_disk import DiskLimits
from mynah.engine.run_folder import training_holder
from mynah.engine.run_state import load_status
from mynah.project.workspace import Workspace
from mynah.protocol.commands import Command
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Cancelled, Done, Failed, Hello, Stage, State, Warning_, is_end
from mynah.protocol.exitcodes import ExitCode

LIMITS = DiskLimits(margin=1000)


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "work space ü", create=True)


def go(run, stages=None, control=None, reporter=None, limits=LIMITS, **more):
    reporter = reporter or ListReporter()
    outcome = execute(
        run, stages or fake_stages(), reporter, control or Control(), limits=limits, **more
    )
    assert sum(is_end(event) for event in reporter.events) == 1
    assert is_end(reporter.events[-1])
    return outcome, reporter


def set_job(run, **changes):
    job = run.job
    dataclasses.replace(job, **changes).save(run.path / "job.json")


def stage_states(reporter):
    return {e.name: e.state for e in reporter.of(Stage)}


def test_a_run_goes_through_its_stages_and_publishes(workspace):
    run = create_run(workspace, make_job())
    outcome, reporter = go(run)
    assert (outcome.state, outcome.exit_code) == ("completed", ExitCode.OK)
    states = [event.state for event in reporter.of(State)]
    assert states == ["checking", "preprocessing", "training", "publishing", "completed"]
    assert published(workspace) == f"sum={expected_sum(6)}"
    assert reporter.of(Done)[0].result["stages"]["train"]["sum"] == expected_sum(6)
    assert run.status().state == "completed"
    assert training_holder(workspace) is None
    assert not (run.path / ".reserve").exists()


def test_a_finished_run_is_not_run_again(workspace):
    run = create_run(workspace, make_job())
    go(run)
    with pytest.raises(MynahError, match="nothing to continue"):
        execute(run, fake_stages(), ListReporter(), Control())


def stopped_after(run, stage_name, command="stop"):
    """Run until the stage is done, then ask."""
    control = Control()

    class Asking(ListReporter):
        def _write(self, event):
            super()._write(event)
            if event == Stage(stage_name, "done"):
                control.request(command)

    return go(run, control=control, reporter=Asking())


def test_stop_saves_and_resume_skips_what_is_done(workspace):
    run = create_run(workspace, make_job())
    outcome, reporter = stopped_after(run, "train")
    assert (outcome.state, outcome.exit_code) == ("interrupted", ExitCode.STOPPED)
    assert reporter.events[-1] == Cancelled("stopped")
    assert run.status().reason == "stopped"
    assert published(workspace) == ""
    stages = fake_stages()
    _, reporter = go(run, stages)
    assert [stage.calls for stage in stages] == [[], [], ["publish"]]
    assert stage_states(reporter) == {
        "preprocess": "skipped",
        "train": "skipped",
        "publish": "done",
    }


@pytest.mark.parametrize(
    ("damage", "warned"),
    [
        (lambda p: (p / "a.bin").write_bytes(b"x"), True),
        (lambda p: (p / "a.bin").write_bytes(b"z" * 6400), True),
        (lambda p: (p / "a.bin").unlink(), True),
        (lambda p: (p / "result.json").write_text('{"fingerp'), True),
        (lambda p: (p / "result.json").unlink(), False),
    ],
)
def test_a_damaged_stage_is_built_anew(workspace, damage, warned):
    run = create_run(workspace, make_job())
    stopped_after(run, "preprocess")
    damage(run.path / "preprocess")
    stages = fake_stages()
    outcome, reporter = go(run, stages)
    assert outcome.state == "completed"
    assert stages[0].calls == ["preprocess"]
    assert bool(reporter.of(Warning_)) == warned
    assert (run.path / "preprocess" / "a.bin").stat().st_size == 6400


def test_changed_settings_rebuild_that_stage_and_what_follows(workspace):
    run = create_run(workspace, make_job())
    stopped_after(run, "train")
    set_job(run, settings=dataclasses.replace(run.job.settings, extra={"steps": 9, "delay": 0}))
    stages = fake_stages()
    go(run, stages)
    assert [stage.calls for stage in stages] == [[], ["train"], ["publish"]]
    assert published(workspace) == f"sum={expected_sum(9)}"


def test_a_stage_that_dies_leaves_the_old_one(workspace):
    run = create_run(workspace, make_job())
    stopped_after(run, "train")
    extra = {"steps": 9, "delay": 0, "misbehave": "bug@2"}
    set_job(run, settings=dataclasses.replace(run.job.settings, extra=extra))
    outcome, reporter = go(run)
    assert (outcome.state, outcome.exit_code) == ("failed", ExitCode.BUG)
    assert (run.path / "train" / "model.bin").read_text() == f"sum={expected_sum(6)}"
    assert reporter.of(Failed)[0].code == "INTERNAL"
    assert "Traceback" not in reporter.of(Failed)[0].message
    outcome, _ = go(run)  # a failed run can be tried again
    assert published(workspace) == f"sum={expected_sum(9)}"


def test_a_new_version_of_a_stage_rebuilds_it(workspace):
    run = create_run(workspace, make_job())
    stopped_after(run, "preprocess")
    stages = fake_stages()
    stages[0].version = 2
    go(run, stages)
    assert stages[0].calls == ["preprocess"]


@pytest.mark.parametrize(
    ("what", "code", "exit_code", "state"),
    [
        ("full", "DISK_FULL", ExitCode.DISK_FULL, "paused"),
        ("memory", "OUT_OF_MEMORY", ExitCode.OUT_OF_MEMORY, "failed"),
        ("fault", "DIVERGED", ExitCode.VERIFY_FAILED, "failed"),
        ("bug", "INTERNAL", ExitCode.BUG, "failed"),
    ],
)
def test_faults_end_the_run_with_their_code_and_it_can_go_on(
    workspace, what, code, exit_code, state
):
    run = create_run(workspace, make_job(misbehave=f"{what}@3"))
    outcome, reporter = go(run)
    assert (outcome.state, outcome.exit_code) == (state, exit_code)
    failed = reporter.events[-1]
    assert failed.code == code
    assert failed.hint
    assert run.status().state == state
    assert run.status().error["code"] == code
    if what == "full":
        assert "needed" in failed.message
        assert "free" in failed.message
    outcome, reporter = go(run)
    assert outcome.state == "completed"
    assert published(workspace) == f"sum={expected_sum(6)}"
    assert not run.status().error


def test_too_little_space_is_seen_before_anything_is_built(workspace):
    run = create_run(workspace, make_job())
    outcome, _ = go(run, limits=DiskLimits(margin=1000, free=lambda _: 2000))
    assert (outcome.state, outcome.exit_code) == ("paused", ExitCode.DISK_FULL)
    assert not (run.path / "preprocess").exists()
    assert go(run)[0].state == "completed"


def test_a_full_disk_frees_what_would_be_built_anew_anyway(workspace):
    class Fills(Preprocess):
        def run(self, ctx):
            super().run(ctx)
            raise OSError(errno.ENOSPC, "No space left on device")

    run = create_run(workspace, make_job())
    outcome, reporter = go(run, [Fills(), *fake_stages()[1:]])
    assert outcome.state == "paused"
    assert not (run.path / "preprocess.new").exists()
    assert not (run.path / ".reserve").exists()
    assert "kB needed" in reporter.events[-1].message
    assert go(run)[0].state == "completed"


def test_space_that_runs_short_pauses_the_run_with_the_numbers(workspace):
    run = create_run(workspace, make_job(steps=400, delay=0.01))
    begun = time.monotonic()

    def free(_):
        return 10**9 if time.monotonic() - begun < 0.5 else 500

    outcome, reporter = go(run, limits=DiskLimits(margin=1000, interval_s=0.05, free=free))
    assert (outcome.state, outcome.exit_code) == ("paused", ExitCode.DISK_FULL)
    assert "free=500" in reporter.events[-1].detail
    assert run.status().saved


def test_pause_waits_and_goes_on_in_the_same_process(workspace):
    run = create_run(workspace, make_job(steps=30, delay=0.02))
    control = Control()
    outcomes = []
    reporter = ListReporter()
    thread = threading.Thread(
        target=lambda: outcomes.append(go(run, control=control, reporter=reporter))
    )
    thread.start()
    run.ask(Command.PAUSE)
    wait_for(lambda: reporter.events and getattr(reporter.events[-1], "state", "") == "paused")
    seen = len(reporter.events)
    time.sleep(0.3)
    assert len(reporter.events) == seen
    assert thread.is_alive()
    run.ask(Command.RESUME)
    thread.join(30)
    assert outcomes[0][0].state == "completed"
    assert published(workspace) == f"sum={expected_sum(30)}"


@pytest.mark.parametrize(
    ("command", "state"), [(Command.STOP, "interrupted"), (Command.CANCEL, "cancelled")]
)
def test_a_paused_run_can_be_ended(workspace, command, state):
    run = create_run(workspace, make_job(steps=100, delay=0.02))
    run.ask(Command.PAUSE)
    outcomes = []
    thread = threading.Thread(target=lambda: outcomes.append(go(run)))
    thread.start()
    wait_for(lambda: run.status().state == "paused")
    run.ask(command)
    thread.join(30)
    assert outcomes[0][0].state == state
    assert published(workspace) == ""


def test_cancel_publishes_nothing_and_is_final(workspace):
    run = create_run(workspace, make_job())
    outcome, _ = stopped_after(run, "train", "cancel")
    assert (outcome.state, outcome.exit_code) == ("cancelled", ExitCode.CANCELLED)
    assert published(workspace) == ""
    with pytest.raises(MynahError):
        go(run)


def test_an_old_stop_does_not_stop_the_resumed_run(workspace):
    run = create_run(workspace, make_job())
    run.ask(Command.STOP)
    assert go(run)[0].state == "interrupted"
    run.ask(Command.RESUME)
    assert go(run)[0].state == "completed"


def test_a_second_run_is_refused_with_the_reason_or_waits(workspace):
    first = create_run(workspace, make_job(steps=60, delay=0.02, run_id="first"))
    second = create_run(workspace, make_job(voice="Second", run_id="second"))
    thread = threading.Thread(target=lambda: go(first))
    thread.start()
    wait_for(lambda: training_holder(workspace) is not None)
    with pytest.raises(MynahError, match="first") as caught:
        execute(second, fake_stages(), ListReporter(), Control())
    assert caught.value.code is ErrorCode.BUSY
    assert caught.value.exit_code is ExitCode.BUSY
    assert second.status().state == "queued"
    outcome, reporter = go(second, queue=True)
    assert reporter.of(State)[0].state == "queued"
    assert "first" in reporter.of(State)[0].reason
    assert outcome.state == "completed"
    thread.join(30)


def test_a_waiting_run_can_be_stopped(workspace):
    first = create_run(workspace, make_job(steps=200, delay=0.02, run_id="first"))
    second = create_run(workspace, make_job(run_id="second"))
    control = Control()
    thread = threading.Thread(target=lambda: go(first, control=control))
    thread.start()
    wait_for(lambda: training_holder(workspace) is not None)
    second.ask(Command.STOP)
    assert go(second, queue=True)[0].state == "interrupted"
    control.request("cancel")
    thread.join(30)


def test_state_is_derived_from_the_journal(workspace):
    run = create_run(workspace, make_job())
    go(run)
    before = run.status()
    for damage in ("", "{", "[]", '{"schema_version": 1, "offset": "x"}', '{"schema_version": 99}'):
        run.state_path.write_text(damage)
        after = run.status()
        after.updated_at = before.updated_at
        assert after == before
    run.state_path.unlink()
    assert run.status().state == "completed"


@pytest.mark.parametrize(
    "change",
    [
        {"saved": {"path": "a", "t": "soon"}},
        {"stages": {"train": []}},
        {"stages": {"train": {"state": "started", "text": "", "total": 5}}},
        {"metrics": {"loss": {"value": "low", "step": 1}}},
        {"error": {"code": 5}},
        {"t": 10**400},
        {"offset": -5},
        {"state": ["training"]},
        {"sessions": True},
    ],
)
def test_a_state_that_somebody_changed_is_not_believed(workspace, change):
    run = create_run(workspace, make_job())
    go(run)
    before = run.status()
    run.state_path.write_text(json.dumps({**before.to_dict(), **change}))
    after = run.status()
    after.updated_at = before.updated_at
    assert after == before
    assert after.reached()


def test_the_journal_numbers_go_on_over_sessions(workspace):
    run = create_run(workspace, make_job())
    stopped_after(run, "preprocess")
    go(run)
    messages = read_journal(run.journal_path)
    assert [m.seq for m in messages] == list(range(1, len(messages) + 1))
    times = [m.t for m in messages]
    assert times == sorted(times)
    status = load_status(run.path / "none", run.journal_path)
    assert status.sessions == 2


@pytest.mark.parametrize(
    ("state", "end"), [("completed", Done), ("cancelled", Cancelled), ("training", Failed)]
)
def test_attach_ends_a_run_that_was_killed_before_it_said_its_end(workspace, state, end):
    run = create_run(workspace, make_job())
    journal = Journal(run.journal_path)
    for event in (Hello(1, "x", 1), State(state)):
        journal.emit(event)
    journal.close()
    seen = []
    code = attach(run, lambda event, seq, t: seen.append((seq, event)))
    assert isinstance(seen[-1][1], end)
    assert [seq for seq, _ in seen] == list(range(1, len(seen) + 1))
    assert (code == ExitCode.OK) == (state == "completed")


def wait_for(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)
