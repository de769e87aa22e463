"""Agreement of content: the same is 1, unrelated is 0, and noise lies between in order."""

import numpy as np
import pytest

from mynah.engine.measure.intelligibility import agreement

RNG = np.random.default_rng(0)
LOUD = np.ones(200)


def content(frames=100, width=64, seed=0):
    # With a large common part, as features of speech have.
    rng = np.random.default_rng(seed)
    return (rng.standard_normal((frames, width)) + 5 * np.ones(width)).astype(np.float32)


def test_the_same_is_one():
    assert agreement(content(), content(), LOUD) == pytest.approx(1, abs=1e-5)


def test_the_unrelated_is_nothing():
    assert agreement(content(), content(seed=1), LOUD) == pytest.approx(0, abs=0.05)


def test_noise_costs_in_order():
    noise = content(seed=2) - 5
    found = [agreement(content(), content() + level * noise, LOUD) for level in (0, 0.3, 1, 3)]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 4


def test_silent_frames_do_not_count():
    energy = LOUD.copy()
    energy[100:] = 1e-9
    made = content().copy()
    made[50:] = 0
    assert agreement(content(), made, energy) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(("frames", "energies"), [(0, 200), (100, 0), (100, 1)])
def test_nothing_agrees_with_nothing(frames, energies):
    assert agreement(content(frames), content(), LOUD[:energies]) == 0


def test_what_is_longer_is_cut():
    assert agreement(content(), content()[:80], LOUD) == pytest.approx(1, abs=1e-5)
