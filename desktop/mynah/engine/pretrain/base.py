"""Trains the Lite base model on many speakers: `mynah pretrain base`.

Every voice starts from it, so that ten minutes of recordings need to say only how this speaker
differs. The last part of the time is adversarial (see `training.step`).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.numpy import load_file, save
from safetensors.torch import load_file as load_torch
from safetensors.torch import save as save_torch

from mynah.audio.filters import highpass
from mynah.audio.resample import resample
from mynah.audio.slicer import slice_silence
from mynah.engine.features.analysis import SAMPLE_RATE, Analysis, analyse
from mynah.engine.features.content import ContentModel, load_content_model
from mynah.engine.features.loudness import loudness
from mynah.engine.features.pitch import pitch_tracker
from mynah.engine.networks.lite.synthesizer import SynthesizerConfig
from mynah.engine.pretrain.corpus import Utterance, load_corpus
from mynah.engine.pretrain.widen import widened
from mynah.engine.training.clips import Clip, ClipBatches, make_clip
from mynah.engine.training.levels import speech_gain
from mynah.engine.training.pairs import load_newest_pair, save_pair
from mynah.engine.training.step import LiteTrainer, StepSettings
from mynah.project.atomic import write_bytes
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from mynah.protocol.ports import Control, Reporter


@dataclass(frozen=True)
class BaseTraining:
    """Settings of the base training."""

    seed: int = 1234
    batch_size: int = 16
    frames: int = 96
    perturbed: int = 2
    total_steps: int = 1900
    save_every_s: float = 180.0


def _analyses(
    utterances: list[Utterance],
    model: ContentModel,
    settings: BaseTraining,
    file: Path,
    reporter: Reporter,
) -> list[Analysis]:
    """Analysis of every utterance, kept in `file` for a next start with all the same."""
    key = sha256(repr((model.fingerprint, settings.perturbed, settings.seed)).encode())
    for utterance in utterances:
        key.update(utterance.name.encode() + utterance.audio.tobytes())
    made_of = np.frombuffer(key.digest(), np.uint8)
    if file.exists():
        stored = load_file(file)
        if np.array_equal(stored.get("made_of", np.zeros(0)), made_of):
            return [
                Analysis(stored[f"{n}.content"], stored[f"{n}.f0"], stored[f"{n}.energy"])
                for n in range(len(utterances))
            ]
    tracker, found = pitch_tracker("swift"), []
    for number, utterance in enumerate(utterances):
        audio = resample(utterance.audio, utterance.sample_rate, SAMPLE_RATE)
        found.append(analyse(audio, model, tracker, settings.perturbed, settings.seed + number))
        reporter.progress("analysis", number + 1, len(utterances), "clips")
    arrays: dict[str, NDArray[Any]] = {"made_of": made_of}
    for n, analysis in enumerate(found):
        arrays |= {
            f"{n}.content": analysis.content,
            f"{n}.f0": analysis.f0,
            f"{n}.energy": analysis.energy,
        }
    write_bytes(file, save(arrays))
    return found


def _clips(
    utterances: list[Utterance],
    analyses: list[Analysis],
    speakers: dict[str, int],
    config: SynthesizerConfig,
) -> list[Clip]:
    clips = []
    for utterance, analysis in zip(utterances, analyses, strict=True):
        contour = loudness(analysis.energy)
        audio = utterance.audio * speech_gain(analysis.energy)
        for begin, end in slice_silence(utterance.audio, utterance.sample_rate):
            first, last = begin // (2 * config.hop), end // (2 * config.hop)
            clip = make_clip(
                config,
                analysis.content[:, first:last],
                analysis.f0[2 * first : 2 * last],
                contour[2 * first : 2 * last],
                audio[2 * first * config.hop : 2 * last * config.hop],
                speakers[utterance.speaker],
                min(utterance.source_rate, utterance.sample_rate) / 2,
            )
            if clip.frames >= 50:
                clips.append(clip)
    return clips


def _save(folder: Path, trainer: LiteTrainer, seconds: float) -> None:
    save_pair(folder, trainer.step, {**trainer.parts(), "clock": {"seconds": seconds}})


def _start_from(trainer: LiteTrainer, start: Path) -> None:
    try:
        known = load_torch(start)
        made = {k[2:]: v for k, v in known.items() if k.startswith("G.")}
        judges = {k[2:]: v.float() for k, v in known.items() if k.startswith("D.")}
        trainer.start_from(widened(made, trainer.config), judges)
    except (OSError, SafetensorError, KeyError, ValueError, RuntimeError) as error:
        raise MynahError(
            ErrorCode.BROKEN_FILE, f"{start} is no base to start from.", detail=str(error)
        ) from error


def pretrain_base(
    corpus: Path,
    folder: Path,
    out: Path,
    settings: BaseTraining,
    reporter: Reporter,
    control: Control,
    encoder: Path | None = None,
    start: Path | None = None,
) -> dict[str, float]:
    """Train for `settings.total_steps`, resuming from `folder`; write the weights to `out`.

    The first step has random weights, or those of the base in `start`; speakers of another number
    begin with the mean of its own.

    Raises:
        MynahError: BAD_INPUT, NOTHING_USABLE; BROKEN_FILE where `start` is no base.
        Interrupted: after saving, when it was asked for.
    """
    torch.manual_seed(settings.seed)
    folder.mkdir(parents=True, exist_ok=True)
    shape = SynthesizerConfig()
    utterances = [
        Utterance(u.name, u.speaker, highpass(u.audio, u.sample_rate), u.sample_rate, u.source_rate)
        for u in load_corpus(corpus, shape.sample_rate, reporter)
    ]
    names = sorted({u.speaker for u in utterances})
    config = SynthesizerConfig(speakers=len(names))
    analyses = _analyses(
        utterances, load_content_model(encoder), settings, folder / "analysis.safetensors", reporter
    )
    clips = _clips(utterances, analyses, {n: i for i, n in enumerate(names)}, config)
    batches = ClipBatches(clips, config.hop, settings.frames, settings.batch_size, settings.seed)
    reporter.log(f"{len(clips)} clips, {batches.seconds / 60:.1f} min, {len(names)} speakers")

    step_settings = StepSettings(
        total_steps=settings.total_steps,
        seed=settings.seed,
        adversarial_from=0.8,
        variance_weight=0.0,  # never tried over many speakers at once
        learning_rate=1e-3 if start is None else 6e-4,
    )
    trainer = LiteTrainer(config, step_settings)
    if start is not None:
        _start_from(trainer, start)
    pair = load_newest_pair(folder, reporter)
    seconds = 0.0
    if pair is not None:
        trainer.load_parts(pair)
        seconds = pair["clock"]["seconds"]
    last = saved = time.monotonic()
    recent: list[float] = []
    while trainer.step < settings.total_steps:
        losses = trainer.train_step(batches.batch(trainer.step))
        now = time.monotonic()
        seconds, last = seconds + now - last, now
        recent = [*recent[-99:], losses["spectral"]]
        reporter.progress("base", trainer.step, settings.total_steps, "steps")
        if trainer.step % 25 == 0:
            for name, value in losses.items():
                reporter.metric(name, value, trainer.step)
        if now - saved > settings.save_every_s or control.requested:
            mean = float(np.mean(recent))
            reporter.log(f"step {trainer.step}, {seconds:.0f} s: spectral {mean:.4f} {losses}")
            _save(folder, trainer, seconds)
            last = saved = time.monotonic()
            control.raise_if_requested()
    _save(folder, trainer, seconds)
    weights = {f"G.{k}": v for k, v in trainer.mean.state_dict().items()}
    weights |= {f"D.{k}": v for k, v in trainer.judges.state_dict().items()}
    halves = {k: v.half().contiguous() for k, v in weights.items()}
    write_bytes(out, save_torch(halves, {"kind": "mynah-lite-base"}))
    return {"steps": trainer.step, "spectral": float(np.mean(recent or [np.nan]))}
