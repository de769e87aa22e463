"""How well the averaged weights do on clips that are never trained on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from mynah.engine.training.clips import ClipBatches
from mynah.engine.training.losses import spectral_loss

if TYPE_CHECKING:
    from mynah.engine.training.clips import Clip
    from mynah.engine.training.step import LiteTrainer

BATCHES, BATCH_SIZE = 3, 8


@torch.inference_mode()
def held_out_loss(trainer: LiteTrainer, clips: list[Clip], frames: int, seed: int) -> float:
    """Mean spectral loss of the running mean of the weights, always on the same windows."""
    batches = ClipBatches(clips, trainer.config.hop, frames, BATCH_SIZE, seed)
    total = 0.0
    for number in range(BATCHES):
        batch = batches.batch(number)
        answer = trainer.mean(
            batch.content, batch.f0, batch.loudness, batch.speaker, batch.pulses, batch.noise
        )
        loss = spectral_loss(answer, batch.audio, batch.top_hz, trainer.config.sample_rate)
        total += loss.item()
    return total / BATCHES
