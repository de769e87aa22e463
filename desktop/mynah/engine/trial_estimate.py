"""From what a trial measured on a handful of recordings to the time and memory of the whole run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mynah.engine.features.retrieval import MOST_VECTORS
from mynah.engine.hardware import measured_speed
from mynah.engine.stages.checkpoints import measured_steps
from mynah.engine.stages.index import cells
from mynah.engine.stages.train import ADVERSARIAL_FROM, FRAMES
from mynah.engine.training.plan import FEWEST_STEPS, TRIAL_STEPS, TrainingPlan, steps_in

if TYPE_CHECKING:
    from mynah.engine.job import TrainSettings
    from mynah.engine.training.plan import StepTimes
    from mynah.engine.trial_clips import Material

BYTES_PER_SECOND = 4 * 50 * 384 * 2 + 2 * 48_000 * 2 + 100 * 8  # of a clip in memory
CONTENT_RATE, WIDTH = 50, 384
SLOW_GFLOPS = 20.0  # where it cannot be measured
FAISS_SHARE = 0.35  # of the speed of matrix products that faiss reaches
CLUSTERING_ROUNDS = 10
MEASURING_OVERHEAD_S = 0.35  # preview, weights and card of a measured checkpoint
START_S = 3.0  # loading the program and its libraries
VERIFY_S = 2.0  # loading the finished voice, and three conversions
PUBLISH_S = 0.5


@dataclass(frozen=True)
class Measured:
    """Seconds that were measured.

    Attributes:
        seconds_tried: Length of the recordings that it was done with.
        speech_tried: Length of the clips that were found in them.
        preprocess: Of that stage.
        extract: Of that stage.
        steps: Of steps of learning.
        saving: Of one saved state.
        measuring: Of one measured checkpoint.
    """

    seconds_tried: float
    speech_tried: float
    preprocess: float
    extract: float
    steps: StepTimes
    saving: float
    measuring: float


@dataclass(frozen=True)
class Expected:
    """What the whole run would be.

    Attributes:
        step: Seconds of a step in the mean.
        steps: Of the training.
        epochs: Of the training.
        steps_per_epoch: Steps that see as much speech as there is.
        stages: Seconds of each, and of what stands around them as `start`.
        more_memory: Bytes that all recordings take beyond those of the trial.
    """

    step: float
    steps: int
    epochs: float
    steps_per_epoch: int
    stages: dict[str, float]
    more_memory: int

    @property
    def total(self) -> float:
        """Seconds of everything."""
        return sum(self.stages.values())


def estimate(measured: Measured, material: Material, settings: TrainSettings) -> Expected:
    """Scale what was measured to all recordings."""
    share = measured.speech_tried / max(measured.seconds_tried, 0.01)
    speech = share * material.trained_seconds
    step = measured.steps.mean(ADVERSARIAL_FROM)
    per_epoch = max(1, round(speech * 100 / (FRAMES * settings.batch_size)))
    steps = settings.epochs * per_epoch if settings.epochs else steps_in(settings.minutes, step)
    steps = max(FEWEST_STEPS, steps)
    per_second = material.seconds / max(measured.seconds_tried, 0.01)
    speed = 1e9 * measured_speed().get("gflops", SLOW_GFLOPS) * FAISS_SHARE
    frames = int(speech * CONTENT_RATE)
    return Expected(
        step=step,
        steps=steps,
        epochs=steps / per_epoch,
        steps_per_epoch=per_epoch,
        stages={
            "start": START_S,
            "preprocess": measured.preprocess * per_second,
            "extract": measured.extract * per_second
            + 2.0 * frames * min(frames, MOST_VECTORS) * WIDTH / speed,
            "train": _training(measured, steps, step, settings),
            "index": _index(frames, speed) if settings.index else 0.0,
            "verify": VERIFY_S,
            "publish": PUBLISH_S,
        },
        more_memory=round(max(0.0, speech - measured.speech_tried) * BYTES_PER_SECOND),
    )


def _training(measured: Measured, steps: int, step: float, settings: TrainSettings) -> float:
    """Steps, the trial that a training by minutes begins with, saves and measured checkpoints."""
    plan = TrainingPlan(steps, settings.seed, settings.batch_size)
    checkpoints = len(measured_steps(plan))
    seconds = steps * step
    saves = checkpoints + seconds / settings.save_every_s
    first = 0.0 if settings.epochs else TRIAL_STEPS * step
    each = measured.measuring + MEASURING_OVERHEAD_S
    return seconds + first + saves * measured.saving + checkpoints * each


def _index(frames: int, speed: float) -> float:
    count = cells(max(1, frames))
    return 0.5 + 2.0 * frames * count * WIDTH * (CLUSTERING_ROUNDS + 1) / speed
