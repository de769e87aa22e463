"""Memory that is not there: halved, told, kept smaller, and never taken for a bad file."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

import numpy as np
import pytest
import torch

from mynah.engine.formats import torch_file
from mynah.engine.run_faults import as_mynah_error
from mynah.engine.stages import lite_loop
from mynah.engine.training.clips import ClipBatches
from mynah.engine.training.rvc.batches import RvcBatches
from mynah.protocol.errors import ErrorCode
from mynah.protocol.events import Warning_
from torture.attack import Attack
from torture.small_training import KINDS, TRAINER, school

MOST_STEPS = 600


def real_torch():
    """What torch raises where the system has no more."""
    torch.empty(1 << 46, dtype=torch.float32)


def real_numpy():
    """What numpy raises."""
    np.ones(1 << 46, np.float32)


def device():
    raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB")


FAULTS = {"torch": real_torch, "numpy": real_numpy, "device": device}


@dataclass
class Shortage:
    """Lets what is asked for at some calls fail, until the batch is small enough or for a while.

    Attributes:
        fault: Raises what is raised.
        calls: Numbers of the calls that fail; with `fits`, all from the first of them on whose
            batch is larger than that.
    """

    fault: object
    calls: frozenset[int]
    fits: int | None = None
    count: int = 0
    failed: int = 0
    sizes: list[int] = field(default_factory=list)

    def ask(self, size=0):
        """Fail when it is time."""
        self.count += 1
        if self.count > MOST_STEPS:
            raise AssertionError("it goes on for ever")
        due = self.count in self.calls
        if self.fits is not None:
            due = self.count >= min(self.calls) and size > self.fits
        if due:
            self.failed += 1
            self.fault()


def put(patch, place, kind, shortage):
    """Let the shortage be met at a place of the training."""
    trainer = TRAINER[kind]
    step = trainer.train_step

    def whole_step(self, *parts):
        shortage.sizes.append(max(len(part.f0) for part in parts))
        shortage.ask(shortage.sizes[-1])
        return step(self, *parts)

    def noted(self, *parts):
        shortage.sizes.append(max(len(part.f0) for part in parts))
        return step(self, *parts)

    patch.setattr(trainer, "train_step", whole_step if place == "step" else noted)
    if place == "batch":
        _before(patch, ClipBatches if kind == "lite" else RvcBatches, "batch", shortage)
    elif place == "moments":
        _before(patch, torch.optim.AdamW, "_init_group", shortage, after=True)
    elif place == "judges":
        _before(patch, trainer, "_teach_judges", shortage)
    elif place == "save":
        _before(patch, torch_file.torch, "save", shortage)
    elif place == "listen" and kind == "lite":
        _before(patch, lite_loop, "held_out_loss", shortage)
    elif place == "measure":
        from mynah.engine.stages.checkpoints import RunCheckpoints

        _before(patch, RunCheckpoints, "_measure", shortage)


def _before(patch, owner, name, shortage, *, after=False):
    original = getattr(owner, name)

    def asked(*arguments, **named):
        size = getattr(arguments[0], "size", 0) if arguments else 0
        if after:  # half way: some of what was to be made is there
            parameters = [p for group in arguments[0].param_groups for p in group["params"]]
            if not arguments[0].state and parameters:
                arguments[0].state[parameters[0]] = {"step": torch.tensor(0.0)}
        shortage.ask(size if isinstance(size, int) else 0)
        if after and arguments[0].state:
            for key, state in list(arguments[0].state.items()):
                if "exp_avg" not in state:
                    del arguments[0].state[key]
        return original(*arguments, **named)

    patch.setattr(owner, name, asked)


SELDOM = {"save", "listen", "measure", "moments"}
PLACES = ("step", "step", "batch", "moments", "judges", "save", "listen", "measure")


def short(ground):
    """Memory runs out at a random call: in a step, a batch, moments, judges, a save, a measure."""
    with school(ground.work) as made:
        for seed, rng in ground.each():
            kind, place = KINDS[seed % 2], rng.choice(PLACES)
            word = rng.choice(list(FAULTS))
            last = (
                4 if place in {"save", "listen", "measure", "moments"} else 12
            )  # as many there are
            calls = frozenset(rng.sample(range(1, last), rng.choice([1, 1, 2, 3])))
            fits = rng.choice([None, None, 4, 2, 1, 0]) if place in {"step", "batch"} else None
            if kind == "lite" and place == "batch":
                fits = None  # rows are put together in no time and room; the step is what is large
            training = made.training(kind, batch_size=8, save_every_s=rng.choice([0.0, 1e9]))
            about = f"{kind}, {place} {sorted(calls)} {word}, fits {fits}"
            ground.count(f"{kind} {place}")
            try:
                shortage, fault = _session(training, kind, place, FAULTS[word], calls, fits)
                _check(ground, seed, about, training, place, shortage, fault)
                if rng.random() < 0.2:
                    _repeats(ground, seed, about, made, training, (kind, place, word, calls, fits))
                _goes_on(ground, seed, about, training, kind, shortage, fault)
            except Exception as broken:  # noqa: BLE001 - told with its seed
                ground.failed(seed, "it could not be looked at", f"{about}: {broken!r}")


def _session(training, kind, place, fault, calls, fits):
    shortage = Shortage(fault, calls, fits)
    with pytest.MonkeyPatch.context() as patch:
        put(patch, place, kind, shortage)
        try:
            training.run()
        except Exception as error:  # noqa: BLE001 - looked at by the caller
            return shortage, error
    return shortage, None


def _check(ground, seed, about, training, place, shortage, fault):
    said = [e.text for e in training.reporter.of(Warning_) if e.code == "OUT_OF_MEMORY"]
    said += [e.text for e in training.reporter.of(Warning_) if e.code == "NOT_MEASURED"]
    ground.count("shortages", shortage.failed)
    if shortage.failed and not said and fault is None:
        ground.failed(seed, "memory ran out without a word", about)
    if fault is None:
        if not training.finite():
            ground.failed(seed, "a voice that is no numbers was published", about)
    elif as_mynah_error(fault).code is not ErrorCode.OUT_OF_MEMORY:
        ground.failed(seed, "told as another fault", f"{about}: {fault!r}")
    elif place in {"step", "batch", "judges", "moments"} and min(shortage.sizes, default=1) > 1:
        ground.failed(seed, "ended although the batch could be halved", f"{about}: {fault!r}")
    # One that fell on listening to a saved state says so, and has no sizes.
    sized = not any("held-out" in text for text in said)
    if sized and place in {"step", "batch", "judges", "moments"}:
        for text, (larger, smaller) in zip(said, _halvings(shortage), strict=False):
            if f"now {smaller}," not in text or f"was {larger};" not in text:
                ground.failed(seed, "the warning has other sizes", f"{about}: {text}")
    if training.unfit_pairs():
        ground.failed(seed, "a saved state is no numbers", about)


def _halvings(shortage):
    sizes = [8, *shortage.sizes]
    return [(a, b) for a, b in itertools.pairwise(sizes) if b == a // 2]


def _repeats(ground, seed, about, made, training, what):
    """The same shortage at the same calls gives the same voice."""
    kind, place, word, calls, fits = what
    again = made.training(kind, **training.settings)
    _, fault = _session(again, kind, place, FAULTS[word], calls, fits)
    whole = fault is None and training.model.exists()
    if training.model.exists() != again.model.exists():
        ground.failed(seed, "the same shortage ended otherwise", about)
    elif whole and training.published() != again.published():
        ground.failed(seed, "the same shortage gave another voice", about)


def _goes_on(ground, seed, about, training, kind, shortage, fault):
    """Resumed with all the memory there is, a training keeps its smaller batch and ends."""
    if fault is None:
        return
    smallest = min(shortage.sizes, default=8)
    later, again = _session(training, kind, "none", None, frozenset(), None)
    if again is not None:
        ground.failed(seed, "it cannot be resumed", f"{about}: {again!r}")
    elif later.sizes and training.pairs() and later.sizes[0] > smallest:
        sizes = f"{smallest}, then {later.sizes[0]}"
        ground.failed(seed, "resumed with a larger batch", f"{about}: {sizes}")


ATTACKS = (
    Attack(
        "out-of-memory",
        "Memory runs out in steps, batches, moments, judges, saves and measures: the batch halves, "
        "that is told and kept, and the run goes on",
        1000,
        2,
        short,
    ),
)
