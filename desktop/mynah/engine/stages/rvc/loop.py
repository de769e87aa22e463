"""The loop of an RVC training: steps, saves, checkpoints, and what goes wrong on the way.

What a step sees is decided by the seed and by the number of its batch. Numbers count batches of
one size; when memory forces a smaller one, counting goes on at the same place of the epoch, so
that as many epochs are done as were asked for.
"""

from __future__ import annotations

import math
import time
from dataclasses import asdict, dataclass, field
from statistics import fmean
from typing import TYPE_CHECKING, Any

from mynah.engine.formats.rvc_weights import plain_weights
from mynah.engine.memory import free_unused
from mynah.engine.run_faults import is_out_of_memory
from mynah.engine.stages.checkpoints import RunCheckpoints, Schedule
from mynah.engine.stages.rvc.recent import Recent
from mynah.engine.stages.rvc.silent import NoCheckpoints
from mynah.engine.training.fitness import beyond_half, unfit
from mynah.engine.training.pairs import DamagedPairError, load_newest_pair
from mynah.engine.training.rvc.batches import RvcBatches
from mynah.engine.training.rvc.distributed import Ranks
from mynah.engine.training.saving import PairSaver
from mynah.engine.training.smaller import (
    ask_smaller,
    asked_smaller,
    halved_words,
    smaller_is_saved,
)
from mynah.engine.training.step import DivergedError
from mynah.protocol.errors import ErrorCode, MynahError
from mynah.protocol.ports import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mynah.engine.run_stage import StageContext
    from mynah.engine.stages.rvc.kind import RvcKind
    from mynah.engine.training.rvc.batches import RvcClip
    from mynah.engine.training.rvc.plan import RvcPlan
    from mynah.engine.training.rvc.step import RvcTrainer

STAGE = "train"
MOST_ROLLBACKS = 3  # without a new save between them
SAVING_SHARE = 0.05  # of the time, at most
SAVING_RATE = 5e6  # bytes a second, at most: days of training must not wear out a disk


@dataclass
class Clock:
    """Where a training is, beside what its trainer knows; saved with every pair.

    Attributes:
        batch_size: Clips in a batch of one process.
        number: Of the next batch.
        begun_number: Batch that counting in this size began with.
        begun_step: The step at that moment.
        rollbacks: How often it went back; each time other clips come together.
        seconds: Of learning, over all sessions.
        processes: That share every batch out among them.
    """

    batch_size: int
    number: int = 0
    begun_number: int = 0
    begun_step: int = 0
    rollbacks: int = 0
    seconds: float = 0.0
    processes: int = 1


@dataclass(frozen=True)
class Material:
    """What is learnt from and where it is saved.

    Attributes:
        clips: With silent ones.
        bare: Makes a trainer of that shape, whose weights do not matter.
        begin: Brings one to its first step.
        kind: Measures and keeps checkpoints.
        folder: Of the saved pairs.
        save_every: Epochs between two checkpoints.
        only_latest: Whether no pair but the last two is kept.
        ranks: This process among those that train together.
    """

    clips: list[RvcClip]
    bare: Callable[[], RvcTrainer]
    begin: Callable[[RvcTrainer], None]
    kind: RvcKind
    folder: Path
    save_every: int
    only_latest: bool
    ranks: Ranks = field(default_factory=Ranks)


