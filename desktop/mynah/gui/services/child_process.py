"""A child process: started, read in small portions, and ended politely, then firmly.

The only owner of `QProcess`. What a process does to its watcher is the same whatever it says, so
it is here; what it says is read by `EngineProcess` (events) and `EngineAnswer` (one document).
"""

from __future__ import annotations

import codecs
import logging
import os
import re
import signal
import sys
import time
import warnings
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, SignalInstance

from mynah.gui.services.engine_command import engine_environment

_log = logging.getLogger("mynah.engine")
_TURN_S = 0.010  # what reading may take of one turn of the event loop
_PORTION = 4096
_KEPT_LINES = 200
_LONGEST_LINE = 4000
_MOST_WAITING = 256 * 1024 * 1024  # more than this in memory is no program that is worth reading
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Ladder:
    """How long each way of asking a process to end is given before the next one.

    Attributes:
        ask_s: After the request on its standard input.
        terminate_s: After the signal to end.
        kill_s: After killing; then it is given up as something nothing can end.
        linger_s: For a process that said its end and yet does not go.
    """

    ask_s: float = 5.0
    terminate_s: float = 3.0
    kill_s: float = 3.0
    linger_s: float = 10.0


@dataclass(frozen=True)
class Exit:
    """How the process went: never started, with a code, or by a signal (also its own crash)."""

    started: bool
    code: int | None = None
    crashed: bool = False
    reason: str = ""

    @property
    def signal_name(self) -> str:
        """Name of the signal that ended it; empty where there is none."""
        if not self.crashed or self.code is None or os.name == "nt":
            return ""
        try:
            return signal.Signals(self.code).name
        except ValueError:
            return f"signal {self.code}"


