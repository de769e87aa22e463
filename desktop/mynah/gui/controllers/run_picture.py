"""From what a run said to what its head and its figures show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mynah.gui import training_words as words
from mynah.gui.models.run_progress import (
    WORKING,
    OverallProgress,
    StageRow,
    all_stages,
    seconds_left,
)
from mynah.gui.views.train import run_words
from mynah.gui.views.train.run_words import Reached
from mynah.gui.views.train.status_card import Status
from mynah.gui.views.train.training_figures import Figures

if TYPE_CHECKING:
    from mynah.gui.models.checkpoint_table import Checkpoint
    from mynah.gui.models.run_history import RunHistory
    from mynah.gui.models.run_info import RunInfo

RESUMABLE = frozenset({"paused", "interrupted", "failed"})


def is_alive(history: RunHistory, info: RunInfo | None) -> bool:
    """Whether a process works on the run, as far as is known."""
    if history.ended is not None:
        return False
    if info is None:  # it is newer than the list
        return True
    return info.alive or history.seq > info.seq


def is_resumable(history: RunHistory, info: RunInfo | None) -> bool:
    """Whether the run can be continued now."""
    if is_alive(history, info):
        return False
    return info.resumable if info is not None else history.state in RESUMABLE


def stage_rows(history: RunHistory, info: RunInfo | None) -> tuple[StageRow, ...]:
    """All stages; of a run that nobody works on none is at work."""
    rows = all_stages(history.stages)
    if is_alive(history, info) and history.state != "paused":
        return rows
    return tuple(
        replace(row, state="stopped", eta_s=None) if row.state == "started" else row for row in rows
    )


def minutes_of(history: RunHistory) -> float | None:
    """How long the training itself was ordered to take."""
    minutes = history.parameters.get("minutes")
    return float(minutes) if isinstance(minutes, int | float) else None


def left_of(history: RunHistory) -> float | None:
    """Seconds until the run is finished."""
    return seconds_left(all_stages(history.stages), minutes_of(history))


def fraction_of(history: RunHistory, overall: OverallProgress) -> float | None:
    """Share of the whole run; None while it waits its turn."""
    rows = all_stages(history.stages)
    share = overall.update(history.run, rows, history.state, minutes_of(history))
    return None if history.state == "queued" and share == 0.0 else share


def status_of(
    history: RunHistory,
    info: RunInfo | None,
    overall: OverallProgress,
    *,
    pending: str = "",
    loses: str = "",
) -> Status:
    """The head of a run."""
    alive = is_alive(history, info)
    fraction = fraction_of(history, overall)
    state = words.run_state(history.state, history.reason)
    gone = not alive and history.state in WORKING
    if gone:
        state = words.run_state("interrupted")
    left = left_of(history) if alive else None
    stalled = alive and history.stalled
    kind = run_words.pill_kind("interrupted" if gone else history.state, history.reason)
    line = run_words.status_line(left, history.state, history.reason) if alive else ""
    return Status(
        voice=history.voice or (info.voice if info is not None else ""),
        state=run_words.pending(pending) or state,
        kind="warn" if stalled else kind,
        text=run_words.stalled() if stalled else line,
        fraction=fraction if alive else fraction or 0.0,
        working=alive,
        paused=alive and history.state == "paused",
        resumable=is_resumable(history, info),
        loses=loses,
    )


def cancel_loss(history: RunHistory, info: RunInfo | None) -> str:
    """What a cancel of this run would lose, in words."""
    if history.state == "queued" and not history.saves:
        return ""
    worked = max(history.t, info.worked_s if info is not None else 0.0)
    return run_words.cancel_loss(worked, bool(history.saves))


def reached_of(history: RunHistory, info: RunInfo | None) -> Reached:
    """How far a run came that is not worked on."""
    begun = [row for row in all_stages(history.stages) if row.state != "pending"]
    last = begun[-1] if begun else None
    train = history.stages.get("train")
    if last is None:
        return Reached()
    return Reached(
        stage=last.name,
        done=last.done,
        total=last.total,
        unit=last.unit,
        step=train.done if train is not None else 0,
        saved_step=max(history.saves, default=0),
        lost_s=info.unsaved_s if info is not None else 0.0,
        left_s=left_of(history),
    )


def published_of(history: RunHistory) -> int | None:
    """Step that became the voice."""
    return _last_step(history, "checkpoint_published")


def natural_of(history: RunHistory) -> float | None:
    """How similar the recordings themselves are to the voice."""
    found = history.items.get("checkpoint_reference", [])
    value = found[-1].get("natural_similarity") if found else None
    return float(value) if isinstance(value, int | float) else None


def held_out_of(history: RunHistory) -> list[str]:
    """Ids of the recordings that saved states are measured on."""
    found = history.items.get("checkpoint_reference", [])
    clips = found[-1].get("clips") if found else None
    return [str(one) for one in clips] if isinstance(clips, list) else []


def checkpoints_of(history: RunHistory) -> list[Checkpoint]:
    """The saved states; of those whose weights are gone only the preview is left."""
    gone = {one.get("step") for one in history.items.get("checkpoint_dropped", [])}
    return [replace(one, model="") if one.step in gone else one for one in history.checkpoints]


def figures_of(history: RunHistory) -> Figures:
    """The numbers of the training itself."""
    train = history.stages.get("train")
    step, steps = (train.done, train.total) if train is not None else (0, 0)
    per_epoch = _steps_per_epoch(history)
    batch = _last(history, "batch_size") or history.parameters.get("batch_size")
    return Figures(
        step=step,
        steps=steps,
        epoch=step / per_epoch if per_epoch else None,
        epochs=steps / per_epoch if per_epoch else None,
        seconds_per_epoch=_last(history, "seconds_per_epoch"),
        learning_rate=_last(history, "learning_rate"),
        batch_size=int(batch) if isinstance(batch, int | float) and batch else None,
    )


def _last_step(history: RunHistory, kind: str) -> int | None:
    found = history.items.get(kind, [])
    step = found[-1].get("step") if found else None
    return step if isinstance(step, int) else None


def _steps_per_epoch(history: RunHistory) -> float | None:
    for one in reversed(history.checkpoints):
        if one.epoch and one.step:
            return one.step / one.epoch
    curve = history.metrics.get("epoch")
    if curve is not None and len(curve) and curve.values[-1] > 0:
        return float(curve.steps[-1] / curve.values[-1])
    return None


def _last(history: RunHistory, name: str) -> float | None:
    curve = history.metrics.get(name)
    return curve.last if curve is not None else None
