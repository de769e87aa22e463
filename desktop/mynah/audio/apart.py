"""Decoders in a process of their own, so that a file that breaks one breaks nothing else.

libsndfile and FFmpeg are native code that is given the bytes of strangers. Where a program was
chosen for it (`mynah.audio.decoder_program`), every file that this process opens is decoded by a
child, which holds one file at a time: when it dies, hangs or says nonsense, that one file is
refused with a reason. Idle children wait for the next file, so that many small files cost no
start of a process each.

What goes over the pipes is a header of JSON and then plain samples; see `receive`.
"""

from __future__ import annotations

import atexit
import json
import logging
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from mynah.audio import backends
from mynah.audio.backends import AudioInfo, DecodeError, Note, Samples, Source, checked
from mynah.audio.decoder_program import DecoderProgram, chosen_program

PATIENCE_S = 60.0
"""What one portion of a file may take; no file that is whole takes a hundredth of it."""
MOST_FRAMES = 1 << 21
"""Of one portion."""
_IDLE_S = 90.0
_KEPT = 2
_HEAD = struct.Struct("<II")
_LONGEST_HEADER = 1 << 20
_PIPE_BYTES = 1 << 20
_SET_PIPE_SIZE = 1031  # of fcntl(2) on Linux
_log = logging.getLogger(__name__)


class BrokenDecoderError(Exception):
    """The child is gone, or says what no decoder says."""


class Decoder:
    """One child."""

    def __init__(self, program: DecoderProgram) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - the program itself
            program.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=None if program.environment is None else dict(program.environment),
            bufsize=0,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise BrokenDecoderError("no pipes")
        self._in, self._out = self._process.stdin, self._process.stdout
        _enlarge(self._out)
        self.deadline = 0.0  # of what it is asked; 0 while it is asked nothing
        self.idle_since = time.monotonic()
        self.overdue = False

    def ask(self, question: Mapping[str, Any]) -> tuple[dict[str, Any], bytearray]:
        """Ask something, and wait for the answer.

        Raises:
            BrokenDecoderError: There is none.
            DecodeError: It is that the file cannot be used.
        """
        self.deadline = time.monotonic() + PATIENCE_S
        try:
            send(self._in, question)
            answer, data = receive(self._out)
        except (OSError, ValueError, RecursionError, MemoryError) as error:
            raise BrokenDecoderError(str(error)) from error
        finally:
            self.deadline = 0.0
            self.idle_since = time.monotonic()
        if "error" in answer:
            raise DecodeError(_text(answer, "error", 40), _text(answer, "message", 2000))
        return answer, data

    def kill(self) -> None:
        """End it at once; whoever waits for an answer gets none."""
        self._process.kill()

    def end(self) -> int | None:
        """End it and take what is left of it; the code it ended with."""
        for pipe in (self._in, self._out):
            try:
                pipe.close()
            except OSError:
                _log.debug("a decoder was gone before its pipe was closed")
        self._process.kill()
        return self._process.wait()


