"""Preprocess: decode, mix, high-pass at 48 Hz, resample once, find the clips.

The whole recording is filtered and resampled once; clips are only numbers, views of it. A clip's
gain is the family's normalisation of its peak (rvc-format 4.6), then the level of training.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.audio.normalise import normalise_clip
from mynah.audio.slicer import Slicer, cut_chunks
from mynah.engine.features.analysis import SAMPLE_RATE
from mynah.engine.features.loudness import frame_energy
from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
from mynah.engine.stages.preparing import (
    UnusableError,
    analysis_audio,
    prepare_recordings,
    stored_bytes,
    target_audio,
)
from mynah.engine.training.levels import speech_gain
from mynah.project.atomic import read_json

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.audio.prepare import Prepared
    from mynah.engine.job import JobEntry
    from mynah.engine.run_stage import StageContext

__all__ = ["ClipSpan", "Preprocess", "analysis_audio", "read_spans", "target_audio"]

TABLE = "clips.json"
FRAME_S = 0.02  # clips begin and end on content frames
SHORTEST_S = 0.5


@dataclass(frozen=True)
class ClipSpan:
    """A clip of a recording: content frames [first, last) of 20 ms, and its gain."""

    sample_id: str
    held_out: bool
    first: int
    last: int
    gain: float
    top_hz: float

    @property
    def seconds(self) -> float:
        """Length."""
        return (self.last - self.first) * FRAME_S


def read_spans(folder: Path) -> list[ClipSpan]:
    """The clips that the stage found, in the order of the job."""
    return [ClipSpan(**row) for row in read_json(folder / TABLE)["clips"]]


class Preprocess:
    """See the module."""

    name = "preprocess"
    version = 1
    keeps_folder = False
    needs: tuple[str, ...] = ()

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """The recordings and the voice's rate."""
        return {
            "entries": [_known(entry) for entry in ctx.job.entries],
            "sample_rate": SynthesizerConfig().sample_rate,
        }

    def estimate_bytes(self, ctx: StageContext) -> int:
        """Two float copies of every recording."""
        return stored_bytes(ctx.job.seconds, SynthesizerConfig().sample_rate)

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Write `<id>.target.npy`, `<id>.16k.npy` and the table of clips.

        Raises:
            MynahError: NOTHING_USABLE when no clip to train on is left, listing the reasons.
        """
        rate = SynthesizerConfig().sample_rate
        return prepare_recordings(ctx, self.name, rate, partial(_spans, rate)).save(ctx.out / TABLE)


def _known(entry: JobEntry) -> dict[str, Any]:
    """Without the speaker, so that a run from before there were several goes on where it was."""
    return {name: value for name, value in asdict(entry).items() if name != "speaker"}


def _spans(rate: int, entry: JobEntry, found: Prepared, small_path: Path) -> list[ClipSpan]:
    small = np.load(small_path, mmap_mode="r")
    spans = []
    for begin, end in Slicer().spans(found.level, found.length, rate):
        for start, stop in cut_chunks(begin, end, rate):
            first, last = (round(place / rate / FRAME_S) for place in (start, stop))
            last = min(last, len(small) // int(SAMPLE_RATE * FRAME_S))
            if (last - first) * FRAME_S < SHORTEST_S:
                continue
            clip = small[int(first * FRAME_S * SAMPLE_RATE) : int(last * FRAME_S * SAMPLE_RATE)]
            normalised = normalise_clip(clip)
            if normalised is None:
                continue
            peak = float(np.abs(clip).max())
            gain = float(np.abs(normalised).max()) / peak * speech_gain(frame_energy(normalised))
            spans.append(ClipSpan(entry.sample_id, entry.held_out, first, last, gain, found.top_hz))
    if not spans:
        raise UnusableError("no speech between the pauses")
    return spans
