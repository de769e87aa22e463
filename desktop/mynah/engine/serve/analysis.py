"""Pitch of recordings for the window, measured once and kept where it may be deleted."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.audio.decode import DecodeError
from mynah.engine.convert.source import open_source
from mynah.engine.features.pitch import HOP, SAMPLE_RATE
from mynah.project.atomic import write_bytes
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.features.pitch import PitchTracker
    from mynah.protocol.ports import Control

FOLDER = "analysis"
MOST_FILES = 2000
_VERSION = b"1"


def analyse(path: Path, cache: Path, tracker: PitchTracker, control: Control) -> dict[str, Any]:
    """Measure the pitch of a recording, or find what was measured before.

    Raises:
        MynahError: NOT_FOUND or BAD_INPUT for a recording that cannot be read.
        Interrupted: when it was asked for.
    """
    folder = cache / FOLDER
    kept = folder / f"{_name(path)}.npz"
    if kept.exists():
        with np.load(kept) as found:
            frames = len(found["f0"])
        os.utime(kept)  # the ones used last are kept longest
        return _answer(kept, frames, cached=True)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with open_source(path, Path(gettempdir()), tracker, control) as source:
            f0 = source.f0[: -(-source.length // HOP)].copy()
    except DecodeError as error:
        raise MynahError(ErrorCode.BAD_INPUT, f"{path.name}: {error.message}") from error
    times = (np.arange(len(f0)) * (HOP / SAMPLE_RATE)).astype(np.float32)
    content = io.BytesIO()
    np.savez(content, f0=f0, times=times)
    write_bytes(kept, content.getvalue())
    _thin_out(folder)
    return _answer(kept, len(f0), cached=False)


def _answer(kept: Path, frames: int, *, cached: bool) -> dict[str, Any]:
    hop = HOP / SAMPLE_RATE
    return {"path": str(kept), "hop_s": hop, "seconds": frames * hop, "cached": cached}


def _name(path: Path) -> str:
    """The same as long as the file is."""
    try:
        status = path.stat()
    except OSError as error:
        raise MynahError(ErrorCode.NOT_FOUND, f"{path} is not there.") from error
    facts = f"{path.absolute()}\0{status.st_size}\0{status.st_mtime_ns}"
    return hashlib.sha256(_VERSION + os.fsencode(facts)).hexdigest()[:32]


def _thin_out(folder: Path) -> None:
    files = sorted(folder.glob("*.npz"), key=lambda one: one.stat().st_mtime_ns)
    for old in files[:-MOST_FILES]:
        old.unlink(missing_ok=True)
