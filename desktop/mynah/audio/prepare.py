"""A recording made ready to train on: mono, without rumble, at two rates, its level known.

Everything happens while the recording goes by once, so that an hour of it takes no more memory
than a minute: mixed, resampled to the voice's rate, high-passed there (the order of the RVC
family), resampled from that to 16 kHz, and both written as they come.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from queue import Full, Queue
from typing import TYPE_CHECKING, TypeVar

import numpy as np
import numpy.typing as npt

from mynah.audio.decode import AudioInfo, check_usable, open_audio, over_note
from mynah.audio.filters import StreamHighpass
from mynah.audio.growing_array import GrowingArray
from mynah.audio.mono import ChannelStatistics, MonoPlan
from mynah.audio.resample import StreamResampler
from mynah.audio.slicer import HopEnergies, Slicer

if TYPE_CHECKING:
    from mynah.audio.backends import Note

Samples = npt.NDArray[np.float32]
T = TypeVar("T")

ANALYSIS_RATE = 16_000
PEAK_SECONDS = 0.01
_BLOCK_FRAMES = 1 << 15  # more at a time costs more in fresh memory than it saves in calls
_AHEAD = 3  # blocks that one thread may be ahead of the next
_POLL_S = 0.1
_NEVER_OVER = ("pcm_", "ulaw", "alaw")  # codecs that cannot go over full scale


@dataclass(frozen=True)
class Prepared:
    """What is known of a prepared recording.

    Attributes:
        length: samples at the voice's rate.
        small_length: samples at 16 kHz.
        level: RMS of the frames of `slicer.frame_rms`, float64.
        peaks: largest magnitude of each 10 ms at the voice's rate, float32; the last may be part.
        top_hz: highest frequency that the recording can hold at the voice's rate.
        notes: what was repaired, scaled or missing.
    """

    length: int
    small_length: int
    level: npt.NDArray[np.float64]
    peaks: npt.NDArray[np.float32]
    top_hz: float
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class _Mix:
    """How the channels of a file become one, and the factor that keeps it within full scale."""

    plan: MonoPlan
    gain: float = 1.0
    notes: tuple[Note, ...] = ()


def prepare(
    source: Path,
    rate: int,
    target: Path,
    small: Path,
    *,
    overlapped: bool = False,
    goes_on: Callable[[], object] = lambda: None,
) -> Prepared:
    """Write a recording as float32 arrays (.npy) at `rate` and at 16 kHz.

    Args:
        source: Any sound file.
        rate: Of the voice, in Hz; a multiple of 100.
        target: File for the samples at `rate`.
        small: File for those at 16 kHz.
        overlapped: Decode, filter and write on threads of their own: for one long recording.
        goes_on: Called between blocks; what it raises ends the work.

    Raises:
        DecodeError: As `decode.read`; nothing is left behind.
        OSError: The disk is full; nothing is left behind.
    """
    mix = _mix(source, goes_on)
    facts: list[AudioInfo] = []
    notes = list(mix.notes)
    blocks = _mixed(source, mix, rate, facts, notes)
    filtered = _highpassed(_ahead(blocks) if overlapped else blocks, rate)
    energies, peaks = HopEnergies(Slicer().hop_samples(rate)), _Peaks(round(rate * PEAK_SECONDS))
    narrow = StreamResampler(rate, ANALYSIS_RATE)
    with GrowingArray(target) as wide_file, GrowingArray(small) as small_file:
        with closing(_ahead(filtered) if overlapped else filtered) as ready:
            for block in ready:
                goes_on()
                wide_file.append(block)
                small_file.append(narrow.process(block))
                energies.update(block)
                peaks.update(block)
        small_file.append(narrow.process(np.zeros(0, np.float32), last=True))
    top = min(rate, facts[0].sample_rate) / 2
    return Prepared(
        wide_file.length,
        small_file.length,
        energies.frame_rms(),
        peaks.values(),
        top,
        tuple(notes),
    )


def _mix(source: Path, goes_on: Callable[[], object]) -> _Mix:
    """Look through a file whose mixing or scaling depends on all of it; other files not at all."""
    with open_audio(source) as reader:
        channels = reader.info.channels
        if channels == 1 and reader.info.codec.startswith(_NEVER_OVER):
            return _Mix(MonoPlan(np.ones(1, np.float32)))
        statistics, peak = ChannelStatistics(channels), 0.0
        while len(block := reader.read(_BLOCK_FRAMES)):
            goes_on()
            statistics.update(block)
            peak = max(peak, float(block.max()), float(-block.min()))
        check_usable(reader)
    plan = statistics.plan()
    if peak <= 1.0:
        return _Mix(plan, 1.0, plan.notes)
    return _Mix(plan, 1 / peak, (*plan.notes, over_note(peak)))


def _mixed(
    source: Path, mix: _Mix, rate: int, facts: list[AudioInfo], notes: list[Note]
) -> Generator[Samples, None, None]:
    """Mono blocks at `rate`; the facts and notes of the file are complete at the end."""
    with open_audio(source) as reader:
        resampler = StreamResampler(reader.info.sample_rate, rate)
        while len(block := reader.read(_BLOCK_FRAMES)):
            mono = mix.plan.mix(block)
            if mix.gain != 1.0:
                mono = mono * np.float32(mix.gain)
            yield resampler.process(mono)
        check_usable(reader)
        yield resampler.process(np.zeros(0, np.float32), last=True)
        facts.append(reader.info)
        notes.extend(reader.notes)


def _highpassed(blocks: Iterator[Samples], rate: int) -> Generator[Samples, None, None]:
    highpass = StreamHighpass(rate, at_rest=True)
    for block in blocks:
        yield highpass.process(block)


class _Peaks:
    """The largest magnitude of each hop of a signal that comes in blocks."""

    def __init__(self, hop: int) -> None:
        self._hop = hop
        self._rest = np.zeros(0, np.float32)
        self._values: list[Samples] = []

    def update(self, block: Samples) -> None:
        """Adds samples, shape (n,)."""
        block = np.concatenate((self._rest, block))
        whole = len(block) // self._hop
        if whole:
            rows = block[: whole * self._hop].reshape(whole, self._hop)
            self._values.append(np.maximum(rows.max(axis=1), -rows.min(axis=1)))
        self._rest = block[whole * self._hop :]

    def values(self) -> Samples:
        """Peaks of all hops, with the part of one that is left; float32."""
        last = [np.abs(self._rest).max(keepdims=True)] if len(self._rest) else []
        return np.concatenate([np.zeros(0, np.float32), *self._values, *last])


@dataclass(frozen=True)
class _End:
    """No more items, because of a fault or since there are none."""

    fault: BaseException | None = None


def _ahead(items: Iterator[T]) -> Generator[T, None, None]:
    """The same items, made on a thread of their own, a few ahead of who asks for them."""
    queue: Queue[T | _End] = Queue(_AHEAD)
    given_up = threading.Event()

    def put(entry: T | _End) -> None:
        while not given_up.is_set():
            try:
                return queue.put(entry, timeout=_POLL_S)
            except Full:
                continue
        return None

    def work() -> None:
        try:
            for item in items:
                put(item)
                if given_up.is_set():
                    break
            put(_End())
        except BaseException as fault:  # noqa: BLE001 - raised again where the items are asked for
            put(_End(fault))

    thread = threading.Thread(target=work, name="prepare", daemon=True)
    thread.start()
    try:
        while not isinstance(item := queue.get(), _End):
            yield item
        if item.fault is not None:
            raise item.fault
    finally:
        given_up.set()
        thread.join()
