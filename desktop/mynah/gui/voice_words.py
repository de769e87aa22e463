"""What is said about a voice: its kind, what it was made of, its index, and what was measured."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from mynah.gui import training_words as words
from mynah.gui.models import figures

if TYPE_CHECKING:
    from mynah.project.voice_card import VoiceCard

translate = QCoreApplication.translate
_SHORT = 36
_TELLABLE = 0.01
_NEAR = 0.03  # of likeness: less than what two recordings of one speaker differ by


@dataclass(frozen=True)
class Measure:
    """One thing that was measured of a voice.

    Attributes:
        figure: The number with its unit.
        text: What it says.
        good: Whether it is as it should be.
    """

    figure: str
    text: str
    good: bool = True


def kind(card: VoiceCard) -> str:
    """Lite, or RVC with its version."""
    if card.kind == "lite":
        return translate("Voices", "Lite")
    if card.kind == "rvc":
        version = str(card.lineage.get("version") or "")
        return f"RVC {version}".strip()
    return card.kind or translate("Voices", "Unknown kind")


def minutes(card: VoiceCard) -> str:
    """How much it was made of; empty where nobody knows."""
    if card.minutes <= 0:
        return ""
    number = words.number(card.minutes, 0 if card.minutes >= 10 else 1)
    return translate("Voices", "{0} min").format(number)


def trained(card: VoiceCard) -> str:
    """Epochs and steps; empty where they were not counted."""
    parts = []
    if card.epochs > 0:
        parts.append(translate("Voices", "%n epoch(s)", None, card.epochs))
    if card.steps > 0:
        number = words.number(card.steps)
        parts.append(translate("Voices", "{0} steps").format(number))
    return ", ".join(parts)


def facts(card: VoiceCard) -> list[str]:
    """Kind, length of its recordings, and rate, each a few letters."""
    rate = figures.rate(card.sample_rate) if card.sample_rate > 0 else ""
    return [one for one in (kind(card), minutes(card), rate) if one]


def index_state(state: str) -> str:
    """A word about the index."""
    return {
        "there": translate("Voices", "With index"),
        "none": translate("Voices", "No index"),
        "unfit": translate("Voices", "Index does not fit"),
        "lost": translate("Voices", "Index is missing"),
    }.get(state, "")


def index_help(state: str) -> str:
    """What the state of the index means for the sound."""
    return {
        "there": translate("Voices", "Its index brings sounds nearer to those of the speaker."),
        "none": translate("Voices", "It works without an index; likeness may be a little less."),
        "unfit": translate(
            "Voices", "Its index is of another kind of voice and is not used. It works without."
        ),
        "lost": translate(
            "Voices", "Its card names an index that is not in its folder. It works without."
        ),
    }.get(state, "")


def likeness(card: VoiceCard) -> str:
    """The measure that counts most, in a few letters; empty where it was not measured."""
    value = number(card.measurements, "similarity")
    if value is None:
        return ""
    return translate("Voices", "{0} alike").format(words.percent(value))


def measures(measured: Mapping[str, Any]) -> list[Measure]:
    """Everything that was measured, the most telling first."""
    found = []
    similarity, natural = number(measured, "similarity"), number(measured, "natural_similarity")
    if similarity is not None:
        text = translate("Voices", "similar to the speaker")
        if natural is not None:
            compared = translate("Voices", "similar to the speaker; real recordings reach {0}")
            text = compared.format(words.percent(natural))
        good = similarity >= (natural - _NEAR if natural is not None else 0.75)
        found.append(Measure(words.percent(similarity), text, good))
    clear = number(measured, "intelligibility")
    if clear is not None:
        text = translate("Voices", "of the sounds are understood as they were meant")
        found.append(Measure(words.percent(clear), text, clear > 0.8))
    cents = number(measured, "pitch_error_cents")
    if cents is not None:
        figure = translate("Voices", "{0} cents").format(words.number(cents, 1))
        text = translate("Voices", "off the pitch it should follow; a semitone has 100")
        found.append(Measure(figure, text, cents < 50))
    voicing = number(measured, "voicing_agreement")
    if voicing is not None:
        text = translate("Voices", "voiced where it should be")
        found.append(Measure(words.percent(voicing, 1), text, voicing > 0.8))
    return found


def doubts(measured: Mapping[str, Any]) -> list[str]:
    """What weakens the measures, as the card states it."""
    found = []
    count = number(measured, "recordings_tested")
    if measured.get("tested_on_held_out") is False:
        found.append(
            translate(
                "Voices",
                "No recording was held out, so it was measured on ones it had learnt from: "
                "the figures flatter it.",
            )
        )
    if count is not None and 0 < count < 5:
        found.append(
            translate(
                "Voices",
                "Measured on %n recording(s) only; another choice would give other figures.",
                None,
                int(count),
            )
        )
    similarity, natural = number(measured, "similarity"), number(measured, "natural_similarity")
    if similarity is not None and natural is not None and similarity > natural + _TELLABLE:
        found.append(
            translate(
                "Voices",
                "More alike than real recordings are to each other means: within what this "
                "measure can tell, not better than real.",
            )
        )
    return found


def origin(card: VoiceCard) -> str:
    """The voices that it was made of; empty where it was made of recordings, or nobody says."""
    parts = card.lineage.get("blend")
    if isinstance(parts, list):
        named = [_share(one) for one in parts if isinstance(one, Mapping)]
        return translate("Voices", "A blend: {0}").format(", ".join(named)) if named else ""
    copied = card.lineage.get("copy_of")
    if isinstance(copied, Mapping) and copied.get("name"):
        text = translate("Voices", "A copy of “{0}” ({1})")
        return text.format(copied["name"], version(str(copied.get("version") or "")))
    return ""


def _share(parent: Mapping[str, Any]) -> str:
    share = number(parent, "share")
    name = translate("Voices", "“{0}”").format(parent.get("name") or "?")
    return f"{words.percent(share)} {name}" if share is not None else name


def unmeasured() -> str:
    """What is said of a voice that nobody measured."""
    return translate(
        "Voices",
        "Nothing was measured of it. Convert a recording and listen before you rely on it.",
    )


def short(name: str) -> str:
    """A name for a title: a very long one without its middle."""
    return name if len(name) <= _SHORT else f"{name[: _SHORT // 2]}…{name[-_SHORT // 3 :]}"


def version(folder: str) -> str:
    """`v003` is version 3."""
    digits = folder.removeprefix("v")
    number_ = str(int(digits)) if digits.isdigit() else folder
    return translate("Voices", "Version {0}").format(number_)


def moment(stamp: str) -> float:
    """Seconds since 1970 of an ISO 8601 moment; 0 where it is none."""
    try:
        return datetime.fromisoformat(stamp).timestamp()
    except (ValueError, OverflowError, OSError):  # Windows knows no year before 1970
        return 0.0


def differences(card: VoiceCard, used: VoiceCard) -> list[str]:
    """What differs in a version from the one in use."""
    found = []
    for ours, theirs, text in (
        (minutes(card), minutes(used), translate("Voices", "{0} of recordings instead of {1}")),
        (trained(card), trained(used), translate("Voices", "{0} instead of {1}")),
        (kind(card), kind(used), translate("Voices", "{0} instead of {1}")),
        (likeness(card), likeness(used), translate("Voices", "{0} instead of {1}")),
    ):
        if ours != theirs and ours and theirs:
            found.append(text.format(ours, theirs))
    if card.sample_rate != used.sample_rate and card.sample_rate and used.sample_rate:
        text = translate("Voices", "{0} instead of {1}")
        found.append(text.format(figures.rate(card.sample_rate), figures.rate(used.sample_rate)))
    if dict(card.files) == dict(used.files):
        found.append(translate("Voices", "The same files"))
    elif not found:
        found.append(translate("Voices", "Other weights, otherwise the same facts"))
    return found


def number(data: Mapping[str, Any], name: str) -> float | None:
    """A number of a card; None where it has none."""
    value = data.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None
