"""One step of RVC training, and everything that a checkpoint must hold to go on as if unbroken.

The step is the family's: the generator's pass, a lesson of the judges on real and made audio,
then the generator's own lesson from the judges as they are now. What is saved leaves every loss
as it is: real and made audio go through a judge together in its lesson; in the generator's lesson
the judges' own gradients are not computed, and real audio leaves no graph; each judge's part is
carried back to the audio at once, so that one judge's graph is in memory at a time.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

import torch
from torch import Tensor, nn

from mynah.engine.networks.rvc.discriminators import RvcDiscriminators
from mynah.engine.networks.rvc.spectrogram import mel_spectrogram, ragged_spectrogram
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer, TrainingPass, cut_segments
from mynah.engine.run_faults import raise_if_memory
from mynah.engine.training.fitness import drop_unfinished
from mynah.engine.training.rvc.distributed import Ranks
from mynah.engine.training.rvc.losses import (
    DIVERGENCE_WEIGHT,
    MATCHING_WEIGHT,
    MEL_WEIGHT,
    divergence_loss,
    judging_loss,
    matching_loss,
    mel_loss,
    persuading_loss,
)
from mynah.engine.training.rvc.weights import load_strictly
from mynah.engine.training.step import DivergedError
from mynah.protocol.errors import ErrorCode, MynahError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mynah.engine.networks.rvc.config import RvcConfig
    from mynah.engine.training.rvc.batches import RvcBatch

Precision = Literal["fp32", "bf16", "fp16"]
_DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}
SMALLEST_SCALE = 1.0  # of fp16 gradients: below, they are lost however they are scaled


@dataclass(frozen=True)
class RvcStepSettings:
    """Constants of the learning; all but the precision are the family's."""

    seed: int = 1234
    learning_rate: float = 1e-4
    betas: tuple[float, float] = (0.8, 0.99)
    eps: float = 1e-9
    weight_decay: float = 0.01
    lr_decay: float = 0.999875  # each epoch
    precision: Precision = "fp32"
    judges_divisor: int = 1  # how much narrower the judges are than the family's, for tests


def default_device(local_rank: int = 0) -> torch.device:
    """The first of CUDA, Apple's GPU and the CPU that this computer has."""
    if torch.cuda.is_available():  # processes share devices where they are more
        return torch.device("cuda", local_rank % torch.cuda.device_count())
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")


def require_precision(precision: str, device: torch.device) -> None:
    """Refuse numbers that steps cannot be computed in there.

    Raises:
        MynahError: BAD_INPUT for fp16 without CUDA.
    """
    if precision == "fp16" and device.type != "cuda":
        raise MynahError(
            ErrorCode.BAD_INPUT,
            "Training in fp16 needs a graphics card with CUDA.",
            hint="Choose bf16 or fp32.",
        )


