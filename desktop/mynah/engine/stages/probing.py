"""The clips that a run's checkpoints are measured on, and what previews are held against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from mynah.engine.checkpoint_ledger import source_path
from mynah.engine.features.content import load_content_model
from mynah.engine.features.pitch import SwiftTracker
from mynah.engine.measure.probe import Probe
from mynah.engine.measure.speaker import SAMPLE_RATE, load_speaker_model
from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
from mynah.engine.stages.preprocess import FRAME_S, analysis_audio, read_spans, target_audio
from mynah.engine.stages.recordings import Recordings

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from mynah.engine.measure.probe import ClipMeasures
    from mynah.engine.run_stage import StageContext

Network = TypeVar("Network")
Network_contra = TypeVar("Network_contra", contravariant=True)


class NetworkProbe(Protocol[Network_contra]):
    """Lets a network say the clips, and hears how."""

    @property
    def natural_similarity(self) -> float:
        """Mean likeness of the recordings themselves to the voice: what cannot be passed."""

    def measure(self, network: Network_contra) -> tuple[list[ClipMeasures], NDArray[np.float32]]:
        """Measures of every clip, and the first clip as it was said."""


@dataclass(frozen=True)
class RunProbe(Generic[Network]):
    """What checkpoints are measured with.

    Attributes:
        probe: see there.
        reference: what it is, for people and programs.
        source: the first clip as it was recorded, float32 (samples,) at the voice's rate.
        encoder_sha256: of the content encoder, which a voice must name.
    """

    probe: NetworkProbe[Network]
    reference: dict[str, Any]
    source: NDArray[np.float32]
    encoder_sha256: str


def run_probe(ctx: StageContext, config: SynthesizerConfig) -> RunProbe[Any]:
    """That of a Lite voice: the longest held-out recordings, or trained ones where none was."""
    recordings = recordings_of(ctx.inputs["preprocess"], config.sample_rate)
    names = recordings.to_measure()
    sounds = [recordings.sound(name) for name in names]
    content, speaker = load_content_model(), load_speaker_model()
    voiceprint = recordings.voiceprint(speaker)
    probe = Probe(sounds, voiceprint, config, content, SwiftTracker(), speaker)
    reference = reference_of(ctx, recordings, probe.natural_similarity)
    return RunProbe(probe, reference, recordings.source(names[0]), content.fingerprint)


def reference_of(
    ctx: StageContext, recordings: Recordings, natural_similarity: float
) -> dict[str, Any]:
    """What the clips are, for people and programs."""
    names = recordings.to_measure()
    samples = sum(len(recordings.sound(name)) for name in names)
    return {
        "clips": names,
        "held_out": bool(recordings.held_out),
        "natural_similarity": round(natural_similarity, 4),
        "seconds": round(samples / SAMPLE_RATE, 2),
        "preview_source": str(source_path(ctx.run_dir)),
    }


def recordings_of(folder: Path, sample_rate: int) -> Recordings:
    """Those that the preprocessing of a Lite voice left in `folder`."""
    return Recordings(
        read_spans(folder),
        FRAME_S,
        partial(analysis_audio, folder),
        partial(target_audio, folder),
        sample_rate,
    )


def voiceprint_of_run(folder: Path) -> NDArray[np.float32]:
    """The voice of the recordings that were trained on; `folder` is that of `preprocess`."""
    recordings = recordings_of(folder, SynthesizerConfig().sample_rate)
    return recordings.voiceprint(load_speaker_model())
