"""How far a run is as a whole: one number that never goes back, and the time left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

STAGES = ("preprocess", "extract", "train", "index", "verify", "publish")
FINISHED = frozenset({"done", "skipped"})
WORKING = frozenset(
    {"checking", "preprocessing", "extracting", "training", "indexing", "verifying", "publishing"}
)
LIVING = WORKING | {"queued", "paused"}

# Rough seconds of each stage where nothing better is known; only their ratios matter.
_USUAL_S = {"preprocess": 5.0, "extract": 60.0, "index": 4.0, "verify": 6.0, "publish": 1.0}
_TRAIN_S = 24 * 60.0
_EXTRACT_S = 0.1  # of work for a second of speech


@dataclass(frozen=True)
class StageRow:
    """One stage as it is shown.

    Attributes:
        name: Code of the stage.
        state: pending, started, done, skipped, failed or stopped.
        done: Units finished.
        total: Units in all; 0 while that is not known.
        unit: What is counted.
        eta_s: Seconds left by the engine's own estimate.
        text: What was left out, or why it was skipped.
    """

    name: str
    state: str = "pending"
    done: int = 0
    total: int = 0
    unit: str = ""
    eta_s: float | None = None
    text: str = ""

    @property
    def fraction(self) -> float:
        """Share that is finished."""
        if self.state in FINISHED:
            return 1.0
        return min(1.0, self.done / self.total) if self.total > 0 else 0.0


def all_stages(known: Mapping[str, StageRow]) -> tuple[StageRow, ...]:
    """Every stage in order, those that have not begun too, and unknown ones at the end."""
    ordered = [known.get(name, StageRow(name)) for name in STAGES]
    return (*ordered, *(row for name, row in known.items() if name not in STAGES))


def expected_seconds(
    train_minutes: float | None, stages: Iterable[StageRow] = ()
) -> dict[str, float]:
    """Rough length of each stage; analysing counts its seconds of speech, where it has begun."""
    extract = next((row for row in stages if row.name == "extract"), None)
    known = extract is not None and extract.unit == "s of speech" and extract.total > 0
    speech = {"extract": extract.total * _EXTRACT_S} if extract is not None and known else {}
    train = train_minutes * 60 if train_minutes else _TRAIN_S
    return {**_USUAL_S, **speech, "train": train}


class OverallProgress:
    """The overall share of a run; it never falls while the same run is watched."""

    def __init__(self) -> None:
        self._run = ""
        self._highest = 0.0

    def update(
        self, run: str, stages: Iterable[StageRow], state: str, train_minutes: float | None = None
    ) -> float:
        """The share after this news of a run."""
        if run != self._run:
            self._run, self._highest = run, 0.0
        if state == "completed":
            self._highest = 1.0
            return 1.0
        rows = list(stages)
        weights = expected_seconds(train_minutes, rows)
        whole = sum(weights.values())
        done = sum(weights.get(row.name, 0.0) * row.fraction for row in rows)
        # The end is only reached by completing: never 100 % before the voice has been proved.
        self._highest = max(self._highest, min(0.995, done / whole))
        return self._highest


def seconds_left(stages: Iterable[StageRow], train_minutes: float | None = None) -> float | None:
    """Seconds until the whole run is finished; None while nothing can be said."""
    rows = list(stages)
    weights = expected_seconds(train_minutes, rows)
    begun = max((k for k, row in enumerate(rows) if row.state != "pending"), default=-1)
    left, known = 0.0, False
    for number, row in enumerate(rows):
        if row.state in FINISHED or (row.state == "pending" and number < begun):
            continue
        if row.state == "started" and row.eta_s is not None:
            left += row.eta_s
            known = True
        else:
            left += weights.get(row.name, 0.0) * (1 - row.fraction)
            known = known or row.name != "train" or bool(train_minutes)
    return left if known else None
