"""The parts of a recording's score, in the window's words: a name, a number with its unit, a word.

Parts and measures come from the engine as codes and numbers (`mynah.audio.quality.score`); one
that this window does not know is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from mynah.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mynah.project.sample import Sample

GOOD, FAIR, POOR = "good", "fair", "poor"
KIND = MappingProxyType({GOOD: "good", FAIR: "warn", POOR: "bad"})
"""The theme's colour for each word."""

_GOOD_FROM, _FAIR_FROM = 0.7, 0.35
_PART_OF_REASON = MappingProxyType(
    {
        "clipping": "clipping",
        "noise": "noise",
        "hum": "hum",
        "quiet": "loudness",
        "reverb": "reverb",
        "narrow_band": "bandwidth",
        "low_rate": "bandwidth",
        "pauses": "speech",
        "short": "length",
        "dropouts": "dropouts",
    }
)


@dataclass(frozen=True)
class ScorePart:
    """One part, ready to be shown.

    Attributes:
        code: The engine's name of it.
        name: Its name.
        value: 0 to 1.
        level: `GOOD`, `FAIR` or `POOR`.
        word: That in words.
        figure: What was measured, with its unit; empty when it was not measured.
        help: What it means, in a sentence.
    """

    code: str
    name: str
    value: float
    level: str
    word: str
    figure: str
    help: str


def score_parts(sample: Sample) -> list[ScorePart]:
    """All parts of a sample's score, in the order of the table below."""
    parts, measures = _numbers(sample, "parts"), _numbers(sample, "measures")
    reasons = sample.assessment.get("reasons")
    codes = {
        _PART_OF_REASON.get(str(one.get("code")))
        for one in (reasons if isinstance(reasons, list) else [])
        if isinstance(one, dict) and one.get("severity") != "info"
    }
    return [_part(code, parts[code], measures, code in codes) for code in _PARTS if code in parts]


def level_word(level: str) -> str:
    """The word for a level."""
    return _translated(_LEVELS[level])


def level_of(value: float) -> str:
    """The level of a share of 0 to 1."""
    return GOOD if value >= _GOOD_FROM else FAIR if value >= _FAIR_FROM else POOR


def _part(code: str, value: float, measures: Mapping[str, float], warned: bool) -> ScorePart:
    name, sentence, measure, figure = _PARTS[code]
    level = POOR if warned else level_of(value)
    number = measures.get(measure)
    return ScorePart(
        code,
        _translated(name),
        min(1.0, max(0.0, value)),
        level,
        level_word(level),
        "" if number is None else figure(number),
        _translated(sentence),
    )


def _numbers(sample: Sample, key: str) -> dict[str, float]:
    found = sample.assessment.get(key)
    if not isinstance(found, dict):
        return {}
    return {
        str(name): float(value)
        for name, value in found.items()
        if isinstance(value, int | float) and value == value
    }


def _translated(text: str) -> str:
    return QCoreApplication.translate("ScoreParts", text)


def _number(value: float, digits: int = 0) -> str:
    return QLocale().toString(value, "f", digits)


def _decibels(value: float) -> str:
    return QCoreApplication.translate("ScoreParts", "{0} dB").format(_number(value))


def _below(value: float) -> str:
    if value <= -80:
        return QCoreApplication.translate("ScoreParts", "none")
    return QCoreApplication.translate("ScoreParts", "{0} dB").format(_number(value))


def _full_scale(value: float) -> str:
    return QCoreApplication.translate("ScoreParts", "{0} dBFS").format(_number(value))


def _seconds(value: float) -> str:
    digits = 1 if value < 60 else 0
    return QCoreApplication.translate("ScoreParts", "{0} s").format(_number(value, digits))


def _decay(value: float) -> str:
    return QCoreApplication.translate("ScoreParts", "{0} s").format(_number(value, 2))


def _share(value: float) -> str:
    return QCoreApplication.translate("ScoreParts", "{0} %").format(_number(100 * value))


def _small_share(value: float) -> str:
    if value <= 0:
        return QCoreApplication.translate("ScoreParts", "none")
    digits = 1 if value >= 0.01 else 3
    return QCoreApplication.translate("ScoreParts", "{0} %").format(_number(100 * value, digits))


def _band(value: float) -> str:
    return QCoreApplication.translate("ScoreParts", "{0} kHz").format(_number(value / 1000, 1))


def _gaps(value: float) -> str:
    if value <= 0:
        return QCoreApplication.translate("ScoreParts", "none")
    return QCoreApplication.translate("ScoreParts", "{0} a minute").format(_number(value, 1))


_LEVELS: Mapping[str, str] = MappingProxyType(
    {
        GOOD: QT_TRANSLATE_NOOP("ScoreParts", "good"),
        FAIR: QT_TRANSLATE_NOOP("ScoreParts", "fair"),
        POOR: QT_TRANSLATE_NOOP("ScoreParts", "poor"),
    }
)

_PARTS: Mapping[str, tuple[str, str, str, Callable[[float], str]]] = MappingProxyType(
    {
        "noise": (
            QT_TRANSLATE_NOOP("ScoreParts", "Noise"),
            QT_TRANSLATE_NOOP("ScoreParts", "How far the voice stands above the noise."),
            "snr_db",
            _decibels,
        ),
        "clipping": (
            QT_TRANSLATE_NOOP("ScoreParts", "Clipping"),
            QT_TRANSLATE_NOOP("ScoreParts", "How much of it stands at its limit, cut off."),
            "clipped_share",
            _small_share,
        ),
        "reverb": (
            QT_TRANSLATE_NOOP("ScoreParts", "Echo"),
            QT_TRANSLATE_NOOP("ScoreParts", "How long sound takes to die away in the room."),
            "decay_s",
            _decay,
        ),
        "bandwidth": (
            QT_TRANSLATE_NOOP("ScoreParts", "Bandwidth"),
            QT_TRANSLATE_NOOP("ScoreParts", "Up to which frequency there is sound."),
            "bandwidth_hz",
            _band,
        ),
        "speech": (
            QT_TRANSLATE_NOOP("ScoreParts", "Speech"),
            QT_TRANSLATE_NOOP("ScoreParts", "How much of it is voice; the rest is pauses."),
            "speech_share",
            _share,
        ),
        "loudness": (
            QT_TRANSLATE_NOOP("ScoreParts", "Loudness"),
            QT_TRANSLATE_NOOP("ScoreParts", "How loud the voice is; 0 dBFS is the loudest."),
            "speech_level_db",
            _full_scale,
        ),
        "hum": (
            QT_TRANSLATE_NOOP("ScoreParts", "Hum"),
            QT_TRANSLATE_NOOP("ScoreParts", "Mains hum, as seen from the level of the voice."),
            "hum_db",
            _below,
        ),
        "dropouts": (
            QT_TRANSLATE_NOOP("ScoreParts", "Gaps"),
            QT_TRANSLATE_NOOP("ScoreParts", "How often the sound breaks off."),
            "dropouts_per_minute",
            _gaps,
        ),
        "length": (
            QT_TRANSLATE_NOOP("ScoreParts", "Length"),
            QT_TRANSLATE_NOOP("ScoreParts", "How long somebody speaks in it."),
            "speech_s",
            _seconds,
        ),
    }
)
