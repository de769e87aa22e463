"""The numbers that a Lite voice is computed with."""

import numpy as np
import pytest

from helpers.lite import made_voice
from helpers.voicelike import voicelike
from mynah.engine.convert import ConvertSettings, load_voice, precision
from mynah.engine.convert.precision import lite_precision


@pytest.mark.parametrize(("hardware", "automatic"), [(True, "bf16"), (False, "fp32")])
def test_automatic_is_what_the_computer_has(monkeypatch, hardware, automatic):
    monkeypatch.setattr(precision, "_has_bfloat16", lambda: hardware)
    assert lite_precision("auto") == lite_precision("fp16") == automatic
    assert (lite_precision("fp32"), lite_precision("bf16")) == ("fp32", "bf16")


def test_features_in_bfloat16_are_those_in_float32_but_for_rounding(tmp_path):
    folder, audio = made_voice(tmp_path / "voice"), voicelike(4.0, rate=16_000)
    found = []
    for wanted in ("fp32", "bf16"):
        voice = load_voice(folder, precision=wanted)
        with voice.numbers():
            found.append(voice.content.features(audio))
    exact, rough = found
    assert rough.dtype == np.float32
    assert not np.array_equal(exact, rough)
    cosine = (exact * rough).sum(1) / np.linalg.norm(exact, axis=1) / np.linalg.norm(rough, axis=1)
    assert cosine.min() > 0.999


def test_fp16_is_said_to_have_no_effect(tmp_path):
    voice = load_voice(made_voice(tmp_path / "voice"), precision="fp16")
    assert "fp16" in voice.remarks(ConvertSettings(precision="fp16"))[0]
    assert not voice.remarks(ConvertSettings(precision="bf16"))
