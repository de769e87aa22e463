"""Changes of the library one after the other, in the order in which they were asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from mynah.gui.services.background import Background


@dataclass
class _Piece:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    owner: QObject


class SerialWork(QObject):
    """Work in the background of which the next piece begins when the one before has ended.

    A deletion that is undone at once must not overtake itself.

    Args:
        background: Where it runs.
        parent: Its parent.

    Signals:
        idle: Nothing is left to do.
    """

    idle = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._waiting: deque[_Piece] = deque()
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether something goes on or waits."""
        return self._busy or bool(self._waiting)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject,
    ) -> None:
        """As :meth:`Background.run`, after everything that was handed in before."""
        self._waiting.append(_Piece(work, done, failed, owner))
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        piece = self._waiting.popleft()

        def done(result: object) -> None:
            self._ended()
            if shiboken6.isValid(piece.owner):
                piece.done(result)
            self._go_on()

        def failed(error: Exception) -> None:
            self._ended()
            if piece.failed is not None and shiboken6.isValid(piece.owner):
                piece.failed(error)
            self._go_on()

        self._background.run(piece.work, done, failed, owner=self)

    def _ended(self) -> None:
        self._busy = False

    def _go_on(self) -> None:
        self._next()
        if not self.busy:
            self.idle.emit()
