"""A trial of an RVC training: real steps on this computer, with the person's recordings.

As that of a Lite voice (:mod:`mynah.engine.trial`), whose answers it has: everything happens in a
folder that is deleted, and what is not measured directly is scaled from what is. A step takes what
the training's steps take, whatever they start from, so that no base is needed for it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from mynah.engine.hardware import disk, load, memory, peak_memory
from mynah.engine.job import Job, JobEntry, TrainSettings, utc_now
from mynah.engine.passing import passing_folder
from mynah.engine.run_disk import needed_bytes
from mynah.engine.run_stage import StageContext
from mynah.engine.stages import stages_for
from mynah.engine.stages.rvc import train
from mynah.engine.stages.rvc.extract import RvcExtract
from mynah.engine.stages.rvc.kind import RvcKind
from mynah.engine.stages.rvc.material import load_clips
from mynah.engine.stages.rvc.order import order_of
from mynah.engine.stages.rvc.planning import RealSteps
from mynah.engine.stages.rvc.preprocess import RvcPreprocess
from mynah.engine.training.rvc.plan import (
    FIRST_BATCH,
    LARGEST_BATCH,
    LONGEST_S,
    TriedBatch,
    grow_batches,
)
from mynah.engine.training.rvc.step import default_device
from mynah.engine.trial import MEMORY_SHARE, interruptible_steps, prepared, warn_if_busy
from mynah.engine.trial_clips import handful
from mynah.project.defaults import TRAIN
from mynah.project.progress import SilentReporter

if TYPE_CHECKING:
    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.engine.stages.rvc.order import RvcOrder
    from mynah.engine.training.rvc.batches import RvcClip
    from mynah.engine.training.rvc.step import RvcTrainer
    from mynah.engine.trial_clips import Material
    from mynah.project.workspace import Workspace
    from mynah.protocol.ports import Control, Reporter

PARTS = 6
START_S = 5.0  # loading the program and the encoder
INDEX_S_PER_HOUR = 60.0  # on one processor; a small part of the whole
VERIFY_S = 20.0
CLIP_S = 3.0  # of the usual slice, whose overlap the epoch counts twice
STEP_S = 2.7  # of speech that is new in it


@dataclass(frozen=True)
class Found:
    """What was measured.

    Attributes:
        tried: Batch sizes with their seconds a step.
        reason: Why there is no larger one.
        spent: Seconds of the stages before, for the handful.
        measuring: Seconds of a measured checkpoint.
        seconds_tried: Length of the handful.
        clips: Slices that were found in it.
    """

    tried: list[TriedBatch]
    reason: str
    spent: dict[str, float]
    measuring: float
    seconds_tried: float
    clips: int

    @property
    def chosen(self) -> TriedBatch:
        """The batch that the training would take."""
        return self.tried[-1]


class RvcTrial:
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
        self._free, self._load = memory().get("available", 0), load()
        self._done = 0

    def run(self) -> dict[str, Any]:
        """Try, and return what was found.

        Raises:
            MynahError: NOTHING_USABLE where no recording can be used, MISSING_MODEL without
                ContentVec, OUT_OF_MEMORY when the batch that was asked for does not fit.
            Interrupted: when it was asked for, within a second.
        """
        if self._settings.threads:
            torch.set_num_threads(self._settings.threads)
        with (
            passing_folder("trial") as made,
            interruptible_steps(self._control),
        ):
            return self._result(self._measured(made))

    def _say(self) -> None:
        self._control.raise_if_requested()
        self._done += 1
        self._reporter.progress("trial", min(self._done, PARTS), PARTS, "parts")

    def _context(
        self, workspace: Workspace, folder: Path, entries: tuple[JobEntry, ...]
    ) -> StageContext:
        return StageContext(
            workspace=workspace,
            run_dir=folder,
            job=Job("trial", "trial", "rvc", utc_now(), entries, self._settings),
            out=folder,
            inputs={},
            checkpoints=folder / "checkpoints",
            reporter=SilentReporter(),
            control=self._control,
        )

    def _measured(self, folder: Path) -> Found:
        workspace, entries = handful(self._material, folder / "workspace", self._control)
        ctx = self._context(workspace, folder, tuple(entries))
        self._say()
        warn_if_busy(self._load, self._reporter)
        ctx, spent = prepared(ctx, (RvcPreprocess(), RvcExtract()), self._say)
        order = order_of(ctx.job)
        config = order.config()
        clips = load_clips(ctx, config, 0)
        trainer = train.new_trainer(config, self._settings.seed, train.step_precision(order))
        tried, reason = self._batches(trainer, clips)
        self._say()
        measuring = self._measuring(ctx, config, order, trainer)
        self._say()
        seconds = sum(entry.seconds for entry in entries)
        return Found(tried, reason, spent, measuring, seconds, len(clips))

    def _batches(self, trainer: RvcTrainer, clips: list[RvcClip]) -> tuple[list[TriedBatch], str]:
        """Real steps; clips are taken more than once where a handful is fewer than a batch."""
        asked = self._settings.batch_size
        many = clips * -(-LARGEST_BATCH // len(clips))
        steps = RealSteps(trainer, many, self._control)
        most = asked or min(LARGEST_BATCH, max(1, self._expected_clips(len(clips), clips) // 3))
        return grow_batches(steps, most, lambda _: None, asked or FIRST_BATCH, LONGEST_S)

    def _expected_clips(self, found: int, clips: list[RvcClip]) -> int:
        """Slices of all recordings, from those of the handful."""
        tried = sum(clip.frames for clip in clips) / 100
        share = min(1.0, tried / CLIP_S / max(found, 1))
        return max(1, round(share * self._material.trained_seconds / STEP_S))

    def _measuring(
        self, ctx: StageContext, config: RvcConfig, order: RvcOrder, trainer: RvcTrainer
    ) -> float:
        kind = RvcKind(config, order)
        probe = kind.probe(ctx).probe
        start = time.monotonic()
        probe.measure(kind.network(trainer))
        return time.monotonic() - start

    def _result(self, found: Found) -> dict[str, Any]:
        settings, chosen = self._settings, found.chosen
        share = self._material.seconds / max(found.seconds_tried, 0.01)
        clips = max(found.clips, round(found.clips * share))
        per_epoch = -(-clips // chosen.size)
        epochs = settings.epochs
        if epochs is None:
            minutes = settings.minutes or float(TRAIN["minutes"].default or 0)
            epochs = max(1, round(60 * minutes / (per_epoch * chosen.seconds)))
        steps = epochs * per_epoch
        measured = -(-epochs // max(1, int(settings.extra.get("save_every") or 10)))
        hours = self._material.trained_seconds / 3600
        stages = {
            "start": START_S,
            **{name: seconds * share for name, seconds in found.spent.items()},
            "train": steps * chosen.seconds + measured * found.measuring,
            "index": INDEX_S_PER_HOUR * hours if settings.index else 0.0,
            "verify": VERIFY_S,
            "publish": 1.0,
        }
        total = sum(stages.values())
        finish = datetime.now().astimezone() + timedelta(seconds=total)
        peak = round((self._peak() + self._more_memory(found)) / 1e6)
        return {
            "device": default_device().type,
            "threads": torch.get_num_threads(),
            "load": self._load,
            "precision": train.step_precision(order_of(self._job())),
            "batch_size": chosen.size,
            "seconds_per_step": round(chosen.seconds, 3),
            "steps": steps,
            "epochs": float(epochs),
            "steps_per_epoch": per_epoch,
            "seconds_per_epoch": round(per_epoch * chosen.seconds, 1),
            "train_seconds": round(stages["train"]),
            "total_seconds": round(total),
            "stages": {name: round(value, 1) for name, value in stages.items()},
            "finish_at": finish.isoformat(timespec="seconds"),
            "memory_mb": peak,
            "free_memory_mb": round(self._free / 1e6),
            "fits_memory": not self._free or peak <= MEMORY_SHARE * self._free / 1e6,
            "disk_needed": self._disk_needed(),
            "disk_free": disk(self._workspace.root)["free"],
            "largest_batch": chosen.size,
            "largest_batch_reason": found.reason,
            "largest_batch_expected": chosen.size,
            "batches": [
                {"size": one.size, "seconds": round(one.seconds, 3), "memory_mb": peak}
                for one in found.tried
            ],
            "recordings": len(self._material.files),
            "seconds_of_speech": round(self._material.trained_seconds, 1),
            "took_seconds": round(time.monotonic() - self._begun, 1),
        }

    def _more_memory(self, found: Found) -> int:
        """Bytes of all clips beyond those of the handful: audio, content and pitch."""
        if torch.cuda.is_available():
            return 0  # clips wait in the computer's memory, of which there is more
        config = order_of(self._job()).config()
        each = 2 * config.sample_rate + 2 * 50 * config.content_width + 4 * 100
        return round(max(0.0, self._material.trained_seconds - found.seconds_tried) * each)

    def _peak(self) -> int:
        if torch.cuda.is_available():
            return int(torch.cuda.max_memory_allocated())
        return peak_memory()

    def _job(self) -> Job:
        entries = tuple(
            JobEntry(str(number), "", held_out, seconds)
            for number, (_, seconds, held_out) in enumerate(self._material.files)
        )
        return Job("trial", "trial", "rvc", utc_now(), entries, self._settings)

    def _disk_needed(self) -> int:
        """What the run checks before it begins, for all recordings."""
        nowhere = self._workspace.runs_dir / "of-no-run"
        ctx = self._context(self._workspace, nowhere, self._job().entries)
        return needed_bytes(stages_for("rvc"), ctx)
