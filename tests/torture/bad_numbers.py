"""What is no number, put into a training: it goes back, loses one save at most, and ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
import torch

from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.events import Artifact, Log, Warning_
from torture.attack import Attack
from torture.small_training import KINDS, TRAINER, school

NAN, INF = float("nan"), float("inf")
VALUES = (NAN, NAN, INF, -INF, 3e38, 1e30, 1e-42)
PLACES = ("weights", "moments", "judges", "judges' moments", "mean", "audio", "f0", "content")
PLACES += ("gradient", "loss", "noise")
HOW = ("once", "once", "twice", "always")
MOST_STEPS = 400


@dataclass
class Spoiler:
    """Puts `value` somewhere, at some steps."""

    place: str
    value: float
    first: int
    how: str
    rng: object
    calls: int = 0
    spoilt: int = 0

    def __post_init__(self):
        self.steps = []

    def due(self):
        many = {"once": 1, "twice": 2, "always": MOST_STEPS}[self.how]
        return self.first <= self.calls < self.first + many

    def before(self, trainer, batch):
        """Spoil what a step begins with."""
        self.calls += 1
        self.steps.append(trainer.step)
        if self.calls > MOST_STEPS:
            raise AssertionError("it goes on for ever")
        if not self.due():
            return
        self.spoilt += 1
        tensors = {
            "weights": lambda: list(trainer.synthesizer.parameters()),
            "judges": lambda: list(trainer.judges.parameters()),
            "mean": lambda: list(getattr(trainer, "mean", trainer.synthesizer).parameters()),
            "moments": lambda: _moments(trainer.optimizer),
            "judges' moments": lambda: _moments(trainer.judge_optimizer),
        }
        if self.place in tensors:
            self.put(self.rng.choice(tensors[self.place]() or [torch.zeros(1)]))
            return
        names = {"noise": ("noise", "source_noise", "posterior_noise")}.get(self.place)
        for name in names or (self.place,):
            tensor = getattr(batch, name, None)
            if isinstance(tensor, torch.Tensor):
                self.put(tensor)

    @torch.no_grad()
    def put(self, tensor):
        flat = tensor.view(-1) if tensor.is_contiguous() else tensor.reshape(-1)
        flat[self.rng.randrange(len(flat))] = self.value


def _moments(optimizer):
    return [value for state in optimizer.state.values() for value in state.values()]


def spoilt_step(original, spoiler):
    def train_step(self, batch):
        spoiler.before(self, batch)
        handle = None
        if spoiler.place == "gradient" and spoiler.due():
            parameter = spoiler.rng.choice(list(self.synthesizer.parameters()))

            def spoil(gradient):
                gradient = gradient.clone()
                spoiler.put(gradient)
                return gradient

            handle = parameter.register_hook(spoil)
        try:
            losses = original(self, batch)
        finally:
            if handle is not None:
                handle.remove()
        if spoiler.place == "loss" and spoiler.due():
            losses["spectral" if "spectral" in losses else "mel"] = spoiler.value
        return losses

    return train_step


def numbers(ground):
    """A value that is none, or absurd, at a random place and step, once or for ever."""
    with school(ground.work) as made:
        for seed, rng in ground.each():
            kind = KINDS[seed % 2]
            each_step = rng.random() < 0.7
            saves = {"save_every_s": 0.0 if each_step else 1e9}
            training = made.training(kind, **saves)
            spoiler = Spoiler(
                rng.choice(PLACES), rng.choice(VALUES), rng.randint(1, 9), rng.choice(HOW), rng
            )
            about = f"{kind}, {spoiler.place} {spoiler.value} at {spoiler.first} {spoiler.how}"
            ground.count(f"{kind} {spoiler.place}")
            with pytest.MonkeyPatch.context() as patch:
                original = TRAINER[kind].train_step
                patch.setattr(TRAINER[kind], "train_step", spoilt_step(original, spoiler))
                fault = _ended(training)
            try:
                _check(ground, seed, about, training, spoiler, fault)
                if fault is not None:
                    _goes_on(ground, seed, about, training)
            except Exception as broken:  # noqa: BLE001 - told with its seed
                ground.failed(seed, "it could not be looked at", f"{about}: {broken!r}")


def _ended(training):
    try:
        training.run()
    except Exception as fault:  # noqa: BLE001 - looked at by the caller
        return fault
    return None


def _check(ground, seed, about, training, spoiler, fault):
    said = [e for e in training.reporter.of(Warning_) if e.code == "DIVERGED"]
    if fault is None:
        ground.count("finished")
        if not training.finite():
            ground.failed(seed, "a voice that is no numbers was published", about)
    elif isinstance(fault, MynahError) and fault.code is ErrorCode.DIVERGED:
        ground.count("ended with DIVERGED")
        if spoiler.how != "always":
            ground.failed(seed, "a few bad numbers ended the training", f"{about}: {fault}")
        if not fault.message:
            ground.failed(seed, "ended without a sentence", about)
    else:
        ground.failed(seed, "another fault", f"{about}: {fault!r}")
    if unfit := training.unfit_pairs():
        ground.failed(seed, "a saved state is no numbers", f"{about}: {unfit}")
    back = [(a, b) for a, b in zip(spoiler.steps, spoiler.steps[1:], strict=False) if b <= a]
    if back and not said:
        ground.failed(seed, "it went back without a word", about)
    ground.most("rollbacks", len(said))
    for reached, to in back:
        saves = [step for step in _saved_steps(training) if step <= reached]
        ground.most("steps lost", reached - to)
        if to < (saves[-2] if len(saves) > 1 else 0):
            ground.failed(seed, "more than one save was lost", f"{about}: {back}, {saves}")


def _saved_steps(training):
    """Steps of the saves that were told as finished."""
    told = [e.path for e in training.reporter.of(Artifact) if e.kind == "checkpoint"]
    return sorted({int(path.rpartition("step-")[2]) for path in told})


def _goes_on(ground, seed, about, training):
    """Once nothing is spoilt any more, it ends well from the last save."""
    saved = training.pairs()
    again = _ended(training)
    if again is not None:
        ground.failed(seed, "it cannot be resumed", f"{about}: {again!r}")
    elif not training.finite():
        ground.failed(seed, "resumed, a voice that is no numbers was published", about)
    elif saved and not any("Going on" in e.text for e in _logs(training)):
        ground.failed(seed, "resumed from the beginning in spite of a save", about)


def _logs(training):

    return training.reporter.of(Log)


def bad_states(ground):
    """Saved states and clips that hold no numbers already."""
    with school(ground.work) as made:
        for seed, rng in ground.each():
            kind = KINDS[seed % 2]
            training = made.training(kind, save_every_s=0.0)
            fault = _ended(training)
            if fault is not None:
                ground.failed(seed, "an unbroken training failed", repr(fault))
                continue
            whole = training.published()
            pairs = training.pairs()
            bad = pairs[: rng.randint(1, len(pairs))]
            for pair in bad:
                _spoil_pair(pair, rng)
            fault = _ended(training)
            codes = [e.code for e in training.reporter.of(Warning_)]
            about = f"{kind}: {len(bad)} of {len(pairs)} states"
            ground.count(f"{kind}, {'all' if len(bad) == len(pairs) else 'some'} states bad")
            if "BAD_CHECKPOINT" not in codes:
                ground.failed(seed, "a state of no numbers was taken up in silence", about)
            if len(bad) < len(pairs):
                if fault is not None or training.published() != whole:
                    ground.failed(seed, "the good state was not gone on from", f"{about} {fault!r}")
            elif not (isinstance(fault, MynahError) and fault.code is ErrorCode.BAD_CHECKPOINT):
                ground.failed(seed, "no good state, and that was not said", f"{about}: {fault!r}")


def _spoil_pair(pair, rng):
    """As a training of old would have saved it: with hashes that fit."""
    from mynah.engine.training.pairs import save_pair

    parts = {path.stem: torch.load(path, weights_only=True) for path in pair.glob("*.pt")}
    letter = rng.choice(["G", "D"])
    places = [v for v in parts[letter]["model"].values() if v.is_floating_point() and v.numel()]
    state = parts[letter]["optimizer"]["state"]
    places += [v for one in state.values() for v in one.values() if v.numel() > 1]
    tensor = rng.choice(places)
    tensor.view(-1)[rng.randrange(tensor.numel())] = rng.choice([NAN, INF, -INF])
    later = {other.name: other for other in pair.parent.iterdir() if other.name > pair.name}
    kept = {name: other.rename(other.with_name("kept-" + name)) for name, other in later.items()}
    save_pair(pair.parent, int(pair.name.removeprefix("step-")), parts)
    for name, other in kept.items():
        other.rename(other.with_name(name))


def bad_clips(ground):
    """Features, pitch or sound of a recording that are no numbers: that part is left out."""
    with school(ground.work) as made:
        for seed, rng in ground.each():
            kind = KINDS[seed % 2]
            module = (
                "mynah.engine.stages.train"
                if kind == "lite"
                else ("mynah.engine.stages.rvc.material")
            )
            training = made.training(kind)
            value = rng.choice([NAN, INF, -INF])
            every = rng.random() < 0.2

            def spoil(clip, value=value, rng=rng):
                floats = [v for v in vars(clip).values() if isinstance(v, np.ndarray)]
                floats = [v for v in floats if v.dtype.kind == "f" and v.size]
                array = rng.choice(floats)
                array.setflags(write=True)
                array.reshape(-1)[rng.randrange(array.size)] = value
                return clip

            with pytest.MonkeyPatch.context() as patch:
                _spoil_clips(patch, module, spoil, every=every)
                fault = _ended(training)
            told = [e for e in training.reporter.of(Warning_) if e.code == "NOT_NUMBERS"]
            ground.count(f"{kind}, {'every' if every else 'one'} clip")
            if not told:
                ground.failed(
                    seed, "a recording was spoilt and nothing was said", f"{kind} {fault}"
                )
            if every and kind == "lite":
                if not (isinstance(fault, MynahError) and fault.code is ErrorCode.NOTHING_USABLE):
                    ground.failed(seed, "nothing was left, and that was not said", repr(fault))
            elif fault is not None or not training.finite():
                ground.failed(seed, "the rest was not learnt from", f"{kind}: {fault!r}")
            if any(e.code == "DIVERGED" for e in training.reporter.of(Warning_)):
                ground.failed(seed, "what was left out was learnt from", kind)


def _spoil_clips(patch, module, spoil, *, every):
    from importlib import import_module

    place = import_module(module)
    original, made = place.make_clip, []

    def make_clip(*arguments):
        clip = original(*arguments)
        fields = {k: v.copy() if isinstance(v, np.ndarray) else v for k, v in vars(clip).items()}
        clip = type(clip)(**fields)
        made.append(clip)
        return spoil(clip) if every or len(made) == 1 else clip

    patch.setattr(place, "make_clip", make_clip)


ATTACKS = (
    Attack(
        "numbers",
        "NaN, infinite, huge and tiny numbers in weights, moments, gradients, losses and batches; "
        "it goes back, loses one save at most, and ends",
        2000,
        2,
        numbers,
    ),
    Attack(
        "bad-states",
        "Saved states that are whole but hold no numbers: the good one is gone on from, else said",
        300,
        1,
        bad_states,
    ),
    Attack(
        "bad-clips",
        "Sound, pitch and features of no numbers: that part is left out and named",
        300,
        1,
        bad_clips,
    ),
)
