"""The length of an RVC training and its batch size, decided once and kept.

The batch size is found by trying, where nobody asks for one: batches grow from four clips on as
long as they fit the memory and a clip takes less time in them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol

from mynah.engine.run_faults import is_out_of_memory
from mynah.project.atomic import UnreadableFileError, read_json, write_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST_BATCH, LARGEST_BATCH = 4, 64
FASTER = 0.95  # of a clip's time in the batch before: what is less of a gain is none
SLOW_S = 3.0  # of a step that is timed but once
LONGEST_S = 20.0  # of a step: larger batches that would take longer are not tried
LEAST_STEPS = 3  # of an epoch, below which a larger batch teaches less


@dataclass(frozen=True)
class RvcPlan:
    """Fixed before the first step, so that resuming changes nothing.

    Attributes:
        epochs: Up to which is trained, counted from the beginning of the voice.
        first_epoch: Done before, in the training that this one goes on from.
        seed: Of everything random.
        batch_size: Clips in a batch of one process.
        processes: That train together.
    """

    epochs: int
    first_epoch: int
    seed: int
    batch_size: int
    processes: int = 1

    def save(self, path: Path) -> None:
        """Write atomically."""
        write_json(path, asdict(self))


def load_rvc_plan(path: Path) -> RvcPlan | None:
    """The plan in `path`, or None where there is none (yet), or none that makes sense."""
    try:
        plan = RvcPlan(**read_json(path))
    except (FileNotFoundError, UnreadableFileError, TypeError):
        return None
    values = asdict(plan)
    whole = all(type(value) is int and value >= 0 for value in values.values())
    return plan if whole and plan.batch_size > 0 and plan.first_epoch < plan.epochs else None


@dataclass(frozen=True)
class TriedBatch:
    """A batch size that real steps were taken with, and their mean seconds."""

    size: int
    seconds: float

    @property
    def each(self) -> float:
        """Seconds a clip."""
        return self.seconds / self.size


class Steps(Protocol):
    """Takes real steps; their results are thrown away."""

    def take(self, size: int) -> float:
        """One step with a batch of that size; seconds."""

    def fits(self, size: int) -> bool:
        """Whether a batch of that size may be tried, by what the ones before took of memory."""


def grow_batches(
    steps: Steps,
    most: int,
    told: Callable[[TriedBatch], None],
    first: int = FIRST_BATCH,
    longest_s: float = float("inf"),
) -> tuple[list[TriedBatch], str]:
    """Try batches of `first`, twice as many, and so on up to `most` clips.

    Args:
        steps: Takes them.
        most: Clips of the largest.
        told: Hears of each that was taken.
        first: Clips of the smallest, unless not even that fits the memory.
        longest_s: Seconds that a step may take to be tried.

    Returns:
        Those that were taken, the smallest first, and why there is no larger one: "option" for
        the largest that makes sense, "memory", "slower", or "time".

    Raises:
        MemoryError: or what torch raises instead: not even one clip fits.
    """
    tried: list[TriedBatch] = []
    size, ceiling = min(first, most), "option"
    while True:
        try:
            one = _timed(steps, size, warm=not tried)
        except (MemoryError, RuntimeError) as fault:
            if not is_out_of_memory(fault) or (not tried and size == 1):
                raise
            if tried:
                return tried, "memory"
            size = most = size // 2  # what was too large stays too large
            ceiling = "memory"
            continue
        if tried and one.each > FASTER * tried[-1].each:
            return tried, "slower"
        tried.append(one)
        told(one)
        larger = min(2 * size, most)
        if larger <= size:
            return tried, ceiling
        if not steps.fits(larger):
            return tried, "memory"
        if one.each * larger > longest_s:
            return tried, "time"
        size = larger


def _timed(steps: Steps, size: int, *, warm: bool) -> TriedBatch:
    """The faster of two short steps, or one long; one before pays for what is built once."""
    if warm:
        steps.take(min(size, 2))
    seconds = steps.take(size)
    return TriedBatch(size, seconds if seconds > SLOW_S else min(seconds, steps.take(size)))
