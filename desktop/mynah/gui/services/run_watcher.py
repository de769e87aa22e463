"""Watching one run: its journal from the beginning, then what it does, in the same way always."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mynah.gui.models.run_history import RunHistory
from mynah.gui.services.engine_process import EngineProcess, Outcome, ProcessState
from mynah.protocol.events import Cancelled, Hello, State, is_end

if TYPE_CHECKING:
    from mynah.gui.services.engine_jobs import EngineJobs
    from mynah.protocol.codec import Message
    from mynah.protocol.commands import Command

FIRST_SEQ = 1
_MOST_RETRIES = 5


class RunWatcher(QObject):
    """Follows a run through `mynah attach`, and never ends it.

    Args:
        jobs: Where the process is kept, so that it ends with the window.
        workspace: Folder of the workspace.
        run: Id of the run.
        parent: Its parent.
        known_seq: Number of the last event that is old news.
        retry_s: Wait before the first new attempt after the watching broke off.

    Attributes:
        history: What the run said.

    Signals:
        event_received: An event, after the history took it; old ones come first.
        state_changed: The run is in another state now (its id, the state, the reason).
        caught_up: What comes from here on is happening now.
        ended: The run ended, or cannot be watched; the `Outcome` of the watching.
    """

    event_received = Signal(object)
    state_changed = Signal(str, str, str)
    caught_up = Signal()
    ended = Signal(object)

    def __init__(
        self,
        jobs: EngineJobs,
        workspace: str,
        run: str,
        parent: QObject | None = None,
        *,
        known_seq: int = 0,
        retry_s: float = 0.5,
    ) -> None:
        super().__init__(parent)
        self.run = run
        self.history = RunHistory(run)  # whoever shows it may outlast this
        self._jobs = jobs
        self._workspace = workspace
        self._process: EngineProcess | None = None
        self._known_seq = known_seq
        self._last_seq = FIRST_SEQ - 1
        self._sure_seq = FIRST_SEQ - 1
        self._caught_up = known_seq < FIRST_SEQ
        self._retry_s = retry_s
        self._retries = 0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.start)

    @property
    def watching(self) -> bool:
        """Whether it follows the run or is about to."""
        return self._process is not None or self._again.isActive()

    @property
    def is_live(self) -> bool:
        """Whether what comes now is news, and not what was missed."""
        return self._caught_up

    def start(self) -> None:
        """Follow the run from where it was left; also one that goes on after its end."""
        if self._process is not None:
            return
        self._again.stop()
        self._last_seq = self._sure_seq
        arguments = ["attach", self.run, "--workspace", self._workspace, "--thin"]
        arguments += ["--from", str(self._sure_seq + 1)]
        # No farewell: a command would go to the run. The end of its input ends the watching alone.
        self._process = self._jobs.keep(arguments, label=f"attach {self.run}", farewell=None)
        self._process.messages_received.connect(self._on_messages)
        self._process.ended.connect(self._on_ended)
        self._process.start()

    def stop(self) -> None:
        """Watch no longer; the run goes on."""
        self._again.stop()
        if self._process is not None:
            self._process.stop_politely()

    def send(self, command: Command) -> bool:
        """Say something to the run; whether it could be passed on."""
        return self._process is not None and self._process.send(command)

    def _on_messages(self, messages: list[Message]) -> None:
        told = [one for one in messages if not isinstance(one.event, Hello)]
        if not told:
            return
        if any(one.seq > self._last_seq for one in told):
            self._retries = 0  # it gets on; one that always breaks at the same place does not
        self.history.apply_all(told)
        for message in told:
            self._note_seq(message)
            self.event_received.emit(message.event)
            if self._caught_up and isinstance(message.event, State):
                self.state_changed.emit(self.run, message.event.state, message.event.reason)
        if not self._caught_up and self._last_seq >= self._known_seq:
            self._caught_up = True
            self.caught_up.emit()

    def _note_seq(self, message: Message) -> None:
        """Remember where to go on.

        An end may be one that the watching itself made up for a run that went without a word,
        with a state before it; the numbers of both are used again when the run goes on.
        """
        self._last_seq = max(self._last_seq, message.seq)
        if is_end(message.event):
            return
        self._sure_seq = message.seq - 1 if isinstance(message.event, State) else message.seq

    def _on_ended(self, outcome: Outcome) -> None:
        self._process = None
        if not self._caught_up:
            self._caught_up = True
            self.caught_up.emit()
        if self._broke_off(outcome) and self._retries < _MOST_RETRIES:
            self._sure_seq = self._last_seq
            self._again.start(int(self._retry_s * 1000 * 2**self._retries))
            self._retries += 1
            return
        self.ended.emit(outcome)

    def _broke_off(self, outcome: Outcome) -> bool:
        """Whether the watching ended and not the run, and nobody wanted that."""
        if outcome.event is not None:
            return isinstance(outcome.event, Cancelled) and outcome.event.reason == "detached"
        return outcome.state in {ProcessState.CRASHED, ProcessState.FAILED}
