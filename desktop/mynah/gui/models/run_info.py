"""What is known of a run without watching it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from mynah.gui.models.run_progress import StageRow

_MOST = 1 << 53


@dataclass(frozen=True)
class RunInfo:
    """A run as `mynah runs` tells it.

    Attributes:
        run: Its id.
        voice: Name of the voice that it makes; empty for a damaged run.
        kind: Kind of the voice.
        dataset: What it trains on; empty where it has no name.
        state: One of the states of a run, or `damaged`.
        reason: Why, where the state alone does not say it.
        created_at: When it was ordered, ISO 8601 in UTC.
        updated_at: When it last said something of weight.
        alive: Whether a process works on it, or waits to.
        resumable: Whether it can be continued.
        path: Its folder.
        reached: In English words, how far it came and what is saved.
        stage: Stage that began last.
        stages: By name, how far each stage is.
        worked_s: Seconds of work over all its sessions.
        saved_s: Of these, the seconds up to the last save; None where nothing is saved.
        seq: Number of the last event in its journal.
        error_code: Code of the failure that ended it.
        error: What that failure was, in English words.
    """

    run: str
    voice: str = ""
    kind: str = ""
    dataset: str = ""
    state: str = "queued"
    reason: str = ""
    created_at: str = ""
    updated_at: str = ""
    alive: bool = False
    resumable: bool = False
    path: str = ""
    reached: str = ""
    stage: str = ""
    stages: Mapping[str, StageRow] = field(default_factory=dict)
    worked_s: float = 0.0
    saved_s: float | None = None
    seq: int = 0
    error_code: str = ""
    error: str = ""

    @property
    def unsaved_s(self) -> float:
        """Seconds of work that continuing would have to do again."""
        return max(0.0, self.worked_s - (self.saved_s or 0.0))

    @property
    def current(self) -> StageRow | None:
        """How far the stage that began last is."""
        return self.stages.get(self.stage)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The run in an answer of the engine; what is missing or odd has its default."""
        saved = data.get("saved")
        error = data.get("error")
        fault: Mapping[str, Any] = error if isinstance(error, dict) else {}
        texts = {
            name: str(data.get(name) or "")
            for name in (
                *("run", "voice", "kind", "dataset", "reason", "created_at", "updated_at"),
                *("path", "reached", "stage"),
            )
        }
        return cls(
            **texts,
            state=str(data.get("state") or "queued"),
            alive=data.get("alive") is True,
            resumable=data.get("resumable") is True,
            stages=_stages(data.get("stages")),
            worked_s=_number(data.get("t")) or 0.0,
            saved_s=_number(saved.get("t")) if isinstance(saved, dict) else None,
            seq=int(_number(data.get("seq")) or 0),
            error_code=str(fault.get("code") or ""),
            error=str(fault.get("message") or ""),
        )


def _stages(data: object) -> dict[str, StageRow]:
    if not isinstance(data, dict):
        return {}
    return {
        str(name): StageRow(
            name=str(name),
            state=str(one.get("state") or "pending"),
            done=int(_number(one.get("done")) or 0),
            total=int(_number(one.get("total")) or 0),
            unit=str(one.get("unit") or ""),
            eta_s=_number(one.get("eta_s")),
            text=str(one.get("text") or ""),
        )
        for name, one in data.items()
        if isinstance(one, dict)
    }


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if abs(value) <= _MOST else None  # nor is infinity a number
