"""What a training shows of itself on the way: measures, a preview, weights that can be played.

Which steps are measured is decided by the plan alone, never by the clock, and so is everything
that follows from the measures: a run that was killed and resumed measures the same steps, finds
the same numbers and publishes the same weights as an unbroken one.
"""

from __future__ import annotations

import logging
import shutil
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import numpy as np

from mynah.audio.write import write_audio
from mynah.engine.checkpoint_ledger import (
    MEASURES,
    Ledger,
    Measured,
    model_dir,
    preview_path,
    source_path,
)
from mynah.engine.convert.voice import MODEL_FILE
from mynah.engine.measure.ranking import chosen, margin, top
from mynah.engine.run_faults import as_mynah_error
from mynah.engine.stages.playable import (
    drop_weights,
    keep_weights,
    kept_weights,
    write_lite_card,
    write_weights,
)
from mynah.engine.stages.probing import RunProbe, run_probe
from mynah.project.atomic import write_bytes
from mynah.protocol.errors import ErrorCode

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from mynah.engine.networks.lite.synthesizer import LiteSynthesizer, SynthesizerConfig
    from mynah.engine.run_stage import StageContext
    from mynah.engine.training.plan import TrainingPlan
    from mynah.engine.training.step import LiteTrainer

_log = logging.getLogger(__name__)
MOST_MEASURED = 30  # in one training
SHARE = 0.08  # of the time of a training that measuring may cost
COST_CLIPS = 24  # clips of a batch that take as long to learn from as one measuring with its save
KEPT_LAST = 4  # whose weights can be played, beside the best
PEAK = 0.99


