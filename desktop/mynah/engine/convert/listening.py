"""What is said in a source, as a Lite voice is told it: heard once, the same for every block.

The encoder attends over seconds, so what it answers depends on where its windows begin and end.
They lie at fixed places of the recording, each with a second of context, and blocks take from them
what they need: a recording gives the same sound in whichever blocks it is converted.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mynah.engine.features.content import CONTEXT_FRAMES, WINDOW_FRAMES
from mynah.engine.features.loudness import HOP
from mynah.engine.features.moments import ContentMoments

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mynah.engine.convert.settings import ConvertSettings
    from mynah.engine.convert.source import Source
    from mynah.engine.convert.voice import LoadedLiteVoice

STEP = WINDOW_FRAMES - 2 * CONTEXT_FRAMES  # 10 ms each: with its context a window is heard at once
MOMENT_WINDOWS = 20  # two minutes, whose features (9 MB) are kept until their moments are known


def plan_windows(frames: int) -> list[int]:
    """Places (windows + 1,) on even frames between which windows of about equal length lie."""
    count = 1 if frames <= WINDOW_FRAMES else -(-frames // STEP)
    return [frames * number // count // 2 * 2 for number in range(count)] + [frames]


class Listening:
    """Content features of a source by its frames, for blocks that come in order."""

    def __init__(self, source: Source, voice: LoadedLiteVoice, settings: ConvertSettings) -> None:
        """Hear nothing yet."""
        self._source, self._voice, self._settings = source, voice, settings
        self._places = plan_windows(source.frames)
        self._heard: dict[int, NDArray[np.float32]] = {}
        self._told: dict[int, NDArray[np.float32]] = {}

    def between(self, begin: int, end: int) -> NDArray[np.float32]:
        """Features of the frames [begin, end), even ones: ((end - begin) / 2, width).

        Moved to the moments of the voice, retrieved, and protected, as the settings say. Windows
        that end before `begin` are forgotten.
        """
        places = np.asarray(self._places)
        first = int(np.searchsorted(places[1:-1], begin, "right"))
        last = int(np.searchsorted(places[1:-1], end, "left"))
        self._told = {n: told for n, told in self._told.items() if n >= first}
        parts = [self._window(number) for number in range(first, last + 1)]
        start = (begin - self._places[first]) // 2
        return np.concatenate(parts)[start : start + (end - begin) // 2]

    def _window(self, number: int) -> NDArray[np.float32]:
        told = self._told.get(number)
        if told is None:
            told = self._told[number] = self._as_told(number)
        return told

    def _as_told(self, number: int) -> NDArray[np.float32]:
        index, wanted, rate = self._voice.index, self._voice.moments, self._settings.index_rate
        if index is None or rate <= 0:
            return self._hear(number)
        own = self._moments if wanted is not None else None
        content = self._heard.pop(number, None)
        if content is None:
            content = self._hear(number)
        if not content.any():
            return content
        if own is not None and wanted is not None:
            content = own.moved(content, wanted, rate)
        return content + self._pull(number)[:, None] * (index.retrieved(content) - content)

    def _pull(self, number: int) -> NDArray[np.float32]:
        """The index rate of every feature of a window, (features,), less where it is protected."""
        settings, part = self._settings, self._part(number)
        rate = np.full((part.stop - part.start) // 2, settings.index_rate, np.float32)
        if settings.protect >= 0.5:
            return rate
        voiced = self._source.f0[part].reshape(-1, 2).max(1) > 0
        return np.where(voiced, rate, rate * np.float32(settings.protect))

    @cached_property
    def _moments(self) -> ContentMoments | None:
        """Of what is said in the first minutes."""
        numbers = range(min(MOMENT_WINDOWS, len(self._places) - 1))
        self._heard.update((number, self._hear(number)) for number in numbers)
        contours = [self._source.loudness[self._part(number)] for number in numbers]
        return ContentMoments.of([self._heard[number] for number in numbers], contours)

    def _part(self, number: int) -> slice:
        return slice(self._places[number], self._places[number + 1])

    def _hear(self, number: int) -> NDArray[np.float32]:
        """What the encoder says of a window; zeros where it is all silent."""
        part = self._part(number)
        frames = (part.stop - part.start) // 2
        if not self._source.audio[part.start * HOP : part.stop * HOP].any():
            return np.zeros((frames, self._voice.config.content), np.float32)
        begin = max(0, part.start - CONTEXT_FRAMES)
        end = min(self._source.frames, part.stop + CONTEXT_FRAMES)
        audio = np.array(self._source.audio[begin * HOP : end * HOP])
        first = (part.start - begin) // 2
        with self._voice.numbers():
            return self._voice.content.features(audio)[first : first + frames]
