"""Loudness contour: how loud each 10 ms is against the loud parts of the same recording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

HOP = 160
WINDOW = 640  # 40 ms at 16 kHz: two periods of the lowest voice
FLOOR_PERCENTILE, LOUD_PERCENTILE = 5.0, 95.0
FLOOR_FACTOR = 1.5  # what is within 1.8 dB of the noise floor counts as silence
RANGE_DB = 60.0


def frame_energy(audio: NDArray[np.float32]) -> NDArray[np.float64]:
    """Mean square in 40 ms around each multiple of 10 ms: (samples // 160,) for 16 kHz audio.

    The audio must be high-passed, or an offset counts as sound. Energies come from one cumulative
    sum, so that the cost does not depend on the window.
    """
    frames = len(audio) // HOP
    total = np.concatenate([[0.0], np.cumsum(np.square(audio, dtype=np.float64))])
    centres = np.arange(frames) * HOP
    begin = np.clip(centres - WINDOW // 2, 0, len(audio))
    end = np.clip(centres + WINDOW // 2, 0, len(audio))
    energy: NDArray[np.float64] = (total[end] - total[begin]) / np.maximum(end - begin, 1)
    return energy


def loudness(energy: NDArray[np.float64]) -> NDArray[np.float32]:
    """Contour of `frame_energy`: 1 at the loud parts, 0 at RANGE_DB below or the noise floor.

    The floor (5th percentile) is subtracted as power first, so that hiss under the source does
    not sound as breath in the answer.
    """
    if not len(energy):
        return np.zeros(0, np.float32)
    floor, loud = np.percentile(energy, [FLOOR_PERCENTILE, LOUD_PERCENTILE])
    if loud <= 0:
        return np.zeros(len(energy), np.float32)
    floor = min(floor, loud / 100)  # a recording without pauses has no floor to take off
    clean = np.maximum(energy - FLOOR_FACTOR * floor, loud * 10 ** (-RANGE_DB / 10))
    contour: NDArray[np.float32] = (1 + 10 * np.log10(clean / loud) / RANGE_DB).astype(np.float32)
    return contour
