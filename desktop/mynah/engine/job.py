"""What a run is to do: everything that is needed to repeat it, written once into `job.json`."""

import re
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from mynah.project.atomic import UnreadableFileError, read_json, write_json
from mynah.protocol.errors import ErrorCode, MynahError

SCHEMA_VERSION = 1
KINDS = ("lite", "rvc")
_RUN_ID = re.compile(r"(\d{8}-\d{9})-[0-9a-f]{4}")
_LAST_YEAR = 9000


@dataclass(frozen=True, slots=True)
class JobEntry:
    """One recording of the run, by reference.

    Attributes:
        sample_id: Its name in the library.
        sha256: Of its file.
        held_out: Whether the voice never learns from it.
        seconds: Its length.
        speaker: Whose it is, as a place in the names of `TrainSettings.extra["speakers"]`.
    """

    sample_id: str
    sha256: str
    held_out: bool
    seconds: float
    speaker: int = 0


@dataclass(frozen=True, slots=True)
class TrainSettings:
    """Settings of a training; None means that the other one of minutes and epochs decides.

    Attributes:
        minutes: Length of the training stage alone, added up over stops and resumes.
        epochs: Number of passes over the recordings.
        seed: Start of all random numbers.
        f0_method: Pitch tracker.
        batch_size: Clips a step; 0 lets an RVC training find it by trying.
        save_every_s: Seconds between saved states.
        threads: Processor threads; 0 leaves the choice to the engine.
        sample_rate: Rate of the voice in hertz.
        index: Whether a retrieval index is built.
        extra: Settings that only one kind of voice knows. Of an RVC voice: version, mutes,
            save_every, save_only_latest, save_every_weights, precision, processes, base (auto,
            none, or the two files), start_from (a run, a folder or a file) and speakers (names).
    """

    minutes: float | None = None
    epochs: int | None = None
    seed: int = 1234
    f0_method: str = "swift"
    batch_size: int = 16
    save_every_s: float = 60.0
    threads: int = 0
    sample_rate: int = 48_000
    index: bool = True
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """A run's whole order. `dataset` only names where the entries came from."""

    run_id: str
    voice: str
    kind: str
    created_at: str
    entries: tuple[JobEntry, ...]
    settings: TrainSettings
    dataset: str = ""
    schema_version: int = SCHEMA_VERSION

    @property
    def training_entries(self) -> tuple[JobEntry, ...]:
        """Recordings the voice learns from."""
        return tuple(entry for entry in self.entries if not entry.held_out)

    @property
    def held_out_entries(self) -> tuple[JobEntry, ...]:
        """Recordings it never sees, kept to judge it by."""
        return tuple(entry for entry in self.entries if entry.held_out)

    @property
    def seconds(self) -> float:
        """Length of all recordings together."""
        return sum(entry.seconds for entry in self.entries)

    def to_dict(self) -> dict[str, Any]:
        """The job as JSON types."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The job in `data`; settings that this version does not know are put into `extra`.

        Raises:
            MynahError: NEWER_SCHEMA or BROKEN_FILE.
        """
        version = data.get("schema_version")
        if isinstance(version, int) and version > SCHEMA_VERSION:
            raise MynahError(
                ErrorCode.NEWER_SCHEMA, f"The run was made by a newer Mynah ({version})."
            )
        try:
            given = dict(data["settings"])
            known = {spec.name for spec in fields(TrainSettings)}
            extra = dict(given.pop("extra", {}))
            extra |= {key: given.pop(key) for key in list(given) if key not in known}
            return cls(
                run_id=str(data["run_id"]),
                voice=str(data["voice"]),
                kind=str(data["kind"]),
                created_at=str(data["created_at"]),
                entries=tuple(_entry(one) for one in data["entries"]),
                settings=TrainSettings(**given, extra=extra),
                dataset=str(data.get("dataset", "")),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise MynahError(
                ErrorCode.BROKEN_FILE,
                "The order of the run (job.json) is damaged.",
                detail=repr(fault),
            ) from fault

    def save(self, path: Path) -> None:
        """Write to `path` atomically."""
        write_json(path, self.to_dict())

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read from `path`.

        Raises:
            MynahError: NOT_FOUND, NEWER_SCHEMA or BROKEN_FILE.
        """
        try:
            data = read_json(path)
        except FileNotFoundError as fault:
            raise MynahError(ErrorCode.NOT_FOUND, f"There is no run at {path.parent}.") from fault
        except UnreadableFileError as fault:
            raise MynahError(
                ErrorCode.BROKEN_FILE, f"{path} is damaged.", detail=fault.reason
            ) from fault
        return cls.from_dict(data)


def _entry(data: dict[str, Any]) -> JobEntry:
    """One entry; what this version does not know of it is left out."""
    known = {spec.name for spec in fields(JobEntry)}
    return JobEntry(**{key: value for key, value in data.items() if key in known})


def new_run_id(now: datetime | None = None, others: Iterable[str] = ()) -> str:
    """A name for a run that sorts by time and does not repeat: `20250131-142530123-3f9a`.

    Args:
        now: The wall clock.
        others: Names of the runs that are there. The new one sorts behind them also where the
            clock was set back: the run that was begun last is the one that is meant by none.
    """
    moment = now or datetime.now(UTC)
    for begun in map(_moment_of, others):
        if begun is not None and moment < begun + timedelta(milliseconds=1):
            moment = begun + timedelta(milliseconds=1)
    return f"{moment:%Y%m%d-%H%M%S}{moment.microsecond // 1000:03d}-{secrets.token_hex(2)}"


def _moment_of(run_id: str) -> datetime | None:
    """When a run was made by its name, to the millisecond; None for a name of another kind."""
    found = _RUN_ID.fullmatch(run_id)
    if found is None:
        return None
    try:
        moment = datetime.strptime(f"{found[1]}000+0000", "%Y%m%d-%H%M%S%f%z")
    except ValueError:
        return None
    return moment if moment.year < _LAST_YEAR else None


def utc_now() -> str:
    """The wall clock in ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
