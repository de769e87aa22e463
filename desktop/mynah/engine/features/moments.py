"""Moments of content features: the mean and the deviation of each channel over speech.

Over many sounds they say nothing of what is spoken, but who speaks, how, and in which room: what
the encoder was to leave out and did not. So a conversion gives the source's features the moments of
the voice's own recordings, which is adaptive instance normalisation (Huang and Belongie 2017; for
voices Chou et al. 2019) of what the network is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from numpy.typing import NDArray

SPEECH = 0.58  # of the loudness contour: what is not 25 dB below the loud parts
SURE_FRAMES = 100.0  # 2 s; of as many frames the moments are believed by half
SMALLEST, LARGEST = 0.7, 1.4  # change of a deviation


@dataclass(frozen=True)
class ContentMoments:
    """Of some speech.

    Attributes:
        mean: float32 (width,).
        deviation: float32 (width,), above 0.
        frames: of speech, 20 ms each, that they were taken from.
    """

    mean: NDArray[np.float32]
    deviation: NDArray[np.float32]
    frames: int

    @classmethod
    def of(
        cls, contents: Sequence[NDArray[np.floating]], contours: Sequence[NDArray[np.float32]]
    ) -> Self | None:
        """The moments of several pieces; None where nothing in them is speech.

        Args:
            contents: features, (frames, width) each.
            contours: loudness of each, (2 * frames,); see `features.loudness`.
        """
        width = contents[0].shape[1] if contents else 0
        count, total, squares = 0, np.zeros(width), np.zeros(width)
        for content, contour in zip(contents, contours, strict=True):
            spoken = contour[: 2 * len(content)].reshape(-1, 2).max(1) > SPEECH
            found = content[: len(spoken)][spoken].astype(np.float64)
            count += len(found)
            total += found.sum(0)
            squares += np.square(found).sum(0)
        if not count:
            return None
        mean = total / count
        deviation = np.sqrt(np.maximum(squares / count - np.square(mean), 1e-6))
        return cls(mean.astype(np.float32), deviation.astype(np.float32), count)

    def moved(
        self, content: NDArray[np.float32], wanted: ContentMoments, share: float
    ) -> NDArray[np.float32]:
        """`content` (frames, width) of which these are the moments, given the `wanted` ones.

        Args:
            content: What is to be moved; it stays as it is.
            wanted: The moments to come to.
            share: Of the way, 0 to 1; few frames of speech go less far, whose moments are those of
                the few sounds in them.
        """
        share *= self.frames / (self.frames + SURE_FRAMES)
        ratio = np.clip(wanted.deviation / self.deviation, SMALLEST, LARGEST)
        scale = 1 + np.float32(share) * (ratio - 1)
        middle = self.mean + np.float32(share) * (wanted.mean - self.mean)
        answer: NDArray[np.float32] = (content - self.mean) * scale + middle
        return answer
