"""The two decoders behind `mynah.audio.decode`: libsndfile and PyAV (FFmpeg's libraries).

Each gives a `Source`: facts, notes, and ``read(frames)``.  Which one opens a file is decided by
the first bytes of the file (`mynah.audio.containers`), never by its name.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

import numpy as np
import numpy.typing as npt
import soundfile

from mynah.audio.containers import SNIFF_BYTES, Kind, promises_more, sniff
from mynah.audio.decoder_program import chosen_program

if TYPE_CHECKING:
    from pathlib import Path

Samples = npt.NDArray[np.float32]

RATES = (1000, 768_000)
MAX_CHANNELS = 64
# Formats whose decoder gives the right samples at once after a jump; others need some before.
_EXACT = {"WAV", "WAVEX", "RF64", "W64", "AIFF", "AU", "CAF", "FLAC"}
_RUN_UP_FRAMES = 1 << 14
_READ_OVER = 1 << 17
_UNKNOWN_FRAMES = 1 << 48  # libsndfile reports an absurd length where a header has none


@dataclass(frozen=True)
class AudioInfo:
    """Facts of a sound file.

    Attributes:
        format: container by content, such as ``wav``, ``flac``, ``ogg``, ``mp4``.
        codec: how the samples are coded, such as ``pcm_16``, ``opus``, ``aac``.
        sample_rate: in Hz.
        channels: number of channels.
        frames: samples per channel; 0 where the header does not tell.
        duration: in seconds; ``frames / sample_rate``.
    """

    format: str
    codec: str
    sample_rate: int
    channels: int
    frames: int
    duration: float


@dataclass(frozen=True)
class Note:
    """Something a reader should know about a file that could be read nevertheless."""

    code: str
    text: str


class DecodeError(Exception):
    """A file that cannot be used, with the reason.

    Attributes:
        reason: ``vanished``, ``permission``, ``not_a_file``, ``empty``, ``not_audio``,
            ``unreadable``, ``nan``, ``too_long``, ``decoder_broke`` or ``decoder_stuck``.
        message: one sentence for people.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message


class Source(Protocol):
    """An open file."""

    info: AudioInfo
    notes: list[Note]

    def read(self, frames: int) -> Samples:
        """Up to ``frames`` frames, shape (n, channels); n = 0 only at the end."""

    def skip(self, frames: int) -> int:
        """Jumps over frames; the number it jumped over, 0 where the format has no way to jump."""

    def close(self) -> None:
        """Closes the file."""


def open_source(path: Path, kind: str = "float32") -> Source:
    """Opens ``path`` with the decoder that suits its content, here or in a process apart.

    Args:
        path: the file.
        kind: type of the samples; ``int32`` and ``float64`` only of what libsndfile reads.

    Raises:
        DecodeError: where no decoder can.
    """
    if chosen_program() is None:
        return open_here(path, kind)
    from mynah.audio.apart import open_apart  # it builds on what is defined here

    return open_apart(path, kind)


def check_file(path: Path) -> None:
    """Looks at a file without a decoder.

    Raises:
        DecodeError: it is not there, cannot be read, or is nothing that a decoder is given.
    """
    _open_file(path)[0].close()


def open_here(path: Path, samples: str = "float32") -> Source:
    """As `open_source`, with the decoders in this process."""
    file, kind = _open_file(path)
    try:
        cut_short = promises_more(file, kind)
        file.seek(0)
        source = _choose(path, file, kind, samples)
    except DecodeError:
        file.close()
        raise
    except OSError as error:
        file.close()
        raise DecodeError("unreadable", f"The file could not be read: {error}.") from error
    if cut_short:
        source.notes.append(truncated_note("its header promises more than the file holds"))
    return source


def sound_name(path: Path) -> str | bytes:
    """The name of a file as libsndfile takes it.

    python-soundfile encodes names strictly, and fails at those that are not valid Unicode; where
    names are bytes, they are given as such.
    """
    return str(path) if os.name == "nt" else os.fsencode(path)


def truncated_note(why: str) -> Note:
    """The note of a file of which only a part could be read."""
    return Note("truncated", f"The file is cut short or damaged: {why}.")


def _open_file(path: Path) -> tuple[BinaryIO, Kind]:
    try:
        # Checked before opening: opening a pipe waits for its writer.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise DecodeError("not_a_file", "This is not a file.")
        if status.st_size == 0:
            raise DecodeError("empty", "The file is empty (zero bytes).")
        file = path.open("rb")
        head = file.read(SNIFF_BYTES)
    except FileNotFoundError as error:
        raise DecodeError("vanished", "The file is not there any more.") from error
    except PermissionError as error:
        raise DecodeError("permission", "No permission to read the file.") from error
    except (OSError, ValueError) as error:  # too long a name, a loop of links, a null byte
        raise DecodeError("unreadable", f"The file could not be opened: {error}.") from error
    kind = sniff(head)
    if kind is None:
        file.close()
        raise DecodeError("not_audio", "The content is not audio in a known format.")
    return file, kind


