"""What is known of a run, derived from its journal."""

import errno
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from mynah.engine.job import utc_now
from mynah.engine.journal import Journal, JournalReader
from mynah.project.atomic import UnreadableFileError, read_json, write_json
from mynah.protocol.codec import Message, plain
from mynah.protocol.events import (
    FINAL_STATES,
    Artifact,
    Cancelled,
    Done,
    Event,
    Failed,
    Hello,
    Metric,
    Progress,
    Stage,
    State,
    Warning_,
    is_end,
)

SCHEMA_VERSION = 1
SAVE_KIND = "checkpoint"  # artifacts of this kind are what a resumed run continues from
RESUMABLE = frozenset({"queued", "paused", "interrupted", "failed"})


@dataclass
class RunStatus:
    """The state of a run and what it reached.

    Attributes:
        state: One of `RUN_STATES`.
        reason: Why, where the state alone does not say it.
        stage: Stage that began last.
        stages: By stage name: state, text, done, total, unit, eta_s.
        metrics: The last value of each curve, as `{"value", "step"}`.
        saved: The last saved training state, as `{"path", "t"}`.
        result: What the run ended with.
        error: Code, message, hint of a failure.
        sessions: How many processes have worked on it.
        started: Whether any process ever began it.
        ended: Whether the last session said its end.
        stalled: Whether it does not get on: nothing came after the warning that says so.
        t: Seconds of work over all sessions.
        seq: Number of the last event that is part of this.
        offset: Size of the journal at that point.
        updated_at: Wall clock of the last change, for people.
    """

    state: str = "queued"
    reason: str = ""
    stage: str = ""
    stages: dict[str, dict[str, Any]] = field(default_factory=dict)
    metrics: dict[str, dict[str, Any]] = field(default_factory=dict)
    saved: dict[str, Any] = field(default_factory=dict)
    result: dict[str, Any] = field(default_factory=dict)
    error: dict[str, Any] = field(default_factory=dict)
    sessions: int = 0
    started: bool = False
    ended: bool = False
    stalled: bool = False
    t: float = 0.0
    seq: int = 0
    offset: int = 0
    updated_at: str = ""

    @property
    def final(self) -> bool:
        """Whether nothing can follow."""
        return self.state in FINAL_STATES

    def apply(self, event: Event, seq: int, t: float) -> None:
        """Take one event of the journal into account."""
        self.seq, self.t = seq, t
        if not isinstance(event, Warning_):
            self.stalled = False
        match event:
            case Warning_("STALLED"):
                self.stalled = True
            case Hello():
                self.sessions += 1
                self.started, self.ended = True, False
                self.error = {}
            case State(state, reason):
                self.state, self.reason = state, reason
            case Stage(name, state, text):
                if state == "started":
                    self.stage = name
                    self.stages.pop(name, None)
                self.stages.setdefault(name, {}).update(state=state, text=text)
            case Progress(stage, done, total, unit, eta_s):
                entry = self.stages.setdefault(stage, {"state": "started", "text": ""})
                entry.update(done=done, total=total, unit=unit, eta_s=eta_s)
            case Metric(name, value, step):
                self.metrics[name] = {"value": value, "step": step}
            case Artifact(kind, path) if kind == SAVE_KIND:
                self.saved = {"path": path, "t": round(t, 3)}
            case Done(result):
                self.result, self.ended = dict(result), True
            case Failed():
                self.error = {key: plain(value) for key, value in asdict(event).items()}
                self.ended = True
            case Cancelled():
                self.ended = True
            case _:
                pass

    def reached(self) -> str:
        """In words: how far the run came and what of that is saved."""
        finished = [n for n, s in self.stages.items() if s.get("state") in {"done", "skipped"}]
        parts = [f"finished: {', '.join(finished)}" if finished else "no stage finished"]
        current = self.stages.get(self.stage, {})
        if self.stage and self.stage not in finished:
            where = (
                f"{current['done']} of {current['total']} {current['unit']}"
                if current.get("total")
                else "begun"
            )
            parts.append(f"{self.stage}: {where}")
        if self.saved:
            parts.append(f"last save after {self.saved['t']:.0f} s of {self.t:.0f} s")
        return "; ".join(parts)

    def to_dict(self) -> dict[str, Any]:
        """The status as JSON types."""
        return {"schema_version": SCHEMA_VERSION, **plain(asdict(self))}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The status in `data`.

        Raises:
            ValueError: It was not written by this version, or was changed since.
        """
        if data.get("schema_version") != SCHEMA_VERSION:
            raise ValueError("another schema version")
        names = {spec.name for spec in fields(cls)}
        status = cls(**{key: value for key, value in data.items() if key in names})
        if not _is_sound(status):
            raise ValueError("not a run status")
        return status


_MOST = 1 << 53


def _is_sound(status: RunStatus) -> bool:
    """Whether each value is of its kind: who shows a run counts with them."""
    words = (status.state, status.reason, status.stage, status.updated_at)
    numbers = (status.sessions, status.seq, status.offset)
    facts = (status.stages, status.metrics, status.saved, status.result, status.error)
    return (
        all(isinstance(one, str) for one in words)
        and all(type(one) is int and 0 <= one <= _MOST for one in numbers)
        and all(isinstance(one, bool) for one in (status.started, status.ended, status.stalled))
        and _is_number(status.t)
        and all(isinstance(one, dict) for one in facts)
        and all(_is_stage(one) for one in status.stages.values())
        and all(isinstance(one, dict) for one in status.metrics.values())
        and all(_has_numbers(one, "value", "step") for one in status.metrics.values())
        and (not status.saved or _is_save(status.saved))
        and (not status.error or _has_words(status.error, "code", "message", "hint", "detail"))
    )


def _is_stage(entry: Any) -> bool:
    if not isinstance(entry, dict) or not _has_words(
        {"unit": "", **entry}, "state", "text", "unit"
    ):
        return False
    counted = "done" in entry and "total" in entry and "unit" in entry
    return _has_numbers(entry, "done", "total", "eta_s") and (counted or not entry.get("total"))


def _is_save(entry: dict[str, Any]) -> bool:
    return _has_words(entry, "path") and _is_number(entry.get("t"))


def _has_words(entry: dict[str, Any], *names: str) -> bool:
    return all(isinstance(entry.get(name), str) for name in names)


def _has_numbers(entry: dict[str, Any], *names: str) -> bool:
    return all(_is_number(one) for one in map(entry.get, names) if one is not None)


def _is_number(value: Any) -> bool:
    if type(value) is int:
        return abs(value) <= _MOST
    return type(value) is float and math.isfinite(value)


class StateRecorder:
    """Keeps `state.json` up with a journal: at every change of state, seldom for progress."""

    def __init__(self, path: Path, journal: Journal, status: RunStatus) -> None:
        self._path = path
        self._journal = journal
        self.status = status
        self._written_at = status.t
        self._folder = path.parent
        self._number = _number_of(path.parent)

    def emit(self, event: Event) -> None:
        """Take an event that the journal has just written.

        Raises:
            FileNotFoundError: The folder of the run was deleted or moved away. It must not be made
                again, with a part of a run in it.
        """
        if self._folder_is_gone():
            raise FileNotFoundError(errno.ENOENT, "The run is not there any more", self._folder)
        t = self._journal.last_t
        self.status.apply(event, self._journal.last_seq, t)
        self.status.offset = self._journal.offset
        weighty = is_end(event) or isinstance(event, Hello | State | Stage | Artifact)
        if weighty or t - self._written_at >= 5.0:
            self._written_at = t
            self.status.updated_at = utc_now()
            write_json(self._path, self.status.to_dict())

    def _folder_is_gone(self) -> bool:
        # Another folder of its name is not the run, unless it holds the order: some network
        # drives give a folder a new number now and then.
        found = _number_of(self._folder)
        if found is None:
            return True
        return found != self._number and not (self._folder / "job.json").exists()


def _number_of(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return 0  # a share that is away for a moment: the write says so


def load_status(state_path: Path, journal_path: Path) -> RunStatus:
    """The status in `state.json`, brought up to date from the journal, or derived from it alone."""
    try:
        status = RunStatus.from_dict(read_json(state_path))
        if status.offset > journal_path.stat().st_size:
            status = RunStatus()  # the journal was mended behind it
    except (FileNotFoundError, UnreadableFileError, ValueError, TypeError):
        status = RunStatus()
    reader = JournalReader(journal_path, status.offset)
    for message in reader.poll():
        apply_message(status, message)
    status.offset = reader.offset
    return status


def apply_message(status: RunStatus, message: Message) -> None:
    """Take a decoded line of the journal into account."""
    status.apply(message.event, message.seq, message.t)
