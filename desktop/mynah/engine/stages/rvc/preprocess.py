"""Preprocess for RVC voices: recordings at the voice's rate and at 16 kHz, and their clips.

The slices, pieces and levels are those of the family (rvc-format 4.3 to 4.6). But the whole
recording is filtered and resampled once, and clips are only numbers, views of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.audio.normalise import clip_gain
from mynah.audio.slicer import Slicer, Span, cut_chunks
from mynah.engine.stages.preparing import (
    UnusableError,
    analysis_audio,
    prepare_recordings,
    stored_bytes,
    target_audio,
)
from mynah.project.atomic import read_json
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from mynah.audio.prepare import Prepared
    from mynah.engine.job import JobEntry
    from mynah.engine.run_stage import StageContext

__all__ = [
    "FRAME_S",
    "RvcPreprocess",
    "RvcSpan",
    "analysis_audio",
    "clip_audio",
    "read_spans",
    "target_audio",
]

TABLE = "clips.json"
FRAME_S = 0.01
CONTENT_FRAMES = 2  # clips begin and end on frames of content
SHORTEST = 40  # the longest segment of a training step, in frames
WHOLE_S = 8.0  # recordings up to here stay uncut where that is wanted
SLICINGS = ("auto", "fixed", "none")


@dataclass(frozen=True)
class RvcSpan:
    """A clip of a recording: frames [first, last) of 10 ms, both even, and its gain.

    Attributes:
        sample_id: the recording.
        held_out: whether the voice never learns from it.
        speaker: whose it is.
        first: its first frame.
        last: the frame after its last.
        gain: factor that brings its peak to the level of training (rvc-format 4.6).
        top_hz: above this the recording holds nothing.
    """

    sample_id: str
    held_out: bool
    speaker: int
    first: int
    last: int
    gain: float
    top_hz: float

    @property
    def seconds(self) -> float:
        """Length."""
        return (self.last - self.first) * FRAME_S


def read_spans(folder: Path) -> list[RvcSpan]:
    """The clips that the stage found, in the order of the job."""
    return [RvcSpan(**row) for row in read_json(folder / TABLE)["clips"]]


def clip_audio(
    audio: NDArray[np.float32], span: RvcSpan, rate: int, more: int = 0
) -> NDArray[np.float32]:
    """The clip at its level, float32, cut from its recording; with `more` samples where it has."""
    hop = round(rate * FRAME_S)
    part = audio[span.first * hop : span.last * hop + more]
    return np.asarray(part, np.float32) * np.float32(span.gain)


class RvcPreprocess:
    """See the module."""

    name = "preprocess"
    version = 1
    keeps_folder = False
    needs: tuple[str, ...] = ()

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """The recordings with their speakers, the voice's rate, how they are cut."""
        return {
            "kind": "rvc",
            "entries": [asdict(entry) for entry in ctx.job.entries],
            "sample_rate": ctx.job.settings.sample_rate,
            "slicing": slicing(ctx),
        }

    def estimate_bytes(self, ctx: StageContext) -> int:
        """Two float copies of every recording."""
        return stored_bytes(ctx.job.seconds, ctx.job.settings.sample_rate)

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Write `<id>.target.npy`, `<id>.16k.npy` and the table of clips.

        Raises:
            MynahError: NOTHING_USABLE when no clip to train on is left, listing the reasons;
                USAGE for a way of slicing that there is not.
        """
        rate = ctx.job.settings.sample_rate
        cut = partial(cut_recording, rate, slicing(ctx))
        cutting = prepare_recordings(ctx, self.name, rate, cut)
        summary = cutting.save(ctx.out / TABLE)
        seconds: dict[str, float] = {}
        for span in cutting.clips:
            if not span.held_out:
                speaker = str(span.speaker)
                seconds[speaker] = seconds.get(speaker, 0.0) + span.seconds
        for missing in {e.speaker for e in ctx.job.training_entries} - {int(s) for s in seconds}:
            ctx.reporter.warning("LEFT_OUT", f"speaker {missing}: no clip is left to train on")
        return {**summary, "speakers": {name: round(s, 2) for name, s in seconds.items()}}


def slicing(ctx: StageContext) -> str:
    """How recordings are cut: auto (at silences), fixed (anywhere) or none.

    Raises:
        MynahError: USAGE for another word.
    """
    wanted = str(ctx.job.settings.extra.get("slicing") or "auto")
    if wanted not in SLICINGS:
        raise MynahError(
            ErrorCode.USAGE,
            f"There is no way of slicing called {wanted!r}.",
            hint=f"Choose one of: {', '.join(SLICINGS)}.",
        )
    return wanted


def cut_recording(
    rate: int, how: str, entry: JobEntry, found: Prepared, small: Path | None = None
) -> list[RvcSpan]:
    """The clips of one recording; see `slicing` for `how`.

    Raises:
        UnusableError: there are none, and why.
    """
    del small  # levels are taken at the voice's rate, as in the family
    hop = round(rate * FRAME_S)
    end = _content_frames(found.small_length) * CONTENT_FRAMES
    spans = []
    for start, stop in _pieces(found, rate, how):
        first, last = (
            round(place / hop / CONTENT_FRAMES) * CONTENT_FRAMES for place in (start, stop)
        )
        last = min(last, end)
        if last - first < SHORTEST or not _loud(found, first * hop, last * hop, rate):
            continue
        gain = clip_gain(float(found.peaks[first:last].max()))
        if gain is not None:
            spans.append(
                RvcSpan(
                    entry.sample_id,
                    entry.held_out,
                    entry.speaker,
                    first,
                    last,
                    gain,
                    found.top_hz,
                )
            )
    if not spans:
        raise UnusableError(_why(found, end))
    return spans


def _pieces(found: Prepared, rate: int, how: str) -> Iterator[Span]:
    if how == "none" and found.length <= WHOLE_S * rate:
        yield (0, found.length)
    elif how == "auto":
        for begin, end in Slicer().spans(found.level, found.length, rate):
            yield from cut_chunks(begin, end, rate)
    else:
        yield from cut_chunks(0, found.length, rate)


def _loud(found: Prepared, start: int, stop: int, rate: int) -> bool:
    """Whether any frame of the span is above the slicer's threshold: noise is not made loud."""
    slicer = Slicer()
    hop = slicer.hop_samples(rate)
    level = found.level[start // hop : stop // hop + 1]
    return bool(level.max() >= 10 ** (slicer.threshold_db / 20))


def _content_frames(samples: int) -> int:
    """Frames that the content encoder has for a recording at 16 kHz (HuBERT: 400 by 320)."""
    return max(0, (samples - 80) // 320)


def _why(found: Prepared, end: int) -> str:
    if end < SHORTEST:
        return f"shorter than {SHORTEST * FRAME_S:.1f} s"
    if not found.peaks.max() > 0:
        return "silent"
    return "no speech between the pauses"
