"""The log-mel front end: frames, filters, and frames that stay in time when the speaker moves."""

import numpy as np
import pytest
import torch

from mynah.audio.resample import resample
from mynah.engine.features import logmel
from mynah.engine.features.logmel import HOP, N_FFT, N_MELS, SAMPLE_RATE


def noise(seconds, seed=0):
    return np.random.default_rng(seed).standard_normal(int(seconds * SAMPLE_RATE), np.float32)


def test_frames_are_those_of_torch():
    audio = torch.from_numpy(noise(1.0))
    ours = logmel.power_frames(audio, 100)
    window = torch.hann_window(N_FFT)
    theirs = torch.stft(audio, N_FFT, HOP, window=window, pad_mode="constant", return_complex=True)[
        :, :100
    ]
    torch.testing.assert_close(ours.T, theirs.abs().square(), rtol=1e-4, atol=1e-3)


@pytest.mark.parametrize("rate", [1.0, 0.87, 1.19])
@pytest.mark.parametrize("block", [1, 7, 50, 1000])
def test_frames_in_blocks_are_those_of_the_whole(rate, block):
    audio = torch.from_numpy(noise(1.3))
    whole = logmel.mel_power(audio, 120, rate, 1.05, block=10_000)
    parts = logmel.mel_power(audio, 120, rate, 1.05, block=block)
    assert parts.shape == (N_MELS, 120)
    torch.testing.assert_close(parts, whole, rtol=1e-4, atol=1e-5)
    power = logmel.power_frames(audio, 120, rate)
    torch.testing.assert_close(
        logmel.log_mel(power, 1.05), logmel.compress(whole), rtol=1e-4, atol=1e-4
    )


def test_frames_beyond_the_audio_are_silent():
    audio = torch.from_numpy(noise(0.1))
    power = logmel.power_frames(audio, 40)
    assert power[:9].min() > 0
    assert power[13:].abs().max() == 0
    assert logmel.power_frames(audio, 3, first=500).abs().max() == 0
    assert logmel.mel_power(audio, 0).shape == (N_MELS, 0)


def test_filters_are_slaneys():
    # Auditory Toolbox: 66.67 Hz a band below 1 kHz, 27 logarithmic steps to 6.4 kHz above.
    edges = logmel.mel_edges(40, 6400.0)
    assert edges[0] == 0
    assert edges[-1] == pytest.approx(6400.0)
    at_1k, at_6400 = (float(logmel._hz_to_mel(np.array(hz))) for hz in (1000.0, 6400.0))
    assert (at_1k, at_6400) == (pytest.approx(15.0), pytest.approx(42.0))
    assert float(logmel._mel_to_hz(np.array(7.5))) == pytest.approx(500.0)
    np.testing.assert_allclose(logmel._mel_to_hz(np.arange(43.0))[[3, 15, 42]], [200, 1000, 6400])


def test_filters_of_whisper():
    filters = logmel.mel_filters(SAMPLE_RATE, N_FFT, N_MELS)
    assert filters.shape == (80, 201)
    # The first values of Whisper's own table (librosa 0.8, sr 16000, n_fft 400, n_mels 80).
    assert filters[0, 1].item() == pytest.approx(0.02486259, abs=1e-6)
    assert filters[1, 1].item() == pytest.approx(0.0019908, abs=1e-5)
    assert filters[1, 2].item() == pytest.approx(0.0228717, abs=1e-5)
    assert filters.min() >= 0
    area = filters.sum(1) * (SAMPLE_RATE / N_FFT)  # each filter's area is one
    assert area[40:].sub(1).abs().max() < 0.1  # lower ones have too few bins to show it


@pytest.mark.parametrize("rate", [0.8, 1.0, 1.25])
@pytest.mark.parametrize("warp", [0.9, 1.0, 1.1])
def test_a_click_stays_in_its_frame(rate, warp):
    place = 83 * HOP
    audio = np.zeros(SAMPLE_RATE * 2, np.float32)
    audio[place] = 1.0
    to_rate = round(SAMPLE_RATE / rate)
    played = resample(audio, SAMPLE_RATE, to_rate, quality="LQ")
    mel = logmel.mel_power(torch.from_numpy(played), 200, SAMPLE_RATE / to_rate, warp)
    assert mel.sum(0).argmax().item() == 83


@pytest.mark.parametrize("factor", [0.85, 1.15])
def test_rate_and_warp_move_a_tone(factor):
    def loudest(audio, rate=1.0, warp=1.0):
        mel = logmel.mel_power(torch.from_numpy(audio.astype(np.float32)), 80, rate, warp)
        return mel[:, 20:60].mean(1).argmax().item()

    moments = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    tone = np.sin(2 * np.pi * 2000 * moments)
    moved = np.sin(2 * np.pi * 2000 * factor * moments)
    to_rate = round(SAMPLE_RATE / factor)
    played = resample(tone.astype(np.float32), SAMPLE_RATE, to_rate)
    assert abs(loudest(played, SAMPLE_RATE / to_rate) - loudest(moved)) <= 1
    assert abs(loudest(tone, warp=round(1 / factor, 2)) - loudest(moved)) <= 1


def test_gain_does_not_matter_and_the_range_is_bounded():
    audio = noise(0.5)
    mel = logmel.content_input(audio)
    torch.testing.assert_close(logmel.content_input(audio * 0.01), mel, rtol=0, atol=1e-4)
    assert mel.max().item() == pytest.approx((logmel.TOP_LEVEL + 4) / 4)
    assert mel.min() >= (logmel.TOP_LEVEL - logmel.DYNAMIC_RANGE + 4) / 4 - 1e-6


@pytest.mark.parametrize("samples", [0, 1, 159, 160, 319])
def test_tiny_and_silent_input(samples):
    mel = logmel.content_input(np.zeros(samples, np.float32))
    assert mel.shape[0] == N_MELS
    assert torch.isfinite(mel).all()
