"""Datasets: named selections of samples, by reference, with the clips held out of training."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from mynah.project import activity, atomic
from mynah.project.locks import locked
from mynah.project.names import normal, safe_name
from mynah.project.sample import Sample
from mynah.project.samples import Library
from mynah.project.storing import file_sha256
from mynah.project.together import together
from mynah.project.workspace import Workspace, check_schema, now
from mynah.protocol.errors import ErrorCode, MynahError

SCHEMA_VERSION = 1
SUFFIX = ".json"
_ENTRY_KEYS = frozenset({"sample_id", "sha256", "held_out"})
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Entry:
    """A reference to one sample.

    Attributes:
        sample_id: Which one.
        sha256: Of its WAV file when it was chosen.
        held_out: Kept out of training, to measure the voice with.
        extra: Keys of the file that this program does not know; they are written back.
    """

    sample_id: str
    sha256: str
    held_out: bool = False
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Dataset:
    """A named selection.

    Attributes:
        name: As it was typed.
        entries: The samples, in the order in which they were chosen.
        selection: How they were chosen: strategy, limits, seed, and why it stopped.
        created_at: ISO 8601 in UTC.
        extra: Keys of the file that this program does not know; they are written back.
    """

    name: str
    entries: tuple[Entry, ...]
    selection: Mapping[str, Any] = field(default_factory=dict)
    created_at: str = field(default_factory=now)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, workspace: Workspace, name: str) -> Self:
        """Read a dataset.

        Raises:
            MynahError: ``NOT_FOUND``, ``BROKEN_FILE``, ``NEWER_SCHEMA``.
        """
        path = workspace.datasets_dir / (safe_name(name) + SUFFIX)
        try:
            data = atomic.read_json(path)
        except FileNotFoundError as error:
            raise MynahError(ErrorCode.NOT_FOUND, f"There is no dataset named {name!r}.") from error
        except atomic.UnreadableFileError as error:
            raise MynahError(
                ErrorCode.BROKEN_FILE, f"The dataset {path} is damaged.", detail=error.reason
            ) from error
        check_schema(data.get("schema_version"), SCHEMA_VERSION, f"The dataset {name!r}")
        return cls.from_dict(data, name)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], name: str) -> Self:
        """Build a dataset from its file; entries of another shape are left out."""
        raw = data.get("entries")
        entries = tuple(
            Entry(
                str(one["sample_id"]),
                str(one.get("sha256", "")),
                one.get("held_out") is True,
                {key: value for key, value in one.items() if key not in _ENTRY_KEYS},
            )
            for one in (raw if isinstance(raw, list) else [])
            if isinstance(one, dict) and "sample_id" in one
        )
        selection = data.get("selection")
        known = {"schema_version", "name", "entries", "selection", "created_at"}
        return cls(
            str(data.get("name") or name),
            entries,
            selection if isinstance(selection, dict) else {},
            str(data.get("created_at", "")),
            {key: value for key, value in data.items() if key not in known},
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the content of the dataset's file."""
        return {
            **self.extra,
            "schema_version": SCHEMA_VERSION,
            "name": self.name,
            "created_at": self.created_at,
            "selection": dict(self.selection),
            "entries": [
                {
                    **one.extra,
                    "sample_id": one.sample_id,
                    "sha256": one.sha256,
                    "held_out": one.held_out,
                }
                for one in self.entries
            ],
        }

    def save(
        self, workspace: Workspace, *, replace: bool = False, seen: "Dataset | None" = None
    ) -> None:
        """Write the dataset; what is not known here of the one that it replaces stays.

        Args:
            workspace: Where to.
            replace: Whether a dataset of the same name may be replaced.
            seen: The one that the person saw when they said so. One that another program changed
                since is not replaced.

        Raises:
            MynahError: ``EXISTS``, ``USAGE`` for an empty name, ``NEWER_SCHEMA`` when the one to
                be replaced was written by a newer program, ``NO_PERMISSION``, ``DISK_FULL``,
                ``BUSY``.
        """
        workspace.require_writable()
        workspace.ensure()
        with locked(workspace.samples_lock):
            path = workspace.datasets_dir / (safe_name(self.name) + SUFFIX)
            atomic.write_json(path, self.stored(path, replace=replace, seen=seen).to_dict())
        activity.append(workspace, "dataset_saved", self.name, count=len(self.entries))

    def stored(self, path: Path, *, replace: bool, seen: "Dataset | None" = None) -> "Dataset":
        """What :meth:`save` writes to a file, for a caller that holds the lock of the samples.

        Raises:
            MynahError: As :meth:`save`.
        """
        if not normal(self.name):
            raise MynahError(ErrorCode.USAGE, "A dataset needs a name.")
        made = self
        if path.exists():
            if not replace:
                raise MynahError(
                    ErrorCode.EXISTS,
                    f"There is already a dataset named {self.name!r}.",
                    hint="Choose another name, or say that it shall be replaced.",
                )
            made = self._over(path, seen)
        return made

    def _over(self, path: Path, seen: "Dataset | None") -> Self:
        """This dataset with the unknown keys of the one in a file."""
        try:
            data = atomic.read_json(path)
        except (FileNotFoundError, atomic.UnreadableFileError):
            return self  # a damaged file may be replaced
        check_schema(data.get("schema_version"), SCHEMA_VERSION, f"The dataset {path.stem}")
        there = type(self).from_dict(data, self.name)
        if seen is not None and there.entries != seen.entries:
            raise MynahError(
                ErrorCode.EXISTS,
                f"The dataset {self.name!r} was changed by another program meanwhile.",
                hint="Look at it again, then save it, or save yours under another name.",
            )
        known = {one.sample_id: one.extra for one in there.entries}
        entries = tuple(
            replace(one, extra={**known.get(one.sample_id, {}), **one.extra})
            for one in self.entries
        )
        return replace(self, entries=entries, extra={**there.extra, **self.extra})


