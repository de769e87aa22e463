"""A trial: what it measures is scaled to the whole, nothing is kept, and it can be stopped."""

import json
import tempfile
from datetime import datetime
from functools import cache, partial
from pathlib import Path

import pytest
import torch

from helpers.events import events_of
from helpers.lite import SMALL, made_base
from helpers.voicelike import write_voicelike
from mynah.engine import trial, trial_clips, trial_estimate
from mynah.engine.control import Control
from mynah.engine.features.content import load_content_model
from mynah.engine.job import TrainSettings
from mynah.engine.networks.lite import discriminator
from mynah.engine.reporter import ListReporter
from mynah.engine.stages import extract, probing, train
from mynah.engine.training.plan import FEWEST_STEPS, StepTimes
from mynah.engine.training.step import StepSettings
from mynah.engine.trial import BatchTrial, Trial, interruptible_steps
from mynah.engine.trial_clips import Material, handful
from mynah.engine.trial_estimate import Measured, estimate
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Progress
from mynah.protocol.exitcodes import ExitCode
from mynah.protocol.ports import Interrupted

HOUR = Material(tuple((Path(f"{n}.wav"), 60.0, n == 0) for n in range(61)), "set")
MEASURED = Measured(30.0, 27.0, 0.3, 1.8, StepTimes(1.0, 3.0), 0.5, 0.4)


@pytest.fixture
def recordings(tmp_path):
    return [
        write_voicelike(tmp_path / "in" / f"{number}.wav", seconds=2.5, seed=number)
        for number in range(3)
    ]


@cache
def content_model():
    return load_content_model()


@pytest.fixture(autouse=True)
def known_speed(monkeypatch):
    monkeypatch.setattr(trial_estimate, "measured_speed", lambda: {"gflops": 200.0})


@pytest.fixture
def small(monkeypatch, tmp_path):
    """A network whose steps take milliseconds, and temporary folders of this test."""
    monkeypatch.setattr(discriminator, "VIEWS", ((8, 32),))
    monkeypatch.setattr(discriminator, "MelJudge", partial(discriminator.MelJudge, 4))
    path = made_base(tmp_path / "base.safetensors", SMALL)
    monkeypatch.setattr(train, "SynthesizerConfig", lambda: SMALL)
    monkeypatch.setattr(trial, "SynthesizerConfig", lambda: SMALL)
    monkeypatch.setattr(train, "shipped", lambda name: path)
    monkeypatch.setattr(trial, "FRAMES", 12)
    content = content_model()
    for module in (probing, extract):
        monkeypatch.setattr(module, "load_content_model", lambda: content)
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_by_the_command_line(mynah, small, recordings, tmp_path):
    Workspace.open(tmp_path / "ws", create=True)
    before = sorted((tmp_path / "ws").rglob("*"))
    args = [word for path in recordings for word in ("--samples", path)]
    code, out, _ = mynah(
        "trial", *args, "--minutes", 2, "--batch-size", 2, "--threads", 1, "--json"
    )
    events = events_of(out)
    result = events[-1].result
    assert code == ExitCode.OK
    assert any(isinstance(event, Progress) for event in events)
    assert result["device"] == "cpu"
    assert result["load"] is None or result["load"] >= 0
    assert result["batch_size"] == 2
    assert result["steps"] == pytest.approx(120 / result["seconds_per_step"], rel=0.1)
    assert result["epochs"] == pytest.approx(result["steps"] / result["steps_per_epoch"], rel=0.01)
    assert 120 <= result["train_seconds"] <= result["total_seconds"]
    assert result["total_seconds"] == pytest.approx(sum(result["stages"].values()), abs=2)
    assert set(result["stages"]) >= {"preprocess", "extract", "train", "index", "verify", "publish"}
    finish = datetime.fromisoformat(result["finish_at"])
    # Both are rounded to seconds, the one after the other was added.
    assert 0 < (finish - datetime.now().astimezone()).total_seconds() <= result["total_seconds"] + 1
    assert result["memory_mb"] > 50
    assert result["free_memory_mb"] > 0
    assert result["disk_needed"] > 300_000_000
    assert result["disk_free"] > 0
    sizes = [one["size"] for one in result["batches"]]
    assert sizes[0] == 2
    assert sizes == sorted(sizes)
    assert result["largest_batch"] == sizes[-1] <= 64
    assert result["largest_batch"] <= result["largest_batch_expected"] <= 64
    assert result["largest_batch_reason"] in {"option", "memory", "time"}
    assert list(small.glob("mynah*")) == []  # nothing is kept
    assert sorted((tmp_path / "ws").rglob("*")) == before
    json.dumps(result, allow_nan=False)


def made(recordings, small, **settings):
    workspace = Workspace.plan(small.parent / "ws")
    material = Material(tuple((path, 2.5, False) for path in recordings))
    chosen = TrainSettings(**{"batch_size": 2, "threads": 1, "minutes": 1.0, **settings})
    return Trial(workspace, material, chosen, ListReporter(), Control())


class Steps:
    """In the place of a trainer: batches above `most` do not fit the memory."""

    settings = StepSettings(total_steps=1)

    def __init__(self, most):
        self.most, self.sizes = most, []

    def train_step(self, size):
        if size > self.most:
            raise MemoryError
        self.sizes.append(size)


