"""The loop of a Lite training: steps, saves, checkpoints, and what goes wrong on the way."""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.engine.run_faults import is_out_of_memory
from mynah.engine.stages.checkpoints import LiteKind, RunCheckpoints, Schedule, measured_steps
from mynah.engine.training.clips import parts_of
from mynah.engine.training.fitness import beyond_half, unfit
from mynah.engine.training.judging import held_out_loss
from mynah.engine.training.pairs import load_newest_pair, save_pair
from mynah.engine.training.smaller import asked_smaller, halved_words, smaller_is_saved
from mynah.engine.training.step import DivergedError
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
    from mynah.engine.run_stage import StageContext
    from mynah.engine.training.clips import Clip, ClipBatches
    from mynah.engine.training.plan import TrainingPlan
    from mynah.engine.training.step import LiteTrainer

STAGE = "train"
MOST_ROLLBACKS = 3  # without a new save between them
EXPLODED = 4.0  # times the recent median of the loss


@dataclass(frozen=True)
class LiteMaterial:
    """What is learnt from and where it is saved.

    Attributes:
        config: Shape of the network.
        held_out: Clips that are only listened to.
        frames: Of 10 ms in one clip of a batch.
        new_trainer: Makes one at its first step.
        new_batches: Of a size, by a seed.
        folder: Of the saved pairs.
    """

    config: SynthesizerConfig
    held_out: list[Clip]
    frames: int
    new_trainer: Callable[[], LiteTrainer]
    new_batches: Callable[[int, int], ClipBatches]
    folder: Path