@dataclass(frozen=True)
class EntryState:
    """What has become of one entry.

    Attributes:
        entry: The reference.
        state: ``ok``, ``missing`` (deleted) or ``changed`` (other audio than was chosen).
        sample: The sample, unless it is missing.
    """

    entry: Entry
    state: str
    sample: Sample | None = None


@dataclass(frozen=True)
class DatasetReport:
    """A dataset as it stands today.

    Attributes:
        dataset: The dataset.
        entries: Each reference with its state.
    """

    dataset: Dataset
    entries: tuple[EntryState, ...]

    @property
    def samples(self) -> list[Sample]:
        """All samples that are there, also changed ones."""
        return [one.sample for one in self.entries if one.sample is not None]

    @property
    def training(self) -> list[Sample]:
        """The samples that are there and not held out."""
        return [s.sample for s in self.entries if s.sample is not None and not s.entry.held_out]

    @property
    def held_out(self) -> list[Sample]:
        """The samples that are there and held out."""
        return [s.sample for s in self.entries if s.sample is not None and s.entry.held_out]

    def to_dict(self) -> dict[str, Any]:
        """Return totals and every entry, ready for JSON."""
        states = [one.state for one in self.entries]
        return {
            "name": self.dataset.name,
            "created_at": self.dataset.created_at,
            "selection": dict(self.dataset.selection),
            "samples": len(self.samples),
            "duration": total_seconds(self.samples),
            "held_out": len(self.held_out),
            "held_out_duration": total_seconds(self.held_out),
            "missing": states.count("missing"),
            "changed": states.count("changed"),
            "entries": [_entry_dict(one) for one in self.entries],
        }


def show(workspace: Workspace, name: str, *, verify: bool = False) -> DatasetReport:
    """Look up what a dataset refers to.

    Args:
        workspace: Where it is.
        name: Which one.
        verify: Also read every recording and compare its hash; otherwise only what the library
            recorded about it is compared.

    Raises:
        MynahError: As :meth:`Dataset.load`.
    """
    return report(workspace, Dataset.load(workspace, name), verify=verify)


