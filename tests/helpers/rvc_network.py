"""Small synthesizers of the RVC kind whose every weight matters, and what is fed to them."""

import torch

from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer


def small_config(**changes):
    """A shape with every kind of layer that takes milliseconds."""
    shape = {
        "spec_channels": 9,
        "upsample_rates": (4, 2),
        "upsample_kernels": (8, 4),
        "sample_rate": 800,
        "speakers": 3,
        "inter_channels": 8,
        "hidden_channels": 8,
        "filter_channels": 12,
        "layers": 2,
        "upsample_channels": 16,
        "gin_channels": 6,
    }
    return RvcConfig(**(shape | changes))


def small_synthesizer(seed=0, **changes):
    """A synthesizer none of whose tensors are zero or one, in float32."""
    torch.manual_seed(seed)
    synthesizer = RvcSynthesizer(small_config(**changes))
    with torch.no_grad():
        for name, parameter in synthesizer.named_parameters():
            if name.endswith("weight_g"):
                parameter.mul_(1 + torch.rand_like(parameter))
            elif name.endswith(("gamma", "l_linear.weight")):
                parameter.copy_(0.5 + torch.rand_like(parameter))
            elif name.endswith(("beta", "bias", "post.weight")) or "emb_rel" in name:
                parameter.copy_(torch.randn_like(parameter) * 0.3)
    return synthesizer.eval()


def speech(config, batch=1, frames=40, seed=1):
    """Random content, pitch with gaps, noise: arguments of `infer` by name."""
    drawn = torch.Generator().manual_seed(seed)
    f0 = torch.rand(batch, frames, generator=drawn) * 60 + 20
    f0[:, frames // 4 : frames // 3] = 0
    return {
        "content": torch.randn(batch, frames, config.content_width, generator=drawn),
        "lengths": torch.full((batch,), frames),
        "coarse": torch.randint(1, 256, (batch, frames), generator=drawn) if config.f0 else None,
        "f0": f0 if config.f0 else None,
        "speaker": torch.arange(batch) % config.speakers,
        "noise": torch.randn(batch, config.inter_channels, frames, generator=drawn),
        "source_noise": torch.randn(batch, frames * config.hop, generator=drawn),
    }
