"""An RVC voice as the real-time programs of the family run it: content and pitch to samples.

The layers are those that training uses, with weight norm folded; what conversion does to be fast
(blocks of attention, other convolutions) is left to the program that runs the file.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from mynah.engine.networks.rvc.layers import fold_weight_norm
from mynah.engine.networks.rvc.source import AMPLITUDE, UNVOICED_NOISE, VOICED_NOISE

if TYPE_CHECKING:
    from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer


class RvcForOnnx(nn.Module):
    """A synthesizer for the tracer; the noises are given already scaled.

    Args:
        synthesizer: its layers are taken over and changed.
    """

    def __init__(self, synthesizer: RvcSynthesizer) -> None:
        super().__init__()
        self.config = synthesizer.config
        self.enc_p = synthesizer.enc_p
        self.flow = fold_weight_norm(synthesizer.flow)
        self.dec = fold_weight_norm(synthesizer.dec)
        self.emb_g = synthesizer.emb_g

    def forward(self, *given: Tensor) -> Tensor:
        """Speak one recording.

        Args:
            *given: feats (1, frames, width); p_len (1,); with pitch also pitch (1, frames) steps
                and pitchf (1, frames) Hz; sid (1,); noise (1, latent, frames) of the prior times
                its scale; with pitch also source_noise (1, frames * hop) times its scale.

        Returns:
            (frames * hop,) within -1 to 1.
        """
        pitch: Tensor | None = None
        source: Tensor | None = None
        if self.config.f0:
            feats, p_len, pitch, pitchf, sid, noise, source_noise = given
            source = self._excitation(pitchf, source_noise)
        else:
            feats, p_len, sid, noise = given
        speaker = self.emb_g(sid).unsqueeze(-1)
        mean, log_deviation, mask = self.enc_p(feats, pitch, p_len)
        drawn = (mean + log_deviation.exp() * noise) * mask
        latents = self.flow.inverse(drawn, mask, speaker) * mask
        audio: Tensor = self.dec(latents, source, speaker)
        return audio[0, 0].clamp(-1.0, 1.0)

    def _excitation(self, f0: Tensor, noise: Tensor) -> Tensor:
        """The sine with its noise, (1, 1, frames * hop); see `networks.rvc.source`.

        The phase is summed in float64 instead of whole numbers, which few runtimes can mask.
        """
        hop, rate = self.config.hop, self.config.sample_rate
        turns = f0.double() * (hop / rate)
        steps = turns - turns.floor()
        before = steps.cumsum(dim=1) - steps
        phases = (before - before.floor()).float().unsqueeze(2)
        samples = torch.arange(1, hop + 1, dtype=torch.float32)
        voiced = (f0 > 0).float().unsqueeze(2)
        every = phases + f0.unsqueeze(2) / rate * samples
        wave = torch.sin(2 * math.pi * every) * (AMPLITUDE * voiced)
        levels = VOICED_NOISE * voiced + UNVOICED_NOISE * (1 - voiced) + torch.zeros(hop)
        wave = (wave.flatten(1) + levels.flatten(1) * noise).unsqueeze(1)
        linear = self.dec.m_source.l_linear
        return torch.tanh(wave * linear.weight[0] + linear.bias)
