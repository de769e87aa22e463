"""One learning step by its description: every pass by itself, nothing frozen, nothing shared."""

import math
from functools import cache

import torch
from torch.nn import functional

from helpers.naive_rvc.generator import cut, normed, training_pass

PERIODS = {"v1": (2, 3, 5, 7, 11, 17), "v2": (2, 3, 5, 7, 11, 17, 23, 37)}


def spectrogram(audio, n_fft, hop):
    """Magnitudes of one signal (samples,), frame by frame."""
    margin = (n_fft - hop) // 2
    padded = functional.pad(audio[None, None], (margin, margin), mode="reflect")[0, 0]
    window = torch.hann_window(n_fft, dtype=audio.dtype)
    frames = [
        torch.fft.rfft(padded[start : start + n_fft] * window)
        for start in range(0, len(padded) - n_fft + 1, hop)
    ]
    bins = torch.stack(frames, 1)
    return (bins.real.square() + bins.imag.square() + 1e-6).sqrt()


def hertz(mel):
    """Slaney's scale: linear to 1000 Hz, which is 15, then logarithmic with 27 to a factor 6.4."""
    return mel * 200 / 3 if mel < 15 else 1000 * math.exp((mel - 15) * math.log(6.4) / 27)


@cache
def mel_filters(sample_rate, n_fft, mels):
    """Triangles of equal area from 0 to half the rate, bin by bin: (mels, bins)."""
    nyquist = sample_rate / 2
    top = 15 + 27 * math.log(nyquist / 1000) / math.log(6.4) if nyquist > 1000 else nyquist * 0.015
    edges = [hertz(top * i / (mels + 1)) for i in range(mels + 2)]
    filters = torch.zeros(mels, n_fft // 2 + 1, dtype=torch.float64)
    for i in range(mels):
        low, centre, high = edges[i : i + 3]
        for k in range(n_fft // 2 + 1):
            f = k * sample_rate / n_fft
            slope = min((f - low) / (centre - low), (high - f) / (high - centre))
            filters[i, k] = max(0.0, slope) * 2 / (high - low)
    return filters


def log_mel(audio, config):
    """Log-mel of one signal (samples,)."""
    filters = mel_filters(config.sample_rate, config.n_fft, config.mels)
    magnitudes = spectrogram(audio, config.n_fft, config.hop)
    return (filters.to(audio.dtype) @ magnitudes).clamp_min(1e-5).log()


def wave_judge(x, weights, name="discriminators.0"):
    """Feature maps of the judge of the waveform."""
    maps = []
    for i in range(6):
        weight = normed(weights, f"{name}.convs.{i}")
        x = functional.conv1d(
            x,
            weight,
            weights[f"{name}.convs.{i}.bias"],
            stride=1 if i in {0, 5} else 4,
            padding=(7, 20, 20, 20, 20, 2)[i],
            groups=x.shape[1] // weight.shape[1],
        )
        x = functional.leaky_relu(x, 0.1)
        maps.append(x)
    name = f"{name}.conv_post"
    return [*maps, functional.conv1d(x, normed(weights, name), weights[f"{name}.bias"], padding=1)]


def period_judge(x, weights, name, period):
    """Feature maps of the judge of a period, (batch, channels, places, period)."""
    missing = -x.shape[2] % period
    if missing:
        x = functional.pad(x, (0, missing), mode="reflect")
    x, maps = x.view(x.shape[0], 1, -1, period), []
    for i in range(5):
        layer = f"{name}.convs.{i}"
        stride = 3 if i < 4 else 1
        x = functional.conv2d(
            x, normed(weights, layer), weights[f"{layer}.bias"], (stride, 1), padding=(2, 0)
        )
        x = functional.leaky_relu(x, 0.1)
        maps.append(x)
    name = f"{name}.conv_post"
    return [
        *maps,
        functional.conv2d(x, normed(weights, name), weights[f"{name}.bias"], padding=(1, 0)),
    ]


def judge(x, weights, version):
    """Feature maps of all judges for (batch, 1, samples)."""
    answers = [wave_judge(x, weights)]
    for number, period in enumerate(PERIODS[version], 1):
        answers.append(period_judge(x, weights, f"discriminators.{number}", period))
    return answers


def divergence(z_p, logs_q, m_p, logs_p, mask):
    """Divergence per valid frame."""
    kl = logs_p - logs_q - 0.5 + 0.5 * (z_p - m_p) ** 2 * torch.exp(-2 * logs_p)
    return (kl * mask).sum() / mask.sum()


class NaiveStep:
    """Both networks as dictionaries of tensors, each with a plain AdamW."""

    def __init__(self, generator, judges, config, dtype=torch.float64):
        def own(state):
            return {k: v.detach().to(dtype, copy=True).requires_grad_() for k, v in state.items()}

        self.config, self.dtype = config, dtype
        self.generator, self.judges = own(generator), own(judges)
        how = {"lr": 1e-4, "betas": (0.8, 0.99), "eps": 1e-9, "weight_decay": 0.01}
        self.optimizer = torch.optim.AdamW(self.generator.values(), **how)
        self.judge_optimizer = torch.optim.AdamW(self.judges.values(), **how)

    def spectrograms(self, batch):
        """(batch, bins, frames), zero after each clip's end."""
        config, frames = self.config, batch.content.shape[1]
        spec = torch.zeros(len(batch.lengths), config.spec_channels, frames, dtype=self.dtype)
        for row, length in enumerate(batch.lengths.tolist()):
            audio = batch.audio[row, : batch.audio_lengths[row]].to(self.dtype)
            spec[row, :, :length] = spectrogram(audio, config.n_fft, config.hop)[:, :length]
        return spec

    def step(self, batch):
        """Both lessons; losses and gradients by name."""
        config = self.config
        audio, *latents = training_pass(batch, self.spectrograms(batch), self.generator, config)
        hop = config.hop
        real = cut(batch.audio, batch.starts * hop, config.segment_frames * hop)[:, None]
        real = real.to(self.dtype)

        loss_d = 0
        answers_real = judge(real, self.judges, config.version)
        answers_made = judge(audio.detach(), self.judges, config.version)
        for on_real, on_made in zip(answers_real, answers_made, strict=True):
            loss_d = loss_d + ((1 - on_real[-1]) ** 2).mean() + (on_made[-1] ** 2).mean()
        self.judge_optimizer.zero_grad()
        loss_d.backward()
        gradients_d = {k: v.grad.clone() for k, v in self.judges.items()}
        self.judge_optimizer.step()

        answers_real = judge(real, self.judges, config.version)
        answers_made = judge(audio, self.judges, config.version)
        adversarial = sum(((1 - made[-1]) ** 2).mean() for made in answers_made)
        matching = 0
        for maps_real, maps_made in zip(answers_real, answers_made, strict=True):
            for one_real, one_made in zip(maps_real, maps_made, strict=True):
                matching = matching + (one_real - one_made).abs().mean()
        mels = [
            (log_mel(one_real[0], config) - log_mel(one_made[0], config)).abs().mean()
            for one_real, one_made in zip(real, audio, strict=True)
        ]
        parts = {
            "adversarial": adversarial,
            "fm": 2 * matching,
            "mel": 45 * sum(mels) / len(mels),
            "kl": divergence(*latents),
        }
        loss_g = sum(parts.values())
        self.optimizer.zero_grad()
        loss_g.backward()
        gradients = {k: v.grad.clone() for k, v in self.generator.items()}
        self.optimizer.step()
        losses = {"loss_d": loss_d, "loss_g": loss_g, **parts}
        return {k: v.item() for k, v in losses.items()}, gradients, gradients_d
