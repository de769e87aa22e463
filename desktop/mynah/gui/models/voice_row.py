"""A voice as the gallery shows it, with what only its files can tell."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mynah.gui import voice_words
from mynah.project.voice_look import voice_look

if TYPE_CHECKING:
    from mynah.project.voice_card import VoiceCard
    from mynah.project.voices import Voice, VoiceVersion

THERE, NONE, UNFIT, LOST = "there", "none", "unfit", "lost"
_INDEX_HEAD = struct.Struct("<4si")  # kind, width of the features
_WIDTHS = {"v1": 256, "v2": 768}
_LITE_WIDTH = 384


@dataclass(frozen=True)
class VoiceRow:
    """One voice.

    Attributes:
        voice: The voice.
        active: Whether it is offered first everywhere.
        colour: Of its tile, as ``#rrggbb``.
        picture: Its picture, if it was given one.
        stamp: When the picture was changed, in nanoseconds.
        index: THERE, NONE, UNFIT or LOST.
        sample: The listening sample; None where there is none.
    """

    voice: Voice
    active: bool = False
    colour: str = "#0b7a68"
    picture: Path | None = None
    stamp: int = 0
    index: str = NONE
    sample: Path | None = None

    @property
    def name(self) -> str:
        """Model name."""
        return self.voice.name

    @property
    def card(self) -> VoiceCard:
        """The card of the version in use."""
        return self.voice.current.card

    @property
    def initials(self) -> str:
        """One or two letters for its tile."""
        spaced = "".join(letter if letter.isalnum() else " " for letter in self.name)
        parts = spaced.split()
        letters = [part[0] for part in parts[:2]] or ["?"]
        return "".join(letters).upper()

    @property
    def spoken(self) -> str:
        """Everything the tile shows, for screen readers."""
        return ". ".join(one for one in (self.name, *self.lines) if one)

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands below the name: facts, training, index and likeness."""
        card = self.card
        state = " · ".join(
            one for one in (voice_words.index_state(self.index), voice_words.likeness(card)) if one
        )
        trained = voice_words.trained(card)
        return (" · ".join(voice_words.facts(card)), trained, state)


def read_rows(voices: Iterable[Voice], active: str) -> tuple[VoiceRow, ...]:
    """Read what the gallery needs beside the cards; for a thread of the background."""
    return tuple(_read(voice, active=voice.name == active) for voice in voices)


def _read(voice: Voice, *, active: bool) -> VoiceRow:
    look = voice_look(voice.dir)
    stamp = 0
    picture = look.picture
    if picture is not None:
        try:
            stamp = picture.stat().st_mtime_ns
        except OSError:
            picture = None
    version = voice.current
    return VoiceRow(
        voice, active, look.colour, picture, stamp, index_of(version), sample_of(version)
    )


def sample_of(version: VoiceVersion) -> Path | None:
    """The listening sample of a version, where there is one."""
    for name in version.card.files:
        if name.startswith("sample.") and (version.dir / name).is_file():
            return version.dir / name
    return None


def index_of(version: VoiceVersion) -> str:
    """Whether a version has an index, and one of its width."""
    names = [name for name in version.card.files if name.endswith(".index")]
    if not names:
        return NONE
    try:
        with (version.dir / names[0]).open("rb") as file:
            head = file.read(_INDEX_HEAD.size)
    except OSError:
        return LOST
    if len(head) < _INDEX_HEAD.size:
        return UNFIT
    _, width = _INDEX_HEAD.unpack(head)
    wanted = _wanted_width(version.card)
    return THERE if not wanted or width == wanted else UNFIT


def _wanted_width(card: VoiceCard) -> int:
    if card.kind == "lite":
        return _LITE_WIDTH
    return _WIDTHS.get(str(card.lineage.get("version")), 0)
