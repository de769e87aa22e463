"""How RVC checkpoints are measured and kept: as voices that any program of the family can play."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mynah.engine.features.content import load_content_model
from mynah.engine.features.pitch import SwiftTracker
from mynah.engine.formats.rvc_model import half_precision
from mynah.engine.formats.rvc_voice import (
    RvcVoiceFacts,
    build_rvc_voice_folder,
    write_voice_model,
)
from mynah.engine.formats.rvc_weights import plain_weights
from mynah.engine.measure.probe import Listener
from mynah.engine.measure.rvc_probe import RvcProbe, RvcProbeClip
from mynah.engine.measure.speaker import load_speaker_model
from mynah.engine.stages.playable import median_pitch
from mynah.engine.stages.probing import RunProbe, reference_of
from mynah.engine.stages.recordings import Recordings
from mynah.engine.stages.rvc.extract import load_features, usable_spans
from mynah.engine.stages.rvc.preprocess import (
    FRAME_S,
    analysis_audio,
    target_audio,
)
from mynah.project.atomic import read_json

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from mynah.engine.checkpoint_ledger import Measured
    from mynah.engine.formats.rvc_model import Unvoiced
    from mynah.engine.measure.speaker import SpeakerModel
    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
    from mynah.engine.run_stage import StageContext
    from mynah.engine.stages.rvc.order import RvcOrder
    from mynah.engine.training.rvc.step import RvcTrainer

WEIGHTS_BYTES = 112_000_000  # of a voice, in both forms
UNVOICED: Unvoiced = "zero"  # what the pitch is in unvoiced frames while voices are trained here


class RvcKind:
    """An RVC voice: the generator as it is, without its posterior encoder."""

    def __init__(self, config: RvcConfig, order: RvcOrder) -> None:
        self._config, self._order = config, order
        self.sample_rate = config.sample_rate

    def probe(self, ctx: StageContext) -> RunProbe[Any]:
        """What it is measured with: what the extraction found, and the ears of every voice."""
        return rvc_run_probe(ctx, self._config)

    def network(self, trainer: RvcTrainer) -> RvcSynthesizer:
        """The generator."""
        return trainer.synthesizer

    def write(self, trainer: RvcTrainer, path: Path) -> None:
        """Write `model.safetensors`."""
        weights = half_precision(plain_weights(trainer.synthesizer.state_dict()))
        write_voice_model(path, self._config, weights)

    def fill(
        self,
        ctx: StageContext,
        row: Measured,
        trainer: RvcTrainer,
        encoder_sha256: str,
        folder: Path,
    ) -> None:
        """Write the voice's files, the family's `.pth` among them, and the card."""
        facts = RvcVoiceFacts(
            name=ctx.job.voice,
            epoch=int(row.epoch),
            step=row.step,
            speakers=self._order.speakers or ("",),
            median_f0=median_pitch(ctx),
            unvoiced=UNVOICED,
            run_id=ctx.job.run_id,
            measurements=row.means,
            lineage={"embedder_sha256": encoder_sha256},
        )
        build_rvc_voice_folder(folder, trainer.synthesizer.state_dict(), self._config, facts)


def rvc_run_probe(ctx: StageContext, config: RvcConfig) -> RunProbe[Any]:
    """The longest held-out recordings, or trained ones where none was held out."""
    recordings = rvc_recordings(ctx.inputs["preprocess"], ctx.inputs["extract"], config.sample_rate)
    names, speaker = recordings.to_measure(), load_speaker_model()
    prints: dict[int, NDArray[np.float32]] = {}
    clips = [_probe_clip(ctx, recordings, name, speaker, prints) for name in names]
    content = load_content_model()
    probe = RvcProbe(clips, config, Listener(content, SwiftTracker(), speaker))
    reference = reference_of(ctx, recordings, probe.natural_similarity)
    extracted = read_json(ctx.inputs["extract"] / "result.json")["summary"]
    encoder = str(extracted["embedder_sha256"])
    return RunProbe(probe, reference, recordings.source(names[0]), encoder)


def _probe_clip(
    ctx: StageContext,
    recordings: Recordings,
    name: str,
    model: SpeakerModel,
    prints: dict[int, NDArray[np.float32]],
) -> RvcProbeClip:
    number = speaker_of(recordings, name)
    if number not in prints:
        prints[number] = voiceprint_of(recordings, number, model)
    window = recordings.window(name)
    features = load_features(ctx.inputs["extract"], name)
    return RvcProbeClip(
        recordings.sound(name),
        features.content[window.first // 2 : window.last // 2],
        features.f0[window.first : window.last],
        number,
        prints[number],
    )


def rvc_recordings(folder: Path, extracted: Path, sample_rate: int) -> Recordings:
    """Those that the preprocessing of an RVC voice left in `folder` and that have features."""
    return Recordings(
        usable_spans(folder, extracted),
        FRAME_S,
        partial(analysis_audio, folder),
        partial(target_audio, folder),
        sample_rate,
    )


def speaker_of(recordings: Recordings, name: str) -> int:
    """Whose a recording is."""
    return int(getattr(recordings.by_name[name][0], "speaker", 0))


def voiceprint_of(recordings: Recordings, speaker: int, model: SpeakerModel) -> NDArray[np.float32]:
    """The voice of a speaker's recordings that were trained on."""
    own = [name for name in recordings.trained if speaker_of(recordings, name) == speaker]
    return recordings.voiceprint(model, own or recordings.trained)
