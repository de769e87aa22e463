"""Which two voices can be blended: their networks must have one shape and hear with one ear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mynah.gui import voice_words
from mynah.gui.models import figures

if TYPE_CHECKING:
    from mynah.project.voices import Voice

translate = QCoreApplication.translate
_LITE_SAME = ("encoder_sha256", "base_sha256")
_RVC_SAME = ("version", "f0", "embedder")


def obstacle(first: Voice, second: Voice) -> str:
    """Why two voices cannot be blended; empty where nothing known speaks against it."""
    if first.name == second.name:
        return translate("VoiceBlend", "It is the first voice")
    ours, theirs = first.current.card, second.current.card
    if ours.kind != theirs.kind:
        kinds = (voice_words.kind(theirs), voice_words.kind(ours))
        return translate("VoiceBlend", "{0}, and the first is {1}").format(*kinds)
    if ours.sample_rate != theirs.sample_rate:
        rates = (figures.rate(theirs.sample_rate), figures.rate(ours.sample_rate))
        return translate("VoiceBlend", "{0}, and the first has {1}").format(*rates)
    for key in _LITE_SAME if ours.kind == "lite" else _RVC_SAME:
        if ours.lineage.get(key) != theirs.lineage.get(key):
            return {
                "encoder_sha256": translate("VoiceBlend", "It hears with another encoder"),
                "embedder": translate("VoiceBlend", "It hears with another encoder"),
                "version": translate("VoiceBlend", "{0}, and the first is {1}").format(
                    voice_words.kind(theirs), voice_words.kind(ours)
                ),
                "f0": translate("VoiceBlend", "One follows pitch and the other does not"),
                "base_sha256": translate("VoiceBlend", "It grew from another base model"),
            }[key]
    return ""
