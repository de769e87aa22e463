"""From a recording to the waveform of an RVC voice, part by part (rvc-format 8)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mynah.engine.convert.autotune import asked_pitch
from mynah.engine.convert.blocks import joined
from mynah.engine.convert.formant import fitted, formant_factor, stretched_frames
from mynah.engine.convert.noise import FrameNoise
from mynah.engine.convert.rvc.encoders import FIELD, FRAME
from mynah.engine.convert.rvc.excitation import Phases, excitation
from mynah.engine.convert.rvc.plan import FADE_FRAMES, Part, mirrored, plan_parts
from mynah.engine.features.coarse import coarse_pitch, fill_unvoiced
from mynah.engine.features.loudness import HOP
from mynah.engine.memory import give_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mynah.engine.convert.rvc.voice import LoadedRvcVoice
    from mynah.engine.convert.settings import ConvertSettings
    from mynah.engine.convert.source import Source

PROTECT_OFF = 0.5
LATENT_NOISE, SOURCE_NOISE = 0, 1  # streams


def synthesise(
    source: Source, voice: LoadedRvcVoice, settings: ConvertSettings, semitones: float
) -> Iterator[NDArray[np.float32]]:
    """Yield the waveform at the voice's rate in order, float32 (samples,) each.

    Parts overlap by a short crossfade. The phase of the pitch and the noise belong to moments of
    the recording, so that both sides of a joint have the same ones.
    """
    speech = Speech(source, voice, settings, semitones)
    fade = FADE_FRAMES * voice.network.config.hop
    return joined((speech.wave(part) for part in plan_parts(source.energy)), fade)


@dataclass(frozen=True)
class Speech:
    """One recording on its way through one voice."""

    source: Source
    voice: LoadedRvcVoice
    settings: ConvertSettings
    semitones: float

    @cached_property
    def speaker(self) -> int:
        """Row of the speaker."""
        return self.voice.speaker_number(self.settings.speaker)

    @cached_property
    def pitch(self) -> Phases:
        """The pitch to speak in, by the policy for unvoiced frames, and its phases."""
        f0 = asked_pitch(self.source.f0, self.semitones, self.settings.autotune)
        policy = self.settings.unvoiced or self.voice.unvoiced
        return Phases.of(fill_unvoiced(f0) if policy == "filled" else f0)

    @cached_property
    def latent_noise(self) -> FrameNoise:
        """Noise of the prior."""
        return FrameNoise(
            self.settings.seed, LATENT_NOISE, self.voice.network.config.inter_channels
        )

    @cached_property
    def source_noise(self) -> FrameNoise:
        """Noise of the excitation."""
        return FrameNoise(self.settings.seed, SOURCE_NOISE, self.voice.network.config.hop)

    def wave(self, part: Part) -> NDArray[np.float32]:
        """The answer of a part and FADE_FRAMES more."""
        hop = self.voice.network.config.hop
        length = (part.stop - part.start + FADE_FRAMES) * hop
        if part.silent:
            return np.zeros(length, np.float32)
        places = mirrored(part.begin, part.end, self.source.frames)
        factor = formant_factor(self.settings.formant)
        spoken = stretched_frames(len(places), factor)
        coarse = driven = None
        if self.voice.follows_pitch:
            lowered = self.pitch.f0[places] * np.float32(len(places) / spoken)
            coarse = coarse_pitch(lowered)
            driven = self._excitation(part, places, spoken * hop)
        wave = self.voice.network.speak(
            self.content(part, places),
            coarse,
            driven,
            self.latent_noise.frames(part.begin, part.end),
            self.speaker,
            spoken,
            _wanted(part, spoken / len(places), spoken),
        )
        give_back()  # pieces of one part lie between the pieces that the next one wants
        first = (part.start - part.begin) * hop
        return fitted(wave, len(places) * hop)[first : first + length]

    def content(self, part: Part, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """Features with retrieval and protect, (frames, width), every one twice."""
        features = self.voice.content.features(
            self._audio(part), self.voice.network.config.version
        )[: len(places) // 2]
        index, rate = self.voice.index, self.settings.index_rate
        if index is None or rate <= 0:
            return features.repeat(2, axis=0)
        own = features.repeat(2, axis=0)
        moved = (np.float32(rate) * (index.retrieved(features) - features)).repeat(2, axis=0)
        if self.settings.protect < PROTECT_OFF and self.voice.follows_pitch:
            voiced = self.source.f0[places] > 0
            moved *= np.where(voiced, np.float32(1), np.float32(self.settings.protect))[:, None]
        return own + moved

    def _audio(self, part: Part) -> NDArray[np.float32]:
        """What the features of a part are made of; mirrored beyond the recording."""
        begin, end = part.begin * HOP, part.end * HOP + FIELD - FRAME
        length = self.source.length
        if begin >= 0 and end <= length:
            return np.array(self.source.audio[begin:end])
        return np.array(self.source.audio[mirrored(begin, end, length)])

    def _excitation(
        self, part: Part, places: NDArray[np.int64], samples: int
    ) -> NDArray[np.float32]:
        sine, voiced = self.pitch.sine(places, part.begin, samples)
        noise = self.source_noise.frames(part.begin, part.end).reshape(-1)
        if len(noise) != samples:
            # Another piece of the same noise, since noise that is stretched loses its colour.
            noise = np.resize(noise, samples)
        return excitation(sine, voiced, noise)


def _wanted(part: Part, ratio: float, frames: int) -> slice:
    """The frames that a part is made of, of `frames` that were stretched by `ratio`."""
    first = math.floor((part.start - part.begin) * ratio) - FADE_FRAMES
    last = math.ceil((part.stop - part.begin + FADE_FRAMES) * ratio) + FADE_FRAMES
    return slice(max(0, first), min(frames, last))
