"""Spectrograms of RVC training beside a frame-by-frame reference."""

import pytest
import torch

from helpers.naive_rvc import training as naive
from mynah.engine.networks.rvc.config import RvcConfig
from mynah.engine.networks.rvc.spectrogram import (
    linear_spectrogram,
    log_mel,
    mel_spectrogram,
    ragged_spectrogram,
)

MELS = {32_000: 80, 40_000: 125, 48_000: 128}


@pytest.mark.parametrize("sample_rate", [32_000, 40_000, 48_000])
def test_spectra_are_those_of_the_description(sample_rate):
    config = RvcConfig.of("v2", sample_rate)
    audio = torch.randn(2, 30 * config.hop)
    linear = linear_spectrogram(audio, config.n_fft, config.hop)
    mel = mel_spectrogram(audio, config)
    assert linear.shape == (2, config.spec_channels, 30)
    assert mel.shape == (2, MELS[sample_rate], 30)
    expected = naive.spectrogram(audio[1].double(), config.n_fft, config.hop)
    torch.testing.assert_close(linear[1].double(), expected, rtol=1e-4, atol=1e-4)
    expected = naive.log_mel(audio[1].double(), config)
    torch.testing.assert_close(mel[1].double(), expected, rtol=1e-4, atol=1e-4)


def test_filters_are_librosas():
    librosa = pytest.importorskip("librosa")
    config = RvcConfig.of("v2", 40_000)
    # A spectrogram that is 1 in one bin each shows the filters.
    found = log_mel(torch.eye(config.spec_channels)[None], config)[0].exp()
    filters = librosa.filters.mel(sr=40_000, n_fft=2048, n_mels=125)
    torch.testing.assert_close(found, torch.from_numpy(filters).clamp_min(1e-5))


def test_three_seconds_have_three_hundred_frames():
    assert linear_spectrogram(torch.zeros(1, 120_000), 2048, 400).shape[2] == 300


def test_clips_of_a_batch_have_the_spectrum_they_have_alone():
    n_fft, hop = 256, 80
    lengths = [4000, 3117, 200]
    audio = torch.randn(3, 4000)
    found = ragged_spectrogram(audio, torch.tensor(lengths), n_fft, hop)
    assert found.shape == (3, 129, 50)
    for row, length in enumerate(lengths):
        alone = linear_spectrogram(audio[row : row + 1, :length], n_fft, hop)[0]
        frames = length // hop
        torch.testing.assert_close(found[row, :, :frames], alone[:, :frames])
        assert not found[row, :, frames:].any()


def test_silence_has_the_floor():
    config = RvcConfig.of("v2", 40_000)
    silence = torch.zeros(1, 12_800)
    linear = linear_spectrogram(silence, config.n_fft, config.hop)
    torch.testing.assert_close(linear, torch.full_like(linear, 1e-3))
    mel = mel_spectrogram(silence, config)
    assert mel.min() >= torch.log(torch.tensor(1e-5))
