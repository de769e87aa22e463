"""Noticing faults of the program: a log file, reports of crashes, and the report of the last one.

Everything stays on this computer. A report is a text file in the folder of the logs; the next
start finds it and offers to look at it.
"""

import contextlib
import faulthandler
import logging
import logging.handlers
import os
import platform
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from mynah import __version__
from mynah.project.paths import log_dir

LOG_NAME = "window.log"
STACKS_PATTERN = "window-stacks-*.log"
REPORT_NAME = "crash.txt"
SEEN_NAME = "crash-seen.txt"
_LOG_BYTES = 1_000_000
_REPORT_BYTES = 200_000
_OLD_SECONDS = 30 * 24 * 3600.0

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("mynah.qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True)
class CrashFound:
    """What the last start left behind.

    Attributes:
        text: The report.
        path: Where it is kept now.
        fatal: Whether the program ended by it; else a fault was caught and it went on.
    """

    text: str
    path: Path
    fatal: bool


class CrashReporter(QObject):
    """Installs the hooks of the program and undoes them again.

    Signals:
        fault_caught: An exception that nobody caught was written to the report; carries it.
    """

    fault_caught = Signal(object)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        """Make it, without installing anything yet.

        Args:
            folder: Where logs and reports go; the usual place when not given.
            parent: Owner.
        """
        super().__init__(parent)
        self._folder = folder or log_dir()
        # One a process: two windows with different workspaces share this folder.
        self._stacks_path = self._folder / STACKS_PATTERN.replace("*", str(os.getpid()))
        self._stacks: IO[str] | None = None
        self._handler: logging.Handler | None = None
        self._undo: list[Callable[[], object]] = []

    def take_last(self) -> CrashFound | None:
        """The report of an earlier start that nobody has seen; asking once makes it seen.

        Call it before :meth:`install`, which begins a new file of stacks.
        """
        report = self._folder / REPORT_NAME
        stacks = self._left_stacks()
        told = _tail(report).strip()
        died = "\n\n".join(stacks.values())
        if not told and not died:
            return None
        text = "\n\n".join(one for one in (told, died) if one)
        seen = self._folder / SEEN_NAME
        try:
            seen.write_text(text + "\n", encoding="utf-8")
            report.unlink(missing_ok=True)
            for path in stacks:
                path.unlink(missing_ok=True)
        except OSError as error:
            _log.warning("the last crash report could not be put aside: %s", error)
        return CrashFound(text, seen, fatal=bool(died))

    def _left_stacks(self) -> dict[Path, str]:
        """Stacks that crashes wrote, by file; empty files belong to windows that are open."""
        found = {path: _tail(path).strip() for path in self._folder.glob(STACKS_PATTERN)}
        for path, text in found.items():
            with contextlib.suppress(OSError):  # or to one that was killed long ago
                if not text and time.time() - path.stat().st_mtime > _OLD_SECONDS:
                    path.unlink()
        return {path: text for path, text in found.items() if text}

    def install(self) -> None:
        """Begin to write the log, and to catch what nobody catches."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._start_log()
            self._start_stacks()
        except OSError as error:
            # A full or read-only disk must not keep the window from opening.
            _log.warning("no log can be written in %s: %s", self._folder, error)
        before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qt_before = qInstallMessageHandler(_on_qt_message)

        def undo() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = before
            qInstallMessageHandler(qt_before)

        self._undo.append(undo)

    def close(self) -> None:
        """Undo everything; a normal end leaves no report of stacks behind."""
        while self._undo:
            self._undo.pop()()
        if self._stacks is not None:
            faulthandler.disable()
            self._stacks.close()
            self._stacks = None
            self._stacks_path.unlink(missing_ok=True)
        if self._handler is not None:
            logging.getLogger("mynah").removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    def report(self, error: BaseException, where: str) -> None:
        """Write a fault to the report and the log, and tell about it."""
        text = crash_text(error, where)
        _log.error("a fault nobody caught %s\n%s", where, text)
        path = self._folder / REPORT_NAME
        try:
            if not path.exists() or path.stat().st_size < _REPORT_BYTES:
                with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                    file.write(text + "\n\n")
        except OSError as failure:
            _log.warning("the report could not be written: %s", failure)
        self.fault_caught.emit(error)

    def _start_log(self) -> None:
        self._handler = logging.handlers.RotatingFileHandler(
            self._folder / LOG_NAME,
            maxBytes=_LOG_BYTES,
            backupCount=2,
            encoding="utf-8",
            errors="backslashreplace",
        )
        self._handler.setFormatter(
            logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
        )
        logger = logging.getLogger("mynah")
        logger.addHandler(self._handler)
        if logger.level == logging.NOTSET:
            logger.setLevel(logging.INFO)
        _log.info("Mynah %s, Qt %s, Python %s", __version__, qVersion(), platform.python_version())

    def _start_stacks(self) -> None:
        # Held open for as long as the program runs: a crash writes to the file's number.
        self._stacks = self._stacks_path.open("w", encoding="utf-8")
        faulthandler.enable(self._stacks)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, stack: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, stack)
            return
        self.report(error, "in the window")

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            name = args.thread.name if args.thread else "?"
            self.report(args.exc_value, f"in the thread {name}")

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self.report(args.exc_value, args.err_msg or "while something was given back")


def crash_text(error: BaseException, where: str) -> str:
    """A fault as the report tells it."""
    stack = "".join(traceback.format_exception(error)).strip()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    head = f"{now} Mynah {__version__}, Qt {qVersion()}, Python {platform.python_version()}"
    return f"{head}, {system}\nA fault that nobody caught, {where}:\n{stack}"


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    category = context.category
    named = f"{category}: {message}" if category and category != "default" else message
    _qt_log.log(_LEVELS.get(kind, logging.INFO), "%s", named)


def _tail(path: Path) -> str:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _REPORT_BYTES))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""