def _choose(path: Path, file: BinaryIO, kind: Kind, samples: str) -> Source:
    from mynah.audio.libav import AvSource  # it builds on what is defined here

    if not kind.sndfile:
        return AvSource(file, kind)
    try:
        source = SndfileSource(path, file, kind, samples)
    except (soundfile.SoundFileError, OverflowError, TypeError) as first:
        if samples != "float32":
            raise DecodeError("unreadable", "The file can no longer be read.") from first
        file.seek(0)
        try:
            return AvSource(file, kind)
        except DecodeError as second:
            raise second from first
    return source


def checked(info: AudioInfo) -> AudioInfo:
    """The facts, unless they make no sense.

    Raises:
        DecodeError: ``unreadable``.
    """
    if not RATES[0] <= info.sample_rate <= RATES[1]:
        raise DecodeError("unreadable", f"A sample rate of {info.sample_rate} Hz makes no sense.")
    if not 1 <= info.channels <= MAX_CHANNELS:
        raise DecodeError("unreadable", f"{info.channels} channels are not supported.")
    return info


class _Forward(soundfile.SoundFile):  # type: ignore[misc]
    """A file that is read from front to back.

    python-soundfile jumps to where it is after every read of a file that can jump. MP3 loses some
    80 ms to silence by each jump, so here no file can unless it is asked to.
    """

    def seekable(self) -> bool:
        return False


class SndfileSource:
    """A file read by libsndfile."""

    def __init__(self, path: Path, file: BinaryIO, kind: Kind, samples: str = "float32") -> None:
        self._samples = np.dtype(samples)
        # By path, which is faster than through Python; but python-soundfile wants parameters
        # for anything *named* .raw, so that one goes through the open file.
        by_path = path.suffix.lower() != ".raw"
        self._name = sound_name(path) if by_path else file
        self._sound = _Forward(self._name)
        self._file = file
        self.notes: list[Note] = []
        declared = self._sound.frames
        self._declared = declared if 0 <= declared < _UNKNOWN_FRAMES else 0
        self._position = 0
        self._ended = False
        if self._sound.format == "RAW":  # guessed from the name; cannot happen after sniffing
            raise DecodeError("not_audio", "The content is not audio in a known format.")
        rate = self._sound.samplerate
        self.info = checked(
            AudioInfo(
                format=kind.name,
                codec=_codec_name(self._sound.subtype),
                sample_rate=rate,
                channels=self._sound.channels,
                frames=self._declared,
                duration=self._declared / rate if rate else 0.0,
            )
        )

    def read(self, frames: int) -> Samples:
        """Up to ``frames`` frames; a decoder that fails mid-way ends the file with a note."""
        if self._ended:
            return np.zeros((0, self.info.channels), np.float32)
        if self._samples.kind == "i":  # cannot be marked: what a failure cuts short is left out
            block = np.zeros((frames, self.info.channels), self._samples)
            try:
                got = len(self._sound.read(out=block))
            except soundfile.SoundFileError as error:
                raise DecodeError("unreadable", "The file can no longer be read.") from error
            self._position += got
            return block[:got]
        # Marked by us: what was decoded before a failure is in the block when the exception comes.
        block = np.full((frames, self.info.channels), np.nan, self._samples)
        try:
            got = len(self._sound.read(out=block))
        except soundfile.SoundFileError as error:
            written = np.flatnonzero(~np.isnan(block[:, 0]))
            got = int(written[-1]) + 1 if len(written) else 0
            self._position += got
            self._end(f"the decoder stopped at {self._seconds():.1f} s ({error})")
            return block[:got]
        self._position += got
        if got < frames:
            self._end()
        return block[:got]

    def skip(self, frames: int) -> int:
        """See `Source.skip`."""
        if not soundfile.SoundFile.seekable(self._sound) or not self._declared:
            return 0
        target = min(self._position + frames, self._declared)
        run_up = 0 if self._sound.format in _EXACT else _RUN_UP_FRAMES
        if target - run_up > self._position and not self._ended:
            try:
                self._sound.seek(target - run_up)
                self._position = target - run_up
            except soundfile.SoundFileError:
                self._begin_again()  # where it is now, nobody knows; a damaged FLAC does so
        while not self._ended and self._position < target:
            self.read(min(target - self._position, _READ_OVER))
        return frames

    def _begin_again(self) -> None:
        self._sound.close()
        self._file.seek(0)
        try:
            self._sound = _Forward(self._name)
        except soundfile.SoundFileError as error:
            raise DecodeError("unreadable", "The file can no longer be read.") from error
        self._position = 0

    def _end(self, why: str = "") -> None:
        self._ended = True
        # The padding of MP3 is counted differently by encoders and decoders: up to three frames.
        missing = self._declared - self._position
        allowed = 3 * 1152 if self.info.codec == "mp3" else 0
        if not why and missing > allowed:
            why = f"{self._seconds():.1f} s of {self.info.duration:.1f} s are there"
        if why:
            self.notes.append(truncated_note(why))

    def _seconds(self) -> float:
        return self._position / self.info.sample_rate

    def close(self) -> None:
        """Closes the file."""
        self._sound.close()
        self._file.close()


def _codec_name(subtype: str) -> str:
    return "mp3" if subtype.startswith("MPEG_LAYER") else subtype.lower()
