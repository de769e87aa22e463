"""The decoder for what libsndfile cannot read: PyAV, FFmpeg's libraries."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from mynah.audio.backends import AudioInfo, DecodeError, Note, Samples, checked, truncated_note

if TYPE_CHECKING:
    import av
    from av.audio.stream import AudioStream

    from mynah.audio.containers import Kind

MAX_ERRORS = 50


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
        return checked(
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
                self._ended = self._failures > MAX_ERRORS

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
