"""Verify an RVC voice: what will be published is put together, loaded every way, and heard.

The `.pth` is read as strictly as one from elsewhere, the index is opened, and held-out recordings
are converted with the voice as people will load it. What does not sound at all, holds values that
are not numbers or cannot be read is not published. Whether it follows the pitch well is said as a
warning: a voice that was trained for hours is its maker's to judge.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from mynah.engine.convert import ConvertSettings, convert_file, load_voice
from mynah.engine.features.content import load_content_model
from mynah.engine.features.loudness import frame_energy
from mynah.engine.formats.rvc_index import index_facts
from mynah.engine.formats.rvc_model import read_small_model
from mynah.engine.formats.rvc_voice import (
    MODEL_FILE,
    RvcVoiceFacts,
    build_rvc_voice_folder,
    read_voice_model,
    small_model_name,
)
from mynah.engine.measure.intelligibility import agreement
from mynah.engine.measure.life import examine, read_mono
from mynah.engine.measure.speaker import likeness, load_speaker_model
from mynah.engine.stages.rvc.kind import (
    UNVOICED,
    WEIGHTS_BYTES,
    rvc_recordings,
    speaker_of,
    voiceprint_of,
)
from mynah.engine.stages.rvc.order import order_of
from mynah.engine.stages.verify import TESTED, VOICE_FOLDER, as_published, consents, summary_of
from mynah.project.progress import SilentReporter
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mynah.engine.convert import LoadedVoice
    from mynah.engine.measure.life import SignsOfLife
    from mynah.engine.run_stage import StageContext
    from mynah.engine.stages.recordings import Recordings

SAMPLE_FILE = "sample.flac"


class RvcVerify:
    """See the module."""

    name = "verify"
    version = 1
    keeps_folder = False
    needs = ("preprocess", "extract", "train", "index")

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """What goes into the voice's card."""
        speakers = list(order_of(ctx.job).speakers)
        return {"voice": ctx.job.voice, "run": ctx.job.run_id, "speakers": speakers}

    def estimate_bytes(self, ctx: StageContext) -> int:
        """The voice here and as it is published, with its index."""
        width = order_of(ctx.job).config().content_width
        index = ctx.job.seconds * 50 * width * 4 if ctx.job.settings.index else 0
        return 2 * (WEIGHTS_BYTES + int(index))

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Fill `voice/`, load it, convert with it.

        Raises:
            MynahError: VERIFY_FAILED with what was found wrong; BROKEN_FILE for weights that are
                not numbers.
        """
        folder = ctx.out / VOICE_FOLDER
        folder.mkdir()
        summaries = {name: summary_of(path) for name, path in ctx.inputs.items()}
        summaries["train"] = as_published(summaries["train"])
        _build(ctx, folder, summaries, {})
        _check_files(ctx, folder, summaries["index"])
        voice = load_voice(folder)
        tests = _Tests(ctx, voice)
        names = tests.recordings.held_out or tests.recordings.trained
        if not tests.recordings.held_out:
            words = "No recording was held out; testing on trained ones."
            ctx.reporter.warning("NO_HELD_OUT", words)
        tested = names[:TESTED]
        for number, name in enumerate(tested, 1):
            ctx.control.raise_if_requested()
            tests.convert(name)
            ctx.reporter.progress(self.name, number, len(tested), "recordings")
        remarks = _judged(tests.signs)
        for remark in remarks:
            ctx.reporter.warning("WEAK_VOICE", remark)
        measurements = {
            **tests.measurements(),
            "recordings_tested": len(tested),
            "tested_on_held_out": bool(tests.recordings.held_out),
            "remarks": remarks,
        }
        _build(ctx, folder, summaries, measurements, ctx.out / f"{tested[0]}.flac")
        return measurements


class _Tests:
    """Conversions of a run's recordings, and how they were."""

    def __init__(self, ctx: StageContext, voice: LoadedVoice) -> None:
        self._ctx, self._voice = ctx, voice
        rate = ctx.job.settings.sample_rate
        self.recordings: Recordings = rvc_recordings(
            ctx.inputs["preprocess"], ctx.inputs["extract"], rate
        )
        self._model, self._content = load_speaker_model(), load_content_model()
        self.signs: list[SignsOfLife] = []
        self._alike: list[dict[str, float]] = []

    def convert(self, name: str) -> None:
        """Let the voice say a recording, in its own speaker's row, and measure."""
        ctx, speaker = self._ctx, speaker_of(self.recordings, name)
        source = ctx.workspace.samples_dir / f"{name}.wav"
        answer = ctx.out / f"{name}.flac"
        settings = ConvertSettings(format="flac", speaker=str(speaker))
        convert_file(self._voice, source, answer, settings, SilentReporter(), ctx.control)
        self.signs.append(examine(source, answer))
        voiceprint = voiceprint_of(self.recordings, speaker, self._model)
        asked, made = read_mono(source), read_mono(answer)
        features = self._content.features(asked), self._content.features(made)
        self._alike.append(
            {
                "similarity": likeness(self._model.vector(made), voiceprint),
                "natural_similarity": likeness(self._model.vector(asked), voiceprint),
                "intelligibility": agreement(*features, frame_energy(asked)),
            }
        )

    def measurements(self) -> dict[str, Any]:
        """Means over the recordings."""
        alike, cents = self._alike, float(np.median([one.pitch_cents for one in self.signs]))
        return {
            **{name: round(float(np.mean([one[name] for one in alike])), 3) for name in alike[0]},
            "pitch_error_cents": round(cents, 1) if np.isfinite(cents) else None,
            "voicing_agreement": round(float(np.mean([one.voicing for one in self.signs])), 3),
            "level_dbfs": round(float(np.mean([one.level_dbfs for one in self.signs])), 1),
        }


