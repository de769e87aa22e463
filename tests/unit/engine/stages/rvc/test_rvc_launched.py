"""Processes that PyTorch's launcher starts take part in the training of a run."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from mynah.engine.formats.rvc_voice import read_voice_model
from mynah.engine.stages.rvc.companions import Share, process_count
from mynah.project.atomic import read_json

ROOT = Path(__file__).resolve().parents[5]


def launch(tmp_path, context):
    """Two processes, of which the first trains as in `context`."""
    share = out = None
    if context is not None:
        facts = (context.workspace, context.run_dir, context.job, dict(context.inputs))
        share = Share(*facts, context.checkpoints, context.fingerprint, tmp_path, 0, 2)
        out = context.out
    given, answer = tmp_path / "context.pickle", tmp_path / "summary.json"
    given.write_bytes(pickle.dumps((share, out)))
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone"]
    command += ["--nproc-per-node=2", str(ROOT / "tests/helpers/rvc_launched.py")]
    done = subprocess.run(
        [*command, str(given), str(answer)],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[:4000]
    return answer


def test_the_launcher_has_the_last_word(monkeypatch):
    monkeypatch.setenv("TORCHELASTIC_RUN_ID", "1")
    monkeypatch.setenv("WORLD_SIZE", "3")
    assert process_count(2) == 3


@pytest.mark.slow
def test_two_launched_processes_make_one_voice(rvc_fresh, tmp_path):
    context = rvc_fresh(epochs=2, batch_size=1)
    summary = read_json(launch(tmp_path, context))
    assert summary["processes"] == 2
    assert summary["epochs"] == 2.0
    _, weights = read_voice_model(context.out / "model.safetensors")
    assert all(torch.isfinite(value).all() for value in weights.values())


@pytest.mark.slow
def test_processes_that_are_not_needed_are_let_go(tmp_path):
    assert not launch(tmp_path, None).exists()
