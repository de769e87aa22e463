"""One sample of the library: a recording, what is said in it, and what is known about it."""

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mynah.project import atomic

SCHEMA_VERSION = 1
AUDIO_SUFFIX, TEXT_SUFFIX, META_SUFFIX = ".wav", ".txt", ".meta.json"
ID_LENGTH = 16
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def is_sample_id(text: str) -> bool:
    """Tell whether ``text`` can name a sample: no path, no dots, at most 64 characters."""
    return _ID.fullmatch(text) is not None


@dataclass(frozen=True)
class Sample:
    """A sample as it is on the disk.

    Attributes:
        id: Name of its files; the start of the hash of the audio content it was imported with.
        path: The WAV file, at the rate and with the channels of the original.
        transcript: What is said in it; empty when nobody knows.
        meta_text: Content of its ``.meta.json``.
    """

    id: str
    path: Path
    transcript: str
    meta_text: str

    @functools.cached_property
    def meta(self) -> Mapping[str, Any]:
        """``.meta.json`` as read, with keys this program does not know."""
        value = json.loads(self.meta_text)
        return value if isinstance(value, dict) else {}

    @property
    def sha256(self) -> str:
        """SHA-256 of the WAV file when it was stored, in hexadecimal."""
        return str(self._audio("sha256", ""))

    @property
    def content_sha256(self) -> str:
        """SHA-256 of the decoded audio: the same for lossless copies in other containers."""
        return str(self._audio("content_sha256", ""))

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return _number(self._audio("duration", 0.0))

    @property
    def sample_rate(self) -> int:
        """Rate of the WAV file in Hz."""
        return int(_number(self._audio("sample_rate", 0)))

    @property
    def channels(self) -> int:
        """Number of channels of the WAV file."""
        return int(_number(self._audio("channels", 0)))

    @property
    def score(self) -> float:
        """Measured quality, 0 (unusable) to 1; 0 when it was never measured."""
        return min(1.0, max(0.0, _number(self.assessment.get("score", 0.0))))

    @property
    def verdict(self) -> str:
        """``"ok"`` or ``"warn"``."""
        return str(self.assessment.get("verdict", "warn"))

    @property
    def assessment(self) -> Mapping[str, Any]:
        """Everything that was measured when the sample was imported."""
        value = self.meta.get("assessment")
        return value if isinstance(value, dict) else {}

    @property
    def excluded(self) -> bool:
        """Whether the person decided never to use it; see `mynah.project.decisions`."""
        return self.meta.get("decision") == "exclude"

    @property
    def speech_seconds(self) -> float:
        """Seconds of it in which somebody speaks; the whole length when not measured."""
        value = self.assessment.get("speech_seconds")
        return self.duration if value is None else _number(value)

    @property
    def imported_at(self) -> str:
        """When it came into the library, ISO 8601 in UTC."""
        return str(self.meta.get("imported_at", ""))

    @property
    def original_name(self) -> str:
        """Name of the file it was imported from."""
        original = self.meta.get("original")
        return str(original.get("name", "")) if isinstance(original, dict) else ""

    def _audio(self, key: str, otherwise: object) -> object:
        audio = self.meta.get("audio")
        return audio.get(key, otherwise) if isinstance(audio, dict) else otherwise


def parse(samples_dir: Path, sample_id: str, meta_text: str, transcript: str) -> Sample:
    """Build a sample from the content of its small files.

    Raises:
        atomic.UnreadableFileError: The ``.meta.json`` is torn or belongs to another sample.
    """
    sample = Sample(sample_id, samples_dir / (sample_id + AUDIO_SUFFIX), transcript, meta_text)
    reason, cause = "it does not belong to this sample", None
    try:
        if sample.meta.get("id") == sample_id:
            return sample
    except (ValueError, RecursionError) as error:
        reason, cause = f"not a complete JSON file ({error})", error
    raise atomic.UnreadableFileError(samples_dir / (sample_id + META_SUFFIX), reason) from cause


def read_meta_text(path: Path) -> str:
    """Read a ``.meta.json``; bytes that are not UTF-8 make it unreadable later, not here."""
    return path.read_text(encoding="utf-8-sig", errors="replace")


def read_transcript(path: Path) -> str:
    """Read a stored transcript; a missing or odd file is an empty or repaired text."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").strip()
    except (FileNotFoundError, PermissionError, IsADirectoryError):
        return ""


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and value == value else 0.0
