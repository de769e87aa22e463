"""What was measured in a take, in a few words for the one who just spoke."""

from __future__ import annotations

import math
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from mynah.audio.quality.assess import Assessment, assess
from mynah.gui.models.record_state import TakeReport
from mynah.gui.models.sample_words import reason_words

LONGEST_MEASURED_SECONDS = 120.0
"""Longer takes are measured by the engine when they are imported."""
_MOST_REASONS = 2


def measure_take(path: Path) -> Assessment:
    """Measure a take as the import will; for a thread, not for the window's own."""
    return assess(path)


def measuring(seconds: float) -> TakeReport:
    """What is said before anything is known."""
    if seconds > LONGEST_MEASURED_SECONDS:
        return TakeReport(text=_tr("A long take is measured when it comes into the library."))
    return TakeReport(text=_tr("Measuring…"))


def lost_microphone(report: TakeReport) -> TakeReport:
    """The same, after a word about the microphone that went away."""
    words = _tr("The microphone went away; what it heard until then is here.")
    return TakeReport(report.kind, report.title, f"{words} {report.text}")


def report_of(assessment: Assessment) -> TakeReport:
    """The words for a measured take."""
    reasons = [one for one in assessment.reasons if one.severity != "info"]
    words = [reason_words(one.code, one.text, one.action) for one in reasons]
    if assessment.verdict == "refused":
        first = words[0]
        return TakeReport("bad", first.label, f"{first.text} {first.action}".strip())
    if words:
        title = ", ".join(one.label for one in words[:_MOST_REASONS])
        text = " ".join(f"{one.text} {one.action}".strip() for one in words[:_MOST_REASONS])
        return TakeReport("warn", title, text)
    snr = assessment.measures.get("snr_db", math.nan)
    if math.isnan(snr):
        return TakeReport("good", _tr("Good"), _tr("Listen to it, or keep it."))
    above = _tr("The voice stands {0} dB above the noise. Listen to it, or keep it.")
    return TakeReport("good", _tr("Good"), above.format(round(snr)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("TakeReport", text)
