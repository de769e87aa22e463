"""Distils the Lite content encoder: `mynah pretrain encoder`.

The student hears a perturbed speaker (pitch, formants, equaliser, noise, level) and must answer
what the teacher answers to the clean original, as in ContentVec (Qian et al. 2022) and NANSY
(Choi et al. 2021): it cannot know who spoke, and keeps what was said. It starts from the
teacher's own weights, and works on short windows where the teacher needs padded half minutes.
"""

from __future__ import annotations

import math
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import load_file, save
from torch import Tensor
from torch.nn import functional

from mynah.audio.resample import resample
from mynah.engine.features.logmel import HOP, N_MELS, SAMPLE_RATE, log_mel, power_frames
from mynah.engine.pretrain.checkpoint import PretrainCheckpoint
from mynah.engine.pretrain.corpus import Utterance, held_out_split, load_corpus
from mynah.engine.pretrain.teacher import load_teacher, teacher_features
from mynah.project.atomic import write_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from mynah.engine.networks.lite.encoder import ContentEncoder
    from mynah.protocol.ports import Control, Reporter


@dataclass(frozen=True)
class EncoderTraining:
    """Settings of the distillation."""

    total_steps: int = 1100
    seed: int = 1234
    batch_seconds: float = 72.0
    lengths: tuple[float, ...] = (3.0, 6.0, 9.0)
    learning_rate: float = 3e-4
    warmup_steps: int = 100
    weight_decay: float = 0.01
    pitch_range: float = 0.26  # natural logarithm of the largest shift of pitch: 4.5 semitones
    formant_range: float = 0.18  # the same of the formants, independent of the pitch
    save_every_s: float = 120.0


def perturbed_input(
    audio: np.ndarray, frames: int, rng: np.random.Generator, settings: EncoderTraining
) -> Tensor:
    """Log-mel (N_MELS, frames) of another speaker saying the same at the same moments."""
    rate = float(np.exp(rng.uniform(-settings.pitch_range, settings.pitch_range)))
    formant = float(np.exp(rng.uniform(-settings.formant_range, settings.formant_range)))
    played = resample(audio, SAMPLE_RATE, round(SAMPLE_RATE / rate), quality="LQ")
    if rng.random() < 0.7:
        level = np.sqrt(np.mean(played**2)) * 10 ** (-rng.uniform(8, 45) / 20)
        noise = rng.standard_normal(len(played)).astype(np.float32)
        if rng.random() < 0.5:  # rooms and fans: more energy below
            noise = np.convolve(noise, np.array([0.5, 0.5], np.float32), "same")
        played = played + np.float32(level) * noise
    power = power_frames(torch.from_numpy(played), frames, rate)
    mel = log_mel(power, rate / formant, top=1.5 + rng.uniform(-0.4, 0.4))
    knots = rng.uniform(-0.12, 0.12, 6)  # +-5 dB, since a power of ten is 0.25 here
    curve = np.interp(np.linspace(0, 5, N_MELS), np.arange(6), knots).astype(np.float32)
    return mel + torch.from_numpy(curve)[:, None]


def distillation_loss(student: Tensor, target: Tensor, scale: Tensor) -> Tensor:
    """L1 on standardised features plus one minus cosine, over (batch, frames, width)."""
    student, target = student / scale, target / scale
    cosine = functional.cosine_similarity(student, target, dim=-1)
    return functional.l1_loss(student, target) + (1 - cosine).mean()


def _labelled(utterances: list[Utterance], file: Path, reporter: Reporter) -> list[Tensor]:
    """The teacher's features of each clip, float16; minutes of work, so kept in `file`."""
    names = [u.name for u in utterances]
    if file.exists():
        kept = load_file(file)
        if sorted(kept) == sorted(names):
            return [kept[name] for name in names]
    teacher, labels = load_teacher(), []
    for number, utterance in enumerate(utterances, 1):
        labels.append(teacher_features(teacher, utterance.audio).half())
        reporter.progress("teacher", number, len(utterances), "clips")
    write_bytes(file, save(dict(zip(names, labels, strict=True))))
    return labels


