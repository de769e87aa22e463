"""A base at a higher rate says the same below the lower one."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from mynah.engine.networks.lite.source import pulse_train
from mynah.engine.networks.lite.synthesizer import LiteSynthesizer, SynthesizerConfig
from mynah.engine.pretrain.widen import widened

SHAPE = {"content": 8, "width": 16, "blocks": 1, "speaker": 4}
LOW = replace(SynthesizerConfig.at(32_000), **SHAPE)
HIGH = replace(SynthesizerConfig.at(48_000), **SHAPE)
FRAMES = 100


def network(config, state=None):
    torch.manual_seed(3)
    made = LiteSynthesizer(config)
    if state is not None:
        made.load_state_dict(state)
    return made.eval()


def levels(made, voiced):
    """Level in decibels of bands of 1 kHz up to 12 kHz."""
    config = made.config
    held = np.full(FRAMES, 200.0)
    pulses = pulse_train(held, np.full(FRAMES, voiced), config.hop, config.sample_rate)
    noise = torch.zeros(1, len(pulses))
    if not voiced:
        noise = torch.randn(1, len(pulses), generator=torch.Generator().manual_seed(1))
    f0 = torch.full((1, FRAMES), 200.0 if voiced else 0.0)
    content = torch.zeros(1, FRAMES // 2, config.content)
    with torch.inference_mode():
        wave = made(
            content,
            f0,
            torch.zeros(1, FRAMES),
            torch.zeros(1, dtype=torch.long),
            torch.from_numpy(pulses)[None],
            noise,
        )[0].numpy()
    middle = wave[config.hop * 10 : config.hop * 90]
    power = np.abs(np.fft.rfft(middle) / len(middle)) ** 2
    frequency = np.fft.rfftfreq(len(middle), 1 / config.sample_rate)
    bands = [power[(frequency >= k) & (frequency < k + 1000)].sum() for k in range(0, 12000, 1000)]
    return 10 * np.log10(bands)


@pytest.mark.parametrize("voiced", [True, False])
def test_what_was_known_sounds_alike(voiced):
    low = network(LOW)
    low.head.bias.data[: LOW.bins] += torch.linspace(2, -2, LOW.bins)  # not the same everywhere
    high = network(HIGH, widened(low.state_dict(), HIGH))
    found = np.abs(levels(high, voiced) - levels(low, voiced))
    assert found.max() < (0.3 if voiced else 1.5)  # noise of one second is not exact


def test_the_same_rate_changes_nothing_and_a_lower_one_is_refused():
    state = network(LOW).state_dict()
    kept = widened(state, LOW)
    assert all(torch.equal(kept[name], value) for name, value in state.items())
    with pytest.raises(ValueError, match="bins"):
        widened(network(HIGH).state_dict(), LOW)
