"""Tensors of the synthesizer against tables written from the format's description."""

import pytest
import torch

from helpers.naive_rvc.tensor_table import COUNTS, synthesizer_table
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.networks.rvc.synthesizer import RvcSynthesizer

RATES = [32000, 40000, 48000]


def built(version, rate, f0=True, **how):
    with torch.device("meta"):
        return RvcSynthesizer(RvcConfig.of(version, rate, f0=f0), **how)


@pytest.mark.parametrize("f0", [True, False])
@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("version", ["v1", "v2"])
def test_names_and_shapes(version, rate, f0):
    state = built(version, rate, f0).state_dict()
    shapes = {name: list(tensor.shape) for name, tensor in state.items()}
    assert shapes == synthesizer_table(version, rate, f0)


@pytest.mark.parametrize(("version", "rate", "f0"), COUNTS)
def test_counts(version, rate, f0):
    network = built(version, rate, f0)
    whole, encoder, decoder, saved = COUNTS[version, rate, f0]
    parts = dict.fromkeys(("enc_p", "dec", "enc_q", "flow", "emb_g"), 0)
    for name, parameter in network.named_parameters():
        parts[name.split(".")[0]] += parameter.numel()
    assert sum(parts.values()) == whole
    assert parts["enc_p"] == encoder
    assert parts["dec"] == decoder
    assert parts["flow"] == 6_515_328
    assert parts["emb_g"] == 27_904
    assert parts["enc_q"] == (8_823_168 if rate == 32000 else 8_921_472)
    without = built(version, rate, f0, posterior=False)
    assert sum(parameter.numel() for parameter in without.parameters()) == saved


def test_numbers_of_tensors():
    assert len(built("v2", 40000).state_dict()) == 560
    assert len(built("v2", 40000, posterior=False).state_dict()) == 457
    assert len(built("v1", 48000).state_dict()) == 619
    assert len(built("v1", 48000, posterior=False).state_dict()) == 516
    normed = [name for name in built("v2", 40000).state_dict() if name.endswith("weight_g")]
    assert len(normed) == 137


@pytest.mark.parametrize(
    ("version", "order"),
    [
        ("v1", ["enc_p", "dec", "enc_q", "flow", "emb_g"]),
        ("v2", ["dec", "enc_q", "flow", "emb_g", "enc_p"]),
    ],
)
def test_order_of_parameters_is_the_classic_one(version, order):
    names = [name for name, _ in built(version, 40000).named_parameters()]
    assert list(dict.fromkeys(name.split(".")[0] for name in names)) == order
    decoder = [name.split(".")[1] for name in names if name.startswith("dec.")]
    assert list(dict.fromkeys(decoder)) == [
        "m_source", "noise_convs", "conv_pre", "ups", "resblocks", "conv_post", "cond",
    ]  # fmt: skip
    layer = [name for name in names if name.startswith("dec.ups.0.")]
    assert layer == ["dec.ups.0.bias", "dec.ups.0.weight_g", "dec.ups.0.weight_v"]
