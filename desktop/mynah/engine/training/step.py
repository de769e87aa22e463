"""One step of learning, and everything that a checkpoint must hold to go on as if unbroken."""

from __future__ import annotations

import math
from copy import deepcopy
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn

from mynah.engine.networks.lite.discriminator import MelJudges, judge_loss, persuasion_loss
from mynah.engine.networks.lite.synthesizer import (
    LiteSynthesizer,
    SynthesizerConfig,
    with_moments,
)
from mynah.engine.run_faults import raise_if_memory
from mynah.engine.training.fitness import drop_unfinished
from mynah.engine.training.losses import spectral_loss
from mynah.engine.training.variance import variance_loss
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from mynah.engine.features.moments import ContentMoments
    from mynah.engine.training.clips import Batch


@dataclass(frozen=True)
class StepSettings:
    """Constants of the learning; fractions are of `total_steps`."""

    total_steps: int
    seed: int = 1234
    learning_rate: float = 1e-3
    judge_rate: float = 4e-4
    warmup_steps: int = 100
    final_rate: float = 0.05  # of the learning rate, at the end of its cosine
    adversarial_from: float = 0.6
    judge_alone_steps: int = 30  # the judges see examples before the synthesiser listens to them
    judge_every: int = 2  # steps between two lessons of the judges, who cost most of a step
    judged_share: float = 0.5  # of the length of the clips; another part at each step
    adversarial_weight: float = 0.15
    matching_weight: float = 0.3
    variance_weight: float = 0.5  # in the adversarial part, see `training.variance`
    average: float = 0.998  # of the weights that are published (mean teacher)


class DivergedError(Exception):
    """A step whose numbers are of no use; the weights are as they were before it."""


