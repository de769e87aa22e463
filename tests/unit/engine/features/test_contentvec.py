import hashlib

import numpy as np
import pytest
import torch

from helpers.tiny_contentvec import TINY, tiny_weights, write_fairseq
from mynah.engine.features import content_precision, contentvec
from mynah.engine.features.contentvec import ContentVec, load_contentvec
from mynah.engine.networks.hubert import Hubert
from mynah.engine.networks.hubert_config import HubertConfig, frames_of
from mynah.project.paths import cache_dir, models_dir
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    path = write_fairseq(tmp_path_factory.mktemp("encoder") / "hubert_base.pt", tiny_weights())
    return load_contentvec(path)


def noise(samples, seed=0):
    return np.random.default_rng(seed).normal(0, 0.1, samples).astype(np.float32)


@pytest.mark.parametrize(
    ("samples", "frames"),
    [(0, 0), (399, 0), (400, 1), (719, 1), (720, 2), (16_000, 49), (48_000, 149), (59_200, 184)],
)
def test_frames_are_those_of_the_convolutions(encoder, samples, frames):
    assert frames_of(samples) == frames
    for version, width in (("v1", 256), ("v2", 768)):
        found = encoder.features(noise(samples), version)
        assert found.shape == (frames, width)
        assert found.dtype == np.float32


def test_clips_together_are_as_clips_alone(encoder):
    clips = [noise(16_000, seed) for seed in range(40)]
    together = encoder.features_of(clips)
    for clip, found in zip(clips, together, strict=True):
        np.testing.assert_allclose(found, encoder.features(clip), atol=2e-5)


def test_clips_of_different_lengths_are_refused(encoder):
    with pytest.raises(ValueError, match="lengths"):
        encoder.features_of([noise(16_000), noise(16_001)])


def test_a_recording_with_numbers_that_are_none_is_refused(encoder):
    audio = noise(16_000)
    audio[7] = np.nan
    with pytest.raises(MynahError) as caught:
        encoder.features(audio)
    assert caught.value.code is ErrorCode.BAD_INPUT


def test_recordings_may_be_read_only_and_of_other_types(encoder):
    audio = noise(16_000)
    expected = encoder.features(audio)
    audio.flags.writeable = False
    np.testing.assert_array_equal(encoder.features(audio), expected)
    np.testing.assert_array_equal(encoder.features(audio.astype(np.float64)), expected)
    np.testing.assert_array_equal(encoder.features(np.repeat(audio, 2)[::2]), expected)


def test_silence_gives_numbers(encoder):
    assert np.isfinite(encoder.features(np.zeros(48_000, np.float32))).all()


def test_version_1_is_the_ninth_layer_projected():
    config = HubertConfig(64, 12, 64, 16, 8, 4, 256)
    hubert = Hubert(config, tiny_weights(config))
    found = ContentVec(hubert, None).features(noise(16_000), "v1")
    audio = torch.from_numpy(noise(16_000))[None]
    with torch.inference_mode():
        np.testing.assert_array_equal(found, hubert.projection(hubert(audio, 9))[0])


def test_windows_keep_everything_but_what_attention_sees(encoder, monkeypatch):
    """Without attention, windows with context give what the whole recording gives."""
    deaf = Hubert(
        TINY,
        {
            name: tensor * 0 if "attention.out_proj" in name else tensor
            for name, tensor in tiny_weights().items()
        },
    )
    audio = noise(320 * 130 + 80)
    whole = ContentVec(deaf, None).features(audio)
    for name, frames in (("WHOLE_FRAMES", 50), ("WINDOW_FRAMES", 40), ("CONTEXT_FRAMES", 10)):
        monkeypatch.setattr(contentvec, name, frames)
    np.testing.assert_allclose(ContentVec(deaf, None).features(audio), whole, atol=2e-5)
    assert encoder.features(audio).shape == whole.shape
    parts = list(encoder.pieces(audio))
    assert [start for start, _ in parts] == [0, 32, 65, 97]
    np.testing.assert_array_equal(
        np.concatenate([part for _, part in parts]), encoder.features(audio)
    )
    assert list(encoder.pieces(audio[:399])) == []


