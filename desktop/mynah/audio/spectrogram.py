"""Pictures of what frequencies a recording holds: time to the right, pitch upwards, loud bright.

Made for drawing: as many columns as there are pixels, rows evenly spaced over the logarithm of the
frequency, so that the harmonics of a voice and its pitch are told apart, and one byte a value. Of
a long stretch each column looks at a few windows within its time and jumps to the next, so that
the cost depends on the picture and not on the recording.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import PathLike

import numpy as np
import numpy.typing as npt

from mynah.audio.decode import AudioReader, Samples, open_audio

Floats = npt.NDArray[np.float32]

LOWEST_HZ = 60.0
HIGHEST_HZ = 16_000.0
RANGE_DB = 72.0
WINDOW_SECONDS = 0.04
ROWS = 192
_LOOKS = 3  # windows within the time of one column, where there is room for them
_BATCH = 128
_PORTION = 1 << 14  # frames
_FLOOR = 1e-12


@dataclass(frozen=True)
class Spectrogram:
    """A picture.

    Attributes:
        start: first moment, in seconds.
        end: last one.
        lowest: frequency of the lower edge, in Hz.
        highest: frequency of the upper edge.
        top_db: level shown as 255; 0 is ``RANGE_DB`` below.
        levels: uint8, shape (rows, columns), row 0 is the lowest.
    """

    start: float
    end: float
    lowest: float
    highest: float
    top_db: float
    levels: npt.NDArray[np.uint8]

    def height_of(self, hertz: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """Where frequencies lie: 0 at the lower edge, 1 at the upper one."""
        return height_of(hertz, self.lowest, self.highest)


def height_of(
    hertz: npt.NDArray[np.floating], lowest: float, highest: float
) -> npt.NDArray[np.float64]:
    """Where frequencies lie between two others on a logarithmic scale: 0 to 1."""
    ratio = np.maximum(np.asarray(hertz, np.float64), 1e-3) / lowest
    return np.asarray(np.log(ratio) / np.log(highest / lowest), np.float64)


def spectrogram(
    path: str | PathLike[str],
    start: float = 0.0,
    end: float | None = None,
    *,
    columns: int = 1200,
    top_db: float | None = None,
    stop: Callable[[], bool] | None = None,
) -> Spectrogram:
    """Makes the picture of a stretch of a sound file.

    Args:
        path: of the file.
        start: first moment, in seconds.
        end: last one; the end of the file unless given.
        columns: at most this many.
        top_db: level of the brightest; the loudest that is found unless given.
        stop: asked now and then; True gives what is there so far.

    Raises:
        DecodeError: where the file cannot be read.
    """
    with open_audio(path) as reader:
        rate = reader.info.sample_rate
        size = 1 << max(6, round(float(np.log2(WINDOW_SECONDS * rate))))
        stretch = (reader.info.duration if end is None else end) - start
        count = max(1, min(columns, int(stretch * rate / (size / 8)) + 1))
        hop = max(1.0, stretch * rate / count)
        plan = _Plan(rate, size)
        looks = int(min(_LOOKS, max(1, hop // size)))
        db = np.full((plan.rows, count), 10 * np.log10(_FLOOR), np.float32)
        done = 0
        for batch in _batches(_windows(reader, start * rate, hop, count, size, looks)):
            shown = plan.levels_db(batch.reshape(-1, size))
            best = shown.reshape(len(batch), looks, -1).max(axis=1)
            db[:, done : done + len(best)] = best.T
            done += len(best)
            if stop is not None and stop():
                break
    top = float(np.percentile(db, 99.9)) if top_db is None else top_db
    scaled = (db - (top - RANGE_DB)) * (255.0 / RANGE_DB)
    levels = np.clip(scaled, 0.0, 255.0).astype(np.uint8)
    return Spectrogram(start, start + count * hop / rate, LOWEST_HZ, plan.highest, top, levels)


class _Plan:
    """From windows to rows: which bins of the transform make which row."""

    def __init__(self, rate: int, size: int) -> None:
        self.highest = min(HIGHEST_HZ, rate / 2)
        self.rows = ROWS
        self._window = np.hanning(size).astype(np.float32) / np.float32(size / 4)
        edges = np.geomspace(LOWEST_HZ, self.highest, ROWS + 1) * size / rate
        last = size // 2
        # Where a row is wider than a bin it shows the strongest bin within, else it lies between
        # two bins.
        centres = np.minimum((edges[1:] + edges[:-1]) / 2, last - 1)
        self._below = centres.astype(np.int64)
        self._share = (centres - self._below).astype(np.float32)
        self._first = np.minimum(np.ceil(edges[:-1]), last).astype(np.int64)
        self._wide = np.floor(edges[1:]) - np.ceil(edges[:-1]) >= 1

    def levels_db(self, windows: Floats) -> Floats:
        """Level of each row in each window, dBFS of a sine; (windows, rows)."""
        spectrum = np.fft.rfft(windows * self._window, axis=1)
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
        strongest = np.maximum.reduceat(power, self._first, axis=1)
        below, above = power[:, self._below], power[:, self._below + 1]
        between = below + (above - below) * self._share
        shown = np.where(self._wide, strongest, between)
        return np.asarray(10 * np.log10(np.maximum(shown, _FLOOR)), np.float32)


def _windows(
    reader: AudioReader, first: float, hop: float, count: int, size: int, looks: int
) -> Iterator[Floats]:
    """For each column ``looks`` windows of ``size`` samples of the mean of the channels."""
    # `begin` is where the samples in `held` begin; silence lies before and behind the file.
    held = np.zeros(0, np.float32)
    begin = at = 0
    # Where all of it is looked at, many windows are read at once; else what lies between is left.
    portion = _PORTION if hop / looks <= size else min(_PORTION, int(hop))
    for column in range(count):
        made = np.zeros((looks, size), np.float32)
        for look in range(looks):
            centre = first + (column + (look + 0.5) / looks) * hop
            wanted = round(centre) - size // 2
            if wanted > begin + len(held):
                reader.skip(max(0, wanted - at))
                at = max(at, wanted)
                held, begin = np.zeros(0, np.float32), at
            missing = wanted + size - begin - len(held)
            if missing > 0:
                fresh = _mono(reader.read(max(missing, portion)))
                at += len(fresh)
                held = np.concatenate((held[max(0, wanted - begin) :], fresh))
                begin = max(begin, wanted)
            offset = wanted - begin
            part = held[max(0, offset) : max(0, offset + size)]
            place = max(0, -offset)
            made[look, place : place + len(part)] = part[: size - place]
        yield made


def _mono(block: Samples) -> Floats:
    return block[:, 0] if block.shape[1] == 1 else block.mean(axis=1, dtype=np.float32)


def _batches(windows: Iterator[Floats]) -> Iterator[Floats]:
    batch: list[Floats] = []
    for one in windows:
        batch.append(one)
        if len(batch) == _BATCH:
            yield np.stack(batch)
            batch = []
    if batch:
        yield np.stack(batch)
