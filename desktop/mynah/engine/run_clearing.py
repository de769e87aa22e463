"""How much room runs take, and giving it back."""

import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mynah.engine.job import utc_now
from mynah.engine.lock import RunLock, busy
from mynah.engine.run_folder import JOB_NAME, RunFolder
from mynah.engine.run_state import RESUMABLE
from mynah.project import activity
from mynah.project.atomic import disk_errors, temporary_name
from mynah.protocol.errors import ErrorCode, MynahError

RECORD = (
    JOB_NAME,
    "events.jsonl",
    "commands.jsonl",
    "state.json",
    "engine.log",
    "lock",
    ".lock-guard",
)
"""What tells of a run and is small; it stays when only the work is cleared."""


@dataclass(frozen=True)
class RunSize:
    """Bytes of one run.

    Attributes:
        run: Its id.
        record: What tells of it: order, journal, log.
        checkpoints: Saved training states, with what was measured and heard of them.
        work: Everything else: clips, features, the index being built.
    """

    run: str
    record: int
    checkpoints: int
    work: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.record + self.checkpoints + self.work

    def to_dict(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {**asdict(self), "total": self.total}


def size_of(run: RunFolder) -> RunSize:
    """Measure a run; files that vanish meanwhile do not count."""
    record = checkpoints = work = 0
    for path in run.path.rglob("*"):
        try:
            size = 0 if path.is_dir() else path.lstat().st_size
        except OSError:
            continue
        place = path.relative_to(run.path).parts[0]
        if place == run.checkpoints.name:
            checkpoints += size
        elif place in RECORD:
            record += size
        else:
            work += size
    return RunSize(run.run_id, record, checkpoints, work)


def clear(run: RunFolder, *, everything: bool = False, dry: bool = False) -> int:
    """Give back the room of a run that is over.

    Args:
        run: The run.
        everything: Its record too, so that it is not listed any more; also for a run that
            could be continued.
        dry: Remove nothing, only measure.

    Returns:
        Bytes that were, or would be, given back.

    Raises:
        MynahError: ``BUSY`` while a process works on it, ``BAD_INPUT`` for one that could be
            continued when not everything is to go, ``NO_PERMISSION``.
    """
    run.workspace.require_writable()
    size = size_of(run)
    freed = size.total if everything else size.checkpoints + size.work
    state = run.status().state
    if not everything and state in RESUMABLE:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"Run {run.run_id} is {state} and could be continued.",
            hint="Continue it, cancel it, or delete all of it.",
        )
    lock = RunLock(run.lock_path, run.run_id, utc_now())
    holder = lock.acquire()
    if holder is not None:
        raise busy(holder)
    try:
        if not dry:
            voice = run.job.voice
            with disk_errors(run.path):
                _remove(run, everything=everything)
            activity.append(run.workspace, "run_deleted", voice, run=run.run_id, bytes=freed)
    finally:
        lock.release()
    return freed


def _remove(run: RunFolder, *, everything: bool) -> None:
    if everything:
        # Out of the list at once; a run that is half removed would be a damaged one.
        gone = temporary_name(run.path.parent)
        run.path.rename(gone)
        shutil.rmtree(gone)
        return
    for entry in run.path.iterdir():
        if entry.name not in RECORD:
            _remove_entry(entry)


def _remove_entry(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
