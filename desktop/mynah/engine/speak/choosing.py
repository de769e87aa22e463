"""Which voice of which engine speaks, and the sentence that says so where it is a substitute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mynah.engine.speak.engines import Base, SpeechEngine, same_tongue
from mynah.engine.speak.espeak import Espeak
from mynah.engine.speak.piper import Piper
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping

AUTO = "auto"


@dataclass(frozen=True)
class Choice:
    """What speaks.

    Attributes:
        base: Voice of an engine.
        fallback: A sentence why it is not what was asked for; empty where it is.
        substitute: What may speak where `base` fails; None where nothing may.
    """

    base: Base
    fallback: str = ""
    substitute: Base | None = None


class SpeechEngines:
    """All engines, with what each keeps loaded."""

    def __init__(self) -> None:
        espeak = Espeak()
        self._engines: Mapping[str, SpeechEngine] = {"piper": Piper(espeak), "espeak": espeak}

    def engine(self, id_: str) -> SpeechEngine:
        """An engine by its id.

        Raises:
            MynahError: USAGE.
        """
        if id_ not in self._engines:
            raise MynahError(
                ErrorCode.USAGE,
                f"There is no speech engine {id_!r}.",
                hint=f"These are: {', '.join((AUTO, *self._engines))}.",
            )
        return self._engines[id_]

    def of(self, base: Base) -> SpeechEngine:
        """The engine of a voice."""
        return self._engines[base.engine]

    def listed(self) -> dict[str, Any]:
        """All engines and their voices, for programs."""
        engines = list(self._engines.values())
        return {
            "engines": [one.facts().to_dict() for one in engines],
            "bases": [base.to_dict() for one in engines for base in one.bases()],
        }

    def forget(self) -> None:
        """Give up what is loaded."""
        piper = self._engines["piper"]
        if isinstance(piper, Piper):
            piper.forget()

    def choose(self, engine: str, base: str, language: str) -> Choice:
        """Choose a voice.

        Args:
            engine: "auto", "piper" or "espeak".
            base: Id of a voice; empty to choose by the language.
            language: Of the text.

        Raises:
            MynahError: USAGE, NOT_FOUND for a voice that does not exist, MISSING_MODEL or
                MISSING_DEPENDENCY with what to do where nothing can speak as it was asked for.
        """
        if engine != AUTO:
            self.engine(engine)
        owner = base.partition("/")[0]
        if base and engine not in (AUTO, owner):
            raise MynahError(
                ErrorCode.USAGE,
                f"{base} is no voice of {engine}.",
                hint="Name an engine and a voice that belong together, or leave one out.",
            )
        if base:
            return self._named(base, language, may_substitute=engine == AUTO)
        if engine != AUTO:
            return Choice(self._of_language(engine, language))
        return self._automatic(language)

    def _named(self, base: str, language: str, *, may_substitute: bool) -> Choice:
        owner = self.engine(base.partition("/")[0])
        try:
            found = owner.base(base)
            if owner.id != "piper":
                return Choice(found)
            return Choice(found, "", self._substitute(found.language) if may_substitute else None)
        except MynahError as error:
            other = self._substitute(language) if may_substitute and owner.id == "piper" else None
            if other is None or error.code is ErrorCode.NOT_FOUND:
                raise
            return Choice(other, f"{error.message} espeak-ng spoke instead.")

    def _of_language(self, engine: str, language: str) -> Base:
        owner = self.engine(engine)
        found = owner.choose(language)
        if found is not None:
            return found
        facts = owner.facts()
        if not facts.available and facts.reason:
            code = ErrorCode.MISSING_MODEL if engine == "piper" else ErrorCode.MISSING_DEPENDENCY
            raise MynahError(code, facts.reason, hint=facts.hint)
        fitting = [
            one for one in owner.bases() if one.model and same_tongue(one.language, language)
        ]
        hint = "`mynah speak --list` names the languages."
        if fitting:
            hint = f"Download one: `mynah models download {fitting[0].model}`."
        raise MynahError(
            ErrorCode.MISSING_MODEL if fitting else ErrorCode.NOT_FOUND,
            f"{facts.name} has no voice for the language {language!r} on this computer.",
            hint=hint,
        )

    def _automatic(self, language: str) -> Choice:
        piper = self._engines["piper"]
        found = piper.choose(language)
        if found is not None:
            return Choice(found, "", self._substitute(language))
        other = self._of_language("espeak", language)
        elsewhere = any(one.installed for one in piper.bases())
        words = f"No Piper voice for {language} is on this computer, so espeak-ng spoke."
        return Choice(other, words if elsewhere else "")

    def _substitute(self, language: str) -> Base | None:
        return self._engines["espeak"].choose(language)
