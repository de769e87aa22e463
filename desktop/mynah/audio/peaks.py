"""Waveforms to draw: a pyramid of lowest and highest samples, made in one pass, kept in a file.

Level 0 has one pair for every 256 samples, each further level one for every four pairs of the
level before, down to a few hundred pairs: whatever the zoom, drawing reads about as many pairs as
there are pixels.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mynah.audio.decode import blocks, open_audio

Pairs = npt.NDArray[np.float32]

BASE_SAMPLES = 256
FACTOR = 4
COARSEST_PAIRS = 256
_VERSION = 1
_BLOCK_FRAMES = BASE_SAMPLES * 1024


@dataclass(frozen=True)
class Peaks:
    """The pyramid of a file.

    Attributes:
        sample_rate: in Hz.
        frames: length of the file in samples.
        levels: float32 arrays of shape (pairs, 2), lowest and highest sample over all channels;
            a pair of level n stands for ``256 * 4**n`` samples.
    """

    sample_rate: int
    frames: int
    levels: tuple[Pairs, ...]

    def view(self, start: int, stop: int, pixels: int) -> Pairs:
        """Pairs for drawing samples ``start`` to ``stop``: at least ``pixels`` where there are.

        Shape (n, 2); n is below ``4 * pixels`` + 2.
        """
        return self.window(start, stop, pixels)[0]

    def window(self, start: int, stop: int, pixels: int) -> tuple[Pairs, int, int]:
        """As `view`, with the first sample of the first pair and the samples of each pair."""
        span = max(1, stop - start)
        level = 0
        while (
            level + 1 < len(self.levels)
            and span // (BASE_SAMPLES * FACTOR ** (level + 1)) >= pixels
        ):
            level += 1
        width = BASE_SAMPLES * FACTOR**level
        first = max(0, start) // width
        return self.levels[level][first : -(-stop // width)], first * width, width


def compute_peaks(path: str | os.PathLike[str]) -> Peaks:
    """Reads a sound file once, block by block, and makes its pyramid.

    Raises:
        DecodeError: where the file cannot be read.
    """
    with open_audio(path) as reader:
        rate = reader.info.sample_rate
    frames = 0
    parts: list[Pairs] = []
    for block in blocks(path, _BLOCK_FRAMES):
        frames += len(block)
        parts.append(_pairs(block.min(axis=1), block.max(axis=1), BASE_SAMPLES))
    levels = [np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)]
    while len(levels[-1]) > COARSEST_PAIRS:
        levels.append(_pairs(levels[-1][:, 0], levels[-1][:, 1], FACTOR))
    return Peaks(rate, frames, tuple(levels))


def peaks(path: str | os.PathLike[str], cache_dir: Path) -> Peaks:
    """The pyramid of a file, from ``cache_dir`` where it is there and the file is unchanged.

    A cache that cannot be read or written is not an error: the pyramid is made again.

    Raises:
        DecodeError: where the sound file cannot be read.
    """
    cached = _cache_file(Path(path), cache_dir)
    found = _load(cached) if cached is not None else None
    if found is not None:
        return found
    made = compute_peaks(path)
    if cached is not None:
        _save(cached, made)
    return made


def close_up(path: str | os.PathLike[str], start: int, stop: int, pixels: int) -> tuple[Pairs, int]:
    """Pairs of a short stretch, finer than the pyramid has them, read from the file itself.

    Args:
        path: of the sound file.
        start: first sample.
        stop: the one after the last; what lies behind the end of the file is left out.
        pixels: about how many pairs are wanted.

    Returns:
        Pairs of shape (n, 2), n at most ``2 * pixels``, and how many samples each stands for.

    Raises:
        DecodeError: where the file cannot be read.
    """
    start = max(0, start)
    missing = max(0, stop - start)
    width = max(1, missing // max(1, pixels))
    parts: list[Pairs] = []
    with open_audio(path) as reader:
        reader.skip(start)
        size = width * max(1, _BLOCK_FRAMES // width)
        while missing > 0 and len(block := reader.read(min(size, missing))):
            missing -= len(block)
            parts.append(_pairs(block.min(axis=1), block.max(axis=1), width))
    return (np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)), width


def _pairs(lowest: Pairs, highest: Pairs, width: int) -> Pairs:
    starts = np.arange(0, len(lowest), width)
    if not len(starts):
        return np.zeros((0, 2), np.float32)
    low = np.minimum.reduceat(lowest, starts)
    return np.stack((low, np.maximum.reduceat(highest, starts)), axis=1)


def _cache_file(path: Path, cache_dir: Path) -> Path | None:
    try:
        status = path.stat()
    except OSError:
        return None
    key = f"{_VERSION}\n{path.absolute()}\n{status.st_size}\n{status.st_mtime_ns}"
    name = hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return cache_dir / f"{name}.peaks.npz"


_MOST_STORED = 1 << 30  # bytes of a level; a recording of a day has a tenth
_BROKEN = (OSError, ValueError, KeyError, IndexError, EOFError, TypeError, OverflowError)


def _load(file: Path) -> Peaks | None:
    try:
        # Opened here: numpy leaves the file open when what is in it is broken.
        with file.open("rb") as stored, np.load(stored, allow_pickle=False) as data:
            # What is written here is not packed; what unfolds is from somebody else.
            if any(
                one.compress_type or one.file_size > _MOST_STORED for one in data.zip.infolist()
            ):
                return None
            facts = data["facts"]
            levels = tuple(data[f"level{index}"] for index in range(int(facts[2])))
            return Peaks(int(facts[0]), int(facts[1]), levels)
    except (*_BROKEN, zipfile.BadZipFile, NotImplementedError, MemoryError):
        return None  # not there, or half written by a crash


def _save(file: Path, made: Peaks) -> None:
    arrays = {f"level{index}": level for index, level in enumerate(made.levels)}
    facts = np.array([made.sample_rate, made.frames, len(made.levels)], np.int64)
    temporary = ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(suffix=".part", dir=file.parent)
        with os.fdopen(handle, "wb") as out:
            np.savez(out, facts=facts, **arrays)  # type: ignore[arg-type]
        Path(temporary).replace(file)
    except OSError:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
