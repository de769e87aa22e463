"""The loop of an RVC training: what goes wrong in it, and that stopping changes nothing."""

import hashlib

import pytest
import torch

from mynah.engine.checkpoint_ledger import Ledger
from mynah.engine.control import Control
from mynah.engine.formats.rvc_voice import read_voice_model
from mynah.engine.reporter import ListReporter
from mynah.engine.stages.rvc import loop
from mynah.engine.stages.rvc.loop import MOST_ROLLBACKS
from mynah.engine.stages.rvc.recent import Recent
from mynah.engine.stages.rvc.train import RvcTrain
from mynah.engine.training.pairs import load_newest_pair
from mynah.engine.training.rvc.step import RvcTrainer
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Artifact, Metric, Progress, Warning_
from mynah.protocol.ports import Interrupted

pytestmark = pytest.mark.usefixtures("small_rvc", "quick_probe")

ORIGINAL = RvcTrainer.train_step


def published(ctx):
    return hashlib.sha256((ctx.out / "model.safetensors").read_bytes()).hexdigest()


def codes(ctx):
    return [event.code for event in ctx.reporter.of(Warning_) if event.code != "FROM_SCRATCH"]


def metrics(ctx, name):
    return [event.value for event in ctx.reporter.of(Metric) if event.name == name]


@pytest.fixture
def at_call(monkeypatch):
    """Puts something else in the place of some calls of a step: `at_call({number: function})`."""
    calls = []

    def install(changes):
        def train_step(self, batch):
            calls.append((self.step, len(batch.lengths)))
            change = changes.get(len(calls))
            return change(self, batch) if change else ORIGINAL(self, batch)

        monkeypatch.setattr(RvcTrainer, "train_step", train_step)
        return calls

    return install


def nan_loss(trainer, batch):
    batch.audio[:] = float("nan")
    return ORIGINAL(trainer, batch)


def raising(fault):
    def raise_it(trainer, batch):
        raise fault

    return raise_it


class Asking(ListReporter):
    """Asks for something at a step."""

    def __init__(self, control, step, what="stop"):
        super().__init__()
        self.control, self.step, self.what = control, step, what

    def _write(self, event):
        super()._write(event)
        if isinstance(event, Progress) and event.done == self.step:
            self.control.request(self.what)


@pytest.mark.parametrize("steps", [(1,), (3, 5)])
def test_stopped_and_resumed_gives_the_same_voice(rvc_fresh, steps):
    whole = rvc_fresh("whole", place="run whole")
    RvcTrain().run(whole)
    for number, step in enumerate(steps):
        control = Control()
        ctx = rvc_fresh(f"cut {number}", Asking(control, step), control, place="run cut")
        with pytest.raises(Interrupted):
            RvcTrain().run(ctx)
        saved = [e.path for e in ctx.reporter.of(Artifact) if e.kind == "checkpoint"]
        assert saved[-1].endswith(f"step-{step:09d}")  # saved before it stopped
    torch.rand(9)
    rest = rvc_fresh("rest", place="run cut")
    RvcTrain().run(rest)
    assert published(rest) == published(whole)
    assert Ledger.load(rest.run_dir).rows == Ledger.load(whole.run_dir).rows


def test_a_loss_that_is_no_number_goes_back_to_the_last_save(rvc_fresh, at_call):
    calls = at_call({4: nan_loss})
    ctx = rvc_fresh(save_every_s=0.0)
    summary = RvcTrain().run(ctx)
    assert codes(ctx) == ["DIVERGED"]
    again = [step for step, _ in calls][3:5]
    assert again[0] == 3
    assert 1 <= again[1] <= 3  # a save beside the steps may not have been due at each of them
    assert summary["epochs"] == 4.0
    _, weights = read_voice_model(ctx.out / "model.safetensors")
    assert all(torch.isfinite(value).all() for value in weights.values())


def test_before_the_first_save_it_goes_back_to_the_start(rvc_fresh, at_call):
    calls = at_call({3: nan_loss})
    ctx = rvc_fresh()
    RvcTrain().run(ctx)
    assert [step for step, _ in calls][:4] == [0, 1, 2, 0]
    assert codes(ctx) == ["DIVERGED"]


def test_other_clips_come_together_after_going_back(rvc_fresh, at_call):
    seen = []

    def noted(change):
        def step(trainer, batch):
            seen.append(batch.starts.clone())
            return change(trainer, batch)

        return step

    at_call({1: noted(nan_loss), 2: noted(ORIGINAL)})
    RvcTrain().run(rvc_fresh())
    assert not torch.equal(*seen)


@pytest.mark.parametrize("value", [float("inf"), 3e38])  # the latter is none once published
def test_weights_that_are_no_numbers_are_never_saved(rvc_fresh, at_call, value):
    def spoilt(trainer, batch):
        losses = ORIGINAL(trainer, batch)
        with torch.no_grad():
            trainer.synthesizer.emb_g.weight[50, 0] = value
        return losses

    at_call({2: spoilt})
    ctx = rvc_fresh(save_every_s=0.0)
    RvcTrain().run(ctx)
    assert codes(ctx) == ["DIVERGED"]
    _, weights = read_voice_model(ctx.out / "model.safetensors")
    assert torch.isfinite(weights["emb_g.weight"]).all()


def test_a_batch_of_silence_is_no_explosion_but_a_lasting_one_is():
    recent = Recent()
    for _ in range(50):
        assert not recent.exploded(20.0)
        recent.add({"mel": 20.0}, 1.0)
    for number in range(20):
        loss = 200.0 if number % 2 else 19.0
        assert not recent.exploded(loss)
        recent.add({"mel": loss}, 1.0)
    recent = Recent()
    for _ in range(50):
        recent.add({"mel": 20.0}, 1.0)
    assert [recent.exploded(100.0) for _ in range(5)] == [False] * 4 + [True]


