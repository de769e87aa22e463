"""A trial before a training: a few real steps on this computer, with the person's recordings.

It says how long the whole would take, when it would be finished, what memory and disk it needs
and how large a batch may be. Everything is done in a folder that is deleted; no run is made. What
is not measured directly (the stages' time for all recordings) is scaled from what is.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from mynah.engine.hardware import disk, load, memory, peak_memory
from mynah.engine.job import Job, JobEntry, TrainSettings, utc_now
from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
from mynah.engine.passing import passing_folder
from mynah.engine.run_disk import needed_bytes
from mynah.engine.run_faults import is_out_of_memory
from mynah.engine.run_stage import Stage, StageContext
from mynah.engine.run_steps import RESULT_NAME
from mynah.engine.stages import stages_for
from mynah.engine.stages.extract import Extract
from mynah.engine.stages.preprocess import Preprocess
from mynah.engine.stages.probing import run_probe
from mynah.engine.stages.train import FRAMES, load_clips, new_trainer
from mynah.engine.training.clips import ClipBatches
from mynah.engine.training.pairs import save_pair
from mynah.engine.training.plan import StepTimes, TrainingPlan
from mynah.engine.trial_clips import handful
from mynah.engine.trial_estimate import Measured, estimate
from mynah.project.atomic import write_json
from mynah.project.defaults import TRAIN
from mynah.project.progress import SilentReporter

if TYPE_CHECKING:
    from mynah.engine.training.clips import Clip
    from mynah.engine.training.step import LiteTrainer
    from mynah.engine.trial_clips import Material
    from mynah.engine.trial_estimate import Expected
    from mynah.project.workspace import Workspace
    from mynah.protocol.ports import Control, Reporter

PLAIN_STEPS, JUDGED_STEPS = (1, 2), (6, 7)  # by number; an even one also teaches the judges
WARM_STEPS, WARM_BATCH = (0, 4), 2  # pay for what is built once
TOTAL_STEPS = 8
BUSY = 0.7  # of all processors, before the trial
MEMORY_SHARE = 0.7  # of what is free that a training may take
BUDGET_S = 17.0  # what would go beyond is done with less, or not at all
JUDGED_COST = 3.0  # plain steps that take as long as a judged one, as a first guess
JUDGED_MEMORY = 1.45  # times the peak of plain steps, where judged ones had a smaller batch
_PARTS = 4 + len(PLAIN_STEPS) + len(JUDGED_STEPS) + len(WARM_STEPS)


@dataclass(frozen=True)
class BatchTrial:
    """A step at a batch size that was really taken."""

    size: int
    seconds: float
    memory_mb: int


class Trial:
    """One trial; `run` does it."""

    def __init__(
        self,
        workspace: Workspace,
        material: Material,
        settings: TrainSettings,
        reporter: Reporter,
        control: Control,
    ) -> None:
        self._workspace, self._material, self._settings = workspace, material, settings
        self._reporter, self._control = reporter, control
        self._begun = time.monotonic()
        self._free = memory().get("available", 0)
        self._load = load()
        self._done = self._peak = 0

    def run(self) -> dict[str, Any]:
        """Try, and return what was found.

        Raises:
            MynahError: NOTHING_USABLE where no recording can be used, OUT_OF_MEMORY when the
                batch that was asked for does not fit.
            Interrupted: when it was asked for, within a second.
        """
        if self._settings.threads:
            torch.set_num_threads(self._settings.threads)
        with (
            passing_folder("trial") as made,
            interruptible_steps(self._control),
        ):
            return self._run(made)

    def _run(self, folder: Path) -> dict[str, Any]:
        workspace, entries = handful(self._material, folder / "workspace", self._control)
        job = Job("trial", "trial", "lite", utc_now(), tuple(entries), self._settings)
        ctx = StageContext(
            workspace=workspace,
            run_dir=folder,
            job=job,
            out=folder,
            inputs={},
            checkpoints=folder / "checkpoints",
            reporter=SilentReporter(),
            control=self._control,
        )
        self._say()
        warn_if_busy(self._load, self._reporter)
        ctx, spent = prepared(ctx, (Preprocess(), Extract()), self._say)
        clips, _ = load_clips(ctx)
        times, trainer = self._steps(clips)
        saving, measuring = self._saving(ctx, trainer), self._measuring(ctx, trainer)
        self._say()
        measured = Measured(
            seconds_tried=sum(entry.seconds for entry in entries),
            speech_tried=sum(clip.frames for clip in clips) / 100,
            preprocess=spent["preprocess"],
            extract=spent["extract"],
            steps=times,
            saving=saving,
            measuring=measuring,
        )
        expected = estimate(measured, self._material, self._settings)
        self._reporter.progress("trial", _PARTS, _PARTS, "parts")
        size = self._settings.batch_size
        first = BatchTrial(size, times.judged, round((self._peak + expected.more_memory) / 1e6))
        return self._result(
            expected, times, first, self._larger(clips, first, expected.more_memory)
        )

    def _say(self) -> None:
        self._control.raise_if_requested()
        self._done += 1
        self._reporter.progress("trial", self._done, _PARTS, "parts")

    def _trainer(self) -> LiteTrainer:
        plan = TrainingPlan(TOTAL_STEPS, self._settings.seed, self._settings.batch_size)
        trainer = new_trainer(SynthesizerConfig(), plan, 0)
        trainer.settings = replace(trainer.settings, adversarial_from=0.5)
        return trainer

    def _batches(self, clips: list[Clip], size: int) -> ClipBatches:
        return ClipBatches(clips, SynthesizerConfig().hop, FRAMES, size, self._settings.seed)

    def _steps(self, clips: list[Clip]) -> tuple[StepTimes, LiteTrainer]:
        """Time plain steps and judged ones; on a slow computer the latter with a smaller batch."""
        trainer, size = self._trainer(), self._settings.batch_size
        self._timed(trainer, clips, WARM_STEPS[:1], WARM_BATCH)
        plain = self._timed(trainer, clips, PLAIN_STEPS, size, 0.6 * BUDGET_S)
        self._peak = peak_memory()
        left = BUDGET_S - (time.monotonic() - self._begun)
        fits = left > len(JUDGED_STEPS) * JUDGED_COST * plain
        smaller = size if fits else max(1, size // 4)
        self._timed(trainer, clips, WARM_STEPS[1:], WARM_BATCH)
        judged = self._timed(trainer, clips, JUDGED_STEPS, smaller, BUDGET_S) * size / smaller
        guessed = self._peak if fits else round(JUDGED_MEMORY * self._peak)
        self._peak = max(guessed, peak_memory())
        return StepTimes(plain, judged), trainer

    def _timed(
        self,
        trainer: LiteTrainer,
        clips: list[Clip],
        numbers: tuple[int, ...],
        size: int,
        until: float = 0.0,
    ) -> float:
        """Mean seconds of the steps of these numbers; the first one at least, the rest in time."""
        batches, durations = self._batches(clips, size), []
        for number in numbers:
            trainer.step = number
            batch = batches.batch(number)
            start = time.monotonic()
            trainer.train_step(batch)
            durations.append(time.monotonic() - start)
            self._say()
            if time.monotonic() - self._begun > until:
                break
        return sum(durations) / len(durations)

    def _saving(self, ctx: StageContext, trainer: LiteTrainer) -> float:
        start = time.monotonic()
        save_pair(ctx.checkpoints, trainer.step, trainer.parts())
        return time.monotonic() - start

    def _measuring(self, ctx: StageContext, trainer: LiteTrainer) -> float:
        """Seconds of one measured checkpoint; the models are loaded before."""
        probe = run_probe(ctx, trainer.config).probe
        start = time.monotonic()
        probe.measure(trainer.mean)
        return time.monotonic() - start

    def _larger(
        self, clips: list[Clip], first: BatchTrial, more_memory: int
    ) -> tuple[list[BatchTrial], str]:
        """Steps with ever larger batches, and what ended it: option, memory or time."""
        tried = [first]
        largest = int(TRAIN["batch_size"].maximum or first.size)
        while True:
            last = tried[-1]
            size = min(2 * last.size, largest)
            if size <= last.size:
                return tried, "option"
            if self._free and _next_memory(tried, size) > MEMORY_SHARE * self._free / 1e6:
                return tried, "memory"
            each = last.seconds / last.size
            if time.monotonic() - self._begun + 1.5 * each * size > BUDGET_S:
                return tried, "time"
            trainer = self._trainer()
            trainer.settings = replace(trainer.settings, adversarial_from=0.0)
            batch = self._batches(clips, size).batch(0)
            start = time.monotonic()
            try:
                trainer.train_step(batch)
            except (MemoryError, RuntimeError) as fault:
                if not is_out_of_memory(fault):
                    raise
                return tried, "memory"
            peak = round((peak_memory() + more_memory) / 1e6)
            tried.append(BatchTrial(size, time.monotonic() - start, max(peak, last.memory_mb)))

    def _result(
        self,
        expected: Expected,
        times: StepTimes,
        first: BatchTrial,
        larger: tuple[list[BatchTrial], str],
    ) -> dict[str, Any]:
        tried, reason = larger
        finish = datetime.now().astimezone() + timedelta(seconds=expected.total)
        limit = MEMORY_SHARE * self._free / 1e6
        return {
            "device": "cpu",
            "threads": torch.get_num_threads(),
            "load": self._load,
            "batch_size": first.size,
            "seconds_per_step": round(expected.step, 3),
            "seconds_per_plain_step": round(times.plain, 3),
            "seconds_per_judged_step": round(times.judged, 3),
            "steps": expected.steps,
            "epochs": round(expected.epochs, 1),
            "steps_per_epoch": expected.steps_per_epoch,
            "train_seconds": round(expected.stages["train"]),
            "total_seconds": round(expected.total),
            "stages": {name: round(value, 1) for name, value in expected.stages.items()},
            "finish_at": finish.isoformat(timespec="seconds"),
            "memory_mb": first.memory_mb,
            "free_memory_mb": round(self._free / 1e6),
            "fits_memory": not self._free or first.memory_mb <= limit,
            "disk_needed": self._disk_needed(),
            "disk_free": disk(self._workspace.root)["free"],
            "largest_batch": tried[-1].size,
            "largest_batch_reason": reason,
            "largest_batch_expected": self._expected_batch(tried),
            "batches": [asdict(one) for one in tried],
            "recordings": len(self._material.files),
            "seconds_of_speech": round(self._material.trained_seconds, 1),
            "took_seconds": round(time.monotonic() - self._begun, 1),
        }

    def _expected_batch(self, tried: list[BatchTrial]) -> int:
        """The largest batch that should fit, by how memory grew as far as it was tried."""
        size, largest = tried[-1].size, int(TRAIN["batch_size"].maximum or 0)
        limit = MEMORY_SHARE * self._free / 1e6
        while size < largest and _next_memory(tried, min(2 * size, largest)) <= limit:
            size = min(2 * size, largest)
        return size

    def _disk_needed(self) -> int:
        """What the run checks before it begins, for all recordings."""
        entries = tuple(
            JobEntry(str(number), "", held_out, seconds)
            for number, (_, seconds, held_out) in enumerate(self._material.files)
        )
        job = Job("trial", "trial", "lite", utc_now(), entries, self._settings)
        nowhere = self._workspace.runs_dir / "of-no-run"
        ctx = StageContext(
            workspace=self._workspace,
            run_dir=nowhere,
            job=job,
            out=nowhere,
            inputs={},
            checkpoints=nowhere / "checkpoints",
            reporter=SilentReporter(),
            control=self._control,
        )
        return needed_bytes(stages_for("lite"), ctx)


def warn_if_busy(busy: float | None, reporter: Reporter) -> None:
    """Say that a trial will look slower than the training where other programs are at work."""
    if (busy or 0.0) > BUSY:
        words = "Other programs keep this computer busy, which makes this look slower."
        reporter.warning("COMPUTER_BUSY", words)


def prepared(
    ctx: StageContext, stages: Sequence[Stage], said: Callable[[], None]
) -> tuple[StageContext, dict[str, float]]:
    """Run the stages before the learning below `ctx.run_dir`; their seconds, by name.

    Args:
        ctx: of the trial.
        stages: in order.
        said: called after each.
    """
    spent = {}
    for stage in stages:
        out = ctx.run_dir / stage.name
        out.mkdir()
        start = time.monotonic()
        summary = stage.run(replace(ctx, out=out))
        spent[stage.name] = time.monotonic() - start
        write_json(out / RESULT_NAME, {"summary": summary})
        ctx = replace(ctx, inputs={**ctx.inputs, stage.name: out})
        said()
    return ctx, spent


def _next_memory(tried: list[BatchTrial], size: int) -> float:
    """Megabytes that a batch of `size` is expected to take, from how they grew so far."""
    last = tried[-1]
    if len(tried) < 2:
        return last.memory_mb * size / last.size  # more than it will: the weights do not grow
    before = tried[-2]
    growth = (last.memory_mb - before.memory_mb) / (last.size - before.size)
    return last.memory_mb + growth * (size - last.size)


@contextmanager
def interruptible_steps(control: Control) -> Iterator[None]:
    """Let a request end a step of learning at the next layer, forwards or backwards."""

    def backward(_gradient: torch.Tensor) -> None:
        control.raise_if_requested()

    def forward(_module: torch.nn.Module, _inputs: Any, output: Any) -> None:
        control.raise_if_requested()
        if isinstance(output, torch.Tensor) and output.requires_grad:
            output.register_hook(backward)

    handle = torch.nn.modules.module.register_module_forward_hook(forward)
    try:
        yield
    finally:
        handle.remove()
