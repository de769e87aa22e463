"""RVC voices by the command line, in processes of their own, with an encoder of the real format."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile

from helpers.tiny_contentvec import tiny_weights, write_fairseq
from helpers.voicelike import write_voicelike
from mynah.engine.formats.rvc_model import read_small_model
from mynah.engine.run import create_run, list_runs
from mynah.engine.training.rvc.foreign import find_pair
from mynah.project.voice_card import read_card
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace

pytestmark = [pytest.mark.engine, pytest.mark.slow]

TESTS = Path(__file__).parents[1]


@pytest.fixture
def engine(tmp_path):
    """Runs the command line in a process; `engine(*args)` gives it while it works."""
    models = tmp_path / "home" / "data" / "models"
    models.mkdir(parents=True)
    write_fairseq(models / "hubert_base.pt", tiny_weights())
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "MYNAH_HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(TESTS),
    }
    started = []

    def start(*args):
        command = [sys.executable, str(TESTS / "helpers" / "rvc_engine.py"), *map(str, args)]
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


def published(workspace, voice):
    version = VoiceStore(workspace).latest(voice)
    VoiceStore(workspace).verify(version)
    model = version.dir / "model.safetensors"
    return version.dir, hashlib.sha256(model.read_bytes()).hexdigest()


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_an_rvc_voice_from_recordings_to_speech(engine, tmp_path):
    for number in range(3):
        write_voicelike(tmp_path / "in" / f"{number}.wav", seconds=2.2, seed=number)
    trained = engine(
        *("train", "--kind", "rvc", "--base", "none", "--voice", "Whole", "--json"),
        *("--samples", tmp_path / "in", "--sample-rate", 32000, "--epochs", 4, "--save-every", 2),
        *("--batch-size", 1, "--threads", 1, "--mutes", 1),
    )
    assert trained.wait(200) == 0, (tmp_path / "0.log").read_text()[-3000:]
    workspace = Workspace.open(tmp_path / "work space")
    (whole,) = list_runs(workspace)
    folder, expected = published(workspace, "Whole")
    card = read_card(folder)
    assert card.kind == "rvc"
    assert card.epochs == 4
    assert card.lineage["start"]["how"] == "scratch"
    assert len(list(folder.glob("added_IVF*_Whole_v2.index"))) == 1
    small = read_small_model(folder / "Whole.pth")
    assert (small.config.sample_rate, small.epoch, small.unvoiced) == (32_000, 4, "zero")

    settings = replace(whole.job.settings, save_every_s=0.0)
    create_run(workspace, replace(whole.job, run_id="killed", voice="Killed", settings=settings))
    pairs = workspace.runs_dir / "killed" / "checkpoints"
    process = engine("resume", "killed", "--json")
    deadline = time.monotonic() + 120
    while not list(pairs.glob("*/step-*[0-9]")):
        assert process.poll() is None, (tmp_path / "1.log").read_text()[-3000:]
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    again = engine("resume", "killed", "--json")
    assert again.wait(200) == 0, (tmp_path / "2.log").read_text()[-3000:]
    assert published(workspace, "Killed")[1] == expected

    out = tmp_path / "out.wav"
    spoken = engine("convert", "Killed", tmp_path / "in" / "0.wav", "-o", out, "--json")
    assert spoken.wait(120) == 0, (tmp_path / "3.log").read_text()[-3000:]
    assert soundfile.info(out).samplerate == 32_000
    assert soundfile.info(out).duration == pytest.approx(2.2, abs=0.02)
    logs = tmp_path / "logs"
    export = engine("checkpoints", "killed", "--export-for", "applio", "-o", logs, "--json")
    assert export.wait(60) == 0, (tmp_path / "4.log").read_text()[-3000:]
    generator, judges = find_pair(logs)
    said = json.loads((tmp_path / "4.log").read_text())
    assert said["exported"] == [str(generator), str(judges)]
    assert said["checkpoints"][-1]["epoch"] == 4.0
