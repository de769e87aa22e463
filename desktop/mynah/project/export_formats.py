"""What each program wants of an export: rates, lists, and the reference clip of GPT-SoVITS."""

import re
import shutil
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from mynah.audio import decode
from mynah.audio.write import write_audio
from mynah.project import atomic, export_reference
from mynah.project.export_reference import (
    REFERENCE_GAP,
    REFERENCE_SCORE,
    REFERENCE_SECONDS,
    Part,
    Reference,
)
from mynah.project.sample import Sample

# The usual rate first. Piper's medium voices are at 22,050 Hz and its small ones at 16,000;
# GPT-SoVITS trains at 32,000 Hz and its fourth version at 48,000.
RATES: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {"piper": (22050, 16000), "sovits": (32000, 48000), "rvc": ()}
)
# What the text frontend of GPT-SoVITS reads.
LANGUAGES = ("en", "zh", "ja", "ko", "yue")
WAVS = "wavs"
NEEDS_TEXT = ("piper", "sovits")
SHORT_SECONDS = 1.0
LONG_SECONDS = 15.0

_BAR = re.compile(r"\s*\|\s*")


@dataclass(frozen=True)
class Problem:
    """Something about one sample, or (without id) about the whole export.

    Attributes:
        sample_id: Which one.
        name: The file it was imported from.
        severity: ``error`` (left out) or ``warning``.
        code: Stable short name.
        text: A sentence.
    """

    sample_id: str
    name: str
    severity: str
    code: str
    text: str


@dataclass(frozen=True)
class Written:
    """One recording in the export; ``size`` is in bytes."""

    sample: Sample
    path: Path
    text: str
    seconds: float
    size: int = 0


@dataclass
class Job:
    """An export being made in ``folder``, or (``dry``) only looked at beforehand.

    Attributes:
        provider: ``piper``, ``sovits`` or ``rvc``.
        folder: Where it is made.
        name: Name of the ``.list``.
        speaker: Name of the speaker in it.
        language: Language in it.
        rate: Rate of the recordings in Hz.
        reference: Ids of the recordings that make the reference clip; chosen when ``None``.
        gap: Seconds of silence between them.
        dry: Write nothing.
        headers: Seconds and bytes of recordings whose headers were read before, by id.
        written: What is in the export.
        problems: What is not, and what to look at.
    """

    provider: str
    folder: Path
    name: str
    speaker: str
    language: str
    rate: int = 0
    reference: tuple[str, ...] | None = None
    gap: float = REFERENCE_GAP
    dry: bool = False
    headers: MutableMapping[str, tuple[float, int]] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def error(self, sample_id: str, name: str, code: str, text: str) -> None:
        """Note that a sample was left out."""
        self.problems.append(Problem(sample_id, name, "error", code, text))

    def warn(self, sample: Sample, code: str, text: str) -> None:
        """Note something about a sample that is in the export."""
        self.problems.append(Problem(sample.id, sample.original_name, "warning", code, text))


def write_sample(job: Job, sample: Sample) -> Written | None:
    """Write one recording as the job's provider wants it; ``None`` when it is left out.

    Raises:
        decode.DecodeError: The recording cannot be read.
        OSError: The disk refused.
    """
    text = plain_text(sample.transcript)
    if job.provider in NEEDS_TEXT and not text:
        job.error(sample.id, sample.original_name, "no_transcript", "It has no transcript.")
        return None
    if job.dry:
        written = _looked_at(job, sample, text)
    elif job.provider == "rvc":
        written = _copied(job, sample, text)
    else:
        written = _converted(job, sample, text)
    if job.provider != "rvc":
        _warn(job, sample, written.seconds)
    return written


def _looked_at(job: Job, sample: Sample, text: str) -> Written:
    if sample.id not in job.headers:
        facts = decode.probe(sample.path)
        job.headers[sample.id] = facts.duration or sample.duration, sample.path.stat().st_size
    seconds, stored = job.headers[sample.id]
    size = stored if job.provider == "rvc" else round(seconds * job.rate * 2)
    return Written(sample, sample.path, text, seconds, size)


