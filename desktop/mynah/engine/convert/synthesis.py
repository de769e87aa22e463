"""From a source's contours to the waveform of a Lite voice, block by block."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from mynah.engine.convert.autotune import asked_pitch
from mynah.engine.convert.blocks import Block, cut_places, joined, stretched
from mynah.engine.convert.formant import fitted, formant_factor, stretched_frames
from mynah.engine.convert.listening import Listening
from mynah.engine.convert.noise import FrameNoise
from mynah.engine.convert.settings import MATCH
from mynah.engine.features.analysis import SAMPLE_RATE
from mynah.engine.memory import give_back
from mynah.engine.networks.lite.source import frame_phases, held_pitch, pulse_train

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mynah.engine.convert.loaded import LoadedVoice
    from mynah.engine.convert.settings import ConvertSettings
    from mynah.engine.convert.source import Source
    from mynah.engine.convert.voice import LoadedLiteVoice

BLOCK_FRAMES = 1500  # 15 s; cut at the quietest moment near its end
SEARCH_FRAMES = 200
CONTEXT_FRAMES = 60  # more than the synthesiser's reach of 30 at each side
FADE_FRAMES = 2


def plan_blocks(energy: NDArray[np.float64]) -> list[Block]:
    """Cut (frames,) into blocks of about BLOCK_FRAMES at quiet moments, on even frames."""
    frames = len(energy)
    return [
        Block(a, b, max(0, a - CONTEXT_FRAMES), min(frames, b + CONTEXT_FRAMES))
        for a, b in cut_places(energy, BLOCK_FRAMES, SEARCH_FRAMES)
    ]


def shift_semitones(source: Source, voice: LoadedVoice, settings: ConvertSettings) -> float:
    """The shift asked for; "match" measures it from the two medians, in whole semitones."""
    if settings.pitch != MATCH:
        return float(settings.pitch)
    voiced = source.f0[source.f0 > 0]
    if not len(voiced) or voice.median_f0 <= 0:
        return 0.0
    return float(round(12 * np.log2(voice.median_f0 / float(np.median(voiced)))))


@torch.inference_mode()
def synthesise(
    source: Source, voice: LoadedLiteVoice, settings: ConvertSettings, semitones: float
) -> Iterator[NDArray[np.float32]]:
    """Yield the waveform at the voice's rate in order, float32 (samples,) each.

    Blocks overlap by a short crossfade; pulses go on through it with one phase for the whole
    recording, which is why the pitch is held through gaps before it is cut.
    """
    yield from joined(_waves(source, voice, settings, semitones), FADE_FRAMES * voice.config.hop)


def _waves(
    source: Source, voice: LoadedLiteVoice, settings: ConvertSettings, semitones: float
) -> Iterator[NDArray[np.float32]]:
    config, factor = voice.config, formant_factor(settings.formant)
    f0 = asked_pitch(source.f0, semitones, settings.autotune)
    held = held_pitch(f0)
    phases = frame_phases(held, config.hop, config.sample_rate)
    listening = Listening(source, voice, settings)
    noises = FrameNoise(settings.seed, 0, config.hop)
    for block in plan_blocks(source.energy):
        part = slice(block.begin, block.end)
        content = listening.between(block.begin, block.end)
        pulses = pulse_train(
            held[part], f0[part] > 0, config.hop, config.sample_rate, float(phases[block.begin])
        )
        spoken = stretched_frames(block.end - block.begin, factor)
        pulses = fitted(pulses, spoken * config.hop)
        # Of the same moments, and where formants are moved as much of them as there is.
        noise = np.resize(noises.frames(block.begin, block.end), len(pulses))
        pitch = stretched(f0[part] * np.float32((block.end - block.begin) / max(1, spoken)), spoken)
        loudness = stretched(source.loudness[part], spoken)
        tensors = [
            torch.from_numpy(np.ascontiguousarray(x))[None] for x in (content, pitch, loudness)
        ]
        with voice.numbers():
            wave = voice.synthesizer(
                *tensors,
                torch.zeros(1, dtype=torch.long),
                torch.from_numpy(pulses)[None],
                torch.from_numpy(noise)[None],
            )[0].numpy()
        give_back()  # or the pieces of blocks of different lengths add up over hours
        wave = fitted(wave, (block.end - block.begin) * config.hop)
        first = (block.start - block.begin) * config.hop
        last = (block.stop - block.begin + FADE_FRAMES) * config.hop
        missing = max(0, last - len(wave))  # nothing follows the last block
        yield np.pad(wave[first:last], (0, missing))


__all__ = ["SAMPLE_RATE", "Block", "plan_blocks", "shift_semitones", "synthesise"]
