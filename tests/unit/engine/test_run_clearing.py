import json

import pytest

from mynah.engine.cli.main import main
from mynah.engine.job import Job, TrainSettings
from mynah.engine.lock import RunLock
from mynah.engine.run_clearing import RECORD, clear, size_of
from mynah.engine.run_folder import create_run, list_runs
from mynah.project import activity
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "ws", create=True)


@pytest.fixture
def run(workspace):
    job = Job("20260101-000000000-aaaa", "Bo", "lite", "2026-01-01", (), TrainSettings())
    one = create_run(workspace, job)
    (one.path / "extract").mkdir()
    (one.path / "extract" / "features.npy").write_bytes(b"f" * 1000)
    one.checkpoints.mkdir()
    (one.checkpoints / "state.pt").write_bytes(b"c" * 500)
    return one


def test_the_parts_of_a_run_are_measured(run):
    size = size_of(run)
    assert (size.checkpoints, size.work) == (500, 1000)
    assert size.total == size.record + 1500


def test_a_run_that_can_be_continued_is_not_cleared(run):
    with pytest.raises(MynahError) as caught:
        clear(run)
    assert caught.value.code is ErrorCode.BAD_INPUT
    assert size_of(run).work == 1000


def test_work_goes_and_the_record_stays(run):
    run.cancel_idle("2026-01-01")
    assert clear(run, dry=True) == 1500
    assert size_of(run).work == 1000
    assert clear(run) == 1500
    assert {path.name for path in run.path.iterdir()} <= set(RECORD)
    assert run.status().state == "cancelled"
    assert activity.read(run.workspace)[0].kind == "run_deleted"


def test_the_whole_run_goes(run, workspace):
    clear(run, everything=True)
    assert list_runs(workspace) == []
    assert [path.name for path in workspace.runs_dir.iterdir() if path.is_dir()] == []


def test_a_run_at_work_is_left_alone(run):
    lock = RunLock(run.lock_path, run.run_id, "2026-01-01")
    assert lock.acquire() is None
    try:
        with pytest.raises(MynahError) as caught:
            clear(run, everything=True)
        assert caught.value.code is ErrorCode.BUSY
    finally:
        lock.release()


def test_the_commands(run, workspace, capfd):
    run.cancel_idle("2026-01-01")
    place = ["--workspace", str(workspace.root)]
    assert main(["storage", "--json", *place]) == ExitCode.OK
    facts = json.loads(capfd.readouterr().out)
    assert facts["runs"][0]["work"] == 1000
    assert {one["part"] for one in facts["parts"]} >= {"samples", "runs", "voices"}
    assert main(["clear", run.run_id, "--dry-run", *place]) == ExitCode.OK
    assert "would be" in capfd.readouterr().out
    assert main(["clear", run.run_id, "--all", "--json", *place]) == ExitCode.OK
    assert json.loads(capfd.readouterr().out)["freed"] > 1500
    assert main(["clear", "nothing", *place]) == ExitCode.NOT_FOUND
