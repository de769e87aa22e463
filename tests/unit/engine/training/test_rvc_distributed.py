"""Two processes that train one voice, beside one process with the doubled batch."""

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from helpers.rvc_training import first_moments, small_batches, small_config, small_trainer
from mynah.engine.training.rvc import distributed
from mynah.engine.training.rvc.distributed import Ranks, join, start

ROOT = Path(__file__).resolve().parents[4]


def test_one_process_is_alone(monkeypatch):
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    ranks = start()
    assert ranks == Ranks(0, 1, 0)
    assert ranks.speaks
    assert ranks.any(here=True)
    assert not ranks.any(here=False)
    assert torch.equal(ranks.mean(torch.ones(2)), torch.ones(2))
    ranks.wait()
    ranks.finish()


def test_the_place_of_meeting_may_have_any_name(tmp_path, monkeypatch):
    given = {}
    monkeypatch.setattr(torch.distributed, "init_process_group", lambda _, **all: given.update(all))
    folder = tmp_path / "meine Stimmen #1 für 100 %"
    folder.mkdir()
    assert join(folder / "store", 1, 2) == Ranks(1, 2, 1)
    given["store"].set("here", "1")
    assert (folder / "store").is_file()


def test_the_first_waits_for_the_others_and_all_are_patient(tmp_path, monkeypatch):
    given, seen = {}, []
    monkeypatch.setattr(torch.distributed, "init_process_group", lambda _, **all: given.update(all))
    monkeypatch.setattr(distributed, "POLL_S", 0.0)

    def watch():
        seen.append(len(seen) + 1)
        join(tmp_path / "store", seen[-1], 3)  # one of them comes

    assert join(tmp_path / "store", 0, 3, watch) == Ranks(0, 3, 0)
    assert seen == [1, 2]
    assert given["timeout"].total_seconds() == 7200


@pytest.mark.slow
def test_two_processes_learn_what_one_learns_from_both_batches(tmp_path):
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone"]
    command += ["--nproc-per-node=2", str(ROOT / "tests/helpers/rvc_rank.py"), str(tmp_path)]
    done = subprocess.run(
        command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=240
    )
    assert done.returncode == 0, done.stderr[-3000:]
    first, second = (torch.load(tmp_path / f"rank{rank}.pt") for rank in range(2))
    assert first["losses"] == second["losses"]
    for letter in ("G", "D"):
        for name, tensor in first[letter].items():
            assert torch.equal(tensor, second[letter][name]), name

    config = small_config()
    alone, batches = small_trainer(config), small_batches(config, size=4)
    assert alone.train_step(batches.batch(0)) == pytest.approx(first["losses"][0], rel=1e-5)
    expected = first_moments(alone)
    rounding = 1e-6 * max(gradient.norm() for gradient in expected.values())
    for name, gradient in expected.items():
        difference = (first["moments"][name] - gradient).norm()
        assert difference <= 1e-4 * gradient.norm() + rounding, name
    assert alone.train_step(batches.batch(1)) == pytest.approx(first["losses"][1], rel=1e-3)
