"""Reading sound files: any common format, by content, whole or block by block.

libsndfile goes first (WAV, AIFF, FLAC, Ogg Vorbis and Opus, MP3, AU, CAF); PyAV reads what it
cannot (AAC, MP4, WebM, WMA ...).  Every failure is a ``DecodeError`` with a short stable reason;
whatever could be read of a damaged file is given, with a ``Note`` that says what is missing.
Files are only ever opened for reading.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt

from mynah.audio.backends import AudioInfo, DecodeError, Note, Source, open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from os import PathLike
    from types import TracebackType

Samples = npt.NDArray[np.float32]

__all__ = [
    "AudioInfo",
    "AudioReader",
    "DecodeError",
    "Decoded",
    "Note",
    "Scan",
    "blocks",
    "open_audio",
    "probe",
    "read",
    "scan",
]

READ_FRAMES = 1 << 17
# A file of a kilobyte can hold days of silence: said in its tables, or coded as nothing. Speech
# takes one part in 300 at most, in the leanest of codecs.
MOST_UNFOLDED = 1000
_UNFOLDED_FREELY = 512 << 20  # bytes as float32
MAX_REPAIRED_SHARE = 0.01
LOUDEST = 2.0**32  # some programs write floats as large as integers of 32 bits


@dataclass(frozen=True)
class Decoded:
    """The content of a file.

    Attributes:
        samples: float32, shape (frames, channels), finite, magnitude at most 1.
        sample_rate: in Hz, as in the file.
        info: facts of the file; ``frames`` and ``duration`` are those really read.
        notes: what was repaired, scaled or missing.
    """

    samples: Samples
    sample_rate: int
    info: AudioInfo
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Scan:
    """What one pass over a file finds, at bounded memory.

    Attributes:
        info: facts of the file with the true ``frames`` and ``duration``.
        peak: largest magnitude; ``blocks(..., gain=1 / peak)`` keeps a file over 1 inside it.
        sha256: of the decoded audio (rate, channels, float32 samples), so that copies in another
            lossless container are the same content.
        non_finite: number of NaN and infinite samples that were repaired.
        notes: as in `Decoded`.
    """

    info: AudioInfo
    peak: float
    sha256: str
    non_finite: int
    notes: tuple[Note, ...]


class AudioReader:
    """An open sound file that is read block by block; use as a context manager."""

    def __init__(self, source: Source, file_bytes: int) -> None:
        self._source = source
        self._most_bytes = max(_UNFOLDED_FREELY, MOST_UNFOLDED * file_bytes)
        self.frames_read = 0
        self.non_finite = 0

    @property
    def info(self) -> AudioInfo:
        """Facts of the file as its header gives them."""
        return self._source.info

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is known so far to be wrong with the file; complete when all has been read."""
        notes = list(self._source.notes)
        if self.non_finite:
            notes.append(Note("nan", f"{self.non_finite} samples were not numbers; repaired"))
        return tuple(notes)

    def read(self, frames: int) -> Samples:
        """Reads up to ``frames`` frames; shape (n, channels), n = 0 only at the end.

        Raises:
            DecodeError: ``too_long``: no recording unfolds to so much.
        """
        block = self._source.read(frames)
        self.frames_read += len(block)
        if self.frames_read * self.info.channels * 4 > self._most_bytes:
            raise DecodeError(
                "too_long", f"It unfolds to more than {MOST_UNFOLDED} times its size."
            )
        block, bad = _repair(block)
        self.non_finite += bad
        return block

    def skip(self, frames: int) -> None:
        """Goes on ``frames`` frames later, or at the end.

        A jump where the format allows one, else by decoding. ``frames_read`` does not count what
        is skipped.
        """
        missing = frames - self._source.skip(frames)
        while missing > 0 and (got := len(self._source.read(min(missing, READ_FRAMES)))):
            missing -= got

    def close(self) -> None:
        """Closes the file."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def open_audio(path: str | PathLike[str]) -> AudioReader:
    """Opens a sound file for reading block by block.

    Raises:
        DecodeError: ``vanished``, ``permission``, ``not_a_file``, ``empty``, ``not_audio``,
            ``unreadable``, ``decoder_broke``, ``decoder_stuck``.
    """
    source = open_source(Path(path))
    try:
        return AudioReader(source, Path(path).stat().st_size)
    except OSError as error:
        source.close()
        raise DecodeError("vanished", "The file is not there any more.") from error


def probe(path: str | PathLike[str]) -> AudioInfo:
    """Facts of a file from its header; ``frames`` may be an estimate for compressed formats.

    Raises:
        DecodeError: as `open_audio`.
    """
    with open_audio(path) as reader:
        return reader.info


def read(path: str | PathLike[str], *, max_seconds: float | None = None) -> Decoded:
    """Decodes a file whole, or its first ``max_seconds``.

    Floating-point audio and lossy decoders can go over full scale: such a file is scaled to a
    peak of 1 and a note says so, since clipping would damage it.

    Raises:
        DecodeError: as `open_audio`, and ``empty`` (no samples), ``nan`` (too much of it is not
            numbers).
    """
    with open_audio(path) as reader:
        limit = None if max_seconds is None else round(max_seconds * reader.info.sample_rate)
        parts = list(_parts(reader, limit))
        samples = np.concatenate(parts) if parts else np.zeros((0, 1), np.float32)
        check_usable(reader)
        notes = reader.notes
        info = _with_frames(reader.info, len(samples))
    peak = float(max(samples.max(), -samples.min()))
    if peak > 1.0:
        samples /= np.float32(peak)
        notes += (over_note(peak),)
    return Decoded(samples, info.sample_rate, info, notes)


def blocks(
    path: str | PathLike[str], block_frames: int, overlap: int = 0, gain: float = 1.0
) -> Iterator[Samples]:
    """Yields a file as blocks of shape (n, channels); the last block may be shorter.

    Each block starts with the last ``overlap`` frames of the one before.  Samples that are not
    numbers are repaired.  The peak of a file is not known before its end, so blocks are *not*
    scaled to full scale: pass ``gain=min(1, 1 / scan(path).peak)`` for that.

    Raises:
        ValueError: unless 0 <= overlap < block_frames.
        DecodeError: as `open_audio`.
    """
    if not 0 <= overlap < block_frames:
        raise ValueError(f"overlap {overlap} must be at least 0 and below {block_frames}")
    with open_audio(path) as reader:
        kept: Samples | None = None
        while True:
            wanted = block_frames if kept is None else block_frames - overlap
            fresh = _read_exactly(reader, wanted)
            if not len(fresh):
                return
            if gain != 1.0:
                fresh = fresh * np.float32(gain)
            block = fresh if kept is None else np.concatenate((kept, fresh))
            kept = block[len(block) - overlap :] if overlap else None
            yield block
            if len(fresh) < wanted:
                return


def scan(path: str | PathLike[str], between: Callable[[], object] = lambda: None) -> Scan:
    """Reads a file once, in blocks: true length, peak, hash of the content, faults.

    Args:
        path: of the file.
        between: called before each block; what it raises ends the pass.

    Raises:
        DecodeError: as `read`.
    """
    with open_audio(path) as reader:
        info = reader.info
        digest = content_hash(info.sample_rate, info.channels)
        peak = 0.0
        for block in _parts(reader, None):
            between()
            digest.update(np.ascontiguousarray(block).data)
            peak = max(peak, float(block.max()), float(-block.min()))
        check_usable(reader)
        notes = reader.notes + ((over_note(peak),) if peak > 1.0 else ())
        info = _with_frames(info, reader.frames_read)
        return Scan(info, peak, digest.hexdigest(), reader.non_finite, notes)


def content_hash(sample_rate: int, channels: int) -> hashlib._Hash:
    """A SHA-256 to be fed with the float32 samples of a file, block by block."""
    return hashlib.sha256(f"{sample_rate} Hz, {channels} channels\n".encode())


def _parts(reader: AudioReader, limit: int | None) -> Iterator[Samples]:
    while limit is None or reader.frames_read < limit:
        wanted = READ_FRAMES if limit is None else min(READ_FRAMES, limit - reader.frames_read)
        block = reader.read(wanted)
        if not len(block):
            return
        yield block


def _read_exactly(reader: AudioReader, frames: int) -> Samples:
    """``frames`` frames, fewer only at the end (a source may give short blocks before it)."""
    parts: list[Samples] = []
    missing = frames
    while missing > 0:
        part = reader.read(missing)
        if not len(part):
            break
        parts.append(part)
        missing -= len(part)
    if not parts:
        return np.zeros((0, reader.info.channels), np.float32)
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def check_usable(reader: AudioReader) -> None:
    """Raises DecodeError for a file, read to its end, without samples or with too few numbers."""
    if reader.frames_read == 0:
        raise DecodeError("empty", "The file holds no audio.")
    total = reader.frames_read * reader.info.channels
    if reader.non_finite > MAX_REPAIRED_SHARE * total:
        share = reader.non_finite / total
        raise DecodeError("nan", f"{share:.0%} of the samples are not numbers.")


def _with_frames(info: AudioInfo, frames: int) -> AudioInfo:
    return replace(info, frames=frames, duration=frames / info.sample_rate)


def over_note(peak: float) -> Note:
    """The note of a file whose peak was above 1."""
    over = 20 * np.log10(peak)
    return Note("over_full_scale", f"The peak was {over:.1f} dB over full scale; scaled to fit.")


def _repair(block: Samples) -> tuple[Samples, int]:
    """Replaces samples that are not numbers by a line between their neighbours, per channel.

    Far beyond all that a program writes is not a number either: its square would be none.
    """
    bad = ~(np.abs(block) <= LOUDEST)
    count = int(bad.sum())
    if not count:
        return block, 0
    block = block.copy()
    positions = np.arange(len(block))
    for channel in np.flatnonzero(bad.any(axis=0)):
        wrong = bad[:, channel]
        if wrong.all():
            block[:, channel] = 0.0
        else:
            good = block[~wrong, channel]
            block[wrong, channel] = np.interp(positions[wrong], positions[~wrong], good)
    return block, count
