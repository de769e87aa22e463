"""Labels and help of the settings of a conversion, translated, and what their ends mean."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mynah.gui.models.voice_limits import Limit
from mynah.gui.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mynah.project.defaults import Option

# The same English as in mynah.project.defaults, which may not know Qt; a test compares them.
WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "pitch": (
            QT_TRANSLATE_NOOP("Options", "Pitch"),
            QT_TRANSLATE_NOOP(
                "Options", "Transpose: +12 is an octave up, low voice to high voice."
            ),
        ),
        "index_rate": (
            QT_TRANSLATE_NOOP("Options", "Index rate"),
            QT_TRANSLATE_NOOP(
                "Options",
                "0 ignores the index; 1 pulls fully towards the sound of the training recordings.",
            ),
        ),
        "protect": (
            QT_TRANSLATE_NOOP("Options", "Protect"),
            QT_TRANSLATE_NOOP(
                "Options", "Keeps breaths and consonants: 0.5 is off, lower protects more."
            ),
        ),
        "volume_envelope": (
            QT_TRANSLATE_NOOP("Options", "Volume envelope"),
            QT_TRANSLATE_NOOP(
                "Options",
                "0 follows the loudness of the input, 1 keeps the loudness of the converted voice.",
            ),
        ),
        "formant": (
            QT_TRANSLATE_NOOP("Options", "Formant"),
            QT_TRANSLATE_NOOP(
                "Options",
                "Shift of the timbre: up sounds smaller and brighter, down larger; the pitch "
                "stays.",
            ),
        ),
        "autotune": (
            QT_TRANSLATE_NOOP("Options", "Autotune"),
            QT_TRANSLATE_NOOP(
                "Options",
                "Pulls the pitch to the nearest semitone: 0 leaves it, 1 sings exactly on the "
                "notes.",
            ),
        ),
        "speaker": (
            QT_TRANSLATE_NOOP("Options", "Speaker"),
            QT_TRANSLATE_NOOP(
                "Options",
                "Name or number of the speaker, where a voice has several. Empty: the first.",
            ),
        ),
        "unvoiced": (
            QT_TRANSLATE_NOOP("Options", "Unvoiced pitch"),
            QT_TRANSLATE_NOOP(
                "Options",
                "What an RVC voice is told where there is no pitch: zero, or filled from the pitch "
                "around. Empty: as the voice was trained.",
            ),
        ),
        "precision": (
            QT_TRANSLATE_NOOP("Options", "Precision"),
            QT_TRANSLATE_NOOP(
                "Options",
                "Numbers that the voice is computed with: bf16 and fp16 are faster where the "
                "computer has them. Automatic takes the fastest that sounds the same.",
            ),
        ),
        "f0_method": (
            QT_TRANSLATE_NOOP("Options", "F0 method"),
            QT_TRANSLATE_NOOP(
                "Options",
                "How the pitch is measured: swift needs no download; rmvpe and crepe are slower.",
            ),
        ),
        "format": (
            QT_TRANSLATE_NOOP("Options", "Output format"),
            QT_TRANSLATE_NOOP("Options", "Type of the file."),
        ),
        "sample_rate": (
            QT_TRANSLATE_NOOP("Options", "Output rate"),
            QT_TRANSLATE_NOOP("Options", "Empty: the rate of the voice."),
        ),
    }
)

# Left and right end of a slider.
ENDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "pitch": (
            QT_TRANSLATE_NOOP("Options", "lower"),
            QT_TRANSLATE_NOOP("Options", "higher"),
        ),
        "index_rate": (
            QT_TRANSLATE_NOOP("Options", "as it was spoken"),
            QT_TRANSLATE_NOOP("Options", "as the voice was trained"),
        ),
        "protect": (QT_TRANSLATE_NOOP("Options", "off"), QT_TRANSLATE_NOOP("Options", "strong")),
        "volume_envelope": (
            QT_TRANSLATE_NOOP("Options", "loudness of the input"),
            QT_TRANSLATE_NOOP("Options", "of the voice"),
        ),
        "formant": (
            QT_TRANSLATE_NOOP("Options", "larger"),
            QT_TRANSLATE_NOOP("Options", "smaller, brighter"),
        ),
        "autotune": (
            QT_TRANSLATE_NOOP("Options", "as it was sung"),
            QT_TRANSLATE_NOOP("Options", "on the notes"),
        ),
    }
)

_METHODS: Mapping[str, str] = MappingProxyType(
    {
        "swift": QT_TRANSLATE_NOOP("Options", "swift: quick, always here"),
        "rmvpe": QT_TRANSLATE_NOOP("Options", "rmvpe: sure with noise"),
        "fcpe": QT_TRANSLATE_NOOP("Options", "fcpe: quick"),
        "crepe": QT_TRANSLATE_NOOP("Options", "crepe: very slow"),
        "crepe-tiny": QT_TRANSLATE_NOOP("Options", "crepe-tiny: slow"),
    }
)

_LIMITS: Mapping[Limit, str] = MappingProxyType(
    {
        Limit.NO_INDEX: QT_TRANSLATE_NOOP("Options", "No effect: this voice has no index."),
        Limit.NO_PITCH: QT_TRANSLATE_NOOP("Options", "No effect: this voice follows no pitch."),
        Limit.NO_MEDIAN: QT_TRANSLATE_NOOP(
            "Options", "How high this voice speaks is not known, so it cannot be matched."
        ),
        Limit.ONLY_RVC: QT_TRANSLATE_NOOP("Options", "Only for RVC voices."),
    }
)


def option_label(option: Option) -> str:
    """What a setting is called."""
    known = WORDS.get(option.name)
    return QCoreApplication.translate("Options", known[0]) if known else option.label


def option_help(option: Option) -> str:
    """What a setting does."""
    known = WORDS.get(option.name)
    return QCoreApplication.translate("Options", known[1]) if known else option.help


def option_ends(name: str) -> tuple[str, str]:
    """What the ends of a setting's slider mean."""
    left, right = ENDS[name]
    return (
        QCoreApplication.translate("Options", left),
        QCoreApplication.translate("Options", right),
    )


def method_words(method: str) -> str:
    """An f0 method with a word about it."""
    known = _METHODS.get(method)
    return QCoreApplication.translate("Options", known) if known else method


def limit_words(limit: Limit) -> str:
    """Why a setting changes nothing."""
    return QCoreApplication.translate("Options", _LIMITS[limit])
