"""A sound file as a stream of samples in the format of a sound card, read ahead on a thread.

Nothing of Qt is in here: the thread decodes, converts and waits; who plays takes what is ready and
is never made to wait for a disk. A stream may repeat a part of the file without a gap, and knows
for every sample it gave which moment of the file it was.
"""

from __future__ import annotations

import bisect
import logging
import threading
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from mynah.audio.decode import DecodeError, open_audio
from mynah.audio.resample import StreamResampler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mynah.audio.decode import AudioReader

Samples = npt.NDArray[np.float32]
Span = tuple[float, float]

AHEAD_SECONDS = 2.0
READY_SECONDS = 0.1
BLOCK_FRAMES = 1 << 13
SHORTEST_LOOP_SECONDS = 0.02

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Facts:
    """What is known of a file once it is open.

    Attributes:
        duration: In seconds; 0 where the header does not tell.
        sample_rate: Of the file, in Hz.
        channels: Of the file.
    """

    duration: float
    sample_rate: int
    channels: int


class PcmStream:
    """Samples of a file from a moment on.

    Args:
        path: The file.
        rate: Wanted rate in Hz.
        channels: Wanted number of channels.
        start: First moment, in seconds.
        loop: Part of the file, in seconds, that is repeated for ever once its end is reached.
    """

    def __init__(
        self, path: Path, rate: int, channels: int, start: float = 0.0, loop: Span | None = None
    ) -> None:
        self.path, self.rate, self.channels, self.start = path, rate, channels, max(0.0, start)
        self._loop = loop if loop and loop[1] - loop[0] >= SHORTEST_LOOP_SECONDS else None
        self._changed = threading.Condition()
        self._ready: deque[Samples] = deque()
        self._ready_frames = 0
        self._made_frames = 0
        self._closed = False
        self._ended = False
        self._facts: Facts | None = None
        self._error: DecodeError | None = None
        # Frame of this stream -> moment of the file, wherever the two do not go on together.
        self._joints: list[tuple[int, float]] = [(0, self.start)]
        self._thread = threading.Thread(target=self._run, name="mynah-pcm", daemon=True)
        self._thread.start()

    @property
    def facts(self) -> Facts | None:
        """Facts of the file; ``None`` until it is open."""
        with self._changed:
            return self._facts

    @property
    def error(self) -> DecodeError | None:
        """Why nothing can be read, where that is so."""
        with self._changed:
            return self._error

    @property
    def ready(self) -> bool:
        """Whether there is enough to begin with, or nothing more will come."""
        with self._changed:
            enough = self._ready_frames >= READY_SECONDS * self.rate
            return enough or self._ended or self._error is not None

    @property
    def exhausted(self) -> bool:
        """Whether everything was taken and nothing more will come."""
        with self._changed:
            return not self._ready and (self._ended or self._error is not None)

    def take(self, frames: int) -> Samples:
        """Give up to ``frames`` frames that are ready; shape (n, channels)."""
        parts: list[Samples] = []
        with self._changed:
            while frames > 0 and self._ready:
                block = self._ready.popleft()
                if len(block) > frames:
                    self._ready.appendleft(block[frames:])
                    block = block[:frames]
                parts.append(block)
                frames -= len(block)
                self._ready_frames -= len(block)
            self._changed.notify_all()
        if not parts:
            return np.zeros((0, self.channels), np.float32)
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def seconds_at(self, frame: int) -> float:
        """Moment of the file, in seconds, of a frame that this stream gave."""
        with self._changed:
            place = bisect.bisect_right(self._joints, (frame, float("inf"))) - 1
            first, seconds = self._joints[max(0, place)]
        return seconds + (frame - first) / self.rate

    def close(self) -> None:
        """Let the thread end; does not wait for it."""
        with self._changed:
            self._closed = True
            self._ready.clear()
            self._changed.notify_all()

    def join(self, timeout: float) -> bool:
        """Wait until the thread has ended; tell whether it has."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._read_once(self.start)
            while self._loop is not None and not self._is_closed():
                with self._changed:
                    self._joints.append((self._made_frames, self._loop[0]))
                before = self._made_frames
                self._read_once(self._loop[0])
                if self._made_frames == before:
                    break  # the loop lies behind the end
        except DecodeError as error:
            self._fail(error)
        except Exception as error:  # noqa: BLE001 - a file nobody foresaw must not end the thread
            _log.exception("%s cannot be played", self.path)
            self._fail(DecodeError("unreadable", f"It could not be read: {error!r}."))
        with self._changed:
            self._ended = True

    def _read_once(self, start: float) -> None:
        with open_audio(self.path) as reader:
            info = reader.info
            with self._changed:
                self._facts = Facts(info.duration, info.sample_rate, info.channels)
            first = round(start * info.sample_rate)
            stop = None
            if self._loop is not None and start < self._loop[1]:
                stop = round(self._loop[1] * info.sample_rate)
            if first:
                reader.skip(first)
            frames = None if stop is None else stop - first
            converter = StreamResampler(info.sample_rate, self.rate, self.channels)
            for block in _blocks(reader, frames):
                if not self._give(converter.process(_with_channels(block, self.channels))):
                    return
            rest = converter.process(np.zeros((0, self.channels), np.float32), last=True)
            self._give(rest)

    def _give(self, block: Samples) -> bool:
        """Append a block, waiting while enough lies ready; False when nobody wants more."""
        if not len(block):
            return not self._is_closed()
        with self._changed:
            while self._ready_frames > AHEAD_SECONDS * self.rate and not self._closed:
                self._changed.wait()
            if self._closed:
                return False
            self._ready.append(block)
            self._ready_frames += len(block)
            self._made_frames += len(block)
            return True

    def _is_closed(self) -> bool:
        with self._changed:
            return self._closed

    def _fail(self, error: DecodeError) -> None:
        with self._changed:
            self._error = error


def _blocks(reader: AudioReader, frames: int | None) -> Iterator[Samples]:
    while frames is None or frames > 0:
        block = reader.read(BLOCK_FRAMES if frames is None else min(BLOCK_FRAMES, frames))
        if not len(block):
            return
        if frames is not None:
            frames -= len(block)
        yield block


def _with_channels(block: Samples, channels: int) -> Samples:
    """Spread or mix shape (n, present) to (n, channels)."""
    present = block.shape[1]
    if present == channels:
        return block
    if present == 1:
        return np.repeat(block, channels, axis=1)
    if channels == 1:
        mixed: Samples = block.mean(axis=1, keepdims=True, dtype=np.float32)
        return mixed
    if present > channels:
        return np.ascontiguousarray(block[:, :channels])
    return np.concatenate([block, np.repeat(block[:, -1:], channels - present, axis=1)], axis=1)
