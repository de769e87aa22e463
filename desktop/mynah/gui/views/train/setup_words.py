"""Lines of the set-up: what would be trained and how long, why RVC waits, about the name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mynah.gui import training_words as words
from mynah.gui.models.next_step import Next, Step
from mynah.gui.models.run_progress import expected_seconds
from mynah.gui.views.train import check_words

if TYPE_CHECKING:
    from mynah.gui.models.preflight import TrialResult
    from mynah.gui.models.run_info import RunInfo
    from mynah.gui.models.training_choice import TrainingChoice


def summary(
    following: Next,
    choice: TrainingChoice,
    trial: TrialResult | None,
    resumable: RunInfo | None,
) -> str:
    """The line beside the main button: why it says what it says."""
    reasons = {
        Step.ADD_RECORDINGS: QCoreApplication.translate(
            "Setup", "A voice is made of recordings. Ten minutes of clear speech are a good start."
        ),
        Step.CHOOSE_RECORDINGS: QCoreApplication.translate(
            "Setup", "This set is empty. Choose another one, or fill it in the library."
        ),
        Step.CHOOSE_NAME: QCoreApplication.translate("Setup", "What shall the voice be called?"),
        Step.SHOW_RUN: QCoreApplication.translate("Setup", "A training is going on."),
        Step.STARTING: QCoreApplication.translate("Setup", "The training begins…"),
        Step.STOP_CHECK: QCoreApplication.translate(
            "Setup", "A few real steps are tried. This takes about half a minute."
        ),
    }
    if following.step == Step.CONTINUE and resumable is not None:
        text = QCoreApplication.translate("Setup", "“{voice}” was begun and is not finished.")
        return text.format(voice=resumable.voice)
    if following.step == Step.FIX and following.subject is not None:
        text = QCoreApplication.translate("Setup", "{subject} must be put right first.")
        return text.format(subject=check_words.title(following.subject))
    return reasons.get(following.step) or _plan(choice, trial)


def rvc_reason(missing: Sequence[str], *, trainable: bool = True) -> str:
    """Why an RVC voice cannot be trained; empty when it can."""
    if not trainable:
        return QCoreApplication.translate(
            "Setup", "This version of Mynah cannot train RVC voices yet."
        )
    if not missing:
        return ""
    text = QCoreApplication.translate("Setup", "Missing on this computer: {models}.")
    return text.format(models=", ".join(missing))


def name_note(*, taken: bool, resumable: bool) -> str:
    """What is to be known about the name."""
    if resumable:
        return QCoreApplication.translate("Setup", "A training of this name is not finished yet.")
    if taken:
        return QCoreApplication.translate(
            "Setup", "There is a voice of this name: this becomes its next version. The old stays."
        )
    return ""


def _plan(choice: TrainingChoice, trial: TrialResult | None) -> str:
    kind = words.kind_name(choice.kind)
    effort = check_words.effort_name(choice.effort)
    parts = [choice.voice.strip(), kind, effort]
    if trial is not None and trial.total_seconds > 0:
        parts.append(_about(trial.total_seconds))
    elif choice.minutes is not None:
        parts.append(_about(sum(expected_seconds(choice.minutes).values())))
    return " · ".join(part for part in parts if part)


def _about(seconds: float) -> str:
    rounded = max(60.0, round(seconds / 60) * 60.0)
    return QCoreApplication.translate("Setup", "about {time}").format(time=words.duration(rounded))