class RvcLoop:
    """One session of a training."""

    def __init__(self, ctx: StageContext, material: Material, plan: RvcPlan) -> None:
        """Take up the newest saved state, or begin.

        Raises:
            MynahError: BAD_CHECKPOINT, or what beginning raises.
        """
        self._ctx, self._material, self._plan = ctx, material, plan
        self._clock = Clock(plan.batch_size, processes=material.ranks.count)
        self._trainer = material.bare()
        if not self._take_up():
            material.begin(self._trainer)
        self._batches = self._new_batches()
        self._ranks = material.ranks
        self._checkpoints: RunCheckpoints[RvcTrainer] | NoCheckpoints = NoCheckpoints()
        if self._ranks.speaks:
            self._checkpoints = RunCheckpoints(ctx, material.kind, self._schedule())
        self._recent = Recent()
        self._saved, self._in_a_row = time.monotonic(), 0
        self._heard_smaller = 0

    def _take_up(self) -> bool:
        """Load the newest pair; False where there is none."""
        pair = load_newest_pair(self._material.folder, self._ctx.reporter)
        if pair is None:
            return False
        self._trainer.load_parts(pair)
        try:
            self._clock = Clock(**pair["clock"])
        except (KeyError, TypeError) as fault:
            raise MynahError(
                ErrorCode.BAD_CHECKPOINT, f"The saved state is of another training: {fault}"
            ) from fault
        if self._clock.processes != self._material.ranks.count:
            batches = self._new_batches()
            together = self._clock.batch_size * self._clock.processes
            self._clock.processes = self._material.ranks.count
            self._count_on(-(-len(batches.clips) // together), batches)
        return True

    def _count_on(self, before: int, batches: RvcBatches) -> None:
        """Go on at the same place of an epoch that has had `before` batches."""
        clock = self._clock
        clock.number = clock.number * batches.steps_per_epoch // before
        clock.begun_number, clock.begun_step = clock.number, self._trainer.step

    @property
    def trainer(self) -> RvcTrainer:
        """As it is now."""
        return self._trainer

    @property
    def total(self) -> int:
        """Number of batches of the whole training, in their present size."""
        return (self._plan.epochs - self._plan.first_epoch) * self._batches.steps_per_epoch

    @property
    def epochs(self) -> float:
        """Done, with those of the training before."""
        return self._plan.first_epoch + self._clock.number / self._batches.steps_per_epoch

    def _step_of(self, number: int) -> int:
        """The step after which the batches before `number` are done."""
        return self._clock.begun_step + number - self._clock.begun_number

    def _new_batches(self) -> RvcBatches:
        seed = self._plan.seed + self._clock.rollbacks
        config = self._trainer.config
        ranks = self._material.ranks
        return RvcBatches(
            self._material.clips, config, self._clock.batch_size, seed, ranks.rank, ranks.count
        )

    def _schedule(self) -> Schedule:
        """The ends of every few epochs, counted from the first of the voice, and the last."""
        each, first = self._batches.steps_per_epoch, self._plan.first_epoch
        every = self._material.save_every
        ends = [e for e in range(first + 1, self._plan.epochs + 1) if e % every == 0]
        numbers = sorted({(end - first) * each for end in ends} | {self.total})
        steps = tuple(self._step_of(n) for n in numbers if n > self._clock.begun_number)
        begun = first + self._clock.begun_number / each
        return Schedule(steps, each, counted=(self._clock.begun_step, begun))

    def run(self) -> None:
        """Train to the end.

        Raises:
            MynahError: DIVERGED, DISK_FULL.
            Interrupted: after saving, when it was asked for.
        """
        self._heard_smaller = asked_smaller(self._ctx.checkpoints)
        for _ in range(self._heard_smaller):
            if self._clock.batch_size > 1:
                self._halve("The last session ended for lack of memory.")
        self._begin()
        with PairSaver(self._material.folder) as saver:
            while self._clock.number < self.total:
                start = time.monotonic()
                losses = self._step(saver)
                if losses is not None:
                    self._advance(losses, time.monotonic() - start)
                    self._report()
                    self._keep(saver)
            self._wait(saver)

    def _begin(self) -> None:
        if self._clock.number:
            words = f"Going on at step {self._trainer.step}, epoch {self.epochs:.1f}."
            self._ctx.reporter.log(words)
        self._ctx.reporter.metric("batch_size", self._clock.batch_size, self._trainer.step)
        self._checkpoints.begin_at(self._trainer)

    def _step(self, saver: PairSaver) -> dict[str, float] | None:
        """Learn from the next batch; None when something went wrong and was put right."""
        try:
            losses = self._trainer.train_step(self._batches.batch(self._clock.number))
            self._check(losses["mel"])
        except DivergedError as fault:
            self._wait(saver)
            self._roll_back(fault)
            return None
        except (MemoryError, RuntimeError) as fault:
            if not is_out_of_memory(fault):
                raise
            detail = str(fault)
        else:
            return losses
        # Outside of the handler, whose traceback holds on to the step's tensors.
        if self._ranks.count > 1 or self._clock.batch_size == 1:
            self._give_up(saver, detail)
        self._halve()
        return None

    def _give_up(self, saver: PairSaver, detail: str) -> None:
        """Say that it does not fit, and save first; where others wait for gradients, leave word."""
        if self._ranks.count > 1:
            ask_smaller(self._ctx.checkpoints, self._heard_smaller)
            words, hint = "a step", "Resume; it goes on with half the batch."
        else:
            if self._trainer.step and self._unfit() is None:
                self._save(saver, lasting=False, ends=True)
            words = "a step with a single clip"
            hint = "Close other programs, then resume; what was reached is saved."
        raise MynahError(
            ErrorCode.OUT_OF_MEMORY,
            f"There is not enough memory for {words}.",
            hint=hint,
            detail=detail[:2000],
        )

    def _check(self, loss: float) -> None:
        if not math.isfinite(loss):
            raise DivergedError("the loss is not a number")
        if self._recent.exploded(loss):
            raise DivergedError(f"the loss jumped to {loss:.2f}")

    def _roll_back(self, fault: DivergedError) -> None:
        self._in_a_row += 1
        rollbacks = self._clock.rollbacks + 1
        self._ctx.reporter.warning("DIVERGED", f"{fault}; back to the last saved state.")
        if self._in_a_row > MOST_ROLLBACKS:
            raise MynahError(ErrorCode.DIVERGED, str(fault)) from fault
        self._ranks.wait()  # until the first has written what it was writing
        if not self._take_up():
            self._trainer = self._material.bare()
            self._material.begin(self._trainer)
            self._clock = Clock(self._clock.batch_size, processes=self._ranks.count)
        self._clock.rollbacks = rollbacks
        self._batches = self._new_batches()
        self._checkpoints.reschedule(self._schedule())
        self._checkpoints.begin_at(self._trainer)
        self._recent = Recent()

    def _halve(self, why: str = "") -> None:
        """Go on with half the batch at the same place of the epoch."""
        clock, before = self._clock, self._batches.steps_per_epoch
        larger = clock.batch_size
        free_unused()
        clock.batch_size //= 2
        self._batches = self._new_batches()
        self._count_on(before, self._batches)
        self._checkpoints.reschedule(self._schedule())
        self._recent.seconds.clear()
        reporter = self._ctx.reporter
        self._saved = -math.inf  # so that who resumes knows of it
        reporter.warning("OUT_OF_MEMORY", halved_words(larger, clock.batch_size, why))
        reporter.metric("batch_size", clock.batch_size, self._trainer.step)

    def _advance(self, losses: dict[str, float], seconds: float) -> None:
        clock = self._clock
        clock.number += 1
        clock.seconds += seconds
        self._recent.add(losses, seconds)
        if clock.number % self._batches.steps_per_epoch == 0:
            self._trainer.end_epoch()

    def _report(self) -> None:
        ctx, step, total = self._ctx, self._trainer.step, self._step_of(self.total)
        left = (total - step) * self._recent.each + self._checkpoints.seconds_left(step)
        ctx.reporter.progress(STAGE, step, total, "steps", left)
        if not self._recent.due() and step < total:
            return
        values = {
            **self._recent.means(),
            "epoch": self.epochs,
            "seconds_per_epoch": self._recent.each * self._batches.steps_per_epoch,
            "learning_rate": self._trainer.learning_rate,
        }
        for name, value in values.items():
            ctx.reporter.metric(name, value, step)

    def _keep(self, saver: PairSaver) -> None:
        """Save and measure when that is due, but nothing that is of no use."""
        if not saver.busy:
            self._wait(saver)
        measured = self._ranks.any(self._checkpoints.due(self._trainer.step))
        asked = self._ranks.any(bool(self._ctx.control.requested))
        ends = asked or self._clock.number >= self.total
        lasting = measured and not self._material.only_latest
        saved = self._ranks.any(ends or lasting or self._due(saver))
        fault = self._unfit() if saved or measured else None
        if self._ranks.any(fault is not None) if saved or measured else False:
            self._wait(saver)
            self._roll_back(fault or DivergedError("another process has weights of no numbers"))
            return
        if saved:
            self._saved, self._in_a_row = time.monotonic(), 0
            if self._ranks.speaks:
                self._save(saver, lasting=lasting, ends=ends)
        if asked:
            self._ctx.control.raise_if_requested()
            raise Interrupted("stop")  # in the other processes, of which nothing is asked
        self._checkpoints.measure(self._trainer)

    def _due(self, saver: PairSaver) -> bool:
        """Whether it is time to save; rarer where saving takes long and much is written."""
        asked = self._ctx.job.settings.save_every_s
        wait = max(asked, saver.seconds / SAVING_SHARE, saver.bytes / SAVING_RATE)
        late = time.monotonic() - self._saved >= wait
        return self._ranks.speaks and late and not saver.busy

    def _save(self, saver: PairSaver, *, lasting: bool, ends: bool) -> None:
        """Begin to save, beside the next steps; when it is the last of the session, wait for it."""
        self._wait(saver)
        own = {"clock": asdict(self._clock), "plan": asdict(self._plan)}
        parts = {**self._trainer.parts(), **own}
        saver.save(self._trainer.step, parts, lasting=lasting)
        if ends:
            self._wait(saver, ends=True)

    def _unfit(self) -> DivergedError | None:
        """Why the weights must not be saved."""
        if name := unfit(self._trainer.parts()):
            return DivergedError(f"{name} is not a number any more")
        if name := beyond_half(plain_weights(self._trainer.synthesizer.state_dict())):
            return DivergedError(f"{name} is too large to be published")
        return None

    def _wait(self, saver: PairSaver, *, ends: bool = False) -> None:
        try:
            saver.wait()
        except DamagedPairError as fault:
            words = f"A saved state was not kept by the disk ({fault}); the one before stays."
            self._ctx.reporter.warning("BAD_CHECKPOINT", words)
        except (MemoryError, RuntimeError, OSError) as fault:
            if ends or not is_out_of_memory(fault):
                raise
            words = "There was not enough memory to save; the save before stays."
            self._ctx.reporter.warning("OUT_OF_MEMORY", words)
        self._tell(saver.finished())

    def _tell(self, saved: Path | None) -> None:
        if saved is not None:
            smaller_is_saved(self._ctx.checkpoints)
            self._ctx.reporter.artifact("checkpoint", saved)

    def summary(self) -> dict[str, Any]:
        """What was done."""
        losses = self._recent.losses
        return {
            "steps": self._trainer.step,
            "epochs": round(self.epochs, 1),
            "seconds": round(self._clock.seconds, 1),
            "batch_size": self._clock.batch_size,
            "mel": fmean(losses) if losses else None,
            "measuring_seconds": round(self._checkpoints.seconds, 1),
        }

    def publish(self, path: Path) -> dict[str, Any]:
        """Write the weights of the voice to `path`; return which they are and why."""
        if isinstance(self._checkpoints, NoCheckpoints):
            raise TypeError("only the first process publishes")
        return self._checkpoints.publish(self._trainer, path)