def _copied(job: Job, sample: Sample, text: str) -> Written:
    path = job.folder / f"{sample.id}.wav"
    try:
        shutil.copyfile(sample.path, path)
    except FileNotFoundError as error:
        raise decode.DecodeError("vanished", "The recording is missing.") from error
    return Written(sample, path, text, sample.duration, path.stat().st_size)


def _converted(job: Job, sample: Sample, text: str) -> Written:
    mono = export_reference.read_mono(sample.path, job.rate)
    path = job.folder / WAVS / f"{sample.id}.wav"
    path.parent.mkdir(exist_ok=True)
    write_audio(path, mono, job.rate, "wav", "PCM_16")
    return Written(sample, path, text, len(mono) / job.rate, path.stat().st_size)


def _warn(job: Job, sample: Sample, seconds: float) -> None:
    if "|" in sample.transcript:
        job.warn(sample, "bar_in_text", "The bar in its transcript was replaced by a comma.")
    if sample.sample_rate < job.rate:
        job.warn(sample, "low_rate", f"It was recorded at {sample.sample_rate} Hz only.")
    if not SHORT_SECONDS <= seconds <= LONG_SECONDS:
        wanted = f"{SHORT_SECONDS:.0f} to {LONG_SECONDS:.0f} s are best"
        job.warn(sample, "length", f"It is {seconds:.1f} s long; {wanted}.")


def finish_piper(job: Job) -> tuple[str, ...]:
    """Write ``metadata.csv``: one line ``id|text`` a recording, no header."""
    lines = [f"{one.sample.id}|{one.text}\n" for one in job.written]
    atomic.write_text(job.folder / "metadata.csv", "".join(lines))
    return ("Training takes place in Piper: give it this folder as an LJSpeech dataset.",)


def finish_sovits(job: Job) -> tuple[str, ...]:
    """Write the ``.list`` and the reference clip."""
    lines = [
        f"{WAVS}/{one.path.name}|{job.speaker}|{job.language}|{one.text}\n" for one in job.written
    ]
    atomic.write_text(job.folder / f"{job.name}.list", "".join(lines))
    reference = find_reference(job)
    if reference.parts:
        paths = {one.sample.id: one.path for one in job.written}
        parts = [paths[one.sample.id] for one in reference.parts]
        joined = export_reference.join(parts, reference.gap, job.rate)
        write_audio(job.folder / "reference.wav", joined, job.rate, "wav", "PCM_16")
        atomic.write_text(job.folder / "reference.txt", reference.text + "\n")
    return _SOVITS_NOTES


def find_reference(job: Job) -> Reference:
    """Return the reference clip, chosen by a person or here, and note what is wrong with it.

    Raises:
        MynahError: As :func:`mynah.project.export_reference.chosen`.
    """
    candidates = [Part(one.sample, one.text, one.seconds) for one in job.written]
    if job.reference is not None:
        reference = export_reference.chosen(candidates, job.reference, job.gap)
    else:
        reference = export_reference.automatic(candidates, job.gap)
    low, high = REFERENCE_SECONDS
    if not reference.parts:
        text = (
            f"No clips join to a reference of {low:.0f} to {high:.0f} s; add some of that length."
        )
        job.error("", "", "no_reference", text)
    elif reference.worst_score < REFERENCE_SCORE:
        text = f"The reference uses clips below {REFERENCE_SCORE:.0%} quality."
        job.problems.append(Problem("", "", "warning", "reference_quality", text))
    return reference


def finish_rvc(job: Job) -> tuple[str, ...]:
    """Nothing more to write: the folder is the dataset."""
    return (f"Give this folder of {len(job.written)} recordings as the dataset path.",)


_SOVITS_NOTES = (
    "Paths in the .list are relative to this folder; name its wavs folder as the audio folder.",
    "reference.wav is the clip to speak from, reference.txt is what is said in it.",
)


def plain_text(text: str) -> str:
    """Return a transcript as one line without the bar that separates fields."""
    return " ".join(_BAR.sub(", ", text).split())
