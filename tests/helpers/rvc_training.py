"""Small RVC voices to train: networks of a few thousand parameters, clips of noise and tones."""

import numpy as np

from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.training.rvc.batches import RvcBatches, make_clip
from mynah.engine.training.rvc.step import RvcStepSettings, RvcTrainer


def small_config(version="v2", *, f0=True, speakers=3):
    """4800 Hz, so that a segment of 32 frames has 1536 samples."""
    return RvcConfig(
        spec_channels=65,
        upsample_rates=(6, 4, 2),
        upsample_kernels=(12, 8, 4),
        sample_rate=4800,
        version=version,
        f0=f0,
        speakers=speakers,
        inter_channels=8,
        hidden_channels=8,
        filter_channels=16,
        heads=2,
        layers=2,
        resblock_kernels=(3, 5),
        resblock_dilations=((1, 3, 5), (1, 3, 5)),
        upsample_channels=32,
        gin_channels=4,
    )


def noise_clip(config, seconds=0.5, seed=0, speaker=0):
    """A clip with as many frames as an encoder and a pitch tracker make of so much audio."""
    rng = np.random.default_rng(seed)
    samples = round(seconds * config.sample_rate)
    content = rng.standard_normal((round(seconds * 50) - 1, config.content_width))
    f0 = np.where(rng.random(round(seconds * 100) + 1) < 0.6, 180 + 40 * rng.random(), 0.0)
    audio = np.clip(rng.standard_normal(samples) * 3000, -32768, 32767)
    return make_clip(
        config, content.astype(np.float16), f0.astype(np.float32), audio.astype(np.int16), speaker
    )


def small_clips(config, count=5):
    """Clips of different lengths and speakers."""
    return [noise_clip(config, 0.4 + 0.04 * i, i, i % config.speakers) for i in range(count)]


def small_batches(config, size=2, seed=7, rank=0, ranks=1):
    """Batches of `small_clips`."""
    return RvcBatches(small_clips(config), config, size, seed, rank, ranks)


def small_trainer(config, ranks=None, **settings):
    """A trainer with judges a sixteenth as wide as the family's."""
    settings = {"judges_divisor": 16, **settings}
    return RvcTrainer(config, RvcStepSettings(**settings), ranks=ranks)


def first_moments(trainer):
    """AdamW's mean gradient of every parameter of both networks, by name."""
    pairs = [(trainer.optimizer, trainer.synthesizer), (trainer.judge_optimizer, trainer.judges)]
    return {
        name: optimizer.state[parameter]["exp_avg"].clone()
        for optimizer, network in pairs
        for name, parameter in network.named_parameters()
    }
