"""Small waveforms for the list of samples, made in the background, the last asked for first."""

from __future__ import annotations

import logging
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from mynah.audio.decode import DecodeError
from mynah.audio.peaks import peaks

if TYPE_CHECKING:
    from mynah.gui.services.background import Background
    from mynah.project.sample import Sample

_log = logging.getLogger(__name__)

Thumbnail = npt.NDArray[np.float32]
"""Loudest sample of each part of a recording, float32, shape (parts,), 0 to 1."""

PARTS = 128
_KEPT = 4000  # of 512 bytes each
_WAITING = 60  # a screen full; what scrolled away while waiting is asked for again when it is back
_AT_ONCE = 6
_NOTHING: Thumbnail = np.zeros(0, np.float32)


class ThumbnailStore(QObject):
    """Keeps the thumbnails that were asked for lately.

    Args:
        background: Where files are read.
        parent: Its parent.

    Signals:
        thumbnail_made: One that was asked for can be had now (the sample's id).
    """

    thumbnail_made = Signal(str)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._folder = Path()
        self._made: OrderedDict[tuple[str, str], Thumbnail] = OrderedDict()
        self._waiting: OrderedDict[tuple[str, str], Path] = OrderedDict()
        self._busy = False

    def set_folder(self, cache_dir: Path) -> None:
        """Keep the waveforms of another workspace in its cache folder."""
        self._folder = cache_dir
        self._made.clear()
        self._waiting.clear()

    def get(self, sample: Sample) -> Thumbnail | None:
        """The thumbnail of a sample; None while it is not made, which asks for it."""
        key = (sample.id, sample.sha256)
        found = self._made.get(key)
        if found is not None:
            self._made.move_to_end(key)
            return found
        self._waiting[key] = sample.path
        self._waiting.move_to_end(key)
        while len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        self._next()
        return None

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        count = min(_AT_ONCE, len(self._waiting))
        some = dict(self._waiting.popitem() for _ in range(count))
        folder = self._folder

        def work() -> tuple[Path, dict[tuple[str, str], Thumbnail]]:
            return folder, {key: _thumbnail(path, folder) for key, path in some.items()}

        self._background.run(work, self._on_made, self._on_failed, owner=self, priority=-1)

    def _on_made(self, result: tuple[Path, dict[tuple[str, str], Thumbnail]]) -> None:
        self._busy = False
        folder, made = result
        if folder == self._folder:
            self._made.update(made)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
            for sample_id, _ in made:
                self.thumbnail_made.emit(sample_id)
        self._next()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        _log.warning("waveforms were not made: %s", error)


def _thumbnail(path: Path, folder: Path) -> Thumbnail:
    try:
        pairs = peaks(path, folder).levels[-1]
    except (DecodeError, OSError):
        return _NOTHING
    loudest = np.abs(pairs).max(axis=1) if len(pairs) else _NOTHING
    if len(loudest) <= PARTS:
        return loudest.astype(np.float32)
    edges = np.linspace(0, len(loudest), PARTS, endpoint=False).astype(np.intp)
    return np.maximum.reduceat(loudest, edges).astype(np.float32)
