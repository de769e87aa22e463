"""FCPE beside torchfcpe; long recordings in pieces."""

import numpy as np
import pytest
import torch

from helpers.foreign_pitch import torchfcpe
from helpers.voicelike import vowel
from mynah.engine.features import pitch_fcpe, pitch_weights
from mynah.engine.networks.pitch import loading
from mynah.engine.networks.pitch.fcpe import DepthwiseConvolution, Fcpe
from mynah.protocol.errors import ErrorCode, MynahError


def speech(samples):
    sound = vowel(np.geomspace(110, 240, samples), 16_000, (500, 1500, 2500, 3500))
    sound = 0.1 * sound / np.abs(sound).max()
    sound[samples // 2 : samples * 2 // 3] = 0
    noise = np.random.default_rng(1).standard_normal(samples)
    return (sound + 1e-3 * noise).astype(np.float32)


@pytest.fixture(scope="module")
def tracker():
    path = pitch_weights.library_file("torchfcpe", "assets/fcpe_c_v001.pt")
    if path is None:
        pytest.skip("the weights in torchfcpe are not here")
    return pitch_fcpe.FcpeTracker(path)


def test_the_names_and_sizes_of_the_published_network():
    with torch.device("meta"):
        state = Fcpe().state_dict()
    assert len(state) == 73
    assert sum(value.numel() for value in state.values()) == 10_832_953
    assert state["net.encoder_layers.5.conformer.net.4.conv.weight"].shape == (1024, 1, 31)
    assert state["output_proj.weight_g"].shape == (360, 1)


def test_the_cent_table_is_that_of_the_file(tracker):
    torch.testing.assert_close(tracker._network.cent_table, Fcpe().cent_table, rtol=0, atol=1e-2)


@pytest.fixture(scope="module")
def theirs(tracker):
    library = torchfcpe()
    model = library.spawn_bundled_infer_model("cpu")
    return lambda audio: model.infer(torch.from_numpy(audio)[None, :, None], 16_000)[0, :, 0]


@pytest.mark.parametrize("samples", [161, 592, 593, 800, 32_000])
def test_the_pitch_is_that_of_torchfcpe(tracker, theirs, samples):
    audio = speech(samples)
    wanted = theirs(audio).numpy()[: samples // 160]
    found = tracker.track(audio)
    assert found.shape == wanted.shape
    np.testing.assert_array_equal(found > 0, wanted > 0)
    voiced = found > 0
    assert samples < 32_000 or 0.5 < voiced.mean() < 1
    np.testing.assert_allclose(found[voiced], wanted[voiced], rtol=2e-4)  # a third of a cent


def test_a_long_recording_is_worked_through_in_pieces(tracker, monkeypatch):
    audio = speech(48_000)
    whole = tracker.track(audio)
    monkeypatch.setattr(pitch_fcpe, "PIECE", 37)
    np.testing.assert_allclose(tracker.track(audio), whole, rtol=1e-5)


@pytest.mark.parametrize("samples", [0, 100, 160])
def test_next_to_nothing(tracker, samples):
    assert len(tracker.track(np.zeros(samples, np.float32))) == samples // 160


@pytest.mark.parametrize(
    ("content", "code", "why"),
    [
        ({"weights": {}}, ErrorCode.BAD_INPUT, None),
        ({"model": {}}, ErrorCode.BROKEN_FILE, "is missing"),
        ({"model": {"cent_table": torch.ones(3)}}, ErrorCode.BROKEN_FILE, "has the shape (3,)"),
        ({"model": {"cent_table": torch.full((360,), torch.nan)}}, ErrorCode.BROKEN_FILE, "numb"),
        ({"model": {"strange": torch.ones(1)}}, ErrorCode.BROKEN_FILE, "does not belong"),
    ],
)
def test_a_file_that_is_not_fcpe(content, code, why, tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "_NAMED", 100)
    torch.save(content, tmp_path / "fcpe.pt")
    with pytest.raises(MynahError) as caught:
        pitch_fcpe.FcpeTracker(tmp_path / "fcpe.pt")
    assert caught.value.code is code
    assert "fcpe.pt" in str(caught.value)
    assert why is None or any(why in reason for _, reason in caught.value.items)


def test_the_filters_of_every_channel_are_a_convolution():
    filters, x = DepthwiseConvolution(), torch.randn(2, 40, 1024)
    wanted = filters.conv(x.transpose(1, 2)).transpose(1, 2)  # as on a graphics card
    torch.testing.assert_close(filters(x), wanted, atol=1e-5, rtol=1e-5)