def report(workspace: Workspace, dataset: Dataset, *, verify: bool = False) -> DatasetReport:
    """Look up what a dataset, also one that was not saved yet, refers to; see :func:`show`."""
    samples = {sample.id: sample for sample in Library(workspace).list()}
    states = tuple(_state(entry, samples, verify) for entry in dataset.entries)
    return DatasetReport(dataset, states)


def names(workspace: Workspace) -> list[str]:
    """Return the names of all datasets that can be read, in order."""
    found = []
    for path in sorted(workspace.datasets_dir.glob(f"*{SUFFIX}")):
        try:
            data = atomic.read_json(path)
        except (OSError, atomic.UnreadableFileError):
            continue
        found.append(str(data.get("name") or path.stem))
    return sorted(found)


def readable(workspace: Workspace) -> Iterator[Dataset]:
    """All datasets that can be read, in the order of their names; a damaged one hides no other."""
    for name in names(workspace):
        try:
            yield Dataset.load(workspace, name)
        except MynahError as error:
            _log.warning("the dataset %r is passed over: %s", name, error.message)


def delete(workspace: Workspace, name: str) -> None:
    """Remove a dataset; its samples stay.

    Raises:
        MynahError: ``NOT_FOUND``, ``NO_PERMISSION``.
    """
    workspace.require_writable()
    path = workspace.datasets_dir / (safe_name(name) + SUFFIX)
    try:
        with locked(workspace.samples_lock), atomic.disk_errors(path):
            path.unlink()
            atomic.sync_dir(path.parent)
    except FileNotFoundError as error:
        raise MynahError(ErrorCode.NOT_FOUND, f"There is no dataset named {name!r}.") from error
    activity.append(workspace, "dataset_deleted", name)


def rename(workspace: Workspace, name: str, new_name: str) -> Dataset:
    """Give a dataset another name.

    Returns:
        The dataset under its new name.

    Raises:
        MynahError: ``NOT_FOUND``, ``EXISTS``, ``USAGE`` for an empty name, ``NEWER_SCHEMA``,
            ``NO_PERMISSION``, ``DISK_FULL``.
    """
    workspace.require_writable()
    Dataset.load(workspace, name)
    with together(workspace) as changes:
        renamed = replace(Dataset.load(workspace, name), name=normal(new_name))
        old = workspace.datasets_dir / (safe_name(name) + SUFFIX)
        new = workspace.datasets_dir / (safe_name(new_name) + SUFFIX)
        # Where the file system ignores case, both names may be of the same file.
        same = new.exists() and new.samefile(old)
        changes.write_json(new, renamed.stored(new, replace=same).to_dict())
        if not same:
            changes.remove(old)
    if same and new.name != old.name:
        with atomic.disk_errors(new):
            atomic.replace(old, new)
    activity.append(workspace, "dataset_saved", renamed.name, count=len(renamed.entries))
    return renamed


def total_seconds(samples: Sequence[Sample]) -> float:
    """Return the summed length of samples in seconds."""
    return sum(sample.duration for sample in samples)


def _state(entry: Entry, samples: Mapping[str, Sample], verify: bool) -> EntryState:
    sample = samples.get(entry.sample_id)
    if sample is None:
        return EntryState(entry, "missing")
    present = sample.sha256
    if verify:
        try:
            present = file_sha256(sample.path)
        except FileNotFoundError:
            return EntryState(entry, "missing")
    changed = bool(entry.sha256) and present != entry.sha256
    return EntryState(entry, "changed" if changed else "ok", sample)


def _entry_dict(one: EntryState) -> dict[str, Any]:
    data: dict[str, Any] = {
        "sample_id": one.entry.sample_id,
        "held_out": one.entry.held_out,
        "state": one.state,
    }
    if one.sample is not None:
        data["name"] = one.sample.original_name
        data["duration"] = one.sample.duration
        data["score"] = one.sample.score
    return data
