"""The folder of a run: where its files are, how it is made and found, what is asked of it."""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from mynah.engine.job import Job
from mynah.engine.journal import Journal
from mynah.engine.lock import Holder, RunLock, busy, live_holder
from mynah.engine.lock_beats import wake
from mynah.engine.oom_kill import killed_for_memory
from mynah.engine.run_state import RunStatus, StateRecorder, load_status
from mynah.project.atomic import disk_errors, sync_dir, temporary_name
from mynah.project.workspace import Workspace
from mynah.protocol.codec import encode_command
from mynah.protocol.commands import Command
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Cancelled, State

JOB_NAME = "job.json"
SHORT_OF_MEMORY = "; the system was ending processes for lack of memory"
_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_ACTIVE = frozenset(
    {"checking", "preprocessing", "extracting", "training", "indexing", "verifying", "publishing"}
)


@dataclass(frozen=True)
class RunFolder:
    """A run on disk."""

    workspace: Workspace
    path: Path

    @property
    def run_id(self) -> str:
        """Name of the run."""
        return self.path.name

    @property
    def job(self) -> Job:
        """The run's order, read anew."""
        return Job.load(self.path / JOB_NAME)

    @property
    def removed(self) -> bool:
        """Whether the folder was deleted since; its parts may have been made again by a save."""
        return not (self.path / JOB_NAME).exists()

    @property
    def journal_path(self) -> Path:
        """Every event so far."""
        return self.path / "events.jsonl"

    @property
    def commands_path(self) -> Path:
        """What was asked of the run."""
        return self.path / "commands.jsonl"

    @property
    def state_path(self) -> Path:
        """The derived state; may be deleted at any time."""
        return self.path / "state.json"

    @property
    def lock_path(self) -> Path:
        """Names the process that is working on the run."""
        return self.path / "lock"

    @property
    def engine_log(self) -> Path:
        """What a detached process printed."""
        return self.path / "engine.log"

    @property
    def checkpoints(self) -> Path:
        """Saved training states; they outlive rebuilt stages."""
        return self.path / "checkpoints"

    def holder(self) -> Holder | None:
        """The living process that works on this run or waits to."""
        return live_holder(self.lock_path)

    def status(self) -> RunStatus:
        """State and progress; a run whose process went without an end is `interrupted`."""
        holder = self.holder()  # asked first: a run that ends in between has then said its end
        status = load_status(self.state_path, self.journal_path)
        gone = status.started and not status.ended and status.state not in {"failed", "interrupted"}
        if holder is None and gone and not status.final:
            before = status.state
            status.state = "interrupted"
            status.reason = f"its process ended without a word while {before}"
            if killed_for_memory(self.path):
                status.reason += SHORT_OF_MEMORY
        return status

    def ask(self, command: Command) -> None:
        """Append a command for the process that works on the run."""
        self.workspace.require_writable()
        line = (encode_command(command) + "\n").encode("ascii")
        with disk_errors(self.commands_path):
            handle = os.open(self.commands_path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
            try:
                if _is_torn(handle):
                    line = b"\n" + line
                os.write(handle, line)  # one write, so that two askers cannot mix their lines
                os.fsync(handle)
            finally:
                os.close(handle)
        holder = self.holder()
        if holder is not None:
            wake(holder)

    def sweep(self) -> None:
        """Remove what killed processes left half-written; only for whoever holds the run's lock.

        Half-built stages stay: the next session may go on with them, or knows that it cannot.
        """
        measured, previews = self.path / "measured", self.path / "previews"
        saves = [path for path in self.checkpoints.glob("*") if path.is_dir()]
        for folder in (self.path, self.checkpoints, measured, previews, *saves):
            for path in folder.glob(".mynah-*"):
                if path.is_file():
                    path.unlink(missing_ok=True)
        for folder in (measured, *saves):  # a save takes up to a gigabyte
            for path in folder.glob("step-*.new"):
                shutil.rmtree(path, ignore_errors=True)

    def cancel_idle(self, since: str) -> None:
        """Mark a run that no process works on as cancelled.

        Raises:
            MynahError: BUSY when a process took it up meanwhile.
        """
        self.workspace.require_writable()
        lock = RunLock(self.lock_path, self.run_id, since)
        holder = lock.acquire()
        if holder is not None:
            raise busy(holder)
        try:
            journal = Journal(self.journal_path)
            recorder = StateRecorder(
                self.state_path, journal, load_status(self.state_path, self.journal_path)
            )
            for event in (State("cancelled", "cancelled"), Cancelled("cancelled")):
                journal.emit(event)
                recorder.emit(event)
            journal.close()
        finally:
            lock.release()


def _is_torn(handle: int) -> bool:
    """Whether a file does not end with a whole line, as after a power cut."""
    if os.lseek(handle, 0, os.SEEK_END) == 0:
        return False
    os.lseek(handle, -1, os.SEEK_END)
    return os.read(handle, 1) != b"\n"


def training_lock_path(workspace: Workspace) -> Path:
    """The lock that lets one run at a time train in a workspace."""
    return workspace.runs_dir / "training.lock"


def training_holder(workspace: Workspace) -> Holder | None:
    """The living run that is using the workspace."""
    return live_holder(training_lock_path(workspace))


def create_run(workspace: Workspace, job: Job) -> RunFolder:
    """Make the folder of a new run; it appears whole or not at all.

    Raises:
        MynahError: EXISTS, DISK_FULL, NO_PERMISSION, or BAD_INPUT for an unusable id.
    """
    if not _PLAIN_ID.fullmatch(job.run_id):
        raise MynahError(ErrorCode.BAD_INPUT, f"{job.run_id!r} cannot name a run.")
    workspace.require_writable()
    final = workspace.runs_dir / job.run_id
    staged = temporary_name(workspace.runs_dir)
    with disk_errors(final):
        try:
            staged.mkdir(parents=True)
            job.save(staged / JOB_NAME)
            journal = Journal(staged / "events.jsonl")
            journal.emit(State("queued"))
            journal.close()
            if final.exists():
                raise MynahError(ErrorCode.EXISTS, f"There is already a run {job.run_id}.")
            sync_dir(staged)
            staged.rename(final)
            sync_dir(workspace.runs_dir)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    return RunFolder(workspace, final)


def list_runs(workspace: Workspace) -> list[RunFolder]:
    """All runs, the newest first."""
    if not workspace.runs_dir.is_dir():
        return []
    folders = [p for p in workspace.runs_dir.iterdir() if (p / JOB_NAME).is_file()]
    names = sorted((p.name for p in folders if not p.name.startswith(".")), reverse=True)
    return [RunFolder(workspace, workspace.runs_dir / name) for name in names]


def find_run(workspace: Workspace, prefix: str | None = None) -> RunFolder:
    """The run of that name, or the only one whose name begins so; without a prefix the newest.

    Raises:
        MynahError: NOT_FOUND, or USAGE when several fit.
    """
    runs = list_runs(workspace)
    if not runs:
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"There is no run in {workspace.root}.",
            hint="Start one with `mynah train`.",
        )
    if not prefix:
        return runs[0]
    fitting = [r for r in runs if r.run_id == prefix] or [
        r for r in runs if r.run_id.startswith(prefix)
    ]
    if not fitting:
        raise MynahError(
            ErrorCode.NOT_FOUND,
            f"There is no run that begins with {prefix}.",
            hint="See `mynah runs`.",
        )
    if len(fitting) > 1:
        names = ", ".join(run.run_id for run in fitting[:5])
        raise MynahError(
            ErrorCode.USAGE, f"Several runs begin with {prefix}.", hint=f"Say more of: {names}"
        )
    return fitting[0]
