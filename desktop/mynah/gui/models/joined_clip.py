"""The joined reference clip, made to be seen and heard before it is exported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from mynah.audio.write import write_audio
from mynah.project.export_reference import join

_RATE = 32000
_COLUMNS = 240


@dataclass(frozen=True)
class JoinedClip:
    """A joined clip on the disk.

    Attributes:
        path: Where it lies.
        seconds: How long it is.
        peaks: Largest magnitude in each of up to 240 equal parts, 0 to 1.
    """

    path: Path
    seconds: float
    peaks: tuple[float, ...]


def join_clips(paths: Sequence[Path], gap: float, out: Path) -> JoinedClip:
    """Read, join and write; not for the GUI thread.

    Raises:
        DecodeError: A recording cannot be read.
        OSError: The disk refused.
    """
    joined = join(paths, gap, _RATE)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_audio(out, joined, _RATE, "wav", "PCM_16")
    parts = np.array_split(np.abs(joined), min(_COLUMNS, max(1, len(joined))))
    peaks = tuple(float(part.max()) if part.size else 0.0 for part in parts)
    return JoinedClip(out, len(joined) / _RATE, peaks)
