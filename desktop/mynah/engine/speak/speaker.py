"""From a text to spoken sentences, one by one, out of the cache or made now."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import soundfile

from mynah.engine.convert.settings import MATCH
from mynah.engine.speak.choosing import Choice, SpeechEngines
from mynah.engine.speak.engines import Speech
from mynah.engine.speak.joining import Joined
from mynah.engine.speak.keys import sentence_key, voice_fingerprint
from mynah.engine.speak.text import Sentence, sentences_of
from mynah.engine.speak.voicing import bounded, median_pitch, trimmed, voiced_by
from mynah.project.pronunciations import Replacements
from mynah.project.speech_cache import KeptSpeech, SpeechCache
from mynah.project.voice_card import read_card
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from mynah.engine.convert.loaded import LoadedVoice
    from mynah.engine.features.pitch import PitchTracker
    from mynah.engine.kept_models import KeptModels
    from mynah.engine.speak.engines import Base
    from mynah.engine.speak.request import SpeakRequest
    from mynah.protocol.ports import Control, Reporter

COUNTED = "1, 2, 3, 4, 5, 6, 7."
"""What an engine says to show how high it speaks: every language has words for it."""

_MOST_NAMED = 10


@dataclass(frozen=True)
class _Spoken:
    """A sentence that is ready: the file, its audio where it is at hand, and what spoke."""

    kept: KeptSpeech
    base: Base
    fallback: str
    cached: bool
    audio: NDArray[np.float32] | None = None


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
            MynahError: NOTHING_USABLE for a text without a word; as `SpeechEngines.choose`;
                NOT_FOUND, BROKEN_FILE or MISSING_MODEL for the voice; DISK_FULL, NO_PERMISSION.
            Interrupted: It was asked to end; the sentences that were ready stay in the cache.
        """
        begun = time.monotonic()
        for remark in request.remarks:
            reporter.warning("BROKEN_FILE", remark)
        sentences = sentences_of(request.text, request.language)
        if not sentences:
            raise MynahError(ErrorCode.NOTHING_USABLE, "There is no word to speak in the text.")
        choice = self.engines.choose(request.engine, request.base, request.language)
        work = _Work(self, request, choice, reporter, control)
        said: list[dict[str, Any]] = []
        first_s = 0.0
        with ExitStack() as held:
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
                self._pitches[key] = median_pitch(speech, self._kept.tracker(method))
            except MynahError:
                self._pitches[key] = 0.0
        return self._pitches[key]

    def load(self, folder: Path, precision: str) -> LoadedVoice:
        """The voice in a folder."""
        return self._kept.voice(folder, precision)

    def tracker(self, method: str) -> PitchTracker:
        """The pitch tracker of a method."""
        return self._kept.tracker(method)


