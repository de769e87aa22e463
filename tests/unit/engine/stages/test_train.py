"""The loop of a training: what goes wrong in it, and that stopping changes nothing."""

import hashlib
import math
from collections import deque
from dataclasses import replace

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from mynah.engine.control import Control
from mynah.engine.reporter import ListReporter
from mynah.engine.stages import lite_loop, train
from mynah.engine.stages.lite_loop import MOST_ROLLBACKS
from mynah.engine.stages.train import Train
from mynah.engine.training.plan import TrainingPlan
from mynah.engine.training.smaller import ask_smaller, asked_smaller
from mynah.engine.training.step import LiteTrainer
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Artifact, Metric, Progress, Warning_
from mynah.protocol.ports import Interrupted

pytestmark = pytest.mark.usefixtures("small_network")


def published(ctx):
    return hashlib.sha256((ctx.out / "model.safetensors").read_bytes()).hexdigest()


def codes(ctx):
    return [event.code for event in ctx.reporter.of(Warning_)]


@pytest.fixture
def at_call(monkeypatch):
    """Puts something else in the place of some calls of a step: `at_call({number: function})`."""
    original = LiteTrainer.train_step
    calls = []

    def install(changes):
        def train_step(self, *parts):
            calls.append((self.step, len(parts[0].f0)))
            change = changes.get(len(calls))
            return change(self, *parts) if change else original(self, *parts)

        monkeypatch.setattr(LiteTrainer, "train_step", train_step)
        return calls

    return install


def nan_loss(trainer, batch):
    batch.audio[:] = float("nan")
    return ORIGINAL(trainer, batch)


ORIGINAL = LiteTrainer.train_step


def exploding(trainer, batch):
    losses = ORIGINAL(trainer, batch)
    with torch.no_grad():
        for value in trainer.synthesizer.parameters():
            value.add_(100.0)
    return {**losses, "spectral": losses["spectral"] * 100}


def out_of_memory(kind):
    def raise_it(trainer, *parts):
        raise kind

    return raise_it


def test_a_training_from_start_to_end(fresh):
    ctx = fresh()
    summary = Train().run(ctx)
    assert 19 < summary["steps"] < 40
    assert summary["epochs"] == 1.0
    assert summary["held_out"] > 0
    weights = load_file(ctx.out / "model.safetensors")
    assert weights["speakers.weight"].shape == (1, 4)
    assert {value.dtype for value in weights.values()} == {torch.float16}
    assert all(torch.isfinite(value).all() for value in weights.values())
    assert ctx.reporter.of(Progress)[-1].done == summary["steps"]
    assert {"spectral", "judges", "held_out"} <= {m.name for m in ctx.reporter.of(Metric)}
    again = fresh("again")
    Train().run(again)  # everything was saved: nothing is left to do
    assert published(again) == published(ctx)


class Asking(ListReporter):
    """Asks for something at a step."""

    def __init__(self, control, step, what="stop"):
        super().__init__()
        self.control, self.step, self.what = control, step, what

    def _write(self, event):
        super()._write(event)
        if isinstance(event, Progress) and event.done == self.step:
            self.control.request(self.what)


@pytest.mark.parametrize("steps", [(1,), (7, 13), (19,)])
def test_stopped_and_resumed_gives_the_same_voice(fresh, tmp_path, steps):
    whole = fresh("whole")
    Train().run(whole)
    stopped = fresh("stopped")
    folder = tmp_path / "others"
    for number, step in enumerate(steps):
        control = Control()
        ctx = fresh(f"stopped {number}", Asking(control, step), control)
        with pytest.raises(Interrupted):
            Train().run(replaced(ctx, folder))
        saved = [e.path for e in ctx.reporter.of(Artifact) if e.kind == "checkpoint"]
        assert saved[-1].endswith(f"step-{step:09d}")  # saved before it stopped
    torch.rand(9)
    Train().run(replaced(stopped, folder))
    assert published(stopped) == published(whole)


def replaced(ctx, checkpoints):
    return replace(ctx, checkpoints=checkpoints)


