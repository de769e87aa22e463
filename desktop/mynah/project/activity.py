"""The journal of a workspace: what happened in it, one JSON object a line.

It is for people, not a source of truth: lines are appended without waiting for the disk, a torn or
strange line is skipped, and old lines are dropped after a time that the settings choose.
"""

import contextlib
import csv
import io
import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from mynah.project import atomic
from mynah.project.locks import locked
from mynah.project.workspace import Workspace, now
from mynah.protocol.errors import MynahError

FILE_NAME = "activity.jsonl"
LOCK_NAME = ".activity.lock"
MOST_BYTES = 20_000_000

KINDS = (
    "imported",
    "recorded",
    "deleted",
    "restored",
    "purged",
    "edited",
    "dataset_saved",
    "dataset_deleted",
    "exported",
    "run_started",
    "run_resumed",
    "run_finished",
    "run_failed",
    "run_stopped",
    "run_cancelled",
    "run_interrupted",
    "run_paused",
    "run_deleted",
    "published",
    "rolled_back",
    "voice_renamed",
    "voice_copied",
    "voice_edited",
    "voice_deleted",
    "voice_restored",
    "voice_purged",
    "voice_exported",
    "model_added",
    "converted",
    "mended",
)
"""What can happen. A newer program may write others; readers show them as they are."""

_LOCK_SECONDS = 5.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """One thing that happened.

    Attributes:
        at: When, ISO 8601 in UTC.
        kind: One of :data:`KINDS`.
        subject: What it happened to: a voice, a set, a file.
        run: The run it belongs to, if any.
        count: How many, if it is about several.
        facts: More numbers and names, such as ``refused`` or ``code``.
    """

    at: str
    kind: str
    subject: str = ""
    run: str = ""
    count: int = 0
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self | None:
        """An entry of the file, or None when it is none."""
        at, kind = data.get("at"), data.get("kind")
        if not isinstance(at, str) or not isinstance(kind, str):
            return None
        count, facts = data.get("count"), data.get("facts")
        return cls(
            at,
            kind,
            str(data.get("subject") or ""),
            str(data.get("run") or ""),
            count if isinstance(count, int) else 0,
            facts if isinstance(facts, dict) else {},
        )

    def to_dict(self) -> dict[str, Any]:
        """The entry as a line of the file; what is empty is left out."""
        own = {"at": self.at, "kind": self.kind, "subject": self.subject, "run": self.run}
        own_more = {"count": self.count, "facts": dict(self.facts)}
        return {key: value for key, value in {**own, **own_more}.items() if value}


def path_of(workspace: Workspace) -> Path:
    """The journal's file."""
    return workspace.root / FILE_NAME


def append(
    workspace: Workspace,
    kind: str,
    subject: str = "",
    *,
    run: str = "",
    count: int = 0,
    **facts: Any,
) -> Entry:
    """Write down that something happened.

    A journal that cannot be written is no reason to fail what it tells about: that is logged.

    Args:
        workspace: Where it happened.
        kind: One of :data:`KINDS`.
        subject: What it happened to.
        run: The run it belongs to.
        count: How many.
        **facts: More numbers and names.
    """
    entry = Entry(now(), kind, subject, run, count, facts)
    if workspace.read_only or not workspace.exists:
        return entry
    line = json.dumps(entry.to_dict(), ensure_ascii=False, default=str) + "\n"
    path = path_of(workspace)
    try:
        with locked(workspace.root / LOCK_NAME, _LOCK_SECONDS), path.open("ab") as file:
            torn = file.tell() > 0 and not _ends_with_newline(path)
            file.write((b"\n" if torn else b"") + line.encode("utf-8", "replace"))
    except (OSError, MynahError) as error:
        _log.warning("the journal could not be written: %s", error)
    return entry


def read(workspace: Workspace) -> list[Entry]:
    """Everything that happened, the latest first; lines that cannot be read are left out."""
    entries = list(_lines(path_of(workspace)))
    entries.reverse()  # of two in the same millisecond the one further down is the later one
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def known_runs(workspace: Workspace, kinds: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of kind and run that are already written down, to write each only once."""
    wanted = set(kinds)
    return {(one.kind, one.run) for one in _lines(path_of(workspace)) if one.kind in wanted}


def forget_old(workspace: Workspace, days: int) -> int:
    """Drop what happened longer ago.

    Args:
        workspace: The workspace.
        days: How long entries are kept; 0 for always.

    Returns:
        How many entries went.
    """
    path = path_of(workspace)
    if workspace.read_only or not path.exists():
        return 0
    with locked(workspace.root / LOCK_NAME):
        rows = _rows(path)
        before = _too_old([entry.at for entry in _lines(path)], days)
        # Kept as they are, with what a newer program wrote into them.
        kept = [row for row in rows if _is_kept(row, before)]
        if len(kept) < len(rows):
            text = "".join(f"{row}\n" for row in kept)
            atomic.write_bytes(path, text.encode("utf-8", "replace"))
    return len(rows) - len(kept)


def _too_old(moments: list[str], days: int) -> str:
    """The moment before which entries go; "" for none."""
    if days <= 0 or not moments:
        return ""
    # Counted from the last thing that happened, if that is earlier than now: a clock that was set
    # years ahead must not empty the journal.
    with contextlib.suppress(ValueError):
        latest = datetime.fromisoformat(max(moments))
        latest = latest if latest.tzinfo else latest.replace(tzinfo=UTC)
        moment = min(datetime.now(UTC), latest) - timedelta(days=days)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return ""


def as_csv(entries: Iterable[Entry]) -> str:
    """Entries as a table with a header, for a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["at", "kind", "subject", "run", "count", "facts"])
    for one in entries:
        facts = json.dumps(dict(one.facts), ensure_ascii=False, default=str) if one.facts else ""
        row = (one.at, one.kind, one.subject, one.run, one.count or "", facts)
        writer.writerow([_plain_cell(cell) for cell in row])
    return text.getvalue()


def as_json(entries: Iterable[Entry]) -> str:
    """Entries as one JSON list."""
    return json.dumps([one.to_dict() for one in entries], ensure_ascii=False, indent=1, default=str)


def _plain_cell(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: names of files come here."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@"} else cell


def _rows(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - MOST_BYTES))
            if size > MOST_BYTES:
                file.readline()
            # Not `splitlines`: that also divides at letters that may stand within a name.
            rows = file.read().decode("utf-8", "replace").split("\n")
    except OSError:
        return []
    return [row for row in rows if row]


def _lines(path: Path) -> Iterator[Entry]:
    for row in _rows(path):
        entry = _entry(row)
        if entry is not None:
            yield entry


def _entry(row: str) -> Entry | None:
    try:
        data = json.loads(row)
    except (ValueError, RecursionError):
        return None
    return Entry.from_dict(data) if isinstance(data, dict) else None


def _is_kept(row: str, before: str) -> bool:
    entry = _entry(row)
    return entry is not None and entry.at >= before


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) == b"\n"
