"""Which one thing a person should do next before a training: the main button's meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from mynah.gui.models.preflight import Check, Fix, OtherRun, Subject, Verdict

if TYPE_CHECKING:
    from mynah.gui.models.training_choice import TrainingChoice
    from mynah.gui.models.training_material import Material


class Step(StrEnum):
    """What the main button does."""

    WAIT = "wait"
    ADD_RECORDINGS = "add_recordings"
    CHOOSE_RECORDINGS = "choose_recordings"
    CHOOSE_NAME = "choose_name"
    FIX = "fix"
    CHECK = "check"
    STOP_CHECK = "stop_check"
    TRAIN = "train"
    STARTING = "starting"
    SHOW_RUN = "show_run"
    CONTINUE = "continue"


@dataclass(frozen=True)
class Next:
    """The main action and, where there is a sensible one, a second.

    Attributes:
        step: The main action.
        otherwise: The second one: train without the check, queue, or start anew.
        subject: Which check must be mended, for `Step.FIX`.
        fix: How.
    """

    step: Step
    otherwise: Step | None = None
    subject: Subject | None = None
    fix: Fix = Fix.NONE


@dataclass(frozen=True)
class Situation:
    """All that the next step depends on.

    Attributes:
        choice: What was chosen.
        material: The recordings; None while they are counted.
        checks: The list before the flight.
        other: A run that is going on.
        resumable: Whether a run of this voice can be continued.
        tried: Whether a trial of this choice is done.
        trying: Whether one is going on.
        starting: Whether a run was just ordered.
    """

    choice: TrainingChoice
    material: Material | None
    checks: Sequence[Check] = ()
    other: OtherRun | None = None
    resumable: bool = False
    tried: bool = False
    trying: bool = False
    starting: bool = False


def next_step(now: Situation) -> Next:
    """The one thing to do next."""
    if now.starting:
        return Next(Step.STARTING)
    if now.trying:
        return Next(Step.STOP_CHECK)
    could_queue = (
        now.material is not None and now.material.usable and bool(now.choice.voice.strip())
    )
    failing = [check for check in now.checks if check.verdict == Verdict.FAIL]
    if now.other is not None:
        queue = Step.TRAIN if could_queue and not failing else None
        return Next(Step.SHOW_RUN, queue)
    if now.material is None:
        return Next(Step.WAIT)
    if not now.material.usable:
        return Next(Step.CHOOSE_RECORDINGS if now.material.in_library else Step.ADD_RECORDINGS)
    if now.resumable:
        return Next(Step.CONTINUE, None if failing else Step.TRAIN)
    if not now.choice.voice.strip():
        return Next(Step.CHOOSE_NAME)
    if failing:
        first = failing[0]
        return Next(Step.FIX, None, first.subject, first.fix)
    if not now.tried:
        return Next(Step.CHECK, Step.TRAIN)
    return Next(Step.TRAIN)
