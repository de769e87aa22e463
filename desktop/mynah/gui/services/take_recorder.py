"""Writes what the microphone hears into a take, on a thread of its own.

Hours may be recorded: samples wait in memory for a moment only, and when the disk cannot follow,
the take ends with what was written instead of filling the memory.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from mynah.gui.services.background import Background, Task
from mynah.project.takes import SHORTEST_SECONDS, Take, Takes

if TYPE_CHECKING:
    from mynah.audio.growing import GrowingWav

Samples = npt.NDArray[np.float32]

WRITE_SECONDS = 0.25
"""So much is written at a time."""
MOST_WAITING_SECONDS = 30.0
LONGEST_SECONDS = 3 * 3600.0

_log = logging.getLogger(__name__)


class DiskTooSlowError(Exception):
    """So much waited to be written that the take was ended."""


class _Writing:
    """One take while it is written; its file belongs to the writer's thread."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        self.waiting: list[Samples] = []
        self.waiting_frames = 0
        self.handed_frames = 0
        self.frames = 0
        self.take: Take | None = None
        self.file: GrowingWav | None = None

    def gather(self) -> Samples:
        """Take out what waits."""
        block = np.concatenate(self.waiting) if self.waiting else np.zeros(0, np.float32)
        self.waiting, self.waiting_frames = [], 0
        return block


class TakeRecorder(QObject):
    """Records one take at a time.

    Args:
        takes: Where they are; all its files are touched on this recorder's thread alone.
        parent: Its parent.

    Signals:
        finished: A take was ended and can be read (the `Take`).
        emptied: A take was ended in which there is nothing.
        failed: It could not be written (the exception); when something was, `finished` follows.
        filled: The take was ended because it is as long as one may be; `finished` follows.
    """

    finished = Signal(object)
    emptied = Signal()
    failed = Signal(object)
    filled = Signal()

    def __init__(self, takes: Takes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.takes = takes
        self._thread = Background(self, threads=1)
        self._now: _Writing | None = None

    @property
    def recording(self) -> bool:
        """Whether a take is open."""
        return self._now is not None

    @property
    def seconds(self) -> float:
        """Length of the open take so far."""
        return self._now.frames / self._now.rate if self._now is not None else 0.0

    def begin(self, text: str, workspace: Path, rate: int, bits: int) -> None:
        """Open a take.

        Args:
            text: What is going to be read.
            workspace: For which it is.
            rate: Of the samples, in Hz.
            bits: They are worth.
        """
        self.end()
        writing = self._now = _Writing(rate)
        takes = self.takes

        def open_file() -> None:
            writing.take, writing.file = takes.begin(text, workspace, rate, bits)

        self._run(open_file, writing)

    def append(self, block: Samples) -> None:
        """Add samples to the open take; without one they are dropped."""
        writing = self._now
        if writing is None:
            return
        writing.waiting.append(block)
        writing.waiting_frames += len(block)
        writing.frames += len(block)
        if writing.waiting_frames >= WRITE_SECONDS * writing.rate:
            self._hand_over(writing)
        if writing.handed_frames > MOST_WAITING_SECONDS * writing.rate:
            self._fail(writing, DiskTooSlowError("the disk is too slow to record to"))
        elif self.seconds >= LONGEST_SECONDS:
            self.filled.emit()
            self.end()

    def end(self) -> None:
        """Close the open take; `finished` or `emptied` tells when that is done."""
        writing, self._now = self._now, None
        if writing is None:
            return
        self._hand_over(writing)

        def close_file() -> Take | None:
            if writing.take is None or writing.file is None:
                return None
            writing.file.close()
            take = replace(writing.take, seconds=writing.file.seconds)
            if take.seconds >= SHORTEST_SECONDS:
                return take
            self.takes.discard(take)
            return None

        self._thread.run(close_file, self._on_closed, self._on_close_failed, owner=self)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject,
    ) -> Task:
        """Do something with the takes' files after everything that was asked for before."""
        return self._thread.run(work, done, failed, owner=owner)

    def close(self) -> None:
        """End what is open, wait for the disk, and let go of the folder."""
        self.end()
        self._thread.run(self.takes.close, lambda _none: None, owner=self)
        self._thread.wait()
        self._thread.close()

    def _hand_over(self, writing: _Writing) -> None:
        block = writing.gather()
        if not len(block):
            return
        writing.handed_frames += len(block)

        def write() -> None:
            if writing.file is not None:
                writing.file.append(block)

        self._run(write, writing, len(block))

    def _run(self, work: Callable[[], None], writing: _Writing, frames: int = 0) -> None:
        self._thread.run(
            work,
            partial(self._on_written, writing, frames),
            partial(self._fail, writing),
            owner=self,
        )

    def _on_written(self, writing: _Writing, frames: int, _none: object) -> None:
        writing.handed_frames -= frames

    def _fail(self, writing: _Writing, error: Exception) -> None:
        if writing is not self._now:
            _log.warning("a take could not be written: %s", error)
            return
        writing.waiting, writing.waiting_frames = [], 0
        self.failed.emit(error)
        self.end()

    def _on_closed(self, take: Take | None) -> None:
        if take is None:
            self.emptied.emit()
        else:
            self.finished.emit(take)

    def _on_close_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        self.emptied.emit()
