"""Clips that are never trained on, spoken by an RVC generator of a moment and measured.

The generator is given what the extraction found of each clip, so that no encoder is needed; the
answers are heard as those of any other voice (`measure.probe`). All random numbers are the
probe's own, so that measuring changes nothing about a training.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from mynah.engine.features.coarse import coarse_pitch
from mynah.engine.measure.probe import FRAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mynah.engine.measure.probe import ClipMeasures, Heard, Listener
    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.engine.networks.rvc.synthesizer import VoiceNetwork


@dataclass(frozen=True)
class RvcProbeClip:
    """One clip to be spoken; frames are 10 ms.

    Attributes:
        sound: float32 (samples,) at 16 kHz.
        content: float (frames / 2, width) at 50 Hz.
        f0: float32 (frames,) Hz, 0 unvoiced.
        speaker: row of the speakers' table.
        voiceprint: of that speaker.
    """

    sound: NDArray[np.float32]
    content: NDArray[np.floating]
    f0: NDArray[np.float32]
    speaker: int
    voiceprint: NDArray[np.float32]


class RvcProbe:
    """The clips with the models that hear the answers."""

    def __init__(
        self, clips: Sequence[RvcProbeClip], config: RvcConfig, listener: Listener
    ) -> None:
        self._clips, self._config, self._listener = list(clips), config, listener
        self._heard = [self._listened(clip) for clip in clips]

    def _listened(self, clip: RvcProbeClip) -> Heard:
        whole = clip.sound[: len(clip.sound) // FRAME * FRAME]
        return self._listener.hear(whole, clip.voiceprint)

    @property
    def natural_similarity(self) -> float:
        """Mean likeness of the recordings themselves to their voices: what cannot be passed."""
        return float(np.mean([heard.similarity for heard in self._heard]))

    @torch.inference_mode()
    def spoken(self, network: VoiceNetwork, number: int = 0) -> NDArray[np.float32]:
        """A clip as the weights of `network` say it, float32 (samples,) at the voice's rate."""
        clip, config = self._clips[number], self._config
        frames = min(2 * len(clip.content), len(clip.f0))
        content = np.repeat(np.asarray(clip.content, np.float32), 2, 0)[:frames]
        f0 = np.asarray(clip.f0[:frames], np.float32)
        rng = np.random.default_rng(number)
        noise = rng.standard_normal((config.inter_channels, frames), np.float32)
        source_noise = rng.standard_normal(frames * config.hop, np.float32)
        device = next(network.parameters()).device

        def tensor(values: NDArray[np.generic]) -> torch.Tensor:
            return torch.from_numpy(values)[None].to(device)

        audio = network.infer(
            tensor(content),
            torch.tensor([frames], device=device),
            tensor(coarse_pitch(f0)) if config.f0 else None,
            tensor(f0) if config.f0 else None,
            torch.tensor([clip.speaker], device=device),
            noise=tensor(noise),
            source_noise=tensor(source_noise) if config.f0 else None,
        )
        answer: NDArray[np.float32] = audio[0, 0].float().cpu().numpy()
        return answer

    def measure(self, network: VoiceNetwork) -> tuple[list[ClipMeasures], NDArray[np.float32]]:
        """Measures of every clip, and the first clip as it was said."""
        answers = [self.spoken(network, number) for number in range(len(self._clips))]
        rate = self._config.sample_rate
        pairs = zip(self._heard, answers, strict=True)
        return [self._listener.compare(heard, answer, rate) for heard, answer in pairs], answers[0]