class LiteLoop:
    """One session of a training."""

    def __init__(
        self,
        ctx: StageContext,
        material: LiteMaterial,
        plan: TrainingPlan,
        pair: dict[str, dict[str, Any]] | None,
    ) -> None:
        """Take up the saved state `pair`, or begin.

        Raises:
            MynahError: BAD_CHECKPOINT.
        """
        self._ctx, self._material, self._plan = ctx, material, plan
        self._trainer = material.new_trainer()
        self._rollbacks, self._seconds, self._batch_size = 0, 0.0, plan.batch_size
        if pair is not None:
            self._trainer.load_parts(pair)
            clock = pair["clock"]
            self._rollbacks, self._seconds = clock["rollbacks"], clock["seconds"]
            self._batch_size = int(clock.get("batch_size", plan.batch_size))
            words = f"Going on at step {self._trainer.step} of {plan.total_steps}."
            ctx.reporter.log(words)
        self._batches = self._new_batches()
        share = self._trainer.settings.adversarial_from
        schedule = Schedule(
            tuple(measured_steps(plan)), self._batches.steps_per_epoch, share * plan.total_steps
        )
        self._checkpoints = RunCheckpoints(ctx, LiteKind(material.config), schedule)
        self._checkpoints.begin_at(self._trainer)
        self._recent: deque[float] = deque(maxlen=50)
        self._durations: deque[float] = deque(maxlen=30)
        self._saved = self._last = time.monotonic()
        self._in_a_row = 0

    def _new_batches(self) -> ClipBatches:
        return self._material.new_batches(self._plan.batch_size, self._plan.seed + self._rollbacks)

    def run(self) -> None:
        """Train to the end.

        Raises:
            MynahError: DIVERGED, OUT_OF_MEMORY, DISK_FULL.
            Interrupted: after saving, when it was asked for.
        """
        for _ in range(asked_smaller(self._ctx.checkpoints)):
            if self._batch_size > 1:
                self._halve("The last session ended for lack of memory.")
        while self._trainer.step < self._plan.total_steps:
            losses = self._step()
            if losses is not None:
                self._advance(losses)
                self._keep()

    def _step(self) -> dict[str, float] | None:
        """Learn from the next batch; None when something went wrong and was put right."""
        try:
            batch = self._batches.batch(self._trainer.step)
            losses = self._trainer.train_step(*parts_of(batch, self._batch_size))
            self._check(losses["spectral"])
        except DivergedError as fault:
            self._roll_back(fault)
            return None
        except (MemoryError, RuntimeError) as fault:
            if not is_out_of_memory(fault):
                raise
            detail = str(fault)
        else:
            return losses
        # Outside of the handler, whose traceback holds on to the step's tensors.
        self._trainer.forget_broken_step()
        if self._batch_size == 1:
            self._give_up(detail)
        self._halve()
        return None

    def _check(self, loss: float) -> None:
        recent = self._recent
        if not math.isfinite(loss):
            raise DivergedError("the loss is not a number")
        if len(recent) == recent.maxlen and loss > EXPLODED * float(np.median(recent)):
            raise DivergedError(f"the loss jumped to {loss:.2f}")

    def _roll_back(self, fault: DivergedError) -> None:
        self._rollbacks += 1
        self._in_a_row += 1
        reporter = self._ctx.reporter
        reporter.warning("DIVERGED", f"{fault}; back to the last saved state.")
        if self._in_a_row > MOST_ROLLBACKS:
            raise MynahError(ErrorCode.DIVERGED, str(fault)) from fault
        pair = load_newest_pair(self._material.folder, reporter)
        self._trainer = self._material.new_trainer()
        if pair is not None:
            self._trainer.load_parts(pair)
        self._batches = self._new_batches()
        self._checkpoints.begin_at(self._trainer)
        self._recent.clear()

    def _halve(self, why: str = "") -> None:
        """Learn from every batch in smaller parts: as many steps and epochs, of the same clips."""
        before, self._batch_size = self._batch_size, self._batch_size // 2
        self._durations.clear()
        self._saved = -math.inf  # so that who resumes knows of it
        reporter = self._ctx.reporter
        reporter.warning("OUT_OF_MEMORY", halved_words(before, self._batch_size, why))
        reporter.metric("batch_size", self._batch_size, self._trainer.step)

    def _give_up(self, detail: str) -> None:
        """Save, and say that not even one clip fits."""
        if self._trainer.step and not unfit(self._trainer.parts()):
            self._save()
        raise MynahError(
            ErrorCode.OUT_OF_MEMORY,
            "There is not enough memory for a step with a single clip.",
            hint="Close other programs, then resume; what was reached is saved.",
            detail=detail[:2000],
        )

    def _advance(self, losses: dict[str, float]) -> None:
        trainer, total = self._trainer, self._plan.total_steps
        now = time.monotonic()
        self._durations.append(now - self._last)
        self._seconds, self._last = self._seconds + now - self._last, now
        self._recent.append(losses["spectral"])
        each = float(np.median(self._durations))
        left = (total - trainer.step) * each + self._checkpoints.seconds_left(trainer.step)
        self._ctx.reporter.progress(STAGE, trainer.step, total, "steps", left)
        if trainer.step % 10 == 0 or trainer.step == total:
            self._report(losses, each)

    def _report(self, losses: dict[str, float], step_seconds: float) -> None:
        """The points of all curves that belong to a step."""
        trainer, steps_per_epoch = self._trainer, self._batches.steps_per_epoch
        values = {
            **losses,
            "epoch": trainer.step / steps_per_epoch,
            "seconds_per_epoch": step_seconds * steps_per_epoch,
            "learning_rate": float(trainer.optimizer.param_groups[0]["lr"]),
        }
        for name, value in values.items():
            self._ctx.reporter.metric(name, value, trainer.step)

    def _keep(self) -> None:
        """Save and measure when that is due, but nothing that is of no use."""
        trainer, ctx = self._trainer, self._ctx
        due = time.monotonic() - self._saved >= ctx.job.settings.save_every_s
        ends = bool(ctx.control.requested) or trainer.step == self._plan.total_steps
        if not (due or ends or self._checkpoints.due(trainer.step)):
            return
        if name := unfit(trainer.parts()):
            self._roll_back(DivergedError(f"{name} is not a number any more"))
            return
        if name := beyond_half(trainer.mean.state_dict()):
            self._roll_back(DivergedError(f"{name} is too large to be published"))
            return
        self._save_or_say(ends=ends)
        self._listen()
        ctx.control.raise_if_requested()
        self._checkpoints.measure(trainer)
        self._saved = self._last = time.monotonic()

    def _save_or_say(self, *, ends: bool) -> None:
        """Save; where memory is short for that alone, the next save is one lost more."""
        try:
            self._save()
        except (MemoryError, RuntimeError, OSError) as fault:
            if ends or not is_out_of_memory(fault):
                raise
            words = "There was not enough memory to save; the save before stays."
            self._ctx.reporter.warning("OUT_OF_MEMORY", words)

    def _save(self) -> None:
        clock = {
            "seconds": self._seconds,
            "rollbacks": self._rollbacks,
            "batch_size": self._batch_size,
        }
        parts = {**self._trainer.parts(), "clock": clock}
        path = save_pair(self._material.folder, self._trainer.step, parts)
        self._in_a_row = 0
        smaller_is_saved(self._ctx.checkpoints)
        self._ctx.reporter.artifact("checkpoint", path)

    def _listen(self) -> float | None:
        """The loss of clips that are only listened to; None where there are none, or no memory."""
        if not self._material.held_out:
            return None
        try:
            value = held_out_loss(
                self._trainer, self._material.held_out, self._material.frames, self._plan.seed
            )
        except (MemoryError, RuntimeError) as fault:
            if not is_out_of_memory(fault):
                raise
            words = "There was not enough memory to listen to the held-out recordings."
            self._ctx.reporter.warning("OUT_OF_MEMORY", words)
            return None
        self._ctx.reporter.metric("held_out", value, self._trainer.step)
        return value

    def finish(self, path: Path) -> dict[str, Any]:
        """Write the weights of the voice to `path`; return what was done."""
        published = self._checkpoints.publish(self._trainer, path)
        return {
            "steps": self._trainer.step,
            "epochs": round(self._trainer.step / self._batches.steps_per_epoch, 1),
            "seconds": round(self._seconds, 1),
            "spectral": float(np.mean(self._recent)) if self._recent else None,
            "held_out": self._listen(),
            "measuring_seconds": round(self._checkpoints.seconds, 1),
            "published": published,
        }
