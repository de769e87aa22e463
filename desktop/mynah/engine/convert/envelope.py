"""Volume envelope: the loudness of the source laid over the answer (rvc-format 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mynah.engine.convert.mapped import let_go
from mynah.engine.features.analysis import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

WINDOW_S, HOP_S = 1.0, 0.5
QUIETEST = 1e-6
BLOCK_HOPS = 40


def window_rms(
    audio: NDArray[np.float32], sample_rate: int, between: Callable[[], object] = lambda: None
) -> NDArray[np.float64]:
    """Root mean square in windows of 1 s around every half second: (ceil(seconds / 0.5) + 1,).

    `between` is called now and then; what it raises ends the work.
    """
    hop, half = int(HOP_S * sample_rate), int(WINDOW_S * sample_rate) // 2
    count = -(-len(audio) // hop) + 1
    values = np.zeros(count)
    for n in range(count):
        part = np.asarray(audio[max(0, n * hop - half) : n * hop + half], np.float64)
        values[n] = np.sqrt(np.mean(part**2)) if len(part) else 0.0
        if n % BLOCK_HOPS == 0:
            between()
            let_go(audio)
    return values


def envelope_gain(
    source: NDArray[np.float32],
    answer: NDArray[np.float32],
    sample_rate: int,
    share: float,
    between: Callable[[], object] = lambda: None,
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yield (first sample, gains) of in^(1 - share) * out^(share - 1), interpolated.

    Args:
        source: (samples,) at 16 kHz.
        answer: (samples,) at `sample_rate`; not read any more once the first gain is given.
        sample_rate: of `answer`.
        share: 1 changes nothing, 0 follows the source.
        between: called now and then; what it raises ends the work.
    """
    wanted = window_rms(source, SAMPLE_RATE, between)
    got = window_rms(answer, sample_rate, between)
    count = min(len(wanted), len(got))
    gains = wanted[:count] ** (1 - share) * np.maximum(got[:count], QUIETEST) ** (share - 1)
    hop = int(HOP_S * sample_rate)
    for place in range(0, len(answer), BLOCK_HOPS * hop):
        between()
        moments = np.arange(place, min(place + BLOCK_HOPS * hop, len(answer))) / hop
        yield place, np.interp(moments, np.arange(count), gains).astype(np.float32)