@pytest.fixture
def larger(monkeypatch, tmp_path):
    """Grows batches from 4 on: `larger(most)` gives the sizes and why it ended."""
    monkeypatch.setattr(trial.Trial, "_batches", lambda self, clips, size: Sizes(size))
    # As of a process that ran no other tests before.
    monkeypatch.setattr(trial, "peak_memory", lambda: 300_000_000)
    monkeypatch.setattr(trial, "memory", lambda: {"available": 32_000_000_000})

    def grow(most=999, seconds=0.0):
        one = made([], tmp_path)
        one._trainer = lambda: Steps(most)
        tried, reason = one._larger([], BatchTrial(4, seconds, 500), 0)
        return [each.size for each in tried], reason

    return grow


class Sizes:
    def __init__(self, size):
        self.size = size

    def batch(self, number):
        return self.size


def test_batches_grow_to_the_largest_that_can_be_asked_for(larger):
    assert larger() == ([4, 8, 16, 32, 64], "option")


def test_batches_end_where_memory_would(larger, monkeypatch):
    assert larger(most=16) == ([4, 8, 16], "memory")
    monkeypatch.setattr(trial, "memory", lambda: {"available": 1_000_000})
    assert larger() == ([4], "memory")


def test_batches_end_when_the_time_is_up(larger):
    assert larger(seconds=100.0) == ([4], "time")


def test_a_slow_computer_gets_a_smaller_trial(small, recordings, monkeypatch):
    monkeypatch.setattr(trial, "BUDGET_S", 0.0)
    monkeypatch.setattr(trial, "memory", lambda: {"available": 1_000_000})
    result = made(recordings[:1], small, batch_size=8).run()
    assert (result["largest_batch"], result["largest_batch_reason"]) == (8, "memory")
    assert not result["fits_memory"]
    assert result["seconds_per_judged_step"] > 0


@pytest.mark.parametrize("part", [1, 3])
def test_it_can_be_stopped_anywhere(small, recordings, part):
    one = made(recordings, small)
    say = one._say

    def stop():
        if one._done == part:
            one._control.request("cancel")
        say()

    one._say = stop
    with pytest.raises(Interrupted):
        one.run()
    assert list(small.glob("mynah*")) == []


@pytest.mark.parametrize("backwards", [False, True])
def test_a_request_ends_a_step_between_its_layers(backwards):
    control, done = Control(), []
    network = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.Linear(4, 4))
    network[0].register_forward_hook(lambda *_: done.append(1))
    with interruptible_steps(control):
        answer = network(torch.rand(2, 4)).sum() if backwards else None
        control.request("stop")
        with pytest.raises(Interrupted):
            answer.backward() if backwards else network(torch.rand(2, 4))
    assert len(done) == backwards
    network(torch.rand(2, 4)).sum().backward()  # outside, nothing interrupts


def test_clips_come_from_everywhere_and_are_short(recordings, tmp_path, monkeypatch):
    monkeypatch.setattr(trial_clips, "LONGEST_S", 1.0)
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"no")
    files = ((broken, 9.0, False), *((path, 2.5, False) for path in recordings))
    held = write_voicelike(tmp_path / "held.wav", seconds=1.0)
    found = Material((*files, (held, 1.0, True)))
    workspace, entries = handful(found, tmp_path / "few", Control())
    assert len(entries) == 3
    assert {entry.seconds for entry in entries} == {1.0}
    assert len(list(workspace.samples_dir.glob("*.wav"))) == 3


def test_no_recording_is_said(tmp_path):
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"no")
    with pytest.raises(MynahError) as caught:
        handful(Material(((broken, 1.0, False),)), tmp_path / "few", Control())
    assert caught.value.code is ErrorCode.NOTHING_USABLE
    assert caught.value.items


def test_what_is_measured_is_scaled():
    found = estimate(MEASURED, HOUR, TrainSettings(minutes=24.0))
    assert found.step == pytest.approx(1.5)
    assert found.steps == 960
    assert found.stages["preprocess"] == pytest.approx(0.3 * 61 * 60 / 30)
    assert found.stages["extract"] > 1.8 * 61 * 60 / 30
    assert 24 * 60 < found.stages["train"] < 1.15 * 24 * 60
    assert found.more_memory > 500_000_000  # an hour in memory
    twice = estimate(MEASURED, HOUR, TrainSettings(minutes=48.0))
    assert twice.steps == 2 * found.steps


def test_epochs_decide_the_steps():
    found = estimate(MEASURED, HOUR, TrainSettings(epochs=3))
    assert found.steps == 3 * found.steps_per_epoch
    assert found.epochs == pytest.approx(3)
    tiny = Material(((Path("a"), 1.0, False),))
    assert estimate(MEASURED, tiny, TrainSettings(epochs=1)).steps == FEWEST_STEPS


def test_no_index_takes_no_time():
    assert estimate(MEASURED, HOUR, TrainSettings(index=False)).stages["index"] == 0


def test_what_is_missing_is_refused(mynah, tmp_path):
    assert mynah("trial", "--json")[0] == ExitCode.NOT_FOUND
    (tmp_path / "empty").mkdir()
    assert mynah("trial", "--samples", tmp_path / "empty", "--json")[0] == ExitCode.BAD_INPUT
    code, out, _ = mynah("trial", "--kind", "rvc", "--json")
    assert code == ExitCode.MISSING_MODEL
    assert events_of(out)[-1].items
