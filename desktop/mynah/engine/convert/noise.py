"""Noise that belongs to moments of a recording, not to the blocks it is converted in."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CELL = 100  # frames that are drawn together
KEPT = 4  # cells; neighbouring blocks share no more
OFFSET = 1 << 20  # cells before the first frame, for mirrored beginnings: seeds are not negative


class FrameNoise:
    """Normal noise of which every frame has its own, the same however it is asked for.

    Args:
        seed: the same one gives the same noise.
        stream: of several noises with the same seed.
        width: values of one frame.
    """

    def __init__(self, seed: int, stream: int, width: int) -> None:
        self._seed, self._stream, self._width = seed, stream, width
        self._cells: OrderedDict[int, NDArray[np.float32]] = OrderedDict()

    def frames(self, begin: int, end: int) -> NDArray[np.float32]:
        """Noise of the frames [begin, end), float32 (end - begin, width)."""
        first, last = begin // CELL, -(-end // CELL)
        whole = np.concatenate([self._cell(number) for number in range(first, last)])
        return whole[begin - first * CELL : end - first * CELL]

    def _cell(self, number: int) -> NDArray[np.float32]:
        cell = self._cells.pop(number, None)
        if cell is None:
            rng = np.random.default_rng((self._seed, self._stream, number + OFFSET))
            cell = rng.standard_normal((CELL, self._width), np.float32)
        self._cells[number] = cell
        while len(self._cells) > KEPT:
            self._cells.popitem(last=False)
        return cell
