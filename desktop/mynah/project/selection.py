"""Choosing samples for a dataset, automatically or by hand, and the clips to hold out."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mynah.project.dataset import Dataset, Entry, total_seconds
from mynah.project.sample import Sample
from mynah.project.samples import Library
from mynah.protocol.errors import ErrorCode, MynahError

STRATEGIES = ("quality", "newest", "random")

HELD_OUT_SHARE = 0.05
HELD_OUT_MOST = 10
# Shorter clips say little about a voice; longer ones are slow to convert at every save.
HELD_OUT_SECONDS = (2.0, 12.0)
# Clips held out are lost to training: one of very few clips, or much of the time, is too dear.
HELD_OUT_LEAST_CLIPS = 5
HELD_OUT_MOST_OF_TIME = 0.10
HELD_OUT_MOST_OF_TIME_FOR_ONE = 0.20

STOP_WORDS = {
    "target": "The target length was reached.",
    "at_most": "The largest number of samples was reached.",
    "no_more": "There are no more samples to choose from.",
    "below_score": "All further samples are below the minimum quality.",
    "by_hand": "The samples were chosen by hand.",
}


@dataclass(frozen=True)
class Selection:
    """Samples chosen for a dataset.

    Attributes:
        entries: The references, held-out clips marked.
        samples: The samples themselves, in the same order.
        stop_reason: Key of :data:`STOP_WORDS`: why no further sample was taken.
        left_out: Number of samples below the minimum quality.
        how: Strategy, limits and seed, to be stored with the dataset.
    """

    entries: tuple[Entry, ...]
    samples: tuple[Sample, ...]
    stop_reason: str
    left_out: int = 0
    how: dict[str, Any] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Why it stopped, as a sentence."""
        return STOP_WORDS[self.stop_reason]

    @property
    def seconds(self) -> float:
        """Summed length in seconds."""
        return total_seconds(self.samples)

    def dataset(self, name: str) -> Dataset:
        """Return the dataset of this name, not yet saved."""
        return Dataset(name, self.entries, {**self.how, "stop_reason": self.stop_reason})


def select(
    library: Library | Sequence[Sample],
    strategy: str = "quality",
    target_minutes: float | None = None,
    at_most: int | None = None,
    minimum_score: float = 0.0,
    seed: int = 1234,
    held_out: bool = True,
) -> Selection:
    """Choose samples automatically; those that the person excluded are passed over.

    Args:
        library: The library, or the samples to choose from.
        strategy: ``quality`` (best first), ``newest`` (newest first) or ``random``.
        target_minutes: Stop once this much was chosen.
        at_most: Choose no more samples than this.
        minimum_score: Leave out samples below this quality, 0 to 1.
        seed: Of the random order and of the held-out clips; the same seed chooses the same.
        held_out: Whether to hold clips out.

    Returns:
        The selection; empty when no sample is good enough.

    Raises:
        MynahError: ``USAGE`` for an unknown strategy or a limit that makes no sense.
    """
    _check(strategy, target_minutes, at_most, minimum_score)
    listed = library.list() if isinstance(library, Library) else library
    everything = [sample for sample in listed if not sample.excluded]
    candidates = [sample for sample in everything if sample.score >= minimum_score]
    left_out = len(everything) - len(candidates)
    chosen: list[Sample] = []
    seconds = 0.0
    reason = "below_score" if left_out else "no_more"
    for sample in _ordered(candidates, strategy, seed):
        if target_minutes is not None and seconds >= target_minutes * 60:
            reason = "target"
            break
        if at_most is not None and len(chosen) >= at_most:
            reason = "at_most"
            break
        chosen.append(sample)
        seconds += sample.duration
    else:
        if target_minutes is not None and chosen and seconds >= target_minutes * 60:
            reason = "target"
    how = {
        "strategy": strategy,
        "target_minutes": target_minutes,
        "at_most": at_most,
        "minimum_score": minimum_score,
        "seed": seed,
    }
    entries = _entries(chosen, hold_out(chosen, seed) if held_out else set())
    return Selection(entries, tuple(chosen), reason, left_out, how)


