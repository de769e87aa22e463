"""Where work says what it is doing: as JSON lines, into a list, or to several."""

import math
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TextIO, runtime_checkable

from mynah.protocol.codec import encode
from mynah.protocol.events import (
    Artifact,
    Event,
    Item,
    Log,
    Metric,
    Progress,
    Stage,
    Warning_,
    is_end,
)
from mynah.protocol.ports import Reporter

_PROGRESS_INTERVAL_S = 0.1


@runtime_checkable
class Sink(Protocol):
    """Anything that takes events."""

    def emit(self, event: Event) -> None:
        """Take one event."""


class EventReporter:
    """The reporting calls as events, given to `_write` one by one, progress thinned out.

    Progress is written ten times a second at most, and the last one of a stage is never lost: a
    held one goes out before the stage's end. After an end event nothing more is written.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._lock = threading.RLock()
        self._clock = clock
        self._held: Progress | None = None
        self._progress_at = -math.inf
        self.ended = False

    def _write(self, event: Event) -> None:
        raise NotImplementedError

    def emit(self, event: Event) -> None:
        """Write the event now, or hold it back when it is progress and comes too soon."""
        with self._lock:
            if self.ended:
                return
            if isinstance(event, Progress):
                self._emit_progress(event)
                return
            if isinstance(event, Stage) or is_end(event) or self._due():
                self._flush()
            if is_end(event):
                self.ended = True
            self._write(event)

    def _due(self) -> bool:
        return self._clock() - self._progress_at >= _PROGRESS_INTERVAL_S

    def _emit_progress(self, event: Progress) -> None:
        if self._held is not None and self._held.stage != event.stage:
            self._flush()
        self._held = event
        if self._due():
            self._flush()

    def _flush(self) -> None:
        if self._held is not None:
            held, self._held = self._held, None
            self._progress_at = self._clock()
            self._write(held)

    def stage(self, name: str, state: str = "started", text: str = "") -> None:
        """A part of the work begins or ends."""
        self.emit(Stage(name, state, text))

    def progress(
        self, stage: str, done: int, total: int, unit: str = "items", eta_s: float | None = None
    ) -> None:
        """`done` of `total` units are finished."""
        eta = float(eta_s) if eta_s is not None and math.isfinite(eta_s) else None
        self.emit(Progress(stage, int(done), int(total), unit, eta))

    def metric(self, name: str, value: float, step: int) -> None:
        """One point of a curve."""
        number = float(value)
        self.emit(Metric(name, number if math.isfinite(number) else None, int(step)))

    def artifact(self, kind: str, path: object) -> None:
        """A file or folder is finished."""
        self.emit(Artifact(kind, str(path)))

    def item(self, kind: str, data: Mapping[str, Any]) -> None:
        """One finished entry of a list."""
        self.emit(Item(kind, data))

    def log(self, text: str, level: str = "info") -> None:
        """A line for people."""
        self.emit(Log(level, text))

    def warning(self, code: str, text: str) -> None:
        """Something the user should know although the work goes on."""
        self.emit(Warning_(code, text))


class JsonLinesReporter(EventReporter):
    """One JSON object a line on a text stream, flushed at each line.

    When the reader of the stream is gone the stream falls silent and `on_broken` is called once.
    """

    def __init__(
        self,
        stream: TextIO,
        *,
        on_broken: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(clock)
        self._stream = stream
        self._on_broken = on_broken
        self._broken = False
        self._seq = 0
        self._begun = clock()

    def _write(self, event: Event) -> None:
        if self._broken:
            return
        line = encode(event, self._seq, self._clock() - self._begun)
        self._seq += 1
        try:
            self._stream.write(line + "\n")
            self._stream.flush()
        except (BrokenPipeError, ConnectionResetError):
            self._broken = True
            self._on_broken()


class ListReporter(EventReporter):
    """Keeps every event; for tests. Nothing is thinned out."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []

    def _due(self) -> bool:
        return True

    def _write(self, event: Event) -> None:
        self.events.append(event)

    def of(self, kind: type[Event]) -> list[Any]:
        """The events of one type, in order."""
        return [event for event in self.events if isinstance(event, kind)]


class NullReporter(EventReporter):
    """Says nothing."""

    def _write(self, event: Event) -> None:
        del event


class TeeReporter(EventReporter):
    """Hands everything to several sinks; each thins out progress by itself."""

    def __init__(self, *sinks: Sink) -> None:
        super().__init__()
        self._sinks = list(sinks)

    def add(self, sink: Sink) -> None:
        """One more, which hears what comes from now on."""
        self._sinks.append(sink)

    def _due(self) -> bool:
        return True

    def _write(self, event: Event) -> None:
        for sink in self._sinks:
            sink.emit(event)


__all__ = [
    "EventReporter",
    "JsonLinesReporter",
    "ListReporter",
    "NullReporter",
    "Reporter",
    "Sink",
    "TeeReporter",
]