def test_what_diverges_again_and_again_ends_with_its_name(rvc_fresh, at_call):
    at_call(dict.fromkeys(range(2, 100), nan_loss))
    ctx = rvc_fresh()
    with pytest.raises(MynahError) as caught:
        RvcTrain().run(ctx)
    assert caught.value.code is ErrorCode.DIVERGED
    assert codes(ctx) == ["DIVERGED"] * (MOST_ROLLBACKS + 1)


@pytest.mark.parametrize(
    "fault", [MemoryError(), torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB")]
)
def test_too_little_memory_halves_the_batch_and_the_epochs_stay(rvc_fresh, at_call, fault):
    calls = at_call({3: raising(fault)})
    ctx = rvc_fresh(batch_size=4)
    summary = RvcTrain().run(ctx)
    assert codes(ctx) == ["OUT_OF_MEMORY"]
    assert "2" in ctx.reporter.of(Warning_)[-1].text
    assert [size for _, size in calls][:5] == [4, 4, 4, 2, 2]
    assert metrics(ctx, "batch_size") == [4, 2]
    assert summary["epochs"] == 4.0
    assert metrics(ctx, "epoch")[-1] == 4.0
    assert metrics(ctx, "learning_rate")[-1] == pytest.approx(1e-4 * 0.999875**4)
    last = ctx.reporter.of(Progress)[-1]
    assert last.done == last.total
    assert [row.epoch for row in Ledger.load(ctx.run_dir).rows.values()] == [2.0, 4.0]


def test_a_smaller_batch_is_kept_over_a_stop(rvc_fresh, at_call):
    at_call({2: raising(MemoryError())})
    control = Control()
    ctx = rvc_fresh("first", Asking(control, 3), control, batch_size=4)
    with pytest.raises(Interrupted):
        RvcTrain().run(ctx)
    again = rvc_fresh("second", batch_size=4)
    summary = RvcTrain().run(again)
    assert metrics(again, "batch_size") == [2]
    assert summary["epochs"] == 4.0


def test_with_another_number_of_processes_it_goes_on_at_the_same_place(rvc_fresh, monkeypatch):
    control = Control()
    ctx = rvc_fresh("first", Asking(control, 3), control, batch_size=4)
    with pytest.raises(Interrupted):
        RvcTrain().run(ctx)

    def of_two(folder, reporter):
        pair = load_newest_pair(folder, reporter)
        pair["clock"] |= {"batch_size": 2, "processes": 2}
        return pair

    monkeypatch.setattr(loop, "load_newest_pair", of_two)
    again = rvc_fresh("second", batch_size=4)
    summary = RvcTrain().run(again)
    assert metrics(again, "batch_size") == [2]
    assert summary["epochs"] == 4.0
    assert metrics(again, "learning_rate")[-1] == pytest.approx(1e-4 * 0.999875**4)
    last = again.reporter.of(Progress)[-1]
    assert last.done == last.total


def test_a_batch_of_one_that_does_not_fit_is_an_error(rvc_fresh, at_call):
    at_call(dict.fromkeys(range(3, 9), raising(MemoryError())))
    ctx = rvc_fresh(batch_size=2)
    with pytest.raises(MynahError) as caught:
        RvcTrain().run(ctx)
    assert caught.value.code is ErrorCode.OUT_OF_MEMORY
    assert "saved" in caught.value.hint
    assert load_newest_pair(ctx.checkpoints / ("f" * 16), ctx.reporter)["clock"]["batch_size"] == 1


def test_other_errors_are_not_taken_for_a_lack_of_memory(rvc_fresh, at_call):
    at_call({2: raising(RuntimeError("a bug"))})
    with pytest.raises(RuntimeError, match="a bug"):
        RvcTrain().run(rvc_fresh())


def test_a_damaged_save_costs_one_save(rvc_fresh):
    whole = rvc_fresh("whole", place="whole", save_every_s=0.0)
    RvcTrain().run(whole)
    pairs = sorted((whole.checkpoints / ("f" * 16)).iterdir())
    assert len(pairs) == 2
    (pairs[-1] / "D.pt").write_bytes(b"")
    again = rvc_fresh("again", place="whole")
    RvcTrain().run(again)
    assert codes(again) == ["BAD_CHECKPOINT"]
    assert published(again) == published(whole)


def test_all_states_stay_where_that_is_wanted(rvc_fresh):
    ctx = rvc_fresh(extra={"save_only_latest": False, "save_every": 1})
    summary = RvcTrain().run(ctx)
    pairs = list((ctx.checkpoints / ("f" * 16)).glob("step-*"))
    assert len(pairs) == 4
    each = summary["steps"] // 4
    assert sorted(int(p.name[5:]) for p in pairs) == [each * n for n in range(1, 5)]


def test_the_batch_size_is_found_by_trying_and_kept(rvc_fresh, at_call):
    calls = at_call({})
    ctx = rvc_fresh(batch_size=0, extra={"mutes": 5})
    summary = RvcTrain().run(ctx)
    (found,) = [i.data for i in ctx.reporter.events if getattr(i, "kind", "") == "batch_size"]
    assert summary["batch_size"] == found["batch_size"]
    assert found["tried"][0]["size"] == 4
    assert len(calls) > summary["steps"]
    again = rvc_fresh("again", batch_size=0, extra={"mutes": 5})
    calls.clear()
    RvcTrain().run(again)
    assert calls == []  # nothing is tried anew


def test_minutes_become_whole_epochs(rvc_fresh):
    ctx = rvc_fresh(epochs=None, minutes=0.02)
    summary = RvcTrain().run(ctx)
    assert summary["epochs"] == int(summary["epochs"]) >= 1
