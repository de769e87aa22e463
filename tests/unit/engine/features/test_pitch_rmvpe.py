"""RMVPE beside a plain reading of its description; long recordings in pieces."""

import numpy as np
import pytest
import torch

from helpers.naive_rvc import pitch_rmvpe as naive
from helpers.voicelike import vowel
from mynah.engine.features import pitch_rmvpe
from mynah.engine.networks.pitch import rmvpe
from mynah.protocol.errors import ErrorCode, MynahError


def speech(seconds):
    count = int(seconds * 16_000)
    sound = vowel(np.geomspace(110, 240, count), 16_000, (500, 1500, 2500, 3500))
    noise = np.random.default_rng(1).standard_normal(count)
    return (0.1 * sound / np.abs(sound).max() + 1e-3 * noise).astype(np.float32)


def test_the_names_and_sizes_of_the_published_network():
    with torch.device("meta"):
        network = rmvpe.Rmvpe()

    def count(part):
        return sum(value.numel() for value in part.parameters())

    state = network.state_dict()
    assert len(state) == 741
    assert count(network) == 90_423_165
    assert count(network.unet.encoder) == 5_943_442
    assert count(network.unet.intermediate) == 74_482_176
    assert count(network.unet.decoder) == 8_826_320
    assert (count(network.cnn), count(network.fc)) == (435, 1_170_792)
    shapes = {key: tuple(value.shape) for key, value in state.items()}
    assert shapes["unet.encoder.bn.running_mean"] == (1,)
    assert shapes["unet.encoder.layers.4.conv.0.shortcut.bias"] == (256,)
    assert "unet.encoder.layers.4.conv.1.shortcut.bias" not in shapes
    assert shapes["unet.decoder.layers.0.conv1.0.weight"] == (512, 256, 3, 3)
    assert shapes["unet.decoder.layers.4.conv1.0.weight"] == (32, 16, 3, 3)
    assert shapes["unet.decoder.layers.4.conv2.0.conv.0.weight"] == (16, 32, 3, 3)
    assert shapes["fc.0.gru.weight_ih_l0_reverse"] == (768, 384)
    assert shapes["fc.1.weight"] == (360, 512)


@pytest.fixture
def small(monkeypatch, tmp_path):
    """A narrow network in a file of half precision, as the published one is."""
    monkeypatch.setattr(rmvpe, "FIRST_CHANNELS", 2)
    monkeypatch.setattr(rmvpe, "GRU_WIDTH", 8)
    torch.manual_seed(5)
    network = rmvpe.Rmvpe()
    for name, value in network.state_dict().items():
        if "running_var" in name:
            value.uniform_(0.5, 1.5)
        elif "running_mean" in name or ".bias" in name:
            value.uniform_(-0.2, 0.2)
    network.fc[1].weight.data.mul_(20)
    network.fc[1].bias.data.uniform_(-6, -3)
    state = {
        key: value.half() if value.is_floating_point() else value
        for key, value in network.state_dict().items()
    }
    torch.save(state, tmp_path / "rmvpe.pt")
    return tmp_path / "rmvpe.pt", {key: value.float() for key, value in state.items()}


def test_the_spectrogram_is_that_of_the_description():
    audio = speech(0.1)
    found = pitch_rmvpe._spectrogram(audio, 0, 11).numpy()
    np.testing.assert_allclose(found, naive.mel(audio), atol=2e-3)


def test_the_pitch_is_that_of_the_description(small):
    path, state = small
    audio = speech(0.63)  # 64 frames: no padding, which the description leaves open
    tracker = pitch_rmvpe.RmvpeTracker(path)
    found = tracker.track(audio)
    assert found.shape == (63,)
    mel = pitch_rmvpe._spectrogram(audio, 0, 64)
    with torch.inference_mode():
        own = tracker._activation(mel)
        wanted = naive.activation(state, mel[None])
    torch.testing.assert_close(own, wanted, atol=1e-5, rtol=1e-4)
    pitch = naive.pitch(wanted.numpy())[:63]
    np.testing.assert_array_equal(found > 0, pitch > 0)
    assert (pitch > 0).any()
    np.testing.assert_allclose(found, pitch, rtol=1e-4)


def test_the_end_is_mirrored_up_to_a_multiple_of_the_halvings(small):
    tracker = pitch_rmvpe.RmvpeTracker(small[0])
    mel = torch.randn(128, 40)
    mirrored = torch.nn.functional.pad(mel[None], (0, 24), mode="reflect")[0]
    with torch.inference_mode():
        torch.testing.assert_close(tracker._activation(mel), tracker._activation(mirrored)[:40])


def test_a_long_recording_is_worked_through_in_pieces(small, monkeypatch):
    tracker = pitch_rmvpe.RmvpeTracker(small[0])
    audio = speech(20)
    whole = tracker.track(audio)
    monkeypatch.setattr(pitch_rmvpe, "PIECE", 512)
    found = tracker.track(audio)
    voiced = (whole > 0) & (found > 0)
    assert ((whole > 0) != (found > 0)).mean() < 0.01
    assert np.abs(1200 * np.log2(found[voiced] / whole[voiced])).max() < 0.5


@pytest.mark.parametrize("samples", [0, 100, 160, 321, 1600])
def test_next_to_nothing(small, samples):
    tracker = pitch_rmvpe.RmvpeTracker(small[0])
    assert len(tracker.track(np.zeros(samples, np.float32))) == samples // 160


def test_a_file_that_is_not_rmvpe(small, monkeypatch):
    monkeypatch.setattr(rmvpe, "GRU_WIDTH", 9)
    with pytest.raises(MynahError) as caught:
        pitch_rmvpe.RmvpeTracker(small[0])
    assert caught.value.code is ErrorCode.BROKEN_FILE
    assert "rmvpe.pt does not hold the network it should" in str(caught.value)
