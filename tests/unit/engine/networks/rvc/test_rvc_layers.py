"""Weight norm under the family's names, folding, and the band of relative attention."""

import numpy as np
import pytest
import torch

from helpers.naive_rvc.convolutions import conv_transposed, normed_conv, normed_weight
from helpers.naive_rvc.voice import arrays
from mynah.engine.networks.rvc.attention import of_diagonals, on_diagonals
from mynah.engine.networks.rvc.layers import (
    NormedConv1d,
    NormedConv2d,
    NormedConvTranspose1d,
    fold_weight_norm,
    sequence_mask,
)


def layers():
    torch.manual_seed(0)
    made = [
        (NormedConv1d(4, 6, 3, padding=1), (2, 4, 17)),
        (NormedConv1d(4, 6, 3, padding=3, dilation=3), (2, 4, 17)),
        (NormedConv1d(4, 8, 5, stride=2, padding=2, groups=2), (2, 4, 17)),
        (NormedConv2d(3, 5, (5, 1), stride=(3, 1), padding=(2, 0)), (2, 3, 20, 4)),
        (NormedConvTranspose1d(4, 6, 8, stride=4, padding=2), (2, 4, 9)),
    ]
    for layer, _ in made:
        torch.nn.init.uniform_(layer.weight_g, 0.5, 2)
    return made


@pytest.mark.parametrize("which", range(5))
def test_folding_changes_nothing(which):
    layer, shape = layers()[which]
    x = torch.randn(shape)
    plain = layer.folded()
    assert [name for name, _ in plain.named_parameters()] == ["weight", "bias"]
    assert (plain(x) - layer(x)).abs().max() < 1e-5


def test_folding_a_tree_replaces_every_layer():
    tree = torch.nn.ModuleDict({"a": torch.nn.ModuleList([NormedConv1d(2, 2, 1)])})
    folded = fold_weight_norm(tree)
    assert isinstance(folded["a"][0], torch.nn.Conv1d)


@pytest.mark.parametrize("which", range(5))
def test_parameters_in_the_family_s_order(which):
    layer, _ = layers()[which]
    names = ["bias", "weight_g", "weight_v"]
    assert [name for name, _ in layer.named_parameters()] == names
    assert list(layer.state_dict()) == names
    assert layer.weight_g.shape[1:].numel() == 1
    assert len(layer.weight_g) == len(layer.weight_v)


def test_against_the_definitions():
    x = np.random.default_rng(0).standard_normal((4, 17))
    batch = torch.from_numpy(x)[None]
    layer = layers()[1][0].double()
    weights = {f"x.{name}": array for name, array in arrays(layer.state_dict()).items()}
    naive = normed_conv(x, weights, "x", padding=3, dilation=3)
    assert np.abs(layer(batch)[0].detach().numpy() - naive).max() < 1e-12
    layer = layers()[4][0].double()
    weights = {f"x.{name}": array for name, array in arrays(layer.state_dict()).items()}
    naive = conv_transposed(x, normed_weight(weights, "x"), weights["x.bias"], 4, 2)
    assert np.abs(layer(batch)[0].detach().numpy() - naive).max() < 1e-12


def test_torch_s_own_weight_norm_agrees():
    layer = layers()[0][0]
    other = torch.nn.utils.parametrizations.weight_norm(torch.nn.Conv1d(4, 6, 3, padding=1))
    other.load_state_dict(
        {
            "bias": layer.bias,
            "parametrizations.weight.original0": layer.weight_g,
            "parametrizations.weight.original1": layer.weight_v,
        }
    )
    x = torch.randn(1, 4, 9)
    assert torch.allclose(other(x), layer(x), atol=1e-6)


def test_gradients_reach_length_and_direction():
    layer = layers()[0][0]
    layer(torch.randn(1, 4, 9)).square().sum().backward()
    assert all(parameter.grad.abs().sum() > 0 for parameter in layer.parameters())


def test_diagonals():
    band = torch.arange(1.0, 13).view(4, 3)
    laid = on_diagonals(band)
    assert laid.tolist() == [
        [1, 2, 3, 0, 0, 0],
        [0, 4, 5, 6, 0, 0],
        [0, 0, 7, 8, 9, 0],
        [0, 0, 0, 10, 11, 12],
    ]
    assert torch.equal(of_diagonals(laid, 4), band)


def test_mask():
    mask = sequence_mask(torch.tensor([2, 0, 3]), 3)
    assert mask.tolist() == [[[1, 1, 0]], [[0, 0, 0]], [[1, 1, 1]]]
