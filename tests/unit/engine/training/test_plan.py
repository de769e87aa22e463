"""The number of steps: of epochs, of minutes by a trial, and kept in a file."""

import json
from types import SimpleNamespace

import pytest

from helpers.clips import SMALL, made_clip, small_trainer
from mynah.engine.control import Control
from mynah.engine.job import TrainSettings
from mynah.engine.training import plan as planning
from mynah.engine.training.clips import ClipBatches
from mynah.engine.training.plan import FEWEST_STEPS, TrainingPlan, load_plan, measure_plan
from mynah.protocol.ports import Interrupted


def batches():
    return ClipBatches([made_clip(4800)], SMALL.hop, 96, 2, 0)  # 25 steps an epoch


def trainer(total_steps):
    return small_trainer(total_steps, adversarial_from=0.5, judge_alone_steps=0)


def no_trial(total_steps):
    raise AssertionError("epochs need no trial")


@pytest.mark.parametrize(("epochs", "steps"), [(1, 25), (4, 100)])
def test_epochs_are_steps(epochs, steps):
    settings = TrainSettings(epochs=epochs, seed=7, batch_size=2)
    assert measure_plan(settings, batches(), no_trial, Control()) == TrainingPlan(steps, 7, 2)


def test_there_is_always_something_to_learn():
    short = ClipBatches([made_clip(96)], SMALL.hop, 96, 2, 0)
    found = measure_plan(TrainSettings(epochs=1), short, no_trial, Control())
    assert found.total_steps == FEWEST_STEPS


def test_minutes_are_measured_on_real_steps(monkeypatch):
    clock = iter(range(10_000))
    # Every look at the clock is a second later, so each step takes one second.
    own = SimpleNamespace(monotonic=lambda: float(next(clock)))  # no other thread looks at it
    monkeypatch.setattr(planning, "time", own)
    made = []

    def trial(total_steps):
        made.append(trainer(total_steps))
        return made[0]

    found = measure_plan(TrainSettings(minutes=10.0), batches(), trial, Control())
    assert found.total_steps == 600
    assert made[0].step == planning.TRIAL_STEPS
    assert made[0].adversarial


def test_a_trial_can_be_stopped():
    control = Control()
    control.request("stop")
    with pytest.raises(Interrupted):
        measure_plan(TrainSettings(minutes=1.0), batches(), trainer, control)


def test_a_plan_is_kept(tmp_path):
    path = tmp_path / "plan.json"
    assert load_plan(path) is None
    made = TrainingPlan(123, 4, 5)
    made.save(path)
    assert load_plan(path) == made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0" * 40,
        '{"total_steps": 12, "se',
        "[1, 2, 3]",
        "{}",
        '{"total_steps": 12, "seed": 1}',
        '{"total_steps": 12, "seed": 1, "batch_size": 2, "more": 3}',
        '{"total_steps": "many", "seed": 1, "batch_size": 2}',
        '{"total_steps": null, "seed": 1, "batch_size": 2}',
        '{"total_steps": 0, "seed": 1, "batch_size": 2}',
        '{"total_steps": 12, "seed": 1, "batch_size": 0}',
        '{"total_steps": 1e99, "seed": 1, "batch_size": 2}',
    ],
)
def test_a_broken_plan_is_none(tmp_path, text):
    path = tmp_path / "plan.json"
    path.write_text(text)
    assert load_plan(path) is None


def test_a_plan_is_readable_by_people(tmp_path):
    TrainingPlan(1, 2, 3).save(tmp_path / "p.json")
    content = json.loads((tmp_path / "p.json").read_text())
    assert content == {"total_steps": 1, "seed": 2, "batch_size": 3}
