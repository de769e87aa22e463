"""A voice card as lines that a person can read: everything it says, and nothing it does not."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from mynah.gui import training_words as words
from mynah.gui import voice_words
from mynah.gui.models import figures
from mynah.project.voice_card import weights_sha256

if TYPE_CHECKING:
    from mynah.project.voices import VoiceVersion

translate = QCoreApplication.translate
Line = tuple[str, str]
_LONGEST = 300
_MOST = 100  # values of a list that are looked at


def facts(version: VoiceVersion) -> list[Line]:
    """What it is."""
    card = version.card
    made = translate("VoiceCard", "Yes; files made with it say so")
    unmarked = translate("VoiceCard", "Its card says no")
    pairs = [
        (translate("VoiceCard", "Name"), card.name),
        (translate("VoiceCard", "Version"), voice_words.version(version.version)),
        (translate("VoiceCard", "Kind"), voice_words.kind(card)),
        (
            translate("VoiceCard", "Made"),
            figures.exactly_when(voice_words.moment(card.created_at)) or card.created_at,
        ),
        (translate("VoiceCard", "Made by AI"), made if card.made_by_ai else unmarked),
        (
            translate("VoiceCard", "Sample rate"),
            figures.rate(card.sample_rate) if card.sample_rate else "",
        ),
        (translate("VoiceCard", "Recordings"), voice_words.minutes(card)),
        (translate("VoiceCard", "Training"), voice_words.trained(card)),
        (translate("VoiceCard", "Training run"), card.run_id),
    ]
    return [(name, text) for name, text in pairs if text]


def weights(version: VoiceVersion) -> str:
    """SHA-256 of the file of the weights, in hex."""
    return weights_sha256(version.card)


def lineage(version: VoiceVersion) -> list[Line]:
    """Where it comes from."""
    origin = voice_words.origin(version.card)
    first = [(translate("VoiceCard", "Made of"), origin)] if origin else []
    told = ("blend", "ratio", "copy_of") if origin else ()
    lines = (
        (_lineage_name(str(key)), _said(str(key), value))
        for key, value in version.card.lineage.items()
        if key not in told
    )
    return first + [line for line in lines if line[1]]


def measured(version: VoiceVersion) -> list[Line]:
    """What was measured, and the doubt about it."""
    card = version.card
    lines = [(one.figure, one.text) for one in voice_words.measures(card.measurements)]
    return lines + [("", doubt) for doubt in voice_words.doubts(card.measurements)]


def contents(version: VoiceVersion) -> list[Line]:
    """Its files with size and the beginning of their hash."""
    return [
        (name, f"{figures.size(record.size)} · SHA-256 {record.sha256[:16]}…")
        for name, record in sorted(version.card.files.items())
    ]


def further(version: VoiceVersion) -> list[Line]:
    """What another program has written into the card."""
    lines = ((str(key), _plain(value)) for key, value in version.card.extra.items())
    return [line for line in lines if line[1]]


def plain_text(version: VoiceVersion) -> str:
    """All of it, to be copied."""
    card = version.card
    own = [
        (translate("VoiceCard", "Author"), card.author),
        (translate("VoiceCard", "Licence"), card.licence),
        (translate("VoiceCard", "Consent"), card.consent),
        (translate("VoiceCard", "Notes"), card.notes),
        ("SHA-256", weights(version)),
    ]
    parts = (facts(version), own, lineage(version), measured(version), contents(version))
    lines = [f"{name}: {text}" if name else text for part in parts for name, text in part if text]
    return "\n".join(lines)


def _lineage_name(key: str) -> str:
    return {
        "mynah": translate("VoiceCard", "Mynah"),
        "base_sha256": translate("VoiceCard", "Base model"),
        "base": translate("VoiceCard", "Base model"),
        "encoder_sha256": translate("VoiceCard", "Encoder"),
        "embedder_sha256": translate("VoiceCard", "Encoder"),
        "embedder": translate("VoiceCard", "Encoder"),
        "dataset": translate("VoiceCard", "Dataset"),
        "recordings": translate("VoiceCard", "Recordings"),
        "median_f0_hz": translate("VoiceCard", "Median pitch"),
        "f0_method": translate("VoiceCard", "Pitch method"),
        "f0": translate("VoiceCard", "Follows pitch"),
        "seed": translate("VoiceCard", "Seed"),
        "version": translate("VoiceCard", "RVC version"),
        "speakers": translate("VoiceCard", "Speakers"),
        "blend": translate("VoiceCard", "Blended from"),
        "copy_of": translate("VoiceCard", "Copy of"),
        "index_of": translate("VoiceCard", "Index of"),
        "vectors": translate("VoiceCard", "Sounds in its index"),
        "origin_file": translate("VoiceCard", "Came as"),
        "origin_sha256": translate("VoiceCard", "SHA-256 as it came"),
        "origin_index": translate("VoiceCard", "Its index came as"),
        "origin_created": translate("VoiceCard", "Made elsewhere"),
    }.get(key, key)


def _said(key: str, value: Any) -> str:
    if value in (None, "", [], {}):
        return ""
    if key == "recordings" and isinstance(value, list):
        return translate("VoiceCard", "%n recording(s) of this workspace", None, len(value))
    number = voice_words.number({key: value}, key)
    if key == "median_f0_hz":
        return translate("VoiceCard", "{0} Hz").format(words.number(number, 1)) if number else ""
    if key == "vectors" and number is not None:
        return words.number(number)
    return _plain(value)


def _plain(value: Any) -> str:
    """A value of a card, of whatever type, in one line."""
    if isinstance(value, bool):
        return translate("VoiceCard", "yes") if value else translate("VoiceCard", "no")
    if isinstance(value, Mapping):
        parts = ((key, _plain(one)) for key, one in islice(value.items(), _MOST))
        text = ", ".join(f"{key} {one}" for key, one in parts if one)
    elif isinstance(value, list | tuple):
        text = "; ".join(filter(None, map(_plain, value[:_MOST])))
    else:
        text = "" if value is None else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