class ChildProcess(QObject):
    """A process with an event loop around it.

    Signals:
        log_line: A line it wrote for people.
        gone: It is over, and whoever wanted to know was told (the process itself).
    """

    log_line = Signal(str)
    gone = Signal(object)

    def __init__(
        self,
        command: tuple[str, Sequence[str]],
        parent: QObject | None = None,
        *,
        with_input: bool = True,
        environment: Mapping[str, str] | None = None,
        ladder: Ladder | None = None,
    ) -> None:
        super().__init__(parent)
        self._command = (command[0], list(command[1]))
        self._with_input = with_input
        self._ladder = ladder or Ladder()
        self._environment = environment
        self._exit: Exit | None = None
        self._pid = 0
        self._asked = False
        self._settled = False
        self._stderr: deque[str] = deque(maxlen=_KEPT_LINES)
        self._stderr_text = codecs.getincrementaldecoder("utf-8")("replace")
        self._stderr_rest = ""
        self._process = QProcess(self)
        self._process.started.connect(self._on_started)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_finished)
        self._process.readyReadStandardOutput.connect(self._wake)
        self._process.readyReadStandardError.connect(self._wake)
        self._pump = QTimer(self)
        self._pump.setSingleShot(True)
        self._pump.setInterval(0)
        self._pump.timeout.connect(self._on_pump)
        self._steps = QTimer(self)
        self._steps.setSingleShot(True)
        self._steps.timeout.connect(self._on_step)
        self._step = ""

    @property
    def pid(self) -> int:
        """Number of the process; 0 before it runs."""
        return self._pid

    @property
    def stderr_tail(self) -> str:
        """The last lines it wrote to standard error."""
        return "\n".join(self._stderr)

    @property
    def alive(self) -> bool:
        """Whether there is a process."""
        if self._settled:  # then the object may be gone as well
            return False
        return self._process.state() != QProcess.ProcessState.NotRunning

    def _launch(self) -> None:
        variables = QProcessEnvironment()
        for name, value in engine_environment(self._environment).items():
            variables.insert(name, value)
        self._process.setProcessEnvironment(variables)
        if sys.platform != "win32":
            # A group of its own, so that what it started itself can be ended with it.
            self._process.setUnixProcessParameters(QProcess.UnixProcessFlag.CreateNewSession)
        if not self._with_input:
            self._process.setStandardInputFile(QProcess.nullDevice())
        self._process.start(*self._command)

    def _write(self, line: str) -> bool:
        """Write a line to its standard input; False where nobody reads."""
        if not self._with_input or not self.alive or self._asked:
            return False
        return self._process.write((line + "\n").encode("utf-8")) >= 0

    # Ending it.

    def _end_politely(self, farewell: str) -> None:
        """Ask, then terminate, then kill; each only when the one before did not help."""
        if self._asked or self._settled:
            return
        if farewell:
            self._write(farewell)
        self._asked = True
        if not self.alive:
            return
        if self._with_input:
            self._process.closeWriteChannel()
            self._climb("terminate", self._ladder.ask_s)
        else:
            self._on_step_terminate()

    def kill(self) -> None:
        """End it and what it started at once."""
        self._asked = True
        if self.alive:
            self._on_step_kill()

    def end_within(self, seconds: float) -> None:
        """Wait for a process that was asked to end, then kill it. Blocks; for the very end."""
        if self.alive and not self._process.waitForFinished(max(1, int(seconds * 1000))):
            self.kill()
            self._process.waitForFinished(1000)
            self._end_group()

    def let_go(self) -> None:
        """Free it once nobody holds it; how it ended can be read as long as somebody does.

        A connected function that knows the process would keep it for ever.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # those that nobody connected to say so
            for one in self._signals():
                one.disconnect()
        self.setParent(None)

    def _signals(self) -> list[SignalInstance]:
        return [self.log_line, self.gone]

    def _climb(self, step: str, after_s: float) -> None:
        self._step = step
        self._steps.start(int(after_s * 1000))

    def _on_step(self) -> None:
        {
            "terminate": self._on_step_terminate,
            "kill": self._on_step_kill,
            "give up": self._on_step_give_up,
        }[self._step]()

    def _on_step_terminate(self) -> None:
        _log.info("process %d is terminated", self._pid)
        self._process.terminate()
        self._climb("kill", self._ladder.terminate_s)

    def _on_step_kill(self) -> None:
        _log.warning("process %d is killed", self._pid)
        self._end_group()
        self._process.kill()
        self._climb("give up", self._ladder.kill_s)

    def _on_step_give_up(self) -> None:
        _log.error("process %d cannot be ended", self._pid)
        self._exit = Exit(True, reason=f"process {self._pid} cannot be ended")
        self._wake()

    def _end_group(self) -> None:
        """End what the process started and left behind."""
        if sys.platform != "win32" and self._pid:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)

    # What happens to it.

    def _on_started(self) -> None:
        self._pid = int(self._process.processId())

    def _on_error(self, error: QProcess.ProcessError) -> None:
        # A crash is told by `finished` as well; a program that is missing only here.
        if error == QProcess.ProcessError.FailedToStart:
            self._exit = Exit(False, reason=self._process.errorString())
            self._wake()

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._steps.stop()
        self._exit = Exit(True, code, status == QProcess.ExitStatus.CrashExit)
        self._end_group()
        self._wake()

    # Reading, a little at a time.

    def _wake(self) -> None:
        if not self._settled and not self._pump.isActive():
            self._pump.start()

    def _on_pump(self) -> None:
        deadline = time.monotonic() + _TURN_S
        more = True
        while more and not self._settled:
            said = self._take_portion(QProcess.ProcessChannel.StandardOutput)
            muttered = self._take_portion(QProcess.ProcessChannel.StandardError)
            more = said or muttered
            if time.monotonic() > deadline:
                break
        self._turn_ended()
        if more:
            self._wake()
        elif self._exit is not None and not self._settled:
            self._settled = True
            self._steps.stop()
            self._finish_stderr()
            try:
                self._settle(self._exit)
            finally:  # whatever those who are told of it do
                self.gone.emit(self)

    def _take_portion(self, channel: QProcess.ProcessChannel) -> bool:
        self._process.setReadChannel(channel)
        waiting = self._process.bytesAvailable()
        if not waiting:
            return False
        if waiting > _MOST_WAITING:
            self._process.readAll()
            self._say("what the process writes comes too fast and was dropped")
            return True
        portion = bytes(self._process.read(_PORTION).data())
        if channel == QProcess.ProcessChannel.StandardOutput:
            self._take_output(portion)
        else:
            self._take_stderr(portion)
        return True

    def _take_stderr(self, portion: bytes) -> None:
        text = self._stderr_rest + self._stderr_text.decode(portion)
        *lines, rest = _LINE_END.split(text)
        if len(rest) > _LONGEST_LINE:
            lines.append(rest)
            rest = ""
        self._stderr_rest = rest
        for line in lines:
            self._say(line)

    def _finish_stderr(self) -> None:
        rest = self._stderr_rest + self._stderr_text.decode(b"", final=True)
        self._stderr_rest = ""
        self._say(rest)

    def _say(self, line: str) -> None:
        line = line.rstrip()[:_LONGEST_LINE]
        if line:
            self._stderr.append(line)
            _log.debug("%s", line)
            self.log_line.emit(line)

    # What those who read it add.

    def _take_output(self, portion: bytes) -> None:
        """Take a portion of its standard output."""
        raise NotImplementedError

    def _turn_ended(self) -> None:
        """Reading pauses, or is over."""

    def _settle(self, ending: Exit) -> None:
        """The process is gone and everything it wrote was taken."""
        raise NotImplementedError
