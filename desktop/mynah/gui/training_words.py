"""Words of training, translated: stages, states, curves, settings, spans of time.

The engine and the project speak in codes; everything that a person reads about a training is made
of these words. A code of a newer engine stands for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from mynah.gui.translation import QT_TRANSLATE_NOOP

_STAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "preprocess": (
            QT_TRANSLATE_NOOP("Training", "Prepare recordings"),
            QT_TRANSLATE_NOOP("Training", "Cuts them into clips of one loudness and rate."),
        ),
        "extract": (
            QT_TRANSLATE_NOOP("Training", "Analyse the speech"),
            QT_TRANSLATE_NOOP("Training", "Finds out what is said and at which pitch."),
        ),
        "train": (
            QT_TRANSLATE_NOOP("Training", "Learn the voice"),
            QT_TRANSLATE_NOOP("Training", "The long part: the network learns how it sounds."),
        ),
        "index": (
            QT_TRANSLATE_NOOP("Training", "Build the index"),
            QT_TRANSLATE_NOOP("Training", "Makes sounds of the recordings quick to look up."),
        ),
        "verify": (
            QT_TRANSLATE_NOOP("Training", "Prove that it works"),
            QT_TRANSLATE_NOOP(
                "Training", "Loads the voice and converts a recording it never learnt from."
            ),
        ),
        "trial": (
            QT_TRANSLATE_NOOP("Training", "A few real steps"),
            QT_TRANSLATE_NOOP("Training", "Measures speed and memory on this computer."),
        ),
        "publish": (
            QT_TRANSLATE_NOOP("Training", "Publish"),
            QT_TRANSLATE_NOOP("Training", "Puts it with your voices; an older version is kept."),
        ),
    }
)
_RUN_STATES: Mapping[str, str] = MappingProxyType(
    {
        "queued": QT_TRANSLATE_NOOP("Training", "Waiting its turn"),
        "checking": QT_TRANSLATE_NOOP("Training", "Checking"),
        "preprocessing": QT_TRANSLATE_NOOP("Training", "Preparing recordings"),
        "extracting": QT_TRANSLATE_NOOP("Training", "Analysing the speech"),
        "training": QT_TRANSLATE_NOOP("Training", "Learning the voice"),
        "indexing": QT_TRANSLATE_NOOP("Training", "Building the index"),
        "verifying": QT_TRANSLATE_NOOP("Training", "Proving that it works"),
        "publishing": QT_TRANSLATE_NOOP("Training", "Publishing"),
        "completed": QT_TRANSLATE_NOOP("Training", "Finished"),
        "paused": QT_TRANSLATE_NOOP("Training", "Paused"),
        "cancelled": QT_TRANSLATE_NOOP("Training", "Cancelled"),
        "failed": QT_TRANSLATE_NOOP("Training", "Failed"),
        "interrupted": QT_TRANSLATE_NOOP("Training", "Interrupted"),
        "stopped": QT_TRANSLATE_NOOP("Training", "Stopped and saved"),
        "damaged": QT_TRANSLATE_NOOP("Training", "Cannot be read"),
    }
)
_STAGE_STATES: Mapping[str, str] = MappingProxyType(
    {
        "pending": QT_TRANSLATE_NOOP("Training", "Still to come"),
        "started": QT_TRANSLATE_NOOP("Training", "At work"),
        "done": QT_TRANSLATE_NOOP("Training", "Done"),
        "skipped": QT_TRANSLATE_NOOP("Training", "Already done before"),
        "failed": QT_TRANSLATE_NOOP("Training", "Failed"),
        "stopped": QT_TRANSLATE_NOOP("Training", "Stopped"),
    }
)
_OF_TOTAL: Mapping[str, str] = MappingProxyType(
    {
        "recordings": QT_TRANSLATE_NOOP("Training", "{done} of {total} recordings"),
        "steps": QT_TRANSLATE_NOOP("Training", "{done} of {total} steps"),
        "epochs": QT_TRANSLATE_NOOP("Training", "{done} of {total} epochs"),
        "clips": QT_TRANSLATE_NOOP("Training", "{done} of {total} clips"),
        "files": QT_TRANSLATE_NOOP("Training", "{done} of {total} files"),
        "s of speech": QT_TRANSLATE_NOOP("Training", "{done} of {total} s of speech"),
        "vectors": QT_TRANSLATE_NOOP("Training", "{done} of {total} vectors"),
    }
)
_METRICS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "spectral": (
            QT_TRANSLATE_NOOP("Training", "Sound (spectral)"),
            QT_TRANSLATE_NOOP(
                "Training", "How far the voice still is from the recordings; lower is better."
            ),
        ),
        "held_out": (
            QT_TRANSLATE_NOOP("Training", "Held-out recordings"),
            QT_TRANSLATE_NOOP(
                "Training", "The same on recordings it does not learn from; it should fall too."
            ),
        ),
        "variance": (
            QT_TRANSLATE_NOOP("Training", "Liveliness"),
            QT_TRANSLATE_NOOP(
                "Training", "How far it is from being as lively as the recordings; lower is better."
            ),
        ),
        "adversarial": (
            QT_TRANSLATE_NOOP("Training", "Adversarial"),
            QT_TRANSLATE_NOOP("Training", "How easily the judges tell it from the real voice."),
        ),
        "matching": (
            QT_TRANSLATE_NOOP("Training", "Feature matching"),
            QT_TRANSLATE_NOOP("Training", "How unlike the judges find it inside."),
        ),
        "judges": (
            QT_TRANSLATE_NOOP("Training", "Judges"),
            QT_TRANSLATE_NOOP("Training", "How often the judges are wrong."),
        ),
        "gradient": (
            QT_TRANSLATE_NOOP("Training", "Gradient"),
            QT_TRANSLATE_NOOP("Training", "Size of each change; a jump is a bad sign."),
        ),
        "mel": (
            QT_TRANSLATE_NOOP("Training", "Mel"),
            QT_TRANSLATE_NOOP("Training", "How far the spectrum is off; lower is better."),
        ),
        "kl": (
            QT_TRANSLATE_NOOP("Training", "KL"),
            QT_TRANSLATE_NOOP(
                "Training", "How far what is said and what is heard are apart; lower is better."
            ),
        ),
        "fm": (
            QT_TRANSLATE_NOOP("Training", "Feature matching"),
            QT_TRANSLATE_NOOP("Training", "How unlike the judges find it inside."),
        ),
        "loss_g": (
            QT_TRANSLATE_NOOP("Training", "Generator"),
            QT_TRANSLATE_NOOP("Training", "Everything the voice is asked for, together."),
        ),
        "loss_d": (
            QT_TRANSLATE_NOOP("Training", "Discriminator"),
            QT_TRANSLATE_NOOP("Training", "How often the judges are wrong."),
        ),
        "gradient_d": (
            QT_TRANSLATE_NOOP("Training", "Gradient of the judges"),
            QT_TRANSLATE_NOOP("Training", "Size of each change; a jump is a bad sign."),
        ),
        "loss": (QT_TRANSLATE_NOOP("Training", "Loss"), ""),
        "learning_rate": (
            QT_TRANSLATE_NOOP("Training", "Learning rate"),
            QT_TRANSLATE_NOOP("Training", "How large the steps are; it falls towards the end."),
        ),
        "seconds_per_epoch": (
            QT_TRANSLATE_NOOP("Training", "Seconds per epoch"),
            QT_TRANSLATE_NOOP("Training", "Time for one pass over all recordings."),
        ),
        "similarity": (
            QT_TRANSLATE_NOOP("Training", "Similarity"),
            QT_TRANSLATE_NOOP("Training", "How much it sounds like the speaker; higher is better."),
        ),
        "pitch_error": (
            QT_TRANSLATE_NOOP("Training", "Pitch error"),
            QT_TRANSLATE_NOOP("Training", "How far it sings off, in cents; lower is better."),
        ),
        "intelligibility": (
            QT_TRANSLATE_NOOP("Training", "Intelligibility"),
            QT_TRANSLATE_NOOP(
                "Training", "How well the words can be understood; higher is better."
            ),
        ),
    }
)
_LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "debug": QT_TRANSLATE_NOOP("Training", "Detail"),
        "info": QT_TRANSLATE_NOOP("Training", "Note"),
        "warning": QT_TRANSLATE_NOOP("Training", "Warning"),
        "error": QT_TRANSLATE_NOOP("Training", "Error"),
    }
)
_HALF_A_DAY_S = 12 * 3600
_KINDS: Mapping[str, str] = MappingProxyType({"lite": "Lite", "rvc": "RVC"})


def _said(text: str) -> str:
    return QCoreApplication.translate("Training", text) if text else ""


def stage_name(stage: str) -> str:
    """What a stage is called."""
    return _said(_STAGES[stage][0]) if stage in _STAGES else stage


def stage_help(stage: str) -> str:
    """What happens in a stage, in a sentence."""
    return _said(_STAGES[stage][1]) if stage in _STAGES else ""


def run_state(state: str, reason: str = "") -> str:
    """The state of a run; one that was stopped on purpose is not called interrupted."""
    if state == "interrupted" and reason == "stopped":
        state = "stopped"
    return _said(_RUN_STATES.get(state, state))


def stage_state(state: str) -> str:
    """The state of a stage."""
    return _said(_STAGE_STATES.get(state, state))


def of_total(done: int, total: int, unit: str) -> str:
    """A counter: 1,204 of 3,400 steps."""
    words = _said(_OF_TOTAL[unit]) if unit in _OF_TOTAL else f"{{done}} / {{total}} {unit}"
    return words.format(done=number(done), total=number(total))


def metric_name(metric: str) -> str:
    """What a curve is called."""
    return _said(_METRICS[metric][0]) if metric in _METRICS else metric


def metric_help(metric: str) -> str:
    """What a curve says, in a sentence."""
    return _said(_METRICS[metric][1]) if metric in _METRICS else ""


def level_name(level: str) -> str:
    """How weighty a line of the log is."""
    return _said(_LEVELS.get(level, level))


def kind_name(kind: str) -> str:
    """Kind of a voice; names are not translated."""
    return _KINDS.get(kind, kind)


def number(value: int | float, decimals: int = 0) -> str:
    """A number as people of this language write it."""
    locale = QLocale()
    if decimals == 0:
        return locale.toString(round(value))
    return locale.toString(float(value), "f", decimals)


def percent(share: float, decimals: int = 0) -> str:
    """A share of 0 to 1 in percent."""
    text = QCoreApplication.translate("Training", "{number} %")
    # The sign stays with its number at the end of a line.
    return text.format(number=number(share * 100, decimals)).replace(" ", "\N{NO-BREAK SPACE}")


def duration(seconds: float) -> str:
    """A span of time in the one or two units that matter."""
    whole = max(0, round(seconds))
    if whole < 60:
        return QCoreApplication.translate("Training", "{s} s").format(s=whole)
    if whole < 600 and whole % 60:
        words = QCoreApplication.translate("Training", "{m} min {s} s")
        return words.format(m=whole // 60, s=whole % 60)
    minutes = round(whole / 60)
    if minutes < 60:
        return QCoreApplication.translate("Training", "{m} min").format(m=minutes)
    hours, rest = divmod(minutes, 60)
    if not rest:
        return QCoreApplication.translate("Training", "{h} h").format(h=hours)
    return QCoreApplication.translate("Training", "{h} h {m} min").format(h=hours, m=rest)


def time_left(seconds: float) -> str:
    """An estimate: rounder than a measured span, since it is one."""
    if seconds < 10:
        return QCoreApplication.translate("Training", "a few seconds left")
    if seconds < 60:
        return QCoreApplication.translate("Training", "less than a minute left")
    rounded = round(seconds / 60) * 60
    words = QCoreApplication.translate("Training", "about {time} left")
    return words.format(time=duration(rounded))


def clock(moment: datetime) -> str:
    """The time of day, with the day where it is not today."""
    locale = QLocale()
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    form = QLocale.FormatType.ShortFormat
    if local.date() == QDate.currentDate():
        return locale.toString(local.time(), form)
    return locale.toString(local, form)


def soon(moment: datetime) -> str:
    """A time that is expected: without the day, unless it is more than half a day away."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    locale, form = QLocale(), QLocale.FormatType.ShortFormat
    if QDateTime.currentDateTime().secsTo(local) < _HALF_A_DAY_S:
        return locale.toString(local.time(), form)
    return locale.toString(local, form)


def size(count: float) -> str:
    """Bytes in words."""
    return QLocale().formattedDataSize(
        max(0, round(count)), 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )
