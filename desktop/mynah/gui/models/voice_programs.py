"""For which programs a voice can be exported, and why not for others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from mynah.project.voice_card import VoiceCard

translate = QCoreApplication.translate
RVC_ONLY = frozenset({"applio", "rvc", "w-okada"})


@dataclass(frozen=True)
class Program:
    """One that voices can be written for.

    Attributes:
        key: As the engine calls it.
        name: As people call it.
        text: What is written, and where it goes.
        reason: Why it cannot be; empty where it can.
    """

    key: str
    name: str
    text: str
    reason: str = ""


def programs(card: VoiceCard) -> tuple[Program, ...]:
    """All of them, in the order in which they are offered."""
    listed = (
        Program(
            "mynah",
            translate("VoiceExport", "Mynah"),
            translate(
                "VoiceExport",
                "One .mynahvoice file with everything: for another computer, or to keep.",
            ),
        ),
        Program(
            "applio",
            translate("VoiceExport", "Applio"),
            translate("VoiceExport", "A folder for its logs, with model and index."),
        ),
        Program(
            "rvc",
            translate("VoiceExport", "RVC WebUI"),
            translate("VoiceExport", "The folders assets and logs, to be laid over those there."),
        ),
        Program(
            "w-okada",
            translate("VoiceExport", "w-okada voice changer"),
            translate("VoiceExport", "Model and index side by side, to be chosen there."),
        ),
        Program(
            "onnx",
            translate("VoiceExport", "ONNX"),
            translate("VoiceExport", "For programs that run networks with onnxruntime."),
        ),
        Program(
            "safetensors",
            translate("VoiceExport", "Safetensors"),
            translate("VoiceExport", "The weights alone, in a file that cannot carry code."),
        ),
    )
    return tuple(Program(one.key, one.name, one.text, _reason(one.key, card)) for one in listed)


def _reason(key: str, card: VoiceCard) -> str:
    if key not in RVC_ONLY or card.kind == "rvc":
        return ""
    if card.kind == "lite":
        return translate(
            "VoiceExport", "It plays RVC voices only. Train an RVC voice of the same recordings."
        )
    return translate("VoiceExport", "It plays RVC voices only.")
