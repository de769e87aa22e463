"""A workspace that is deleted, or whose disk is taken out, while a run works on it."""

import shutil
import time
from functools import partial

import pytest

from helpers.fake_stages import Preprocess, Train, make_job
from mynah.engine import run as running
from mynah.engine.control import Control
from mynah.engine.lock import RunLock
from mynah.engine.reporter import ListReporter
from mynah.engine.run import create_run, execute
from mynah.engine.run_disk import DiskLimits
from mynah.project.workspace import Workspace
from mynah.protocol.events import Cancelled, Failed, is_end
from mynah.protocol.exitcodes import ExitCode


class RemovedUnder(Train):
    """Deletes the workspace in the middle; goes on until asked, or until a write fails."""

    def misbehave(self, ctx, step):
        if step == 2:
            shutil.rmtree(ctx.workspace.root)
        ctx.checkpoints.mkdir(parents=True, exist_ok=True)  # as a real save would


@pytest.mark.parametrize("how", ["noticed", "stopped", "fails"])
def test_a_run_whose_folder_is_gone_says_so_and_not_that_it_saved(tmp_path, monkeypatch, how):
    class Stage(RemovedUnder):
        def misbehave(self, ctx, step):
            super().misbehave(ctx, step)
            if step == 2 and how == "noticed":
                deadline = time.monotonic() + 20
                while control.requested is None and time.monotonic() < deadline:
                    time.sleep(0.02)
            elif step == 2 and how == "stopped":
                control.request("stop", "signal")
            elif step == 2:
                raise FileNotFoundError("a clip")

    monkeypatch.setattr(running, "RunLock", partial(RunLock, heartbeat_s=0.05))
    workspace = Workspace.open(tmp_path / "ws", create=True)
    run = create_run(workspace, make_job())
    control, reporter = Control(), ListReporter()
    stages = [Preprocess(), Stage()]
    outcome = execute(run, stages, reporter, control, limits=DiskLimits(margin=1000))
    assert outcome.exit_code == ExitCode.NOT_FOUND
    assert [event for event in reporter.events if is_end(event)] == reporter.of(Failed)
    assert not reporter.of(Cancelled)
    assert "not there any more" in reporter.of(Failed)[0].message
    assert not run.lock_path.exists()


@pytest.mark.parametrize("moved", [False, True])
def test_a_run_whose_folder_is_gone_makes_no_half_of_it_again(tmp_path, moved):
    class Stage(Train):
        def misbehave(self, ctx, step):
            if step == 2 and moved:
                ctx.run_dir.rename(tmp_path / "away")
            elif step == 2:
                shutil.rmtree(ctx.run_dir)

    workspace = Workspace.open(tmp_path / "ws", create=True)
    run = create_run(workspace, make_job())
    reporter = ListReporter()
    stages = [Preprocess(), Stage()]
    outcome = execute(run, stages, reporter, Control(), limits=DiskLimits(margin=1000))
    assert outcome.exit_code == ExitCode.NOT_FOUND
    assert "not there any more" in reporter.of(Failed)[0].message
    assert not run.state_path.exists()
