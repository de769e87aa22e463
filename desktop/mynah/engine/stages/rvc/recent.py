"""What the last steps of a training were like: for its curves, its remaining time, its health."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field

import numpy as np

REPORT_STEPS, REPORT_S = 10, 5.0  # between two points of the curves, whichever comes first
EXPLODED = 4.0  # times the recent median of the loss,
EXPLODED_STEPS = 5  # so often in a row: a batch of silence alone has such a loss early on


@dataclass
class Recent:
    """What the last steps were like."""

    losses: deque[float] = field(default_factory=lambda: deque(maxlen=50))
    seconds: deque[float] = field(default_factory=lambda: deque(maxlen=30))
    unreported: list[dict[str, float]] = field(default_factory=list)
    reported: float = field(default_factory=time.monotonic)
    high: int = 0

    @property
    def each(self) -> float:
        """Seconds of a step."""
        return float(np.median(self.seconds)) if self.seconds else 0.0

    def add(self, losses: dict[str, float], seconds: float) -> None:
        """Note a step."""
        self.losses.append(losses["mel"])
        self.seconds.append(seconds)
        self.unreported.append(losses)

    def exploded(self, loss: float) -> bool:
        """Whether this loss is one too many that is far above what was usual."""
        full = len(self.losses) == self.losses.maxlen
        high = full and loss > EXPLODED * float(np.median(self.losses))
        self.high = self.high + 1 if high else 0
        return self.high >= EXPLODED_STEPS

    def due(self) -> bool:
        """Whether the curves should have another point."""
        waited = time.monotonic() - self.reported
        return len(self.unreported) >= REPORT_STEPS or waited >= REPORT_S

    def means(self) -> dict[str, float]:
        """Of the losses since the last point."""
        rows, self.unreported, self.reported = self.unreported, [], time.monotonic()
        return {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}
