"""Preprocess: decode, mix, high-pass at 48 Hz, resample once, find the clips.

The whole recording is filtered and resampled once; clips are only numbers, views of it. A clip's
gain is the family's normalisation of its peak (rvc-format 4.6), then the level of training.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.audio.decode import DecodeError, read
from mynah.audio.filters import highpass
from mynah.audio.mono import to_mono
from mynah.audio.normalise import normalise_clip
from mynah.audio.resample import resample
from mynah.audio.slicer import cut_chunks, slice_silence
from mynah.engine.features.analysis import SAMPLE_RATE
from mynah.engine.features.loudness import frame_energy
from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
from mynah.engine.training.levels import speech_gain
from mynah.project.atomic import read_json, write_json
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from mynah.engine.job import JobEntry
    from mynah.engine.run_stage import StageContext

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


def target_audio(folder: Path, sample_id: str) -> NDArray[np.float32]:
    """One recording at the voice's rate, float32 (samples,), memory-mapped."""
    audio: NDArray[np.float32] = np.load(folder / f"{sample_id}.target.npy", mmap_mode="r")
    return audio


def analysis_audio(folder: Path, sample_id: str) -> NDArray[np.float32]:
    """One recording at 16 kHz, float32 (samples,)."""
    audio: NDArray[np.float32] = np.load(folder / f"{sample_id}.16k.npy")
    return audio


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
        return int(ctx.job.seconds * 4 * (SynthesizerConfig().sample_rate + SAMPLE_RATE))

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Write `<id>.target.npy`, `<id>.16k.npy` and the table of clips.

        Raises:
            MynahError: NOTHING_USABLE when no clip to train on is left, listing the reasons.
        """
        spans: list[ClipSpan] = []
        problems: list[tuple[str, str]] = []
        for number, entry in enumerate(ctx.job.entries, 1):
            ctx.control.raise_if_requested()
            try:
                found = _prepare(entry, ctx)
            except DecodeError as error:
                problems.append((entry.sample_id, error.message))
            else:
                spans += found
                if not found:
                    problems.append((entry.sample_id, "no speech between the pauses"))
            ctx.reporter.progress(self.name, number, len(ctx.job.entries), "recordings")
        for sample_id, reason in problems:
            ctx.reporter.warning("LEFT_OUT", f"{sample_id}: {reason}")
        training = [span for span in spans if not span.held_out]
        if not training:
            raise MynahError(
                ErrorCode.NOTHING_USABLE, "No clip is left to train on.", items=problems
            )
        write_json(ctx.out / TABLE, {"clips": [asdict(span) for span in spans]})
        return {
            "clips": len(training),
            "seconds": round(sum(span.seconds for span in training), 2),
            "held_out_seconds": round(sum(s.seconds for s in spans if s.held_out), 2),
            "left_out": len(problems),
        }


def _known(entry: JobEntry) -> dict[str, Any]:
    """Without the speaker, so that a run from before there were several goes on where it was."""
    return {name: value for name, value in asdict(entry).items() if name != "speaker"}


def _prepare(entry: JobEntry, ctx: StageContext) -> list[ClipSpan]:
    rate = SynthesizerConfig().sample_rate
    decoded = read(ctx.workspace.samples_dir / f"{entry.sample_id}.wav")
    mono, _ = to_mono(decoded.samples)
    audio = highpass(resample(mono, decoded.sample_rate, rate), rate)
    small = resample(audio, rate, SAMPLE_RATE)
    spans = list(_spans(entry, audio, small, rate, min(rate, decoded.sample_rate) / 2))
    if spans:
        np.save(ctx.out / f"{entry.sample_id}.target.npy", audio)
        np.save(ctx.out / f"{entry.sample_id}.16k.npy", small)
    return spans


def _spans(
    entry: JobEntry,
    audio: NDArray[np.float32],
    small: NDArray[np.float32],
    rate: int,
    top_hz: float,
) -> list[ClipSpan]:
    spans = []
    for begin, end in slice_silence(audio, rate):
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
            spans.append(ClipSpan(entry.sample_id, entry.held_out, first, last, gain, top_hz))
    return spans