class Decoders:
    """The children of this process, and the thread that ends those that take too long.

    Args:
        program: How one is started.
    """

    def __init__(self, program: DecoderProgram) -> None:
        self.program = program
        self._lock = threading.Lock()
        self._idle: list[Decoder] = []
        self._busy: set[Decoder] = set()
        self._watched = False
        self._closed = threading.Event()

    def lend(self) -> Decoder:
        """A child that has no file open.

        Raises:
            DecodeError: None can be started.
        """
        with self._lock:
            if self._idle:
                decoder = self._idle.pop()
                self._busy.add(decoder)
                return decoder
        try:
            decoder = Decoder(self.program)
        except (OSError, BrokenDecoderError) as error:
            raise DecodeError("unreadable", f"The decoder cannot be started: {error}.") from error
        with self._lock:
            self._busy.add(decoder)
            if not self._watched:
                self._watched = True
                threading.Thread(target=self._watch, name="mynah-decoders", daemon=True).start()
        return decoder

    def take_back(self, decoder: Decoder) -> None:
        """It closed its file."""
        with self._lock:
            self._busy.discard(decoder)
            keep = len(self._idle) < _KEPT and not self._closed.is_set()
            if keep:
                self._idle.append(decoder)
        if not keep:
            decoder.end()

    def drop(self, decoder: Decoder) -> DecodeError:
        """It broke; say why the file cannot be used."""
        with self._lock:
            self._busy.discard(decoder)
        code = decoder.end()
        _log.warning("a decoder ended with code %s, overdue: %s", code, decoder.overdue)
        if decoder.overdue:
            return DecodeError(
                "decoder_stuck", "The decoder did not get to an end with it; it is damaged."
            )
        return DecodeError("decoder_broke", "The decoder broke while reading it; it is damaged.")

    def close(self) -> None:
        """End all."""
        self._closed.set()
        with self._lock:
            idle, self._idle = self._idle, []
            busy = list(self._busy)
        for decoder in idle:
            decoder.end()
        for decoder in busy:  # those who read get an error, and end them
            decoder.kill()

    def _watch(self) -> None:
        while not self._closed.wait(1.0):
            now = time.monotonic()
            with self._lock:
                late = [one for one in self._busy if 0 < one.deadline < now]
                old = [one for one in self._idle if now - one.idle_since > _IDLE_S]
                self._idle = [one for one in self._idle if one not in old]
                if not (self._idle or self._busy):
                    self._watched = False
            for decoder in late:
                decoder.overdue = True
                decoder.kill()
            for decoder in old:
                decoder.end()
            if not self._watched:
                return


