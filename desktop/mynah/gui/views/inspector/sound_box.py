"""How mouse and wheel act on waveform and spectrogram."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal

_ZOOM = 1.25
_NOTCH = 120.0
_GRIP_PIXELS = 6.0


class SoundBox(pg.ViewBox):  # type: ignore[misc]
    """Tells what the person wants; it moves nothing by itself.

    Click: go there. Drag: select, or move the edge of the selection that is gripped. Wheel: closer
    and further away; with Shift, or a wheel that goes sideways: later and earlier. Dragging with
    another button: later and earlier.

    Signals:
        clicked: A moment in seconds.
        selected: First and last moment of what is dragged over; and whether the drag has ended.
        zoomed: A factor, and the moment that stays where it is.
        moved: By how many seconds.
    """

    clicked = Signal(float)
    selected = Signal(float, float, bool)
    zoomed = Signal(float, float)
    moved = Signal(float)

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setMouseEnabled(x=False, y=False)
        self.setDefaultPadding(0)
        self.selection: tuple[float, float] | None = None
        self._anchor = 0.0

    def mouseClickEvent(self, event: Any) -> None:
        """Go to what was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.clicked.emit(self._seconds(event.pos()))

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Select with the left button, move with the others."""
        del axis
        event.accept()
        now = self._seconds(event.pos())
        if event.button() != Qt.MouseButton.LeftButton:
            self.moved.emit(self._seconds(event.lastPos()) - now)
            return
        if event.isStart():
            pressed = self._seconds(event.buttonDownPos())
            edge = self._edge_near(pressed)
            self._anchor = pressed if edge is None else self._other_edge(edge)
        first, last = sorted((self._anchor, now))
        self.selected.emit(first, last, bool(event.isFinish()))

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:
        """Closer, further away, or sideways."""
        del axis
        event.accept()
        notches = event.delta() / _NOTCH
        sideways = event.orientation() == Qt.Orientation.Horizontal
        if sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            low, high = self.viewRange()[0]
            self.moved.emit(-0.15 * notches * (high - low))
        else:
            self.zoomed.emit(_ZOOM**notches, self._seconds(event.pos()))

    def hoverEvent(self, event: Any) -> None:
        """Show where an edge of the selection can be gripped."""
        near = not event.isExit() and self._edge_near(self._seconds(event.pos())) is not None
        shape = Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.IBeamCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def _seconds(self, position: Any) -> float:
        return float(self.mapToView(position).x())

    def _edge_near(self, seconds: float) -> float | None:
        if self.selection is None:
            return None
        reach = _GRIP_PIXELS * float(self.viewPixelSize()[0])
        return next((one for one in self.selection if abs(one - seconds) <= reach), None)

    def _other_edge(self, edge: float) -> float:
        if self.selection is None:
            return edge
        first, last = self.selection
        return last if edge == first else first
