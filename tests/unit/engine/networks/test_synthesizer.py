"""The synthesiser, the encoder and the judges: shapes, and what holds by construction."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from mynah.engine.features.content import load_content_model
from mynah.engine.networks.lite.discriminator import MelJudges, judge_loss, persuasion_loss
from mynah.engine.networks.lite.encoder import ContentEncoder, EncoderConfig
from mynah.engine.networks.lite.source import pulse_train
from mynah.engine.networks.lite.synthesizer import (
    LiteSynthesizer,
    SynthesizerConfig,
    pitch_features,
)

SMALL = SynthesizerConfig(content=16, width=24, blocks=2, speaker=8, speakers=3)


def inputs(config, batch=2, frames=20, seed=0):
    generator = torch.Generator().manual_seed(seed)
    samples = frames * config.hop
    return {
        "content": torch.randn(batch, frames // 2, config.content, generator=generator),
        "f0": torch.full((batch, frames), 150.0),
        "loudness": torch.rand(batch, frames, generator=generator),
        "speaker": torch.zeros(batch, dtype=torch.long),
        "pulses": torch.randn(batch, samples, generator=generator),
        "noise": torch.randn(batch, samples, generator=generator),
    }


@pytest.mark.parametrize("frames", [2, 20, 96])
def test_shapes(frames):
    network = LiteSynthesizer(SMALL)
    given = inputs(SMALL, frames=frames)
    wave = network(**given)
    assert wave.shape == (2, frames * SMALL.hop)
    assert torch.isfinite(wave).all()
    names = ("content", "f0", "loudness", "speaker")
    for answer in network.filters(*(given[name] for name in names)):
        assert answer.shape == (2, SMALL.bins, frames)


def test_a_flat_filter_gives_back_the_pulses():
    network = LiteSynthesizer(SMALL)
    torch.nn.init.zeros_(network.head.weight)
    bias = torch.zeros(3, SMALL.bins)
    bias[2] = -12.0  # no noise
    network.head.bias.data = bias.flatten()
    given = inputs(SMALL, batch=1, frames=40)
    held, voiced = np.full(40, 150.0), np.ones(40, bool)
    pulses = torch.from_numpy(pulse_train(held, voiced, SMALL.hop, SMALL.sample_rate))[None]
    with torch.inference_mode():
        wave = network(**{**given, "pulses": pulses})
    inner = slice(SMALL.n_fft, -SMALL.n_fft)
    window = torch.hann_window(40 * SMALL.hop - 2 * SMALL.n_fft)
    made, given = (torch.fft.rfft(one[:, inner] * window) for one in (wave, pulses))
    learnt = int(made.shape[1] * 0.93)
    scale = given.abs().max().item()
    torch.testing.assert_close(
        made[:, :learnt] / scale, given[:, :learnt] / scale, rtol=0, atol=1e-4
    )


def test_speakers_by_number_and_by_vector():
    network = LiteSynthesizer(SMALL)
    torch.nn.init.normal_(network.head.weight)
    given = inputs(SMALL)
    numbered = network(**{**given, "speaker": torch.tensor([2, 2])})
    vector = network.speakers.weight[2].expand(2, -1)
    torch.testing.assert_close(network(**{**given, "speaker": vector}), numbered)
    assert not torch.allclose(network(**given), numbered)


def test_one_speaker_is_what_a_voice_has():
    config = SynthesizerConfig()
    assert config.speakers == 1
    assert LiteSynthesizer(config).speakers.weight.shape == (1, 128)


def test_pitch_features():
    found = pitch_features(torch.tensor([[0.0, 55.0, 1000.0]]))
    assert found.shape == (1, 3, 25)
    assert found[0, 0].abs().max() == 0
    assert found[0, 1].argmax().item() in (0, 24)
    assert found[0, 1, 0].item() == pytest.approx(1.0)
    assert found[0, 2, 23].item() == pytest.approx(1.0)
    assert found[0, 1:, 24].tolist() == [1.0, 1.0]


@pytest.mark.parametrize("frames", [1, 2, 3, 101])
def test_encoder_shapes(frames):
    config = EncoderConfig(n_mels=80, width=24, heads=2, layers=1)
    assert ContentEncoder(config)(torch.randn(2, 80, frames)).shape == (2, -(-frames // 2), 24)


def test_the_shipped_encoder_answers_at_fifty_frames_whatever_the_length():
    model = load_content_model()
    audio = np.random.default_rng(0).standard_normal(16_000 * 10).astype(np.float32) * 0.1
    for samples in (0, 319, 320, 16_000, len(audio)):  # the last one in two windows
        found = model.features(audio[:samples])
        assert found.shape == (samples // 320, 384)
        assert np.isfinite(found).all()
    assert len(model.fingerprint) == 64


def test_judges_and_their_losses():
    judges = MelJudges(32_000)
    audio = torch.randn(2, 320 * 30) * 0.1
    top = torch.tensor([16_000.0, 4_000.0])
    real, made = judges(audio, top), judges(audio * 0.5, top)
    assert len(real) == 3
    assert judge_loss(real, made).item() > 0
    adversarial, matching = persuasion_loss(real, made)
    assert adversarial.item() > 0
    assert matching.item() > 0
    assert persuasion_loss(real, real)[1].item() == 0


def test_judges_do_not_hear_above_a_recordings_own_bandwidth():
    judges = MelJudges(32_000)
    moments = torch.arange(320 * 30) / 32_000
    fade = 0.1 * torch.hann_window(len(moments))
    low = fade * torch.sin(2 * torch.pi * 500 * moments)[None]
    both = low + fade * torch.sin(2 * torch.pi * 12_000 * moments)[None]
    with torch.inference_mode():
        narrow = [judges(x, torch.tensor([4_000.0])) for x in (low, both)]
        wide = [judges(x, torch.tensor([16_000.0])) for x in (low, both)]
    # Not zero: side lobes of the loud tone stand above the floor in the bands that are heard.
    assert persuasion_loss(*narrow)[1].item() < persuasion_loss(*wide)[1].item() / 10


@pytest.mark.parametrize("rate", [32_000, 48_000])
def test_nothing_sounds_where_nothing_was_learnt(rate):
    config = replace(SynthesizerConfig.at(rate), content=16, width=24, blocks=2, speaker=8)
    network = LiteSynthesizer(config).eval()
    network.head.bias.data += 4.0
    frames = 60
    pulses = pulse_train(np.full(frames, 150.0), np.ones(frames, bool), config.hop, rate)
    noise = torch.randn(1, len(pulses))
    with torch.inference_mode():
        wave = network(
            torch.randn(1, frames // 2, 16),
            torch.full((1, frames), 150.0),
            torch.zeros(1, frames),
            torch.zeros(1, dtype=torch.long),
            torch.from_numpy(pulses)[None],
            noise,
        )[0].numpy()
    power = np.abs(np.fft.rfft(wave * np.hanning(len(wave)))) ** 2
    top = int(0.98 * len(power))
    assert power[top:].mean() < 1e-6 * power[: int(0.9 * len(power))].mean()
