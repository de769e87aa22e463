"""What is looked at before a training, each with a verdict and what would mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mynah.gui.models.training_choice import TrainingChoice
    from mynah.gui.models.training_material import Material

# A second of speech takes about this much in all stages, and a training keeps this much beside.
_BYTES_PER_SECOND = 600_000
_MODEL_BYTES: Mapping[str, int] = {"lite": 300_000_000, "rvc": 3_500_000_000}
_DISK_MARGIN = 200_000_000
_MEMORY_BYTES: Mapping[str, int] = {"lite": 2_000_000_000, "rvc": 6_000_000_000}


class Verdict(StrEnum):
    """How a check came out."""

    UNKNOWN = "unknown"
    PASS = "pass"  # noqa: S105 - no password
    WARN = "warn"
    FAIL = "fail"


class Subject(StrEnum):
    """What a check looks at."""

    DATA = "data"
    MODELS = "models"
    DISK = "disk"
    MEMORY = "memory"
    OTHER_RUN = "other_run"


class Fix(StrEnum):
    """What a button beside a check does."""

    NONE = ""
    ADD_RECORDINGS = "add_recordings"
    OPEN_LIBRARY = "open_library"
    CHOOSE_LITE = "choose_lite"
    GET_MODELS = "get_models"
    FREE_SPACE = "free_space"
    SMALLER_BATCH = "smaller_batch"
    SHOW_RUN = "show_run"
    CHECK_AGAIN = "check_again"


@dataclass(frozen=True)
class Check:
    """One line of the list.

    Attributes:
        subject: What it looks at.
        verdict: How it came out.
        fix: What would mend it.
        facts: The numbers and names its words are made of.
    """

    subject: Subject
    verdict: Verdict
    fix: Fix = Fix.NONE
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class OtherRun:
    """A run that is using the workspace."""

    run: str
    voice: str
    state: str


@dataclass(frozen=True)
class TrialResult:
    """What a trial found out on this computer.

    Attributes:
        seconds_per_step: Time of one step.
        steps: Steps of the whole training.
        epochs: Passes over the recordings.
        train_seconds: Length of the training itself.
        total_seconds: Length of the whole run.
        memory_mb: Most memory that was in use.
        largest_batch: Largest batch size that was tried and is safe; 0 when none was.
        limited: Whether a larger one would take too much memory.
        fits_memory: Whether the batch size that was chosen fits into memory.
        disk_needed: Bytes that the run will take; 0 when that is not known.
        disturbed: Whether another run was working at the same time.
        device: What it would train on.
    """

    seconds_per_step: float = 0.0
    steps: int = 0
    epochs: float = 0.0
    train_seconds: float = 0.0
    total_seconds: float = 0.0
    memory_mb: float = 0.0
    largest_batch: int = 0
    limited: bool = False
    fits_memory: bool = True
    disk_needed: float = 0.0
    disturbed: bool = False
    device: str = ""

    @classmethod
    def from_result(cls, data: Mapping[str, Any]) -> TrialResult:
        """Read what the engine ended with; what is missing or odd is 0."""
        return cls(
            _float(data, "seconds_per_step"),
            int(_float(data, "steps")),
            _float(data, "epochs"),
            _float(data, "train_seconds"),
            _float(data, "total_seconds"),
            _float(data, "memory_mb"),
            int(_float(data, "largest_batch")),
            data.get("largest_batch_reason") == "memory",
            data.get("fits_memory") is not False,
            _float(data, "disk_needed"),
            data.get("disturbed") is True,
            str(data.get("device") or ""),
        )


def look(
    choice: TrainingChoice,
    material: Material | None,
    facts: Mapping[str, Any] | None,
    other: OtherRun | None,
    trial: TrialResult | None = None,
) -> tuple[Check, ...]:
    """Every check, with what is known so far.

    Args:
        choice: What is to be trained.
        material: The recordings; None while they are counted.
        facts: What `mynah doctor --json` says; None while it is asked.
        other: A run that is going on.
        trial: What a trial with this choice found.
    """
    return (
        _data(material),
        _models(choice.kind, facts),
        _disk(choice.kind, material, facts, trial),
        _memory(choice, facts, trial),
        _other_run(other),
    )


def _data(material: Material | None) -> Check:
    if material is None:
        return Check(Subject.DATA, Verdict.UNKNOWN)
    facts: dict[str, Any] = {"samples": material.samples, "seconds": material.seconds}
    if not material.usable:
        fix = Fix.OPEN_LIBRARY if material.in_library else Fix.ADD_RECORDINGS
        return Check(Subject.DATA, Verdict.FAIL, fix, facts)
    if material.failing:
        facts |= {"failing": material.failing}
        return Check(Subject.DATA, Verdict.WARN, Fix.OPEN_LIBRARY, facts)
    return Check(Subject.DATA, Verdict.PASS, Fix.NONE, facts)


def _models(kind: str, facts: Mapping[str, Any] | None) -> Check:
    if facts is None:
        return Check(Subject.MODELS, Verdict.UNKNOWN, Fix.NONE, {"kind": kind})
    missing = missing_models(kind, facts)
    if not missing:
        return Check(Subject.MODELS, Verdict.PASS, Fix.NONE, {"kind": kind})
    fix = Fix.CHECK_AGAIN if kind == "lite" else Fix.GET_MODELS
    return Check(Subject.MODELS, Verdict.FAIL, fix, {"kind": kind, "missing": missing})


def missing_models(kind: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of models that a kind of voice needs and that are not on this computer."""
    models = [one for one in _list(facts.get("models")) if isinstance(one, Mapping)]
    known = [one for one in models if one.get("kind") == kind]
    missing = tuple(str(one.get("name", "")) for one in known if not one.get("present"))
    return missing if known else (kind,)


