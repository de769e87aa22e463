"""What the person decided about a sample, against or beyond what was measured.

``exclude``: it is never used for a voice; it leaves the datasets it was in, and automatic choices
pass over it. ``keep``: its faults are known and accepted. Stored as ``decision`` in the sample's
``.meta.json``; without a decision the measured quality speaks alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mynah.project import atomic
from mynah.project.edit_journal import DATASET_VERSION
from mynah.project.samples import Library
from mynah.project.workspace import check_schema
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.project.sample import Sample
    from mynah.project.together import Together
    from mynah.project.workspace import Workspace

EXCLUDE, KEEP, NONE = "exclude", "keep", ""
KEY = "decision"


@dataclass(frozen=True)
class Decided:
    """A decision with what it replaced, so that it can be taken back.

    Attributes:
        sample_id: About which sample.
        before: The decision that held before.
        after: The one that holds now.
        left: By file name of a dataset, the place and the entry that the sample had in it.
    """

    sample_id: str
    before: str
    after: str
    left: Mapping[str, tuple[int, Mapping[str, Any]]] = field(default_factory=dict)


def decision_of(sample: Sample) -> str:
    """What was decided about a sample; empty for nothing."""
    value = sample.meta.get(KEY)
    return value if value in (EXCLUDE, KEEP) else NONE


def decide(workspace: Workspace, sample_id: str, decision: str) -> Decided:
    """Store a decision; a sample that is excluded leaves its datasets.

    Raises:
        MynahError: ``NOT_FOUND``, ``USAGE`` for an unknown decision, ``NEWER_SCHEMA``,
            ``NO_PERMISSION``, ``DISK_FULL``.
    """
    if decision not in (EXCLUDE, KEEP, NONE):
        raise MynahError(ErrorCode.USAGE, f"There is no decision {decision!r}.")
    library = Library(workspace)
    before = decision_of(library.get(sample_id))
    with library.changing_meta(sample_id, **{KEY: decision}) as changes:
        left = _leave_datasets(workspace, sample_id, changes) if decision == EXCLUDE else {}
    return Decided(sample_id, before, decision, left)


def take_back(workspace: Workspace, decided: Decided) -> None:
    """Restore what held before, also the places in the datasets.

    Raises:
        MynahError: As :func:`decide`.
    """
    with Library(workspace).changing_meta(decided.sample_id, **{KEY: decided.before}) as changes:
        for name, (place, entry) in decided.left.items():
            path = workspace.datasets_dir / name
            data = _changeable(path)  # None for one that was deleted meanwhile
            if data is None:
                continue
            entries = data.get("entries")
            entries = entries if isinstance(entries, list) else []
            if any(_is_of(one, decided.sample_id) for one in entries):
                continue
            entries.insert(min(place, len(entries)), dict(entry))
            changes.write_json(path, {**data, "entries": entries})


def _leave_datasets(
    workspace: Workspace, sample_id: str, changes: Together
) -> dict[str, tuple[int, Mapping[str, Any]]]:
    left: dict[str, tuple[int, Mapping[str, Any]]] = {}
    for path in sorted(workspace.datasets_dir.glob("*.json")):
        data = _changeable(path)
        if data is None:
            continue
        entries = data.get("entries")
        entries = entries if isinstance(entries, list) else []
        places = [place for place, one in enumerate(entries) if _is_of(one, sample_id)]
        if places:
            left[path.name] = (places[0], entries[places[0]])
            kept = [one for place, one in enumerate(entries) if place not in places]
            changes.write_json(path, {**data, "entries": kept})
    return left


def _changeable(path: Path) -> dict[str, Any] | None:
    """A dataset of a format that is known here; another one is left as it is."""
    try:
        data = atomic.read_json(path)
        check_schema(data.get("schema_version"), DATASET_VERSION, path.name)
    except (OSError, atomic.UnreadableFileError, MynahError):
        return None
    return data


def _is_of(entry: object, sample_id: str) -> bool:
    return isinstance(entry, dict) and entry.get("sample_id") == sample_id
