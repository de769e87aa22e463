"""A few clips that are never trained on, spoken by the weights of a moment and measured.

Each clip goes through what a conversion does (content, pitch, loudness of the recording to the
voice's waveform, without retrieval). All that does not depend on the weights is worked out once.
Random numbers are the probe's own, so that measuring changes nothing about a training.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from mynah.audio.resample import resample
from mynah.engine.features.loudness import frame_energy, loudness
from mynah.engine.measure.intelligibility import agreement
from mynah.engine.measure.life import pitch_error
from mynah.engine.measure.speaker import SAMPLE_RATE, likeness
from mynah.engine.networks.lite.source import held_pitch, pulse_train

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mynah.engine.features.content import ContentModel
    from mynah.engine.features.pitch import PitchTracker
    from mynah.engine.measure.speaker import SpeakerModel
    from mynah.engine.networks.lite.synthesizer import LiteSynthesizer, SynthesizerConfig

FRAME = 320  # samples at 16 kHz of one content frame
WORST_CENTS = 1200.0  # stands for an answer without any pitch


@dataclass(frozen=True)
class ClipMeasures:
    """What was measured of one clip.

    Attributes:
        similarity: likeness to the voice, 0 to 1; see `measure.speaker`.
        pitch_error: median error in cents where both are voiced.
        intelligibility: 0 to 1; see `measure.intelligibility`.
    """

    similarity: float
    pitch_error: float
    intelligibility: float

    def to_dict(self) -> dict[str, float]:
        """The measures by name."""
        return asdict(self)


@dataclass(frozen=True)
class Heard:
    """A recording as the listener hears it: what an answer is held against.

    Attributes:
        content: float32 (frames / 2, width) of the shipped encoder.
        f0: float32 (frames,) Hz.
        energy: float64 (frames,) mean square.
        voiceprint: of the voice that the answer should have.
        similarity: of the recording itself to that voice.
    """

    content: NDArray[np.float32]
    f0: NDArray[np.float32]
    energy: NDArray[np.float64]
    voiceprint: NDArray[np.float32]
    similarity: float


class Listener:
    """The models that hear answers; the same for every kind of voice, so that they compare."""

    def __init__(self, content: ContentModel, tracker: PitchTracker, speaker: SpeakerModel) -> None:
        self.content, self._tracker, self._speaker = content, tracker, speaker

    def hear(self, audio: NDArray[np.float32], voiceprint: NDArray[np.float32]) -> Heard:
        """Listen to a float32 (samples,) recording at 16 kHz, a whole number of FRAME long."""
        content = self.content.features(audio)
        f0, energy = self._tracker.track(audio), frame_energy(audio)
        frames = 2 * len(content)
        similarity = likeness(self._speaker.vector(audio), voiceprint)
        return Heard(content, f0[:frames], energy[:frames], voiceprint, similarity)

    def compare(self, asked: Heard, answer: NDArray[np.float32], sample_rate: int) -> ClipMeasures:
        """Measures of an answer, float32 (samples,), to what was asked for."""
        heard = resample(np.nan_to_num(answer), sample_rate, SAMPLE_RATE)
        cents, _ = pitch_error(asked.f0, self._tracker.track(heard), 0.0)
        return ClipMeasures(
            likeness(self._speaker.vector(heard), asked.voiceprint),
            min(cents, WORST_CENTS),
            agreement(asked.content, self.content.features(heard), asked.energy),
        )


@dataclass(frozen=True)
class ProbeClip:
    """One clip: what the synthesiser is given and what its answer is held against."""

    heard: Heard
    loudness: NDArray[np.float32]  # (frames,)
    pulses: NDArray[np.float32]  # (frames * hop,)
    noise: NDArray[np.float32]  # (frames * hop,)


class Probe:
    """The clips with the models that hear the answers."""

    def __init__(
        self,
        recordings: Sequence[NDArray[np.float32]],
        voiceprint: NDArray[np.float32],
        config: SynthesizerConfig,
        content: ContentModel,
        tracker: PitchTracker,
        speaker: SpeakerModel,
    ) -> None:
        """Prepare float32 (samples,) recordings at 16 kHz, high-passed, to be spoken."""
        self._config, self._listener = config, Listener(content, tracker, speaker)
        self._voiceprint = voiceprint
        self._clips = [self._prepared(number, audio) for number, audio in enumerate(recordings)]

    def _prepared(self, number: int, audio: NDArray[np.float32]) -> ProbeClip:
        heard = self._listener.hear(audio[: len(audio) // FRAME * FRAME], self._voiceprint)
        f0 = heard.f0
        hop, rate = self._config.hop, self._config.sample_rate
        pulses = pulse_train(held_pitch(f0), f0 > 0, hop, rate)
        noise = np.random.default_rng(number).standard_normal(len(pulses), np.float32)
        return ProbeClip(heard, loudness(heard.energy), pulses, noise)

    @property
    def natural_similarity(self) -> float:
        """Mean likeness of the recordings themselves to the voice: what cannot be passed."""
        return float(np.mean([clip.heard.similarity for clip in self._clips]))

    @torch.inference_mode()
    def spoken(self, network: LiteSynthesizer, number: int = 0) -> NDArray[np.float32]:
        """A clip as the weights of `network` say it, float32 (samples,) at the voice's rate."""
        clip = self._clips[number]
        parts = (clip.heard.content, clip.heard.f0, clip.loudness)
        content, f0, level = (torch.from_numpy(np.ascontiguousarray(x))[None] for x in parts)
        pulses, noise = (torch.from_numpy(x)[None] for x in (clip.pulses, clip.noise))
        answer: NDArray[np.float32] = network(
            content, f0, level, torch.zeros(1, dtype=torch.long), pulses, noise
        )[0].numpy()
        return answer

    def measure(self, network: LiteSynthesizer) -> tuple[list[ClipMeasures], NDArray[np.float32]]:
        """Measures of every clip, and the first clip as it was said."""
        answers = [self.spoken(network, number) for number in range(len(self._clips))]
        rate = self._config.sample_rate
        pairs = zip(self._clips, answers, strict=True)
        measures = [self._listener.compare(clip.heard, answer, rate) for clip, answer in pairs]
        return measures, answers[0]
