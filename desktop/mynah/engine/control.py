"""What is asked of running work: stop, pause, resume, cancel, from a stream, a file or a signal."""

import io
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO

from mynah.protocol.codec import decode_command
from mynah.protocol.commands import Command
from mynah.protocol.ports import Interrupted, RequestKind

_STRENGTH: dict[RequestKind | None, int] = {None: 0, "pause": 1, "stop": 2, "cancel": 3}
_REQUESTS: dict[Command, RequestKind] = {
    Command.STOP: "stop",
    Command.PAUSE: "pause",
    Command.CANCEL: "cancel",
}
_POLL_S = 0.1
FORCED_EXIT = 130  # what shells expect of a program that was ended by Ctrl-C


class Control:
    """The open request. A stronger one replaces a weaker one; resume takes back all but cancel.

    Only plain attribute writes, no locks: a signal handler that waited for a lock which the
    interrupted main thread holds would hang the program.
    """

    def __init__(self) -> None:
        self._requested: RequestKind | None = None
        self.reason = ""

    @property
    def requested(self) -> RequestKind | None:
        """The strongest request that is open, or None."""
        return self._requested

    def request(self, kind: RequestKind, reason: str = "") -> None:
        """Ask for `kind`; does nothing when something stronger or equal is already asked for."""
        if _STRENGTH[kind] > _STRENGTH[self._requested]:
            self.reason = reason
            self._requested = kind

    def apply(self, command: Command | str, reason: str = "") -> None:
        """Take a command as it comes from a watcher."""
        command = Command(command)
        if command is Command.RESUME:
            self.clear()
        else:
            self.request(_REQUESTS[command], reason)

    def clear(self) -> None:
        """Take back a stop or pause; a cancel stands."""
        if self._requested != "cancel":
            self._requested = None
            self.reason = ""

    def raise_if_requested(self) -> None:
        """Raise `Interrupted` when something is requested."""
        if self._requested is not None:
            raise Interrupted(self._requested)

    def wait_while_paused(self, on_tick: Callable[[], None] = lambda: None) -> RequestKind | None:
        """Sleep until a pause is taken back or something stronger is asked for; return that."""
        while self._requested == "pause":
            time.sleep(_POLL_S)
            on_tick()
        return self._requested


def stdin_commands() -> io.RawIOBase:
    """Standard input for `watch_stream`.

    Unbuffered, because a thread that still waits in a buffered read when the program ends holds
    that buffer's lock, and the interpreter aborts over it.
    """
    return io.FileIO(0, "rb", closefd=False)


def watch_stream(control: Control, stream: BinaryIO | io.RawIOBase) -> threading.Thread:
    """Feed `control` from lines on `stream`; its end means that the watcher is gone, so stop."""

    def read() -> None:
        try:
            for line in iter(stream.readline, b""):
                command = decode_command(line)
                if isinstance(command, Command):
                    control.apply(command, "command")
        except (OSError, ValueError):
            pass  # a closed stream ends like one at its end
        control.request("stop", "the watcher is gone")

    thread = threading.Thread(target=read, name="commands", daemon=True)
    thread.start()
    return thread


class CommandFile:
    """Reads a growing file of commands. What stands before the last `resume` is history."""

    def __init__(self, path: Path, control: Control) -> None:
        self._path = path
        self._control = control
        self._offset = 0
        self._rest = b""

    def poll(self) -> None:
        """Apply what was appended since the last call."""
        try:
            with self._path.open("rb") as file:
                file.seek(self._offset)
                chunk = file.read()
        except OSError:
            return  # not there yet, or a share that is away for a moment
        self._offset += len(chunk)
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        commands = [c for c in map(decode_command, lines) if isinstance(c, Command)]
        if Command.RESUME in commands:
            last = len(commands) - 1 - commands[::-1].index(Command.RESUME)
            commands = commands[last:]
        for command in commands:
            self._control.apply(command, "command")

    @contextmanager
    def watched(self, interval_s: float = 0.2) -> Iterator[None]:
        """Poll in a thread while the block runs; what is already there applies before it starts."""
        self.poll()
        ended = threading.Event()

        def loop() -> None:
            while not ended.wait(interval_s):
                self.poll()

        thread = threading.Thread(target=loop, name="command file", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()


_STOPPING = "Stopping."
_SAVING = "Stopping: saving first. This can take a moment."
_STILL_SAVING = "Still saving; what was not saved yet would be lost."


@contextmanager
def signals_as_requests(control: Control, *, saves: bool = True) -> Iterator[None]:
    """Make Ctrl-C, SIGTERM and a closed terminal a stop that saves.

    A second signal says so again, a third quits at once.

    Args:
        control: What is asked to stop.
        saves: Whether there is something to save, which takes time and is said.
    """
    count = 0

    def handle(_number: int, _frame: FrameType | None) -> None:
        nonlocal count
        count += 1
        if count == 1:
            control.request("stop", "signal")
            _say(f"\n{_SAVING if saves else _STOPPING}\n")
        elif count == 2:
            _say(f"\n{_STILL_SAVING if saves else _STOPPING} Once more quits now.\n")
        else:
            os._exit(FORCED_EXIT)

    numbers = [signal.SIGINT, signal.SIGTERM]
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        numbers.append(signal.SIGHUP)  # not under nohup, which asks to be left alone
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may set handlers; whoever embeds the engine has its own
        return
    before = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say(text: str) -> None:
    try:
        os.write(2, text.encode())  # a buffered stream may be in use by the interrupted code
    except OSError:
        return


__all__ = [
    "FORCED_EXIT",
    "CommandFile",
    "Control",
    "Interrupted",
    "signals_as_requests",
    "stdin_commands",
    "watch_stream",
]
