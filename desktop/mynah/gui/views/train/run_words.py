"""What is said about a run as a whole: its head, how far it came, what is lost, its proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QCoreApplication

from mynah.gui import training_words as words
from mynah.gui.views.train.result_card import Finished, Proof

SAMPLE_FILE = "sample.flac"
_WORTH_SAYING_S = 20.0
_KINDS = {
    "completed": "good",
    "failed": "bad",
    "interrupted": "warn",
    "paused": "warn",
    "cancelled": "",
    "queued": "",
}


@dataclass(frozen=True)
class Reached:
    """How far a run came.

    Attributes:
        stage: Stage that began last.
        done: Units of it that were finished.
        total: Units in all.
        unit: What is counted.
        step: Training step that was reached.
        saved_step: Training step of the last save; 0 when nothing is saved.
        lost_s: Seconds of work after the last save.
        left_s: Seconds that are still to do; None where nothing can be said.
    """

    stage: str = ""
    done: int = 0
    total: int = 0
    unit: str = ""
    step: int = 0
    saved_step: int = 0
    lost_s: float = 0.0
    left_s: float | None = None


def pill_kind(state: str, reason: str) -> str:
    """How grave a state is."""
    if state == "interrupted" and reason == "stopped":
        return ""
    return _KINDS.get(state, "accent")


def status_line(left_s: float | None, state: str, reason: str = "") -> str:
    """Time left and the clock then, or why it waits."""
    if state == "queued":
        return QCoreApplication.translate("Run", "It begins when the training before it is over.")
    if state == "paused":
        if reason == "disk_full":
            return QCoreApplication.translate("Run", "Saved. It waits for free disk space.")
        return QCoreApplication.translate("Run", "Saved, and its memory is free. It waits for you.")
    if left_s is None:
        return ""
    end = datetime.now(UTC) + timedelta(seconds=left_s)
    line = QCoreApplication.translate("Run", "{left}, finished at about {clock}")
    return line.format(left=words.time_left(left_s), clock=words.soon(end))


def stalled() -> str:
    """What is said of a run that has given no sign for a while."""
    return QCoreApplication.translate(
        "Run", "It does not get on; the log says more. What was saved is kept."
    )


def header_text(voice: str, state: str, reason: str, left_s: float | None) -> str:
    """One short line for the header and the tray."""
    parts = [voice, words.run_state(state, reason)]
    if left_s is not None and state not in {"queued", "paused"}:
        parts.append(words.time_left(left_s))
    return " · ".join(part for part in parts if part)


def pending(command: str) -> str:
    """What a run is being asked to do."""
    return {
        "pause": QCoreApplication.translate("Run", "Pausing…"),
        "resume": QCoreApplication.translate("Run", "Going on…"),
        "stop": QCoreApplication.translate("Run", "Saving…"),
        "cancel": QCoreApplication.translate("Run", "Cancelling…"),
        "continue": QCoreApplication.translate("Run", "Starting…"),
    }.get(command, "")


def cancel_loss(worked_s: float, saved: bool) -> str:
    """What a cancel loses; empty when that is not worth a question."""
    if worked_s < _WORTH_SAYING_S and not saved:
        return ""
    text = QCoreApplication.translate(
        "Run",
        "{time} of work would be lost, and nothing is published. "
        "“Stop and save” ends it too, and keeps everything.",
    )
    return text.format(time=words.duration(worked_s))


def reached(at: Reached) -> str:
    """How far it came and what is saved."""
    if not at.stage:
        return QCoreApplication.translate("Run", "It had not begun.")
    text = QCoreApplication.translate("Run", "It reached “{stage}”")
    parts = [text.format(stage=words.stage_name(at.stage))]
    if at.total:
        parts.append(words.of_total(at.done, at.total, at.unit))
    line = ", ".join(parts) + "."
    if at.saved_step:
        saved = QCoreApplication.translate("Run", "Step {step} is saved.")
        return f"{line} {saved.format(step=words.number(at.saved_step))}"
    return line


def cost(at: Reached) -> str:
    """What continuing costs."""
    if at.saved_step and at.step > at.saved_step:
        again = QCoreApplication.translate("Run", "%n step(s)", None, at.step - at.saved_step)
        text = QCoreApplication.translate("Run", "Continuing repeats {steps}, about {time}.")
        parts = [text.format(steps=again, time=words.duration(at.lost_s))]
    elif at.saved_step:
        parts = [QCoreApplication.translate("Run", "Continuing repeats nothing.")]
    else:
        text = QCoreApplication.translate(
            "Run", "Finished stages are kept; “{stage}” begins again."
        )
        parts = [text.format(stage=words.stage_name(at.stage))]
    if at.left_s is not None:
        then = QCoreApplication.translate("Run", "Then there is {left}.")
        parts.append(then.format(left=words.time_left(at.left_s)))
    return " ".join(parts)


def stopped_words() -> tuple[str, str]:
    """Title and advice of a run that was stopped on purpose."""
    return (
        QCoreApplication.translate("Run", "Stopped and saved"),
        QCoreApplication.translate("Run", "Continue whenever you like, also after a restart."),
    )


def cancelled_words() -> tuple[str, str]:
    """Title and advice of a run that was cancelled."""
    return (
        QCoreApplication.translate("Run", "This training was cancelled"),
        QCoreApplication.translate("Run", "Nothing was published. A new one can be set up."),
    )


def finished(voice: str, result: Mapping[str, Any], *, can_convert: bool) -> Finished:
    """What a finished run made, read from its end event."""
    stages = _mapping(result.get("stages"))
    published, verified = _mapping(stages.get("publish")), _mapping(stages.get("verify"))
    folder = str(published.get("path") or "")
    note = ""
    if verified and verified.get("tested_on_held_out") is False:
        note = QCoreApplication.translate(
            "Run", "No recording was held out, so it was tested on ones it had learnt from."
        )
    return Finished(
        voice=str(published.get("voice") or result.get("voice") or voice),
        version=_version(str(published.get("version") or "")),
        folder=folder,
        sample=str(PurePath(folder) / SAMPLE_FILE) if folder else "",
        proofs=tuple(_proofs(verified, _mapping(stages.get("index")))),
        note=note,
        can_convert=can_convert,
    )


def _proofs(verified: Mapping[str, Any], index: Mapping[str, Any]) -> list[Proof]:
    found = []
    cents = _number(verified, "pitch_error_cents")
    if cents is not None:
        text = QCoreApplication.translate("Run", "{number} cents")
        figure = text.format(number=words.number(cents, 1))
        told = QCoreApplication.translate("Run", "off the pitch it should follow")
        found.append(Proof(figure, told, cents < 50))
    voicing = _number(verified, "voicing_agreement")
    if voicing is not None:
        told = QCoreApplication.translate("Run", "voiced where it should be")
        found.append(Proof(words.percent(voicing, 1), told, voicing > 0.8))
    level = _number(verified, "level_dbfs")
    if level is not None:
        text = QCoreApplication.translate("Run", "{number} dB")
        figure = text.format(number=words.number(level, 1))
        told = QCoreApplication.translate("Run", "loudness; it is not silent")
        found.append(Proof(figure, told, level > -50))
    similarity = _number(verified, "similarity")
    if similarity is not None:
        told = QCoreApplication.translate("Run", "similar to the speaker")
        found.append(Proof(words.percent(similarity), told))
    vectors = _number(index, "vectors")
    if vectors is not None:
        told = QCoreApplication.translate("Run", "sounds in its index, which opens and fits")
        found.append(Proof(words.number(vectors), told))
    return found


def _version(folder: str) -> str:
    """`v003` is version 3."""
    digits = folder.removeprefix("v")
    return str(int(digits)) if digits.isdigit() else folder


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _number(data: Mapping[str, Any], name: str) -> float | None:
    value = data.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)
