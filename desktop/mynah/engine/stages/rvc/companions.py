"""More processes that train the same voice: started, and ended with the run's own.

The run's process is the first of them and the only one that speaks, saves and measures. The others
do the same steps on their share of every batch; they end when it ends, however it ends.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import torch

from mynah.engine.bound import call
from mynah.engine.control import Control
from mynah.engine.run_stage import StageContext
from mynah.engine.training.rvc.distributed import (
    Ranks,
    given_by_first,
    join,
    launched,
    start,
)
from mynah.project.atomic import temporary_name
from mynah.project.progress import SilentReporter
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mynah.engine.job import Job
    from mynah.project.workspace import Workspace

END_S = 10.0  # that the others have to end by themselves


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
    context = multiprocessing.get_context("spawn")
    shares = [replace(whole, rank=rank) for rank in range(1, count)]
    given = [pickle.dumps((take_part, (work, one))) for one in shares]
    others = [context.Process(target=call, args=(one,), daemon=True) for one in given]
    for process in others:
        process.start()
    ranks = Ranks()

    def watch() -> None:
        ctx.control.raise_if_requested()
        _require_alive(others)

    try:
        ranks = join(store, 0, count, watch)
        yield ranks
    except RuntimeError as fault:
        _require_alive(others, fault)
        raise
    finally:
        _end(others, ranks)
        store.unlink(missing_ok=True)


def _require_alive(others: list[Any], fault: RuntimeError | None = None) -> None:
    """Say that one of the others ended, where one has; `fault` is what was seen of that.

    Raises:
        MynahError: INTERNAL.
    """
    ended = [process.exitcode for process in others if process.exitcode not in {None, 0}]
    if ended:
        raise MynahError(
            ErrorCode.INTERNAL,
            f"Another process of the training ended by itself ({ended[0]}).",
            hint="Where memory is short, take a smaller batch or one process; then resume.",
            detail="before it had joined" if fault is None else str(fault),
        ) from fault


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
            process.terminate()
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
    with suppress(Interrupted):
        work(share.context(), ranks)
