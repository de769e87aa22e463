"""What is worth a notification: once when a run finished, failed, or needs somebody.

A notice is due when three things come together: this window saw the run at work, the run's stream
told the ending while it was watched (what is replayed from the journal is past), and the list of
runs says the same as the stream.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from mynah.protocol.events import Cancelled, Done, Event, Failed, Started

AT_WORK = frozenset(
    {"checking", "preprocessing", "extracting", "training", "indexing", "verifying", "publishing"}
)


class Outcome(StrEnum):
    """What a notice is about."""

    FINISHED = "finished"
    FAILED = "failed"
    ATTENTION = "attention"
    CONVERTED = "converted"


@dataclass(frozen=True)
class Notice:
    """One thing to tell.

    Attributes:
        outcome: What happened.
        run: The run that it is about; what a click opens. Empty for a queue of conversions.
        voice: Name of the voice, for the words.
        code: Error code of what failed or needs somebody, empty otherwise.
        message: What the engine said about it, in English.
        done: Recordings that were converted.
        failed: Recordings that could not be.
    """

    outcome: Outcome
    run: str
    voice: str
    code: str = ""
    message: str = ""
    done: int = 0
    failed: int = 0


@dataclass
class _Known:
    voice: str = ""
    seen_at_work: bool = False
    state: str = ""
    reason: str = ""
    alive: bool = False
    session: int = 0
    ending: Event | None = None
    told: set[tuple[int, Outcome]] = field(default_factory=set)


class OutcomePolicy:
    """Decides which notices are due. Feed it both sources in any order; it answers with notices."""

    def __init__(self) -> None:
        self._runs: dict[str, _Known] = {}

    def listed(
        self, run: str, voice: str, state: str, reason: str, *, alive: bool
    ) -> Notice | None:
        """Take what the list of runs says about one run.

        Args:
            run: Its id.
            voice: Its voice.
            state: One of `RUN_STATES`.
            reason: Why, as the engine says it.
            alive: Whether a process works on it.
        """
        known = self._runs.setdefault(run, _Known())
        known.voice, known.state, known.reason, known.alive = voice, state, reason, alive
        known.seen_at_work = known.seen_at_work or (alive and state in AT_WORK)
        return self._due(run, known)

    def heard(self, run: str, event: Event) -> Notice | None:
        """Take one event of a run's stream as it happens."""
        known = self._runs.setdefault(run, _Known())
        if isinstance(event, Started):  # the run goes on after an earlier end
            known.session += 1
            known.ending = None
        elif isinstance(event, Done | Failed | Cancelled):
            known.ending = event
        return self._due(run, known)

    def forget_all(self) -> None:
        """Another workspace is open."""
        self._runs.clear()

    def _due(self, run: str, known: _Known) -> Notice | None:
        if not known.seen_at_work:
            return None
        ending = known.ending
        match known.state:
            case "completed" if isinstance(ending, Done):
                return self._once(run, known, Outcome.FINISHED)
            case "failed" if isinstance(ending, Failed):
                return self._once(run, known, Outcome.FAILED, ending.code, ending.message)
            case "paused" if known.reason not in ("", "paused"):
                message = ending.message if isinstance(ending, Failed) else ""
                return self._once(run, known, Outcome.ATTENTION, known.reason.upper(), message)
            case "interrupted" if not known.alive and known.reason != "stopped":
                return self._once(run, known, Outcome.ATTENTION, "INTERRUPTED")
        return None

    def _once(
        self, run: str, known: _Known, outcome: Outcome, code: str = "", message: str = ""
    ) -> Notice | None:
        if (known.session, outcome) in known.told:
            return None
        known.told.add((known.session, outcome))
        return Notice(outcome, run, known.voice, code, message)
