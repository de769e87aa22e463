"""Voices as ONNX files give the samples that the networks here give."""

import dataclasses
import json
import sys
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch

from helpers.rvc_files import TINY, tiny
from mynah.engine.networks.lite.synthesizer import LiteSynthesizer, SynthesizerConfig
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer
from mynah.engine.onnx import writing
from mynah.protocol.errors import ErrorCode, MynahError

MOST_APART = 1e-3
LENGTHS = (8, 64, 131)


def shape(version: str, rate: int, *, f0: bool = True) -> RvcConfig:
    """A narrow network with the family's own up-sampling of a version and rate."""
    whole = RvcConfig.of(version, rate, f0=f0, speakers=3)
    return dataclasses.replace(
        whole,
        inter_channels=8,
        hidden_channels=8,
        filter_channels=16,
        layers=2,
        upsample_channels=32,
        gin_channels=4,
    )


def network(config: RvcConfig) -> RvcSynthesizer:
    with torch.random.fork_rng():
        torch.manual_seed(7)
        made = RvcSynthesizer(config, posterior=False).eval()
        with torch.no_grad():  # fresh couplings shift nothing
            for name, parameter in made.named_parameters():
                if ".post." in name:
                    parameter.normal_(std=0.3)
                if name.startswith("dec.") and name.endswith("bias") and "l_linear" not in name:
                    parameter.zero_()
            post = made.dec.conv_post.weight
            post -= post.mean(dim=-1, keepdim=True)
            quiet = expected(made, spoken(config, 30), noises_of(config, 30))
            post *= 0.2 / float(np.std(quiet))
    return made


def noises_of(config: RvcConfig, frames: int, seed: int = 1) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    return {
        "noise": rng.standard_normal((1, config.inter_channels, frames), np.float32),
        "source_noise": rng.standard_normal((1, frames * config.hop), np.float32),
    }


