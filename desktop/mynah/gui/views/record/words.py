"""The recorder's words for levels, rooms and microphones that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from mynah.audio.levels import Loudness
from mynah.audio.room import Room, RoomNoise
from mynah.gui.models.input_device import MicrophoneProblem
from mynah.gui.translation import QT_TRANSLATE_NOOP

_CONTEXT = "RecordWords"


def level_words(verdict: Loudness) -> tuple[str, str, str]:
    """Kind (of the theme), a word or two, and what to do about it."""
    kind, title, advice = _LEVELS[verdict]
    return kind, _translated(title), _translated(advice)


def room_words(noise: RoomNoise) -> tuple[str, str, str]:
    """Kind, a word or two, and what to do about it."""
    kind, title, advice = _ROOMS[noise.verdict]
    if noise.hum and noise.verdict in (Room.FAIR, Room.NOISY):
        advice = _HUM
    return kind, _translated(title), _translated(advice)


def trouble_words(problem: MicrophoneProblem) -> tuple[str, str]:
    """What is the matter with the microphone, and what to do about it."""
    title, advice = _TROUBLES[problem]
    return _translated(title), _translated(advice)


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text) if text else ""


_LEVELS: Mapping[Loudness, tuple[str, str, str]] = MappingProxyType(
    {
        Loudness.NOTHING: (
            "warn",
            QT_TRANSLATE_NOOP("RecordWords", "Nothing is heard"),
            QT_TRANSLATE_NOOP(
                "RecordWords", "The microphone may be muted, or another one is meant."
            ),
        ),
        Loudness.WAITING: (
            "muted",
            QT_TRANSLATE_NOOP("RecordWords", "Say something"),
            QT_TRANSLATE_NOOP("RecordWords", "Speak as you will when you record."),
        ),
        Loudness.QUIET: (
            "warn",
            QT_TRANSLATE_NOOP("RecordWords", "Too quiet"),
            QT_TRANSLATE_NOOP(
                "RecordWords", "Come nearer, or raise the input level in the system's settings."
            ),
        ),
        Loudness.GOOD: (
            "good",
            QT_TRANSLATE_NOOP("RecordWords", "Good"),
            QT_TRANSLATE_NOOP("RecordWords", "Stay as near as you are now."),
        ),
        Loudness.LOUD: (
            "warn",
            QT_TRANSLATE_NOOP("RecordWords", "Too loud"),
            QT_TRANSLATE_NOOP("RecordWords", "Move back a little, or lower the input level."),
        ),
        Loudness.CLIPPING: (
            "bad",
            QT_TRANSLATE_NOOP("RecordWords", "Clipping"),
            QT_TRANSLATE_NOOP(
                "RecordWords", "The peaks are cut off. Lower the input level, or move back."
            ),
        ),
    }
)

_ROOMS: Mapping[Room, tuple[str, str, str]] = MappingProxyType(
    {
        Room.NO_SOUND: (
            "bad",
            QT_TRANSLATE_NOOP("RecordWords", "Nothing arrives"),
            QT_TRANSLATE_NOOP(
                "RecordWords",
                "Not even a microphone's own noise: it is muted, or its noise suppression "
                "removes everything. Switch that off and check again.",
            ),
        ),
        Room.QUIET: (
            "good",
            QT_TRANSLATE_NOOP("RecordWords", "Quiet"),
            QT_TRANSLATE_NOOP("RecordWords", "A good place to record."),
        ),
        Room.FAIR: (
            "good",
            QT_TRANSLATE_NOOP("RecordWords", "Quiet enough"),
            QT_TRANSLATE_NOOP(
                "RecordWords", "It will do if you speak near the microphone, a hand's breadth away."
            ),
        ),
        Room.NOISY: (
            "warn",
            QT_TRANSLATE_NOOP("RecordWords", "Noisy"),
            QT_TRANSLATE_NOOP(
                "RecordWords",
                "The voice would learn this noise. Close windows, switch off fans, go nearer to "
                "the microphone and lower its level.",
            ),
        ),
        Room.DISTURBED: (
            "warn",
            QT_TRANSLATE_NOOP("RecordWords", "Something was heard"),
            QT_TRANSLATE_NOOP("RecordWords", "Keep still for two seconds and check again."),
        ),
    }
)

_HUM = QT_TRANSLATE_NOOP(
    "RecordWords",
    "Most of it is mains hum. Use another cable or socket, or unplug the charger of the computer.",
)

_TROUBLES: Mapping[MicrophoneProblem, tuple[str, str]] = MappingProxyType(
    {
        MicrophoneProblem.NONE: ("", ""),
        MicrophoneProblem.NO_LIBRARY: (
            QT_TRANSLATE_NOOP("RecordWords", "The sound library of this system is missing"),
            QT_TRANSLATE_NOOP(
                "RecordWords",
                "On Linux, install the package libpulse0 and start Mynah again. Or record with "
                "a phone or another program, and drop the files on this window.",
            ),
        ),
        MicrophoneProblem.NO_DEVICE: (
            QT_TRANSLATE_NOOP("RecordWords", "No microphone was found"),
            QT_TRANSLATE_NOOP(
                "RecordWords",
                "Connect one; it is used at once. Or record with a phone or another program, and "
                "drop the files on this window.",
            ),
        ),
        MicrophoneProblem.NOT_ASKED: (
            QT_TRANSLATE_NOOP("RecordWords", "Mynah may not use the microphone yet"),
            QT_TRANSLATE_NOOP(
                "RecordWords", "The system asks you once. Nothing leaves this computer."
            ),
        ),
        MicrophoneProblem.REFUSED: (
            QT_TRANSLATE_NOOP("RecordWords", "The system does not let Mynah use the microphone"),
            QT_TRANSLATE_NOOP(
                "RecordWords",
                "Allow it in the system's settings, under privacy and microphone, and come back "
                "to this page.",
            ),
        ),
        MicrophoneProblem.NOT_OPENED: (
            QT_TRANSLATE_NOOP("RecordWords", "The microphone could not be opened"),
            QT_TRANSLATE_NOOP(
                "RecordWords",
                "Another program may be using it. Close that program, or choose another "
                "microphone.",
            ),
        ),
        MicrophoneProblem.STALLED: (
            QT_TRANSLATE_NOOP("RecordWords", "No sound arrives from the microphone any more"),
            QT_TRANSLATE_NOOP(
                "RecordWords",
                "The sound system may have been restarted, or the device sleeps. Try again, or "
                "choose another microphone.",
            ),
        ),
    }
)
