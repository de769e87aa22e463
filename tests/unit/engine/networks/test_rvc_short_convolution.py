"""Convolution with fewer products beside the plain one."""

import pytest
import torch
from torch.nn import functional

from mynah.engine.networks.rvc.short_convolution import convolve, prepared_taps, suits


def both(shape, out=6, seed=0):
    """Answers and gradients of the short and of the plain convolution, in float64."""
    generator = torch.Generator().manual_seed(seed)

    def drawn(*size):
        return torch.randn(size, generator=generator, dtype=torch.float64)

    x, weight, bias = drawn(*shape), drawn(out, shape[1], 5), drawn(out)
    given = [one.requires_grad_() for one in (x, weight, bias)]
    answers = []
    for short in (True, False):
        if short:
            y = convolve(x, prepared_taps(weight), bias)
        else:
            y = functional.conv2d(x, weight[:, :, None], bias, padding=(0, 2))
        direction = torch.cos(torch.arange(y.numel(), dtype=y.dtype)).view_as(y)
        answers.append([y, *torch.autograd.grad(y, given, direction)])
    return answers


@pytest.mark.parametrize("time", [1, 2, 3, 4, 5, 8, 13])
def test_it_is_the_same_convolution(time):
    for found, expected in zip(*both((2, 3, 4, time)), strict=True):
        torch.testing.assert_close(found, expected)


def test_one_row_and_one_item():
    for found, expected in zip(*both((1, 5, 1, 10), out=2), strict=True):
        torch.testing.assert_close(found, expected)


def test_in_float32_it_is_as_good_as_needed():
    x, weight = torch.randn(2, 600, 2, 16), torch.randn(520, 600, 5)
    found = convolve(x, prepared_taps(weight), torch.zeros(520)).double()
    exact = functional.conv2d(x.double(), weight.double()[:, :, None], padding=(0, 2))
    assert (found - exact).norm() < 3e-6 * exact.norm()


def test_it_is_for_wide_layers_in_full_precision():
    wide = torch.zeros(512, 512, 5)
    assert suits(wide, 1)
    assert suits(wide, (1, 1))
    assert not suits(wide, (3, 1))
    assert not suits(wide[:8], 1)
    assert not suits(wide[..., :3], 1)
    with torch.autocast("cpu", torch.bfloat16):
        assert not suits(wide, 1)
