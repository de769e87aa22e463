"""The clip that GPT-SoVITS speaks from: 3 to 10 seconds, one recording or several joined."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mynah.audio import decode
from mynah.audio.mono import to_mono
from mynah.audio.resample import resample
from mynah.project.sample import Sample
from mynah.protocol.errors import ErrorCode, MynahError

Samples = npt.NDArray[np.float32]

REFERENCE_SECONDS = (3.0, 10.0)
REFERENCE_ENOUGH = 6.0
REFERENCE_GAP = 0.2
REFERENCE_GAPS = (0.0, 1.0)
REFERENCE_SCORE = 0.8


@dataclass(frozen=True)
class Part:
    """One recording that may become a part of the reference clip."""

    sample: Sample
    text: str
    seconds: float


@dataclass(frozen=True)
class Reference:
    """The clip as it was chosen.

    Attributes:
        parts: The recordings, in the order in which they are joined.
        gap: Seconds of silence between two of them.
    """

    parts: tuple[Part, ...]
    gap: float = REFERENCE_GAP

    @property
    def seconds(self) -> float:
        """Length of the joined clip."""
        return joined_seconds([one.seconds for one in self.parts], self.gap)

    @property
    def fits(self) -> bool:
        """Whether GPT-SoVITS takes a clip of this length."""
        low, high = REFERENCE_SECONDS
        return bool(self.parts) and low <= self.seconds <= high

    @property
    def text(self) -> str:
        """What is said in it."""
        return " ".join(one.text for one in self.parts if one.text)

    @property
    def worst_score(self) -> float:
        """Quality of its worst part, 0 to 1."""
        return min((one.sample.score for one in self.parts), default=0.0)


def joined_seconds(lengths: Sequence[float], gap: float) -> float:
    """Return the length of recordings joined with ``gap`` seconds between them."""
    return sum(lengths) + gap * max(0, len(lengths) - 1)


def automatic(candidates: Sequence[Part], gap: float = REFERENCE_GAP) -> Reference:
    """Choose the recordings that join to a reference of 3 to 10 seconds, the best first.

    Args:
        candidates: The recordings to choose from.
        gap: Seconds of silence between two.

    Returns:
        The reference; without parts when none fit.
    """
    low, high = REFERENCE_SECONDS
    parts: list[Part] = []
    seconds = 0.0
    best_first = sorted(candidates, key=lambda one: (-one.sample.score, one.sample.id))
    for one in best_first:
        pause = gap if parts else 0.0
        if seconds + pause + one.seconds > high:
            continue
        parts.append(one)
        seconds += pause + one.seconds
        if seconds >= REFERENCE_ENOUGH:
            break
    if seconds < low:
        parts = [one for one in best_first if low <= one.seconds <= high][:1]
    return Reference(tuple(parts), gap)


def chosen(candidates: Sequence[Part], ids: Sequence[str], gap: float) -> Reference:
    """Return the reference of the recordings that a person chose, in their order.

    Raises:
        MynahError: ``NOT_FOUND`` for recordings that are not in the export, ``BAD_INPUT`` for a
            clip of a length that GPT-SoVITS refuses.
    """
    known = {one.sample.id: one for one in candidates}
    absent = [one for one in ids if one not in known]
    if absent:
        raise MynahError(
            ErrorCode.NOT_FOUND,
            "Recordings of the reference clip are not in the export.",
            hint="Choose the reference from recordings that have a transcript and are exported.",
            items=[(one, "not in the export") for one in absent],
        )
    reference = Reference(tuple(known[one] for one in ids), gap)
    if not reference.fits:
        low, high = REFERENCE_SECONDS
        raise MynahError(
            ErrorCode.BAD_INPUT,
            f"The reference clip is {reference.seconds:.1f} s long; "
            f"GPT-SoVITS takes {low:.0f} to {high:.0f} s.",
            hint="Choose more, fewer or other recordings for it.",
        )
    return reference


def check_gap(gap: float) -> float:
    """Return ``gap``, or refuse it.

    Raises:
        MynahError: ``USAGE``.
    """
    low, high = REFERENCE_GAPS
    if not low <= gap <= high:
        raise MynahError(ErrorCode.USAGE, f"A gap is {low:.0f} to {high:.0f} s long.")
    return gap


def read_mono(path: Path, rate: int) -> Samples:
    """Read a recording as one channel at ``rate``; float32, shape (frames,).

    Raises:
        decode.DecodeError: It cannot be read.
    """
    decoded = decode.read(path)
    mono, _notes = to_mono(decoded.samples)
    return resample(mono, decoded.sample_rate, rate)


def join(paths: Sequence[Path], gap: float, rate: int) -> Samples:
    """Read recordings and join them with silence between; float32, shape (frames,).

    Raises:
        decode.DecodeError: One of them cannot be read.
    """
    silence = np.zeros(round(gap * rate), np.float32)
    pieces: list[Samples] = []
    for path in paths:
        pieces += [silence] if pieces else []
        pieces.append(read_mono(path, rate))
    return np.concatenate(pieces) if pieces else silence[:0]
