"""A recording to convert, on disk at 16 kHz, with its contours in memory."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

import numpy as np

from mynah.audio.decode import blocks, scan
from mynah.audio.filters import highpass
from mynah.audio.mono import ChannelStatistics
from mynah.audio.resample import StreamResampler
from mynah.engine.convert.mapped import let_go
from mynah.engine.features.analysis import SAMPLE_RATE
from mynah.engine.features.loudness import HOP, frame_energy, loudness

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from numpy.typing import NDArray

    from mynah.engine.features.pitch import PitchTracker
    from mynah.protocol.ports import Control

FRAME = 2 * HOP  # one content frame
BLOCK_S = 20.0
CONTEXT_S = 1.0


@dataclass(frozen=True)
class Source:
    """What is known of the recording.

    Attributes:
        audio: float32 (samples,) at 16 kHz, high-passed, with silence up to a whole frame.
        f0: float32 (frames,) Hz every 10 ms, 0 unvoiced.
        loudness: float32 (frames,), see `features.loudness`.
        energy: float64 (frames,) mean square.
        length: samples of the recording itself.
    """

    audio: NDArray[np.float32]
    f0: NDArray[np.float32]
    loudness: NDArray[np.float32]
    energy: NDArray[np.float64]
    length: int

    @property
    def frames(self) -> int:
        """Number of 10 ms frames, even."""
        return len(self.f0)

    @property
    def seconds(self) -> float:
        """Length of the recording."""
        return self.length / SAMPLE_RATE


def spool(path: Path, folder: Path, control: Control) -> BinaryIO:
    """An unnamed file in `folder` with the recording as mono float32 at 16 kHz.

    Mixing needs to know all channels of the whole recording, so it is read twice.

    Raises:
        DecodeError: the file cannot be read.
        Interrupted: when it was asked for.
    """
    found = scan(path, control.raise_if_requested)
    gain = 1 / found.peak if found.peak > 1 else 1.0
    step = max(1, int(BLOCK_S * found.info.sample_rate))
    statistics = ChannelStatistics(found.info.channels)
    if found.info.channels > 1:
        for block in blocks(path, step, gain=gain):
            control.raise_if_requested()
            statistics.update(block)
    plan = statistics.plan() if found.info.channels > 1 else None
    resampler = StreamResampler(found.info.sample_rate, SAMPLE_RATE)
    file: BinaryIO = TemporaryFile(dir=folder)  # noqa: SIM115 - the caller closes it
    try:
        for block in blocks(path, step, gain=gain):
            control.raise_if_requested()
            mono = plan.mix(block) if plan is not None else block[:, 0]
            file.write(resampler.process(np.ascontiguousarray(mono)).tobytes())
        file.write(resampler.process(np.zeros(0, np.float32), last=True).tobytes())
        file.flush()
    except BaseException:
        file.close()
        raise
    return file


@contextmanager
def open_source(
    path: Path, folder: Path, tracker: PitchTracker | None, control: Control
) -> Iterator[Source]:
    """Decode `path` into an unnamed file in `folder`, filter it, and measure its contours.

    Without a tracker no pitch is measured, and all of it counts as unvoiced.

    Raises:
        DecodeError: the file cannot be read.
        Interrupted: when it was asked for.
    """
    with spool(path, folder, control) as file:
        length = file.tell() // 4
        whole = max(1, -(-length // FRAME)) * FRAME
        file.write(np.zeros(whole - length, np.float32).tobytes())
        file.flush()
        audio = np.memmap(file, np.float32, "r+", shape=(whole,))
        frames = whole // HOP
        f0, energy = np.zeros(frames, np.float32), np.zeros(frames)
        step, context = int(BLOCK_S * 100), int(CONTEXT_S * 100)
        before = np.zeros(0, np.float32)  # unfiltered, since filtering is in place
        for start in range(0, frames, step):
            control.raise_if_requested()
            stop = min(start + step, frames)
            last = stop == frames
            end = len(audio) if last else stop * HOP
            ahead = np.array(audio[start * HOP : min(len(audio), end + context * HOP)])
            filtered = highpass(np.concatenate([before, ahead]), SAMPLE_RATE, zero_phase=True)
            skipped = len(before)
            core = end - start * HOP
            first = skipped // HOP
            if tracker is not None:
                pitch = tracker.track(filtered)[first : first + stop - start]
                # What is no pitch that 16 kHz can hold, some tracker's mistake, counts as none.
                f0[start : start + len(pitch)] = np.where(
                    (pitch > 0) & (pitch < SAMPLE_RATE / 2), pitch, 0.0
                )
            power = frame_energy(filtered)[first : first + stop - start]
            energy[start : start + len(power)] = power
            before = np.concatenate([before, ahead[:core]])[-context * HOP :]
            audio[start * HOP : end] = filtered[skipped : skipped + core]
            let_go(audio)
        yield Source(audio, f0, loudness(energy), energy, length)