def is_trainable(kind: str, facts: Mapping[str, Any]) -> bool:
    """Whether this version of the engine can train a kind of voice; where it says nothing, yes."""
    expected = [one for one in _list(facts.get("expect")) if isinstance(one, Mapping)]
    return not any(one.get("kind") == kind and one.get("trainable") is False for one in expected)


def _disk(
    kind: str,
    material: Material | None,
    facts: Mapping[str, Any] | None,
    trial: TrialResult | None,
) -> Check:
    free = _nested(facts, "disk", "free")
    if free is None or material is None:
        return Check(Subject.DISK, Verdict.UNKNOWN)
    run = material.seconds * _BYTES_PER_SECOND + _MODEL_BYTES[kind]
    if trial is not None and trial.disk_needed > 0:
        run = trial.disk_needed
    needed = run + _DISK_MARGIN
    numbers = {"free": free, "needed": needed}
    if free < needed:
        return Check(Subject.DISK, Verdict.FAIL, Fix.FREE_SPACE, numbers)
    if free < 2 * needed:
        return Check(Subject.DISK, Verdict.WARN, Fix.FREE_SPACE, numbers)
    return Check(Subject.DISK, Verdict.PASS, Fix.NONE, numbers)


def _memory(
    choice: TrainingChoice, facts: Mapping[str, Any] | None, trial: TrialResult | None
) -> Check:
    available = _nested(facts, "memory", "available")
    if available is None:
        return Check(Subject.MEMORY, Verdict.UNKNOWN)
    limit = _nested(facts, "memory", "limit")
    if limit is not None:
        available = min(available, limit)
    measured = trial is not None and trial.memory_mb > 0
    needed = trial.memory_mb * 1e6 if trial and measured else _MEMORY_BYTES[choice.kind]
    numbers: dict[str, Any] = {"available": available, "needed": needed, "measured": measured}
    too_large = trial is not None and (trial.limited or not trial.fits_memory)
    if trial and too_large and 0 < trial.largest_batch < choice.batch_size:
        numbers["largest_batch"] = trial.largest_batch
        return Check(Subject.MEMORY, Verdict.FAIL, Fix.SMALLER_BATCH, numbers)
    if available < needed:
        # Not a refusal: other programs may be closed, and the engine shrinks the batch.
        return Check(Subject.MEMORY, Verdict.WARN, Fix.CHECK_AGAIN, numbers)
    return Check(Subject.MEMORY, Verdict.PASS, Fix.NONE, numbers)


def _other_run(other: OtherRun | None) -> Check:
    if other is None:
        return Check(Subject.OTHER_RUN, Verdict.PASS)
    facts = {"run": other.run, "voice": other.voice, "state": other.state}
    return Check(Subject.OTHER_RUN, Verdict.WARN, Fix.SHOW_RUN, facts)


def _nested(facts: Mapping[str, Any] | None, *path: str) -> float | None:
    value: Any = facts
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _float(data: Mapping[str, Any], name: str) -> float:
    value = data.get(name)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0
