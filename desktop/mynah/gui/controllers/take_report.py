"""What was measured in a take, in a few words for the one who just spoke."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mynah.gui.models.record_state import TakeReport
from mynah.gui.models.sample_words import reason_words
from mynah.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mynah.audio.quality.assess import Assessment
    from mynah.audio.quality.score import Reason

LONGEST_MEASURED_SECONDS = 120.0
"""Longer takes are measured by the engine when they are imported."""
_CONTEXT = "TakeReport"
_MOST_REASONS = 2


def prepare() -> None:
    """Load what measures takes, which takes seconds on a busy computer; for a thread."""
    import mynah.audio.quality.assess  # noqa: F401


def measure_take(path: Path) -> Assessment:
    """Measure a take as the import will; for a thread, not for the window's own."""
    from mynah.audio.quality.assess import assess  # scipy is slow to load

    return assess(path)


def measuring(seconds: float) -> TakeReport:
    """What is said before anything is known."""
    if seconds > LONGEST_MEASURED_SECONDS:
        return TakeReport(text=_translated(_LONG))
    return TakeReport(text=_translated(_MEASURING))


def lost_microphone(report: TakeReport) -> TakeReport:
    """The same, after a word about the microphone that went away."""
    return TakeReport(report.kind, report.title, f"{_translated(_LOST)} {report.text}")


def report_of(assessment: Assessment) -> TakeReport:
    """The words for a measured take."""
    reasons = [one for one in assessment.reasons if one.severity != "info"][:_MOST_REASONS]
    if reasons:
        kind = "bad" if assessment.verdict == "refused" else "warn"
        title = ", ".join(reason_words(one.code).label for one in reasons)
        return TakeReport(kind, title, " ".join(_words(one) for one in reasons))
    snr = assessment.measures.get("snr_db", math.nan)
    text = "" if math.isnan(snr) else _translated(_ABOVE).format(round(snr))
    return TakeReport("good", _translated(_GOOD), f"{text} {_translated(_NEXT)}".strip())


def _words(reason: Reason) -> str:
    known = reason_words(reason.code, reason.text, reason.action)
    own = _ADVICE.get(reason.code)
    return f"{known.text} {_translated(own) if own else known.action}".strip()


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


_LONG = QT_TRANSLATE_NOOP(
    "TakeReport", "A long recording is measured when it comes into the library."
)
_MEASURING = QT_TRANSLATE_NOOP("TakeReport", "Measuring…")
_LOST = QT_TRANSLATE_NOOP(
    "TakeReport", "The microphone went away; what it heard until then is here."
)
_GOOD = QT_TRANSLATE_NOOP("TakeReport", "Good")
_ABOVE = QT_TRANSLATE_NOOP("TakeReport", "The voice stands {0} dB above the noise.")
_NEXT = QT_TRANSLATE_NOOP("TakeReport", "Listen to it, or keep it.")

_ADVICE: Mapping[str, str] = MappingProxyType(
    {
        "clipping": QT_TRANSLATE_NOOP(
            "TakeReport", "Lower the input level or move back, and record it again."
        ),
        "quiet": QT_TRANSLATE_NOOP(
            "TakeReport", "Come nearer or raise the input level, and record it again."
        ),
        "narrow_band": QT_TRANSLATE_NOOP(
            "TakeReport",
            "Choose another microphone; headsets without a cable often sound like this.",
        ),
        "low_rate": QT_TRANSLATE_NOOP("TakeReport", "Choose another microphone."),
        "short": QT_TRANSLATE_NOOP("TakeReport", "Read the whole sentence, then press Stop."),
        "pauses": QT_TRANSLATE_NOOP("TakeReport", "Press Stop soon after the last word."),
        "dropouts": QT_TRANSLATE_NOOP(
            "TakeReport", "Close programs that keep the computer busy, and record it again."
        ),
        "silence": QT_TRANSLATE_NOOP("TakeReport", "Check the microphone and record it again."),
        "no_speech": QT_TRANSLATE_NOOP("TakeReport", "Record it again, nearer to the microphone."),
    }
)
"""Advice where that for files that come from elsewhere would not fit."""
