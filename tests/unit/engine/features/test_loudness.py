"""The loudness contour: gain, silence, hiss."""

import numpy as np
import pytest

from helpers.voicelike import voicelike
from mynah.engine.features.loudness import RANGE_DB, frame_energy, loudness
from mynah.engine.training.levels import LOUD_RMS, speech_gain


def contour(audio):
    return loudness(frame_energy(audio.astype(np.float32)))


def test_energy_is_the_mean_square_around_each_frame():
    audio = np.random.default_rng(0).standard_normal(5000).astype(np.float32)
    energy = frame_energy(audio)
    assert energy.shape == (31,)
    for n in (0, 1, 2, 17, 30):
        part = audio[max(0, n * 160 - 320) : n * 160 + 320].astype(np.float64)
        assert energy[n] == pytest.approx(np.mean(part**2))


@pytest.mark.parametrize("gain", [1e-3, 0.1, 7.0])
def test_gain_does_not_matter(gain):
    audio = voicelike(2.0, rate=16_000)
    np.testing.assert_allclose(contour(audio * gain), contour(audio), atol=1e-3)


def test_silence_is_zero():
    assert contour(np.zeros(1600)).tolist() == [0.0] * 10
    assert contour(np.zeros(0)).shape == (0,)
    assert contour(np.zeros(100)).shape == (0,)


def test_range():
    audio = voicelike(3.0, rate=16_000)
    values = contour(audio)
    assert values.min() >= 0
    assert np.percentile(values, 95) == pytest.approx(1.0, abs=0.01)
    quiet = np.where(np.arange(32_000) < 16_000, 1.0, 10 ** (-(RANGE_DB / 2) / 20))
    tone = np.sin(np.arange(32_000)) * quiet
    tone[-3200:] = 0
    assert contour(tone)[150] == pytest.approx(0.5, abs=0.02)


def test_hiss_is_taken_off():
    rng = np.random.default_rng(1)
    audio = voicelike(4.0, rate=16_000) + 0.003 * rng.standard_normal(64_000)
    assert (contour(audio) < 0.05).mean() > 0.1
    steady = rng.standard_normal(32_000)  # without pauses nothing may be taken off
    assert contour(steady).min() > 0.9


def test_speech_gain():
    audio = 0.01 * np.ones(16_000, np.float32)
    assert speech_gain(frame_energy(audio)) == pytest.approx(LOUD_RMS / 0.01, rel=1e-3)
    assert speech_gain(np.zeros(10)) == 1.0
    assert speech_gain(np.zeros(0)) == 1.0
