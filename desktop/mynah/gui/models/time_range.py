"""Which stretch of a recording is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

SHORTEST_VIEW_SECONDS = 0.01


@dataclass(frozen=True)
class TimeRange:
    """A stretch that always lies within the recording.

    Attributes:
        duration: Of the recording, in seconds.
        start: First moment in view.
        end: Last one.
    """

    duration: float = 0.0
    start: float = 0.0
    end: float = 0.0

    @classmethod
    def whole(cls, duration: float) -> Self:
        """Everything in view."""
        return cls(duration, 0.0, duration)

    @property
    def span(self) -> float:
        """Seconds in view."""
        return self.end - self.start

    @property
    def is_whole(self) -> bool:
        """Whether everything is in view."""
        return self.span >= self.duration

    def show(self, start: float, end: float) -> Self:
        """The nearest stretch that is possible."""
        span = min(self.duration, max(SHORTEST_VIEW_SECONDS, end - start))
        first = min(max(0.0, start), max(0.0, self.duration - span))
        return replace(self, start=first, end=first + span)

    def zoomed(self, factor: float, at: float | None = None) -> Self:
        """Closer (a factor above 1) or further away; the moment ``at`` stays where it is."""
        centre = (self.start + self.end) / 2 if at is None else min(max(at, self.start), self.end)
        share = (centre - self.start) / self.span if self.span else 0.5
        span = min(self.duration, max(SHORTEST_VIEW_SECONDS, self.span / factor))
        return self.show(centre - share * span, centre + (1 - share) * span)

    def moved(self, seconds: float) -> Self:
        """Later or earlier, as closely."""
        first = min(max(0.0, self.start + seconds), max(0.0, self.duration - self.span))
        return replace(self, start=first, end=first + self.span)

    def around(self, moment: float) -> Self:
        """The same closeness with a moment in view: turned like a page where it was not."""
        if self.start <= moment <= self.end:
            return self
        return self.moved(moment - self.start - 0.05 * self.span)

    def fitting(self, start: float, end: float) -> Self:
        """A stretch with a little room at either side."""
        room = 0.08 * (end - start)
        return self.show(start - room, end + room)
