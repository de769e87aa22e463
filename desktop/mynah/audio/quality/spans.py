"""When in a recording somebody speaks: for cutting silence and pauses."""

from __future__ import annotations

from os import PathLike

import numpy as np

from mynah.audio.decode import blocks, open_audio
from mynah.audio.filters import StreamHighpass
from mynah.audio.quality.frames import HOP_SECONDS, FrameAnalyser
from mynah.audio.quality.voice import find_voice

Span = tuple[float, float]

_BLOCK_FRAMES = 1 << 18


def speech_spans(path: str | PathLike[str]) -> list[Span]:
    """First and last moment of each stretch of speech, in seconds; none without a voice.

    Raises:
        DecodeError: where the file cannot be read.
    """
    with open_audio(path) as reader:
        rate = reader.info.sample_rate
    highpass, analyser = StreamHighpass(rate), FrameAnalyser(rate)
    for block in blocks(path, _BLOCK_FRAMES):
        mono = block[:, 0] if block.shape[1] == 1 else block.mean(axis=1, dtype=np.float32)
        analyser.update(highpass.process(mono))
    voice = find_voice(analyser.finish())
    if not voice.found:
        return []
    edges = np.flatnonzero(np.diff(voice.speech.astype(np.int8), prepend=0, append=0))
    return [
        (float(first) * HOP_SECONDS, float(last) * HOP_SECONDS)
        for first, last in edges.reshape(-1, 2)
    ]


def without_pauses(spans: list[Span], duration: float, room: float = 0.2) -> list[Span]:
    """What stays when every pause, also at the ends, is shortened to twice ``room`` seconds.

    Args:
        spans: Stretches of speech in order.
        duration: Of the recording.
        room: Seconds that stay before and after each stretch.
    """
    kept: list[Span] = []
    for start, end in spans:
        first, last = max(0.0, start - room), min(duration, end + room)
        if kept and first <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(last, kept[-1][1]))
        else:
            kept.append((first, last))
    return kept
