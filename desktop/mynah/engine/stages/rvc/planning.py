"""How long an RVC training is and how large its batches are; found once, then kept."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

import torch

from mynah.engine.hardware import memory, peak_memory
from mynah.engine.training.pairs import load_newest_pair
from mynah.engine.training.rvc.batches import RvcBatches
from mynah.engine.training.rvc.plan import (
    FIRST_BATCH,
    LARGEST_BATCH,
    LEAST_STEPS,
    LONGEST_S,
    RvcPlan,
    TriedBatch,
    grow_batches,
    load_rvc_plan,
)
from mynah.project.defaults import TRAIN
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.engine.run_stage import StageContext
    from mynah.engine.training.rvc.batches import RvcClip
    from mynah.engine.training.rvc.starting import Start
    from mynah.engine.training.rvc.step import RvcTrainer
    from mynah.protocol.ports import Control

MEMORY_SHARE = 0.7  # of what is free that steps may take


class RealSteps:
    """Steps with the longest clips there are, on a trainer that is thrown away."""

    def __init__(self, trainer: RvcTrainer, clips: list[RvcClip], control: Control) -> None:
        self._trainer, self._control = trainer, control
        self._clips = sorted(clips, key=lambda clip: -clip.frames)
        self._free, self._before = memory().get("available", 0), peak_memory()
        self._largest = 1

    def take(self, size: int) -> float:
        """One step with a batch of that size; seconds."""
        self._control.raise_if_requested()
        batches = RvcBatches(self._clips[:size], self._trainer.config, size, 0)
        batch = batches.batch(0)
        start = time.monotonic()
        self._trainer.train_step(batch)
        if self._trainer.device.type == "cuda":
            torch.cuda.synchronize()
        self._largest = max(self._largest, size)
        return time.monotonic() - start

    def fits(self, size: int) -> bool:
        """By how the memory of the process grew; a graphics card says it by itself."""
        if self._trainer.device.type != "cpu" or not self._free:
            return True
        growth = (peak_memory() - self._before) / self._largest
        return growth * size <= MEMORY_SHARE * self._free


def most_clips(clips: list[RvcClip]) -> int:
    """The largest batch that leaves an epoch a few steps."""
    return max(1, min(LARGEST_BATCH, len(clips) // LEAST_STEPS))


def plan_of(
    ctx: StageContext,
    clips: list[RvcClip],
    config: RvcConfig,
    start: Start,
    trial: Callable[[], RvcTrainer],
    processes: int = 1,
) -> RvcPlan:
    """The plan that is kept, or a new one, which is kept then.

    Raises:
        MynahError: BAD_INPUT where the epochs that are asked for are done already.
    """
    path = _plan_path(ctx)
    plan = load_rvc_plan(path) or _saved_plan(ctx)
    if plan is None:
        plan = _new_plan(ctx, clips, config, start, trial, processes)
    plan.save(path)
    words = f"{plan.epochs - plan.first_epoch} epochs with batches of {plan.batch_size} clips"
    ctx.reporter.log(f"Training for {words}.")
    return plan


def _plan_path(ctx: StageContext) -> Path:
    return ctx.checkpoints / f"plan-{ctx.fingerprint[:16]}.json"


def kept_plan(ctx: StageContext) -> RvcPlan:
    """The plan that was kept.

    Raises:
        MynahError: BAD_CHECKPOINT where there is none.
    """
    plan = load_rvc_plan(_plan_path(ctx))
    if plan is None:
        raise MynahError(ErrorCode.BAD_CHECKPOINT, "The plan of the training cannot be read.")
    return plan


def _saved_plan(ctx: StageContext) -> RvcPlan | None:
    """The plan that stands in a saved state; found anew, it would hardly be the same."""
    pair = load_newest_pair(ctx.checkpoints / ctx.fingerprint[:16], ctx.reporter)
    return None if pair is None else RvcPlan(**pair["plan"])


def _new_plan(
    ctx: StageContext,
    clips: list[RvcClip],
    config: RvcConfig,
    start: Start,
    trial: Callable[[], RvcTrainer],
    processes: int,
) -> RvcPlan:
    settings = ctx.job.settings
    check_epochs(settings.epochs, start.epochs)
    size, seconds = settings.batch_size, 0.0
    if not size or settings.epochs is None:
        tried = _tried(ctx, clips, trial, size)
        size, seconds = tried.size, tried.seconds
    epochs = settings.epochs
    if epochs is None:
        minutes = settings.minutes or float(TRAIN["minutes"].default or 0)
        batches = RvcBatches(clips, config, size, settings.seed, 0, processes)
        each = batches.steps_per_epoch * seconds
        epochs = start.epochs + max(1, round(60 * minutes / each))
    return RvcPlan(epochs, start.epochs, settings.seed, size, processes)


def check_epochs(asked: int | None, done: int) -> None:
    """Refuse a length that the training before has already reached.

    Raises:
        MynahError: BAD_INPUT.
    """
    if asked is not None and asked <= done:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"That training has done {done} epochs, and {asked} are asked for.",
            hint=f"Epochs are counted on: ask for more than {done}.",
        )


def _tried(
    ctx: StageContext, clips: list[RvcClip], trial: Callable[[], RvcTrainer], asked: int
) -> TriedBatch:
    """The best batch size, or the one that is asked for, with the time of its steps."""
    first = asked or FIRST_BATCH
    most = asked or most_clips(clips)

    def told(one: TriedBatch) -> None:
        words = f"Batches of {one.size}: {one.seconds:.2f} s a step, {one.each:.2f} s a clip."
        ctx.reporter.log(words)

    ctx.reporter.log("Trying batch sizes." if not asked else "Timing a few steps.")
    trainer = trial()
    steps = RealSteps(trainer, clips, ctx.control)
    tried, reason = grow_batches(steps, most, told, first, LONGEST_S)
    del trainer
    gc.collect()
    if not asked:
        facts = {"batch_size": tried[-1].size, "reason": reason}
        rows = [{"size": one.size, "seconds": round(one.seconds, 3)} for one in tried]
        ctx.reporter.item("batch_size", {**facts, "tried": rows})
    return tried[-1]
