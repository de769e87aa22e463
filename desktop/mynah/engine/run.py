"""A run from beginning to end: its states, its stages in order, its ways of ending."""

import logging
import os
import shutil
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mynah import __version__
from mynah.engine.control import CommandFile, Control, Interrupted
from mynah.engine.job import Job, utc_now
from mynah.engine.journal import Journal
from mynah.engine.lock import RunLock, busy
from mynah.engine.memory import free_unused
from mynah.engine.oom_kill import begin_watching
from mynah.engine.reporter import Sink, TeeReporter
from mynah.engine.run_disk import (
    DISK_REASON,
    DiskLimits,
    check_space,
    disk_full,
    keep_reserve,
    needed_bytes,
    release_reserve,
    watched_space,
)
from mynah.engine.run_faults import as_mynah_error, failed_event
from mynah.engine.run_folder import (
    SHORT_OF_MEMORY,
    RunFolder,
    create_run,
    find_run,
    list_runs,
    training_lock_path,
)
from mynah.engine.run_stage import Stage, StageContext
from mynah.engine.run_state import StateRecorder, load_status
from mynah.engine.run_steps import run_step
from mynah.engine.run_stuck import leave_for_good, say_given_up
from mynah.engine.stall import StallLimits, StallWatch
from mynah.engine.training.smaller import ask_smaller
from mynah.project import activity
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import (
    PROTOCOL_VERSION,
    Cancelled,
    Done,
    Event,
    Hello,
    Started,
    State,
)
from mynah.protocol.exitcodes import ExitCode
from mynah.protocol.ports import RequestKind

_log = logging.getLogger(__name__)
_STATE_OF_STAGE = {
    "preprocess": "preprocessing",
    "extract": "extracting",
    "train": "training",
    "index": "indexing",
    "verify": "verifying",
    "publish": "publishing",
}
_WRITTEN_DOWN = {
    "completed": "run_finished",
    "failed": "run_failed",
    "paused": "run_paused",
    "cancelled": "run_cancelled",
    "interrupted": "run_stopped",
}
_QUEUE_POLL_S = 0.5


@dataclass(frozen=True)
class Outcome:
    """How a run, or this stretch of it, ended."""

    state: str
    exit_code: ExitCode
    result: dict[str, Any] = field(default_factory=dict)
    error: MynahError | None = None


def execute(
    run: RunFolder,
    stages: Sequence[Stage],
    reporter: Sink,
    control: Control,
    *,
    queue: bool = False,
    limits: DiskLimits | None = None,
    stalls: StallLimits | None = None,
    leave: Callable[[ExitCode], None] = leave_for_good,
) -> Outcome:
    """Work on a run until it is finished or has to stop, and say its end event.

    Args:
        run: The run; a new one, or one to continue.
        stages: All its stages in order.
        reporter: Takes the same events as the journal, but no `hello`.
        control: What is asked; the run's `commands.jsonl` is added to it.
        queue: Wait for another run in the workspace instead of refusing.
        limits: When disk space counts as short.
        stalls: When silence counts as a stall.
        leave: Ends this process although its work stands still and hears nothing.

    Returns:
        How it ended. Faults of the run are in it, they are not raised.

    Raises:
        MynahError: Before anything is touched: BUSY, NOT_FOUND, BROKEN_FILE, NEWER_SCHEMA, or
            BAD_INPUT for a run that is over.
    """
    job = run.job
    status = run.status()
    if status.final:
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"Run {run.run_id} is {status.state}; there is nothing to continue.",
            hint="Start a new one with `mynah train`.",
        )
    with ExitStack() as held:

        def lost() -> None:
            if run.removed:  # a save would only make half a folder again
                control.request("cancel", "the folder of the run was removed")
            else:
                control.request("stop", "another process took the run over")

        own = RunLock(run.lock_path, run.run_id, utc_now(), on_lost=lost)
        _take(own, held)
        shared = RunLock(training_lock_path(run.workspace), run.run_id, utc_now(), on_lost=lost)
        holder = shared.acquire()
        if holder is not None and not queue:
            raise busy(holder)
        if holder is None:
            held.callback(shared.release)
        run.sweep()
        if status.reason.endswith(SHORT_OF_MEMORY) and status.stage == "train":
            ask_smaller(run.checkpoints)
        begin_watching(run.path)
        held.enter_context(CommandFile(run.commands_path, control).watched())
        session = _Session(run, job, stages, reporter, control, limits or DiskLimits())
        held.callback(session.close)

        def give_up(kind: RequestKind) -> None:
            leave(say_given_up(session.say, kind, (shared.release, own.release)))

        held.enter_context(session.watched(give_up, stalls))
        if holder is not None:
            session.say(State("queued", f"run {holder.run} is using the workspace"))
            ended = session.wait_for(shared)
            if ended is not None:
                return ended
            held.callback(shared.release)
        return session.work_and_write_down()