def _judged(signs: list[SignsOfLife]) -> list[str]:
    """Sentences about what is weak.

    Raises:
        MynahError: VERIFY_FAILED for what does not sound.
    """
    dead = [problem for sign in signs for problem in sign.dead()]
    if dead:
        raise MynahError(
            ErrorCode.VERIFY_FAILED,
            "The finished voice did not pass its test, so it was not published.",
            hint="Train longer, or look at the recordings; a version from before is untouched.",
            items=dead,
        )
    weak = [text for sign in signs for _, text in sign.weak()]
    return [f"The voice was tried: {text}." for text in dict.fromkeys(weak)]


def _build(
    ctx: StageContext,
    folder: Path,
    summaries: Mapping[str, Mapping[str, Any]],
    measurements: Mapping[str, Any],
    sample: Path | None = None,
) -> None:
    """Put the voice together; the card last, with the hashes of all."""
    if sample is not None:
        shutil.copyfile(sample, folder / SAMPLE_FILE)
    config, weights = read_voice_model(ctx.inputs["train"] / MODEL_FILE)
    index = next(ctx.inputs["index"].glob("*.index"), None)
    train, order = summaries["train"], order_of(ctx.job)
    facts = RvcVoiceFacts(
        name=ctx.job.voice,
        epoch=int(train["epochs"]),
        step=int(train["steps"]),
        minutes=summaries["preprocess"]["seconds"] / 60,
        speakers=order.speakers or ("",),
        median_f0=float(summaries["extract"]["median_f0_hz"]),
        unvoiced=UNVOICED,
        run_id=ctx.job.run_id,
        consent="; ".join(consents(ctx)),
        measurements=measurements,
        lineage={
            "embedder_sha256": summaries["extract"]["embedder_sha256"],
            "base_sha256": next(iter(train["start"]["sha256"]), None),
            "start": train["start"],
            "dataset": ctx.job.dataset,
            "recordings": [entry.sample_id for entry in ctx.job.training_entries],
            "f0_method": ctx.job.settings.f0_method,
            "seed": ctx.job.settings.seed,
        },
    )
    build_rvc_voice_folder(folder, weights, config, facts, index)


def _check_files(ctx: StageContext, folder: Path, index: Mapping[str, Any]) -> None:
    """Read back both forms of the weights and the index.

    Raises:
        MynahError: VERIFY_FAILED where they are not the same, or what reading raises.
    """
    small = read_small_model(folder / small_model_name(ctx.job.voice))
    config, weights = read_voice_model(folder / MODEL_FILE)
    same = small.weights.keys() == weights.keys() and all(
        torch.equal(value, weights[name]) for name, value in small.weights.items()
    )
    if not same or small.config != config:
        raise MynahError(ErrorCode.VERIFY_FAILED, "The two files of the voice are not the same.")
    for path in folder.glob("*.index"):
        if index_facts(path).vectors != index["vectors"]:
            raise MynahError(ErrorCode.VERIFY_FAILED, "The index does not hold its vectors.")
