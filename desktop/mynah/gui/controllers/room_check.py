"""Two seconds of listening to the room, measured off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from mynah.audio.room import CHECK_SECONDS, RoomNoise, measure_room

if TYPE_CHECKING:
    from mynah.gui.services.background import Background

Samples = npt.NDArray[np.float32]


class RoomCheck(QObject):
    """Gathers what the microphone hears, then judges it.

    Signals:
        measured: What was found (a `RoomNoise`).
    """

    measured = Signal(object)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._blocks: list[Samples] = []
        self._frames = 0
        self._rate = 0

    @property
    def running(self) -> bool:
        """Whether it still listens."""
        return self._rate > 0

    @property
    def share(self) -> float:
        """How much of the time is over, 0 to 1."""
        return self._frames / (CHECK_SECONDS * self._rate) if self._rate else 0.0

    def start(self, rate: int) -> None:
        """Begin to listen to samples of this rate."""
        self._blocks, self._frames, self._rate = [], 0, rate

    def cancel(self) -> None:
        """Forget what was heard."""
        self._blocks, self._frames, self._rate = [], 0, 0

    def add(self, block: Samples) -> None:
        """Listen to samples; the last ones needed begin the measurement."""
        if not self.running:
            return
        self._blocks.append(block)
        self._frames += len(block)
        if self._frames < CHECK_SECONDS * self._rate:
            return
        heard, rate = np.concatenate(self._blocks), self._rate
        self.cancel()

        def work() -> RoomNoise:
            return measure_room(heard, rate)

        self._background.run(work, self.measured.emit, owner=self)