class RvcTrainer:
    """Generator, judges and their optimizers."""

    def __init__(
        self,
        config: RvcConfig,
        settings: RvcStepSettings,
        device: torch.device | None = None,
        ranks: Ranks | None = None,
    ) -> None:
        """Fresh weights by the seed, on `device` (default: the best there is).

        Raises:
            MynahError: BAD_INPUT for fp16 without CUDA.
        """
        self.config, self.settings = config, settings
        self.ranks = Ranks() if ranks is None else ranks
        self.device = default_device(self.ranks.local) if device is None else device
        require_precision(settings.precision, self.device)
        if self.device.type == "cuda":
            # cuDNN's own search stays off: batches are as long as their longest clip, and every new
            # length would be searched for.
            torch.backends.cuda.matmul.allow_tf32 = True
            torch.backends.cudnn.allow_tf32 = True
        self.step = self.epoch = 0
        torch.manual_seed(settings.seed)
        self.synthesizer = RvcSynthesizer(config).to(self.device)
        self.judges = RvcDiscriminators(config.version, settings.judges_divisor).to(self.device)
        self._prepare()

    def _prepare(self) -> None:
        self.optimizer = self._new_optimizer(self.synthesizer)
        self.judge_optimizer = self._new_optimizer(self.judges)
        self.scaler = torch.amp.GradScaler(
            self.device.type, enabled=self.settings.precision == "fp16"
        )
        self._broken_off = False
        self._set_rates()

    def _new_optimizer(self, network: nn.Module) -> torch.optim.AdamW:
        settings = self.settings
        return torch.optim.AdamW(
            network.parameters(),
            settings.learning_rate,
            settings.betas,
            settings.eps,
            settings.weight_decay,
            fused=True,
        )

    @property
    def learning_rate(self) -> float:
        """Of the present epoch."""
        return self.settings.learning_rate * self.settings.lr_decay**self.epoch

    def _set_rates(self) -> None:
        for optimizer in (self.optimizer, self.judge_optimizer):
            for group in optimizer.param_groups:
                group["lr"] = self.learning_rate

    def end_epoch(self) -> None:
        """Every clip was seen once more: the learning rate falls a little."""
        self.epoch += 1
        self._set_rates()

    def start_from(self, base_g: Mapping[str, Tensor], base_d: Mapping[str, Tensor] | None) -> None:
        """Take the weights of a base, of any float precision, strictly by name and shape.

        Args:
            base_g: of the generator, with as many speakers as the configuration.
            base_d: of the judges; None leaves them fresh.

        Raises:
            MynahError: BROKEN_FILE when the base is of another kind of voice.
        """
        kind = f"{self.config.version} {self.config.rate_name}"
        load_strictly(self.synthesizer, base_g, f"generator for {kind}")
        if base_d is not None:
            load_strictly(self.judges, base_d, f"set of discriminators for {kind}")
        self._prepare()

    def _autocast(self) -> torch.autocast:
        dtype = _DTYPES[self.settings.precision]
        enabled = dtype != torch.float32
        return torch.autocast(self.device.type, dtype if enabled else None, enabled)

    def train_step(self, batch: RvcBatch) -> dict[str, float]:
        """Learn from one batch.

        Returns:
            Weighted losses by name: loss_d, loss_g and its parts adversarial, fm, mel, kl; and
            the norms of the gradients, gradient_d and gradient.

        Raises:
            DivergedError: a loss or gradient is not finite. The network whose it is has not been
                changed by it; the judges may have had their lesson before the generator's failed.
        """
        if self._broken_off:
            self._forget_broken_step()
        self._broken_off = True  # until it is whole
        batch = batch.to(self.device)
        spec = ragged_spectrogram(
            batch.audio, batch.audio_lengths, self.config.n_fft, self.config.hop
        )[..., : batch.content.shape[1]]
        segment = self.config.segment_frames * self.config.hop
        real = cut_segments(batch.audio, batch.starts * self.config.hop, segment)[:, None]
        with self._autocast():
            made = self._generate(batch, spec)
        audio = made.audio.float()
        losses = self._teach_judges(torch.cat([real, audio.detach()]))
        losses |= self._teach_generator(made, audio, real)
        self.step += 1
        self._broken_off = False
        return losses

    def _forget_broken_step(self) -> None:
        """After a step that ended half way, for lack of memory or because it diverged.

        The scaler would take the next one for the rest of it, and refuse to unscale twice.
        """
        state = self.scaler.state_dict()
        self.scaler = torch.amp.GradScaler(self.device.type, enabled=self.scaler.is_enabled())
        self.scaler.load_state_dict(state)
        for optimizer in (self.optimizer, self.judge_optimizer):
            drop_unfinished(optimizer)

    def _generate(self, batch: RvcBatch, spec: Tensor) -> TrainingPass:
        return self.synthesizer.training_pass(
            batch.content,
            batch.lengths,
            batch.coarse,
            batch.f0,
            spec,
            batch.lengths,
            batch.speaker,
            batch.starts,
            posterior_noise=batch.posterior_noise,
            source_noise=batch.source_noise,
        )

    def _teach_judges(self, audio: Tensor) -> dict[str, float]:
        """Their lesson on (2 batch, 1, samples), the first half real."""
        self.judge_optimizer.zero_grad(set_to_none=True)
        parts = []
        for judge in self.judges.members():
            with self._autocast():
                scores = judge(audio)[-1]
            loss = judging_loss(*scores.chunk(2))
            self.scaler.scale(loss).backward()
            parts.append(loss.detach())
        total = torch.stack(parts).sum()
        gradient, values = self._apply(self.judge_optimizer, self.judges, total[None])
        self.judge_optimizer.zero_grad(set_to_none=True)  # their memory is wanted in the next part
        return {"loss_d": values[0], "gradient_d": gradient}

    def _teach_generator(self, made: TrainingPass, audio: Tensor, real: Tensor) -> dict[str, float]:
        """The generator's lesson, from its pass `made` and its audio in float32."""
        self.optimizer.zero_grad(set_to_none=True)
        heard = audio.detach().requires_grad_()
        persuading, matching = [], []
        for judge in self.judges.members():
            with self._autocast():
                weights = judge.weights(frozen=True)
                with torch.no_grad():
                    real_maps = judge(real, weights)
                made_maps = judge(heard, weights)
            persuade = persuading_loss(made_maps[-1])
            match = MATCHING_WEIGHT * matching_loss(real_maps, made_maps)
            self.scaler.scale(persuade + match).backward()
            persuading.append(persuade.detach())
            matching.append(match.detach())
        with torch.no_grad():
            real_mel = mel_spectrogram(real[:, 0], self.config)
        mel = MEL_WEIGHT * mel_loss(real_mel, mel_spectrogram(heard[:, 0], self.config))
        self.scaler.scale(mel).backward()
        frames = self.ranks.mean(made.mask.sum())
        divergence = DIVERGENCE_WEIGHT * divergence_loss(
            made.z_p, made.logs_q, made.m_p, made.logs_p, made.mask, frames
        )
        torch.autograd.backward(
            [audio, self.scaler.scale(divergence)], [heard.grad, torch.ones_like(divergence)]
        )
        parts = [
            torch.stack(persuading).sum(),
            torch.stack(matching).sum(),
            mel.detach(),
            divergence.detach(),
        ]
        gradient, values = self._apply(self.optimizer, self.synthesizer, torch.stack(parts))
        self.optimizer.zero_grad(set_to_none=True)
        self.scaler.update()
        names = ("adversarial", "fm", "mel", "kl")
        return {
            "loss_g": sum(values),
            **dict(zip(names, values, strict=True)),
            "gradient": gradient,
        }

    def _apply(
        self, optimizer: torch.optim.AdamW, network: nn.Module, losses: Tensor
    ) -> tuple[float, list[float]]:
        """Let the optimizer take its step unless something is not finite.

        One copy from the device answers everything that is asked: the gradient's norm, and the
        losses as means over the processes.
        """
        # Averaged first, so that an infinite gradient of one process is seen by all of them, which
        # then skip the step alike.
        self.ranks.average_gradients(network.parameters())
        self.scaler.unscale_(optimizer)
        gradients = [p.grad for p in network.parameters() if p.grad is not None]
        norm = nn.utils.get_total_norm(gradients)
        gradient, *values = torch.cat([norm[None], self.ranks.mean(losses)]).tolist()
        fault = not all(map(math.isfinite, values))
        if not self.scaler.is_enabled():
            fault = fault or not math.isfinite(gradient)
        elif not math.isfinite(gradient):  # the scaler skips the step and scales less
            fault = fault or self.scaler.get_scale() < SMALLEST_SCALE
        if fault:
            optimizer.zero_grad(set_to_none=True)
            raise DivergedError(f"a loss or gradient of step {self.step} is not finite")
        self.scaler.step(optimizer)
        return gradient, values

    def parts(self) -> dict[str, dict[str, Any]]:
        """Everything that the next step depends on, as the two halves of a pair."""
        common = {
            "step": self.step,
            "epoch": self.epoch,
            "settings": asdict(self.settings),
            "config": asdict(self.config),
            "scaler": self.scaler.state_dict(),
        }
        return {
            "G": {
                **common,
                "model": self.synthesizer.state_dict(),
                "optimizer": self.optimizer.state_dict(),
            },
            "D": {
                **common,
                "model": self.judges.state_dict(),
                "optimizer": self.judge_optimizer.state_dict(),
            },
        }

    def load_parts(self, parts: dict[str, dict[str, Any]]) -> None:
        """Go on from what `parts` gave, perhaps on another device or in another precision.

        Raises:
            MynahError: BAD_CHECKPOINT when it is not the state of such a training.
        """
        try:
            for part in (parts["G"], parts["D"]):
                same = part["config"] == asdict(self.config) and part["step"] == parts["G"]["step"]
                if not same:
                    raise ValueError("it was made with other settings")
            self.synthesizer.load_state_dict(parts["G"]["model"])
            self.optimizer.load_state_dict(parts["G"]["optimizer"])
            self.judges.load_state_dict(parts["D"]["model"])
            self.judge_optimizer.load_state_dict(parts["D"]["optimizer"])
            if self.scaler.is_enabled() and parts["G"]["scaler"]:
                self.scaler.load_state_dict(parts["G"]["scaler"])
            self.step, self.epoch = int(parts["G"]["step"]), int(parts["G"]["epoch"])
        except (KeyError, ValueError, RuntimeError) as error:
            raise_if_memory(error)
            raise MynahError(
                ErrorCode.BAD_CHECKPOINT, f"The saved state does not fit this training: {error}"
            ) from error
        self._set_rates()
