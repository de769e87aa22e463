"""Verify: the proof of life. What will be published is put together, loaded and heard.

The files are those that people will get, loaded the way they will be loaded. A held-out recording
is converted with them; the answer must not be silent, must follow the pitch, and the index must
open and fit. Otherwise nothing is published, and the old version stays.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import numpy as np

from mynah import __version__
from mynah.engine.convert import ConvertSettings, convert_file, load_voice
from mynah.engine.convert.voice import MODEL_FILE
from mynah.engine.features.content import load_content_model, shipped
from mynah.engine.features.loudness import frame_energy
from mynah.engine.measure.intelligibility import agreement
from mynah.engine.measure.life import SignsOfLife, examine, read_mono
from mynah.engine.measure.speaker import likeness, load_speaker_model
from mynah.engine.stages.preprocess import read_spans
from mynah.engine.stages.probing import voiceprint_of_run
from mynah.engine.stages.train import BASE_FILE
from mynah.project import voice_card
from mynah.project.atomic import read_json, write_json
from mynah.project.progress import SilentReporter
from mynah.project.storing import file_sha256
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.run_stage import StageContext

VOICE_FOLDER = "voice"
SAMPLE_FILE = "sample.flac"
TESTED = 3  # held-out recordings


class Verify:
    """See the module."""

    name = "verify"
    version = 2
    keeps_folder = False
    needs = ("preprocess", "extract", "train", "index")

    def fingerprint(self, ctx: StageContext) -> dict[str, Any]:
        """What goes into the voice's card."""
        return {"voice": ctx.job.voice, "run": ctx.job.run_id}

    def run(self, ctx: StageContext) -> dict[str, Any]:
        """Fill `voice/`, load it, convert with it.

        Raises:
            MynahError: VERIFY_FAILED with what was found wrong.
        """
        folder = ctx.out / VOICE_FOLDER
        folder.mkdir()
        _copy_parts(ctx, folder)
        summaries = {name: summary_of(path) for name, path in ctx.inputs.items()}
        summaries["train"] = as_published(summaries["train"])
        _write_card(ctx, folder, summaries, {})
        voice = load_voice(folder)
        if voice.index is not None and voice.index.index.ntotal != summaries["index"]["vectors"]:
            raise MynahError(ErrorCode.VERIFY_FAILED, "The index does not hold its vectors.")
        signs, alike = [], []
        tested = _recordings_to_test(ctx)
        ear = _Ear(ctx)
        for number, sample_id in enumerate(tested, 1):
            ctx.control.raise_if_requested()
            source = ctx.workspace.samples_dir / f"{sample_id}.wav"
            answer = ctx.out / f"{sample_id}.flac"
            settings = ConvertSettings(format="flac")
            convert_file(voice, source, answer, settings, SilentReporter(), ctx.control)
            signs.append(examine(source, answer))
            alike.append(ear.compare(source, answer))
            ctx.reporter.progress(self.name, number, len(tested), "recordings")
        _judge(signs)
        shutil.copyfile(ctx.out / f"{tested[0]}.flac", folder / SAMPLE_FILE)
        measurements = {
            **{name: round(float(np.mean([one[name] for one in alike])), 3) for name in alike[0]},
            "pitch_error_cents": round(float(np.median([s.pitch_cents for s in signs])), 1),
            "voicing_agreement": round(float(np.mean([s.voicing for s in signs])), 3),
            "level_dbfs": round(float(np.mean([s.level_dbfs for s in signs])), 1),
            "held_out_loss": summaries["train"].get("held_out"),
            "recordings_tested": len(tested),
            "tested_on_held_out": tested[0] in {e.sample_id for e in ctx.job.held_out_entries},
        }
        _write_card(ctx, folder, summaries, measurements)
        return measurements


