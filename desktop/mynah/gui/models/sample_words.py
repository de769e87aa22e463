"""The window's words for what the engine tells about recordings in codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from mynah.gui.translation import QT_TRANSLATE_NOOP

_CONTEXT = "SampleWords"


@dataclass(frozen=True)
class ReasonWords:
    """Why a recording is not simply good.

    Attributes:
        label: A word or two.
        text: One sentence.
        action: What to do about it; may be empty.
    """

    label: str
    text: str
    action: str


def verdict_word(verdict: str) -> str:
    """One word for a verdict."""
    return QCoreApplication.translate(_CONTEXT, _VERDICTS.get(verdict, verdict))


def verdict_kind(verdict: str) -> str:
    """The theme's colour for a verdict: good, warn or bad."""
    return {"ok": "good", "duplicate": "good", "warn": "warn"}.get(verdict, "bad")


def reason_words(code: str, text: str = "", action: str = "") -> ReasonWords:
    """The words for a reason.

    Args:
        code: Stable code of the reason.
        text: The engine's own sentence, for a code that this window does not know.
        action: The engine's own advice, likewise.
    """
    known = _REASONS.get(code)
    if known is None:
        return ReasonWords(code.replace("_", " ").capitalize(), text, action)
    return ReasonWords(*(QCoreApplication.translate(_CONTEXT, one) for one in known))


_VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "ok": QT_TRANSLATE_NOOP("SampleWords", "Good"),
        "warn": QT_TRANSLATE_NOOP("SampleWords", "Warning"),
        "refused": QT_TRANSLATE_NOOP("SampleWords", "Refused"),
        "duplicate": QT_TRANSLATE_NOOP("SampleWords", "Already there"),
        "problem": QT_TRANSLATE_NOOP("SampleWords", "Not opened"),
    }
)

