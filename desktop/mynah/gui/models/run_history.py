"""Everything a run has said, in the order of its journal, as the views want it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from mynah.gui.models.checkpoint_table import Checkpoint
from mynah.gui.models.log_model import LogLine
from mynah.gui.models.run_progress import StageRow
from mynah.protocol.codec import Message
from mynah.protocol.events import (
    Artifact,
    Cancelled,
    Done,
    Event,
    Failed,
    Item,
    Log,
    Metric,
    Progress,
    Stage,
    Started,
    State,
    Warning_,
)

Numbers = NDArray[np.float64]
MOST_LINES = 20_000
STALLED = "STALLED"
_DROPPED_AT_ONCE = 2_000
_STEP = re.compile(r"(?:step|preview)-0*(\d+)")


class Curve:
    """Points of one metric. `steps, values = curve` gives arrays that may not be changed."""

    def __init__(self) -> None:
        self._steps = np.empty(64)
        self._values = np.empty(64)
        self._count = 0

    def append(self, step: float, value: float | None) -> None:
        """Add a point. One at an earlier step cuts off what came after: the run went back there."""
        count = self._count
        if count and step <= self._steps[count - 1]:
            count = int(np.searchsorted(self._steps[:count], step))
        if count == len(self._steps):
            # New arrays: whoever was given the old ones may keep them.
            self._steps = np.concatenate([self._steps, np.empty(count)])
            self._values = np.concatenate([self._values, np.empty(count)])
        self._steps[count] = step
        self._values[count] = np.nan if value is None else value
        self._count = count + 1

    def extend(self, steps: Sequence[float], values: Sequence[float | None]) -> None:
        """Add points in order."""
        new = np.array(steps, np.float64)
        if len(new) == 0 or np.any(np.diff(new) <= 0) or (len(self) and new[0] <= self.steps[-1]):
            for step, value in zip(steps, values, strict=True):
                self.append(step, value)
            return
        numbers = np.array(values, np.float64)  # None becomes NaN
        self._steps = np.concatenate([self.steps, new, np.empty(len(new))])
        self._values = np.concatenate([self.values, numbers, np.empty(len(new))])
        self._count += len(new)

    @property
    def steps(self) -> Numbers:
        """Steps in rising order, float64 (points,)."""
        return self._view(self._steps)

    @property
    def values(self) -> Numbers:
        """Values at these steps, float64 (points,); NaN where there was no finite number."""
        return self._view(self._values)

    @property
    def last(self) -> float | None:
        """The newest value that is a number."""
        good = self.values[np.isfinite(self.values)]
        return float(good[-1]) if len(good) else None

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Numbers]:
        return iter((self.steps, self.values))

    def _view(self, array: Numbers) -> Numbers:
        view = array[: self._count]
        view.flags.writeable = False
        return view


class RunHistory(QObject):
    """What a run did, kept up by its events.

    Attributes:
        run: Its id.
        state: Its state; `reason` may say why.
        parameters: What it was ordered with; `voice` and `kind` are among them.
        stages: By name, how far each stage is.
        metrics: By name, a `Curve`.
        checkpoints: Saved states that were measured, by step.
        saves: By step, the folder of each saved state.
        previews: By step, the sound file of the preview sentence.
        preview_source: The original of that sentence; empty until there is one.
        artifacts: By kind, the paths of everything finished.
        items: By kind, all other entries.
        warnings: What the user should know, with its codes.
        stalled: Whether it does not get on: nothing came after the warning that says so.
        log: Lines for people, the oldest dropped; `log_total` counts all there ever were.
        result: What the end event carried.
        error: The failure that ended it, until it goes on.
        ended: The end event; None while more may come.
        sessions: How many processes have worked on it.
        seq: Number of the last event; `t` its seconds of work.

    Signals:
        changed: One of `ASPECTS`, once each for a batch of events.
    """

    changed = Signal(str)
    ASPECTS = (
        *("parameters", "state", "stages", "metrics", "checkpoints", "previews"),
        *("artifacts", "items", "warnings", "log", "error", "result"),
    )

    def __init__(self, run: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.run = run
        self.state = "queued"
        self.reason = ""
        self.parameters: dict[str, Any] = {}
        self.stages: dict[str, StageRow] = {}
        self.metrics: dict[str, Curve] = {}
        self.saves: dict[int, str] = {}
        self.previews: dict[int, str] = {}
        self.preview_source = ""
        self.artifacts: dict[str, list[str]] = {}
        self.items: dict[str, list[Mapping[str, Any]]] = {}
        self.warnings: list[Warning_] = []
        self.stalled = False
        self.log: list[LogLine] = []
        self.log_total = 0
        self.result: dict[str, Any] = {}
        self.error: Failed | None = None
        self.ended: Event | None = None
        self.sessions = 0
        self.seq = 0
        self.t = 0.0
        self._checkpoints: dict[int, Checkpoint] = {}
        self._progress: dict[str, Progress] = {}
        self._stage = ""
        self._dirty: set[str] = set()
        self._takers: dict[type[Event], Callable[[Any], None]] = {
            Started: self._take_started,
            State: self._take_state,
            Stage: self._take_stage,
            Progress: self._take_progress,
            Metric: self._take_metric,
            Artifact: self._take_artifact,
            Item: self._take_item,
            Log: self._take_log,
            Warning_: self._take_warning,
            Done: self._take_done,
            Failed: self._take_failed,
            Cancelled: self._take_cancelled,
        }

    @property
    def voice(self) -> str:
        """Name of the voice that it makes."""
        return str(self.parameters.get("voice", ""))

    @property
    def kind(self) -> str:
        """Kind of the voice."""
        return str(self.parameters.get("kind", ""))

    @property
    def checkpoints(self) -> list[Checkpoint]:
        """Saved states that were measured, by step; at most one is the best."""
        return [self._checkpoints[step] for step in sorted(self._checkpoints)]

    @property
    def current(self) -> StageRow | None:
        """The stage that is at work."""
        row = self.stages.get(self._stage)
        return row if row is not None and row.state == "started" else None

    def log_since(self, total: int) -> list[LogLine]:
        """The lines that came after `log_total` was this, as far as they are kept."""
        new = self.log_total - total
        return self.log[-new:] if new > 0 else []

    def apply(self, event: Event, seq: int = 0, t: float = 0.0) -> None:
        """Take one event."""
        self.apply_all([Message(event, seq, t)])

    def apply_all(self, messages: Iterable[Message]) -> None:
        """Take events in order and tell what changed, each aspect once."""
        for message in messages:
            take = self._takers.get(type(message.event))
            if take is not None:
                self._note_stall(message.event)
                self.seq, self.t = max(self.seq, message.seq), message.t
                take(message.event)
        for stage in list(self._progress):
            self._settle_progress(stage)
        self._trim_log()
        dirty, self._dirty = self._dirty, set()
        for aspect in self.ASPECTS:
            if aspect in dirty:
                self.changed.emit(aspect)

    def _note_stall(self, event: Event) -> None:
        stalled = isinstance(event, Warning_) and event.code == STALLED
        if stalled != self.stalled and (stalled or not isinstance(event, Warning_)):
            self.stalled = stalled
            self._dirty.add("state")

    def _take_started(self, event: Started) -> None:
        self.run = self.run or event.run
        self.parameters = dict(event.parameters)
        self.sessions += 1
        self.error, self.ended, self.result = None, None, {}
        self._dirty |= {"parameters", "error", "result"}

    def _take_state(self, event: State) -> None:
        self.state, self.reason = event.state, event.reason
        self._dirty.add("state")

    def _take_stage(self, event: Stage) -> None:
        self._settle_progress(event.name)
        if event.state == "started":
            self._stage = event.name
            self.stages[event.name] = StageRow(event.name, event.state, text=event.text)
        else:
            row = self.stages.get(event.name, StageRow(event.name))
            self.stages[event.name] = replace(row, state=event.state, text=event.text, eta_s=None)
        self._dirty.add("stages")

    def _take_progress(self, event: Progress) -> None:
        self._progress[event.stage] = event  # only the last of a batch is worth a row

    def _settle_progress(self, stage: str) -> None:
        event = self._progress.pop(stage, None)
        if event is None:
            return
        row = self.stages.get(stage, StageRow(stage, "started"))
        self.stages[stage] = replace(
            row, done=event.done, total=event.total, unit=event.unit, eta_s=event.eta_s
        )
        self._dirty.add("stages")

    def _take_metric(self, event: Metric) -> None:
        self._curve(event.name).append(event.step, event.value)

    def _curve(self, name: str) -> Curve:
        self._dirty.add("metrics")
        curve = self.metrics.get(name)
        if curve is None:
            curve = self.metrics[name] = Curve()
        return curve

    def _take_artifact(self, event: Artifact) -> None:
        self.artifacts.setdefault(event.kind, []).append(event.path)
        self._dirty.add("artifacts")
        step = _step_of(event.path)
        if event.kind == "checkpoint" and step is not None:
            self.saves[step] = event.path
        elif event.kind == "preview" and step is not None:
            self.previews[step] = event.path
            self._dirty.add("previews")
        elif event.kind == "preview_source":
            self.preview_source = event.path
            self._dirty.add("previews")

    def _take_item(self, event: Item) -> None:
        if event.kind == "curve" and _is_curve(event.data):
            self._curve(event.data["name"]).extend(event.data["steps"], event.data["values"])
            return
        checkpoint = Checkpoint.from_item(event.data) if event.kind == "checkpoint" else None
        if checkpoint is None:
            self.items.setdefault(event.kind, []).append(event.data)
            self._dirty.add("items")
            return
        if checkpoint.best:
            for step, one in self._checkpoints.items():
                if one.best:
                    self._checkpoints[step] = replace(one, best=False)
        self._checkpoints[checkpoint.step] = checkpoint
        if checkpoint.preview:
            self.previews[checkpoint.step] = checkpoint.preview
            self._dirty.add("previews")
        self._dirty.add("checkpoints")

    def _take_log(self, event: Log) -> None:
        self._add_line(event.level, event.text)

    def _take_warning(self, event: Warning_) -> None:
        self.warnings.append(event)
        self._dirty.add("warnings")
        self._add_line("warning", event.text)

    def _take_done(self, event: Done) -> None:
        self.result = dict(event.result)
        self.ended = event
        self._dirty.add("result")

    def _take_failed(self, event: Failed) -> None:
        self.error = event
        self.ended = event
        self._dirty |= {"error", "result"}
        self._add_line("error", event.message)

    def _take_cancelled(self, event: Cancelled) -> None:
        self.ended = event
        self._dirty.add("result")

    def _add_line(self, level: str, text: str) -> None:
        self.log.append(LogLine(self.t, level, self._stage, text))
        self.log_total += 1
        self._dirty.add("log")

    def _trim_log(self) -> None:
        if len(self.log) > MOST_LINES:
            del self.log[: len(self.log) - MOST_LINES + _DROPPED_AT_ONCE]


def _is_curve(data: Mapping[str, Any]) -> bool:
    """Whether an item is what a replay makes of many points."""
    steps, values = data.get("steps"), data.get("values")
    return (
        isinstance(data.get("name"), str)
        and isinstance(steps, list)
        and isinstance(values, list)
        and len(steps) == len(values)
        and all(isinstance(step, int | float) for step in steps)
        and all(value is None or isinstance(value, int | float) for value in values)
    )


def _step_of(path: str) -> int | None:
    """The step in the name of a saved state or a preview."""
    found = _STEP.search(PurePath(path).name)
    return int(found[1]) if found else None