def test_a_loss_that_is_no_number_goes_back_to_the_last_save(fresh, at_call):
    calls = at_call({9: nan_loss})
    ctx = fresh(save_every_s=0.0)
    summary = Train().run(ctx)
    assert codes(ctx) == ["DIVERGED"]
    assert [step for step, _ in calls][7:11] == [7, 8, 8, 9]
    assert summary["steps"] >= 19
    weights = load_file(ctx.out / "model.safetensors")
    assert all(torch.isfinite(value).all() for value in weights.values())


def test_before_the_first_save_it_goes_back_to_the_base(fresh, at_call):
    calls = at_call({4: nan_loss})
    ctx = fresh()
    Train().run(ctx)
    assert [step for step, _ in calls][:6] == [0, 1, 2, 3, 0, 1]
    assert codes(ctx) == ["DIVERGED"]


def test_other_windows_are_seen_after_going_back(fresh, at_call):
    seen = []

    def noted(trainer, batch):
        seen.append(batch.audio.clone())
        return ORIGINAL(trainer, batch)

    def noted_nan(trainer, batch):
        seen.append(batch.audio.clone())
        return nan_loss(trainer, batch)

    at_call({2: noted_nan, 4: noted})
    Train().run(fresh())
    assert not torch.equal(*seen)


def test_an_exploding_loss_goes_back_too(fresh, at_call, monkeypatch):
    monkeypatch.setattr(lite_loop, "deque", lambda maxlen: deque(maxlen=5))
    calls = at_call({8: exploding})
    ctx = fresh(save_every_s=0.0)
    Train().run(ctx)
    assert codes(ctx) == ["DIVERGED"]
    assert [step for step, _ in calls][6:10] == [6, 7, 7, 8]
    weights = load_file(ctx.out / "model.safetensors")
    assert max(value.abs().max().item() for value in weights.values()) < 50


def test_what_diverges_again_and_again_ends_with_its_name(fresh, at_call):
    at_call(dict.fromkeys(range(3, 100), nan_loss))
    ctx = fresh()
    with pytest.raises(MynahError) as caught:
        Train().run(ctx)
    assert caught.value.code is ErrorCode.DIVERGED
    assert codes(ctx) == ["DIVERGED"] * (MOST_ROLLBACKS + 1)
    assert not (ctx.out / "model.safetensors").exists()


@pytest.mark.parametrize(
    "fault",
    [
        MemoryError(),
        RuntimeError("[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory"),
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB"),
    ],
)
def test_too_little_memory_halves_the_batch_and_says_so(fresh, at_call, fault):
    calls = at_call({3: out_of_memory(fault), 4: out_of_memory(fault)})
    ctx = fresh(batch_size=8)
    summary = Train().run(ctx)
    assert summary["epochs"] >= 1.0  # as many as asked for: smaller parts, not less to learn from
    assert codes(ctx) == ["OUT_OF_MEMORY"] * 2
    assert "4" in ctx.reporter.of(Warning_)[0].text
    assert "2" in ctx.reporter.of(Warning_)[1].text
    assert calls[:6] == [(0, 8), (1, 8), (2, 8), (2, 4), (2, 2), (3, 2)]


def test_a_batch_of_one_that_does_not_fit_is_an_error(fresh, at_call):
    at_call(dict.fromkeys(range(1, 9), out_of_memory(MemoryError())))
    ctx = fresh(batch_size=2)
    with pytest.raises(MynahError) as caught:
        Train().run(ctx)
    assert caught.value.code is ErrorCode.OUT_OF_MEMORY
    assert codes(ctx) == ["OUT_OF_MEMORY"]


@pytest.mark.parametrize("text", ["a bug", "expected contiguous memory format"])
def test_other_errors_are_not_taken_for_a_lack_of_memory(fresh, at_call, text):
    at_call({2: out_of_memory(RuntimeError(text))})
    with pytest.raises(RuntimeError, match=text):
        Train().run(fresh())


def test_a_damaged_save_costs_one_save(fresh):
    whole = fresh("whole", save_every_s=0.0)
    Train().run(whole)
    pairs = sorted((whole.checkpoints / ("f" * 16)).iterdir())
    (pairs[-1] / "G.pt").write_bytes(b"")
    ctx = fresh("second")
    Train().run(ctx)
    assert "BAD_CHECKPOINT" in codes(ctx)
    assert published(ctx) == published(whole)


