"""The networks of an RVC voice as a conversion runs them: one block through, at bounded memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import torch
from torch.nn import functional

from mynah.engine.networks.rvc.vocoder import context_frames

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from mynah.engine.networks.rvc.config import RvcConfig

NOISE_SCALE = 0.66666  # of the prior, in all programs of the family


class SpeakingNetwork(Protocol):
    """Says a block of frames."""

    @property
    def config(self) -> RvcConfig:
        """Rates and sizes."""

    def speak(
        self,
        content: NDArray[np.float32],
        coarse: NDArray[np.int64] | None,
        driven: NDArray[np.float32] | None,
        noise: NDArray[np.float32],
        speaker: int,
        frames: int,
        wanted: slice,
    ) -> NDArray[np.float32]:
        """The waveform of a block.

        Args:
            content: (n, width) at 100 Hz.
            coarse: (n,) steps of the pitch, or None without pitch.
            driven: (frames * hop,) sine and noise, or None without pitch.
            noise: (n, latent) normal.
            speaker: row of the speaker.
            frames: of the answer; other than n, the latents are stretched to so many.
            wanted: which of these frames are; the others give context and may stay silent.

        Returns:
            float32 (frames * hop,).
        """


@dataclass(frozen=True)
class TorchNetwork:
    """A `SpeakingNetwork` in torch.

    Attributes:
        network: the synthesizer for inference.
        config: its shape.
        device: that it lies on.
    """

    network: Any  # sub-modules enc_p, flow, dec and emb_g, however they were made fast
    config: RvcConfig
    device: torch.device

    @torch.inference_mode()
    def speak(
        self,
        content: NDArray[np.float32],
        coarse: NDArray[np.int64] | None,
        driven: NDArray[np.float32] | None,
        noise: NDArray[np.float32],
        speaker: int,
        frames: int,
        wanted: slice,
    ) -> NDArray[np.float32]:
        """See `SpeakingNetwork.speak`."""
        row = torch.tensor([speaker], device=self.device)
        voice = self.network.emb_g(row).unsqueeze(-1)
        latents = self._latents(content, coarse, noise, voice)
        if frames != latents.shape[2]:
            latents = functional.interpolate(latents.float(), size=frames, mode="linear")
        # The decoder is most of the work and reaches less far than what comes before it.
        reach, hop = context_frames(self.config), self.config.hop
        first, last = max(0, wanted.start - reach), min(frames, wanted.stop + reach)
        heard = slice(first * hop, last * hop)
        source = self._source(None if driven is None else driven[heard])
        answer = np.zeros(frames * hop, np.float32)
        wave = self.network.dec(latents[..., first:last].contiguous(), source, voice)[0, 0]
        answer[heard] = wave.float().cpu().numpy()
        return answer

    def _latents(
        self,
        content: NDArray[np.float32],
        coarse: NDArray[np.int64] | None,
        noise: NDArray[np.float32],
        voice: Tensor,
    ) -> Tensor:
        """(1, latent, n) of the whole block, since attention looks at all of it."""
        told = torch.from_numpy(content)[None].to(self.device)
        steps = None if coarse is None else torch.from_numpy(coarse)[None].to(self.device)
        length = torch.tensor([told.shape[1]], device=self.device)
        mean, deviation, _ = self.network.enc_p(told, steps, length, full=True)
        drawn = torch.from_numpy(np.ascontiguousarray(noise.T))[None].to(self.device)
        prior = mean.float() + deviation.float().exp() * drawn * NOISE_SCALE
        latents: Tensor = self.network.flow.inverse(prior, None, voice)
        return latents

    def _source(self, driven: NDArray[np.float32] | None) -> Tensor | None:
        """The excitation after its two learned numbers, (1, 1, samples)."""
        if driven is None:
            return None
        linear = self.network.dec.m_source.l_linear
        wave = torch.from_numpy(driven)[None, None].to(self.device)
        return torch.tanh(wave * linear.weight.float().item() + linear.bias.float().item())
