"""What each program wants of an export: rates, lists, and the reference clip of GPT-SoVITS."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mynah.audio import decode
from mynah.audio.mono import to_mono
from mynah.audio.resample import resample
from mynah.audio.write import write_audio
from mynah.project import atomic
from mynah.project.sample import Sample

Samples = npt.NDArray[np.float32]

# Piper's medium voices are at this rate; GPT-SoVITS trains at the other one.
RATES = {"piper": 22050, "sovits": 32000}
WAVS = "wavs"
NEEDS_TEXT = ("piper", "sovits")
SHORT_SECONDS = 1.0
LONG_SECONDS = 15.0

_BAR = re.compile(r"\s*\|\s*")

REFERENCE_SECONDS = (3.0, 10.0)
REFERENCE_ENOUGH = 6.0
REFERENCE_GAP = 0.2
REFERENCE_SCORE = 0.8


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
    """One recording in the export."""

    sample: Sample
    path: Path
    text: str
    seconds: float


@dataclass
class Job:
    """An export being made in ``folder``."""

    provider: str
    folder: Path
    name: str
    speaker: str
    language: str
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
    if job.provider == "rvc":
        path = job.folder / f"{sample.id}.wav"
        try:
            shutil.copyfile(sample.path, path)
        except FileNotFoundError as error:
            raise decode.DecodeError("vanished", "The recording is missing.") from error
        return Written(sample, path, text, sample.duration)
    rate = RATES[job.provider]
    x = _mono(sample, rate)
    if "|" in sample.transcript:
        job.warn(sample, "bar_in_text", "The bar in its transcript was replaced by a comma.")
    if sample.sample_rate < rate:
        job.warn(sample, "low_rate", f"It was recorded at {sample.sample_rate} Hz only.")
    seconds = len(x) / rate
    if not SHORT_SECONDS <= seconds <= LONG_SECONDS:
        wanted = f"{SHORT_SECONDS:.0f} to {LONG_SECONDS:.0f} s are best"
        job.warn(sample, "length", f"It is {seconds:.1f} s long; {wanted}.")
    path = job.folder / WAVS / f"{sample.id}.wav"
    path.parent.mkdir(exist_ok=True)
    write_audio(path, x, rate, "wav", "PCM_16")
    return Written(sample, path, text, seconds)


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
    parts = reference_parts(job.written)
    if not parts:
        low, high = REFERENCE_SECONDS
        text = (
            f"No clips join to a reference of {low:.0f} to {high:.0f} s; add some of that length."
        )
        job.error("", "", "no_reference", text)
        return _SOVITS_NOTES
    rate = RATES["sovits"]
    gap = np.zeros(round(REFERENCE_GAP * rate), np.float32)
    pieces: list[Samples] = []
    for one in parts:
        pieces += [gap] if pieces else []
        pieces.append(decode.read(one.path).samples[:, 0])
    write_audio(job.folder / "reference.wav", np.concatenate(pieces), rate, "wav", "PCM_16")
    joined = " ".join(one.text for one in parts)
    atomic.write_text(job.folder / "reference.txt", joined + "\n")
    if min(one.sample.score for one in parts) < REFERENCE_SCORE:
        text = f"The reference uses clips below {REFERENCE_SCORE:.0%} quality."
        job.problems.append(Problem("", "", "warning", "reference_quality", text))
    return _SOVITS_NOTES


def finish_rvc(job: Job) -> tuple[str, ...]:
    """Nothing more to write: the folder is the dataset."""
    return (f"Give this folder of {len(job.written)} recordings as the dataset path.",)


_SOVITS_NOTES = (
    "Paths in the .list are relative to this folder; name its wavs folder as the audio folder.",
    "reference.wav is the clip to speak from, reference.txt is what is said in it.",
)


def reference_parts(written: list[Written]) -> list[Written]:
    """Choose the clips that join to a reference of 3 to 10 seconds, the best first.

    Args:
        written: The recordings of the export.

    Returns:
        The clips in order; empty when no clips fit.
    """
    low, high = REFERENCE_SECONDS
    parts: list[Written] = []
    seconds = 0.0
    best_first = sorted(written, key=lambda item: (-item.sample.score, item.sample.id))
    for one in best_first:
        gap = REFERENCE_GAP if parts else 0.0
        if seconds + gap + one.seconds > high:
            continue
        parts.append(one)
        seconds += gap + one.seconds
        if seconds >= REFERENCE_ENOUGH:
            break
    if seconds >= low:
        return parts
    return [one for one in best_first if low <= one.seconds <= high][:1]


def plain_text(text: str) -> str:
    """Return a transcript as one line without the bar that separates fields."""
    return " ".join(_BAR.sub(", ", text).split())


def _mono(sample: Sample, rate: int) -> Samples:
    decoded = decode.read(sample.path)
    x, _notes = to_mono(decoded.samples)
    return resample(x, decoded.sample_rate, rate)
