"""Where a sound file comes from: what Mynah writes into what it makes, and reads back.

Every exported file says in its tags, in all formats, that it is synthetic, which voice speaks, the
SHA-256 of that voice's weights and the version of the program. The fields that all formats share
are few, so the facts stand in the comment, a sentence for people that a program can read::

    Synthetic speech made with Mynah. voice="Anna" weights-sha256=8f0c... program="Mynah 0.1.0"

Texts in quotes are JSON strings. Tags are a note and no proof: whoever wants to can take them out.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from mynah import __version__
from mynah.project.voice_card import weights_sha256

if TYPE_CHECKING:
    from os import PathLike

    from mynah.project.voice_card import VoiceCard

PROGRAM = f"Mynah {__version__}"
SENTENCE = "Synthetic speech made with Mynah."
_FIELD = re.compile(r'([a-z0-9-]+)=("(?:[^"\\]|\\.)*"|[^\s"]+)')
_QUOTED = frozenset({"voice", "base", "program"})


@dataclass(frozen=True)
class Provenance:
    """What a synthetic file says of itself.

    Attributes:
        voice: Name of the voice; empty where a base voice speaks unconverted.
        weights_sha256: Of the voice's weights; empty where it has no file, such as a blend that
            was only listened to.
        base: The engine and voice that spoke a text, such as ``espeak/en-us``; empty for a
            converted recording.
        program: Name and version of the program that wrote the file.
    """

    voice: str = ""
    weights_sha256: str = ""
    base: str = ""
    program: str = PROGRAM

    def comment(self) -> str:
        """The sentence for the comment of a file."""
        said = {
            "voice": self.voice,
            "weights-sha256": self.weights_sha256,
            "base": self.base,
            "program": self.program,
        }
        fields = [
            f"{name}={json.dumps(text, ensure_ascii=False) if name in _QUOTED else text}"
            for name, text in said.items()
            if text
        ]
        return " ".join([SENTENCE, *fields])

    @classmethod
    def from_comment(cls, comment: str) -> Self | None:
        """What a comment says; None where it is none of Mynah's."""
        start = comment.find(SENTENCE)
        if start < 0:
            return None
        found: dict[str, str] = {}
        for name, text in _FIELD.findall(comment[start + len(SENTENCE) :]):
            found.setdefault(name, _unquoted(text))
        return cls(
            found.get("voice", ""),
            found.get("weights-sha256", ""),
            found.get("base", ""),
            found.get("program", ""),
        )


def speech_tags(card: VoiceCard | None, *, title: str = "", base: str = "") -> dict[str, str]:
    """Tags of a file that a voice speaks in, for `audio.write.StreamWriter`.

    Args:
        card: Of the voice; None where a base voice speaks unconverted.
        title: Of the file, if it has one.
        base: The engine and voice that spoke the text, for what was typed.
    """
    voice = card.name if card is not None else ""
    digest = weights_sha256(card) if card is not None else ""
    tags = {
        "title": title,
        "artist": f"{voice or base} (synthetic voice)",
        "comment": Provenance(voice, digest, base).comment(),
        "software": PROGRAM,
    }
    # Names of files need not be valid Unicode; what is not cannot be written into a tag.
    whole = {name: text.encode("utf-8", "replace").decode("utf-8") for name, text in tags.items()}
    return {name: text for name, text in whole.items() if text}


def read_provenance(path: str | PathLike[str]) -> Provenance | None:
    """What a sound file says of where it comes from; None where it says nothing.

    Raises:
        DecodeError: The file is no sound file or cannot be read.
    """
    from mynah.audio.tags import read_tags  # whoever only writes needs no decoder

    return Provenance.from_comment(read_tags(path).get("comment", ""))


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    try:
        return str(json.loads(text))
    except ValueError:
        return text.strip('"')
