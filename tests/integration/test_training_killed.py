"""A real training by the command line: killed anywhere and resumed, it gives the same voice."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile

from helpers.voicelike import write_voicelike
from mynah.audio.quality.assess import assess
from mynah.engine.checkpoint_ledger import Ledger
from mynah.engine.run import create_run, list_runs
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace

pytestmark = [pytest.mark.engine, pytest.mark.slow]

ENGINE = Path(__file__).parents[1] / "helpers" / "lite_engine.py"


@pytest.fixture
def engine(tmp_path):
    """Starts the command line with narrow networks and a base that is alive from its first step."""
    base = tmp_path / "base.safetensors"
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "MYNAH_HOME": str(tmp_path / "home")}
    environment["MYNAH_TESTS_NARROW"] = "1"
    started = []

    def start(*args):
        command = [sys.executable, str(ENGINE), str(base), *map(str, args)]
        command += ["--workspace", str(tmp_path / "work space")]
        with (tmp_path / f"{len(started)}.log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()


def wait_for(condition, process, seconds=120):
    deadline = time.monotonic() + seconds
    while not condition():
        assert process.poll() is None, "it ended too soon"
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def published(workspace, voice):
    version = VoiceStore(workspace).latest(voice)
    VoiceStore(workspace).verify(version)
    return hashlib.sha256((version.dir / "model.safetensors").read_bytes()).hexdigest()


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_killed_and_resumed_it_gives_the_same_voice(engine, tmp_path):
    for number in range(2):
        path = write_voicelike(tmp_path / "in" / f"{number}.wav", seconds=2.5, seed=number)
        assert assess(path).verdict in ("ok", "warn")
    said = (tmp_path / "0.log", tmp_path / "1.log", tmp_path / "2.log")
    process = engine(
        *("train", "--voice", "Whole", "--samples", tmp_path / "in"),
        *("--epochs", 2, "--batch-size", 2, "--threads", 1, "--json"),
    )
    assert process.wait(200) == 0, said[0].read_text()
    workspace = Workspace.open(tmp_path / "work space")
    (whole,) = list_runs(workspace)
    settings = replace(whole.job.settings, save_every_s=0.5)
    job = replace(whole.job, run_id="killed", voice="Killed", settings=settings)
    run = create_run(workspace, job)

    after = random.uniform(0.0, 1.0)  # noqa: S311
    process = engine("resume", "killed", "--json")
    wait_for(lambda: list(run.checkpoints.glob("*/step-*[0-9]")), process)
    time.sleep(after)  # anywhere between two saves, or in one
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert run.status().state == "interrupted", f"killed {after} s after a save"
    assert run.status().saved
    trained = (run.path / "train").exists()
    process = engine("resume", "killed", "--json")
    assert process.wait(200) == 0, said[2].read_text()
    assert trained or "Going on at step" in said[2].read_text()
    assert run.status().state == "completed"
    assert published(workspace, "Killed") == published(workspace, "Whole"), (
        f"killed {after} s after a save"
    )

    measured = Ledger.load(run.path)
    assert sorted(measured.rows) == [5, 10, 15, 20]
    assert measured.rows == Ledger.load(whole.path).rows
    assert measured.published in measured.rows

    version = VoiceStore(workspace).latest("Killed")
    card = json.loads((version.dir / "voice.json").read_text())
    assert card["steps"] == 20
    assert soundfile.info(version.dir / "sample.flac").duration > 1.5