class LiteTrainer:
    """Synthesiser, judges, optimisers and the running mean of the weights."""

    def __init__(self, config: SynthesizerConfig, settings: StepSettings) -> None:
        self.config, self.settings, self.step = config, settings, 0
        torch.manual_seed(settings.seed)
        self.synthesizer = LiteSynthesizer(config)
        self.judges = MelJudges(config.sample_rate)
        self._prepare()

    def _prepare(self) -> None:
        self.mean = deepcopy(self.synthesizer).requires_grad_(requires_grad=False)
        self.optimizer = torch.optim.AdamW(
            self.synthesizer.parameters(),
            self.settings.learning_rate,
            (0.8, 0.98),
            weight_decay=0.01,
            fused=True,
        )
        self.judge_optimizer = torch.optim.AdamW(
            self.judges.parameters(), self.settings.judge_rate, (0.8, 0.98), fused=True
        )

    def start_from(self, synthesizer: dict[str, Tensor], judges: dict[str, Tensor]) -> None:
        """Take the weights of a base; a missing part of the judges is left as it is.

        A base of several speakers gives the mean of their vectors to the one new speaker.
        """
        vectors = synthesizer["speakers.weight"]
        if self.config.speakers != len(vectors):
            vectors = vectors.mean(0, keepdim=True).expand(self.config.speakers, -1)
        state = {**with_moments(synthesizer, self.config), "speakers.weight": vectors.clone()}
        self.synthesizer.load_state_dict(state)
        if judges:
            self.judges.load_state_dict(judges)
        self._prepare()

    def tell_moments(self, moments: ContentMoments) -> None:
        """Have the networks carry the moments of the content that they learn from."""
        for network in (self.synthesizer, self.mean):
            network.content_mean.copy_(torch.from_numpy(moments.mean))
            network.content_deviation.copy_(torch.from_numpy(moments.deviation))

    @property
    def adversarial(self) -> bool:
        """Whether the present step has judges."""
        return self.step >= self.settings.adversarial_from * self.settings.total_steps

    def _set_rates(self) -> None:
        done = min(1.0, self.step / self.settings.total_steps)
        warm = min(1.0, (self.step + 1) / self.settings.warmup_steps)
        low = self.settings.final_rate
        cosine = low + (1 - low) * (1 + torch.cos(torch.tensor(torch.pi * done)).item()) / 2
        for optimizer, rate in (
            (self.optimizer, self.settings.learning_rate * warm * cosine),
            (self.judge_optimizer, self.settings.judge_rate * cosine),
        ):
            for group in optimizer.param_groups:
                group["lr"] = rate

    def train_step(self, *parts: Batch) -> dict[str, float]:
        """Learn from one batch; return the losses by name.

        Args:
            parts: The batch, or its rows in several, of which only one needs its memory at a time.
        """
        self._set_rates()
        for optimizer in (self.optimizer, self.judge_optimizer):
            optimizer.zero_grad(set_to_none=True)
        rows = sum(len(part.f0) for part in parts)
        sums: dict[str, float] = {}
        for part in parts:
            share = len(part.f0) / rows
            losses = self._learn(part, share, last=part is parts[-1])
            sums = {name: sums.get(name, 0.0) + share * value for name, value in losses.items()}
        norm = nn.utils.clip_grad_norm_(self.synthesizer.parameters(), 5.0)
        sums["gradient"] = norm.item()
        if not math.isfinite(norm.item()):
            raise DivergedError(f"the gradient of step {self.step} is not finite")
        self.optimizer.step()
        self.step += 1
        self._average()
        return sums

    def _learn(self, batch: Batch, share: float, *, last: bool) -> dict[str, float]:
        """Add the gradient of a part, which is that share of a batch; return its losses."""
        with torch.autocast("cpu", torch.bfloat16):
            answer = self.synthesizer(
                batch.content, batch.f0, batch.loudness, batch.speaker, batch.pulses, batch.noise
            )
        answer = answer.float()
        compared = (answer, batch.audio, batch.top_hz, self.config.sample_rate)
        loss = spectral_loss(*compared)
        losses = {"spectral": loss.item()}
        if self.adversarial:
            if self.settings.variance_weight:
                variance = variance_loss(*compared)
                losses["variance"] = variance.item()
                loss = loss + self.settings.variance_weight * variance
            heard = self._judged_part(answer.shape[1])
            heard_batch = replace(batch, audio=batch.audio[:, heard])
            loss = loss + self._adversarial(answer[:, heard], heard_batch, losses, share, last=last)
        (loss * share).backward()
        return losses

    def _judged_part(self, samples: int) -> slice:
        """What of the clips is judged at this step, decided by (seed, step) alone."""
        length = int(samples * self.settings.judged_share)
        rng = np.random.default_rng((self.settings.seed, self.step, 1))
        start = int(rng.integers(0, samples - length + 1))
        return slice(start, start + length)

    def _adversarial(
        self, answer: Tensor, batch: Batch, losses: dict[str, float], share: float, *, last: bool
    ) -> Tensor:
        """Teach the judges on this part when it is their turn, then return what they say of it."""
        first = self.settings.adversarial_from * self.settings.total_steps
        alone = self.step < first + self.settings.judge_alone_steps
        if alone or self.step % self.settings.judge_every == 0:
            losses["judges"] = self._teach_judges(answer.detach(), batch, share, last=last)
        if alone:
            return answer.new_zeros(())
        self.judges.requires_grad_(requires_grad=False)
        with torch.autocast("cpu", torch.bfloat16):
            with torch.no_grad():
                real = self.judges(batch.audio, batch.top_hz)
            made = self.judges(answer, batch.top_hz)
        self.judges.requires_grad_(requires_grad=True)
        adversarial, matching = persuasion_loss(real, made)
        losses["adversarial"], losses["matching"] = adversarial.item(), matching.item()
        settings = self.settings
        return settings.adversarial_weight * adversarial + settings.matching_weight * matching

    def _teach_judges(self, answer: Tensor, batch: Batch, share: float, *, last: bool) -> float:
        """Add the judges' gradient of a part; with the last one they learn from the whole batch."""
        with torch.autocast("cpu", torch.bfloat16):
            real = self.judges(batch.audio, batch.top_hz)
            made = self.judges(answer, batch.top_hz)
        loss = judge_loss(real, made)
        (loss * share).backward()
        if not last:
            return loss.item()
        norm = nn.utils.get_total_norm(
            [p.grad for p in self.judges.parameters() if p.grad is not None]
        )
        if not math.isfinite(norm.item()):
            raise DivergedError(f"the judges' gradient of step {self.step} is not finite")
        self.judge_optimizer.step()
        return loss.item()

    def forget_broken_step(self) -> None:
        """After a step that ended half way for lack of memory; frees what it held."""
        self.judges.requires_grad_(requires_grad=True)
        for optimizer in (self.optimizer, self.judge_optimizer):
            drop_unfinished(optimizer)

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(self.settings.average, self.step / (self.step + 10))
        for mean, now in zip(self.mean.parameters(), self.synthesizer.parameters(), strict=True):
            mean.lerp_(now, 1 - keep)

    def parts(self) -> dict[str, dict[str, Any]]:
        """Everything that the next step depends on, as the two halves of a pair."""
        common = {
            "step": self.step,
            "settings": asdict(self.settings),
            "config": asdict(self.config),
        }
        return {
            "G": {
                **common,
                "model": self.synthesizer.state_dict(),
                "mean": self.mean.state_dict(),
                "optimizer": self.optimizer.state_dict(),
            },
            "D": {
                **common,
                "model": self.judges.state_dict(),
                "optimizer": self.judge_optimizer.state_dict(),
            },
        }

    def load_parts(self, parts: dict[str, dict[str, Any]]) -> None:
        """Go on from what `parts` gave.

        Raises:
            MynahError: BAD_CHECKPOINT when it is not the state of such a training.
        """
        try:
            for part in (parts["G"], parts["D"]):
                same = part["config"] == asdict(self.config) and part["step"] == parts["G"]["step"]
                if not same or part["settings"] != asdict(self.settings):
                    raise ValueError("it was made with other settings")
            self.synthesizer.load_state_dict(parts["G"]["model"])
            self.mean.load_state_dict(parts["G"]["mean"])
            self.optimizer.load_state_dict(parts["G"]["optimizer"])
            self.judges.load_state_dict(parts["D"]["model"])
            self.judge_optimizer.load_state_dict(parts["D"]["optimizer"])
            self.step = int(parts["G"]["step"])
        except (KeyError, ValueError, RuntimeError) as error:
            raise_if_memory(error)
            raise MynahError(
                ErrorCode.BAD_CHECKPOINT, f"The saved state does not fit this training: {error}"
            ) from error
