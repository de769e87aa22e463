"""Cutting a recording into blocks at quiet moments, and joining what is made of them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray


@dataclass(frozen=True)
class Block:
    """Frames [start, stop) of the answer, synthesised from [begin, end)."""

    start: int
    stop: int
    begin: int
    end: int


def cut_places(
    energy: NDArray[np.float64], length: int, search: int, start: int = 0
) -> list[tuple[int, int]]:
    """Cut frames (frames,) into parts of about `length`, on even frames.

    A cut is at the quietest frame within `search` frames around where it is due.

    Returns:
        (first, stop) of every part, counted from `start`; one part at least, which may be empty.
    """
    frames, cuts = len(energy), [0]
    while frames - cuts[-1] > length + search:
        around = cuts[-1] + length
        window = energy[around - search : around + search]
        cuts.append((around - search + int(np.argmin(window))) // 2 * 2)
    cuts.append(frames)
    return [(start + a, start + b) for a, b in itertools.pairwise(cuts)]


def joined(waves: Iterable[NDArray[np.float32]], fade: int) -> Iterator[NDArray[np.float32]]:
    """Join waves of which each is `fade` samples longer than its place; yield one part for each.

    The surplus of a wave and the beginning of the next are faded into each other with weights
    whose sum is one. The surplus of the last wave is dropped.
    """
    rise = np.sin(np.linspace(0, np.pi / 2, fade, dtype=np.float32)) ** 2
    tail: NDArray[np.float32] | None = None
    for wave in waves:
        answer = wave[: len(wave) - fade].copy()
        if tail is not None:
            count = min(fade, len(answer))
            answer[:count] = answer[:count] * rise[:count] + tail[:count] * (1 - rise[:count])
        tail = wave[len(wave) - fade :]
        yield answer


def stretched(values: NDArray[np.float32], frames: int) -> NDArray[np.float32]:
    """Values (n,) read at `frames` moments over the same time; each is that of its nearest."""
    if frames == len(values):
        return values
    places = (np.arange(frames) + 0.5) * len(values) / frames
    return values[places.astype(np.int64)]
