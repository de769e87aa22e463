"""What a cut makes: the files of the new samples, prepared but not yet in the library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mynah.audio import decode
from mynah.project import atomic, leftovers, storing
from mynah.project.sample import ID_LENGTH, META_SUFFIX, Sample
from mynah.project.workspace import Workspace, now
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.project.importing import Assess

Span = tuple[float, float]

SHORTEST_SECONDS = 0.3
NEEDS_REVIEW = "needs_review"
"""Origin of a transcript that is empty because its words were not divided; see `suggestion`."""
_SILENCE_TOLERANCE = 0.05


@dataclass(frozen=True)
class Piece:
    """A new sample that is ready to come into the library.

    Attributes:
        id: Its id, from the hash of its content.
        folder: Where its files lie.
        sha256: Of its WAV file.
    """

    id: str
    folder: Path
    sha256: str


@dataclass(frozen=True)
class Cut:
    """How a sample is cut.

    Attributes:
        kind: ``trim``, ``split`` or ``pauses``.
        sample: What is cut.
        spans: For each new sample the parts it is joined of, in seconds.
    """

    kind: str
    sample: Sample
    spans: list[list[Span]]

    @property
    def needs_review(self) -> bool:
        """Whether there are words of which nobody knows where they went."""
        return bool(words_of(self.sample)) and not _keeps_words(self)


def prepare(
    workspace: Workspace, staging: leftovers.Staging, cut: Cut, assess: Assess | None
) -> list[Piece]:
    """Write the files of the new samples into the staging folder.

    Raises:
        MynahError: ``USAGE``, ``EXISTS``, ``DISK_FULL``, ``NO_PERMISSION``.
        decode.DecodeError: The recording cannot be read.
        storing.ChangedError: It changed meanwhile.
    """
    rate, ranges = _in_frames(cut)
    made: list[Piece] = []
    for number, frames in enumerate(ranges, 1):
        item = staging.item()
        content, length = storing.store_parts(cut.sample.path, item / leftovers.AUDIO, frames)
        new_id = content[:ID_LENGTH]
        there = (workspace.samples_dir / (new_id + META_SUFFIX)).exists()
        if there or any(one.id == new_id for one in made):
            raise MynahError(
                ErrorCode.EXISTS,
                "The library has exactly this part already.",
                hint="Delete the one that is there first, or choose another part.",
            )
        sha256 = storing.file_sha256(item / leftovers.AUDIO)
        known = cut.sample.meta.get("audio")
        meta = {
            **cut.sample.meta,
            "id": new_id,
            "audio": {
                **(known if isinstance(known, dict) else {}),
                "sha256": sha256,
                "content_sha256": content,
                "frames": length,
                "duration": length / rate,
            },
            "edited_from": _origin(cut, frames, rate),
        }
        if len(ranges) > 1:
            original = cut.sample.meta.get("original")
            original = original if isinstance(original, dict) else {}
            meta["original"] = {**original, "name": _numbered(cut.sample.original_name, number)}
        _complete(item, meta, cut, assess)
        made.append(Piece(new_id, item, sha256))
    return made


def words_of(sample: Sample) -> str:
    """The transcript, or the one that waits to be divided."""
    return sample.transcript or waiting_words(sample)


def waiting_words(sample: Sample) -> str:
    """What was said in the recording that this one was cut from, while nobody has divided it."""
    about = sample.meta.get("transcript")
    if not isinstance(about, dict) or about.get("origin") != NEEDS_REVIEW:
        return ""
    return str(about.get("suggestion", ""))


def _origin(cut: Cut, frames: list[tuple[int, int]], rate: int) -> dict[str, Any]:
    return {
        "id": cut.sample.id,
        "content_sha256": cut.sample.content_sha256,
        "edit": cut.kind,
        "frames": [list(one) for one in frames],
        "range": [[first / rate, last / rate] for first, last in frames],
        "at": now(),
        "before": cut.sample.meta.get("edited_from"),
    }


def _complete(item: Path, meta: dict[str, Any], cut: Cut, assess: Assess | None) -> None:
    """Measure a new sample and write its small files."""
    assessment = (assess or _measuring())(item / leftovers.AUDIO)
    found = storing.jsonable(assessment.to_dict())
    found.pop("path", None)
    # Refused is what does not come into a library; this one is cut from a sample of it.
    verdict = "warn" if assessment.verdict == "refused" else assessment.verdict
    meta["assessment"] = {**found, "verdict": verdict}
    about = cut.sample.meta.get("transcript")
    about = dict(about) if isinstance(about, dict) else {}
    text = cut.sample.transcript
    if cut.needs_review:
        about |= {"origin": NEEDS_REVIEW, "suggestion": words_of(cut.sample)}
        text = ""
    meta["transcript"] = about
    atomic.write_text(item / leftovers.TEXT, text + "\n" if text else "")
    atomic.write_json(item / leftovers.META, meta)


def _in_frames(cut: Cut) -> tuple[int, list[list[tuple[int, int]]]]:
    info = decode.probe(cut.sample.path)
    rate, total = info.sample_rate, info.frames
    ranges: list[list[tuple[int, int]]] = []
    for spans in cut.spans:
        limits = [
            (max(0, round(start * rate)), total if end == float("inf") else round(end * rate))
            for start, end in spans
        ]
        kept = [(first, min(last, total)) for first, last in limits if first < min(last, total)]
        seconds = sum(last - first for first, last in kept) / rate
        if seconds < SHORTEST_SECONDS:
            raise MynahError(
                ErrorCode.USAGE,
                f"A part would be only {seconds:.2f} s long.",
                hint=f"Choose parts of at least {SHORTEST_SECONDS} s.",
            )
        ranges.append(kept)
    if ranges == [[(0, total)]]:
        raise MynahError(ErrorCode.USAGE, "That is the whole recording: there is nothing to cut.")
    return rate, ranges


def _keeps_words(cut: Cut) -> bool:
    """Whether only silence is taken away, so that everything is still said."""
    if cut.kind == "pauses":
        return True
    sample = cut.sample
    before, after = (measured(sample, name) for name in ("silence_before_s", "silence_after_s"))
    if cut.kind != "trim" or before is None or after is None:
        return False
    start, end = cut.spans[0][0]
    first, last = before + _SILENCE_TOLERANCE, sample.duration - after - _SILENCE_TOLERANCE
    return start <= first and end >= last


def measured(sample: Sample, name: str) -> float | None:
    """A number of the sample's assessment; ``None`` when it was not measured."""
    measures = sample.assessment.get("measures")
    value = measures.get(name) if isinstance(measures, dict) else None
    return float(value) if isinstance(value, int | float) else None


def _numbered(name: str, number: int) -> str:
    path = Path(name or "recording.wav")
    return f"{path.stem} ({number}){path.suffix}"


def _measuring() -> Assess:
    from mynah.audio.quality.assess import assess  # scipy is slow to load

    return assess
