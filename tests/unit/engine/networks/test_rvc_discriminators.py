"""The judges of RVC training: tensors of their files, and what they answer."""

import pytest
import torch

from helpers.naive_rvc import training as naive
from mynah.engine.networks.rvc.discriminators import PERIODS, RvcDiscriminators

WAVE = {
    "convs.0": (16, 1, 15),
    "convs.1": (64, 4, 41),
    "convs.2": (256, 4, 41),
    "convs.3": (1024, 4, 41),
    "convs.4": (1024, 4, 41),
    "convs.5": (1024, 1024, 5),
    "conv_post": (1, 1024, 3),
}
PERIOD = {
    "convs.0": (32, 1, 5, 1),
    "convs.1": (128, 32, 5, 1),
    "convs.2": (512, 128, 5, 1),
    "convs.3": (1024, 512, 5, 1),
    "convs.4": (1024, 1024, 5, 1),
    "conv_post": (1, 1024, 3, 1),
}


def expected_tensors(version):
    table = {}
    for number in range(1 + len(PERIODS[version])):
        for layer, shape in (PERIOD if number else WAVE).items():
            name = f"discriminators.{number}.{layer}"
            table[f"{name}.bias"] = shape[:1]
            table[f"{name}.weight_g"] = (shape[0], *[1] * (len(shape) - 1))
            table[f"{name}.weight_v"] = shape
    return table


@pytest.mark.parametrize(("version", "parameters"), [("v1", 54_968_286), ("v2", 71_410_594)])
def test_tensors_are_those_of_the_files(version, parameters):
    with torch.device("meta"):
        state = RvcDiscriminators(version).state_dict()
    assert {name: tuple(tensor.shape) for name, tensor in state.items()} == expected_tensors(
        version
    )
    assert list(state) == list(expected_tensors(version))  # bias, g, v: the optimizers' order
    assert sum(tensor.numel() for tensor in state.values()) == parameters


def test_as_many_scores_as_the_family_has():
    with torch.device("meta"):
        answers = RvcDiscriminators("v2")(torch.zeros(2, 1, 12_800))
    lengths = [maps[-1].flatten(1).shape[1] for maps in answers]
    assert lengths == [50, 160, 159, 160, 161, 165, 170, 161, 185]
    assert [len(maps) for maps in answers] == [7] + [6] * 8


def test_maps_are_those_of_the_description():
    torch.manual_seed(0)
    judges = RvcDiscriminators("v2", 16).double()
    audio = torch.randn(2, 1, 1536, dtype=torch.float64)
    found = judges(audio)
    expected = naive.judge(audio, judges.state_dict(), "v2")
    for number, (maps, expected_maps) in enumerate(zip(found, expected, strict=True)):
        for one, other in zip(maps, expected_maps, strict=True):
            # The phases of a period stand before time here.
            other_way = other.transpose(2, 3) if number else other
            torch.testing.assert_close(one, other_way, rtol=1e-8, atol=1e-10)


def test_frozen_weights_teach_only_what_was_heard():
    judges = RvcDiscriminators("v1", 16)
    audio = torch.randn(1, 1, 1536, requires_grad=True)
    for judge in judges.members():
        judge(audio, judge.weights(frozen=True))[-1].sum().backward()
    assert audio.grad is not None
    assert all(parameter.grad is None for parameter in judges.parameters())