def _take(lock: RunLock, held: ExitStack) -> None:
    holder = lock.acquire()
    if holder is not None:
        raise busy(holder)
    held.callback(lock.release)


class _Session:
    """One process's work on a run; a stopped and resumed run has several."""

    def __init__(
        self,
        run: RunFolder,
        job: Job,
        stages: Sequence[Stage],
        reporter: Sink,
        control: Control,
        limits: DiskLimits,
    ) -> None:
        self._run = run
        self._job = job
        self._stages = stages
        self._control = control
        self._limits = limits
        self._journal = Journal(run.journal_path)
        status = load_status(run.state_path, run.journal_path)
        recorder = StateRecorder(run.state_path, self._journal, status)
        hello = Hello(PROTOCOL_VERSION, __version__, os.getpid(), command="run", at=utc_now())
        self._journal.emit(hello)
        recorder.emit(hello)
        self._sessions = status.sessions
        self._say = TeeReporter(self._journal, recorder, reporter)
        self._reporter = reporter
        self._needed = 0

    def say(self, event: Event) -> None:
        """Tell everybody."""
        self._say.emit(event)

    def watched(
        self, give_up: Callable[[RequestKind], None], limits: StallLimits | None
    ) -> AbstractContextManager[None]:
        """See that the work gets on, while the context is open."""
        watch = StallWatch(self._say, self._control, give_up, limits)
        self._say.add(watch)
        return watch.watching()

    def close(self) -> None:
        """Close the journal."""
        self._journal.close()

    def wait_for(self, lock: RunLock) -> Outcome | None:
        """Wait in the queue; None once the lock is held, else how the waiting ended."""
        while lock.acquire() is not None:
            if self._control.requested in {"stop", "cancel"}:
                return self._asked_to_end(self._control.requested)
            time.sleep(_QUEUE_POLL_S)
        return None

    def work_and_write_down(self) -> Outcome:
        """Work, and tell the journal of the workspace of its beginning and its end."""
        self._write_down("run_started" if self._sessions <= 1 else "run_resumed")
        outcome = self.work()
        facts = {"code": outcome.error.code.value} if outcome.error is not None else {}
        self._write_down(_WRITTEN_DOWN.get(outcome.state, "run_interrupted"), **facts)
        return outcome

    def _write_down(self, kind: str, **facts: Any) -> None:
        if not self._run.removed:
            run, voice = self._run, self._job.voice
            activity.append(run.workspace, kind, voice, run=run.run_id, **facts)

    def work(self) -> Outcome:
        """Go through the stages, pausing and going on as asked, and say the end."""
        settings = self._job.to_dict()["settings"]
        self.say(
            Started(
                "train",
                self._run.run_id,
                {"voice": self._job.voice, "kind": self._job.kind, **settings},
            )
        )
        while True:
            try:
                with watched_space(self._run.path, self._control, self._limits):
                    return self._completed(self._through_the_stages())
            except Interrupted as interrupted:
                if self._run.removed:
                    return self._gone()
                kind = self._control.requested or interrupted.kind
                if kind == "pause" and self._control.reason == DISK_REASON:
                    return self._disk_full(None)
                if kind == "pause":
                    kind_after = self._pause()
                    if kind_after is None:
                        continue
                    kind = kind_after
                return self._asked_to_end(kind)
            except Exception as fault:  # noqa: BLE001 - every fault must become an end event
                if self._run.removed:
                    return self._gone()
                error = as_mynah_error(fault)
                if error.code is ErrorCode.DISK_FULL:
                    return self._disk_full(error)
                return self._failed(error)

    def _through_the_stages(self) -> dict[str, Any]:
        self.say(State("checking"))
        keep_reserve(self._run.path)
        self._run.checkpoints.mkdir(exist_ok=True)
        inputs: dict[str, Path] = {}
        ctx = StageContext(
            workspace=self._run.workspace,
            run_dir=self._run.path,
            job=self._job,
            out=self._run.path,
            inputs=inputs,
            checkpoints=self._run.checkpoints,
            reporter=self._say,
            control=self._control,
        )
        self._needed = needed_bytes(self._stages, ctx)
        check_space(self._run.path, self._needed, self._limits)
        summaries: dict[str, Any] = {}
        for stage in self._stages:
            self._control.raise_if_requested()
            summaries[stage.name] = self._step(stage, ctx)
            inputs[stage.name] = self._run.path / stage.name
        return summaries

    def _step(self, stage: Stage, ctx: StageContext) -> dict[str, Any]:
        announce = _Announcing(self._say, _STATE_OF_STAGE.get(stage.name, "training"))
        try:
            return run_step(stage, ctx, announce)[1]
        except Interrupted:
            self._say.stage(stage.name, "stopped")
            raise
        except Exception:
            self._say_failed_stage(stage.name)
            raise

    def _say_failed_stage(self, name: str) -> None:
        try:
            self._say.stage(name, "failed")
        except (OSError, MynahError) as fault:  # a full disk; the end event follows with more room
            _log.warning("the failure of %s could not be written: %s", name, fault)

    def _pause(self) -> RequestKind | None:
        """Wait while paused; None when to go on, else what is asked now."""
        free_unused()
        self.say(State("paused", "paused"))
        asked = self._control.wait_while_paused()
        if asked is None:
            self.say(State("checking", "resumed"))
        return asked

    def _completed(self, summaries: dict[str, Any]) -> Outcome:
        release_reserve(self._run.path)
        result = {"run": self._run.run_id, "voice": self._job.voice, "stages": summaries}
        self.say(State("completed"))
        self._say.emit(Done(result))
        return Outcome("completed", ExitCode.OK, result)

    def _asked_to_end(self, kind: RequestKind) -> Outcome:
        if kind == "cancel":
            self._discard_unfinished(all_of_it=True)
            self.say(State("cancelled", "cancelled"))
            self._say.emit(Cancelled("cancelled"))
            return Outcome("cancelled", ExitCode.CANCELLED)
        self.say(State("interrupted", "stopped"))
        self._say.emit(Cancelled("stopped"))
        return Outcome("interrupted", ExitCode.STOPPED)

    def _discard_unfinished(self, *, all_of_it: bool) -> None:
        """Remove half-built stages: all, or those that the next session begins anew anyway."""
        for stage in self._stages:
            if all_of_it or not stage.keeps_folder:
                shutil.rmtree(self._run.path / f"{stage.name}.new", ignore_errors=True)
        release_reserve(self._run.path)

    def _disk_full(self, fault: MynahError | None) -> Outcome:
        free = self._limits.free(self._run.path)
        self._discard_unfinished(all_of_it=False)
        error = fault
        if error is None or "needed=" not in error.detail:
            error = disk_full(self._needed + self._limits.margin, free)
            error.detail += f"; {fault.detail}" if fault else ""
        return self._end("paused", DISK_REASON, error)

    def _gone(self) -> Outcome:
        """The end of a run whose folder was deleted or whose disk was taken out."""
        error = MynahError(
            ErrorCode.NOT_FOUND,
            f"The folder of the run is not there any more: {self._run.path}.",
            hint="Bring the workspace back and resume, or start a new run.",
        )
        # Not into the journal, which would make the folder again.
        self._reporter.emit(failed_event(error))
        return Outcome("failed", error.exit_code, error=error)

    def _failed(self, error: MynahError) -> Outcome:
        return self._end("failed", error.code.value, error)

    def _end(self, state: str, reason: str, error: MynahError) -> Outcome:
        try:
            self.say(State(state, reason))
            self._say.emit(failed_event(error))
        except (OSError, MynahError) as fault:
            _log.error("the end of run %s could not be written: %s", self._run.run_id, fault)
        return Outcome(state, error.exit_code, error=error)


class _Announcing:
    """Says the run's new state when a stage really starts; a skipped stage changes nothing."""

    def __init__(self, say: TeeReporter, state: str) -> None:
        self._say = say
        self._state = state

    def stage(self, name: str, state: str = "started", text: str = "") -> None:
        if state == "started":
            self._say.emit(State(self._state))
        self._say.stage(name, state, text)

    def warning(self, code: str, text: str) -> None:
        self._say.warning(code, text)


__all__ = ["Outcome", "RunFolder", "Stage", "StageContext", "create_run", "execute", "find_run"]
__all__ += ["list_runs"]
