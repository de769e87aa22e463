"""What the page Speak knows: the base voices that exist, what was chosen, and sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

ENGLISH = "en"
_LETTERS_PER_SECOND = 15.0
"""Of plain English at the usual speed; good enough to tell a minute from an hour."""
_PIPER_NAME = re.compile(r"[a-z]{2,3}_[A-Z]{2}-(\w+)-\w+")
_INSTALLERS = r"(?:sudo |brew |winget )"
_NOWHERE = (-1, -1)
_WORD = re.compile(r"\w[\w'\u2019-]*")
# Writings without spaces: about one spoken word for every two signs.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class TextFacts:
    """How much there is to say.

    Attributes:
        words: Number of words.
        seconds: About how long saying it takes.
    """

    words: int = 0
    seconds: float = 0.0

    @classmethod
    def of(cls, text: str, speed: float = 1.0) -> TextFacts:
        """Count; a few milliseconds for a hundred thousand words."""
        dense = len(_DENSE.findall(text))
        words = len(_WORD.findall(_DENSE.sub(" ", text))) + (dense + 1) // 2
        letters = sum(map(len, text.split())) - dense
        seconds = (letters * 1.2 / _LETTERS_PER_SECOND + dense / 4.5) / max(speed, 0.1)
        return cls(words, seconds if words else 0.0)


@dataclass(frozen=True)
class SpeechEngine:
    """A program or library that speaks.

    Attributes:
        id: Such as ``espeak``.
        name: For people.
        available: Whether it can speak here.
        version: Its version, where it is known.
        reason: Why it cannot.
        hint: What to do about that, often a command.
    """

    id: str
    name: str
    available: bool = True
    version: str = ""
    reason: str = ""
    hint: str = ""

    @property
    def command(self) -> str:
        """The command in the hint that installs it; empty where there is none."""
        return command_in(self.hint)


@dataclass(frozen=True)
class Base:
    """A voice of a speech engine.

    Attributes:
        id: Such as ``piper/en_US-lessac-medium``.
        engine: Id of its engine.
        name: For people.
        language: As the engine writes it, such as ``en-us``.
        quality: A word such as ``medium``; may be empty.
        installed: Whether it is on this computer.
        size: Bytes of its download.
        licence: Of the voice.
        model: Name for `mynah models download`.
    """

    id: str
    engine: str
    name: str
    language: str
    quality: str = ""
    installed: bool = True
    size: int = 0
    licence: str = ""
    model: str = ""

    @property
    def tongue(self) -> str:
        """Its language without the country."""
        return tongue(self.language)

    @property
    def title(self) -> str:
        """Its name without language and quality, which Piper writes into it."""
        found = _PIPER_NAME.fullmatch(self.name)
        return found.group(1).replace("_", " ").capitalize() if found else self.name


@dataclass(frozen=True)
class BaseVoices:
    """All that can speak, and what could."""

    engines: tuple[SpeechEngine, ...] = ()
    bases: tuple[Base, ...] = ()

    @classmethod
    def from_answer(cls, answer: Mapping[str, Any]) -> BaseVoices:
        """Read the answer to the request `bases`; unknown keys are passed over."""
        return cls(
            tuple(_made(SpeechEngine, one) for one in answer.get("engines", ())),
            tuple(_made(Base, one) for one in answer.get("bases", ())),
        )

    def base(self, wanted: str) -> Base | None:
        """The base voice of this id."""
        return next((one for one in self.bases if one.id == wanted), None)

    def engine(self, wanted: str) -> SpeechEngine | None:
        """The engine of this id."""
        return next((one for one in self.engines if one.id == wanted), None)

    def engine_name(self, wanted: str) -> str:
        """Its name for people; the id where it is not known."""
        found = self.engine(wanted)
        return found.name if found is not None else wanted

    def base_name(self, wanted: str) -> str:
        """The name of a base voice for people; its id where it is not known."""
        found = self.base(wanted)
        return found.title if found is not None else wanted

    @property
    def tongues(self) -> tuple[str, ...]:
        """The languages, without countries, each once."""
        return tuple(sorted({one.tongue for one in self.bases}))

    def of_tongue(self, wanted: str) -> tuple[Base, ...]:
        """The base voices of a language: those that are here first, then by engine and name."""
        ranks = {one.id: place for place, one in enumerate(self.engines)}
        found = [one for one in self.bases if one.tongue == wanted]
        last = len(ranks)
        found.sort(key=lambda one: (ranks.get(one.engine, last), not one.installed, one.name))
        return tuple(found)

    @property
    def can_speak(self) -> bool:
        """Whether any base voice can speak now."""
        able = {one.id for one in self.engines if one.available}
        return any(one.installed and one.engine in able for one in self.bases)


@dataclass(frozen=True)
class SpeechChoice:
    """With what and how a text is spoken.

    Attributes:
        voice: Name of the voice; empty for the base voice itself.
        base: Id of the base voice; empty for the best that is here.
        language: Of the text, without the country.
        speed: 0.5 to 2.
        settings: Of the conversion.
    """

    voice: str = ""
    base: str = ""
    language: str = ENGLISH
    speed: float = 1.0
    settings: Mapping[str, Any] = field(default_factory=dict)

    def parameters(self, workspace: str, text: str) -> dict[str, Any]:
        """The parameters of the request `speak`."""
        return {
            "text": text,
            "engine": "auto",  # where the chosen one is not here, another may speak, and says so
            "base": self.base,
            "language": self.language,
            "speed": self.speed,
            "workspace": workspace,
            "voice": self.voice,
            "settings": dict(self.settings) if self.voice else {},
        }


class SentenceState(StrEnum):
    """What became of a sentence."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Sentence:
    """One sentence and its sound.

    Attributes:
        number: Its place, from 1.
        text: As it was typed; empty while it is not known.
        state: What became of it.
        path: The sound.
        seconds: Its length.
        pause_s: Silence after it.
        cached: Whether it was made before.
        engine: Id of the engine that spoke.
        base: Id of the base voice that spoke.
        fallback: Why another engine spoke than was asked for; empty where none did.
        reason: Why it failed.
    """

    number: int
    text: str = ""
    state: SentenceState = SentenceState.WAITING
    path: str = ""
    seconds: float = 0.0
    pause_s: float = 0.0
    cached: bool = False
    engine: str = ""
    base: str = ""
    fallback: str = ""
    reason: str = ""

    @classmethod
    def from_item(cls, data: Mapping[str, Any]) -> Sentence:
        """Read an item event of the kind "sentence"."""
        made: Sentence = _made(cls, data)
        return replace(made, state=SentenceState.READY)


