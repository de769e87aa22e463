"""How much of what is said survives: agreement of content features, a stand-in for a recogniser.

The content encoder was distilled from a speech recogniser to say what is spoken and as little as
possible of who speaks. So its features of a source and of the conversion are compared frame by
frame. That is no count of misheard words: it hears a slurred consonant before a person would mind
it, and it cannot know a sentence that is clear but odd. What the number means, by recordings with
white noise added: 0.97 at 20 dB, 0.89 at 10 dB, 0.68 at 0 dB, 0.29 at -10 dB.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNRELATED = 0.12  # mean cosine of one sentence with another
SPEECH_DB = 30.0  # frames quieter than this below the loud parts say nothing


def agreement(
    asked: NDArray[np.float32], made: NDArray[np.float32], energy: NDArray[np.float64]
) -> float:
    """Mean cosine of two recordings' content in frames of speech, as 0 to 1.

    The mean feature of what was asked is taken off both first, which leaves what tells one sound
    from another. The scale is moved so that 0 is what unrelated speech gives; 1 is the very same.

    Args:
        asked: content of the source, (frames, width) at 50 Hz.
        made: content of the answer, frame-aligned; what is longer is cut.
        energy: mean square of the source every 10 ms, two for each frame.
    """
    count = min(len(asked), len(made), len(energy) // 2)
    if not count:
        return 0.0
    power = energy[: 2 * count].reshape(-1, 2).mean(1)
    speech = power >= np.percentile(power, 95) * 10 ** (-SPEECH_DB / 10)
    centre = asked[:count][speech].mean(0)
    one, other = asked[:count][speech] - centre, made[:count][speech] - centre
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    cosine = np.einsum("fw,fw->f", one, other) / np.maximum(lengths, 1e-9)
    return float(np.clip((cosine.mean() - UNRELATED) / (1 - UNRELATED), 0.0, 1.0))
