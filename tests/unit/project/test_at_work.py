"""What a living process is writing stays, whatever the clock says."""

import os
import subprocess
import sys

import numpy as np
import pytest

from mynah.audio.write import StreamWriter
from mynah.project import atomic, leftovers, owners
from mynah.project.storage import purge
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace

LONG_AGO = (1.0, 1.0)
WAITER = """
import sys, time
from pathlib import Path
from mynah.project import atomic
path = atomic.temporary_name(Path(sys.argv[1]))
path.write_bytes(b"being written")
print(path, flush=True)
time.sleep(600)
"""


@pytest.fixture
def another(workspace, python_env):
    """A file that another process is writing in the workspace, and that process."""
    command = [sys.executable, "-c", WAITER, str(workspace.exports_dir)]
    with subprocess.Popen(command, env=python_env, stdout=subprocess.PIPE, text=True) as process:
        path = type(workspace.root)(process.stdout.readline().strip())
        os.utime(path, LONG_AGO)  # as where the clock was set ahead
        yield path, process
        process.kill()


def test_a_clock_that_is_set_ahead_takes_nothing_from_a_living_process(workspace, another):
    path, process = another
    with VoiceStore(workspace).staged() as staged:
        os.utime(staged, LONG_AGO)
        Workspace.open(workspace.root)
        assert staged.exists()
    assert path.exists()
    process.kill()
    process.wait()
    Workspace.open(workspace.root)
    assert not path.exists()


def test_emptying_the_exports_spares_the_one_that_is_being_written(workspace, another):
    path, _process = another
    done = workspace.exports_dir / "Set"
    done.mkdir()
    purge(workspace, ["exports"])
    assert path.exists()
    assert not done.exists()


def test_a_number_that_another_process_has_by_now_is_gone():
    machine, pid, number = owners.mark().split("-")
    assert owners.is_at_work(f"x-{machine}-{pid}-{number}")
    if sys.platform == "linux":
        reused = f"x-{machine}-{os.getpid()}.1-{number}"
        assert owners.is_gone(reused)
        assert not owners.is_at_work(reused)
    # Names of earlier versions do not say when their process began.
    older = f"x-{machine}-{os.getpid()}-{number}"
    assert not owners.is_gone(older)
    assert not owners.is_at_work(older)


@pytest.mark.skipif(os.name != "posix", reason="another ending of the same rule on Windows")
def test_a_sound_file_that_is_being_written_is_judged_by_its_lock(tmp_path):
    with StreamWriter(tmp_path / "long.wav", 48000) as writer:
        writer.write(np.zeros(100, np.float32))
        (being_written,) = tmp_path.glob("*.part")
        os.utime(being_written, LONG_AGO)
        leftovers.clear(tmp_path)
        assert atomic.remove_abandoned(tmp_path) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["long.wav"]