class Batches:
    """Random windows of random utterances, perturbed: (mel, target) for a step number."""

    def __init__(
        self, utterances: list[Utterance], labels: list[Tensor], settings: EncoderTraining
    ) -> None:
        self.utterances, self.labels, self.settings = utterances, labels, settings
        seconds = np.array([len(u.audio) for u in utterances], float)
        self.weights = seconds / seconds.sum()

    def batch(self, step: int) -> tuple[Tensor, Tensor]:
        """Return mel (batch, N_MELS, frames) and target (batch, frames / 2, width)."""
        rng = np.random.default_rng((self.settings.seed, step))
        seconds = float(rng.choice(self.settings.lengths))
        count = max(1, int(self.settings.batch_seconds / seconds))
        chosen = rng.choice(len(self.utterances), count, p=self.weights)
        windows = [self._window(index, int(seconds * 50), rng) for index in chosen]
        return torch.stack([w[0] for w in windows]), torch.stack([w[1] for w in windows])

    def _window(self, index: int, length: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        label = self.labels[index]
        start = int(rng.integers(0, max(1, len(label) - length)))
        target = label[start : start + length].float()
        audio = self.utterances[index].audio[start * 2 * HOP : (start + length) * 2 * HOP]
        mel = perturbed_input(audio, 2 * len(target), rng, self.settings)
        missing = length - len(target)  # a short clip is repeated at its end
        if missing:
            target = torch.cat([target, target[-1:].expand(missing, -1)])
            mel = torch.cat([mel, mel[:, -1:].expand(-1, 2 * missing)], 1)
        return mel, target


@torch.inference_mode()
def evaluate(
    student: ContentEncoder,
    utterances: list[Utterance],
    labels: list[Tensor],
    scale: Tensor,
    settings: EncoderTraining,
) -> dict[str, float]:
    """Mean cosine to the teacher on held-out clips: clean, and with the speaker perturbed.

    Of standardised features: raw ones share a large mean, which any answer would match.
    """
    student.eval()
    mean = torch.cat(labels).float().mean(0)
    clean: list[float] = []
    disturbed: list[float] = []
    for number, (utterance, label) in enumerate(zip(utterances, labels, strict=True)):
        frames = 2 * len(label)
        rng = np.random.default_rng((settings.seed, number))
        signal = torch.from_numpy(utterance.audio)
        for mel, into in (
            (log_mel(power_frames(signal, frames)), clean),
            (perturbed_input(utterance.audio, frames, rng, settings), disturbed),
        ):
            answer = (student(mel[None])[0] - mean) / scale
            target = (label.float() - mean) / scale
            into.append(functional.cosine_similarity(answer, target, dim=-1).mean().item())
    student.train()
    return {"cosine_clean": float(np.mean(clean)), "cosine_perturbed": float(np.mean(disturbed))}


def pretrain_encoder(
    corpus: Path,
    folder: Path,
    out: Path,
    settings: EncoderTraining,
    reporter: Reporter,
    control: Control,
) -> dict[str, float]:
    """Train for `settings.total_steps`, resuming from `folder`; write the weights to `out`."""
    torch.manual_seed(settings.seed)
    utterances = load_corpus(corpus, SAMPLE_RATE, reporter)
    kept, held = held_out_split(utterances)
    folder.mkdir(parents=True, exist_ok=True)
    labels = _labelled(kept, folder / "labels.safetensors", reporter)
    held_labels = _labelled(held, folder / "labels_held_out.safetensors", reporter)
    scale = torch.cat(labels[::7]).float().std(0).clamp_min(1e-3)

    student = load_teacher().train()
    optimizer = torch.optim.AdamW(
        student.parameters(),
        settings.learning_rate,
        (0.9, 0.98),
        weight_decay=settings.weight_decay,
    )
    checkpoint = PretrainCheckpoint(folder, student, optimizer, asdict(settings))
    batches = Batches(kept, labels, settings)
    measures = evaluate(student, held, held_labels, scale, settings)
    reporter.log(f"step {checkpoint.step}: {measures}")

    saved = time.monotonic()
    while checkpoint.step < settings.total_steps:
        mel, target = batches.batch(checkpoint.step)
        warm = min(1.0, (checkpoint.step + 1) / settings.warmup_steps)
        done = checkpoint.step / settings.total_steps
        cosine = max(0.02, (1 + math.cos(math.pi * done)) / 2)
        for group in optimizer.param_groups:
            group["lr"] = settings.learning_rate * warm * cosine
        with torch.autocast("cpu", torch.bfloat16):
            answer = student(mel)
        loss = distillation_loss(answer.float(), target, scale)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        optimizer.step()

        checkpoint.step += 1
        reporter.progress("encoder", checkpoint.step, settings.total_steps, "steps")
        if checkpoint.step % 20 == 0:
            reporter.metric("loss", loss.item(), checkpoint.step)
        if time.monotonic() - saved > settings.save_every_s or control.requested:
            checkpoint.save()
            saved = time.monotonic()
            control.raise_if_requested()
    checkpoint.save()
    weights = {k: v.half().contiguous() for k, v in student.state_dict().items()}
    write_bytes(out, save(weights, {"kind": "mynah-lite-encoder"}))
    return {"steps": checkpoint.step, **evaluate(student, held, held_labels, scale, settings)}
