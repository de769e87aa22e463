"""Times a step of learning."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, cast

import numpy as np
import torch
from torch.utils.flop_counter import FlopCounterMode

from mynah.engine.bench.measure import BenchSettings, Measure, timed
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.training.rvc.batches import RvcBatch, RvcBatches, make_clip
from mynah.engine.training.rvc.step import RvcStepSettings, RvcTrainer

if TYPE_CHECKING:
    from collections.abc import Iterator

CLIP_S = 3.0
CLIP_FRAMES = 298
CONTENT_FRAMES = 149


def measure(
    settings: BenchSettings, config: RvcConfig | None = None, judges_divisor: int = 1
) -> Iterator[Measure]:
    """One row for each precision; a shape and narrower judges are for trials.

    The operations are counted in the step itself, so that the floor is that of what is done and
    not of what the family would do.
    """
    version = cast("Literal['v1', 'v2']", settings.version)
    config = config or RvcConfig.of(version, settings.sample_rate)
    batch = _batch(config, settings.batch)
    for precision in settings.precisions:
        chosen = cast("Literal['fp32', 'bf16']", precision)
        step = RvcStepSettings(precision=chosen, judges_divisor=judges_divisor)
        trainer = RvcTrainer(config, step, torch.device("cpu"))
        with FlopCounterMode(display=False) as counter:  # the first step is for warming up anyway
            trainer.train_step(batch)
        found = timed(partial(trainer.train_step, batch), settings.repeat)
        yield Measure(
            "step",
            f"{config.version} {config.rate_name} batch {settings.batch} {precision}",
            found.seconds,
            settings.batch * CLIP_S,
            found.peak,
            counter.get_total_flops() / 1e9,
            precision == "bf16",
            random=True,
        )


def _batch(config: RvcConfig, size: int) -> RvcBatch:
    rng = np.random.default_rng(0)
    f0 = np.full(CLIP_FRAMES, 170, np.float32)
    clips = []
    for _ in range(size):
        content = rng.standard_normal((CONTENT_FRAMES, config.content_width)).astype(np.float16)
        audio = rng.integers(-3000, 3000, CLIP_FRAMES * config.hop).astype(np.int16)
        clips.append(make_clip(config, content, f0, audio))
    return RvcBatches(clips, config, size, 0).batch(0)
