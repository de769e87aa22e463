"""Mixing to mono without losing level to dead channels or cancelling ones.

A plain mean halves the level when one channel is silent and erases the voice when two are in
antiphase (one inverted by a wrong cable).  The channel powers and their cross-products decide,
and can be gathered block by block.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations_with_replacement

import numpy as np
import numpy.typing as npt

from mynah.audio.decode import Note

Samples = npt.NDArray[np.float32]

DEAD_BELOW_DB = -40.0
"""A channel this far below the loudest one carries cross-talk or hiss at most."""

CANCEL_SHARE = 0.5
"""Channels cancel where their mean has less than this share of the power it would have if they
were unrelated; for two channels of equal power that is a correlation below -0.5."""


@dataclass(frozen=True)
class MonoPlan:
    """How to mix: one weight a channel, and what was found."""

    weights: npt.NDArray[np.float32]
    notes: tuple[Note, ...] = ()

    def mix(self, samples: Samples) -> Samples:
        """Mono of ``samples`` (frames, channels): shape (frames,), float32."""
        used = np.flatnonzero(self.weights).tolist()
        if len(used) == 1 and self.weights[used[0]] == 1.0:
            return np.ascontiguousarray(samples[:, used[0]])
        mixed = samples[:, used[0]] * self.weights[used[0]]
        for channel in used[1:]:
            mixed += samples[:, channel] * self.weights[channel]
        return np.asarray(mixed, dtype=np.float32)


@dataclass
class ChannelStatistics:
    """Sums over the blocks of a file from which `plan` decides."""

    channels: int
    frames: int = 0
    _sums: npt.NDArray[np.float64] = field(init=False)
    _products: npt.NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        self._sums = np.zeros(self.channels)
        self._products = np.zeros((self.channels, self.channels))

    def update(self, block: Samples) -> None:
        """Adds a block of shape (frames, channels)."""
        for start in range(0, len(block), 1 << 16):
            part = block[start : start + (1 << 16)].T.astype(np.float64, order="C")
            self._sums += part.sum(axis=1)
            # Not by a matrix product: BLAS starts threads, which cost more than they save here.
            for i, j in combinations_with_replacement(range(self.channels), 2):
                product = float(np.einsum("i,i->", part[i], part[j]))
                self._products[i, j] += product
                if i != j:
                    self._products[j, i] += product
        self.frames += len(block)

    @property
    def mean(self) -> npt.NDArray[np.float64]:
        """Mean of each channel: its offset."""
        return np.asarray(self._sums / max(1, self.frames), dtype=np.float64)

    @property
    def rms(self) -> float:
        """RMS of the loudest channel, without its offset."""
        power = np.diag(self._products) / max(1, self.frames) - np.square(self.mean)
        return float(np.sqrt(max(0.0, float(power.max()))))

    def plan(self) -> MonoPlan:
        """The mix for what was seen."""
        if self.channels == 1 or not self.frames:
            weights = np.full(self.channels, 1 / self.channels, np.float32)
            return MonoPlan(weights)
        mean = self.mean
        # Without the offsets, which would count as level and as correlation.
        covariance = self._products / self.frames - np.outer(mean, mean)
        return _plan(np.maximum(np.diag(covariance), 0.0), covariance)


def to_mono(samples: Samples) -> tuple[Samples, tuple[Note, ...]]:
    """Mixes (frames, channels) to (frames,).

    Dead channels are dropped; cancelling channels give way to the loudest one; otherwise the
    mean is taken.  Notes: ``dead_channel``, ``antiphase``.
    """
    if samples.ndim == 1:
        return samples, ()
    statistics = ChannelStatistics(samples.shape[1])
    statistics.update(samples)
    plan = statistics.plan()
    return plan.mix(samples), plan.notes


def _plan(power: npt.NDArray[np.float64], covariance: npt.NDArray[np.float64]) -> MonoPlan:
    channels = len(power)
    loudest = int(power.argmax())
    alive = power > power[loudest] * 10 ** (DEAD_BELOW_DB / 10)
    if not alive.any():  # all silent
        return MonoPlan(np.full(channels, 1 / channels, np.float32))
    notes: list[Note] = []
    if not alive.all():
        dead = ", ".join(str(index + 1) for index in np.flatnonzero(~alive))
        notes.append(Note("dead_channel", f"Silent channels were left out: {dead}."))
    count = int(alive.sum())
    weights = np.where(alive, 1 / count, 0.0)
    mixed = float(weights @ covariance @ weights)
    unrelated = float(power[alive].sum()) / count**2
    if count > 1 and mixed < CANCEL_SHARE * unrelated:
        weights = np.zeros(channels)
        weights[loudest] = 1.0
        text = f"The channels cancel each other; only channel {loudest + 1} is used."
        notes.append(Note("antiphase", text))
    return MonoPlan(weights.astype(np.float32), tuple(notes))
