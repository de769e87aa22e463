"""The Lite voice's synthesiser: content, pitch and loudness to a waveform.

A source-filter network on STFT frames: it answers, a hundred times a second, a complex filter for
the pulse train and a magnitude for noise, and one inverse STFT makes the waveform. The idea is
that of neural source-filter models (Wang et al. 2019) and DDSP (Engel et al. 2020) with the
frame-wise head of Vocos (Siuzdak 2023); blocks are ConvNeXt (Liu et al. 2022) with a layer norm
that the speaker scales and shifts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Mapping

RATES = (48_000, 32_000)  # of voices: what they get today, and those of earlier versions
LEARNT = 0.94  # of the Nyquist frequency: above it no loss looks, since resamplers roll off there
PITCH_BANDS = 24  # soft bins over the logarithm of the pitch
PITCH_LOW_HZ, PITCH_HIGH_HZ = 55.0, 1000.0


@dataclass(frozen=True)
class SynthesizerConfig:
    """Shape of the synthesiser; rates in Hz, lengths in samples."""

    sample_rate: int = 48_000
    hop: int = 480
    n_fft: int = 1536
    content: int = 384
    width: int = 288
    blocks: int = 10
    speaker: int = 128
    speakers: int = 1

    @classmethod
    def at(cls, sample_rate: int) -> SynthesizerConfig:
        """The shape of a voice that answers at that rate: frames of 10 ms, windows of 32 ms.

        Raises:
            ValueError: for a rate that is none of RATES.
        """
        if sample_rate not in RATES:
            raise ValueError(f"no Lite voice has a sample rate of {sample_rate} Hz")
        return cls(sample_rate, sample_rate // 100, sample_rate * 32 // 1000)

    @property
    def bins(self) -> int:
        """Frequencies of one frame."""
        return self.n_fft // 2 + 1


class SpeakerNorm(nn.Module):
    """Layer norm over channels whose scale and shift come from the speaker (Vocos' AdaLN)."""

    def __init__(self, width: int, speaker: int) -> None:
        super().__init__()
        self.affine = nn.Linear(speaker, 2 * width)
        nn.init.normal_(self.affine.weight, std=0.02)
        nn.init.zeros_(self.affine.bias)

    def forward(self, x: Tensor, speaker: Tensor) -> Tensor:
        """Normalise (batch, frames, width) for speakers (batch, 1, speaker)."""
        scale, shift = self.affine(speaker).chunk(2, dim=-1)
        # A plain number, which a tracer takes; the last dimension of `x` it would not.
        width = self.affine.out_features // 2
        normed: Tensor = functional.layer_norm(x, (width,)) * (1 + scale) + shift
        return normed


class Block(nn.Module):
    """ConvNeXt block over time: depth-wise 7, norm, 1x1 to 3 times the width, GELU, back."""

    def __init__(self, width: int, speaker: int) -> None:
        super().__init__()
        self.mix = nn.Conv1d(width, width, 7, padding=3, groups=width)
        self.norm = SpeakerNorm(width, speaker)
        self.widen = nn.Linear(width, 3 * width)
        self.narrow = nn.Linear(3 * width, width)
        self.scale = nn.Parameter(torch.full((width,), 0.1))

    def forward(self, x: Tensor, speaker: Tensor) -> Tensor:
        """Map (batch, frames, width) to the same shape."""
        y = self.mix(x.transpose(1, 2)).transpose(1, 2)
        y = self.narrow(functional.gelu(self.widen(self.norm(y, speaker))))
        mixed: Tensor = x + self.scale * y
        return mixed


def pitch_features(f0: Tensor) -> Tensor:
    """Soft bins of the pitch and the voicing: (batch, frames) Hz to (batch, frames, bands + 1)."""
    voiced = (f0 > 0).float()
    low, high = (torch.tensor(v).log2() for v in (PITCH_LOW_HZ, PITCH_HIGH_HZ))
    place = (f0.clamp_min(PITCH_LOW_HZ).log2() - low) / (high - low) * (PITCH_BANDS - 1)
    distance = place[..., None] - torch.arange(PITCH_BANDS, device=f0.device)
    bands = torch.exp(-0.5 * distance.square()) * voiced[..., None]
    return torch.cat([bands, voiced[..., None]], dim=-1)


MOMENTS = ("content_mean", "content_deviation")


def with_moments(state: Mapping[str, Tensor], config: SynthesizerConfig) -> dict[str, Tensor]:
    """A state that tells of no moments where it lacks them, as those of earlier versions do."""
    return {**{name: torch.zeros(config.content) for name in MOMENTS}, **state}


class LiteSynthesizer(nn.Module):
    """Content at 50 Hz, pitch and loudness at 100 Hz, to a waveform; see `forward`.

    It carries, and does not use, the moments of the content that it was trained on, (content,)
    each: see `features.moments`. A deviation of 0 says that they are not known.
    """

    window: Tensor
    unlearnt: Tensor
    content_mean: Tensor
    content_deviation: Tensor

    def __init__(self, config: SynthesizerConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or SynthesizerConfig()
        width = config.width
        self.register_buffer("window", torch.hann_window(config.n_fft), False)
        # Nepers that the gains lose where nothing was learnt: all of them 3 % above.
        above = (torch.linspace(0, 1, config.bins) - LEARNT) / 0.03
        self.register_buffer("unlearnt", 12 * above.clamp(0, 1)[:, None], False)
        for name in MOMENTS:
            self.register_buffer(name, torch.zeros(config.content))
        self.speakers = nn.Embedding(config.speakers, config.speaker)
        self.content = nn.Conv1d(config.content, width, 3, padding=1)
        self.prosody = nn.Linear(PITCH_BANDS + 2, width)
        self.norm_in = SpeakerNorm(width, config.speaker)
        self.blocks = nn.ModuleList(Block(width, config.speaker) for _ in range(config.blocks))
        self.norm_out = SpeakerNorm(width, config.speaker)
        self.head = nn.Linear(width, 3 * config.bins)
        nn.init.normal_(self.head.weight, std=0.005)
        bias = torch.zeros(3, config.bins)
        bias[0], bias[2] = -4.0, -6.0  # start quieter than speech
        self.head.bias.data = bias.flatten()

    def filters(
        self, content: Tensor, f0: Tensor, loudness: Tensor, speaker: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Log magnitude and phase for the pulses, log magnitude for the noise.

        Args:
            content: (batch, frames // 2, content).
            f0: (batch, frames) Hz, 0 unvoiced.
            loudness: (batch, frames), see `features.loudness`.
            speaker: (batch,) indices, or (batch, speaker) vectors.

        Returns:
            Three float32 tensors (batch, bins, frames).
        """
        vector = (self.speakers(speaker) if speaker.dtype == torch.long else speaker)[:, None]
        x = functional.interpolate(
            self.content(content.transpose(1, 2)), size=f0.shape[1], mode="linear"
        ).transpose(1, 2)
        x = x + self.prosody(torch.cat([pitch_features(f0), loudness[..., None]], dim=-1))
        x = self.norm_in(x, vector)
        for block in self.blocks:
            x = block(x, vector)
        answer = self.head(self.norm_out(x, vector)).float().transpose(1, 2)
        pulses, phase, noise = answer.chunk(3, dim=1)
        return pulses.clamp(-12, 6) - self.unlearnt, phase, noise.clamp(-12, 6) - self.unlearnt

    def forward(
        self,
        content: Tensor,
        f0: Tensor,
        loudness: Tensor,
        speaker: Tensor,
        pulses: Tensor,
        noise: Tensor,
    ) -> Tensor:
        """Waveform, float32 (batch, frames * hop).

        `pulses` (of `source.pulse_train`) and `noise` (normal) are excitations of the same length
        as the answer, (batch, frames * hop).
        """
        voiced_gain, phase, noise_gain = self.filters(content, f0, loudness, speaker)
        frames = f0.shape[1]
        filtered = self._stft(pulses, frames) * torch.polar(voiced_gain.exp(), phase)
        filtered = filtered + self._stft(noise, frames) * noise_gain.exp()
        wave: Tensor = torch.istft(
            functional.pad(filtered, (0, 1)),
            self.config.n_fft,
            self.config.hop,
            window=self.window,
            length=frames * self.config.hop,
        )
        return wave

    def _stft(self, signal: Tensor, frames: int) -> Tensor:
        """Spectra (batch, bins, frames) whose frame i is centred on sample i * hop."""
        return torch.stft(
            signal,
            self.config.n_fft,
            self.config.hop,
            window=self.window,
            pad_mode="constant",
            return_complex=True,
        )[..., :frames]