_REASONS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "clipping": (
            QT_TRANSLATE_NOOP("SampleWords", "Clipped"),
            QT_TRANSLATE_NOOP("SampleWords", "It was too loud: the peaks are cut off."),
            QT_TRANSLATE_NOOP("SampleWords", "Record again with less gain."),
        ),
        "noise": (
            QT_TRANSLATE_NOOP("SampleWords", "Noise"),
            QT_TRANSLATE_NOOP("SampleWords", "There is noise behind the voice."),
            QT_TRANSLATE_NOOP(
                "SampleWords", "Record again in a quieter place, nearer to the microphone."
            ),
        ),
        "hum": (
            QT_TRANSLATE_NOOP("SampleWords", "Hum"),
            QT_TRANSLATE_NOOP("SampleWords", "There is mains hum behind the voice."),
            QT_TRANSLATE_NOOP("SampleWords", "Use another cable or socket."),
        ),
        "quiet": (
            QT_TRANSLATE_NOOP("SampleWords", "Quiet"),
            QT_TRANSLATE_NOOP("SampleWords", "The voice is very quiet."),
            QT_TRANSLATE_NOOP("SampleWords", "Record again with more gain."),
        ),
        "reverb": (
            QT_TRANSLATE_NOOP("SampleWords", "Echo"),
            QT_TRANSLATE_NOOP("SampleWords", "The room is heard behind the voice."),
            QT_TRANSLATE_NOOP(
                "SampleWords",
                "Record again in a room with soft furniture, nearer to the microphone.",
            ),
        ),
        "narrow_band": (
            QT_TRANSLATE_NOOP("SampleWords", "Muffled"),
            QT_TRANSLATE_NOOP("SampleWords", "High sounds are missing, as on a telephone."),
            QT_TRANSLATE_NOOP("SampleWords", "Look for a version with a higher quality."),
        ),
        "low_rate": (
            QT_TRANSLATE_NOOP("SampleWords", "Low rate"),
            QT_TRANSLATE_NOOP("SampleWords", "The sample rate is low."),
            QT_TRANSLATE_NOOP("SampleWords", "Look for the original recording with a higher rate."),
        ),
        "short": (
            QT_TRANSLATE_NOOP("SampleWords", "Short"),
            QT_TRANSLATE_NOOP("SampleWords", "It is too short."),
            QT_TRANSLATE_NOOP("SampleWords", "Use recordings of at least 2 seconds."),
        ),
        "long": (
            QT_TRANSLATE_NOOP("SampleWords", "Long"),
            QT_TRANSLATE_NOOP("SampleWords", "It is long; it is cut into pieces for training."),
            QT_TRANSLATE_NOOP("SampleWords", "Nothing needs to be done."),
        ),
        "silence": (
            QT_TRANSLATE_NOOP("SampleWords", "Silence"),
            QT_TRANSLATE_NOOP("SampleWords", "There is no sound in it."),
            QT_TRANSLATE_NOOP("SampleWords", "Check the microphone and record again."),
        ),
        "pauses": (
            QT_TRANSLATE_NOOP("SampleWords", "Pauses"),
            QT_TRANSLATE_NOOP("SampleWords", "Most of it is pauses."),
            QT_TRANSLATE_NOOP("SampleWords", "Cut out the long pauses."),
        ),
        "leading_silence": (
            QT_TRANSLATE_NOOP("SampleWords", "Silence at the ends"),
            QT_TRANSLATE_NOOP(
                "SampleWords", "There is silence before or after the voice. Training leaves it out."
            ),
            QT_TRANSLATE_NOOP("SampleWords", "Nothing needs to be done."),
        ),
        "no_speech": (
            QT_TRANSLATE_NOOP("SampleWords", "No voice"),
            QT_TRANSLATE_NOOP("SampleWords", "No voice was found in it."),
            QT_TRANSLATE_NOOP("SampleWords", "Use a recording of somebody who speaks or sings."),
        ),
        "dropouts": (
            QT_TRANSLATE_NOOP("SampleWords", "Gaps"),
            QT_TRANSLATE_NOOP("SampleWords", "The sound breaks off."),
            QT_TRANSLATE_NOOP("SampleWords", "Copy the file again, or record again."),
        ),
        "duplicate": (
            QT_TRANSLATE_NOOP("SampleWords", "Duplicate"),
            QT_TRANSLATE_NOOP("SampleWords", "The same recording is in the library already."),
            QT_TRANSLATE_NOOP("SampleWords", "Nothing needs to be done: it is kept once."),
        ),
        "truncated": (
            QT_TRANSLATE_NOOP("SampleWords", "Cut short"),
            QT_TRANSLATE_NOOP("SampleWords", "The end of the file is missing."),
            QT_TRANSLATE_NOOP("SampleWords", "Copy the file again; what is there can be used."),
        ),
        "nan": (
            QT_TRANSLATE_NOOP("SampleWords", "Damaged"),
            QT_TRANSLATE_NOOP("SampleWords", "Some of its samples are not numbers."),
            QT_TRANSLATE_NOOP(
                "SampleWords", "Listen to it; write the file again with the program that made it."
            ),
        ),
        "decoder_broke": (
            QT_TRANSLATE_NOOP("SampleWords", "Damaged"),
            QT_TRANSLATE_NOOP("SampleWords", "It is damaged so that the decoder broke on it."),
            QT_TRANSLATE_NOOP("SampleWords", "Copy the file again, or get it from its source."),
        ),
        "decoder_stuck": (
            QT_TRANSLATE_NOOP("SampleWords", "Damaged"),
            QT_TRANSLATE_NOOP("SampleWords", "The decoder did not get to an end with it."),
            QT_TRANSLATE_NOOP("SampleWords", "Copy the file again, or get it from its source."),
        ),
        "too_long": (
            QT_TRANSLATE_NOOP("SampleWords", "Too long"),
            QT_TRANSLATE_NOOP("SampleWords", "It unfolds to far more than recordings do."),
            QT_TRANSLATE_NOOP("SampleWords", "Write it again with the program that made it."),
        ),
        "unreadable": (
            QT_TRANSLATE_NOOP("SampleWords", "Unreadable"),
            QT_TRANSLATE_NOOP("SampleWords", "The file could not be read."),
            QT_TRANSLATE_NOOP(
                "SampleWords", "Convert the file to WAV or FLAC with another program."
            ),
        ),
        "unmeasured": (
            QT_TRANSLATE_NOOP("SampleWords", "Not measured"),
            QT_TRANSLATE_NOOP("SampleWords", "Its quality could not be measured."),
            QT_TRANSLATE_NOOP(
                "SampleWords", "Convert the file to WAV or FLAC with another program."
            ),
        ),
        "not_audio": (
            QT_TRANSLATE_NOOP("SampleWords", "Not a sound file"),
            QT_TRANSLATE_NOOP("SampleWords", "There is no sound in a known format in it."),
            QT_TRANSLATE_NOOP("SampleWords", "Choose a sound file."),
        ),
        "not_a_file": (
            QT_TRANSLATE_NOOP("SampleWords", "Not a file"),
            QT_TRANSLATE_NOOP("SampleWords", "This is a pipe or a device, not a file."),
            QT_TRANSLATE_NOOP("SampleWords", "Choose a sound file."),
        ),
        "no_audio_here": (
            QT_TRANSLATE_NOOP("SampleWords", "No sound files"),
            QT_TRANSLATE_NOOP("SampleWords", "There are no sound files in this folder."),
            QT_TRANSLATE_NOOP("SampleWords", "Choose another folder."),
        ),
        "empty": (
            QT_TRANSLATE_NOOP("SampleWords", "Empty"),
            QT_TRANSLATE_NOOP("SampleWords", "There is nothing in the file."),
            QT_TRANSLATE_NOOP("SampleWords", "Copy the file again from where it came from."),
        ),
        "vanished": (
            QT_TRANSLATE_NOOP("SampleWords", "Not found"),
            QT_TRANSLATE_NOOP("SampleWords", "The file is not there any more."),
            QT_TRANSLATE_NOOP(
                "SampleWords", "It may have been moved, or its disk may have been taken out."
            ),
        ),
        "permission": (
            QT_TRANSLATE_NOOP("SampleWords", "No permission"),
            QT_TRANSLATE_NOOP("SampleWords", "The file may not be read."),
            QT_TRANSLATE_NOOP("SampleWords", "Allow reading it, or copy it to a folder of yours."),
        ),
        "changed": (
            QT_TRANSLATE_NOOP("SampleWords", "Still being written"),
            QT_TRANSLATE_NOOP("SampleWords", "It was being written while it was read."),
            QT_TRANSLATE_NOOP("SampleWords", "Add it again when it is finished."),
        ),
    }
)
