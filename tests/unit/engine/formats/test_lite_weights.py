"""Weights of a Lite voice in a file: small, and what they were but for rounding."""

import pytest
import torch
from safetensors.torch import load_file, save_file

from mynah.engine.formats.lite_weights import LARGE, SCALE, packed, unpacked


def state():
    torch.manual_seed(0)
    rows = torch.logspace(-3, 1, 300)[:, None]  # rows of very different size
    return {
        "head.weight": rows * torch.randn(300, 400),
        "head.bias": torch.randn(300),
        "blocks.0.scale": torch.randn(300),
        "small.weight": torch.randn(4, 8),
        "mix.weight": torch.randn(300, 1, 300),
    }


def test_a_large_matrix_comes_back_but_for_rounding(tmp_path):
    made = state()
    save_file(packed(made), tmp_path / "a")
    found = unpacked(load_file(tmp_path / "a"))
    assert found.keys() == made.keys()
    for name, value in made.items():
        assert found[name].dtype == torch.float32
        error = (found[name] - value).flatten(1) if value.ndim > 1 else found[name] - value
        size = value.flatten(1) if value.ndim > 1 else value
        assert (error.norm(dim=-1) < 0.012 * size.norm(dim=-1)).all(), name
    assert (tmp_path / "a").stat().st_size < 0.75 * 2 * sum(v.numel() for v in made.values())


def test_packing_what_was_packed_changes_nothing():
    once = packed(state())
    again = packed(unpacked(once))
    assert all(torch.equal(once[name], again[name]) for name in once)


def test_a_row_of_zeros_stays_so():
    found = unpacked(packed({"a": torch.zeros(2, LARGE)}))
    assert torch.equal(found["a"], torch.zeros(2, LARGE))


def test_weights_of_earlier_versions_are_read():
    old = {name: value.half() for name, value in state().items()}
    found = unpacked(old)
    assert all(torch.equal(found[name], value.float()) for name, value in old.items())


@pytest.mark.parametrize("scale", [None, torch.ones(300), torch.ones(299, 1)])
def test_a_scale_that_does_not_fit_is_refused(scale):
    stored = packed(state())
    del stored["head.weight" + SCALE]
    if scale is not None:
        stored["head.weight" + SCALE] = scale
    with pytest.raises(ValueError, match="no scale"):
        unpacked(stored)
