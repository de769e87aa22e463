"""Words of datasets, readiness and exports, translated from the codes that the project gives."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLocale

from mynah.gui.training_words import number, percent
from mynah.gui.translation import QT_TRANSLATE_NOOP

_CONTEXT = "Datasets"

PROVIDER_NAMES: Mapping[str, str] = MappingProxyType(
    {"rvc": "RVC", "lite": "Lite", "sovits": "GPT-SoVITS", "piper": "Piper"}
)
"""Names of programs, the same in every language."""

_STRATEGIES: Mapping[str, str] = MappingProxyType(
    {
        "quality": QT_TRANSLATE_NOOP("Datasets", "Best quality first"),
        "newest": QT_TRANSLATE_NOOP("Datasets", "Newest first"),
        "random": QT_TRANSLATE_NOOP("Datasets", "At random"),
        "by_hand": QT_TRANSLATE_NOOP("Datasets", "By hand"),
        "all": QT_TRANSLATE_NOOP("Datasets", "Everything"),
    }
)
_STOPS: Mapping[str, str] = MappingProxyType(
    {
        "target": QT_TRANSLATE_NOOP("Datasets", "It stops because the target length is reached."),
        "at_most": QT_TRANSLATE_NOOP(
            "Datasets", "It stops because the largest number of recordings is reached."
        ),
        "no_more": QT_TRANSLATE_NOOP("Datasets", "It stops because there are no more recordings."),
        "below_score": QT_TRANSLATE_NOOP(
            "Datasets", "It stops because all other recordings are below the minimum quality."
        ),
        "by_hand": QT_TRANSLATE_NOOP("Datasets", "The recordings were chosen by hand."),
    }
)
_RULES: Mapping[str, str] = MappingProxyType(
    {
        "samples": QT_TRANSLATE_NOOP("Datasets", "Number of recordings"),
        "duration": QT_TRANSLATE_NOOP("Datasets", "Total length"),
        "quality": QT_TRANSLATE_NOOP("Datasets", "Mean quality"),
        "quality_each": QT_TRANSLATE_NOOP("Datasets", "Quality of each recording"),
        "transcripts": QT_TRANSLATE_NOOP("Datasets", "Recordings with a transcript"),
    }
)
_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "no_transcript": QT_TRANSLATE_NOOP("Datasets", "It has no transcript."),
        "missing": QT_TRANSLATE_NOOP("Datasets", "It was deleted from the library."),
        "changed": QT_TRANSLATE_NOOP("Datasets", "Its sound changed since it was chosen."),
        "vanished": QT_TRANSLATE_NOOP("Datasets", "Its file is not there any more."),
        "permission": QT_TRANSLATE_NOOP("Datasets", "Its file may not be read."),
        "not_a_file": QT_TRANSLATE_NOOP("Datasets", "A folder is where its file should be."),
        "empty": QT_TRANSLATE_NOOP("Datasets", "Its file is empty."),
        "not_audio": QT_TRANSLATE_NOOP("Datasets", "Its file is damaged: there is no sound in it."),
        "unreadable": QT_TRANSLATE_NOOP("Datasets", "Its file is damaged and cannot be read."),
        "nan": QT_TRANSLATE_NOOP("Datasets", "Its file is damaged and cannot be read."),
        "bar_in_text": QT_TRANSLATE_NOOP(
            "Datasets", "The bar | in its transcript becomes a comma."
        ),
        "low_rate": QT_TRANSLATE_NOOP(
            "Datasets", "It was recorded at a lower sample rate, so it sounds duller."
        ),
        "length": QT_TRANSLATE_NOOP("Datasets", "Its length is unusual: 1 to 15 s are best."),
        "no_reference": QT_TRANSLATE_NOOP(
            "Datasets", "No reference clip: no recordings join to 3 to 10 s."
        ),
        "reference_quality": QT_TRANSLATE_NOOP(
            "Datasets", "The reference clip uses recordings below 80 % quality."
        ),
        "language": QT_TRANSLATE_NOOP(
            "Datasets", "GPT-SoVITS itself does not read this language; only variants of it may."
        ),
        "reference_length": QT_TRANSLATE_NOOP(
            "Datasets", "The reference clip must be 3 to 10 s long."
        ),
        "reference_missing": QT_TRANSLATE_NOOP(
            "Datasets", "A recording of the reference is not in the export."
        ),
        "nothing_usable": QT_TRANSLATE_NOOP("Datasets", "None of the recordings can be exported."),
        "disk_full": QT_TRANSLATE_NOOP("Datasets", "There is not enough space on the disk."),
        "target_occupied": QT_TRANSLATE_NOOP(
            "Datasets", "The folder holds other files. Choose a new or empty one."
        ),
        "target_exists": QT_TRANSLATE_NOOP(
            "Datasets", "An earlier export is in this folder. Replace it, or choose another folder."
        ),
        "target_denied": QT_TRANSLATE_NOOP(
            "Datasets", "The folder may not be written. Choose another one."
        ),
    }
)
_NOTES: Mapping[str, str] = MappingProxyType(
    {
        "piper": QT_TRANSLATE_NOOP(
            "Datasets", "In Piper, give this folder as a single-speaker LJSpeech dataset."
        ),
        "sovits": QT_TRANSLATE_NOOP(
            "Datasets",
            "In GPT-SoVITS, open the .list file and name the wavs folder as the audio folder. "
            "reference.wav is the clip to speak from, reference.txt is what is said in it.",
        ),
        "rvc": QT_TRANSLATE_NOOP(
            "Datasets", "In any RVC trainer, give this folder as the dataset path."
        ),
    }
)
LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "en": QT_TRANSLATE_NOOP("Datasets", "English"),
        "zh": QT_TRANSLATE_NOOP("Datasets", "Chinese"),
        "ja": QT_TRANSLATE_NOOP("Datasets", "Japanese"),
        "ko": QT_TRANSLATE_NOOP("Datasets", "Korean"),
        "yue": QT_TRANSLATE_NOOP("Datasets", "Cantonese"),
    }
)
"""What GPT-SoVITS reads, by its codes."""


def _said(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def provider_name(provider: str) -> str:
    """Name of a kind of voice or of another program."""
    return PROVIDER_NAMES.get(provider, provider)


def strategy(code: str) -> str:
    """How clips are chosen."""
    return _said(_STRATEGIES.get(code, code))


def stop_reason(code: str) -> str:
    """Why no further clip was taken, as a sentence."""
    return _said(_STOPS.get(code, code))


def rule(code: str) -> str:
    """What a rule counts."""
    return _said(_RULES.get(code, code))


def problem(code: str, english: str = "") -> str:
    """What is wrong with a clip or an export; a code of a newer engine in its own words."""
    return _said(_PROBLEMS[code]) if code in _PROBLEMS else english or code


def export_note(provider: str) -> str:
    """How to use an export."""
    return _said(_NOTES[provider]) if provider in _NOTES else ""


def language(code: str) -> str:
    """Name of a language that GPT-SoVITS reads."""
    return _said(LANGUAGES[code]) if code in LANGUAGES else code


def clips(count: int) -> str:
    """A number of clips."""
    return QCoreApplication.translate("Datasets", "%n recording(s)", "", count)


def length(seconds: float) -> str:
    """A length that can be compared with a rule: never rounded up over it."""
    whole = int(max(0.0, seconds))
    if whole < 60:
        return QCoreApplication.translate("Datasets", "{s} s").format(s=whole)
    minutes, rest = divmod(whole, 60)
    if not rest or minutes >= 60:
        words = QCoreApplication.translate("Datasets", "{m} min")
        return words.format(m=number(minutes))
    words = QCoreApplication.translate("Datasets", "{m} min {s} s")
    return words.format(m=minutes, s=rest)


def seconds_exactly(seconds: float) -> str:
    """A short length with one decimal."""
    return QCoreApplication.translate("Datasets", "{s} s").format(s=number(seconds, 1))


def size(count: int) -> str:
    """Bytes as people read them."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def rule_value(code: str, value: float, *, of_library: bool) -> str:
    """What there is, or what is needed, by a rule's code."""
    if code == "duration":
        return length(value)
    # Of a library it is counted how many clips are good enough; a chosen set is as good as its
    # worst clip.
    if code == "quality_each" and of_library:
        return clips(round(value))
    if code == "quality_each":
        return QCoreApplication.translate("Datasets", "worst: {value}").format(value=quality(value))
    return quality(value) if code == "quality" else number(value)


def quality(share: float) -> str:
    """A quality in percent, rounded down, so that it never seems to reach what it misses."""
    return percent(int(share * 100 + 1e-6) / 100)
