"""What every engine that makes speech from text has in common."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from mynah.protocol.ports import Control


@dataclass(frozen=True)
class EngineFacts:
    """Whether an engine can be used, and what to do where it cannot.

    Attributes:
        id: "piper" or "espeak".
        name: As people call it.
        available: Whether it could speak now.
        version: Of the program or library; empty where there is none.
        reason: Why it cannot be used; empty where it can.
        hint: What to do about that.
    """

    id: str
    name: str
    available: bool
    version: str = ""
    reason: str = ""
    hint: str = ""

    def to_dict(self) -> dict[str, Any]:
        """For programs."""
        return asdict(self)


@dataclass(frozen=True)
class Base:
    """A voice of an engine, which the chosen voice is laid over.

    Attributes:
        id: Engine and voice, such as "espeak/en-us".
        engine: Id of the engine.
        name: As people call it.
        language: Such as "en-us".
        quality: Word of the maker, such as "medium"; may be empty.
        installed: Whether it is on this computer.
        size: Bytes, where they are known.
        licence: Short name, where it is known.
        model: What `mynah models download` fetches it by; empty where it need not.
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

    def to_dict(self) -> dict[str, Any]:
        """For programs."""
        return asdict(self)


@dataclass(frozen=True)
class Speech:
    """What an engine said.

    Attributes:
        audio: float32 (samples,), mono.
        sample_rate: Hz.
        missing: Sounds of the text that the voice does not know and left out.
    """

    audio: NDArray[np.float32]
    sample_rate: int
    missing: tuple[str, ...] = ()


class SpeechEngine(Protocol):
    """Makes speech from one sentence at a time, offline."""

    id: str

    def facts(self) -> EngineFacts:
        """Whether it can be used."""

    def bases(self) -> Sequence[Base]:
        """Its voices; those that are not installed as well."""

    def choose(self, language: str) -> Base | None:
        """The installed voice for a language; None where there is none."""

    def base(self, id_: str) -> Base:
        """A voice by its id.

        Raises:
            MynahError: NOT_FOUND, MISSING_MODEL where it could be installed.
        """

    def fingerprint(self, base: Base) -> str:
        """The same as long as the voice and what computes it are the same."""

    def speak(self, text: str, base: Base, speed: float, control: Control) -> Speech:
        """Say a sentence.

        Args:
            text: What to say, with replacements made.
            base: One of `bases`, installed.
            speed: 1 is the usual one, 2 twice as fast.
            control: May interrupt.

        Raises:
            MynahError: The engine or the voice is not there or cannot do it.
            Interrupted: It was asked to end.
        """


def plain_language(language: str) -> str:
    """A language in one form: "en_US" and "EN-us" are "en-us"."""
    return language.strip().replace("_", "-").casefold()


def same_tongue(one: str, other: str) -> bool:
    """Whether two languages are the same but for the country."""
    return plain_language(one).partition("-")[0] == plain_language(other).partition("-")[0]