class _Work:
    """One text being spoken."""

    def __init__(
        self,
        speaker: Speaker,
        request: SpeakRequest,
        choice: Choice,
        reporter: Reporter,
        control: Control,
    ) -> None:
        self._speaker = speaker
        self._request = request
        self._choice = choice
        self._reporter = reporter
        self._control = control
        self._cache = SpeechCache(request.cache, request.cache_bytes)
        self._replace = Replacements(request.pronunciations)
        folder = request.voice_dir
        self._voice_print = "" if folder is None else voice_fingerprint(folder)
        self._name = "" if folder is None else read_card(folder).name
        self._voice: LoadedVoice | None = None
        self._prints: dict[str, str] = {}
        self._missing: list[str] = []

    def joined(self) -> Joined | None:
        """The file of the whole text, where one is asked for."""
        request = self._request
        if request.output is None:
            return None
        settings = request.settings
        tags = self._tags(self._choice.base, request.output.stem)
        letters = len(request.text)
        return Joined(request.output, settings.format, settings.sample_rate, tags, letters)

    def spoken(self, sentence: Sentence) -> _Spoken:
        """The sentence by what was chosen, or else by what may stand in for it."""
        text = self._replace(sentence.text)
        choice = self._choice
        try:
            return self._by(text, choice.base, choice.fallback)
        except MynahError as error:
            if choice.substitute is None:
                raise
            name = choice.base.id.partition("/")[2]
            words = f"{name} could not speak this: {error.message} espeak-ng spoke instead."
            return self._by(text, choice.substitute, words)

    def heard(self, spoken: _Spoken) -> tuple[NDArray[np.float32], int]:
        """Audio of a sentence, float32 (samples,), and its rate."""
        rate = int(spoken.kept.facts["sample_rate"])
        if spoken.audio is not None:
            return spoken.audio, rate
        audio, rate = soundfile.read(spoken.kept.path, dtype="float32")
        return audio, rate

    def say_missing(self) -> None:
        """Tell what the engine's voice left out."""
        if not self._missing:
            return
        kinds = sorted(set(self._missing))
        named = " ".join(kinds[:_MOST_NAMED]) + (" ..." if len(kinds) > _MOST_NAMED else "")
        count = len(self._missing)
        self._reporter.warning(
            "MISSING_SOUNDS",
            f"{self._choice.base.name} does not know {count} of the sounds and left them out: "
            f"{named}",
        )

    def _by(self, text: str, base: Base, fallback: str) -> _Spoken:
        request = self._request
        if base.id not in self._prints:
            self._prints[base.id] = self._speaker.engines.of(base).fingerprint(base)
        key = sentence_key(
            text,
            self._prints[base.id],
            request.language,
            request.speed,
            self._voice_print,
            request.settings,
        )
        found = None if request.refresh else self._cache.find(key)
        if found is not None and _is_whole(found):
            self._missing += found.facts.get("missing") or []
            return _Spoken(found, base, fallback, True)
        return self._made(key, text, base, fallback)

    def _made(self, key: str, text: str, base: Base, fallback: str) -> _Spoken:
        speech = self._speaker.engines.of(base).speak(
            text, base, self._request.speed, self._control
        )
        self._control.raise_if_requested()
        audio = trimmed(speech.audio, speech.sample_rate)
        rate = speech.sample_rate
        if self._request.voice_dir is not None and len(audio):
            voice = self._loaded(self._request.voice_dir)
            audio, rate = self._voiced(Speech(audio, rate), base, voice), voice.sample_rate
        audio = bounded(audio)
        self._missing += speech.missing
        facts = {
            "text": text,
            "engine": base.engine,
            "base": base.id,
            "voice": self._name,
            "sample_rate": rate,
            "frames": len(audio),
            "missing": list(speech.missing),
        }
        content = _flac(audio, rate, self._tags(base, text[:80]))
        return _Spoken(self._cache.keep(key, content, facts), base, fallback, False, audio)

    def _voiced(self, speech: Speech, base: Base, voice: LoadedVoice) -> NDArray[np.float32]:
        settings = self._request.settings
        tracker, base_f0 = None, 0.0
        if voice.follows_pitch:
            tracker = self._speaker.tracker(settings.f0_method)
            if settings.pitch == MATCH and voice.median_f0 > 0:
                base_f0 = self._speaker.base_pitch(
                    base, self._prints[base.id], settings.f0_method, self._control
                )
        return voiced_by(voice, speech, settings, tracker, base_f0, self._control)

    def _loaded(self, folder: Path) -> LoadedVoice:
        if self._voice is None:
            voice = self._speaker.load(folder, self._request.settings.precision)
            for remark in voice.remarks(self._request.settings):
                self._reporter.warning("NO_EFFECT", remark)
            self._voice = voice
        return self._voice

    def _tags(self, base: Base, title: str) -> dict[str, str]:
        whose = f"the voice {self._name!r}" if self._name else f"the speech engine {base.id}"
        return {"title": title, "comment": f"Synthetic speech: {whose}, made with Mynah"}


def _facts(
    number: int, total: int, sentence: Sentence, spoken: _Spoken, request: SpeakRequest
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


def _is_whole(kept: KeptSpeech) -> bool:
    """Whether the facts of a file are those that this program writes."""
    rate, frames = kept.facts.get("sample_rate"), kept.facts.get("frames")
    missing = kept.facts.get("missing")
    good = isinstance(rate, int) and rate > 0 and isinstance(frames, int) and frames >= 0
    return good and isinstance(missing, list) and all(isinstance(one, str) for one in missing)


def _flac(audio: NDArray[np.float32], rate: int, tags: dict[str, str]) -> bytes:
    content = BytesIO()
    with soundfile.SoundFile(content, "w", rate, 1, "PCM_16", format="FLAC") as file:
        for tag, value in tags.items():
            setattr(file, tag, value)
        file.write(audio)
    return content.getvalue()
