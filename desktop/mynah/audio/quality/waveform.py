"""Collectors that see the waveform itself, block by block: flat tops, gaps, loudness, hum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import signal

from mynah.audio.resample import StreamResampler

Samples = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float64]

FLAT_TOLERANCE = 2e-4  # of the extreme: the last bits of 16
FLAT_RUN = 3
NEAR_TOP = 0.9
GAP_SECONDS = (0.005, 0.5)
GAP_EDGE_SECONDS = 0.005
HUM_RATE = 2000
LOUDNESS_HOP_SECONDS = 0.1


class FlatTops:
    """Counts samples that stand at the extremes of a signal, for `measures.clipped_share`.

    For each channel and polarity: samples in runs of at least three within 0.02 % of the
    extreme, the number of such runs, and the samples between 90 % of the extreme and it.
    """

    def __init__(self, highest: Samples, lowest: Samples) -> None:
        self._extremes = np.stack((highest, -lowest))  # (2, channels)
        self.flat = np.zeros(self._extremes.shape, np.int64)
        self.runs = np.zeros(self._extremes.shape, np.int64)
        self.near = np.zeros(self._extremes.shape, np.int64)
        self.frames = 0

    def update(self, block: Samples) -> None:
        """Adds a block of shape (frames, channels)."""
        self.frames += len(block)
        for channel in range(block.shape[1]):
            for polarity, x in enumerate((block[:, channel], -block[:, channel])):
                self._count(polarity, channel, x)

    def _count(self, polarity: int, channel: int, x: Samples) -> None:
        extreme = float(self._extremes[polarity, channel])
        if extreme <= 0:
            return
        where = np.flatnonzero(x >= NEAR_TOP * extreme)
        top = where[x[where] >= extreme * (1 - FLAT_TOLERANCE)]
        lengths = np.diff(np.flatnonzero(np.diff(top, prepend=-2, append=len(x) + 2) != 1))
        long = lengths[lengths >= FLAT_RUN]
        self.flat[polarity, channel] += int(long.sum())
        self.runs[polarity, channel] += len(long)
        self.near[polarity, channel] += len(where) - len(top)


@dataclass(frozen=True)
class Gap:
    """A stretch without any change, and the power (mean square) of the 5 ms at its sides."""

    start: int
    length: int
    before: float
    after: float


class GapFinder:
    """Finds stretches of 5 to 500 ms in which the signal stands still."""

    def __init__(self, sample_rate: int, tolerance: float) -> None:
        """``tolerance``: largest step from sample to sample that counts as standing still."""
        self._shortest, self._longest = (round(s * sample_rate) for s in GAP_SECONDS)
        self._edge = max(4, round(GAP_EDGE_SECONDS * sample_rate))
        self._tolerance = tolerance
        self._tail = np.zeros(0, np.float32)
        self._tail_start = 0
        self._done = 0  # gaps starting before this sample are known
        self.gaps: list[Gap] = []

    def update(self, block: Samples) -> None:
        """Adds the next samples, shape (n,)."""
        x = np.concatenate((self._tail, block))
        still = np.abs(np.diff(x)) <= self._tolerance
        edges = np.flatnonzero(np.diff(still, prepend=False, append=False)).reshape(-1, 2)
        lengths = edges[:, 1] - edges[:, 0]
        fits = (lengths >= self._shortest) & (lengths <= self._longest)
        for begin, end in edges[fits].tolist():
            start = self._tail_start + begin
            inside = begin >= self._edge and end + 1 + self._edge <= len(x)
            if inside and start >= self._done:
                before = x[begin - self._edge : begin]
                after = x[end + 1 : end + 1 + self._edge]
                self.gaps.append(Gap(start, end - begin, _power(before), _power(after)))
                self._done = start + 1
        keep = min(len(x), self._longest + 3 * self._edge)
        self._tail_start += len(x) - keep
        self._tail = x[len(x) - keep :].copy()


def _power(x: Samples) -> float:
    return float(np.var(x.astype(np.float64))) if len(x) else 0.0


class LoudnessMeter:
    """Collects the K-weighted power per 100 ms that ITU-R BS.1770-4 gates and averages."""

    def __init__(self, sample_rate: int) -> None:
        self._sections = k_weighting(sample_rate)
        self._state = np.zeros((len(self._sections), 2))
        self._hop = max(1, round(LOUDNESS_HOP_SECONDS * sample_rate))
        self._rest = np.zeros(0)
        self._powers: list[Floats] = []

    def update(self, block: Samples) -> None:
        """Adds the next samples, shape (n,)."""
        weighted, self._state = signal.sosfilt(
            self._sections, block.astype(np.float64), zi=self._state
        )
        x = np.concatenate((self._rest, weighted))
        whole = len(x) // self._hop
        parts = x[: whole * self._hop].reshape(whole, self._hop)
        self._powers.append(np.mean(np.square(parts), axis=1))
        self._rest = x[whole * self._hop :]

    def powers(self) -> Floats:
        """Mean square of each 100 ms; of all there is if it is shorter."""
        powers = np.concatenate(self._powers) if self._powers else np.zeros(0)
        if not len(powers) and len(self._rest):
            return np.array([np.mean(np.square(self._rest))])
        return powers


def k_weighting(sample_rate: int) -> Floats:
    """The two filters of ITU-R BS.1770-4 as second-order sections for any sample rate.

    The standard gives coefficients for 48 kHz only; these are its analogue prototypes (B. De
    Man, "Evaluation of implementations of the EBU R128 loudness measurement", AES 145, 2018).
    """
    k = np.tan(np.pi * min(1681.974450955533, 0.45 * sample_rate) / sample_rate)
    gain = 10 ** (3.999843853973347 / 20)
    middle = gain**0.4996667741545416
    q = 0.7071752369554196
    a0 = 1 + k / q + k * k
    shelf = [
        (gain + middle * k / q + k * k) / a0,
        2 * (k * k - gain) / a0,
        (gain - middle * k / q + k * k) / a0,
        1.0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0,
    ]
    k = np.tan(np.pi * 38.13547087602444 / sample_rate)
    q = 0.5003270373238773
    a0 = 1 + k / q + k * k
    high = [1.0, -2.0, 1.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0]
    return np.array([shelf, high])


class LowBand:
    """Keeps the band below 1 kHz at 2 kHz rate, in which mains hum is looked for."""

    def __init__(self, sample_rate: int) -> None:
        self._resampler = StreamResampler(sample_rate, HUM_RATE, quality="LQ")
        self._parts: list[Samples] = []

    def update(self, block: Samples, last: bool = False) -> None:
        """Adds the next samples, shape (n,)."""
        self._parts.append(self._resampler.process(block, last))

    def signal(self) -> Samples:
        """The signal at 2 kHz: 29 MB for an hour."""
        return np.concatenate(self._parts) if self._parts else np.zeros(0, np.float32)
