"""A voice's network made ready for conversion: no posterior, weight norm folded, precision."""

from __future__ import annotations

import copy

import torch

from mynah.engine.networks.rvc.fast_decoder import FastDecoder
from mynah.engine.networks.rvc.layers import fold_weight_norm
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer, VoiceNetwork

_DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}


def for_inference(synthesizer: RvcSynthesizer, *, precision: str = "fp32") -> VoiceNetwork:
    """A copy of the synthesizer that converts only, and does so faster.

    Args:
        synthesizer: it is left as it is.
        precision: "fp32", or "bf16" or "fp16" for the decoder's convolutions; excitation, phases
            and everything before the decoder stay in float32.
    """
    network = VoiceNetwork(synthesizer.config)
    for name in ("enc_p", "flow", "emb_g"):
        setattr(network, name, fold_weight_norm(copy.deepcopy(getattr(synthesizer, name))))
    decoder = fold_weight_norm(copy.deepcopy(synthesizer.dec))
    network.dec = FastDecoder(synthesizer.config, decoder, _DTYPES[precision])
    return network.requires_grad_(requires_grad=False).eval()
