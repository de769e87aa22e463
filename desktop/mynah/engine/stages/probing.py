"""The clips that a run's checkpoints are measured on, and what previews are held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah.engine.checkpoint_ledger import source_path
from mynah.engine.features.content import load_content_model
from mynah.engine.features.pitch import SwiftTracker
from mynah.engine.measure.probe import Probe
from mynah.engine.measure.speaker import SAMPLE_RATE, load_speaker_model
from mynah.engine.stages.preprocess import analysis_audio, read_spans, target_audio

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
    from mynah.engine.run_stage import StageContext
    from mynah.engine.stages.preprocess import ClipSpan

CLIPS = 3
LONGEST_S = 6.0  # of one clip
PRINT_RECORDINGS = 12  # that the voice is known by
FRAME_S = 0.02
FRAME = round(SAMPLE_RATE * FRAME_S)


@dataclass(frozen=True)
class RunProbe:
    """What checkpoints are measured with.

    Attributes:
        probe: see there.
        reference: what it is, for people and programs.
        source: the first clip as it was recorded, float32 (samples,) at the voice's rate.
        encoder_sha256: of the content encoder, which a voice must name.
    """

    probe: Probe
    reference: dict[str, Any]
    source: NDArray[np.float32]
    encoder_sha256: str


def run_probe(ctx: StageContext, config: SynthesizerConfig) -> RunProbe:
    """The longest held-out recordings; where none was held out, trained ones."""
    folder = ctx.inputs["preprocess"]
    spans = _by_recording(folder)
    held_out = [name for name, parts in spans.items() if parts[0].held_out]
    training = [name for name, parts in spans.items() if not parts[0].held_out]
    longest = sorted(held_out or training, key=lambda n: -sum(s.seconds for s in spans[n]))
    names = longest[:CLIPS]
    sounds = [_sound(folder, spans[name]) for name in names]
    content = load_content_model()
    probe = Probe(
        sounds,
        voiceprint_of_run(folder),
        config,
        content,
        SwiftTracker(),
        load_speaker_model(),
    )
    first, last, gain = _window(spans[names[0]])
    per_frame = round(config.sample_rate * FRAME_S)
    source = target_audio(folder, names[0])[first * per_frame : last * per_frame]
    reference = {
        "clips": names,
        "held_out": bool(held_out),
        "natural_similarity": round(probe.natural_similarity, 4),
        "seconds": round(sum(map(len, sounds)) / SAMPLE_RATE, 2),
        "preview_source": str(source_path(ctx.run_dir)),
    }
    return RunProbe(probe, reference, source * np.float32(gain), content.fingerprint)


def voiceprint_of_run(folder: Path) -> NDArray[np.float32]:
    """The voice of the recordings that were trained on; `folder` is that of `preprocess`."""
    spans = _by_recording(folder)
    training = [name for name, parts in spans.items() if not parts[0].held_out]
    known = training[:: max(1, len(training) // PRINT_RECORDINGS)][:PRINT_RECORDINGS]
    return load_speaker_model().voiceprint(_sound(folder, spans[name]) for name in known)


def _by_recording(folder: Path) -> dict[str, list[ClipSpan]]:
    spans: dict[str, list[ClipSpan]] = {}
    for span in read_spans(folder):
        spans.setdefault(span.sample_id, []).append(span)
    return spans


def _sound(folder: Path, spans: list[ClipSpan]) -> NDArray[np.float32]:
    first, last, gain = _window(spans)
    sound = analysis_audio(folder, spans[0].sample_id)[first * FRAME : last * FRAME]
    return sound * np.float32(gain)


def _window(spans: list[ClipSpan]) -> tuple[int, int, float]:
    """From the first clip of a recording on, in frames of 20 ms, and that clip's gain."""
    first = spans[0].first
    return first, min(spans[-1].last, first + round(LONGEST_S / FRAME_S)), spans[0].gain
