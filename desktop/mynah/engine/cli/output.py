"""How commands speak: words or JSON, results on the private standard output, the rest on stderr."""

import argparse
import json
import logging
import logging.handlers
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, TextIO

from mynah import __version__
from mynah.engine.control import Control
from mynah.engine.job import utc_now
from mynah.engine.reporter import EventReporter, JsonLinesReporter
from mynah.engine.reporter_text import TextReporter, failure_lines, printable
from mynah.engine.run_faults import LOG_NAME, failed_event
from mynah.project.paths import log_dir
from mynah.protocol.codec import encode, plain
from mynah.protocol.errors import MynahError
from mynah.protocol.events import PROTOCOL_VERSION, Cancelled, Done, Event, Hello
from mynah.protocol.exitcodes import ExitCode
from mynah.protocol.ports import RequestKind

_LOG_BYTES = 2_000_000
_ENDINGS: dict[RequestKind, tuple[str, ExitCode]] = {
    "stop": ("stopped", ExitCode.STOPPED),
    "pause": ("stopped", ExitCode.STOPPED),
    "cancel": ("cancelled", ExitCode.CANCELLED),
}


class Console:
    """What a command is given to speak with.

    Attributes:
        json: Whether a machine reads.
        events: Whether the command is work (events) and not an answer (one document).
        control: What is asked of the command.
        reporter: Where work reports to.
        text: The reporter as the one for people, or None when a machine reads events.
    """

    def __init__(self, args: argparse.Namespace, stream: TextIO, control: Control) -> None:
        self.json = bool(getattr(args, "json", False))
        self.events = bool(getattr(args, "events", False))
        self.control = control
        self._stream = stream
        self.text: TextReporter | None = None
        self.reporter: EventReporter
        if self.json and self.events:
            self.reporter = JsonLinesReporter(
                stream, on_broken=lambda: control.request("stop", "nobody reads the events")
            )
        else:
            self.reporter = self.text = TextReporter(sys.stderr)

    def hello(self, command: str) -> None:
        """Say who speaks, which a stream of events begins with."""
        if self.json and self.events:
            self.reporter.emit(hello_event(command))

    def say(self, line: str = "") -> None:
        """A line of the result for people."""
        if self.text is not None:
            self.text.clear_bar()
        if not self.json:
            self._put(printable(line))

    def lines(self, lines: Iterable[str]) -> None:
        """Several lines of the result for people."""
        for line in lines:
            self.say(line)

    def answer(self, data: Mapping[str, Any], lines: Iterable[str]) -> ExitCode:
        """The whole result of a command that answers."""
        if self.json:
            self._put(json.dumps(plain(data), ensure_ascii=True, indent=1, allow_nan=False))
        else:
            self.lines(lines)
        return ExitCode.OK

    def done(self, result: Mapping[str, Any], lines: Iterable[str] = ()) -> ExitCode:
        """The whole result of a command that works; it is the end event."""
        self.reporter.emit(Done(plain(result)))
        self.lines(lines)
        return ExitCode.OK

    def interrupted(self, kind: RequestKind) -> ExitCode:
        """The end of work that was asked to end."""
        reason, code = _ENDINGS[kind]
        self.reporter.emit(Cancelled(reason))
        return code

    def fail(self, error: MynahError) -> ExitCode:
        """The end of a command that could not do it."""
        event = failed_event(error)
        if self.events:
            self.reporter.emit(event)
        else:
            if self.json:
                fields = {"code": event.code, "message": event.message, "hint": event.hint}
                more = {"detail": event.detail, "items": plain(event.items)}
                self._put(json.dumps({"error": fields | more}, ensure_ascii=True, indent=1))
            for line in failure_lines(event):
                _put_stderr(printable(line))
        return error.exit_code

    def raw(self, event: Event, seq: int, t: float) -> None:
        """Pass an event on with the number and time it already has."""
        if self.json:
            self._put(encode(event, seq, t))
        else:
            self.reporter.emit(event)

    def _put(self, line: str) -> None:
        try:
            encoding = self._stream.encoding or "utf-8"
            self._stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
            self._stream.flush()
        except OSError:  # a closed pipe, or a closed terminal
            self.control.request("stop", "nobody reads the result")


def hello_event(command: str) -> Hello:
    """Who speaks."""
    return Hello(PROTOCOL_VERSION, __version__, os.getpid(), command=command, at=utc_now())


def start_log() -> logging.Handler | None:
    """Begin to write the log file; None where it cannot be written, which must not stop work."""
    try:
        log_dir().mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            log_dir() / LOG_NAME,
            maxBytes=_LOG_BYTES,
            backupCount=3,
            encoding="utf-8",
            errors="backslashreplace",  # names of files need not be valid Unicode
        )
    except OSError:
        return None
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
    )
    logging.getLogger("mynah").addHandler(handler)
    logging.raiseExceptions = False  # a line that the disk refuses is no news for a terminal
    return handler


def end_log(handler: logging.Handler | None) -> None:
    """Stop writing the log file."""
    if handler is not None:
        logging.getLogger("mynah").removeHandler(handler)
        with suppress(OSError):  # a disk that lost the last lines takes nothing from what was done
            handler.close()


def _put_stderr(line: str) -> None:
    with suppress(OSError):
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