def measured_steps(plan: TrainingPlan) -> list[int]:
    """The steps that are measured: evenly spaced back from the last, which always is one."""
    rarest = -(-plan.total_steps // MOST_MEASURED)
    cheapest = -(-round(COST_CLIPS / SHARE) // plan.batch_size)
    return sorted(range(plan.total_steps, 0, -max(rarest, cheapest)))


class Learner(Protocol):
    """A training in progress."""

    @property
    def step(self) -> int:
        """Steps taken."""


Trainer = TypeVar("Trainer", bound=Learner)
Trainer_contra = TypeVar("Trainer_contra", bound=Learner, contravariant=True)


class MeasuredKind(Protocol[Trainer_contra]):
    """What measuring must know of a kind of voice and of how it learns."""

    @property
    def sample_rate(self) -> int:
        """Of its answers, in hertz."""

    def probe(self, ctx: StageContext) -> RunProbe[Any]:
        """What it is measured with."""

    def network(self, trainer: Trainer_contra) -> Any:
        """What the probe lets speak."""

    def write(self, trainer: Trainer_contra, path: Path) -> None:
        """Write the file of weights as people get it."""

    def fill(
        self,
        ctx: StageContext,
        row: Measured,
        trainer: Trainer_contra,
        encoder_sha256: str,
        folder: Path,
    ) -> None:
        """Write everything that a measured checkpoint needs to be played into `folder`."""


class LiteKind:
    """A Lite voice: the running mean of the weights is what people get."""

    def __init__(self, config: SynthesizerConfig) -> None:
        self._config, self.sample_rate = config, config.sample_rate

    def probe(self, ctx: StageContext) -> RunProbe[Any]:
        """What it is measured with."""
        return run_probe(ctx, self._config)

    def network(self, trainer: LiteTrainer) -> LiteSynthesizer:
        """The running mean of the weights."""
        return trainer.mean

    def write(self, trainer: LiteTrainer, path: Path) -> None:
        """Write the file of weights as people get it."""
        write_weights(trainer.mean, path)

    def fill(
        self,
        ctx: StageContext,
        row: Measured,
        trainer: LiteTrainer,
        encoder_sha256: str,
        folder: Path,
    ) -> None:
        """Write weights and card."""
        self.write(trainer, folder / MODEL_FILE)
        write_lite_card(ctx, row, encoder_sha256, folder)


@dataclass(frozen=True)
class Schedule:
    """Which steps of a training are measured.

    Attributes:
        steps: In ascending order; the last one ends the training.
        steps_per_epoch: To count epochs with.
        first_judged: Step from which on the judges teach. What they teach, naturalness, is not in
            the score: a checkpoint from before them must not win by what it has not yet been asked.
        counted: A step and the epochs it is counted as, where these steps of an epoch begin.
    """

    steps: tuple[int, ...]
    steps_per_epoch: int
    first_judged: float = 0.0
    counted: tuple[int, float] = (0, 0.0)

    @property
    def last(self) -> int:
        """The last step."""
        return self.steps[-1]

    def epoch(self, step: int) -> float:
        """Epochs done after a step."""
        begun, epochs = self.counted
        return round(epochs + (step - begun) / self.steps_per_epoch, 3)


class RunCheckpoints(Generic[Trainer]):
    """Measures, shows and keeps the checkpoints of one training."""

    def __init__(self, ctx: StageContext, kind: MeasuredKind[Trainer], schedule: Schedule) -> None:
        """Take up what was measured before.

        Args:
            ctx: of the training stage.
            kind: of voice.
            schedule: which steps are measured.
        """
        self._ctx, self._kind, self._schedule = ctx, kind, schedule
        self._probe: RunProbe[Any] | None = None
        self._failed = False
        self._durations: list[float] = []
        self._ledger = Ledger.load(ctx.run_dir)
        if self._ledger.fingerprint != ctx.fingerprint:
            for name in ("measured", "previews"):
                shutil.rmtree(ctx.run_dir / name, ignore_errors=True)
            self._ledger = Ledger(ctx.run_dir, ctx.fingerprint)

    def reschedule(self, schedule: Schedule) -> None:
        """Go on by another schedule, as after a change of the batch size."""
        self._schedule = schedule

    def due(self, step: int) -> bool:
        """Whether a step is one to measure and has not been."""
        scheduled = step in self._schedule.steps
        return scheduled and step not in self._ledger.rows and not self._failed

    @property
    def seconds(self) -> float:
        """What measuring has taken in this process."""
        return sum(self._durations)

    def seconds_left(self, step: int) -> float:
        """What measuring will still take after `step`."""
        coming = sum(one > step for one in self._schedule.steps)
        return coming * float(np.median(self._durations)) if self._durations else 0.0

    def begin_at(self, trainer: Trainer) -> None:
        """Forget what came after the step that is gone back to; measure it where that is missing.

        Raises:
            MynahError: DISK_FULL.
        """
        later = [step for step in self._ledger.rows if step > trainer.step]
        for step in later:
            del self._ledger.rows[step]
            drop_weights(self._ctx.run_dir, step)
            preview_path(self._ctx.run_dir, step).unlink(missing_ok=True)
        if later:
            self._ledger.save()
        self.measure(trainer)

    def measure(self, trainer: Trainer) -> None:
        """Measure the weights when it is due, show it and keep it.

        A fault in it ends the measuring and not the training.

        Raises:
            MynahError: DISK_FULL.
        """
        if not self.due(trainer.step):
            return
        begun = time.monotonic()
        try:
            self._measure(trainer)
        except Exception as fault:
            if as_mynah_error(fault).code is ErrorCode.DISK_FULL:
                raise
            self._failed = True
            words = f"The checkpoints cannot be measured ({fault}); the training goes on."
            self._ctx.reporter.warning("NOT_MEASURED", words)
        self._durations.append(time.monotonic() - begun)

    def _measure(self, trainer: Trainer) -> None:
        ctx, step = self._ctx, trainer.step
        ready, rate = self._ready(), self._kind.sample_rate
        clips, answer = ready.probe.measure(self._kind.network(trainer))
        preview = preview_path(ctx.run_dir, step)
        _write(preview, answer, rate)
        row = Measured(step, self._schedule.epoch(step), tuple(clip.to_dict() for clip in clips))
        keep_weights(ctx, row, partial(self._kind.fill, ctx, row, trainer, ready.encoder_sha256))
        self._ledger.rows[step] = row
        self._ledger.save()
        ctx.reporter.artifact("preview", preview)
        for name in MEASURES:
            ctx.reporter.metric(name, row.means[name], step)
        ctx.reporter.item("checkpoint", {**self._ledger.facts_of(step), "clips": len(clips)})
        self._drop_weights()

    def _ready(self) -> RunProbe[Any]:
        """The probe, made when it is first needed: a resumed run may not need it at all."""
        if self._probe is None:
            self._probe = made = self._kind.probe(self._ctx)
            path = source_path(self._ctx.run_dir)
            if not path.exists():
                _write(path, made.source, self._kind.sample_rate)
                self._ctx.reporter.artifact("preview_source", path)
            if self._ledger.reference != made.reference:
                self._ledger.reference = made.reference
                self._ctx.reporter.item("checkpoint_reference", made.reference)
        return self._probe

    def _scores(self) -> dict[int, list[float]]:
        return {step: row.scores for step, row in self._ledger.rows.items()}

    def _rivals(self) -> list[int]:
        """Steps that could be published instead of the last."""
        first, last = self._schedule.first_judged, self._schedule.last
        return [step for step in self._ledger.rows if first <= step < last]

    def _drop_weights(self) -> None:
        """Remove what is neither among the best nor among the last few, and say so."""
        steps, scores = sorted(self._ledger.rows), self._scores()
        last = KEPT_LAST if self._ctx.job.settings.extra.get("save_every_weights", True) else 1
        kept = {*steps[-last:], top(scores, steps), top(scores, self._rivals())}
        for step in steps:
            folder = model_dir(self._ctx.run_dir, step)
            if step not in kept and folder.is_dir():
                drop_weights(self._ctx.run_dir, step)
                self._ctx.reporter.item("checkpoint_dropped", {"step": step})
                words = f"The weights of step {step} are not kept any more; its preview is."
                self._ctx.reporter.log(words)

    def publish(self, trainer: Trainer, path: Path) -> dict[str, Any]:
        """Write the weights of the voice to `path`; return which they are and why.

        They are the last ones, unless an earlier checkpoint is better beyond doubt.
        """
        last = trainer.step
        measured = last in self._ledger.rows
        step, data = last, None
        if measured and self._ledger.reference.get("held_out"):
            step = chosen(self._scores(), last, self._rivals())
        if step != last:
            data = kept_weights(self._ctx.run_dir, step)
            if data is None:
                words = f"The weights of step {step} are damaged; the last ones are taken."
                self._ctx.reporter.warning("CHECKPOINT_DAMAGED", words)
                step = last
        if data is not None:
            write_bytes(path, data)
        else:
            self._kind.write(trainer, path)
        facts = self._choice(step, last)
        if measured:
            self._ledger.published = step
            self._ledger.save()
            self._ctx.reporter.item("checkpoint_published", facts)
        return facts

    def _choice(self, step: int, last: int) -> dict[str, Any]:
        places, rows = self._ledger.standings(), self._ledger.rows
        best = next((one for one, place in places.items() if place.best), None)
        lead = doubt = None
        if best is not None and last in rows:
            lead = round(places[best].score - places[last].score, 4)
            itself = best == last  # then its margin is that to the next one
            doubt = places[best].margin if itself else margin(rows[best].scores, rows[last].scores)
        return {
            "step": step,
            "epoch": rows[step].epoch if step in rows else self._schedule.epoch(step),
            "last": last,
            "best": best,
            "lead_over_last": lead,
            "margin": None if doubt is None else round(doubt, 4),
            "in_doubt": best is None or places[best].in_doubt,
            "clips": len(self._ledger.reference.get("clips", ())),
            "reason": self._reason(step, last, best, lead, doubt),
        }

    def _reason(
        self, step: int, last: int, best: int | None, lead: float | None, doubt: float | None
    ) -> str:
        """Why these weights are published, as a code."""
        if step != last:
            return "best_beyond_doubt"
        if best is None:
            return "not_measured"
        if best == last:
            return "last_is_best"
        if not self._ledger.reference.get("held_out"):
            return "not_held_out"
        sure = lead is not None and doubt is not None and lead > doubt
        return "best_before_judges" if sure and best not in self._rivals() else "in_doubt"


def _write(path: Path, audio: NDArray[np.float32], sample_rate: int) -> None:
    path.parent.mkdir(exist_ok=True)
    audio = np.nan_to_num(audio)
    peak = float(np.abs(audio).max(initial=0.0))
    write_audio(path, audio * np.float32(min(1.0, PEAK / max(peak, 1e-9))), sample_rate, "flac")
