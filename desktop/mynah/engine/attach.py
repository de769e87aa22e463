"""Watching a run from another process: its journal from any point, followed until the run ends."""

import time
from collections.abc import Sequence
from dataclasses import replace
from io import RawIOBase
from typing import BinaryIO, Protocol

from mynah.engine.control import Control, watch_stream
from mynah.engine.journal import FIRST_SEQ, JournalReader
from mynah.engine.lock_beats import Beats
from mynah.engine.run_faults import failed_event
from mynah.engine.run_folder import SHORT_OF_MEMORY, RunFolder
from mynah.protocol.codec import Message
from mynah.protocol.commands import Command
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import (
    Cancelled,
    Done,
    Event,
    Failed,
    Hello,
    Item,
    Log,
    Metric,
    Progress,
    Stage,
    State,
    is_end,
)
from mynah.protocol.exitcodes import ExitCode, exit_code_for
from mynah.protocol.ports import RequestKind

_POLL_S = 0.2
_START_GRACE_S = 20.0
_SILENT_S = 60.0
_LONG = 200  # messages
_MOST_POINTS = 1500  # of an item, which is a line of limited length


class Writer(Protocol):
    """Takes events with the numbers and times that they have in the journal."""

    def __call__(self, event: Event, seq: int, t: float) -> None:
        """Write one event."""


class _Relay(Control):
    """Hands a watcher's commands to the run's process, and the watcher's end to the watching."""

    def __init__(self, run: RunFolder, watching: Control) -> None:
        super().__init__()
        self._run = run
        self._watching = watching

    def apply(self, command: Command | str, reason: str = "") -> None:
        """Pass a command on to the run."""
        del reason
        self._run.ask(Command(command))

    def request(self, kind: RequestKind, reason: str = "") -> None:
        """End the watching."""
        del kind
        self._watching.request("stop", reason)


def attach(
    run: RunFolder,
    write: Writer,
    *,
    from_seq: int = FIRST_SEQ,
    commands: BinaryIO | RawIOBase | None = None,
    control: Control | None = None,
    start_grace_s: float = _START_GRACE_S,
    thin: bool = False,
    silent_s: float = _SILENT_S,
) -> ExitCode:
    """Write the journal's events from `from_seq` on until the run ends, then exactly one end event.

    What earlier sessions of the run said at their beginning and end comes as log lines, so that the
    numbers have no gaps and only the last end is an end.

    Args:
        run: The run.
        write: Takes the events; the caller has written its own `hello`.
        from_seq: First event wanted.
        commands: Lines of commands for the run; their end ends the watching, not the run.
        control: A stop here ends the watching, not the run.
        start_grace_s: How long a run that no process ever began may take to begin.
        thin: Leave out progress that later progress had overtaken when it was read, and join
            the points of each curve that were read together; then the numbers have gaps.
        silent_s: How long the run's process may give no sign of life before that is told.

    Returns:
        What the run's own process ends with; OK when only the watching ended.
    """
    watching = control or Control()
    if commands is not None:
        watch_stream(_Relay(run, watching), commands)
    follower = _Follower(run, write, from_seq, thin=thin)
    begun = before = time.monotonic()
    beats = Beats(run.lock_path, silent_s)
    while True:
        alive = run.holder() is not None  # before reading: then nothing can be missed
        follower.read()
        now = time.monotonic()
        # What took long was slept through, by this process or by the whole computer.
        news = beats.look(min(now - before, 5 * _POLL_S)) if alive else None
        before = now
        if news is not None:
            follower.tell(news)
        if watching.requested is not None:
            return follower.leave()
        if not alive:
            waiting = not follower.begun and time.monotonic() - begun < start_grace_s
            if not waiting:
                return follower.end()
        time.sleep(_POLL_S)


