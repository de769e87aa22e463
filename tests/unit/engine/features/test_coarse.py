"""The pitch in steps, and pitch drawn across what is unvoiced."""

import math

import numpy as np
import pytest
from hypothesis import given, strategies
from hypothesis.extra import numpy as arrays

from mynah.engine.features.coarse import coarse_pitch, fill_unvoiced

PITCH = strategies.one_of(strategies.just(0.0), strategies.floats(20, 2100))


@pytest.mark.parametrize(
    ("hz", "step"),
    [
        (0, 1),
        (30, 1),
        (50, 1),
        (110, 23),
        (220, 60),
        (440, 122),
        (880, 217),
        (1100, 255),
        (2000, 255),
    ],
)
def test_the_known_steps(hz, step):
    found = coarse_pitch(np.array([hz], np.float32))
    assert found.dtype == np.int64
    assert found.tolist() == [step]


def naive_step(hz):
    if hz == 0:
        return 1
    low, high = (1127 * math.log(1 + edge / 700) for edge in (50, 1100))
    position = (1127 * math.log(1 + hz / 700) - low) * 254 / (high - low) + 1
    return min(255, max(1, round(position)))


@given(arrays.arrays(np.float64, strategies.integers(0, 30), elements=PITCH))
def test_steps_as_the_format_describes_them(f0):
    found = coarse_pitch(f0)
    assert found.shape == f0.shape
    for hz, step in zip(f0, found, strict=True):
        assert abs(step - naive_step(hz)) <= (1e-9 if not _near_half(hz) else 1)


def _near_half(hz):
    low, high = (1127 * math.log(1 + edge / 700) for edge in (50, 1100))
    position = (1127 * math.log(1 + hz / 700) - low) * 254 / (high - low) + 1
    return abs(position % 1 - 0.5) < 1e-9


def test_unvoiced_frames_lie_on_a_line_between_voiced_ones():
    found = fill_unvoiced(np.array([0, 0, 100, 0, 0, 0, 200, 150, 0], np.float32))
    assert found.dtype == np.float32
    assert found.tolist() == [100, 100, 100, 125, 150, 175, 200, 150, 150]


@given(arrays.arrays(np.float32, strategies.integers(0, 30), elements=PITCH.map(np.float32)))
def test_filling_keeps_what_is_voiced_and_stays_in_range(f0):
    found = fill_unvoiced(f0)
    assert found.shape == f0.shape
    voiced = f0 > 0
    np.testing.assert_array_equal(found[voiced], f0[voiced])
    if voiced.any():
        assert found.min() >= f0[voiced].min() * 0.999999
        assert found.max() <= f0[voiced].max() * 1.000001
    else:
        assert not found.any()


@pytest.mark.parametrize("frames", [0, 5])
def test_silence_stays_silent(frames):
    assert fill_unvoiced(np.zeros(frames)).tolist() == [0.0] * frames
