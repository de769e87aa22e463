"""A voice's network made ready for conversion: no posterior, weight norm folded, precision."""

from __future__ import annotations

import copy

import torch

from mynah.engine.networks.rvc.layers import fold_weight_norm
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer, VoiceNetwork


def for_inference(synthesizer: RvcSynthesizer, *, precision: str = "fp32") -> VoiceNetwork:
    """A copy of the synthesizer that converts only, and does so faster.

    Args:
        synthesizer: it is left as it is.
        precision: "fp32", or "bf16" for the decoder's convolutions; excitation, phases and
            everything before the decoder stay in float32.
    """
    network = VoiceNetwork(synthesizer.config)
    for name in ("enc_p", "dec", "flow", "emb_g"):
        setattr(network, name, fold_weight_norm(copy.deepcopy(getattr(synthesizer, name))))
    if precision == "bf16":
        _lower(network)
    return network.requires_grad_(requires_grad=False).eval()


def _lower(network: VoiceNetwork) -> None:
    """Put the decoder's convolutions in bfloat16, but for the one that makes the samples."""
    for name, child in network.dec.named_children():
        if name not in {"m_source", "conv_post"}:
            child.to(torch.bfloat16)
