"""A stop in the middle of a network: heard before its next layer, and without traces."""

import numpy as np
import pytest
import torch
from torch import nn

from helpers.rvc_voice import made_rvc_voice, made_source
from helpers.voicelike import voicelike
from mynah.engine.between_layers import heard_between_layers
from mynah.engine.control import Control, Interrupted
from mynah.engine.convert.rvc.synthesis import synthesise
from mynah.engine.convert.settings import ConvertSettings


class Asking(nn.Module):
    """A layer in which a stop is asked for."""

    def __init__(self, control):
        super().__init__()
        self.control = control

    def forward(self, x):
        self.control.request("cancel")
        return x


class Counting(nn.Module):
    """A layer that counts."""

    calls = 0

    def forward(self, x):
        self.calls += 1
        return x


def test_it_is_heard_before_the_next_layer_and_only_inside():
    control, first, last = Control(), Counting(), Counting()
    network = nn.Sequential(first, Asking(control), last)
    with pytest.raises(Interrupted), heard_between_layers(control):
        network(torch.ones(1))
    assert (first.calls, last.calls) == (1, 0)
    network(torch.ones(1))  # nobody is asked any more
    assert (first.calls, last.calls) == (2, 1)


class After(Control):
    """A control that is asked to stop when it was looked at some times."""

    def __init__(self, times):
        super().__init__()
        self.left = times

    def raise_if_requested(self):
        self.left -= 1
        if self.left < 0:
            self.request("cancel")
        super().raise_if_requested()


def test_a_voice_that_was_stopped_in_a_block_speaks_the_same_as_before():
    voice = made_rvc_voice()
    source = made_source(voicelike(1.0, rate=16_000), np.full(100, 150.0, np.float32))

    def spoken(control):
        with heard_between_layers(control):
            return np.concatenate([*synthesise(source, voice, ConvertSettings(), 0.0)])

    expected, looked = spoken(Control()), After(10**6)
    np.testing.assert_array_equal(spoken(looked), expected)
    layers = 10**6 - looked.left
    assert layers > 20  # of a small network
    for times in (0, layers // 3, layers // 2, layers - 1):
        with pytest.raises(Interrupted):
            spoken(After(times))
        np.testing.assert_array_equal(spoken(Control()), expected)