def tongue(language: str) -> str:
    """A language without its country or writing, in small letters: ``en_US`` gives ``en``."""
    return re.split(r"[-_]", language.strip().lower(), maxsplit=1)[0]


def command_in(hint: str) -> str:
    """The command of a sentence such as "Install it: sudo apt install espeak-ng."; may be empty."""
    quoted = re.search(rf"`({_INSTALLERS}[^`]+)`", hint)
    if quoted is not None:
        return quoted.group(1).strip()
    found = re.search(rf"{_INSTALLERS}[^\n,;\u201d]+", hint)
    return found.group(0).strip().rstrip(".") if found else ""


class SentencePlaces:
    """Where sentences stand in the text they were made of.

    Each is looked for behind the one before, so that repeated sentences find their own places.
    Blanks and line ends may differ. What was found once is not looked for again.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: list[tuple[int, int]] = []
        self._behind = 0

    def place(self, sentences: Sequence[str]) -> tuple[int, int]:
        """Where the last of these, which begin with the first of the text, starts and ends.

        Returns:
            (-1, -1) where it is not there.
        """
        for one in sentences[len(self._found) :]:
            self._found.append(self._look(one))
        return self._found[len(sentences) - 1] if sentences else _NOWHERE

    def _look(self, sentence: str) -> tuple[int, int]:
        words = sentence.split()
        pattern = r"\s+".join(map(re.escape, words))
        place = re.compile(pattern).search(self.text, self._behind) if words else None
        if place is None:
            return _NOWHERE
        self._behind = place.end()
        return place.span()


def _made(kind: Any, data: Mapping[str, Any]) -> Any:
    """A value of a dataclass from a dictionary that may hold more; None counts as not given."""
    names = kind.__dataclass_fields__
    return kind(**{key: value for key, value in data.items() if key in names and value is not None})
