"""Where a recording is cut for an RVC voice: at quiet moments, and around digital silence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mynah.engine.convert.blocks import Block, cut_places

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCK_FRAMES = 1000  # 10 s: twice as much takes 200 MB more and 2 % less time
SEARCH_FRAMES = 200
# Half a second, where the family takes one to three. Measured with networks of full size: a third
# of a second or a whole one change the answer by 39 dB less than its level, another seed of the
# noise by 10 dB.
CONTEXT_FRAMES = 50
FADE_FRAMES = 2
SILENCE = 1e-9  # mean square, -90 dBFS: below the faintest dither of 16 bits
LONGEST_PAUSE = 100  # frames of silence that a block goes through
MARGIN = 10  # frames of silence that still belong to what sounds


@dataclass(frozen=True)
class Part(Block):
    """A block; a silent one needs no voice, and its answer is silence."""

    silent: bool = False


def plan_parts(energy: NDArray[np.float64]) -> list[Part]:
    """Cut (frames,), an even number, into parts on even frames.

    What a sounding part is made from reaches CONTEXT_FRAMES beyond it on both sides, also beyond
    the ends of the recording, where the caller mirrors it.
    """
    parts: list[Part] = []
    for first, stop, silent in _stretches(energy):
        places = cut_places(energy[first:stop], BLOCK_FRAMES, SEARCH_FRAMES, first)
        context = 0 if silent else CONTEXT_FRAMES
        parts += [Part(a, b, a - context, b + context, silent) for a, b in places if b > a]
    return parts


def _stretches(energy: NDArray[np.float64]) -> list[tuple[int, int, bool]]:
    """(first, stop, silent) in order, without the silences that are too short to matter."""
    quiet = energy < SILENCE
    frames = len(energy)
    if not frames or quiet.all():
        return [(0, frames, True)]
    edges = np.flatnonzero(np.diff(quiet, prepend=False, append=False))
    found: list[tuple[int, int, bool]] = []
    done = 0
    for first, stop in edges.reshape(-1, 2).tolist():
        # Margins, but not at the ends of the recording; even frames.
        begin = 0 if first == 0 else -(-(first + MARGIN) // 2) * 2
        end = frames if stop == frames else (stop - MARGIN) // 2 * 2
        if end - begin < LONGEST_PAUSE:
            continue
        if begin > done:
            found.append((done, begin, False))
        found.append((begin, end, True))
        done = end
    if done < frames:
        found.append((done, frames, False))
    return found


def mirrored(begin: int, end: int, count: int) -> NDArray[np.int64]:
    """Numbers [begin, end) of `count` values, mirrored at both ends as often as it takes."""
    numbers = np.arange(begin, end, dtype=np.int64)
    if count < 2:
        return np.zeros_like(numbers)
    period = 2 * (count - 1)
    folded: NDArray[np.int64] = np.abs((numbers + count - 1) % period - (count - 1))
    return folded
