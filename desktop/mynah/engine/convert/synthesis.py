"""From a source's contours to the voice's waveform, block by block."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from mynah.engine.convert.settings import MATCH
from mynah.engine.features.analysis import SAMPLE_RATE
from mynah.engine.features.loudness import HOP
from mynah.engine.networks.lite.source import frame_phases, held_pitch, pulse_train

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from mynah.engine.convert.settings import ConvertSettings
    from mynah.engine.convert.source import Source
    from mynah.engine.convert.voice import LoadedVoice

BLOCK_FRAMES = 1500  # 15 s; cut at the quietest moment near its end
SEARCH_FRAMES = 200
CONTEXT_FRAMES = 60  # more than the synthesiser's reach of 30 at each side
FADE_FRAMES = 2


@dataclass(frozen=True)
class Block:
    """Frames [start, stop) of the answer, synthesised from [begin, end)."""

    start: int
    stop: int
    begin: int
    end: int


def plan_blocks(energy: NDArray[np.float64]) -> list[Block]:
    """Cut (frames,) into blocks of about BLOCK_FRAMES at quiet moments, on even frames."""
    frames, cuts = len(energy), [0]
    while frames - cuts[-1] > BLOCK_FRAMES + SEARCH_FRAMES:
        around = cuts[-1] + BLOCK_FRAMES
        window = energy[around - SEARCH_FRAMES : around + SEARCH_FRAMES]
        cuts.append((around - SEARCH_FRAMES + int(np.argmin(window))) // 2 * 2)
    cuts.append(frames)
    return [
        Block(a, b, max(0, a - CONTEXT_FRAMES), min(frames, b + CONTEXT_FRAMES))
        for a, b in itertools.pairwise(cuts)
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
    source: Source, voice: LoadedVoice, settings: ConvertSettings, semitones: float
) -> Iterator[NDArray[np.float32]]:
    """Yield the waveform at the voice's rate in order, float32 (samples,) each.

    Blocks overlap by a short crossfade; pulses go on through it with one phase for the whole
    recording, which is why the pitch is held through gaps before it is cut.
    """
    config = voice.config
    f0 = source.f0 * np.float32(2 ** (semitones / 12))
    held = held_pitch(f0)
    phases = frame_phases(held, config.hop, config.sample_rate)
    fade = FADE_FRAMES * config.hop
    rise = np.sin(np.linspace(0, np.pi / 2, fade, dtype=np.float32)) ** 2
    tail: NDArray[np.float32] | None = None
    for block in plan_blocks(source.energy):
        part = slice(block.begin, block.end)
        content = _content(source, voice, settings, block)
        pulses = pulse_train(
            held[part], f0[part] > 0, config.hop, config.sample_rate, float(phases[block.begin])
        )
        rng = np.random.default_rng((settings.seed, block.begin))
        noise = rng.standard_normal(len(pulses), np.float32)
        tensors = [
            torch.from_numpy(np.ascontiguousarray(x))[None]
            for x in (content, f0[part], source.loudness[part])
        ]
        wave = voice.synthesizer(
            *tensors,
            torch.zeros(1, dtype=torch.long),
            torch.from_numpy(pulses)[None],
            torch.from_numpy(noise)[None],
        )[0].numpy()
        first = (block.start - block.begin) * config.hop
        last = (block.stop - block.begin) * config.hop
        answer = wave[first:last].copy()
        if tail is not None:
            count = min(fade, len(answer), len(tail))
            answer[:count] = answer[:count] * rise[:count] + tail[:count] * (1 - rise[:count])
        tail = wave[last : last + fade]
        yield answer


def _content(
    source: Source, voice: LoadedVoice, settings: ConvertSettings, block: Block
) -> NDArray[np.float32]:
    """Features of a block, (frames / 2, width), with retrieval and protect."""
    audio = np.array(source.audio[block.begin * HOP : block.end * HOP])
    peak = float(np.abs(audio).max(initial=0.0))
    content = voice.content.features(audio) if peak > 0 else None
    frames = (block.end - block.begin) // 2
    if content is None:
        return np.zeros((frames, voice.config.content), np.float32)
    content = content[:frames]
    if voice.index is not None and settings.index_rate > 0:
        found = voice.index.retrieved(content)
        rate = np.full(len(content), settings.index_rate, np.float32)
        if settings.protect < 0.5:
            voiced = source.f0[block.begin : block.end].reshape(-1, 2).max(1) > 0
            rate = np.where(voiced[: len(rate)], rate, rate * np.float32(settings.protect))
        content = content + rate[:, None] * (found - content)
    return content


__all__ = ["SAMPLE_RATE", "Block", "plan_blocks", "shift_semitones", "synthesise"]
