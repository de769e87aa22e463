"""Short parts of a recording to be heard in its place: those in which most is going on."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import numpy as np

from mynah.audio.decode import Samples, open_audio
from mynah.audio.write import write_audio

SECONDS = 6.0
MOST = 3
_LOOKED_AT = 8


def excerpts(path: str | os.PathLike[str], folder: Path, seconds: float = SECONDS) -> list[Path]:
    """Cut a few parts out of a recording, in the order in which they are heard.

    Of a short recording all is taken. Of a long one a few places are looked at, all through it,
    and the loudest are taken: silence would tell nobody anything.

    Args:
        path: The recording; it is only read.
        folder: For the parts, mono, as FLAC; made where it is missing.
        seconds: Length of a part.

    Returns:
        One to three files.

    Raises:
        DecodeError: The recording cannot be read.
        OSError: The folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with open_audio(path) as reader:
        rate, length = reader.info.sample_rate, reader.info.duration or 0.0
    parts: list[tuple[int, Samples]] = []
    if length <= 2 * seconds:
        parts.append((0, _read(path, 0, round(2 * seconds * rate))))
    else:
        count = min(_LOOKED_AT, int(length // seconds))
        places = np.linspace(0.0, length - seconds, count)
        parts = [
            (round(place * rate), _read(path, round(place * rate), round(seconds * rate)))
            for place in places.tolist()
        ]
        loudest = sorted(parts, key=lambda part: -_power(part[1]))[:MOST]
        parts = sorted(loudest, key=lambda part: part[0])
    made = []
    for number, (_start, audio) in enumerate(parts, 1):
        # Its content is in its name: what was made of another recording is not taken for it.
        mark = hashlib.sha256(audio.tobytes()).hexdigest()[:12]
        file = folder / f"part-{number}-{mark}.flac"
        write_audio(file, audio, rate, format="flac")
        made.append(file)
    return made


def _read(path: str | os.PathLike[str], start: int, frames: int) -> Samples:
    with open_audio(path) as reader:
        reader.skip(start)
        blocks = []
        while frames > 0 and len(block := reader.read(frames)):
            frames -= len(block)
            blocks.append(block.mean(axis=1, dtype=np.float32))
    return np.concatenate(blocks) if blocks else np.zeros(0, np.float32)


def _power(audio: Samples) -> float:
    return float(np.mean(np.square(audio))) if len(audio) else 0.0
