"""The synthesizer of the RVC family: VITS (Kim et al. 2021) on content features and pitch.

Names and shapes of the tensors are those of the family's files; the order of the parameters is
the classic program's, so that a classic optimizer's state fits (`training.rvc.foreign` maps
others).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn

from mynah.engine.networks.rvc.encoder import PriorEncoder, everything_counts
from mynah.engine.networks.rvc.flow import CONTEXT as FLOW_CONTEXT
from mynah.engine.networks.rvc.flow import Flow
from mynah.engine.networks.rvc.posterior import PosteriorEncoder
from mynah.engine.networks.rvc.source import start_phases
from mynah.engine.networks.rvc.vocoder import Decoder, Decoding, context_frames

if TYPE_CHECKING:
    from mynah.engine.networks.rvc.config import RvcConfig

NOISE_SCALE = 0.66666


class TrainingPass(NamedTuple):
    """What the generator's losses need; latents are (batch, latent, frames), in float32.

    Attributes:
        audio: (batch, 1, segment frames * hop), the decoded segments.
        z_p: posterior latent carried through the flow.
        m_p: the prior's mean.
        logs_p: the prior's log deviation.
        m_q: the posterior's mean.
        logs_q: the posterior's log deviation.
        mask: (batch, 1, frames), 1 where there is speech.
    """

    audio: Tensor
    z_p: Tensor
    m_p: Tensor
    logs_p: Tensor
    m_q: Tensor
    logs_q: Tensor
    mask: Tensor


class VoiceNetwork(nn.Module):
    """The parts that conversion needs: content encoder, flow, decoder, speakers."""

    enc_p: PriorEncoder
    flow: Flow
    emb_g: nn.Embedding
    dec: Decoding

    def __init__(self, config: RvcConfig) -> None:
        super().__init__()
        self.config = config
        self.context = context_frames(config)

    @torch.inference_mode()
    def infer(
        self,
        content: Tensor,
        lengths: Tensor,
        coarse: Tensor | None,
        f0: Tensor | None,
        speaker: Tensor,
        *,
        noise: Tensor | None = None,
        noise_scale: float = NOISE_SCALE,
        source_noise: Tensor | None = None,
        skip_head: int = 0,
        length: int | None = None,
    ) -> Tensor:
        """Speak (batch, frames, content width) in a speaker's voice.

        With `skip_head` and `length` the samples are those that the whole would have there: the
        content encoder sees everything, flow and decoder the frames that reach these samples.

        Args:
            content: (batch, frames, width) at 100 Hz.
            lengths: (batch,) frames.
            coarse: (batch, frames) pitch steps of 0 to 255; None for a voice without pitch.
            f0: (batch, frames) Hz, 0 where unvoiced; None for a voice without pitch.
            speaker: (batch,) row of the speaker.
            noise: (batch, latent, frames) standard normal, or None to draw it.
            noise_scale: how much of the prior's deviation is used.
            source_noise: (batch, frames * hop) standard normal, or None to draw it.
            skip_head: frames at the start that are not wanted.
            length: frames that are wanted after them; None for all.

        Returns:
            (batch, 1, length * hop) float32, zero after each item's end.
        """
        frames, hop = content.shape[1], self.config.hop
        last = frames if length is None else min(skip_head + length, frames)
        heard = slice(max(skip_head - self.context, 0), min(last + self.context, frames))
        speakers = self.emb_g(speaker).unsqueeze(2)
        full = everything_counts(lengths, frames)
        latents = self._latents(
            (content, coarse, lengths), speakers, heard, noise, noise_scale, full=full
        )
        excitation = self._excitation(f0, source_noise, heard)
        if full:
            audio: Tensor = self.dec(latents, excitation, speakers)
        else:
            audio = self._each_decoded(latents, excitation, speakers, lengths - heard.start)
        return audio[..., (skip_head - heard.start) * hop : (last - heard.start) * hop].float()

    def _latents(
        self,
        spoken: tuple[Tensor, Tensor | None, Tensor],
        speakers: Tensor,
        heard: slice,
        noise: Tensor | None,
        noise_scale: float,
        *,
        full: bool,
    ) -> Tensor:
        """Latents of the frames `heard`: (batch, latent, frames heard)."""
        content, coarse, lengths = spoken
        mean, log_deviation, mask = self.enc_p(content, coarse, lengths, full=full)
        wide = slice(max(heard.start - FLOW_CONTEXT, 0), heard.stop + FLOW_CONTEXT)
        mean, log_deviation, mask = mean[..., wide], log_deviation[..., wide], mask[..., wide]
        noise = torch.randn_like(mean) if noise is None else noise[..., wide]
        drawn = (mean + log_deviation.exp() * noise * noise_scale) * mask
        latents = self.flow.inverse(drawn, None if full else mask, speakers)
        start = heard.start - wide.start
        return latents[..., start : start + heard.stop - heard.start]

    def _excitation(
        self, f0: Tensor | None, source_noise: Tensor | None, heard: slice
    ) -> Tensor | None:
        """The excitation of the frames `heard`, whose phase counts from the first frame of all."""
        if not self.config.f0 or f0 is None:
            return None
        hop = self.config.hop
        phases = start_phases(f0, hop, self.config.sample_rate)
        if source_noise is not None:
            source_noise = source_noise[:, heard.start * hop : heard.stop * hop]
        excitation: Tensor = self.dec.m_source(f0[:, heard], source_noise, phases[:, heard])
        return excitation

    def _each_decoded(
        self, latents: Tensor, excitation: Tensor | None, speakers: Tensor, lengths: Tensor
    ) -> Tensor:
        """Decode items of different lengths one by one.

        In one batch the frames after a shorter item's end would be heard in its last ones.
        """
        hop = self.config.hop
        audio = latents.new_zeros(len(latents), 1, latents.shape[2] * hop, dtype=torch.float32)
        for item, count in enumerate(lengths.clamp(0, latents.shape[2]).tolist()):
            if count:
                one = slice(item, item + 1)
                source = None if excitation is None else excitation[one, :, : count * hop]
                audio[one, :, : count * hop] = self.dec(
                    latents[one, :, :count], source, speakers[one]
                )
        return audio


class RvcSynthesizer(VoiceNetwork):
    """The whole generator, with the posterior encoder that only training needs."""

    enc_q: PosteriorEncoder
    dec: Decoder

    def __init__(self, config: RvcConfig, *, posterior: bool = True) -> None:
        """Build with fresh weights.

        Args:
            config: shape.
            posterior: False leaves out `enc_q`, as voices that are passed on do.
        """
        super().__init__(config)
        if config.version == "v1":
            self.enc_p = PriorEncoder(config)
        self.dec = Decoder(config)
        if posterior:
            self.enc_q = PosteriorEncoder(config)
        self.flow = Flow(config)
        self.emb_g = nn.Embedding(config.speakers, config.gin_channels)
        if config.version == "v2":
            self.enc_p = PriorEncoder(config)

    def training_pass(
        self,
        content: Tensor,
        lengths: Tensor,
        coarse: Tensor | None,
        f0: Tensor | None,
        spec: Tensor,
        spec_lengths: Tensor,
        speaker: Tensor,
        starts: Tensor,
        *,
        posterior_noise: Tensor | None = None,
        source_noise: Tensor | None = None,
    ) -> TrainingPass:
        """The generator's forward pass of one training step.

        Args:
            content: (batch, frames, width) at 100 Hz.
            lengths: (batch,) frames of the content.
            coarse: (batch, frames) pitch steps, None for a voice without pitch.
            f0: (batch, frames) Hz, None for a voice without pitch.
            spec: (batch, bins, frames) linear magnitudes.
            spec_lengths: (batch,) frames of the spectrogram.
            speaker: (batch,) row of the speaker.
            starts: (batch,) first frame of the segment that is decoded.
            posterior_noise: (batch, latent, frames) standard normal, or None to draw it.
            source_noise: (batch, segment frames * hop) standard normal, or None to draw it.
        """
        segment = self.config.segment_frames
        speakers = self.emb_g(speaker).unsqueeze(2)
        m_p, logs_p, _ = self.enc_p(content, coarse, lengths)
        latent, m_q, logs_q, mask = self.enc_q(spec, spec_lengths, speakers, posterior_noise)
        z_p = self.flow(latent, mask, speakers)
        source = None
        if self.config.f0 and f0 is not None:
            source = self.dec.m_source(cut_segments(f0, starts, segment), source_noise)
        audio = self.dec(cut_segments(latent, starts, segment), source, speakers)
        return TrainingPass(audio, z_p.float(), m_p.float(), logs_p.float(), m_q, logs_q, mask)


def cut_segments(x: Tensor, starts: Tensor, length: int) -> Tensor:
    """Cut `length` frames from each (batch, ..., frames) at its own start (batch,)."""
    places = starts.unsqueeze(1) + torch.arange(length, device=x.device)
    if x.dim() == 2:
        return x.gather(1, places)
    return x.gather(2, places.unsqueeze(1).expand(-1, x.shape[1], -1))
