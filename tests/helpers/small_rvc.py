"""RVC networks of the usual form but so narrow that a step takes milliseconds."""

from dataclasses import replace

import numpy as np
import torch
from safetensors.numpy import save_file

from mynah.engine.features.pitch import SwiftTracker
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.networks.rvc.discriminators import RvcDiscriminators
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
from mynah.engine.stages.rvc.extract import MUTE
from mynah.engine.stages.rvc.preprocess import analysis_audio, read_spans
from mynah.engine.training.rvc.step import RvcStepSettings, RvcTrainer
from mynah.project.atomic import write_json

JUDGES_DIVISOR = 16
EMBEDDER = "e" * 64


def narrow(config):
    """The same with a few channels."""
    return replace(
        config,
        inter_channels=8,
        hidden_channels=8,
        filter_channels=16,
        layers=1,
        upsample_channels=32,
        resblock_kernels=(3,),
        resblock_dilations=((1, 3, 5),),
        gin_channels=8,
    )


def family_like(version="v2", rate=32_000, speakers=109):
    return narrow(RvcConfig.of(version, rate, speakers=speakers))


def small_trainer(config, seed=1234, precision="fp32", ranks=None):
    settings = RvcStepSettings(seed=seed, precision=precision, judges_divisor=JUDGES_DIVISOR)
    return RvcTrainer(config, settings, torch.device("cpu"), ranks)


def write_base(folder, config=None, divisor=JUDGES_DIVISOR, seed=7):
    """A base pair as the official ones are: fp16, no optimizer. Returns the generator's file."""
    config = config or family_like()
    torch.manual_seed(seed)
    folder.mkdir(parents=True, exist_ok=True)
    generator, judges = RvcSynthesizer(config), RvcDiscriminators(config.version, divisor)
    for letter, network in (("G", generator), ("D", judges)):
        halves = {name: value.half() for name, value in network.state_dict().items()}
        path = folder / f"f0{letter}{config.rate_name}.pth"
        torch.save({"model": halves, "iteration": 0, "optimizer": None}, path)
    return folder / f"f0G{config.rate_name}.pth"


def fake_extraction(preprocessed, folder, width=768):
    """What an extraction leaves, without an encoder: content by chance, real pitch."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(0)
    tracker = SwiftTracker()
    for name in dict.fromkeys(span.sample_id for span in read_spans(preprocessed)):
        audio = analysis_audio(preprocessed, name)
        content = rng.standard_normal(((len(audio) - 80) // 320, width)).astype(np.float16)
        arrays = {"content": content, "f0": np.asarray(tracker.track(audio), np.float32)}
        save_file(arrays, folder / f"{name}.safetensors")
    silence = {"content": np.zeros((149, width), np.float16), "f0": np.zeros(300, np.float32)}
    save_file(silence, folder / f"{MUTE}.safetensors")
    summary = {"median_f0_hz": 150.0, "embedder_sha256": EMBEDDER, "unvoiced": "zero"}
    write_json(folder / "result.json", {"summary": summary})
