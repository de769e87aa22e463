"""From a text to spoken sentences, one by one, out of the cache or made now."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from mynah.engine.between_layers import heard_between_layers
from mynah.engine.serve.aside import heard_meanwhile
from mynah.engine.speak.choosing import SpeechEngines
from mynah.engine.speak.making import Making, SpokenSentence
from mynah.engine.speak.text import Sentence, sentences_of
from mynah.engine.speak.voicing import median_pitch
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.convert.loaded import LoadedVoice
    from mynah.engine.features.pitch import PitchTracker
    from mynah.engine.kept_models import KeptModels
    from mynah.engine.speak.engines import Base
    from mynah.engine.speak.request import SpeakRequest
    from mynah.protocol.ports import Control, Reporter

COUNTED = "1, 2, 3, 4, 5, 6, 7."
"""What an engine says to show how high it speaks: every language has words for it."""


class Speaker:
    """Speaks texts; what it loads stays loaded.

    Args:
        kept: Voices and pitch trackers.
    """

    def __init__(self, kept: KeptModels) -> None:
        self._kept = kept
        self._pitches: dict[str, float] = {}
        self.engines = SpeechEngines()

    def speak(self, request: SpeakRequest, reporter: Reporter, control: Control) -> dict[str, Any]:
        """Speak a text; each sentence is an item "sentence" as soon as its file is there.

        Returns:
            `sentences` as they were said, `engine`, `base`, `fallback`, `seconds`, `first_s`,
            `elapsed_s` and `output`.

        Raises:
            MynahError: BAD_INPUT for a text without a word; as `SpeechEngines.choose`;
                NOT_FOUND, BROKEN_FILE or MISSING_MODEL for the voice; DISK_FULL, NO_PERMISSION.
            Interrupted: It was asked to end; the sentences that were ready stay in the cache.
        """
        begun = time.monotonic()
        for remark in request.remarks:
            reporter.warning("BROKEN_FILE", remark)
        sentences = sentences_of(request.text, request.language)
        if not sentences:
            raise MynahError(
                ErrorCode.BAD_INPUT,
                "There is no word to speak in the text.",
                hint="Type something with a letter or a digit in it.",
            )
        choice = self.engines.choose(request.engine, request.base, request.language)
        work = Making(self, request, choice, reporter, control)
        said: list[dict[str, Any]] = []
        first_s = 0.0
        with ExitStack() as held:
            held.enter_context(heard_between_layers(control))
            joined = work.joined()
            if joined is not None:
                held.enter_context(joined)
            for number, sentence in enumerate(sentences, 1):
                control.raise_if_requested()
                spoken = work.spoken(sentence)
                facts = _facts(number, len(sentences), sentence, spoken, request)
                if joined is not None:
                    audio, rate = work.heard(spoken)
                    joined.add(audio, rate, facts["pause_s"])
                first_s = first_s or time.monotonic() - begun
                said.append(facts)
                reporter.item("sentence", facts)
                reporter.progress("speak", number, len(sentences), "sentences")
        if request.output is not None:
            reporter.artifact("audio", request.output)
        work.say_missing()
        return {
            "sentences": said,
            "engine": choice.base.engine,
            "base": choice.base.id,
            "fallback": next((one["fallback"] for one in said if one["fallback"]), ""),
            "seconds": round(sum(one["seconds"] + one["pause_s"] for one in said), 3),
            "first_s": round(first_s, 3),
            "elapsed_s": round(time.monotonic() - begun, 3),
            "output": str(request.output) if request.output else "",
        }

    def forget(self) -> None:
        """Give up what the engines have loaded."""
        self.engines.forget()

    def base_pitch(self, base: Base, fingerprint: str, method: str, control: Control) -> float:
        """Median pitch of an engine's voice in Hz, measured once on words it counts.

        One value for all sentences keeps "match" from jumping by a semitone between two; 0 where
        the voice cannot count.
        """
        key = f"{fingerprint} {method}"
        if key not in self._pitches:
            try:
                speech = self.engines.of(base).speak(COUNTED, base, 1.0, control)
                self._pitches[key] = median_pitch(speech, self.tracker(method, control), control)
            except MynahError:
                self._pitches[key] = 0.0
        return self._pitches[key]

    def warm_base(
        self, engine: str, base: str, language: str, method: str, control: Control
    ) -> None:
        """Do ahead what the first sentence of an engine's voice would wait for.

        What cannot speak is no fault here: it is told when it is asked to.

        Raises:
            Interrupted: It was asked to end.
        """
        try:
            chosen = self.engines.choose(engine, base, language).base
            fingerprint = self.engines.of(chosen).fingerprint(chosen)
        except MynahError:
            return
        self.base_pitch(chosen, fingerprint, method, control)

    def load(self, folder: Path, precision: str, control: Control) -> LoadedVoice:
        """The voice in a folder.

        Raises:
            MynahError: see `load_voice`.
            Interrupted: It was asked to end; the voice goes on being loaded for the next request.
        """
        return heard_meanwhile(lambda: self._kept.voice(folder, precision), control)

    def tracker(self, method: str, control: Control) -> PitchTracker:
        """The pitch tracker of a method; as `load`."""
        return heard_meanwhile(lambda: self._kept.tracker(method), control)


def _facts(
    number: int, total: int, sentence: Sentence, spoken: SpokenSentence, request: SpeakRequest
) -> dict[str, Any]:
    frames, rate = spoken.kept.facts["frames"], spoken.kept.facts["sample_rate"]
    return {
        "number": number,
        "total": total,
        "text": sentence.text,
        "path": str(spoken.kept.path),
        "seconds": round(frames / rate, 3),
        "pause_s": round(sentence.pause_s(request.sentence_pause, request.paragraph_pause), 3),
        "cached": spoken.cached,
        "engine": spoken.base.engine,
        "base": spoken.base.id,
        "fallback": spoken.fallback,
        "missing": len(spoken.kept.facts.get("missing") or []),
    }