class _Follower:
    def __init__(self, run: RunFolder, write: Writer, from_seq: int, *, thin: bool) -> None:
        self._run = run
        self._thin = thin
        self._write = write
        self._from_seq = from_seq
        self._reader = JournalReader(run.journal_path)
        self._held: Message | None = None
        self._seq = FIRST_SEQ - 1
        self._t = 0.0
        self.begun = False

    def read(self) -> None:
        """Write what is new. An end is held back, since another session may follow it."""
        messages = self._reader.poll()
        for message in thinned(messages) if self._thin else messages:
            if self._held is not None:
                held, self._held = self._held, None
                self._pass(replace(held, event=_as_log(held.event)))
            if isinstance(message.event, Hello):
                self.begun = True
                message = replace(message, event=_as_log(message.event))  # noqa: PLW2901
            if is_end(message.event):
                self._held = message
            else:
                self._pass(message)

    def tell(self, event: Event) -> None:
        """Write what the watching itself has found; it has no number of its own."""
        self._write(event, max(self._seq, FIRST_SEQ), self._t)

    def leave(self) -> ExitCode:
        """End the watching alone."""
        self._write(Cancelled("detached"), self._seq + 1, self._t)
        return ExitCode.OK

    def end(self) -> ExitCode:
        """Write the run's end, or what is known of a run whose process went without a word."""
        self.read()
        if self._held is not None:
            event = self._held.event
            self._write(event, self._held.seq, self._held.t)
            return _exit_code(event)
        status = self._run.status()
        if status.final:  # killed between its last state and its end event
            done = {"run": self._run.run_id}
            event = Done(done) if status.state == "completed" else Cancelled("cancelled")
            self._write(event, self._seq + 1, self._t)
            return _exit_code(event)
        if status.state == "queued":
            reason = f"Run {self._run.run_id} has not been started."
        else:
            reason = f"Run {self._run.run_id} ended without finishing ({status.reason})."
        again = f"`mynah resume {self._run.run_id}`"
        code, hint = ErrorCode.INTERRUPTED, f"Continue with {again}."
        if status.reason.endswith(SHORT_OF_MEMORY):
            code = ErrorCode.OUT_OF_MEMORY
            half = ", with half the batch" if status.stage == "train" else ""
            hint = f"Close other programs, then continue with {again}{half}."
        error = MynahError(code, reason, hint=f"{hint} Reached: {status.reached()}.")
        self._write(State(status.state, status.reason), self._seq + 1, self._t)
        self._write(failed_event(error), self._seq + 2, self._t)
        return error.exit_code

    def _pass(self, message: Message) -> None:
        self._seq, self._t = message.seq, message.t
        if message.seq >= self._from_seq:
            self._write(message.event, message.seq, message.t)


def thinned(messages: Sequence[Message]) -> list[Message]:
    """The same history in fewer messages, for whoever was not there when it happened.

    Progress is left out where the stage goes on in a later message. Of a long history, points of
    a curve are joined into items of the kind `curve`: a name, steps and values to six digits.
    """
    kept = _without_overtaken(messages)
    return _with_joined_points(kept) if len(kept) > _LONG else kept


def _without_overtaken(messages: Sequence[Message]) -> list[Message]:
    kept: list[Message] = []
    newer: set[str] = set()
    for message in reversed(messages):
        event = message.event
        if isinstance(event, Stage):
            newer.discard(event.name)
        elif isinstance(event, Progress):
            if event.stage in newer:
                continue
            newer.add(event.stage)
        kept.append(message)
    return kept[::-1]


def _with_joined_points(messages: Sequence[Message]) -> list[Message]:
    """Each joined item stands where the last of its points stood."""
    last: dict[str, Message] = {}
    joined: dict[int, Message] = {}
    points: dict[str, list[Metric]] = {}

    def join(name: str) -> None:
        data = {
            "name": name,
            "steps": [point.step for point in points[name]],
            "values": [_rounded(point.value) for point in points[name]],
        }
        at = last[name]
        joined[at.seq] = Message(Item("curve", data), at.seq, at.t)
        points[name] = []

    for message in messages:
        event = message.event
        if isinstance(event, Metric):
            last[event.name] = message
            points.setdefault(event.name, []).append(event)
            if len(points[event.name]) == _MOST_POINTS:
                join(event.name)
    for name, left in points.items():
        if left:
            join(name)
    told = (joined.get(m.seq) if isinstance(m.event, Metric) else m for m in messages)
    return [message for message in told if message is not None]


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.6g}")


def _as_log(event: Event) -> Log:
    match event:
        case Hello(pid=pid, at=at):
            return Log("debug", f"process {pid} began at {at}")
        case Failed(message=message):
            return Log("info", f"an earlier session failed: {message}")
        case Cancelled(reason):
            return Log("info", f"an earlier session was {reason}")
        case _:
            return Log("info", "an earlier session ended")


def _exit_code(event: Event) -> ExitCode:
    match event:
        case Done():
            return ExitCode.OK
        case Failed(code=code):
            return exit_code_for(code)
        case Cancelled("cancelled"):
            return ExitCode.CANCELLED
        case _:
            return ExitCode.STOPPED
