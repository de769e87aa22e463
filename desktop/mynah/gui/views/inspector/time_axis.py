"""The scale below the sound: minutes and seconds, as fine as there is room for."""

from __future__ import annotations

import pyqtgraph as pg

from mynah.gui import theme
from mynah.gui.views.parts.clock import clock

_STEPS = (
    *(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5),
    *(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600),
)
_ROOM = 80.0  # pixels from one number to the next


class TimeAxis(pg.AxisItem):  # type: ignore[misc]
    """Numbers such as 1:05, 0:03.2, and 0:03.245 close up."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.setStyle(tickLength=-4)
        self.take_colours()

    def take_colours(self) -> None:
        """Follow light and dark."""
        tokens = theme.tokens()
        self.setPen(pg.mkPen(tokens.border))
        self.setTextPen(pg.mkPen(tokens.muted))

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        """One kind of ticks, at a step that people read easily."""
        wanted = (high - low) / max(1.0, size / _ROOM)
        step = next((one for one in _STEPS if one >= wanted), 7200)
        return [(float(step), 0.0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """The numbers."""
        del scale
        return [moment(value, spacing) for value in values]


def moment(seconds: float, step: float) -> str:
    """A moment with as many decimals as the step needs."""
    if step >= 1:
        return clock(seconds + 1e-9)
    digits = 1 if step >= 0.1 else 2 if step >= 0.01 else 3
    minutes, rest = divmod(round(max(0.0, seconds), digits), 60)
    return f"{int(minutes)}:{rest:0{3 + digits}.{digits}f}"
