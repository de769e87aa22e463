"""Compact features of a recording per 10 ms, from which most measures are computed.

An hour of speech becomes some 70 MB of numbers, whatever its rate; the signal itself is seen
block by block and never kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy import fft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mynah.audio.decode import Samples

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

HOP_SECONDS = 0.010
WINDOW_SECONDS = 0.040
LOWEST_HZ = 60.0  # below lie offset and rumble, which the high-pass takes away
HIGHEST_HZ = 24_000.0
LOW_BANDS = 8
LOW_BANDS_END_HZ = 1000.0
BAND_HZ = 250.0
PITCH_HZ = (60.0, 500.0)
PITCH_BAND_HZ = (60.0, 3000.0)
DIGITAL_SILENCE_DB = -110.0
_FLOOR_POWER = 1e-13
_BATCH_FRAMES = 512
_BATCH_VALUES = 1 << 21


@dataclass(frozen=True)
class Frames:
    """Features of a mono signal, one row per 10 ms.

    Attributes:
        sample_rate: in Hz.
        edges: band edges in Hz, shape (bands + 1,): eight bands from 60 to 1000 Hz, then 250 Hz
            each up to half the sample rate or 24 kHz.
        bands_db: power in each band, dBFS (0 dB = mean square of 1), float16, (frames, bands).
        periodicity: largest normalised autocorrelation at lags of 60 to 500 Hz, 0..1, (frames,).
        concentration: share of the power in the strongest spectral line and the two bins on
            either side, 0..1, (frames,): near 1 for a pure tone only.
    """

    sample_rate: int
    edges: Floats
    bands_db: npt.NDArray[np.float16]
    periodicity: Singles
    concentration: Singles

    @cached_property
    def level_db(self) -> Singles:
        """Power over all bands in dBFS, (frames,)."""
        return self.group_level_db(0.0, np.inf)

    def group_level_db(self, low: float, high: float) -> Singles:
        """Power over the bands with centres from ``low`` to below ``high`` Hz, dBFS, (frames,)."""
        centres = (self.edges[1:] + self.edges[:-1]) / 2
        total = np.zeros(len(self), np.float32)
        # In batches: the powers of all at once would be four times the features.
        wanted = (centres >= low) & (centres < high)
        for part in self.band_batches():
            total += db_to_power(self.bands_db[:, part][:, wanted[part]]).sum(axis=1)
        return power_to_db(total)

    def band_batches(self) -> Iterator[slice]:
        """Bands in groups small enough to work on at once, whatever the length."""
        bands = self.bands_db.shape[1]
        step = max(1, _BATCH_VALUES // max(1, len(self)))
        return (slice(start, start + step) for start in range(0, bands, step))

    def __len__(self) -> int:
        return len(self.periodicity)


class FrameAnalyser:
    """Takes the blocks of a mono signal, gives its `Frames`."""

    def __init__(self, sample_rate: int) -> None:
        self.sample_rate = sample_rate
        self._plan = _plan(sample_rate)
        self._rest = np.zeros(0, np.float32)
        self._bands: list[npt.NDArray[np.float16]] = []
        self._periodicity: list[Singles] = []
        self._concentration: list[Singles] = []

    def update(self, block: Samples) -> None:
        """Adds the next samples, shape (n,)."""
        plan = self._plan
        signal = np.concatenate((self._rest, block))
        count = (len(signal) - plan.window_size) // plan.hop + 1
        if count <= 0:
            self._rest = signal
            return
        windows = np.lib.stride_tricks.sliding_window_view(signal, plan.window_size)
        windows = windows[:: plan.hop][:count]
        for start in range(0, count, _BATCH_FRAMES):
            self._analyse(windows[start : start + _BATCH_FRAMES])
        self._rest = signal[count * plan.hop :].copy()

    def finish(self) -> Frames:
        """The features of all that was seen; a tail below one window is left out.

        A signal shorter than one window gives one frame, padded with zeros.
        """
        plan = self._plan
        if not self._bands:
            padded = np.zeros(plan.window_size, np.float32)
            padded[: len(self._rest)] = self._rest[: plan.window_size]
            self._analyse(padded[None, :])
        bands, self._bands = np.concatenate(self._bands), []  # not twice in memory
        return Frames(
            self.sample_rate,
            plan.edges,
            bands,
            np.concatenate(self._periodicity),
            np.concatenate(self._concentration),
        )

    def _analyse(self, windows: Singles) -> None:
        plan = self._plan
        # Without its mean: an offset would leak into the lowest bands.
        mean = np.einsum("ij->i", windows) / np.float32(plan.window_size)
        centred = (windows - mean[:, None]) * plan.window
        spectrum = fft.rfft(centred, plan.fft_size, axis=1)
        power = np.square(spectrum.real) + np.square(spectrum.imag)
        power *= plan.power_scale
        bands = np.add.reduceat(power, plan.first_bins, axis=1)[:, :-1]
        self._bands.append(power_to_db(bands).astype(np.float16))
        self._periodicity.append(_periodicity(power, plan))
        self._concentration.append(_concentration(power[:, plan.first_bins[0] :]))


@dataclass(frozen=True)
class _Plan:
    hop: int
    window_size: int
    fft_size: int
    window: Singles
    power_scale: np.float32
    edges: Floats
    first_bins: npt.NDArray[np.intp]
    pitch_bins: tuple[int, int]
    pitch_size: int
    tilt: Singles
    lags: tuple[int, int]
    window_correlation: Floats


@lru_cache(maxsize=8)
def _plan(sample_rate: int) -> _Plan:
    size = round(WINDOW_SECONDS * sample_rate)
    fft_size = 1 << (size - 1).bit_length()
    window = np.hanning(size + 1)[:-1]
    edges = band_edges(sample_rate)
    step = sample_rate / fft_size
    first_bins = np.ceil(edges / step).astype(np.intp)
    # reduceat wants every start inside the spectrum; the last one only ends the last band.
    first_bins = np.minimum(first_bins, fft_size // 2)
    pitch_bins = (
        int(np.ceil(PITCH_BAND_HZ[0] / step)),
        min(fft_size // 2, int(PITCH_BAND_HZ[1] / step)) + 1,
    )
    # Four times the highest frequency: lags are then fine enough for the highest pitch.
    pitch_size = 1 << int(np.ceil(np.log2(4 * pitch_bins[1])))
    lag_rate = pitch_size * step
    lags = (int(lag_rate / PITCH_HZ[1]), int(np.ceil(lag_rate / PITCH_HZ[0])) + 1)
    spectrum = np.abs(fft.rfft(window, fft_size)) ** 2
    correlation = fft.irfft(_pitch_band(spectrum[None, :], (0, pitch_bins[1]), pitch_size))[0]
    return _Plan(
        hop=max(1, round(HOP_SECONDS * sample_rate)),
        window_size=size,
        fft_size=fft_size,
        window=window.astype(np.float32),
        power_scale=np.float32(2 / (fft_size * np.square(window).sum())),
        edges=edges,
        first_bins=first_bins,
        pitch_bins=pitch_bins,
        pitch_size=pitch_size,
        tilt=np.arange(pitch_size // 2 + 1, dtype=np.float32),
        lags=lags,
        window_correlation=correlation / correlation[0],
    )


def band_edges(sample_rate: int) -> Floats:
    """Band edges in Hz for a sample rate: see `Frames.edges`."""
    top = min(sample_rate / 2, HIGHEST_HZ)
    low = np.linspace(LOWEST_HZ, min(LOW_BANDS_END_HZ, top), LOW_BANDS + 1)
    if top <= LOW_BANDS_END_HZ:
        return low
    high = np.arange(LOW_BANDS_END_HZ + BAND_HZ, top + 1.0, BAND_HZ)
    return np.concatenate((low, high))


def _pitch_band(power: npt.NDArray[np.floating], bins: tuple[int, int], size: int) -> Floats:
    out = np.zeros((len(power), size // 2 + 1))
    out[:, bins[0] : bins[1]] = power[:, bins[0] : bins[1]]
    return out


def _periodicity(power: Singles, plan: _Plan) -> Singles:
    """Normalised autocorrelation of the windowed frame, divided by that of the window.

    P. Boersma, "Accurate short-term analysis of the fundamental frequency ...", IFA Proceedings
    17, 1993, equation 9, on the band of 60 to 3000 Hz, raised by 3 dB an octave.
    """
    # The tilt: rumble and distant traffic are narrow enough to look periodic.
    tilted = _pitch_band(power, plan.pitch_bins, plan.pitch_size) * plan.tilt
    correlation = fft.irfft(tilted, axis=1)
    energy = np.maximum(correlation[:, :1], _FLOOR_POWER)
    first, last = plan.lags
    lags = correlation[:, first:last] / energy / plan.window_correlation[first:last]
    peak = lags.max(axis=1)
    peak[correlation[:, 0] <= _FLOOR_POWER] = 0.0
    return np.asarray(np.clip(peak, 0.0, 1.0), dtype=np.float32)


def _concentration(power: Singles) -> Singles:
    peak = power.argmax(axis=1)[:, None]
    around = np.clip(peak + np.arange(-2, 3), 0, power.shape[1] - 1)
    lines = np.take_along_axis(power, around, axis=1).sum(axis=1)
    share = lines / np.maximum(power.sum(axis=1), _FLOOR_POWER)
    return np.asarray(np.minimum(share, 1.0), dtype=np.float32)


def power_to_db(power: npt.NDArray[np.floating]) -> Singles:
    """10 log10 of a mean square, floored at -130 dB."""
    return np.asarray(10 * np.log10(np.maximum(power, _FLOOR_POWER)), dtype=np.float32)


def db_to_power(level: npt.NDArray[np.floating]) -> Singles:
    """The mean square of a level in dBFS."""
    return np.asarray(np.power(10.0, level.astype(np.float32) / 10), dtype=np.float32)
