"""More processes that train the same voice: started, and ended with the run's own.

The run's process is the first of them and the only one that speaks, saves and measures. The others
do the same steps on their share of every batch; they end when it ends, however it ends.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

import torch

from mynah.engine.bound import call
from mynah.engine.control import Control
from mynah.engine.lock_beats import is_stopped
from mynah.engine.oom_kill import killed_for_memory
from mynah.engine.own_network import is_private
from mynah.engine.run_faults import as_mynah_error, is_out_of_memory
from mynah.engine.run_stage import StageContext
from mynah.engine.training.rvc.distributed import (
    Ranks,
    given_by_first,
    join,
    launched,
    start,
)
from mynah.engine.training.smaller import ask_smaller, asked_smaller
from mynah.project.atomic import temporary_name
from mynah.project.progress import SilentReporter
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.exitcodes import ExitCode
from mynah.protocol.ports import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mynah.engine.job import Job
    from mynah.project.workspace import Workspace

END_S = 10.0  # that the others have to end by themselves
LOOK_S, NOTICE_S = 1.0, 5.0  # between two looks at them; that a death has to be seen by itself
SETTLE_S = 0.3  # in which those end that end for the same reason
HALTED_LOOKS = 15
OPEN_WORDS = (
    "The processes of this training speak to each other through this computer's own network, "
    "where its other users could disturb them. Train with one process where you do not trust them."
)


@dataclass(frozen=True)
class Share:
    """What another process must know to take part; it is sent to it."""

    workspace: Workspace
    run_dir: Path
    job: Job
    inputs: dict[str, Path]
    checkpoints: Path
    fingerprint: str
    store: Path
    rank: int
    count: int

    def context(self) -> StageContext:
        """That of the first process, but for somebody who says nothing and is asked nothing."""
        return StageContext(
            workspace=self.workspace,
            run_dir=self.run_dir,
            job=self.job,
            out=self.run_dir,
            inputs=self.inputs,
            checkpoints=self.checkpoints,
            reporter=SilentReporter(),
            control=Control(),
            fingerprint=self.fingerprint,
        )


def process_count(asked: int) -> int:
    """How many processes train: as many as asked for, else one for each CUDA device.

    A launcher that has started some has the last word.
    """
    if launched():
        return launched()
    return asked or max(1, torch.cuda.device_count() if torch.cuda.is_available() else 1)


@contextmanager
def companions(
    ctx: StageContext, count: int, work: Callable[[StageContext, Ranks], Any]
) -> Iterator[Ranks]:
    """Have `count` processes, this one among them; the others do `work`.

    Args:
        ctx: Of the training stage.
        count: 1 starts none.
        work: Importable by its name; takes its context and its rank.

    Raises:
        MynahError: INTERNAL when another process ended before its time.
        Interrupted: when it was asked for before all of them were there.
    """
    if count == 1:
        yield Ranks()
        return
    store = temporary_name(ctx.checkpoints)
    whole = Share(
        ctx.workspace,
        ctx.run_dir,
        ctx.job,
        dict(ctx.inputs),
        ctx.checkpoints,
        ctx.fingerprint,
        store,
        0,
        count,
    )
    if launched():
        with _called(whole) as ranks:
            yield ranks
        return
    if not is_private():
        ctx.reporter.warning("OPEN_LOOPBACK", OPEN_WORDS)
    context = multiprocessing.get_context("spawn")
    shares = [replace(whole, rank=rank) for rank in range(1, count)]
    given = [pickle.dumps((take_part, (work, one))) for one in shares]
    others = [context.Process(target=call, args=(one,), daemon=True) for one in given]
    for process in others:
        process.start()
    ranks, heard = Ranks(), asked_smaller(ctx.checkpoints)

    def watch() -> None:
        ctx.control.raise_if_requested()
        _require_alive(ctx, others, heard)

    try:
        with _watched(ctx, others):
            ranks = join(store, 0, count, watch)
            yield ranks
    except RuntimeError as fault:
        _require_alive(ctx, others, heard, fault)
        raise
    finally:
        _end(others, ranks)
        store.unlink(missing_ok=True)


def _require_alive(
    ctx: StageContext, others: list[Any], heard: int, fault: RuntimeError | None = None
) -> None:
    """Say that one of the others ended, where one has; `fault` is what was seen of that.

    Where memory was what it lacked, the batch is halved when the training goes on: once, also
    where the other one has asked for that itself before it ended.

    Raises:
        MynahError: INTERNAL, or OUT_OF_MEMORY where it was memory that the other lacked.
    """
    if fault is not None and not is_out_of_memory(fault):
        # Its end of the exchange is closed a moment before it counts as ended.
        wait([one.sentinel for one in others], NOTICE_S)
        for one in others:
            one.join(SETTLE_S)
    ended = _ended(others)
    if ended is None:
        return
    code, words = ErrorCode.INTERNAL, f"Another process of the training {_end_words(ended)}."
    hint = "Where memory is short, take a smaller batch or one process; then resume."
    if ended == ExitCode.OUT_OF_MEMORY:
        code = ErrorCode.OUT_OF_MEMORY
        words = "Another process of the training did not have enough memory."
        hint = "Close other programs or take one process; resuming halves the batch."
        ask_smaller(ctx.checkpoints, heard)
    elif killed_for_memory(ctx.run_dir):
        code = ErrorCode.OUT_OF_MEMORY
        words = "The system ended another process of the training for lack of memory."
        hint = "Close other programs or take one process; resuming halves the batch."
        ask_smaller(ctx.checkpoints, heard)
    detail = "before it had joined" if fault is None else str(fault)
    raise MynahError(code, words, hint=hint, detail=detail) from fault


def _ended(others: list[Any]) -> int | None:
    """What one of them ended with before its time; None where none has.

    The ends of others follow from the first: a lack of memory or a signal is no consequence.
    """
    codes = [one.exitcode for one in others if one.exitcode not in {None, 0}]
    causes = [one for one in codes if one == ExitCode.OUT_OF_MEMORY or one < 0]
    return next(iter(causes or codes), None)


def _end_words(code: int) -> str:
    return f"was ended by signal {-code}" if code < 0 else f"ended by itself ({code})"


@contextmanager
def _watched(ctx: StageContext, others: list[Any]) -> Iterator[None]:
    """Tell of the death of one of the others although this one stands in an exchange with it.

    Mostly the exchange breaks off by itself, at once. Where it does not, a stop is asked for, which
    ends this process too once it has stood still for a while (`engine.stall`). One that is halted
    is told of too, since all the others wait for it.
    """
    over = threading.Event()

    def look() -> None:
        halted = 0
        while not over.wait(LOOK_S):
            halted = halted + 1 if any(is_stopped(one.pid) for one in others) else 0
            if halted == HALTED_LOOKS:
                words = "Another process of the training was halted from outside; all wait for it."
                ctx.reporter.warning("STALLED", words)
            ended = _ended(others)
            if ended is None:
                continue
            if not over.wait(NOTICE_S):
                words = f"Another process of the training {_end_words(ended)}."
                ctx.reporter.warning("PROCESS_DIED", words)
                if isinstance(ctx.control, Control):
                    ctx.control.request("stop", words)
            return

    thread = threading.Thread(target=look, name="companions", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextmanager
def _called(share: Share) -> Iterator[Ranks]:
    """Those that a launcher started wait for their share; see `training.rvc.worker`."""
    ranks = start()
    given_by_first(share)
    try:
        yield ranks
    finally:
        ranks.finish()


def _end(others: list[Any], ranks: Ranks) -> None:
    joined = ranks.count > 1
    for process in others:
        if not joined:  # they wait for somebody who will not come
            process.terminate()
        process.join(END_S)
        if process.is_alive():
            process.kill()  # one that is halted hears nothing else
            process.join(END_S)
    with suppress(RuntimeError):  # of a group whose others are gone
        ranks.finish()


def take_part(work: Callable[[StageContext, Ranks], Any], share: Share) -> None:
    """What another process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process is asked, and tells
    threads = share.job.settings.threads
    if threads:
        torch.set_num_threads(max(1, threads // share.count))
    ranks = join(share.store, share.rank, share.count)
    try:
        work(share.context(), ranks)
    except Interrupted:
        return
    except Exception as fault:  # noqa: BLE001 - the first process reads its code
        sys.exit(as_mynah_error(fault).exit_code)
