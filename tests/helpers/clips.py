"""Made clips and small trainers."""

import numpy as np

from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
from mynah.engine.training.clips import make_clip
from mynah.engine.training.step import LiteTrainer, StepSettings

SMALL = SynthesizerConfig(content=8, width=16, blocks=1, speaker=4)


def made_clip(frames=120, seed=0, config=SMALL, speaker=0, top_hz=16_000.0, versions=3):
    """A clip of noise with a steady pitch; every value tells its frame and its clip."""
    rng = np.random.default_rng(seed)
    return make_clip(
        config,
        rng.standard_normal((versions, frames // 2, config.content)).astype(np.float16),
        np.full(frames, 100.0 + seed, np.float32),
        np.linspace(0, 1, frames, dtype=np.float32),
        0.1 * rng.standard_normal(frames * config.hop).astype(np.float32),
        speaker,
        top_hz,
    )


def small_trainer(total_steps=20, **settings):
    """A trainer whose steps take milliseconds."""
    return LiteTrainer(SMALL, StepSettings(total_steps=total_steps, **settings))
