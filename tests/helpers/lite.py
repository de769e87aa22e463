"""A Lite voice and a base model by construction: they answer with the pulses they are given."""

from dataclasses import replace

import numpy as np
import torch
from safetensors.torch import save_file

from mynah.engine.features.content import load_content_model
from mynah.engine.networks.lite import discriminator, synthesizer
from mynah.engine.networks.lite.discriminator import MelJudges
from mynah.engine.networks.lite.synthesizer import LiteSynthesizer, SynthesizerConfig
from mynah.engine.stages.index import build_index, index_name
from mynah.project import voice_card
from mynah.project.atomic import write_json

SMALL = SynthesizerConfig(width=16, blocks=1, speaker=4)


def narrow_lite():
    """Have all Lite networks of this process, and their judges, as narrow as `SMALL`."""
    shape = synthesizer.SynthesizerConfig
    changed = {"width": SMALL.width, "blocks": SMALL.blocks, "speaker": SMALL.speaker}
    defaults = dict(zip(shape.__dataclass_fields__, shape.__init__.__defaults__, strict=True))
    shape.__init__.__defaults__ = tuple((defaults | changed).values())
    discriminator.MelJudge.__init__.__defaults__ = (2,)


def pulse_weights(config=None, level=0.1, noise=0.003, seed=0):
    """Weights of a network whose answer is the pulses at `level` and noise, whatever it hears."""
    torch.manual_seed(seed)
    network = LiteSynthesizer(config or SynthesizerConfig())
    torch.nn.init.zeros_(network.head.weight)
    bias = torch.zeros(3, network.config.bins)
    bias[0], bias[2] = float(np.log(level)), float(np.log(noise))
    network.head.bias.data = bias.flatten()
    return {name: value.half().contiguous() for name, value in network.state_dict().items()}


def made_base(path, config=None, **how):
    """Write a base of three speakers in the form of the shipped one; return its path."""
    config = replace(config or SynthesizerConfig(), speakers=3)
    weights = {f"G.{name}": value for name, value in pulse_weights(config, **how).items()}
    judges = MelJudges(config.sample_rate).state_dict()
    weights |= {f"D.{name}": value.half().contiguous() for name, value in judges.items()}
    save_file(weights, path)
    return path


def made_voice(folder, index=True, name="Made", kind="lite", **how):
    """Write a whole version of a voice into `folder`; return it."""
    folder.mkdir(parents=True)
    save_file(pulse_weights(**how), folder / "model.safetensors")
    if index:
        vectors = np.random.default_rng(0).standard_normal((120, 384)).astype(np.float32)
        build_index(vectors, folder / index_name(name, len(vectors)), 0)
    card = {
        "kind": kind,
        "sample_rate": 48_000,
        "lineage": {"encoder_sha256": load_content_model().fingerprint, "median_f0_hz": 150.0},
    }
    final = voice_card.completed(card, name, folder)
    write_json(folder / voice_card.FILE_NAME, final.to_dict())
    return folder
