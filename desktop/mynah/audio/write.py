"""Writing sound files: complete or not at all.

Everything is written under a temporary name in the same folder, flushed to the disk and renamed
into place, so that neither a crash nor a full disk leaves half a file under a good name.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt
import soundfile

from mynah.audio.backends import sound_name
from mynah.audio.id3 import Behind, id3_tag

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

Samples = npt.NDArray[np.float32]

FORMATS: Mapping[str, tuple[str, str]] = {
    "wav": ("WAV", "PCM_16"),
    "flac": ("FLAC", "PCM_24"),
    "mp3": ("MP3", "MPEG_LAYER_III"),
    "ogg": ("OGG", "VORBIS"),
    "opus": ("OGG", "OPUS"),
}
"""Our name of a format -> libsndfile's name of it, and the coding when none is asked for."""

TAGS = ("title", "artist", "album", "comment", "copyright", "date", "genre", "license", "software")
RF64_ABOVE_BYTES = 4_000_000_000
_SYSTEM_ERROR = 2  # of libsndfile
_PREFIX, _SUFFIX = ".mynah-", ".part"
_BLOCK_FRAMES = 1 << 16  # libsndfile's Vorbis encoder overflows the stack on very long writes


class WriteError(OSError):
    """A sound file could not be written; nothing is left under its name.

    Its `errno` says why, as that of any other refusal of the system.
    """

    def __init__(self, path: Path, reason: object, number: int | None) -> None:
        super().__init__(number, f"{path} could not be written: {reason}")
        self.filename = str(path)

    def __str__(self) -> str:
        return str(self.strerror)


class StreamWriter:
    """Writes a long file block by block; use as a context manager.

    Leaving the context normally puts the file in place; leaving it by an exception removes it.
    Samples beyond full scale are clipped by formats that cannot hold them, and counted in
    ``clipped``.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        sample_rate: int,
        channels: int = 1,
        format: str = "wav",  # noqa: A002 - the word for it
        subtype: str | None = None,
        metadata: Mapping[str, str] | None = None,
        expected_frames: int = 0,
    ) -> None:
        """Opens the file.

        Args:
            path: where the file shall be.
            sample_rate: in Hz.
            channels: number of channels.
            format: a key of `FORMATS`.
            subtype: libsndfile's name of the coding, such as ``FLOAT`` or ``PCM_24``.
            metadata: tags, keys of `TAGS`.
            expected_frames: lets a WAV above 4 GB be written as RF64.

        Raises:
            ValueError: for a format, coding, rate or tag that cannot be written.
            WriteError: where the folder cannot be written.
        """
        if format not in FORMATS:
            raise ValueError(f"unknown format {format!r}; known: {', '.join(FORMATS)}")
        container, default = FORMATS[format]
        self._subtype = subtype or default
        self._float = self._subtype in ("FLOAT", "DOUBLE")
        if not soundfile.check_format(container, self._subtype):
            raise ValueError(f"{format} cannot hold {self._subtype}")
        if container == "WAV" and expected_frames * channels * 4 > RF64_ABOVE_BYTES:
            container = "RF64"
        unknown = set(metadata or ()) - set(TAGS)
        if unknown:
            raise ValueError(f"unknown tags: {', '.join(sorted(unknown))}")
        self.path = Path(path)
        self.clipped = 0
        self._temporary, self._in_use = _temporary_beside(self.path)
        tags = dict(metadata or {})
        self._behind: Behind | None = None  # the tag, in a format that libsndfile cannot tag
        place: int | str | bytes | Behind = sound_name(self._temporary)
        try:
            if container == "MP3":
                place, tags = self._behind_a_tag(tags), {}
            self._sound = soundfile.SoundFile(
                place, "w", sample_rate, channels, self._subtype, format=container
            )
        except (soundfile.SoundFileError, OSError) as error:
            self._close_behind()
            why = refused_by_the_system(self._temporary)
            self._drop()
            if isinstance(error, OSError):
                raise WriteError(self.path, error, error.errno) from error
            if getattr(error, "code", 0) == _SYSTEM_ERROR:
                raise WriteError(self.path, error, why) from error
            text = f"{format} with {channels} channels at {sample_rate} Hz: {error}"
            raise ValueError(text) from error
        try:
            for tag, value in tags.items():
                setattr(self._sound, tag, value)
        except BaseException:
            self.discard()
            raise

    def write(self, block: Samples) -> None:
        """Appends samples of shape (frames,) or (frames, channels).

        Raises:
            WriteError: when the disk is full or gone.
        """
        if not self._float:
            self.clipped += int(np.count_nonzero(np.abs(block) > 1.0))
        try:
            for start in range(0, len(block), _BLOCK_FRAMES):
                self._sound.write(block[start : start + _BLOCK_FRAMES])
        except (soundfile.SoundFileError, AssertionError) as error:
            # An assertion is how python-soundfile reports fewer frames written than given.
            why = refused_by_the_system(self._temporary)
            raise WriteError(self.path, error, why) from error
        if self._behind is not None and self._behind.fault is not None:
            fault = self._behind.fault
            raise WriteError(self.path, fault, fault.errno) from fault

    def close(self) -> None:
        """Puts the finished file in place.

        Raises:
            WriteError: when that fails; the file is removed.
        """
        try:
            self._sound.close()
            self._close_behind()
            if self._behind is not None and self._behind.fault is not None:
                raise self._behind.fault
            with self._temporary.open("rb+") as file:
                os.fsync(file.fileno())
            self._temporary.replace(self.path)
            _sync_names(self.path.parent)
        except (soundfile.SoundFileError, OSError) as error:
            is_known = isinstance(error, OSError)
            why = error.errno if is_known else refused_by_the_system(self._temporary)
            self._temporary.unlink(missing_ok=True)
            raise WriteError(self.path, error, why) from error
        finally:
            self._let_go()

    def discard(self) -> None:
        """Removes what was written."""
        try:
            self._sound.close()
        finally:
            self._close_behind()
            self._drop()

    def _drop(self) -> None:
        self._temporary.unlink(missing_ok=True)
        self._let_go()

    def _let_go(self) -> None:
        """Gives the lock back that says that the temporary file is in use."""
        if self._in_use is not None:
            handle, self._in_use = self._in_use, None
            os.close(handle)

    def _behind_a_tag(self, tags: Mapping[str, str]) -> Behind:
        file = self._temporary.open("rb+")
        file.write(id3_tag(tags))
        self._behind = Behind(file)
        return self._behind

    def _close_behind(self) -> None:
        if self._behind is not None:
            self._behind.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.discard()


def write_audio(
    path: str | os.PathLike[str],
    x: Samples,
    sample_rate: int,
    format: str = "wav",  # noqa: A002 - the word for it
    subtype: str | None = None,
    metadata: Mapping[str, str] | None = None,
) -> float:
    """Writes ``x``, shape (frames,) or (frames, channels), to ``path``.

    Samples beyond full scale are scaled, not clipped, where the coding cannot hold them.

    Args:
        path: where the file shall be; replaced if it is there.
        x: float32 samples.
        sample_rate: in Hz.
        format: ``wav``, ``flac``, ``mp3``, ``ogg`` or ``opus``.
        subtype: libsndfile's name of the coding; by default PCM_16 in WAV, PCM_24 in FLAC.
        metadata: tags, keys of `TAGS`.

    Returns:
        The gain that was applied: 1.0 unless the signal had to be scaled.

    Raises:
        ValueError: for what the format cannot hold, or samples that are not finite.
        WriteError: when the disk is full, or the folder cannot be written.
    """
    peak = float(np.abs(x).max()) if x.size else 0.0
    if not np.isfinite(peak):
        raise ValueError("samples must be finite")
    channels = 1 if x.ndim == 1 else x.shape[1]
    writer = StreamWriter(path, sample_rate, channels, format, subtype, metadata, len(x))
    gain = 1.0
    with writer:
        if peak > 1.0 and (subtype or "") not in ("FLOAT", "DOUBLE"):
            gain = 1.0 / peak
            x = x * np.float32(gain)
        writer.write(x)
    return gain


def _sync_names(folder: Path) -> None:
    """Flush a folder's list of names, so that a file that is said to be there stays there."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems cannot flush folders; the rename is still whole or not at all.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.EBADF}:
            raise
    finally:
        os.close(handle)


