"""The engine as a child process that tells events: one state machine, one outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal, SignalInstance

from mynah.gui.services.child_process import ChildProcess, Exit, Ladder
from mynah.gui.services.engine_command import engine_command
from mynah.protocol.codec import (
    Decoded,
    Malformed,
    Message,
    OtherVersion,
    StreamDecoder,
    TextLine,
    Unknown,
    encode_command,
)
from mynah.protocol.commands import Command
from mynah.protocol.errors import EXPLANATIONS, ErrorCode
from mynah.protocol.events import PROTOCOL_VERSION, Cancelled, Done, Event, Failed, Hello, is_end

NOT_UNDERSTOOD = (TypeError, ValueError, LookupError, AttributeError, OverflowError)
"""What handing on an answer raises where it is not what it should be."""


class ProcessState(StrEnum):
    """What becomes of a process; the last five are ends."""

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    CRASHED = "crashed"
    WOULD_NOT_START = "would_not_start"


ENDS = frozenset(
    {
        ProcessState.DONE,
        ProcessState.FAILED,
        ProcessState.CANCELLED,
        ProcessState.CRASHED,
        ProcessState.WOULD_NOT_START,
    }
)


@dataclass(frozen=True)
class Outcome:
    """How it ended.

    Attributes:
        state: One of `ENDS`.
        event: The end event it said, if it said one.
        exit_code: What the process ended with; None where it never ran or had no code.
        signal_name: The signal that ended it, such as SIGSEGV; empty where there was none.
        error: What to tell the user; None after success and after a wanted end.
        stderr_tail: The last lines it wrote for people.
    """

    state: ProcessState
    event: Event | None = None
    exit_code: int | None = None
    signal_name: str = ""
    error: Failed | None = None
    stderr_tail: str = ""

    @property
    def ok(self) -> bool:
        """Whether it did what was asked."""
        return self.state is ProcessState.DONE

    @property
    def result(self) -> Mapping[str, object]:
        """What the end event carries; empty where there is none."""
        return self.event.result if isinstance(self.event, Done) else {}


class EngineProcess(ChildProcess):
    """One command of the engine.

    Args:
        arguments: What comes after the program, complete (`--json` too).
        parent: Its parent.
        control: Whether it is controlled through its standard input; its end then ends the work.
        environment: Instead of this process's own.
        command: Instead of the engine's own program.
        farewell: What is written to make it end; None only closes its input.
        ladder: How long each way of ending it is given.
        label: What it is, for lists of what is going on.

    Signals:
        event_received: An event, in order.
        messages_received: The same in lists with their numbers and times, one a turn of the loop.
        log_line: A line for people that is no event.
        state_changed: The new state, a `ProcessState`.
        ended: The `Outcome`; exactly once, and nothing comes after it.
    """

    event_received = Signal(object)
    messages_received = Signal(object)
    state_changed = Signal(str)
    ended = Signal(object)

    def __init__(
        self,
        arguments: Sequence[str],
        parent: QObject | None = None,
        *,
        control: bool = True,
        environment: Mapping[str, str] | None = None,
        command: tuple[str, Sequence[str]] | None = None,
        farewell: Command | None = Command.CANCEL,
        ladder: Ladder | None = None,
        label: str = "",
    ) -> None:
        program, first = command or engine_command()
        super().__init__(
            (program, [*first, *arguments]),
            parent,
            with_input=control,
            environment=environment,
            ladder=ladder,
        )
        self.arguments = tuple(arguments)
        self.label = label
        self.hello: Hello | None = None
        self.outcome: Outcome | None = None
        self.ignored = 0
        self._farewell = encode_command(farewell) if farewell is not None else ""
        self._state = ProcessState.IDLE
        self._decoder = StreamDecoder()
        self._batch: list[Message] = []
        self._end: Event | None = None
        self._refusal: Failed | None = None

    @property
    def state(self) -> ProcessState:
        """What it is doing, or how it ended."""
        return self._state

    @property
    def is_active(self) -> bool:
        """Whether it was started and has not ended."""
        return self._state not in ENDS and self._state is not ProcessState.IDLE

    def start(self) -> None:
        """Start it; does nothing the second time, or after it was taken back."""
        if self._state is ProcessState.IDLE and not self._asked:
            self._enter(ProcessState.STARTING)
            self._launch()

    def send(self, command: Command) -> bool:
        """Say something to it; whether there was anybody to say it to."""
        return self.write_line(encode_command(command))

    def write_line(self, line: str) -> bool:
        """Write a line to its standard input."""
        return self._write(line)

    def stop_politely(self) -> None:
        """Make it end: asked first, then terminated, then killed. One that waits never starts."""
        if self._state in ENDS or self._asked:
            return
        if self._state is ProcessState.IDLE:
            self._asked = True
            self._exit = Exit(False, reason="it was taken back before it began")
            self._wake()
            return
        self._enter(ProcessState.STOPPING)
        self._end_politely(self._farewell)

    def _signals(self) -> list[SignalInstance]:
        own = [self.event_received, self.messages_received, self.state_changed, self.ended]
        return [*super()._signals(), *own]

    def _on_started(self) -> None:
        super()._on_started()
        if self._state is ProcessState.STARTING:
            self._enter(ProcessState.RUNNING)

    def _enter(self, state: ProcessState) -> None:
        self._state = state
        self.state_changed.emit(state.value)

    def _take_output(self, portion: bytes) -> None:
        for decoded in self._decoder.feed(portion):
            self._take(decoded)

    def _turn_ended(self) -> None:
        if self._batch:
            batch, self._batch = self._batch, []
            self.messages_received.emit(batch)

    def _take(self, decoded: Decoded) -> None:
        match decoded:
            case Message(event):
                self._take_event(event, decoded)
            case TextLine(text):
                self._say(text)
            case OtherVersion(reason) if self.hello is None:
                self._refuse(reason)
            case Malformed(reason, line):
                self.ignored += 1
                self._say(f"not understood ({reason}): {line[:200]}")
            case Unknown(name):
                self.ignored += 1
                self._say(f"an event of a newer engine was passed over: {name}")

    def _take_event(self, event: Event, message: Message) -> None:
        if self._end is not None or self._refusal is not None:
            return  # nothing may come after an end
        if self.hello is None:
            if not isinstance(event, Hello):
                self._refuse(f"it began with {event.name_on_wire}, not with hello")
                return
            if event.protocol != PROTOCOL_VERSION:
                self._refuse(f"protocol version {event.protocol}, not {PROTOCOL_VERSION}")
                return
            self.hello = event
        if is_end(event):
            self._end = event
            if not self._steps.isActive():
                self._climb("kill", self._ladder.linger_s)
        self._batch.append(message)
        self.event_received.emit(event)

    def _refuse(self, reason: str) -> None:
        """Have nothing to do with something that does not speak this protocol."""
        if self._refusal is None:
            message = "The engine and the window do not understand each other."
            hint = EXPLANATIONS[ErrorCode.ENGINE_MISMATCH].todo
            self._refusal = Failed(ErrorCode.ENGINE_MISMATCH.value, message, hint, reason)
            self.kill()

    def _settle(self, ending: Exit) -> None:
        for decoded in self._decoder.finish():
            self._take(decoded)
        self._turn_ended()
        self.outcome = self._outcome_of(ending)
        self._enter(self.outcome.state)
        self.ended.emit(self.outcome)

    def _outcome_of(self, ending: Exit) -> Outcome:
        state, error = self._verdict(ending)
        code = ending.code if ending.started else None
        return Outcome(state, self._end, code, ending.signal_name, error, self.stderr_tail)

    def _verdict(self, ending: Exit) -> tuple[ProcessState, Failed | None]:
        if self._refusal is not None:
            return ProcessState.FAILED, self._refusal
        match self._end:
            # What was said counts, whatever happened to the process afterwards.
            case Done():
                return ProcessState.DONE, None
            case Cancelled():
                return ProcessState.CANCELLED, None
            case Failed() as failed:
                return ProcessState.FAILED, failed
        if self._asked:
            return ProcessState.CANCELLED, None
        if not ending.started:
            return ProcessState.WOULD_NOT_START, missing(self._command[0], ending.reason)
        state = ProcessState.CRASHED if ending.crashed else ProcessState.FAILED
        return state, died(ending, self.stderr_tail)


def missing(program: str, reason: str) -> Failed:
    """What to tell of a program that could not be started."""
    code = ErrorCode.ENGINE_MISSING
    message = f"The engine could not be started: {program}."
    return Failed(code.value, message, EXPLANATIONS[code].todo, reason)


def died(ending: Exit, stderr_tail: str) -> Failed:
    """What to tell of a process that went without saying its end."""
    how = ending.signal_name or (f"exit code {ending.code}" if ending.code is not None else "")
    message = "The engine ended without a result" + (f" ({how})." if how else ".")
    code = ErrorCode.ENGINE_DIED
    return Failed(code.value, message, EXPLANATIONS[code].todo, stderr_tail or ending.reason)


def not_understood(error: Exception) -> Failed:
    """What to tell of an answer that is none."""
    message = "The engine and the window do not understand each other."
    code = ErrorCode.ENGINE_MISMATCH
    return Failed(code.value, message, EXPLANATIONS[code].todo, repr(error)[:500])
