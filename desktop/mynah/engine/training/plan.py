"""How many steps a training takes: asked for in epochs, or measured from the minutes there are."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from mynah.project import defaults
from mynah.project.atomic import UnreadableFileError, read_json, write_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mynah.engine.job import TrainSettings
    from mynah.engine.training.clips import ClipBatches
    from mynah.engine.training.step import LiteTrainer
    from mynah.protocol.ports import Control

TRIAL_STEPS = 20  # the first of a kind is not counted: it pays for what is built once
FEWEST_STEPS = 20


@dataclass(frozen=True)
class StepTimes:
    """Seconds of a plain step, and of one with judges, in the mean over those that teach them."""

    plain: float
    judged: float

    def mean(self, judged_from: float) -> float:
        """Of a whole training that has judges from that share of its steps on."""
        return judged_from * self.plain + (1 - judged_from) * self.judged


@dataclass(frozen=True)
class TrainingPlan:
    """Fixed before the first step and kept, so that resuming changes nothing."""

    total_steps: int
    seed: int
    batch_size: int

    def save(self, path: Path) -> None:
        """Write atomically."""
        write_json(path, asdict(self))


def load_plan(path: Path) -> TrainingPlan | None:
    """The plan in `path`, or None where there is none (yet), or none that makes sense."""
    try:
        plan = TrainingPlan(**read_json(path))
    except (FileNotFoundError, UnreadableFileError, TypeError):
        return None
    values = (plan.total_steps, plan.seed, plan.batch_size)
    whole = all(type(value) is int for value in values)
    return plan if whole and plan.total_steps > 0 and plan.batch_size > 0 else None


def _timed(trial: LiteTrainer, batches: ClipBatches, control: Control) -> StepTimes:
    """Take all steps of `trial`, which is then of no more use; its first of a kind do not count."""
    durations = []
    while trial.step < trial.settings.total_steps:
        control.raise_if_requested()
        batch = batches.batch(trial.step)
        start = time.monotonic()
        trial.train_step(batch)
        durations.append(time.monotonic() - start)
    first = round(trial.settings.adversarial_from * len(durations))
    plain = float(np.median(durations[1:first]))
    return StepTimes(plain, float(np.mean(durations[first + 1 :])))


def steps_in(minutes: float | None, step_seconds: float) -> int:
    """Steps that fit the minutes; None is as many minutes as nobody asked otherwise."""
    minutes = minutes or float(cast("float", defaults.default("train", "minutes")))
    return int(minutes * 60 / step_seconds)


def measure_plan(
    settings: TrainSettings,
    batches: ClipBatches,
    trainer: Callable[[int], LiteTrainer],
    control: Control,
) -> TrainingPlan:
    """Steps for `settings.epochs`, or for its minutes after a short trial of real steps.

    A training has plain steps first and adversarial ones then; both are timed, on a trainer that
    is thrown away.
    """
    if settings.epochs is not None:
        steps = settings.epochs * batches.steps_per_epoch
    else:
        trial = trainer(TRIAL_STEPS)
        times = _timed(trial, batches, control)
        steps = steps_in(settings.minutes, times.mean(trial.settings.adversarial_from))
    return TrainingPlan(max(FEWEST_STEPS, steps), settings.seed, settings.batch_size)