def _temporary_beside(path: Path) -> tuple[Path, int | None]:
    """A new file in the folder of ``path``, and the open file whose lock says that it is in use."""
    # Its name does not grow with that of ``path``, which may be as long as the system takes.
    try:
        remove_abandoned(path.parent)
        while True:
            handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=path.parent)
            if os.name != "posix":
                os.close(handle)
                return Path(name), None
            mask = os.umask(0)
            os.umask(mask)
            os.fchmod(handle, 0o666 & ~mask)  # mkstemp makes private files
            _lock(handle)
            if os.fstat(handle).st_nlink:  # else it was taken for abandoned before it was locked
                return Path(name), handle
            os.close(handle)
    except OSError as error:
        raise WriteError(path, error, error.errno) from error


@lru_cache(maxsize=256)
def remove_abandoned(folder: Path) -> None:
    """Remove, once in a process, what killed ones left of sound files in ``folder``.

    The system gives back the lock of a process that is gone; a file that cannot be locked is being
    written. Where the system cannot lock, and on Windows, nothing is removed that is in use either.
    """
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            if os.name != "posix":
                path.unlink()  # refused while somebody has it open
                continue
            handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
            try:
                if _lock(handle):
                    path.unlink()
            finally:
                os.close(handle)


def _lock(handle: int) -> bool:
    """Lock an open file for this process; whether that could be done."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def refused_by_the_system(path: Path) -> int | None:
    """Why a file cannot be written, by trying; for libraries that only say "System error".

    Args:
        path: The file, which is given up: a block is added to it.

    Returns:
        The number of the refusal; that of a failing disk where it can be written after all.
    """
    try:
        with path.open("ab") as file:
            file.write(bytes(1 << 16))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.errno
    return errno.EIO