def session(data: bytes) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def spoken(config: RvcConfig, frames: int, seed: int = 0) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    f0 = rng.uniform(80, 700, (1, frames)).astype(np.float32)
    f0[:, frames // 3 : frames // 2] = 0
    given = {
        "feats": rng.standard_normal((1, frames, config.content_width), np.float32),
        "p_len": np.array([frames]),
        "pitch": rng.integers(1, 255, (1, frames)),
        "pitchf": f0,
        "sid": np.array([2]),
    }
    return given if config.f0 else {k: v for k, v in given.items() if "pitch" not in k}


def expected(made: RvcSynthesizer, given: dict[str, Any], noises: dict[str, Any]) -> Any:
    told = {name: torch.from_numpy(value) for name, value in given.items()}
    audio = made.infer(
        told["feats"],
        told["p_len"],
        told.get("pitch"),
        told.get("pitchf"),
        told["sid"],
        noise=torch.from_numpy(noises["noise"]),
        noise_scale=1.0,
        source_noise=torch.from_numpy(noises["source_noise"]),
    )
    return audio[0, 0].numpy()


@pytest.mark.parametrize(
    ("version", "rate", "f0"),
    [
        *((version, rate, True) for version in ("v1", "v2") for rate in (32000, 40000, 48000)),
        ("v1", 40000, False),
        ("v2", 48000, False),
    ],
)
def test_an_rvc_voice_says_the_same_for_any_length(version: str, rate: int, f0: bool) -> None:
    config = shape(version, rate, f0=f0)
    run = session(writing.rvc_traced(network(config)))
    made = network(config)
    for frames in LENGTHS:
        given, noises = spoken(config, frames), noises_of(config, frames, frames)
        drawn = noises if f0 else {"noise": noises["noise"]}
        (audio,) = run.run(["audio"], {**given, **drawn})
        truth = expected(made, given, noises)
        assert audio.shape == (frames * config.hop,) == truth.shape
        assert np.std(truth) > 1e-2
        assert np.abs(audio - truth).max() <= MOST_APART


def test_noise_is_drawn_in_the_file_and_can_be_turned_off() -> None:
    made, run = network(TINY), session(writing.rvc_as_onnx(network(TINY), {"name": "Ada"}))
    given = spoken(TINY, 40)
    silence = {
        "noise": np.zeros((1, TINY.inter_channels, 40), np.float32),
        "source_noise": np.zeros((1, 40 * TINY.hop), np.float32),
    }
    off = {name: np.array(0, np.float32) for name in ("noise_scale", "source_noise_scale")}
    (still,) = run.run(["audio"], {**given, **off})
    (again,) = run.run(["audio"], {**given, **off})
    (noisy,) = run.run(["audio"], given)
    assert [one.name for one in run.get_inputs()] == ["feats", "p_len", "pitch", "pitchf", "sid"]
    assert np.array_equal(still, again)
    assert np.abs(still - expected(made, given, silence)).max() <= MOST_APART
    assert np.abs(noisy - still).max() > 0
    # Which noise it is does not matter to the ear, how much does.
    apart = []
    for seed in range(20):
        noises = noises_of(TINY, 40, seed)
        noises["noise"] *= np.float32(writing.NOISE_SCALE)
        apart.append(np.std(expected(made, given, noises) - still))
    mine = np.mean([np.std(run.run(["audio"], given)[0] - still) for _ in range(20)])
    assert mine == pytest.approx(float(np.mean(apart)), rel=0.5)


@pytest.mark.parametrize("version", ["v1", "v2"])
@pytest.mark.parametrize("f0", [True, False])
def test_the_voice_changer_finds_what_it_looks_for(version: str, f0: bool) -> None:
    config = tiny(version, f0=f0)
    run = session(writing.rvc_as_onnx(network(config), {"name": "Ada"}))
    said = json.loads(run.get_modelmeta().custom_metadata_map["metadata"])
    assert said["embChannels"] == config.content_width
    assert said["embOutputLayer"] == (9 if version == "v1" else 12)
    assert (said["f0"], said["samplingRate"], said["version"]) == (f0, 8000, "2.1")
    assert said["mynah"] == {"name": "Ada"}
    names = {"feats", "p_len", "sid"} | ({"pitch", "pitchf"} if f0 else set())
    assert {one.name for one in run.get_inputs()} == names
    assert run.get_inputs()[0].type == "tensor(float)"
    # As that program calls it: the first of the outputs is the samples.
    audio = run.run(["audio"], spoken(config, 30))[0]
    assert audio.shape == (30 * config.hop,)
    assert np.abs(audio).max() <= 1


def test_frames_after_the_given_length_do_not_change_what_is_before() -> None:
    run = session(writing.rvc_traced(network(TINY)))
    given = spoken(TINY, 60)
    noises = {
        "noise": np.zeros((1, TINY.inter_channels, 60), np.float32),
        "source_noise": np.zeros((1, 60 * TINY.hop), np.float32),
    }
    given["p_len"] = np.array([40])
    (first,) = run.run(["audio"], {**given, **noises})
    given["feats"][:, 40:] = 9
    (second,) = run.run(["audio"], {**given, **noises})
    assert np.array_equal(first, second)


@pytest.mark.parametrize("frames", [2, 17, 64, 150])
def test_a_lite_voice_says_the_same_for_any_length(frames: int, lite: tuple[Any, Any]) -> None:
    made, run = lite
    config, rng = made.config, np.random.default_rng(frames)
    f0 = rng.uniform(60, 500, (1, frames)).astype(np.float32)
    f0[:, : frames // 4] = 0
    samples = frames * config.hop
    given = {
        "content": rng.standard_normal((1, max(frames // 2, 1), config.content), np.float32),
        "f0": f0,
        "loudness": rng.standard_normal((1, frames), np.float32),
        "speaker": np.array([0]),
        "pulses": rng.standard_normal((1, samples), np.float32),
        "noise": rng.standard_normal((1, samples), np.float32),
    }
    (audio,) = run.run(["audio"], given)
    with torch.no_grad():
        truth = made(*(torch.from_numpy(value) for value in given.values())).numpy()
    assert audio.shape == truth.shape == (1, samples)
    assert np.std(truth) > 1e-2
    assert np.abs(audio - truth).max() <= MOST_APART


@pytest.fixture(scope="module")
def lite() -> tuple[Any, Any]:
    with torch.random.fork_rng():
        torch.manual_seed(5)
        made = LiteSynthesizer(SynthesizerConfig(content=16, width=24, blocks=2, speaker=8)).eval()
        with torch.no_grad():
            made.head.weight.normal_(std=0.1)
            made.head.bias.zero_()
    run = session(writing.lite_as_onnx(made, {"name": "Lea"}))
    said = json.loads(run.get_modelmeta().custom_metadata_map["metadata"])
    assert (said["modelType"], said["samplingRate"], said["hop"]) == ("lite", 48000, 480)
    return made, run


def test_without_the_library_the_hint_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(MynahError) as caught:
        writing.rvc_as_onnx(network(TINY), {})
    assert caught.value.code is ErrorCode.MISSING_DEPENDENCY
    assert "mynah[onnx]" in caught.value.hint
