"""Disk space of a run: estimated before it, watched during it, a little of it kept in reserve."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mynah.engine.control import Control
from mynah.engine.run_stage import Stage, StageContext
from mynah.project.disk import size_words
from mynah.protocol.errors import ErrorCode, MynahError

DISK_REASON = "disk_full"
_RESERVE_NAME = ".reserve"
_RESERVE_BYTES = 256 * 1024
# A second of speech: slices at the voice's rate and at 16 kHz, features, pitch, index, as float32.
_BYTES_PER_SECOND = 600_000
_MODEL_BYTES = {"lite": 300_000_000, "rvc": 3_500_000_000}


def _free_bytes(path: Path) -> int:
    return shutil.disk_usage(path).free


@dataclass(frozen=True)
class DiskLimits:
    """When space counts as short.

    Attributes:
        margin: Bytes that must stay free while a run works; enough for one more save.
        interval_s: Seconds between two looks.
        free: How the free bytes under a folder are found.
    """

    margin: int = 200_000_000
    interval_s: float = 2.0
    free: Callable[[Path], int] = _free_bytes


def needed_bytes(stages: Sequence[Stage], ctx: StageContext) -> int:
    """Space that the run will still take, less what it already has."""
    estimates = [getattr(stage, "estimate_bytes", None) for stage in stages]
    known = [estimate for estimate in estimates if estimate is not None]
    if len(known) == len(estimates):
        whole = sum(int(estimate(ctx)) for estimate in known)
    else:
        model = _MODEL_BYTES.get(ctx.job.kind, _MODEL_BYTES["lite"])
        whole = round(ctx.job.seconds * _BYTES_PER_SECOND) + model
    kept = [ctx.checkpoints, ctx.run_dir / "measured"]
    built = [*kept, *(ctx.run_dir / stage.name for stage in stages)]
    have = sum(p.stat().st_size for folder in built for p in folder.rglob("*") if p.is_file())
    return max(0, whole - have)


def check_space(run_dir: Path, needed: int, limits: DiskLimits) -> None:
    """Raise DISK_FULL when `needed` bytes and the margin do not fit."""
    free = limits.free(run_dir)
    if free < needed + limits.margin:
        raise disk_full(needed + limits.margin, free)


def disk_full(needed: int, free: int) -> MynahError:
    """The fault with its numbers, in bytes."""
    return MynahError(
        ErrorCode.DISK_FULL,
        f"Not enough disk space: {size_words(needed)} needed, {size_words(free)} free.",
        hint="Free some space, then continue with `mynah resume`; what was reached is saved.",
        detail=f"needed={needed} free={free}",
    )


@contextmanager
def watched_space(run_dir: Path, control: Control, limits: DiskLimits) -> Iterator[None]:
    """While the block runs, ask for a pause as soon as the free space is under the margin."""
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(limits.interval_s):
            try:
                short = limits.free(run_dir) < limits.margin
            except OSError:
                continue  # a share that is away for a moment
            if short:
                control.request("pause", DISK_REASON)
                return

    thread = threading.Thread(target=watch, name="disk space", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def keep_reserve(run_dir: Path) -> None:
    """Occupy a little space, so that a full disk leaves room to write down that it is full."""
    path = run_dir / _RESERVE_NAME
    if not path.exists() or path.stat().st_size < _RESERVE_BYTES:
        path.write_bytes(os.urandom(_RESERVE_BYTES))


def release_reserve(run_dir: Path) -> None:
    """Give the reserved space back."""
    (run_dir / _RESERVE_NAME).unlink(missing_ok=True)
