"""Events as words for people: a bar on a terminal, plain lines elsewhere."""

import logging
import re
import shutil
import time
from collections.abc import Callable
from typing import TextIO

from mynah.engine.reporter import EventReporter
from mynah.protocol.errors import EXPLANATIONS, ErrorCode
from mynah.protocol.events import (
    Artifact,
    Cancelled,
    Done,
    Event,
    Failed,
    Log,
    Metric,
    Progress,
    Stage,
    Started,
    State,
    Warning_,
)

_PLAIN_INTERVAL_S = 10.0
_BAR_WIDTH = 24
_MAX_ITEMS = 20
# Controls, breaks of lines, marks that turn the direction of writing.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_REASONS = {
    "stopped": "Stopped. What was reached is saved.",
    "cancelled": "Cancelled. Nothing was published.",
    "detached": "No longer watching; the run goes on.",
}

_log = logging.getLogger(__name__)


class TextReporter(EventReporter):
    """Writes to a text stream, usually standard error.

    Args:
        stream: Where to.
        terminal: Whether one line may be written over; None asks the stream.
        hint: Command that continues a stopped run, shown when there is one.
        clock: Seconds that only go forward.
    """

    def __init__(
        self,
        stream: TextIO,
        *,
        terminal: bool | None = None,
        hint: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(clock)
        self._stream = stream
        self._terminal = stream.isatty() if terminal is None else terminal
        self.hint = hint
        self._bar = ""
        self._plain_at = 0.0
        self._rate = _Rate(clock)
        self._loss = ""

    def _write(self, event: Event) -> None:
        match event:
            case Progress():
                self._progress(event)
            case Metric(name, value, _) if "loss" in name and value is not None:
                self._loss = f"{name} {value:.4g}"
            case _:
                for line in self._lines(event):
                    self._line(line)

    def _lines(self, event: Event) -> list[str]:
        """The event as whole lines; none for what only a machine wants."""
        match event:
            case Started(job, run, _):
                return [f"{job} {run}".rstrip()]
            case State("queued", reason) if reason:
                return [f"Waiting: {reason}"]
            case State("paused", "paused"):
                return ["Paused. `mynah resume` goes on, `mynah stop` ends and keeps everything."]
            case Stage(name, state, text):
                self._loss = ""
                return [f"{name}: {state}" + (f" ({text})" if text else "")]
            case Artifact(kind, path):
                return [f"{kind}: {path}"]
            case Warning_(_, text):
                return [f"Warning: {text}"]
            case Log(level, text):
                return [] if level == "debug" else [text]
            case Failed():
                return failure_lines(event)
            case Cancelled(reason):
                lines = [_REASONS.get(reason, reason)]
                return [*lines, f"Continue with: {self.hint}"] if self._resumable(reason) else lines
            case Done():
                return ["Done."]
            case _:
                return []

    def _resumable(self, reason: str) -> bool:
        return reason == "stopped" and bool(self.hint)

    def _progress(self, event: Progress) -> None:
        left = event.eta_s if event.eta_s is not None else self._rate.left(event)
        text = _progress_text(event, left, self._loss)
        if self._terminal:
            width = shutil.get_terminal_size().columns - 1
            bar = f"{_bar(event)} {text}"[:width]
            self._put("\r" + bar + " " * (len(self._bar) - len(bar)))
            self._bar = bar
            return
        now = self._clock()
        if event.done >= event.total or now - self._plain_at >= _PLAIN_INTERVAL_S:
            self._plain_at = now
            self._put(text + "\n")

    def clear_bar(self) -> None:
        """Wipe the bar, so that something else can be written on its line."""
        if self._bar:
            self._put("\r" + " " * len(self._bar) + "\r")
            self._bar = ""

    def _line(self, text: str) -> None:
        self.clear_bar()
        self._put(printable(text) + "\n")

    def _put(self, text: str) -> None:
        encoding = self._stream.encoding or "utf-8"
        try:
            self._stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
            self._stream.flush()
        except OSError:  # the terminal was closed: the run goes on to its save, unseen
            _log.info("the terminal is gone")


class _Rate:
    """Time left from how fast the stage went so far."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._stage = ""
        self._begun = 0.0
        self._first = 0

    def left(self, event: Progress) -> float | None:
        now = self._clock()
        if event.stage != self._stage or event.done < self._first:
            self._stage, self._begun, self._first = event.stage, now, event.done
            return None
        done, passed = event.done - self._first, now - self._begun
        if done <= 0 or passed < 1.0:
            return None
        return passed / done * max(0, event.total - event.done)


def printable(text: str) -> str:
    """Text that stays on its line: control characters, as in names of files, are written out."""
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def failure_lines(event: Failed) -> list[str]:
    """What happened, why, what to do, and the files it is about."""
    lines = [f"Error: {event.message}"]
    try:
        explanation = EXPLANATIONS[ErrorCode(event.code)]
    except ValueError:
        explanation = None
    if explanation is not None and event.code not in {"INTERNAL", "USAGE"}:
        lines.append(f"  Why: {explanation.why}")
    hint = event.hint or (explanation.todo if explanation else "")
    if hint:
        lines.append(f"  What to do: {hint}")
    lines += [f"  {name}: {reason}" for name, reason in event.items[:_MAX_ITEMS]]
    if len(event.items) > _MAX_ITEMS:
        lines.append(f"  ... and {len(event.items) - _MAX_ITEMS} more")
    return lines


def duration_words(seconds: float) -> str:
    """Seconds as people say them: 45 s, 3 min 20 s, 2 h 5 min."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _progress_text(event: Progress, left: float | None, loss: str) -> str:
    parts = [f"{event.stage}: {event.done}/{event.total} {event.unit}"]
    if left is not None and event.done < event.total:
        parts.append(f"{duration_words(left)} left")
    if loss:
        parts.append(loss)
    return ", ".join(parts)


def _bar(event: Progress) -> str:
    share = event.done / event.total if event.total > 0 else 0.0
    filled = round(min(1.0, max(0.0, share)) * _BAR_WIDTH)
    return "[" + "#" * filled + "." * (_BAR_WIDTH - filled) + "]"
