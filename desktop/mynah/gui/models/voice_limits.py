"""Which settings of a conversion have an effect with a voice, from what its card says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mynah.project.voices import Voice


class Limit(StrEnum):
    """Why a setting changes nothing with a voice."""

    NO_INDEX = "no_index"
    NO_PITCH = "no_pitch"
    NO_MEDIAN = "no_median"
    ONLY_RVC = "only_rvc"


MATCH = "match"
_OF_INDEX = ("index_rate", "protect")
_OF_PITCH = ("pitch", MATCH, "f0_method", "unvoiced", "autotune", "protect")
_OF_RVC = ("unvoiced",)


@dataclass(frozen=True)
class VoiceLimits:
    """What a voice can do.

    Attributes:
        without_effect: Settings, and "match", with the reason why they change nothing.
        speakers: Names of its speakers; empty where there is one.
    """

    without_effect: Mapping[str, Limit]
    speakers: tuple[str, ...] = ()


def voice_limits(voice: Voice | None) -> VoiceLimits:
    """Read the card of the version in use; nothing is limited where there is no voice."""
    if voice is None:
        return VoiceLimits({})
    card = voice.current.card
    limits: dict[str, Limit] = {}
    if not any(name.endswith(".index") for name in card.files):
        limits.update(dict.fromkeys(_OF_INDEX, Limit.NO_INDEX))
    median = card.lineage.get("median_f0_hz")
    if not isinstance(median, int | float) or median <= 0:
        limits[MATCH] = Limit.NO_MEDIAN
    if card.kind != "rvc":
        limits.update(dict.fromkeys(_OF_RVC, Limit.ONLY_RVC))
    elif card.lineage.get("f0") is False:
        limits.update(dict.fromkeys(_OF_PITCH, Limit.NO_PITCH))
    names = card.lineage.get("speakers")
    speakers = tuple(str(one) for one in names) if isinstance(names, list) else ()
    return VoiceLimits(limits, speakers if len(speakers) > 1 and any(speakers) else ())