def choose(
    library: Library, ids: Iterable[str], *, seed: int = 1234, held_out: Iterable[str] | None = None
) -> Selection:
    """Choose samples by hand.

    Args:
        library: The library.
        ids: Full ids, or starts of ids that fit one sample each.
        seed: Of the held-out clips.
        held_out: Ids of the clips to hold out; chosen by ``seed`` when not given.

    Raises:
        MynahError: ``NOT_FOUND`` or ``USAGE`` with every name that fits no sample or several;
            ``USAGE`` when all samples would be held out.
    """
    chosen = library.resolve(ids)
    if held_out is None:
        held = hold_out(chosen, seed)
    else:
        held = {sample.id for sample in library.resolve(held_out)}
        outside = held - {sample.id for sample in chosen}
        if outside:
            raise MynahError(
                ErrorCode.USAGE,
                "Held-out clips must be among the chosen samples.",
                items=[(one, "not chosen") for one in sorted(outside)],
            )
        if chosen and len(held) == len(chosen):
            raise MynahError(ErrorCode.USAGE, "All samples are held out: none is left to train.")
    how = {"strategy": "by_hand", "seed": seed}
    return Selection(_entries(chosen, held), tuple(chosen), "by_hand", 0, how)


def gathered(library: Library, name: str, ids: Iterable[str] | None = None) -> Dataset:
    """Return a dataset that is not kept: the whole library, or some of it, under a name.

    Args:
        library: The library.
        name: What to call it.
        ids: Full ids, in order; everything when not given. Those of deleted samples stay in it,
            so that whoever works with the dataset can say that they are missing.
    """
    samples = {sample.id: sample for sample in library.list()}
    wanted = list(dict.fromkeys(samples if ids is None else ids))
    entries = [Entry(one, samples[one].sha256 if one in samples else "") for one in wanted]
    return Dataset(name, tuple(entries), {"strategy": "all" if ids is None else "by_hand"})


def hold_out(samples: Sequence[Sample], seed: int) -> set[str]:
    """Choose the clips that are kept out of training.

    About one in twenty, at least one and at most ten, between two and twelve seconds long; none
    where training would starve (fewer than five samples, or too great a part of the time). The
    order depends on the seed and the clip alone, so a growing dataset keeps most of its clips.

    Args:
        samples: The samples of a dataset.
        seed: Makes another choice.

    Returns:
        Ids of the held-out clips.
    """
    if len(samples) < HELD_OUT_LEAST_CLIPS:
        return set()
    wanted = min(HELD_OUT_MOST, max(1, round(HELD_OUT_SHARE * len(samples))))
    total = total_seconds(samples)
    low, high = HELD_OUT_SECONDS
    usable = [sample for sample in samples if low <= sample.duration <= high]
    held: set[str] = set()
    seconds = 0.0
    for sample in sorted(usable, key=lambda one: _draw(one.id, seed)):
        if len(held) == wanted:
            break
        share = HELD_OUT_MOST_OF_TIME if held else HELD_OUT_MOST_OF_TIME_FOR_ONE
        if seconds + sample.duration <= share * total:
            held.add(sample.id)
            seconds += sample.duration
    return held


def _ordered(samples: Sequence[Sample], strategy: str, seed: int) -> list[Sample]:
    if strategy == "random":
        return sorted(samples, key=lambda one: _draw(one.id, seed))
    newest = sorted(samples, key=lambda one: (one.imported_at, one.id), reverse=True)
    if strategy == "newest":
        return newest
    return sorted(newest, key=lambda one: one.score, reverse=True)


def _draw(sample_id: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}:{sample_id}".encode()).hexdigest()


def _entries(samples: Sequence[Sample], held: set[str]) -> tuple[Entry, ...]:
    return tuple(Entry(one.id, one.sha256, one.id in held) for one in samples)


def _check(
    strategy: str, target_minutes: float | None, at_most: int | None, minimum_score: float
) -> None:
    if strategy not in STRATEGIES:
        raise MynahError(
            ErrorCode.USAGE,
            f"There is no way of choosing called {strategy!r}.",
            hint=f"Choose one of {', '.join(STRATEGIES)}.",
        )
    if target_minutes is not None and not target_minutes > 0:
        raise MynahError(ErrorCode.USAGE, "The target must be longer than nothing.")
    if at_most is not None and at_most < 1:
        raise MynahError(ErrorCode.USAGE, "At least one sample must be allowed.")
    if not 0 <= minimum_score <= 1:
        raise MynahError(ErrorCode.USAGE, "The minimum quality is a number from 0 to 1.")
