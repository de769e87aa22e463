"""The sentences of one text: each out of the cache, or spoken, laid over by the voice, and kept."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from mynah.engine.convert.settings import MATCH
from mynah.engine.speak.engines import Speech
from mynah.engine.speak.joining import Joined
from mynah.engine.speak.keys import sentence_key, voice_fingerprint
from mynah.engine.speak.text import has_words
from mynah.engine.speak.voicing import TAIL_S, bounded, trimmed, voiced_by
from mynah.project.pronunciations import Replacements
from mynah.project.provenance import speech_tags
from mynah.project.speech_cache import KeptSpeech, SpeechCache
from mynah.project.voice_reading import named_card
from mynah.protocol.errors import MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from mynah.engine.convert.loaded import LoadedVoice
    from mynah.engine.speak.choosing import Choice
    from mynah.engine.speak.engines import Base
    from mynah.engine.speak.request import SpeakRequest
    from mynah.engine.speak.speaker import Speaker
    from mynah.engine.speak.text import Sentence
    from mynah.protocol.ports import Control, Reporter

SILENT_RATE = 22_050  # of what no engine says
_MOST_NAMED = 10


@dataclass(frozen=True)
class SpokenSentence:
    """A sentence that is ready: the file, its audio where it is at hand, and what spoke."""

    kept: KeptSpeech
    base: Base
    fallback: str
    cached: bool
    audio: NDArray[np.float32] | None = None


class Making:
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
        self._voice_print = ""
        if folder is not None:
            self._voice_print = voice_fingerprint(folder, request.settings.f0_method)
        self._card = None if folder is None else named_card(folder)
        self._name = "" if self._card is None else self._card.name
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

    def spoken(self, sentence: Sentence) -> SpokenSentence:
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

    def heard(self, spoken: SpokenSentence) -> tuple[NDArray[np.float32], int]:
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

    def _by(self, text: str, base: Base, fallback: str) -> SpokenSentence:
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
            return SpokenSentence(found, base, fallback, True)
        return self._made(key, text, base, fallback)

    def _made(self, key: str, text: str, base: Base, fallback: str) -> SpokenSentence:
        speech = self._speech(text, base)
        self._control.raise_if_requested()
        audio = trimmed(speech.audio, speech.sample_rate)
        rate = speech.sample_rate
        if self._request.voice_dir is not None and len(audio):
            voice = self._loaded(self._request.voice_dir)
            audio, rate = self._voiced(Speech(audio, rate), base, voice), voice.sample_rate
        audio = bounded(audio)
        if not len(audio):  # an empty file is no file: nothing could read it again
            rate = (self._card.sample_rate if self._card is not None else 0) or rate
            audio = np.zeros(round(TAIL_S * rate), np.float32)
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
        return SpokenSentence(self._cache.keep(key, content, facts), base, fallback, False, audio)

    def _speech(self, text: str, base: Base) -> Speech:
        """What the engine says; nothing of a text of which the pronunciations leave no word."""
        if not has_words(text):
            return Speech(np.zeros(0, np.float32), SILENT_RATE)
        engine = self._speaker.engines.of(base)
        return engine.speak(text, base, self._request.speed, self._control)

    def _voiced(self, speech: Speech, base: Base, voice: LoadedVoice) -> NDArray[np.float32]:
        settings = self._request.settings
        tracker, base_f0 = None, 0.0
        if voice.follows_pitch:
            tracker = self._speaker.tracker(settings.f0_method, self._control)
            if settings.pitch == MATCH and voice.median_f0 > 0:
                base_f0 = self._speaker.base_pitch(
                    base, self._prints[base.id], settings.f0_method, self._control
                )
        return voiced_by(voice, speech, settings, tracker, base_f0, self._control)

    def _loaded(self, folder: Path) -> LoadedVoice:
        if self._voice is None:
            precision = self._request.settings.precision
            voice = self._speaker.load(folder, precision, self._control)
            for remark in voice.remarks(self._request.settings):
                self._reporter.warning("NO_EFFECT", remark)
            self._voice = voice
        return self._voice

    def _tags(self, base: Base, title: str) -> dict[str, str]:
        return speech_tags(self._card, title=title, base=base.id)


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