def test_no_whole_save_is_said_and_nothing_is_started_anew(fresh):
    ctx = fresh()
    Train().run(ctx)
    for pair in (ctx.checkpoints / ("f" * 16)).iterdir():
        (pair / "manifest.json").write_text("{")
    with pytest.raises(MynahError) as caught:
        Train().run(fresh("second"))
    assert caught.value.code is ErrorCode.BAD_CHECKPOINT


@pytest.mark.parametrize("damage", ["{", '{"total_steps": 0, "seed": 1, "batch_size": 2}'])
def test_a_broken_plan_is_read_back_from_the_saved_state(fresh, monkeypatch, damage):
    control = Control()
    timed = {"epochs": None, "minutes": 3.0}
    plans = iter([TrainingPlan(9, 1234, 2), TrainingPlan(11, 1234, 2)])  # no two are the same
    monkeypatch.setattr(train, "measure_plan", lambda *args: next(plans))
    ctx = fresh("first", Asking(control, 4), control, **timed)
    with pytest.raises(Interrupted):
        Train().run(ctx)
    (plan,) = ctx.checkpoints.glob("plan-*.json")
    plan.write_text(damage)
    assert Train().run(fresh("second", **timed))["steps"] == 9


def test_the_fingerprint_knows_what_decides_the_weights(fresh):
    first = Train().fingerprint(fresh())
    assert first == Train().fingerprint(fresh(save_every_s=5.0, threads=2))
    for change in ({"seed": 2}, {"batch_size": 3}, {"epochs": 9}, {"minutes": 3.0}):
        assert Train().fingerprint(fresh(**change)) != first


def test_a_smaller_batch_is_kept_over_a_stop(fresh, at_call):
    calls = at_call({2: out_of_memory(MemoryError())})
    control = Control()
    with pytest.raises(Interrupted):
        Train().run(fresh("first", Asking(control, 3), control, batch_size=4))
    before = len(calls)
    Train().run(fresh("second", batch_size=4))
    assert {size for _, size in calls[before:]} == {2}


def test_who_was_killed_for_lack_of_memory_goes_on_with_half(fresh, at_call):
    calls = at_call({})
    ctx = fresh(batch_size=4)
    ask_smaller(ctx.checkpoints)
    Train().run(ctx)
    assert {size for _, size in calls} == {2}
    assert "last session" in ctx.reporter.of(Warning_)[0].text
    assert asked_smaller(ctx.checkpoints) == 0


@pytest.mark.parametrize(
    ("place", "value"),
    [("judges", math.nan), ("mean", math.nan), ("optimizer", math.nan), ("mean", 3e38)],
)
def test_what_is_no_number_beside_the_weights_is_never_saved(fresh, at_call, place, value):
    def spoil(trainer, batch):
        losses = ORIGINAL(trainer, batch)
        with torch.no_grad():
            if place == "optimizer":
                state = next(iter(trainer.optimizer.state.values()))
                state["exp_avg"].fill_(value)
            else:
                next(getattr(trainer, place).parameters()).fill_(value)
        return losses

    at_call({5: spoil})
    ctx = fresh(save_every_s=0.0)
    Train().run(ctx)
    assert codes(ctx) == ["DIVERGED"]
    weights = load_file(ctx.out / "model.safetensors")
    assert all(torch.isfinite(value).all() for value in weights.values())


def test_a_part_of_no_numbers_is_left_out_by_name(fresh, monkeypatch):
    original, made = train.make_clip, []

    def one_bad(*arguments):
        clip = original(*arguments)
        made.append(clip)
        if len(made) > 1:
            return clip
        return replace(clip, f0=clip.f0 * float("nan"))

    monkeypatch.setattr(train, "make_clip", one_bad)
    ctx = fresh()
    Train().run(ctx)
    assert codes(ctx) == ["NOT_NUMBERS"]
    monkeypatch.setattr(train, "make_clip", lambda *a: replace(original(*a), f0=a[2] + np.nan))
    with pytest.raises(MynahError) as caught:
        Train().run(fresh())
    assert caught.value.code is ErrorCode.NOTHING_USABLE
