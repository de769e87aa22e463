"""Clips in memory and the batches that are cut from them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

import numpy as np
import torch
from torch import Tensor

from mynah.engine.networks.lite.source import held_pitch, pulse_train

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.engine.networks.lite.synthesizer import SynthesizerConfig


@dataclass(frozen=True)
class Clip:
    """One slice of a recording with everything that a step needs; F counts 20 ms.

    Attributes:
        content: float16 (versions, F, width): the clean one, then those of perturbed speakers.
        f0: float32 (2 F,) Hz, 0 unvoiced.
        loudness: float32 (2 F,).
        audio: float16 (2 F * hop,) at the synthesiser's rate.
        pulses: float16, the same shape.
        speaker: index.
        top_hz: above this the recording holds nothing to learn from.
    """

    content: NDArray[np.float16]
    f0: NDArray[np.float32]
    loudness: NDArray[np.float32]
    audio: NDArray[np.float16]
    pulses: NDArray[np.float16]
    speaker: int
    top_hz: float

    @property
    def frames(self) -> int:
        """Length in 10 ms."""
        return len(self.f0)


def make_clip(
    config: SynthesizerConfig,
    content: NDArray[np.float16],
    f0: NDArray[np.float32],
    loudness: NDArray[np.float32],
    audio: NDArray[np.float32],
    speaker: int,
    top_hz: float,
) -> Clip:
    """Cut all parts to their common whole number of 20 ms and add the pulses."""
    frames = min(content.shape[1] * 2, len(f0), len(loudness), len(audio) // config.hop) // 2 * 2
    f0 = f0[:frames]
    return Clip(
        content[:, : frames // 2],
        f0,
        loudness[:frames],
        audio[: frames * config.hop].astype(np.float16),
        pulse_train(held_pitch(f0), f0 > 0, config.hop, config.sample_rate).astype(np.float16),
        speaker,
        top_hz,
    )


@dataclass(frozen=True)
class Batch:
    """Tensors of one step: float32, first dimension batch; T counts 10 ms."""

    content: Tensor  # (batch, T / 2, width)
    f0: Tensor  # (batch, T)
    loudness: Tensor  # (batch, T)
    audio: Tensor  # (batch, T * hop)
    pulses: Tensor  # (batch, T * hop)
    noise: Tensor  # (batch, T * hop)
    speaker: Tensor  # (batch,)
    top_hz: Tensor  # (batch,)


def parts_of(batch: Batch, size: int) -> list[Batch]:
    """The rows of a batch in batches of at most that size."""
    tensors = {field.name: getattr(batch, field.name).split(size) for field in fields(Batch)}
    return [
        Batch(**{name: pieces[number] for name, pieces in tensors.items()})
        for number in range(len(tensors["f0"]))
    ]


class ClipBatches:
    """Random windows of clips, decided by (seed, step) alone.

    So a training that was cut off and resumed sees what an unbroken one sees, with no state of
    a generator to save.
    """

    def __init__(self, clips: list[Clip], hop: int, frames: int, batch: int, seed: int) -> None:
        self.clips, self.hop, self.frames, self.size, self.seed = clips, hop, frames, batch, seed
        lengths = np.array([clip.frames for clip in clips], np.float64)
        self.weights = lengths / lengths.sum()
        self.seconds = float(lengths.sum()) / 100

    @property
    def steps_per_epoch(self) -> int:
        """Steps after which as much audio was seen as there is."""
        return max(1, round(self.seconds * 100 / (self.frames * self.size)))

    def batch(self, step: int) -> Batch:
        """The batch of a step."""
        rng = np.random.default_rng((self.seed, step))
        chosen = rng.choice(len(self.clips), self.size, p=self.weights)
        rows = [self._window(self.clips[index], rng) for index in chosen]
        content, f0, loudness, audio, pulses = (
            torch.from_numpy(np.stack(column).astype(np.float32))
            for column in zip(*rows, strict=True)
        )
        noise = torch.from_numpy(rng.standard_normal(audio.shape, np.float32))
        clips = [self.clips[index] for index in chosen]
        return Batch(
            content,
            f0,
            loudness,
            audio,
            pulses,
            noise,
            torch.tensor([clip.speaker for clip in clips]),
            torch.tensor([clip.top_hz for clip in clips]),
        )

    def _window(self, clip: Clip, rng: np.random.Generator) -> tuple[NDArray[np.generic], ...]:
        start = int(rng.integers(0, max(1, clip.frames - self.frames + 1))) // 2 * 2
        version = int(rng.integers(0, len(clip.content)))
        if version and rng.random() < 0.5:  # between the clean version and a perturbed one
            share = np.float32(rng.random())
            mixed = clip.content[0].astype(np.float32) * share
            content = mixed + clip.content[version].astype(np.float32) * (1 - share)
        else:
            content = clip.content[version]
        stop, hop = start + self.frames, self.hop
        return (
            _padded(content[start // 2 : stop // 2], self.frames // 2, "edge"),
            _padded(clip.f0[start:stop], self.frames),
            _padded(clip.loudness[start:stop], self.frames),
            _padded(clip.audio[start * hop : stop * hop], self.frames * hop),
            _padded(clip.pulses[start * hop : stop * hop], self.frames * hop),
        )


def _padded(
    values: NDArray[np.generic], length: int, mode: Literal["constant", "edge"] = "constant"
) -> NDArray[np.generic]:
    missing = length - len(values)
    if not missing:
        return values
    widths = [(0, missing)] + [(0, 0)] * (values.ndim - 1)
    padded: NDArray[np.generic] = np.pad(values, widths, mode=mode)
    return padded
