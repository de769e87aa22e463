"""A trial of an RVC training by the command line, with narrow networks."""

import json
import tempfile
from datetime import datetime
from types import SimpleNamespace

import pytest

from helpers import rvc_companion
from helpers.small_rvc import narrow
from helpers.tiny_contentvec import tiny_weights, write_fairseq
from helpers.voicelike import write_voicelike
from mynah.engine.control import Control
from mynah.engine.reporter import ListReporter
from mynah.engine.stages.rvc import order, planning, train
from mynah.engine.training.rvc.plan import grow_batches
from mynah.project.paths import models_dir
from mynah.project.workspace import Workspace
from mynah.protocol.exitcodes import ExitCode


@pytest.fixture
def small(monkeypatch, tmp_path):
    """Networks whose steps take little, an encoder, and temporary folders of this test."""
    original = order.RvcOrder.config
    rvc_companion.narrow_networks(monkeypatch.setattr)
    monkeypatch.setattr(
        order.RvcOrder, "config", lambda self, rows=109: narrow(original(self, rows))
    )
    monkeypatch.setattr(train, "step_precision", lambda order: "fp32")
    models_dir().mkdir(parents=True)
    write_fairseq(models_dir() / "hubert_base.pt", tiny_weights())
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_an_rvc_trial(mynah, small, tmp_path):
    Workspace.open(tmp_path / "ws", create=True)
    before = sorted((tmp_path / "ws").rglob("*"))
    path = write_voicelike(tmp_path / "in" / "0.wav", seconds=2.5, seed=0)
    args = ("--kind", "rvc", "--base", "none", "--sample-rate", 32000, "--epochs", 30)
    code, out, _ = mynah("trial", "--samples", path, *args, "--threads", 1, "--json")
    assert code == ExitCode.OK, out[-2000:]
    result = json.loads(out.splitlines()[-1])["result"]
    assert result["kind"] == "rvc"
    assert result["epochs"] == 30
    assert result["steps"] == 30 * result["steps_per_epoch"]
    assert result["batch_size"] == result["largest_batch"] == result["batches"][-1]["size"]
    assert result["largest_batch_reason"] in {"option", "memory", "slower", "time"}
    assert result["precision"] == "fp32"
    assert result["seconds_per_step"] > 0
    assert result["train_seconds"] <= result["total_seconds"]
    assert set(result["stages"]) >= {"preprocess", "extract", "train", "index", "verify", "publish"}
    assert result["disk_needed"] > 3_900_000_000  # three pairs while the third is written
    assert datetime.fromisoformat(result["finish_at"]).tzinfo is not None
    assert list(small.glob("mynah*")) == []  # nothing is kept
    assert sorted((tmp_path / "ws").rglob("*")) == before


class Steps:
    """Takes steps whose seconds a clip are given by their size; above `most` memory is short."""

    def __init__(self, each, most=999, fitting=999):
        self.each, self.most, self.fitting, self.taken = each, most, fitting, []

    def take(self, size):
        self.taken.append(size)
        if size > self.most:
            raise MemoryError
        return self.each(size) * size

    def fits(self, size):
        return size <= self.fitting


@pytest.mark.parametrize(
    ("steps", "most", "sizes", "reason"),
    [
        (Steps(lambda size: 1 / size), 64, [4, 8, 16, 32, 64], "option"),
        (Steps(lambda size: 1 / size), 24, [4, 8, 16, 24], "option"),
        (Steps(lambda size: 1 / size), 2, [2], "option"),
        (Steps(lambda size: 1.0), 64, [4], "slower"),
        (Steps(lambda size: 1 / min(size, 16)), 64, [4, 8, 16], "slower"),
        (Steps(lambda size: 1 / size, most=8), 64, [4, 8], "memory"),
        (Steps(lambda size: 1 / size, most=2), 64, [2], "memory"),
        (Steps(lambda size: 1 / size, fitting=16), 64, [4, 8, 16], "memory"),
    ],
)
def test_batches_grow_while_a_clip_takes_less_time(steps, most, sizes, reason):
    told = []
    tried, why = grow_batches(steps, most, told.append)
    assert [one.size for one in tried] == sizes
    assert why == reason
    assert told == tried


def test_steps_that_take_long_end_a_trial_and_are_timed_once():
    steps = Steps(lambda size: 2.0)
    tried, why = grow_batches(steps, 64, lambda _: None, longest_s=15.0)
    assert ([one.size for one in tried], why) == ([4], "time")
    assert steps.taken == [2, 4]


def test_not_even_one_clip_fits():
    with pytest.raises(MemoryError):
        grow_batches(Steps(lambda size: 1.0, most=0), 64, lambda _: None)


def test_a_training_tries_no_batch_that_takes_longer_than_a_trial_would(monkeypatch):
    ctx = SimpleNamespace(reporter=ListReporter(), control=Control())
    steps = Steps(lambda size: 3.0)
    monkeypatch.setattr(planning, "RealSteps", lambda *_: steps)
    monkeypatch.setattr(planning, "most_clips", lambda _: 64)
    assert planning._tried(ctx, [], lambda: None, 0).size == 4
    assert steps.taken == [2, 4]  # eight clips would take 24 seconds
