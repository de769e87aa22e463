"""One pass over a recording: content, pitch and energy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mynah.audio.resample import resample
from mynah.engine.features.loudness import frame_energy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.engine.features.content import ContentModel
    from mynah.engine.features.pitch import PitchTracker

SAMPLE_RATE = 16_000
PITCH_RANGE = 0.24  # natural logarithm of the largest pitch shift of a perturbed speaker
FORMANT_RANGE = 0.16


@dataclass(frozen=True)
class Analysis:
    """What the synthesiser is told of a recording; F counts 20 ms.

    Attributes:
        content: float16 (versions, F, width); the first is of the recording as it is.
        f0: float32 (2 F,) Hz, 0 unvoiced.
        energy: float64 (2 F,) mean square.
    """

    content: NDArray[np.float16]
    f0: NDArray[np.float32]
    energy: NDArray[np.float64]


def analyse(
    audio: NDArray[np.float32],
    model: ContentModel,
    tracker: PitchTracker,
    perturbed: int = 0,
    seed: int = 0,
) -> Analysis:
    """Analyse high-passed float32 (samples,) at 16 kHz.

    `perturbed` further versions of the content are those of other speakers (pitch and formants
    shifted at random, frames at the same moments): the synthesiser learns from them that what it
    hears in a conversion is not what the encoder makes of the voice itself.
    """
    rng = np.random.default_rng(seed)
    versions = [model.features(audio)]
    for _ in range(perturbed):
        rate = float(np.exp(rng.uniform(-PITCH_RANGE, PITCH_RANGE)))
        formant = float(np.exp(rng.uniform(-FORMANT_RANGE, FORMANT_RANGE)))
        to_rate = round(SAMPLE_RATE / rate)
        played = resample(audio, SAMPLE_RATE, to_rate, quality="LQ")
        versions.append(model.features(played, SAMPLE_RATE / to_rate, rate / formant))
    frames = min(len(audio) // 320, *(len(v) for v in versions))
    content = np.stack([v[:frames] for v in versions]).astype(np.float16)
    f0, energy = tracker.track(audio), frame_energy(audio)
    return Analysis(content, f0[: 2 * frames], energy[: 2 * frames])
