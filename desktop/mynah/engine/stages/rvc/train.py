"""Train: an RVC voice from a base, from scratch, or from where another training ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import torch

from mynah.engine.features.contentvec import computes_in_bf16
from mynah.engine.formats.rvc_voice import MODEL_FILE
from mynah.engine.stages.rvc.companions import companions, process_count
from mynah.engine.stages.rvc.kind import WEIGHTS_BYTES, RvcKind
from mynah.engine.stages.rvc.loop import Material, RvcLoop
from mynah.engine.stages.rvc.material import load_clips
from mynah.engine.stages.rvc.order import RvcOrder, order_of
from mynah.engine.stages.rvc.planning import kept_plan, plan_of
from mynah.engine.training.rvc.memory import keep_freed_memory
from mynah.engine.training.rvc.starting import Start, remembered_start
from mynah.engine.training.rvc.step import RvcStepSettings, RvcTrainer, default_device

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.engine.run_stage import StageContext
    from mynah.engine.training.rvc.distributed import Ranks
    from mynah.engine.training.rvc.step import Precision

PAIR_BYTES = 1_310_000_000  # of 108 million weights, each with two moments
START_FILE = "start.json"


class RvcTrain:
    """See the module."""

    name = "train"
    version = 1
    keeps_folder = False
    needs = ("preprocess", "extract")

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """Where it starts and the settings that steer the learning."""
        settings, order = ctx.job.settings, order_of(ctx.job)
        start = starting(order, ctx.checkpoints)
        return {
            "kind": "rvc",
            "start": [start.how, *start.sha256],
            "version": order.version,
            "sample_rate": order.sample_rate,
            "precision": order.precision,
            "processes": order.processes,
            "mutes": order.mutes,
            "minutes": settings.minutes,
            "epochs": settings.epochs,
            "seed": settings.seed,
            "batch_size": settings.batch_size,
        }

    def estimate_bytes(self, ctx: StageContext) -> int:
        """Three pairs while the third is written, or all, and the checkpoints that are kept."""
        order, epochs = order_of(ctx.job), ctx.job.settings.epochs or 0
        lasting = 0 if order.only_latest else epochs // order.save_every
        return (3 + lasting) * PAIR_BYTES + 7 * WEIGHTS_BYTES

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Write `model.safetensors`; `ctx.checkpoints` holds the pairs.

        Raises:
            MynahError: BAD_CHECKPOINT, DIVERGED, DISK_FULL, or what is wrong with the base.
            Interrupted: after saving, when it was asked for.
        """
        order = order_of(ctx.job)
        count = process_count(order.processes)
        if ctx.job.settings.threads:
            torch.set_num_threads(max(1, ctx.job.settings.threads // count))
        start = starting(order, ctx.checkpoints)
        if start.how == "scratch":
            ctx.reporter.warning(
                "FROM_SCRATCH",
                "This voice starts from nothing: it needs hours of speech and many more epochs "
                "than one that starts from a base.",
            )
        with companions(ctx, count, learn) as ranks:
            loop = learn(ctx, ranks)
        published = loop.publish(ctx.out / MODEL_FILE)
        about = {"how": start.how, "files": [p.name for p in start.files], "sha256": start.sha256}
        return {**loop.summary(), "processes": count, "start": about, "published": published}


def learn(ctx: StageContext, ranks: Ranks) -> RvcLoop:
    """Train to the end, in one of the processes that do so.

    Raises:
        MynahError: see `RvcTrain.run`.
        Interrupted: after saving, when it was asked for.
    """
    if default_device().type == "cpu":
        keep_freed_memory()
    order = order_of(ctx.job)
    start = starting(order, ctx.checkpoints)
    config = order.config(start.rows)
    clips = load_clips(ctx, config, order.mutes)
    bare = partial(new_trainer, config, ctx.job.settings.seed, step_precision(order))
    begin = partial(start.begin, reporter=ctx.reporter)
    if ranks.speaks:
        plan_of(ctx, clips, config, start, bare, ranks.count)
    ranks.wait()
    plan = kept_plan(ctx)
    material = Material(
        clips=clips,
        bare=partial(bare, ranks),
        begin=begin,
        kind=RvcKind(config, order),
        folder=ctx.checkpoints / ctx.fingerprint[:16],
        save_every=order.save_every,
        only_latest=order.only_latest,
        ranks=ranks,
    )
    loop = RvcLoop(ctx, material, plan)
    loop.run()
    return loop


def starting(order: RvcOrder, checkpoints: Path) -> Start:
    """Where the training starts, found and checked once; `checkpoints` is the run's folder.

    Raises:
        MynahError: MISSING_MODEL, NOT_FOUND, BAD_INPUT or BROKEN_FILE.
    """
    return remembered_start(order.wanted, checkpoints / START_FILE)


def step_precision(order: RvcOrder) -> Precision:
    """The numbers that steps are computed in; "auto" takes bfloat16 where it is the faster."""
    if order.precision != "auto":
        return order.precision
    return "bf16" if computes_in_bf16(default_device().type) else "fp32"


def new_trainer(
    config: RvcConfig, seed: int, precision: Precision, ranks: Ranks | None = None
) -> RvcTrainer:
    """A trainer with fresh weights."""
    return RvcTrainer(config, RvcStepSettings(seed=seed, precision=precision), ranks=ranks)
