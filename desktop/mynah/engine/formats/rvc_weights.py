"""What the tensors of an RVC generator say about it: version, pitch, shape, foreign decoders.

Names and shapes are those of rvc-format 3. Files of the family are believed by their tensors where
their keys are missing, and refused where the two contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import torch

from mynah.engine.networks.rvc.config import CONTENT_WIDTHS, RvcConfig
from mynah.engine.networks.rvc.loading import POSTERIOR, SPEAKER_TABLE, with_classic_names

if TYPE_CHECKING:
    from torch import Tensor

CONTENT_EMBEDDING = "enc_p.emb_phone.weight"
PITCH_EMBEDDING = "enc_p.emb_pitch.weight"
HIFIGAN = "HiFi-GAN"
_FOREIGN_PARTS = {
    "dec.mrfs.": "MRF HiFi-GAN",
    "dec.upsamples.": "MRF HiFi-GAN",
    "dec.downsample_blocks.": "RefineGAN",
    "dec.upsample_blocks.": "RefineGAN",
    "dec.upsample_conv_blocks.": "RefineGAN",
    "dec.mel_conv.": "RefineGAN",
    "dec.pre_conv.": "RefineGAN",
}
_NORMED = ("dec.ups.", "dec.resblocks.", "flow.flows.", "enc_q.enc.")
_PARALLEL = "module."  # torch's wrapper for several devices
RATES = (32_000, 40_000, 48_000, 24_000)


def plain_weights(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Bring the tensors of a generator under the family's names, without the posterior encoder.

    Understood are the names of torch's newer weight norm, those of a network that was wrapped for
    several devices, and weight norm that was folded: a folded weight is its own direction with its
    own norm as gain.
    """
    if state and all(name.startswith(_PARALLEL) for name in state):
        state = {name.removeprefix(_PARALLEL): tensor for name, tensor in state.items()}
    weights: dict[str, Tensor] = {}
    for name, tensor in with_classic_names(state).items():
        if name.startswith(POSTERIOR):
            continue
        if _is_folded(name):
            base = name.removesuffix(".weight")
            gain, direction = _unfolded(tensor)
            weights[f"{base}.weight_g"], weights[f"{base}.weight_v"] = gain, direction
        else:
            weights[name] = tensor
    return weights


def foreign_vocoder(state: Mapping[str, Tensor]) -> str:
    """Name of the decoder that a file was made for, where it is not the family's own."""
    for start, name in _FOREIGN_PARTS.items():
        if any(key.startswith(start) for key in state):
            return name
    return ""


def version_of(state: Mapping[str, Tensor]) -> str:
    """`v1` or `v2` by the width of the content features; empty where it is neither."""
    table = state.get(CONTENT_EMBEDDING)
    width = table.shape[1] if table is not None and table.dim() == 2 else 0
    return next((name for name, known in CONTENT_WIDTHS.items() if known == width), "")


def follows_pitch(state: Mapping[str, Tensor]) -> bool:
    """Whether the generator has a place for a pitch."""
    return PITCH_EMBEDDING in state


def config_of(state: Mapping[str, Tensor]) -> RvcConfig:
    """The shape of one of the family's own generators, found by its tensors.

    The rate is not written in a training state: it shows in the kernels of the up-sampling layers
    and, where these do not tell, in the bins of the spectrogram.

    Args:
        state: Tensors under classic names, with the posterior encoder where there is one.

    Raises:
        ValueError: In words, where no shape of the family fits.
    """
    version, f0 = version_of(state), follows_pitch(state)
    if not version:
        raise ValueError("Its content features are neither 256 nor 768 values wide.")
    table = state.get(SPEAKER_TABLE)
    speakers = len(table) if table is not None and table.dim() else 0
    fitting = []
    for rate in RATES:
        try:
            config = RvcConfig.of(version, rate, f0=f0, speakers=max(speakers, 1))
        except ValueError:
            continue
        if _fits(config, state):
            fitting.append(config)
    if len(fitting) != 1:
        seen = "several" if fitting else "none"
        raise ValueError(f"Its decoder fits {seen} of the sample rates 32, 40 and 48 kHz.")
    return fitting[0]


def _fits(config: RvcConfig, state: Mapping[str, Tensor]) -> bool:
    kernels: list[int] = []
    while (layer := state.get(f"dec.ups.{len(kernels)}.weight_v")) is not None:
        kernels.append(layer.shape[-1])
    if tuple(kernels) != config.upsample_kernels:
        return False
    spectrogram = state.get("enc_q.pre.weight")
    if spectrogram is not None and spectrogram.shape[1] != config.spec_channels:
        return False
    noise = state.get("dec.noise_convs.0.weight")
    if noise is None:
        return True
    return bool(noise.shape[-1] == 2 * config.hop // config.upsample_rates[0])


def _is_folded(name: str) -> bool:
    if not name.startswith(_NORMED) or not name.endswith(".weight"):
        return False
    # Plain layers beside the normed ones: `flow.flows.0.pre` and `.post`.
    return not name.endswith((".pre.weight", ".post.weight"))


def _unfolded(weight: Tensor) -> tuple[Tensor, Tensor]:
    rows = weight.float().flatten(1)
    norms = torch.linalg.vector_norm(rows, dim=1)
    silent = (norms == 0).reshape(-1, *(1 for _ in weight.shape[1:]))
    # A direction of zeros has no norm to divide by; any other will do where the gain is zero.
    direction = torch.where(silent, torch.ones_like(weight), weight)
    return norms.reshape(silent.shape).to(weight.dtype), direction
