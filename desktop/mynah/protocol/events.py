"""What the engine says: one frozen dataclass an event.

On the wire an event is one JSON object on one line, inside an envelope
`{"v": 1, "seq": 17, "t": 12.4, "event": "progress", ...}`. `hello` comes first and exactly one of
`done`, `failed`, `cancelled` comes last. `resources/schema/events-v1.json` describes the lines.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

PROTOCOL_VERSION = 1

RUN_STATES = (
    "queued",
    "checking",
    "preprocessing",
    "extracting",
    "training",
    "indexing",
    "verifying",
    "publishing",
    "completed",
    "paused",
    "cancelled",
    "failed",
    "interrupted",
)
FINAL_STATES = frozenset({"completed", "cancelled"})
STAGE_STATES = ("started", "done", "skipped", "failed", "stopped")
LOG_LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; `name` is the value of "event" on the wire."""

    name_on_wire: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Hello(Event):
    """First line of every stream: who speaks. `at` is the wall clock in ISO 8601, UTC."""

    name_on_wire: ClassVar[str] = "hello"
    protocol: int
    engine: str
    pid: int
    command: str = ""
    device: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Started(Event):
    """The work begins; `run` is empty for work that is not a run."""

    name_on_wire: ClassVar[str] = "started"
    job: str
    run: str = ""
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State(Event):
    """A run is now in this state (one of `RUN_STATES`); `reason` may say why."""

    name_on_wire: ClassVar[str] = "state"
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stage(Event):
    """A stage started, is done, was skipped, failed or stopped; `text` says what was left out."""

    name_on_wire: ClassVar[str] = "stage"
    name: str
    state: str = "started"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Progress(Event):
    """`done` of `total` units; `eta_s` is the engine's estimate of the seconds left."""

    name_on_wire: ClassVar[str] = "progress"
    stage: str
    done: int
    total: int
    unit: str = "items"
    eta_s: float | None = None


@dataclass(frozen=True, slots=True)
class Metric(Event):
    """One point of a curve; None stands for a value that is not a finite number."""

    name_on_wire: ClassVar[str] = "metric"
    name: str
    value: float | None
    step: int


@dataclass(frozen=True, slots=True)
class Artifact(Event):
    """A file or folder is finished and stands under its final name."""

    name_on_wire: ClassVar[str] = "artifact"
    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Item(Event):
    """One finished entry of a list, for example the verdict on one file."""

    name_on_wire: ClassVar[str] = "item"
    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Log(Event):
    """A line for people."""

    name_on_wire: ClassVar[str] = "log"
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Warning_(Event):  # noqa: N801 - the plain name is a builtin
    """Something the user should know although the work goes on."""

    name_on_wire: ClassVar[str] = "warning"
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Begun(Event):
    """A warm engine works on the request of this id; what follows belongs to it."""

    name_on_wire: ClassVar[str] = "begun"
    id: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Answer(Event):
    """The result of a request; large results are files, and this names them."""

    name_on_wire: ClassVar[str] = "answer"
    id: str
    result: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault(Event):
    """A request ended with a fault, in the words of `failed`; the engine goes on."""

    name_on_wire: ClassVar[str] = "fault"
    id: str
    code: str
    message: str
    hint: str = ""
    detail: str = ""
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Done(Event):
    """The work is finished and its result was checked."""

    name_on_wire: ClassVar[str] = "done"
    result: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failed(Event):
    """The work ended with a fault; `code` is an `ErrorCode`, `items` are (file, reason) pairs."""

    name_on_wire: ClassVar[str] = "failed"
    code: str
    message: str
    hint: str = ""
    detail: str = ""
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cancelled(Event):
    """Somebody asked for the end; `reason` is "stopped" (saved, resumable) or "cancelled"."""

    name_on_wire: ClassVar[str] = "cancelled"
    reason: str = "cancelled"


EVENT_TYPES: tuple[type[Event], ...] = (
    Hello,
    Started,
    State,
    Stage,
    Progress,
    Metric,
    Artifact,
    Item,
    Log,
    Warning_,
    Begun,
    Answer,
    Fault,
    Done,
    Failed,
    Cancelled,
)
END_EVENTS = (Done, Failed, Cancelled)


def is_end(event: Event) -> bool:
    """Whether nothing may come after this event."""
    return isinstance(event, END_EVENTS)
