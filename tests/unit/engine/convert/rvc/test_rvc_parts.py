"""Parts of an RVC conversion: cuts, mirrored ends, phases, noise."""

import itertools

import numpy as np
import pytest
import torch
from hypothesis import given, strategies

from mynah.engine.convert.noise import FrameNoise
from mynah.engine.convert.rvc import plan
from mynah.engine.convert.rvc.excitation import Phases, excitation
from mynah.engine.convert.rvc.plan import mirrored, plan_parts
from mynah.engine.networks.rvc.source import sine


@given(
    half=strategies.integers(0, 4000),
    quiet=strategies.lists(
        strategies.tuples(strategies.integers(0, 8000), strategies.integers(1, 900)), max_size=6
    ),
)
def test_parts_cover_everything_once(half, quiet):
    energy = np.ones(2 * half)
    for first, length in quiet:
        energy[first : first + length] = 0
    found = plan_parts(energy)
    assert [part.start for part in found[:1]] == [0] * bool(half)
    assert half == 0 or found[-1].stop == 2 * half
    for one, following in itertools.pairwise(found):
        assert one.stop == following.start
    for part in found:
        assert part.start % 2 == part.stop % 2 == part.begin % 2 == part.end % 2 == 0
        assert 0 < part.stop - part.start <= plan.BLOCK_FRAMES + plan.SEARCH_FRAMES
        inside = energy[part.start : part.stop]
        assert not (part.silent and inside.any())
        context = 0 if part.silent else plan.CONTEXT_FRAMES
        assert (part.start - part.begin, part.end - part.stop) == (context, context)


def test_long_silence_needs_no_voice():
    energy = np.ones(2000)
    energy[:300] = energy[800:1000] = energy[1500:1560] = energy[1990:] = 0
    places = [(part.start, part.stop, part.silent) for part in plan_parts(energy)]
    assert places == [
        (0, 290, True),
        (290, 810, False),
        (810, 990, True),
        (990, 2000, False),
    ]
    assert [part.silent for part in plan_parts(np.zeros(10))] == [True]


@given(strategies.integers(1, 9), strategies.integers(0, 40), strategies.integers(0, 40))
def test_mirrored_ends(count, before, after):
    found = mirrored(-before, count + after, count)
    np.testing.assert_array_equal(found, np.pad(np.arange(count), (before, after), "reflect"))


def contour(frames=300, seed=0):
    rng = np.random.default_rng(seed)
    f0 = rng.uniform(60, 900, frames).astype(np.float32)
    f0[40:70] = 0
    return f0


@pytest.mark.parametrize("hop", [160, 400, 480])
def test_the_sine_is_that_of_training(hop):
    f0 = contour()
    found, voiced = Phases.of(f0).sine(np.arange(300), 0, 300 * hop)
    expected = sine(torch.from_numpy(f0)[None], hop, 100 * hop)[0].numpy()
    assert np.abs(found - expected).max() < 1e-4
    np.testing.assert_array_equal(voiced, np.repeat(f0 > 0, hop))


def test_blocks_have_the_phase_of_the_whole():
    f0, hop = contour(), 400
    phases = Phases.of(f0)
    whole, _ = phases.sine(np.arange(300), 0, 300 * hop)
    part, _ = phases.sine(np.arange(100, 180), 100, 80 * hop)
    np.testing.assert_allclose(part, whole[100 * hop : 180 * hop], atol=1e-6)
    begun, _ = phases.sine(mirrored(-30, 60, 300), -30, 90 * hop)
    np.testing.assert_allclose(begun[30 * hop :], whole[: 60 * hop], atol=1e-6)
    beyond, _ = phases.sine(mirrored(310, 330, 300), 310, 20 * hop)
    assert np.isfinite(beyond).all()


def test_stretched_blocks_keep_the_phase_at_every_frame():
    f0, hop = contour(), 400
    phases = Phases.of(f0)
    whole, _ = phases.sine(np.arange(300), 0, 300 * hop)
    slow, voiced = phases.sine(np.arange(100, 180), 100, 100 * hop)
    assert len(slow) == len(voiced) == 100 * hop
    # Every 5th sample of the slow one falls on every 4th of the plain one.
    both = voiced[4::5] & (whole[100 * hop : 180 * hop][3::4] != 0)
    plain = whole[100 * hop : 180 * hop][3::4]
    np.testing.assert_allclose(slow[4::5][both], plain[both], atol=1e-5)


def test_noise_belongs_to_frames():
    noise = FrameNoise(7, 0, 5)
    whole = noise.frames(-30, 900)
    assert whole.shape == (930, 5)
    assert whole.dtype == np.float32
    for begin, end in ((-30, -10), (0, 1), (95, 320), (899, 900)):
        np.testing.assert_array_equal(noise.frames(begin, end), whole[begin + 30 : end + 30])
    np.testing.assert_array_equal(FrameNoise(7, 0, 5).frames(200, 210), whole[230:240])
    for other in (FrameNoise(8, 0, 5), FrameNoise(7, 1, 5)):
        assert np.abs(other.frames(200, 210) - whole[230:240]).min() > 0
    assert abs(whole.mean()) < 0.1
    assert whole.std() == pytest.approx(1, abs=0.05)


def test_levels_of_the_excitation():
    noise, voiced = np.ones(4, np.float32), np.array([True, True, False, False])
    made = excitation(np.array([0.1, -0.1, 0, 0], np.float32), voiced, noise)
    np.testing.assert_allclose(made, [0.103, -0.097, 0.1 / 3, 0.1 / 3], rtol=1e-6)
