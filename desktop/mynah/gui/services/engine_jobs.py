"""The engine's processes that the window has going, few at a time, all ended with the window."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.services.engine_answer import EngineAnswer
from mynah.gui.services.engine_process import EngineProcess
from mynah.protocol.commands import Command

if TYPE_CHECKING:
    from mynah.gui.services.child_process import ChildProcess, Ladder
    from mynah.protocol.events import Failed

_EVENTS = ("--json", "--control", "stdin")
_LAST_WORDS_S = 2.0


class EngineJobs(QObject):
    """Starts commands of the engine, keeps them, and ends them with the window.

    Work (`start`) and questions (`ask`) wait in two queues of their own, so that a long import
    never holds up a list of runs. What watches or stays warm (`keep`) waits for nobody.

    Args:
        parent: Its parent.
        most: How many of each kind at once.
        command: Instead of the engine's own program.
        ladder: How long each way of ending a process is given.

    Signals:
        active_changed: The list of what is going on changed.
        idle: Nothing is going on any more.
    """

    active_changed = Signal()
    idle = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        most: int = 2,
        command: tuple[str, Sequence[str]] | None = None,
        ladder: Ladder | None = None,
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._command = command
        self._ladder = ladder
        self._jobs: list[EngineProcess] = []
        self._kept: list[EngineProcess] = []
        self._questions: list[EngineAnswer] = []
        self._going: set[ChildProcess] = set()
        self._leaving: list[ChildProcess] = []
        self._closed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._on_soon)

    @property
    def active(self) -> tuple[EngineProcess, ...]:
        """The work that goes on or waits, in the order in which it was asked for."""
        return tuple(self._jobs)

    def start(
        self,
        arguments: Sequence[str],
        *,
        label: str = "",
        farewell: Command | None = Command.CANCEL,
    ) -> EngineProcess:
        """Start a command that tells events, or queue it; its state is `idle` while it waits."""
        process = self._process(arguments, label=label, farewell=farewell)
        self._jobs.append(process)
        process.gone.connect(self._on_job_gone)
        self._soon.start()  # once the caller has connected to its signals
        self.active_changed.emit()
        return process

    def keep(
        self,
        arguments: Sequence[str],
        *,
        label: str = "",
        farewell: Command | None = None,
    ) -> EngineProcess:
        """A command outside the queue, not started yet, that is ended with the window."""
        process = self._process(arguments, label=label, farewell=farewell)
        self._kept.append(process)
        process.gone.connect(self._on_kept_gone)
        return process

    def ask(
        self,
        arguments: Sequence[str],
        done: Callable[[Any], None],
        failed: Callable[[Failed], None] | None = None,
        *,
        owner: QObject,
    ) -> EngineAnswer:
        """Ask a command that answers with one document; neither is called once `owner` is gone.

        What stands behind `--` among the arguments is no option, whatever it begins with.
        """
        words = list(arguments)
        options = words.index("--") if "--" in words else len(words)
        question = EngineAnswer(
            [*words[:options], "--json", *words[options:]],
            done,
            failed,
            owner,
            self,
            command=self._command,
            ladder=self._ladder,
        )
        self._questions.append(question)
        question.gone.connect(self._on_question_gone)
        self._soon.start()
        return question

    def close_all(self, within_s: float = _LAST_WORDS_S) -> None:
        """End everything and wait for it, at most `within_s` and a moment; nothing starts again.

        The one place that waits: the window is gone, and no process may stay behind.
        """
        self._closed = True
        everything: list[ChildProcess] = [*self._jobs, *self._kept, *self._questions]
        for process in everything:
            if isinstance(process, EngineProcess):
                process.stop_politely()
            elif isinstance(process, EngineAnswer):
                process.cancel()
        deadline = time.monotonic() + within_s
        for process in everything:
            process.end_within(deadline - time.monotonic())

    def _process(
        self, arguments: Sequence[str], *, label: str, farewell: Command | None
    ) -> EngineProcess:
        return EngineProcess(
            [*arguments, *_EVENTS],
            self,
            command=self._command,
            ladder=self._ladder,
            farewell=farewell,
            label=label,
        )

    def _on_soon(self) -> None:
        leaving, self._leaving = self._leaving, []
        for process in leaving:
            process.let_go()
        if self._closed:
            return
        for queue in (self._jobs, self._questions):
            going = sum(process in self._going for process in queue)
            for process in queue:
                if going >= self._most:
                    break
                if process not in self._going:
                    self._going.add(process)
                    going += 1
                    process.start()

    def _on_job_gone(self, process: EngineProcess) -> None:
        self._jobs.remove(process)
        self._forget(process)
        self.active_changed.emit()

    def _on_kept_gone(self, process: EngineProcess) -> None:
        self._kept.remove(process)
        self._forget(process)

    def _on_question_gone(self, question: EngineAnswer) -> None:
        self._questions.remove(question)
        self._forget(question)

    def _forget(self, process: ChildProcess) -> None:
        self._going.discard(process)
        self._leaving.append(process)  # it is still telling its end
        self._soon.start()
        if not (self._jobs or self._kept or self._questions):
            self.idle.emit()
