"""The pulse train: period, power, bandwidth, gaps, and blocks that fit together."""

import numpy as np
import pytest

from mynah.engine.networks.lite.source import (
    NYQUIST_MARGIN,
    frame_phases,
    held_pitch,
    pulse_train,
)

HOP, RATE = 320, 32_000


def steady(hz, frames=100):
    return np.full(frames, float(hz)), np.ones(frames, bool)


@pytest.mark.parametrize("hz", [50.0, 100.0, 160.0, 400.0])
def test_period_and_power(hz):
    wave = pulse_train(*steady(hz), HOP, RATE)
    assert wave.shape == (100 * HOP,)
    assert wave.dtype == np.float32
    period = RATE / hz
    peaks = np.flatnonzero((wave[1:-1] > wave[:-2]) & (wave[1:-1] >= wave[2:])) + 1
    peaks = peaks[wave[peaks] > wave.max() / 2]
    assert np.abs(np.diff(peaks) - period).max() <= 1
    assert len(peaks) == pytest.approx(len(wave) / period, abs=1.1)
    assert np.mean(wave**2) == pytest.approx(1.0, rel=0.03)


@pytest.mark.parametrize("hz", [97.3, 233.1, 1100.0])
def test_nothing_but_the_harmonics_below_nyquist(hz):
    wave = pulse_train(*steady(hz, 200), HOP, RATE).astype(np.float64)
    spectrum = np.abs(np.fft.rfft(wave * np.blackman(len(wave))))
    frequency = np.fft.rfftfreq(len(wave), 1 / RATE)
    near = np.abs(frequency / hz - np.round(frequency / hz)) * hz < 4
    harmonic = near & (frequency > hz / 2) & (frequency <= RATE / 2 * NYQUIST_MARGIN + 4)
    assert spectrum[~harmonic].max() < spectrum.max() * 1e-3
    peaks = [spectrum[np.abs(frequency - k * hz) < 4].max() for k in range(1, 8)]
    np.testing.assert_allclose(peaks, peaks[0], rtol=0.1)  # all as strong


def test_a_glide_folds_nothing_back():
    held = np.geomspace(200, 800, 150)
    wave = pulse_train(held, np.ones(150, bool), HOP, RATE)
    spectrum = np.abs(np.fft.rfft(wave * np.hanning(len(wave))))
    frequency = np.fft.rfftfreq(len(wave), 1 / RATE)
    assert spectrum[frequency < 150].max() < spectrum.max() * 0.02


def test_unvoiced_is_zero_and_fades_over_one_frame():
    held, voiced = steady(150, 40)
    voiced[10:20] = False
    wave = pulse_train(held, voiced, HOP, RATE)
    assert np.abs(wave[10 * HOP : 19 * HOP + 1]).max() == 0
    assert np.abs(wave[: 9 * HOP]).max() > 1
    assert np.abs(wave[20 * HOP :]).max() > 1
    none = pulse_train(np.zeros(5), np.zeros(5, bool), HOP, RATE)
    assert none.tolist() == [0.0] * (5 * HOP)
    assert pulse_train(np.zeros(0), np.zeros(0, bool), HOP, RATE).shape == (0,)


def test_held_pitch_fills_gaps():
    f0 = np.array([0, 100, 0, 0, 130, 0], np.float32)
    np.testing.assert_allclose(held_pitch(f0), [100, 100, 110, 120, 130, 130])
    assert held_pitch(np.zeros(3, np.float32)).tolist() == [0, 0, 0]


@pytest.mark.parametrize("cuts", [(37,), (10, 11, 90), (1, 99)])
def test_blocks_with_the_carried_phase_are_the_whole(cuts):
    rng = np.random.default_rng(3)
    held = 150 + np.cumsum(rng.standard_normal(100)) * 4
    voiced = rng.random(100) > 0.2
    voiced[::10] = True
    whole = pulse_train(held, voiced, HOP, RATE)
    phases = frame_phases(held, HOP, RATE)
    assert phases.shape == (100,)
    for begin, end in zip((0, *cuts), (*cuts, 100), strict=True):
        part = pulse_train(held[begin:end], voiced[begin:end], HOP, RATE, phases[begin])
        if not voiced[begin:end].any():
            continue
        # A block does not know the frame after its last one, so that one is left out.
        inner = (end - begin - 1) * HOP
        np.testing.assert_allclose(
            part[:inner], whole[begin * HOP : begin * HOP + inner], atol=0.02
        )


def test_phases_of_nothing():
    assert frame_phases(np.zeros(0), HOP, RATE).shape == (0,)
    assert frame_phases(np.array([100.0]), HOP, RATE).tolist() == [0.0]
