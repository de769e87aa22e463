"""The outline of sound as it comes in, bounded however long somebody speaks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
Pairs = npt.NDArray[np.float32]

STEP_SECONDS = 0.01
RECENT_SECONDS = 8.0
MOST_PAIRS = 8192


class TakeShape:
    """Lowest and highest samples: of the last seconds finely, of the whole as finely as fits.

    Attributes:
        rate: Of the samples, in Hz.
        frames: Number of samples so far.
    """

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.frames = 0
        self._step = max(1, round(STEP_SECONDS * rate))
        self._rest = np.zeros(0, np.float32)
        self._recent = np.zeros((round(RECENT_SECONDS / STEP_SECONDS), 2), np.float32)
        self._whole = np.zeros((MOST_PAIRS, 2), np.float32)
        self._used = 0
        self._merged = 1  # steps in one pair of the whole
        self._pending: list[Pairs] = []
        self._pending_steps = 0

    @property
    def seconds(self) -> float:
        """Length so far."""
        return self.frames / self.rate

    def add(self, block: Samples) -> None:
        """Add samples, shape (n,)."""
        self.frames += len(block)
        x = np.concatenate((self._rest, block))
        count = len(x) // self._step
        self._rest = x[count * self._step :].copy()
        if not count:
            return
        rows = x[: count * self._step].reshape(count, self._step)
        pairs = np.stack((rows.min(axis=1), rows.max(axis=1)), axis=1)
        self._scroll(pairs)
        self._append(pairs)

    def recent(self) -> Pairs:
        """Pairs of the last 8 s, shape (800, 2); zeros before the beginning."""
        return self._recent

    def whole(self) -> Pairs:
        """Pairs of everything, shape (n, 2), n at most 8192."""
        return self._whole[: self._used]

    def _scroll(self, pairs: Pairs) -> None:
        kept = pairs[-len(self._recent) :]
        self._recent = np.concatenate((self._recent[len(kept) :], kept))

    def _append(self, pairs: Pairs) -> None:
        self._pending.append(pairs)
        self._pending_steps += len(pairs)
        ready = self._pending_steps // self._merged
        if not ready:
            return
        waiting = np.concatenate(self._pending)
        used = ready * self._merged
        self._pending = [waiting[used:]]
        self._pending_steps -= used
        merged = _merge(waiting[:used], self._merged)
        while self._used + len(merged) > MOST_PAIRS:
            half = self._used // 2
            odd = self._whole[2 * half : self._used]
            self._whole[:half] = _merge(self._whole[: 2 * half], 2)
            self._used, self._merged = half, 2 * self._merged
            merged = np.concatenate((odd, merged))
            even = len(merged) // 2 * 2
            # An odd one at the end is drawn as wide as two: a hundredth of a pixel.
            tail = merged[even:]
            merged = np.concatenate((_merge(merged[:even], 2), tail))
        self._whole[self._used : self._used + len(merged)] = merged
        self._used += len(merged)


def _merge(pairs: Pairs, width: int) -> Pairs:
    if width == 1 or not len(pairs):
        return pairs
    grouped = pairs.reshape(-1, width, 2)
    return np.stack((grouped[:, :, 0].min(axis=1), grouped[:, :, 1].max(axis=1)), axis=1)
