"""What a run does about what a killed process or a power cut left of it."""

import json

import pytest

from helpers.fake_stages import Preprocess, Train, make_job
from mynah.engine import run_folder
from mynah.engine.control import CommandFile, Control
from mynah.engine.reporter import ListReporter
from mynah.engine.run import create_run, execute
from mynah.project.atomic import TEMP_PREFIX
from mynah.project.workspace import Workspace
from mynah.protocol.commands import Command


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "work space", create=True)


def test_a_new_run_is_flushed_to_the_disk_before_it_is_told(workspace, monkeypatch):
    flushed = []
    original = run_folder.sync_dir

    def sync_dir(folder):
        flushed.append((folder.name[:11], sorted(path.name for path in folder.iterdir())))
        original(folder)

    monkeypatch.setattr(run_folder, "sync_dir", sync_dir)
    run = create_run(workspace, make_job())
    assert flushed[-2:] == [
        (TEMP_PREFIX, ["events.jsonl", "job.json"]),
        ("runs", [run.run_id]),
    ]


def test_a_command_after_a_torn_one_is_heard(workspace):
    run = create_run(workspace, make_job())
    run.ask(Command.PAUSE)
    with run.commands_path.open("ab") as file:
        file.write(b'{"v":1,"cm\0\0')
    run.ask(Command.STOP)
    control = Control()
    CommandFile(run.commands_path, control).poll()
    assert control.requested == "stop"


def test_a_stage_that_goes_on_does_not_keep_what_a_killed_write_left(workspace):
    class Killed(Train):
        def misbehave(self, ctx, step):
            (ctx.out / f"{TEMP_PREFIX}1-a").write_bytes(b"half")
            ctx.control.request("stop")

    run = create_run(workspace, make_job())
    assert execute(run, [Preprocess(), Killed()], ListReporter(), Control()).exit_code
    building = run.path / "train.new"
    assert [path.name for path in building.glob(f"{TEMP_PREFIX}*")]
    execute(run, [Preprocess(), Train()], ListReporter(), Control())
    outputs = json.loads((run.path / "train" / "result.json").read_text())["outputs"]
    assert [output["path"] for output in outputs] == ["model.bin"]


def test_leftovers_of_killed_writes_are_swept(workspace):
    run = create_run(workspace, make_job())
    saves, previews = run.checkpoints / "0123", run.path / "previews"
    left = [run.path / f"{TEMP_PREFIX}1-a", run.checkpoints / f"{TEMP_PREFIX}1-b"]
    left += [saves / f"{TEMP_PREFIX}1-c", previews / ".mynah-abc.part"]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    for folder in (saves / "step-000000007.new", run.path / "measured" / "step-000000003.new"):
        folder.mkdir(parents=True)
        (folder / "G.pt").write_bytes(b"half")
        left.append(folder)
    execute(run, [Preprocess(), Train()], ListReporter(), Control())
    assert not any(path.exists() for path in left)
