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

if TYPE_CHECKING:
    from pathlib import Path

    from av.audio.stream import AudioStream

Samples = npt.NDArray[np.float32]

RATES = (1000, 768_000)
MAX_CHANNELS = 64
_MAX_AV_ERRORS = 50
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
            ``unreadable`` or ``nan``.
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
        """Jumps over frames before any was read; 0 where the format has no way to jump."""

    def close(self) -> None:
        """Closes the file."""


def open_source(path: Path) -> Source:
    """Opens ``path`` with the decoder that suits its content.

    Raises:
        DecodeError: where no decoder can.
    """
    file, kind = _open_file(path)
    try:
        cut_short = promises_more(file, kind)
        file.seek(0)
        source = _choose(path, file, kind)
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


def _choose(path: Path, file: BinaryIO, kind: Kind) -> Source:
    if not kind.sndfile:
        return AvSource(file, kind)
    try:
        source = SndfileSource(path, file, kind)
    except (soundfile.SoundFileError, OverflowError, TypeError) as first:
        file.seek(0)
        try:
            return AvSource(file, kind)
        except DecodeError as second:
            raise second from first
    return source


def _checked(info: AudioInfo) -> AudioInfo:
    if not RATES[0] <= info.sample_rate <= RATES[1]:
        raise DecodeError("unreadable", f"A sample rate of {info.sample_rate} Hz makes no sense.")
    if not 1 <= info.channels <= MAX_CHANNELS:
        raise DecodeError("unreadable", f"{info.channels} channels are not supported.")
    return info


class SndfileSource:
    """A file read by libsndfile."""

    def __init__(self, path: Path, file: BinaryIO, kind: Kind) -> None:
        # By path, which is faster than through Python; but python-soundfile wants parameters
        # for anything *named* .raw, so that one goes through the open file.
        by_path = path.suffix.lower() != ".raw"
        self._sound = soundfile.SoundFile(sound_name(path) if by_path else file)
        self._file = file
        self.notes: list[Note] = []
        declared = self._sound.frames
        self._declared = declared if 0 <= declared < _UNKNOWN_FRAMES else 0
        self._position = 0
        self._ended = False
        if self._sound.format == "RAW":  # guessed from the name; cannot happen after sniffing
            raise DecodeError("not_audio", "The content is not audio in a known format.")
        rate = self._sound.samplerate
        self.info = _checked(
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
        # Marked by us: what was decoded before a failure is in the block when the exception comes.
        block = np.full((frames, self.info.channels), np.nan, np.float32)
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
        if not self._sound.seekable() or not self._declared:
            return 0
        self._position = min(frames, self._declared)
        self._sound.seek(self._position)
        return frames

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


class AvSource:
    """The first audio stream of a file read by PyAV."""

    def __init__(self, file: BinaryIO, kind: Kind) -> None:
        import av

        self._errors_of_av: tuple[type[Exception], ...] = (av.FFmpegError, ValueError, OSError)
        self._file = file
        self.notes: list[Note] = []
        self._pending: list[Samples] = []
        self._pending_frames = 0
        self._failures = 0
        self._ended = False
        self._position = 0
        av.logging.set_level(None)
        try:
            # The demuxer is named: nothing is probed that could refer to another file.
            self._container = av.open(file, mode="r", format=kind.demuxer)
        except self._errors_of_av as error:
            raise DecodeError("unreadable", _open_failure(error, kind)) from error
        if not self._container.streams.audio:
            self._container.close()
            raise DecodeError("not_audio", "The file has no sound in it.")
        self._stream = self._container.streams.audio[0]
        self._packets = self._container.demux(self._stream)
        self._resampler: av.AudioResampler | None = None
        self._decode_more()  # some codecs tell their true rate only with the first frame
        if not self._pending_frames:
            self._container.close()
            raise DecodeError("unreadable", "No audio could be decoded from the file.")
        self.info = self._make_info(kind)

    def _make_info(self, kind: Kind) -> AudioInfo:
        seconds = _stream_seconds(self._stream) or (self._container.duration or 0) / 1e6
        return _checked(
            AudioInfo(
                format=kind.name,
                codec=self._stream.codec_context.name,
                sample_rate=self._rate,
                channels=self._pending[0].shape[1],
                frames=round(seconds * self._rate),
                duration=seconds,
            )
        )

    def _decode_more(self) -> None:
        """Decodes until there is something to give or the file ends.

        Damaged packets are left out and counted.
        """
        while not self._pending_frames and not self._ended:
            try:
                packet = next(self._packets)
            except StopIteration:
                self._ended = True
                return
            except self._errors_of_av:
                self._failures += 1
                self._ended = True
                return
            try:
                for frame in packet.decode():
                    self._take(frame)
            except self._errors_of_av:
                self._failures += 1
                self._ended = self._failures > _MAX_AV_ERRORS

    def _take(self, frame: object) -> None:
        import av

        if not isinstance(frame, av.AudioFrame) or not frame.samples:
            return
        if self._resampler is None:
            self._rate = frame.sample_rate
            self._layout = frame.layout.name
            self._format = frame.format.name
            self._resampler = av.AudioResampler("flt", frame.layout, frame.sample_rate)
        same = (frame.sample_rate, frame.layout.name, frame.format.name) == (
            self._rate,
            self._layout,
            self._format,
        )
        # A stream may change rate or layout (HE-AAC, broadcasts): each change is converted alone.
        resampler = self._resampler if same else av.AudioResampler("flt", self._layout, self._rate)
        for out in resampler.resample(frame):
            data = out.to_ndarray().reshape(-1, out.layout.nb_channels).astype(np.float32)
            self._pending.append(data)
            self._pending_frames += len(data)

    def read(self, frames: int) -> Samples:
        """Up to ``frames`` frames."""
        # Joined: packets hold 10 to 80 ms, and all who read blocks would pay for each.
        parts: list[Samples] = []
        missing = frames
        while missing > 0:
            part = self._next_part(missing)
            if not len(part):
                break
            parts.append(part)
            missing -= len(part)
        if not parts:
            return np.zeros((0, self.info.channels), np.float32)
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def _next_part(self, frames: int) -> Samples:
        self._decode_more()
        if not self._pending:
            self._finish()
            return np.zeros((0, self.info.channels), np.float32)
        block = self._pending[0]
        if len(block) <= frames:
            del self._pending[0]
        else:
            self._pending[0] = block[frames:]
            block = block[:frames]
        self._pending_frames -= len(block)
        self._position += len(block)
        return block

    def _finish(self) -> None:
        if any(note.code == "truncated" for note in self.notes):
            return
        seconds = self._position / self.info.sample_rate
        if self._failures:
            self.notes.append(truncated_note(f"{self._failures} parts could not be decoded"))
        elif seconds < 0.97 * self.info.duration - 0.25:
            why = f"{seconds:.1f} s of {self.info.duration:.1f} s are there"
            self.notes.append(truncated_note(why))

    def skip(self, frames: int) -> int:  # noqa: ARG002 - of the protocol
        """See `Source.skip`."""
        return 0

    def close(self) -> None:
        """Closes the file."""
        self._container.close()
        self._file.close()


def _stream_seconds(stream: AudioStream) -> float:
    if stream.duration is None or stream.time_base is None:
        return 0.0
    return max(0.0, float(stream.duration * stream.time_base))


def _open_failure(error: Exception, kind: Kind) -> str:
    text = getattr(error, "strerror", None) or str(error) or os.strerror(5)
    return f"The {kind.name} file is damaged or cut short and cannot be opened ({text})."
