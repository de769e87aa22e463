"""Fetches what is drawn of a recording, the quickest first, and drops it when another is wanted."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal

from mynah.audio.peaks import BASE_SAMPLES, Pairs, Peaks, close_up, peaks
from mynah.audio.spectrogram import Spectrogram, spectrogram

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mynah.gui.controllers.session import Session
    from mynah.gui.services.background import Task
    from mynah.gui.services.warm_engine import Request
    from mynah.protocol.events import Failed

_BEGIN_MS = 60
"""Whoever goes through the list with the arrow keys does not wait for every recording."""
_PITCH_MS = 700
_KEPT = 12
_OVERVIEW_COLUMNS = 1200
_MOST_DETAIL_SECONDS = 120.0


@dataclass
class _Known:
    """What was fetched of a recording already."""

    peaks: Peaks | None = None
    picture: Spectrogram | None = None
    pitch: tuple[float, npt.NDArray[np.float32]] | None = None


class SoundLoader(QObject):
    """Loads one recording at a time.

    Signals:
        peaks_loaded: The waveform (`Peaks`).
        close_up_loaded: First moment, seconds from pair to pair, pairs.
        picture_loaded: A `Spectrogram`, and whether it is the fine one of a stretch.
        pitch_loaded: Seconds from value to value, and Hz (0 where there is none).
        pitch_failed: The engine's `Failed`.
        failed: The recording cannot be read (the exception).
    """

    peaks_loaded = Signal(object)
    close_up_loaded = Signal(float, float, object)
    picture_loaded = Signal(object, bool)
    pitch_loaded = Signal(float, object)
    pitch_failed = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path: Path | None = None
        self._known: OrderedDict[tuple[str, str], _Known] = OrderedDict()
        self._current = _Known()
        self._tasks: list[Task] = []
        self._detail: list[Task] = []
        self._request: Request | None = None
        self._begin = self._timer(_BEGIN_MS, self._load)
        self._ask = self._timer(_PITCH_MS, self._ask_pitch)

    def load(self, path: Path, version: str) -> None:
        """Fetch everything of a recording; ``version`` differs when its content does."""
        self.stop()
        self._path = path
        key = (str(path), version)
        self._current = self._known.setdefault(key, _Known())
        self._known.move_to_end(key)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        if self._current.peaks is not None:
            self._load()
        else:
            self._begin.start()

    def stop(self) -> None:
        """Want nothing any more."""
        self._path = None
        self._begin.stop()
        self._ask.stop()
        for task in (*self._tasks, *self._detail):
            task.cancel()
        self._tasks, self._detail = [], []
        if self._request is not None:
            self._request.cancel()
            self._request = None

    def forget(self) -> None:
        """Keep nothing; another workspace is open."""
        self.stop()
        self._known.clear()

    def load_detail(self, start: float, end: float, pixels: int) -> None:
        """Fetch a stretch finer than the whole shows it, where there is anything finer."""
        path, known = self._path, self._current
        if path is None or known.peaks is None:
            return
        for task in self._detail:
            task.cancel()
        self._detail = []
        rate, length = known.peaks.sample_rate, known.peaks.frames / known.peaks.sample_rate
        if (end - start) * rate < BASE_SAMPLES * pixels:
            # A little more than is in view, so that a small step needs nothing new.
            room = (end - start) / 2
            first, last = int(max(0.0, start - room) * rate), int((end + room) * rate)
            self._detail.append(
                self._run(
                    partial(close_up, path, first, last, 4 * pixels),
                    partial(self._on_close_up, first / rate, rate),
                )
            )
        if end - start < min(0.7 * length, _MOST_DETAIL_SECONDS) and known.picture is not None:
            top = known.picture.top_db
            work = partial(spectrogram, path, start, end, columns=max(200, pixels), top_db=top)
            self._detail.append(self._run(work, self._on_fine))

    def _load(self) -> None:
        path, known = self._path, self._current
        if path is None:
            return
        if known.peaks is not None:
            self.peaks_loaded.emit(known.peaks)
        else:
            folder = self._session.workspace.cache_dir
            self._tasks.append(
                self._run(partial(peaks, path, folder), partial(self._on_peaks, known))
            )
        if known.picture is not None:
            self.picture_loaded.emit(known.picture, False)
        else:
            self._tasks.append(
                self._run(
                    partial(spectrogram, path, columns=_OVERVIEW_COLUMNS),
                    partial(self._on_picture, known),
                )
            )
        if known.pitch is not None:
            self.pitch_loaded.emit(*known.pitch)
        else:
            # The engine starts with the first question, so not for a glance.
            self._ask.start()

    def _run(self, work: Any, done: Any) -> Task:
        return self._session.background.run(work, done, self._on_failed, owner=self, priority=1)

    def _on_failed(self, error: Exception) -> None:
        if self._path is not None:
            self.stop()
            self.failed.emit(error)

    def _on_peaks(self, known: _Known, found: Peaks) -> None:
        known.peaks = found
        self.peaks_loaded.emit(found)

    def _on_picture(self, known: _Known, picture: Spectrogram) -> None:
        known.picture = picture
        self.picture_loaded.emit(picture, False)

    def _on_fine(self, picture: Spectrogram) -> None:
        self.picture_loaded.emit(picture, True)

    def _on_close_up(self, start: float, rate: int, found: tuple[Pairs, int]) -> None:
        pairs, width = found
        self.close_up_loaded.emit(start, width / rate, pairs)

    def _ask_pitch(self) -> None:
        if self._path is None:
            return
        self._request = self._session.engine.request(
            "analyse",
            {"path": str(self._path), "workspace": str(self._session.workspace.root)},
            partial(self._on_answer, self._current),
            self._on_no_answer,
            owner=self,
        )

    def _on_answer(self, known: _Known, answer: Mapping[str, Any]) -> None:
        self._request = None
        hop = float(answer.get("hop_s", 0.01))
        self._tasks.append(
            self._session.background.run(
                partial(_read_pitch, Path(str(answer.get("path", "")))),
                partial(self._on_pitch, known, hop),
                self.pitch_failed.emit,
                owner=self,
            )
        )

    def _on_pitch(self, known: _Known, hop: float, hertz: npt.NDArray[np.float32]) -> None:
        known.pitch = (hop, hertz)
        self.pitch_loaded.emit(hop, hertz)

    def _on_no_answer(self, error: Failed) -> None:
        self._request = None
        self.pitch_failed.emit(error)

    def _timer(self, milliseconds: int, slot: Any) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(slot)
        return made


def _read_pitch(path: Path) -> npt.NDArray[np.float32]:
    with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
        return np.asarray(found["f0"], np.float32)
