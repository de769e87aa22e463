"""Digital silence stays silent: a voice breathes where its recordings did; this is no breath."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mynah.engine.features.analysis import SAMPLE_RATE
from mynah.engine.features.loudness import HOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

SILENT = 1e-8  # mean square, -80 dBFS: above the dither of 16 bits, below any room
BELOW_LOUDEST = 1e-6  # of the loudest frame; for recordings that are quiet as a whole
OPENS_DB = 10.0


def openness(energy: NDArray[np.float64]) -> NDArray[np.float32]:
    """Gain of each frame of a source: (frames,) mean squares to 0 where it is silent, else 1.

    Over `OPENS_DB` above silence the gain rises in proportion to the level in decibels.
    """
    silent = min(SILENT, float(energy.max(initial=0.0)) * BELOW_LOUDEST)
    with np.errstate(divide="ignore", invalid="ignore"):
        above = 10 * np.log10(energy / silent) / OPENS_DB
    gain: NDArray[np.float32] = np.clip(np.nan_to_num(above, nan=0.0), 0, 1).astype(np.float32)
    return gain


def hushed(
    waves: Iterable[NDArray[np.float32]], energy: NDArray[np.float64], sample_rate: int
) -> Iterator[NDArray[np.float32]]:
    """Consecutive pieces of an answer, (samples,) each, silent where the source is.

    Args:
        waves: The pieces.
        energy: (frames,) of the source, see `features.loudness.frame_energy`.
        sample_rate: Of the answer.
    """
    gain = openness(energy)
    if not len(gain) or gain.min() == 1:
        yield from waves
        return
    place, frames = 0, np.arange(len(gain))
    for wave in waves:
        seconds = np.arange(place, place + len(wave)) / sample_rate
        place += len(wave)
        gains = np.interp(seconds, frames * (HOP / SAMPLE_RATE), gain).astype(np.float32)
        with np.errstate(invalid="ignore"):  # what is infinite is found by who writes it
            answer = wave * gains
        yield answer
