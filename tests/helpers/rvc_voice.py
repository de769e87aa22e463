"""RVC voices by construction: networks that are small, or that answer with what drives them."""

from dataclasses import dataclass, field

import numpy as np
import torch

from mynah.engine.convert.rvc.network import TorchNetwork
from mynah.engine.convert.rvc.voice import LoadedRvcVoice
from mynah.engine.convert.source import Source
from mynah.engine.features.loudness import frame_energy, loudness
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.networks.rvc.inference import for_inference
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
from mynah.project.voice_card import VoiceCard

HEARD = 400  # samples that one content frame is made of


def small_config(*, f0=True, speakers=3, version="v1", **changes):
    """A synthesizer's shape with few channels, at 16 kHz."""
    sizes = {
        "spec_channels": 33,
        "upsample_rates": (10, 8, 2),
        "upsample_kernels": (20, 16, 4),
        "sample_rate": 16_000,
        "inter_channels": 8,
        "hidden_channels": 16,
        "filter_channels": 24,
        "layers": 2,
        "resblock_kernels": (3, 7),
        "resblock_dilations": ((1, 3, 5), (1, 3, 5)),
        "upsample_channels": 32,
        "gin_channels": 8,
    }
    return RvcConfig(**{**sizes, **changes}, version=version, f0=f0, speakers=speakers)


def small_synthesizer(config, seed=0):
    """Random weights that make the answer depend on everything, at an audible level."""
    torch.manual_seed(seed)
    network = RvcSynthesizer(config)
    with torch.no_grad():
        for step in network.flow.flows:
            if hasattr(step, "post"):
                step.post.weight.normal_(std=0.2)
        network.dec.conv_post.weight.mul_(3)
    return network.eval()


def small_network(config=None, seed=0):
    """A small network ready to speak."""
    config = config or small_config()
    made = for_inference(small_synthesizer(config, seed))
    return TorchNetwork(made, config, torch.device("cpu"))


@dataclass
class LocalEncoder:
    """Content of a frame from its 400 samples alone, so that no context matters."""

    width: int = 256
    heard: list[int] = field(default_factory=list)

    def features(self, audio, version="v2"):
        """See `ContentVec.features`."""
        self.heard.append(len(audio))
        assert np.isfinite(audio).all()
        count = max(0, (len(audio) - HEARD) // 320 + 1)
        if not count:
            return np.zeros((0, self.width), np.float32)
        frames = np.lib.stride_tricks.sliding_window_view(audio, HEARD)[::320][:count]
        rng = np.random.default_rng(0)
        mixed = frames @ rng.standard_normal((HEARD, self.width)).astype(np.float32)
        return np.tanh(mixed).astype(np.float32)


@dataclass
class EchoNetwork:
    """Answers with its excitation; remembers what it was told."""

    config: RvcConfig = field(default_factory=small_config)
    told: list[tuple] = field(default_factory=list)

    def speak(self, content, coarse, driven, noise, speaker, frames, wanted):
        """See `SpeakingNetwork.speak`."""
        assert len(content) == len(noise)
        self.told.append((content, coarse, driven, noise, speaker, frames))
        del self.told[:-3]
        return np.zeros(frames * self.config.hop, np.float32) if driven is None else driven


def made_rvc_voice(network=None, index=None, **facts):
    """A loaded voice around a network."""
    network = network or small_network()
    voice = LoadedRvcVoice(
        VoiceCard(name="Made", kind="rvc"),
        network,
        LocalEncoder(network.config.content_width),
        **facts,
    )
    return voice if index is None else voice.with_index(index)


def made_source(audio, f0):
    """A recording that is analysed already: float32 (samples,) and (frames,) Hz or one number."""
    whole = -(-len(audio) // 320) * 320
    padded = np.pad(np.asarray(audio, np.float32), (0, whole - len(audio)))
    energy = frame_energy(padded)
    contour = np.broadcast_to(np.asarray(f0, np.float32), (whole // 160,)).copy()
    return Source(padded, contour, loudness(energy), energy, len(audio))