class _Ear:
    """Compares answers with the voice and with their sources."""

    def __init__(self, ctx: StageContext) -> None:
        self._speaker, self._content = load_speaker_model(), load_content_model()
        self._voiceprint = voiceprint_of_run(ctx.inputs["preprocess"])

    def compare(self, source: Path, answer: Path) -> dict[str, float]:
        """Likeness of both to the voice, and how much of the words is left."""
        asked, made = read_mono(source), read_mono(answer)
        energy = frame_energy(asked)
        features = self._content.features(asked), self._content.features(made)
        return {
            "similarity": likeness(self._speaker.vector(made), self._voiceprint),
            "natural_similarity": likeness(self._speaker.vector(asked), self._voiceprint),
            "intelligibility": agreement(*features, energy),
        }


def summary_of(folder: Path) -> dict[str, Any]:
    """What a finished stage said of its results."""
    summary: dict[str, Any] = read_json(folder / "result.json")["summary"]
    return summary


def as_published(train: dict[str, Any]) -> dict[str, Any]:
    """A training's summary, saying of its end what is true of the weights that it published.

    They may be those of an earlier checkpoint, whose loss on held-out speech nobody measured.
    """
    chosen = train.get("published") or {}
    if "epoch" not in chosen or chosen["step"] == train["steps"]:
        return train
    return {**train, "steps": chosen["step"], "epochs": chosen["epoch"], "held_out": None}


def _copy_parts(ctx: StageContext, folder: Path) -> None:
    shutil.copyfile(ctx.inputs["train"] / MODEL_FILE, folder / MODEL_FILE)
    for path in ctx.inputs["index"].glob("*.index"):
        shutil.copyfile(path, folder / path.name)


def _write_card(
    ctx: StageContext,
    folder: Path,
    summaries: dict[str, dict[str, Any]],
    measurements: dict[str, Any],
) -> None:
    from mynah.engine.networks.lite.synthesizer import SynthesizerConfig

    (folder / voice_card.FILE_NAME).unlink(missing_ok=True)
    train = summaries["train"]
    card = {
        "kind": ctx.job.kind,
        "run_id": ctx.job.run_id,
        "sample_rate": SynthesizerConfig().sample_rate,
        "minutes": round(summaries["preprocess"]["seconds"] / 60, 2),
        "epochs": int(train["epochs"]),
        "steps": train["steps"],
        "consent": "; ".join(consents(ctx)),
        "measurements": measurements,
        "lineage": {
            "mynah": __version__,
            "encoder_sha256": load_content_model().fingerprint,
            "base_sha256": file_sha256(shipped(BASE_FILE)),
            "dataset": ctx.job.dataset,
            "recordings": [entry.sample_id for entry in ctx.job.training_entries],
            "median_f0_hz": summaries["extract"]["median_f0_hz"],
            "f0_method": ctx.job.settings.f0_method,
            "seed": ctx.job.settings.seed,
            "vectors": summaries["index"].get("vectors", 0),
        },
    }
    final = voice_card.completed(card, ctx.job.voice, folder)
    write_json(folder / voice_card.FILE_NAME, final.to_dict())


def consents(ctx: StageContext) -> list[str]:
    """The notes on consent that stand with the recordings, each once."""
    notes = []
    for entry in ctx.job.entries:
        meta = read_json(ctx.workspace.samples_dir / f"{entry.sample_id}.meta.json")
        notes.append(str(meta.get("consent") or ""))
    return sorted({note for note in notes if note})


def _recordings_to_test(ctx: StageContext) -> list[str]:
    """Held-out recordings with clips; where none was held out, training ones (and said so)."""
    spans = read_spans(ctx.inputs["preprocess"])
    held_out = list(dict.fromkeys(span.sample_id for span in spans if span.held_out))
    if not held_out:
        ctx.reporter.warning("NO_HELD_OUT", "No recording was held out; testing on trained ones.")
    names = held_out or list(dict.fromkeys(span.sample_id for span in spans))
    return names[:TESTED]


def _judge(signs: list[SignsOfLife]) -> None:
    problems = [problem for sign in signs for problem in sign.problems()]
    if problems:
        raise MynahError(
            ErrorCode.VERIFY_FAILED,
            "The finished voice did not pass its test, so it was not published.",
            hint="Train longer, or look at the recordings; a version from before is untouched.",
            items=problems,
        )