def test_pieces_of_the_convolutions_change_nothing(encoder, monkeypatch):
    from mynah.engine.networks import hubert

    audio = noise(48_000)
    whole = encoder.features(audio)
    monkeypatch.setattr(hubert, "_FRONT_FRAMES", 37)
    np.testing.assert_allclose(encoder.features(audio), whole, atol=2e-5)


def test_an_encoder_of_another_width_is_refused(tmp_path):
    config = HubertConfig(64, 2, 64, 16, 8, 4, 0)
    path = write_fairseq(tmp_path / "narrow.pt", tiny_weights(config))
    narrow = load_contentvec(path)
    for version, words in (("v2", "64 wide instead of 768"), ("v1", "not in it")):
        with pytest.raises(MynahError, match=words) as caught:
            narrow.features(noise(16_000), version)
        assert caught.value.code is ErrorCode.BAD_INPUT


def test_a_distilled_network_is_refused(tmp_path):
    config = HubertConfig(64, 2, 3072, 16, 8, 4, 0)
    path = write_fairseq(tmp_path / "distilled.pt", tiny_weights(config))
    with pytest.raises(MynahError, match="2 layers instead of 12"):
        load_contentvec(path)


def test_bf16_stays_close(tmp_path, encoder):
    rough = load_contentvec(encoder.path, "bf16")
    fine, found = encoder.features(noise(48_000)), rough.features(noise(48_000))
    assert found.dtype == np.float32
    cosine = (fine * found).sum(1) / np.linalg.norm(fine, axis=1) / np.linalg.norm(found, axis=1)
    assert cosine.min() > 0.999
    assert (rough.precision, encoder.precision) == ("bf16", "fp32")


@pytest.fixture
def in_bf16(monkeypatch):
    """A processor that computes in bfloat16."""
    monkeypatch.setattr(contentvec, "computes_in_bf16", lambda device: True)


def test_automatic_precision_is_the_fast_one_where_it_is_close(encoder, in_bf16, monkeypatch):
    assert load_contentvec(encoder.path, "auto").precision == "bf16"

    def never(*_arguments):
        raise AssertionError("it was measured before")

    monkeypatch.setattr(content_precision, "least_cosine", never)
    assert load_contentvec(encoder.path, "auto").precision == "bf16"
    (cache_dir() / content_precision.CACHE_FILE).write_text("{", encoding="utf-8")
    with pytest.raises(AssertionError):
        load_contentvec(encoder.path, "auto")


def test_automatic_precision_is_the_exact_one_where_rounding_shows(tmp_path, in_bf16):
    weights = {
        name: 30 * one if "q_proj.weight" in name or "k_proj.weight" in name else one
        for name, one in tiny_weights().items()
    }
    path = write_fairseq(tmp_path / "sharp.pt", weights, dtype=torch.float32)
    assert load_contentvec(path, "auto").precision == "fp32"
    assert load_contentvec(path, "bf16").precision == "bf16"


def test_the_sound_of_the_measure_is_always_the_same():
    sound = content_precision.made_up_sound()
    assert sound.shape == (24_000,)
    assert 0.1 < np.abs(sound).max() < 1
    np.testing.assert_array_equal(sound, content_precision.made_up_sound())


def test_the_fingerprint_is_that_of_the_file(encoder):
    assert encoder.fingerprint == hashlib.sha256(encoder.path.read_bytes()).hexdigest()


def test_it_is_found_among_the_models_of_the_computer():
    with pytest.raises(MynahError) as caught:
        load_contentvec()
    assert caught.value.code is ErrorCode.MISSING_MODEL
    assert "models download contentvec" in caught.value.hint
    models_dir().mkdir(parents=True)
    write_fairseq(models_dir() / "hubert_base.pt", tiny_weights())
    assert load_contentvec().path.name == "hubert_base.pt"