class ApartSource:
    """A file that a child reads; see `mynah.audio.backends.Source`."""

    def __init__(self, decoders: Decoders, path: Path, kind: str) -> None:
        self._decoders = decoders
        self._decoder: Decoder | None = decoders.lend()
        self._kind = np.dtype(kind)
        self._failed: DecodeError | None = None
        self.notes: list[Note] = []
        try:
            answer, _ = self._ask({"open": str(path.absolute()), "kind": kind})
            self.info = checked(_info(answer))
        except DecodeError:
            self.close()
            raise

    def read(self, frames: int) -> Samples:
        """Up to ``frames`` frames."""
        channels = self.info.channels
        wanted = min(frames, MOST_FRAMES // channels + 1)
        _, data = self._ask({"read": wanted})
        step = channels * self._kind.itemsize
        if len(data) % step or len(data) > wanted * step:
            raise self._break()
        return np.frombuffer(data, self._kind).reshape(-1, channels)

    def skip(self, frames: int) -> int:
        """See `mynah.audio.backends.Source`."""
        answer, _ = self._ask({"skip": frames})
        skipped = answer.get("skipped")
        if type(skipped) is not int or not 0 <= skipped <= frames:
            raise self._break()
        return skipped

    def close(self) -> None:
        """Closes the file; the child is free for another."""
        decoder, self._decoder = self._decoder, None
        if decoder is None:
            return
        try:
            decoder.ask({"close": True})
        except (BrokenDecoderError, DecodeError):
            self._decoders.drop(decoder)
        else:
            self._decoders.take_back(decoder)

    def _ask(self, question: Mapping[str, Any]) -> tuple[dict[str, Any], bytearray]:
        if self._decoder is None:
            raise self._failed or DecodeError("unreadable", "The file is closed.")
        try:
            answer, data = self._decoder.ask(question)
            self.notes += _notes(answer)
        except (BrokenDecoderError, ValueError, TypeError) as error:
            raise self._break() from error
        return answer, data

    def _break(self) -> DecodeError:
        decoder, self._decoder = self._decoder, None
        if decoder is not None:
            self._failed = self._decoders.drop(decoder)
        return self._failed or DecodeError("unreadable", "The file is closed.")


_decoders: Decoders | None = None
_choosing = threading.Lock()


def open_apart(path: Path, kind: str) -> Source:
    """Open a file in a child; see `mynah.audio.backends.open_source`.

    Raises:
        DecodeError: It cannot be used.
    """
    backends.check_file(path)  # most of what is no audio is told without a child
    return ApartSource(_pool(), path, kind)


def end_decoders() -> None:
    """End the children of this process; the next file starts one again."""
    global _decoders
    with _choosing:
        ended, _decoders = _decoders, None
    if ended is not None:
        ended.close()


def _pool() -> Decoders:
    global _decoders
    program = chosen_program()
    if program is None:
        raise DecodeError("unreadable", "There is no program that decodes.")
    with _choosing:
        if _decoders is not None and _decoders.program == program:
            return _decoders
        before, _decoders = _decoders, Decoders(program)
        made = _decoders
    if before is not None:
        before.close()
    return made


def tags_apart(path: Path) -> dict[str, str]:
    """The tags of a sound file, read by a child.

    Raises:
        DecodeError: The file is no sound file or cannot be read.
    """
    pool = _pool()
    decoder = pool.lend()
    try:
        answer, _ = decoder.ask({"tags": str(path.absolute())})
    except BrokenDecoderError as error:
        raise pool.drop(decoder) from error
    except DecodeError:
        pool.take_back(decoder)
        raise
    pool.take_back(decoder)
    found = answer.get("tags")
    return {str(name): str(text) for name, text in found.items()} if isinstance(found, dict) else {}


def send(pipe: BinaryIO | Any, header: Mapping[str, Any], data: Any = b"") -> None:
    """Write a header and samples."""
    text = json.dumps(header).encode()
    view = memoryview(data).cast("B")
    _write_all(pipe, memoryview(_HEAD.pack(len(text), len(view)) + text))
    _write_all(pipe, view)


def receive(pipe: BinaryIO | Any) -> tuple[dict[str, Any], bytearray]:
    """Read what `send` wrote: two lengths of four bytes, a header, samples.

    Raises:
        EOFError, ValueError: It is not that.
    """
    text_size, data_size = _HEAD.unpack(_read_all(pipe, _HEAD.size))
    if text_size > _LONGEST_HEADER or data_size > MOST_FRAMES * 2 * 8:
        raise ValueError("more than a decoder says")
    header = json.loads(_read_all(pipe, text_size))
    if not isinstance(header, dict):
        raise ValueError("no header")
    return header, _read_all(pipe, data_size)


def _read_all(pipe: Any, size: int) -> bytearray:
    data = bytearray(size)
    view, got = memoryview(data), 0
    while got < size:
        count = pipe.readinto(view[got:])
        if not count:
            raise ConnectionError("the other end is gone")
        got += count
    return data


def _write_all(pipe: Any, view: memoryview) -> None:
    while len(view):
        view = view[pipe.write(view) :]


def _enlarge(pipe: Any) -> None:
    """Let a whole portion lie in the pipe, where the system can do that."""
    if sys.platform != "linux":
        return
    import fcntl

    try:
        fcntl.fcntl(pipe.fileno(), _SET_PIPE_SIZE, _PIPE_BYTES)
    except OSError as error:
        _log.debug("the pipe of a decoder stays small: %s", error)


def _info(answer: Mapping[str, Any]) -> AudioInfo:
    values = [answer.get(one.name) for one in fields(AudioInfo)]
    name, codec, rate, channels, frames, duration = values
    if not (
        isinstance(name, str)
        and isinstance(codec, str)
        and all(type(one) is int for one in (rate, channels, frames))
        and isinstance(duration, int | float)
    ):
        raise DecodeError("unreadable", "The decoder said nothing of the file.")
    return AudioInfo(name, codec, rate, channels, frames, float(duration))  # type: ignore[arg-type]


def _notes(answer: Mapping[str, Any]) -> list[Note]:
    return [Note(str(code)[:40], str(text)[:2000]) for code, text in answer.get("notes", ())]


def _text(answer: Mapping[str, Any], name: str, most: int) -> str:
    return str(answer.get(name, ""))[:most]


atexit.register(end_decoders)
