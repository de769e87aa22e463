"""A curve that grows: smoothed as it comes, thinned out to what a plot can show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
MOST_POINTS = 1500
_BLOCK = 200


def smoothed(values: Numbers, start: float | None, share: float) -> Numbers:
    """Exponential mean of `values`; each new value counts `share`, gaps repeat what was before.

    Args:
        values: New values; NaN is a gap.
        start: Mean before the first of them; None begins at the first number.
        share: Weight of a new value, more than 0, at most 1.

    Returns:
        As many means as values; NaN until the first number.
    """
    result = np.full(len(values), np.nan)
    mean = start
    for begin in range(0, len(values), _BLOCK):
        block = values[begin : begin + _BLOCK]
        good = np.flatnonzero(np.isfinite(block))
        if len(good) == 0:
            result[begin : begin + len(block)] = np.nan if mean is None else mean
            continue
        numbers = block[good]
        if mean is None:
            mean = float(numbers[0])
        if share >= 1:
            means = numbers
        else:
            powers = (1 - share) ** np.arange(1, len(numbers) + 1)
            means = powers * (mean + share * np.cumsum(numbers / powers))
        at = np.searchsorted(good, np.arange(len(block)), side="right") - 1
        filled = np.where(at >= 0, means[np.maximum(at, 0)], np.nan if start is None else mean)
        result[begin : begin + len(block)] = filled
        mean = start = float(means[-1])
    return result


def thinned(x: Numbers, y: Numbers, most: int = MOST_POINTS) -> tuple[Numbers, Numbers]:
    """At most about `most` points that look the same: the least and greatest of each stretch."""
    if len(x) <= most:
        return x, y
    width = -(-len(x) * 2 // most)
    bins = len(x) // width
    cut = bins * width
    blocks = y[:cut].reshape(bins, width)
    finite = np.isfinite(blocks)
    low = np.argmin(np.where(finite, blocks, np.inf), axis=1)
    high = np.argmax(np.where(finite, blocks, -np.inf), axis=1)
    base = np.arange(bins) * width
    kept = np.sort(np.concatenate([base + low, base + high, np.arange(cut, len(x))]))
    return x[kept], y[kept]


class SmoothedCurve:
    """Keeps the smoothed values of a curve, computing only what is new.

    Attributes:
        share: Weight of a new value; 1 does not smooth.
    """

    def __init__(self, share: float = 0.15) -> None:
        self.share = share
        self._values = np.empty(64)
        self._count = 0
        self._last_raw = float("nan")

    def update(self, values: Numbers) -> Numbers:
        """The smoothed values of the whole curve; begins anew when it is another curve."""
        kept = self._count
        if kept > len(values) or (kept and not _same(values[kept - 1], self._last_raw)):
            kept = 0
        if len(values) > len(self._values):
            grown = np.empty(max(len(values), 2 * len(self._values)))
            grown[:kept] = self._values[:kept]
            self._values = grown
        if len(values) > kept:
            start = float(self._values[kept - 1]) if kept else None
            if start is not None and np.isnan(start):
                start = None
            new = np.asarray(values[kept:], dtype=np.float64)
            self._values[kept : len(values)] = self._smoothed(new, start, kept)
            self._last_raw = float(values[-1])
        self._count = len(values)
        return self._values[: self._count]

    def _smoothed(self, new: Numbers, mean: float | None, first: int) -> Numbers:
        """At the beginning of the curve a value counts more, so that the mean does not lag."""
        head = max(0, min(len(new), round(2 / self.share) - first))
        result = np.empty(len(new))
        for k in range(head):
            value = float(new[k])
            if np.isfinite(value):
                share = max(self.share, 2 / (first + k + 2))
                mean = value if mean is None else mean + share * (value - mean)
            result[k] = np.nan if mean is None else mean
        result[head:] = smoothed(new[head:], mean, self.share)
        return result

    def forget(self) -> None:
        """Begin anew, for example with another share."""
        self._count = 0


def _same(a: float, b: float) -> bool:
    return a == b or (a != a and b != b)
