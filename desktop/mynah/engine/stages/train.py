"""Train: the loop of a Lite voice, from the base model to weights to publish.

What a step sees is decided by the seed and its number, and the number of steps is fixed before
the first one, so that a run that was killed and resumed ends with the weights of an unbroken one.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from safetensors.torch import load_file

from mynah.engine.convert.voice import MODEL_FILE
from mynah.engine.features.content import shipped
from mynah.engine.features.loudness import loudness
from mynah.engine.features.moments import ContentMoments
from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
from mynah.engine.stages.extract import load_analysis, load_retrieved
from mynah.engine.stages.lite_loop import LiteLoop, LiteMaterial
from mynah.engine.stages.preprocess import read_spans, target_audio
from mynah.engine.training.clips import Clip, ClipBatches, make_clip
from mynah.engine.training.fitness import has_numbers_only, say_left_out, unfit
from mynah.engine.training.pairs import load_newest_pair
from mynah.engine.training.plan import TrainingPlan, load_plan, measure_plan
from mynah.engine.training.step import LiteTrainer, StepSettings
from mynah.project.storing import file_sha256
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.run_stage import StageContext

BASE_FILE = "models/lite_base.safetensors"
FRAMES = 96  # of 10 ms in one clip of a batch
ADVERSARIAL_FROM = 0.75  # of the steps


class Train:
    """See the module."""

    name = "train"
    version = 4
    keeps_folder = False
    needs = ("preprocess", "extract")

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """The base model and the settings that steer the learning."""
        settings = ctx.job.settings
        return {
            "base": file_sha256(shipped(BASE_FILE)),
            "minutes": settings.minutes,
            "epochs": settings.epochs,
            "seed": settings.seed,
            "batch_size": settings.batch_size,
        }

    def estimate_bytes(self, ctx: StageContext) -> int:  # noqa: ARG002 - the same for all runs
        """Three pairs while the third is written, of about 90 MB, and the weights that are kept."""
        return 400_000_000

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Write `model.safetensors`; `ctx.checkpoints` holds the pairs.

        Raises:
            MynahError: BAD_CHECKPOINT, DIVERGED, OUT_OF_MEMORY, DISK_FULL.
            Interrupted: after saving, when it was asked for.
        """
        settings = ctx.job.settings
        if settings.threads:
            torch.set_num_threads(settings.threads)
        clips, held_out = load_clips(ctx)
        config = SynthesizerConfig()
        folder = ctx.checkpoints / ctx.fingerprint[:16]
        pair = load_newest_pair(folder, ctx.reporter)
        plan = _plan(ctx, clips, config, pair)
        material = LiteMaterial(
            config=config,
            held_out=held_out,
            frames=FRAMES,
            new_trainer=partial(_trainer_of, clips, config, plan),
            new_batches=partial(_batches, clips, config),
            folder=folder,
        )
        loop = LiteLoop(ctx, material, plan, pair)
        loop.run()
        return loop.finish(ctx.out / MODEL_FILE)


def load_clips(ctx: StageContext) -> tuple[list[Clip], list[Clip]]:
    """Clips to train on and held-out ones, with everything in memory.

    Raises:
        MynahError: NOTHING_USABLE.
    """
    config = SynthesizerConfig()
    retrieved = load_retrieved(ctx.inputs["extract"])
    training: list[Clip] = []
    held_out: list[Clip] = []
    left_out: list[str] = []
    spans = read_spans(ctx.inputs["preprocess"])
    per_frame = config.sample_rate // 50
    for name in dict.fromkeys(span.sample_id for span in spans):
        analysis = load_analysis(ctx.inputs["extract"], name)
        audio = target_audio(ctx.inputs["preprocess"], name)
        content = analysis.content
        if name in retrieved:
            content = np.concatenate([content, retrieved[name][None]])
        for span in (s for s in spans if s.sample_id == name):
            clip = make_clip(
                config,
                content[:, span.first : span.last],
                analysis.f0[2 * span.first : 2 * span.last],
                loudness(analysis.energy[2 * span.first : 2 * span.last]),
                audio[span.first * per_frame : span.last * per_frame] * np.float32(span.gain),
                0,
                span.top_hz,
            )
            if not has_numbers_only(clip):
                left_out.append(name)
            elif clip.frames:
                (held_out if span.held_out else training).append(clip)
    say_left_out(ctx.reporter, list(dict.fromkeys(left_out)))
    if not training:
        raise MynahError(ErrorCode.NOTHING_USABLE, "No recording is left to learn from.")
    return training, held_out


def _plan(
    ctx: StageContext,
    clips: list[Clip],
    config: SynthesizerConfig,
    pair: dict[str, dict[str, Any]] | None,
) -> TrainingPlan:
    """The number of steps: of the epochs asked for, or of what fits the minutes, measured once.

    A plan that was lost is read back from `pair`: measured again, it would hardly be the same,
    and the saved state would not fit it.
    """
    path = ctx.checkpoints / f"plan-{ctx.fingerprint[:16]}.json"
    settings = ctx.job.settings
    plan = load_plan(path)
    if plan is None and pair is not None:
        steps = int(pair["G"]["settings"]["total_steps"])
        plan = TrainingPlan(steps, settings.seed, settings.batch_size)
        plan.save(path)
    if plan is None:

        def trial(total_steps: int) -> LiteTrainer:
            return new_trainer(config, TrainingPlan(total_steps, settings.seed, 0), 0)

        batches = _batches(clips, config, settings.batch_size, settings.seed)
        plan = measure_plan(settings, batches, trial, ctx.control)
        plan.save(path)
    words = f"{plan.total_steps} steps of {plan.batch_size} clips"
    ctx.reporter.log(f"Training for {words}.")
    return plan


def new_trainer(
    config: SynthesizerConfig, plan: TrainingPlan, judge_alone_steps: int = 10
) -> LiteTrainer:
    """A trainer at its first step, with the weights of the base."""
    base = load_file(shipped(BASE_FILE))
    name = unfit(base)
    if name:
        raise MynahError(
            ErrorCode.BROKEN_FILE,
            "The base model that comes with Mynah is damaged: it holds what is no number.",
            hint="Install Mynah again.",
            detail=name,
        )
    trainer = LiteTrainer(
        config,
        StepSettings(
            total_steps=plan.total_steps,
            seed=plan.seed,
            learning_rate=8e-4,
            warmup_steps=30,
            adversarial_from=ADVERSARIAL_FROM,
            judge_alone_steps=judge_alone_steps,
            average=0.995,
        ),
    )
    trainer.start_from(
        {k.removeprefix("G."): v.float() for k, v in base.items() if k.startswith("G.")},
        {k.removeprefix("D."): v.float() for k, v in base.items() if k.startswith("D.")},
    )
    return trainer


def _trainer_of(clips: list[Clip], config: SynthesizerConfig, plan: TrainingPlan) -> LiteTrainer:
    trainer = new_trainer(config, plan)
    contours = [clip.loudness for clip in clips]
    moments = ContentMoments.of([clip.content[0] for clip in clips], contours)
    if moments is not None:
        trainer.tell_moments(moments)
    return trainer


def _batches(clips: list[Clip], config: SynthesizerConfig, size: int, seed: int) -> ClipBatches:
    return ClipBatches(clips, config.hop, FRAMES, size, seed)
