"""The pull to the notes, on made contours and through both kinds of voice."""

import numpy as np
import pytest
from hypothesis import given, strategies

from helpers.rvc_voice import made_rvc_voice, made_source
from helpers.voicelike import voicelike
from mynah.engine.convert.autotune import asked_pitch, autotuned
from mynah.engine.convert.rvc.synthesis import Speech
from mynah.engine.convert.settings import ConvertSettings
from mynah.protocol.errors import ErrorCode, MynahError

A3, A_SHARP_3 = 220.0, 220.0 * 2 ** (1 / 12)


def cents_from_a_note(f0):
    height = 12 * np.log2(f0 / 440)
    return 100 * (height - np.round(height))


def test_whole_strength_lands_on_the_notes():
    f0 = np.array([0, 220, 225, 226, 227, 230, 0, 440], np.float32)
    expected = [0, A3, A3, A3, A_SHARP_3, A_SHARP_3, 0, 440]
    np.testing.assert_allclose(autotuned(f0, 1.0), expected, rtol=1e-6)


def test_half_strength_goes_half_of_the_way_in_cents():
    f0 = np.array([440 * 2 ** (cents / 1200) for cents in (-40, -10, 0, 30)], np.float32)
    found = autotuned(f0, 0.5)
    np.testing.assert_allclose(1200 * np.log2(found / 440), [-20, -5, 0, 15], atol=0.01)
    assert found.dtype == np.float32


@given(
    strategies.lists(strategies.floats(50, 1100, width=32), min_size=1, max_size=50),
    strategies.floats(0, 1),
)
def test_it_never_goes_further_than_half_a_semitone_nor_away_from_the_note(pitch, strength):
    f0 = np.array(pitch, np.float32)
    found = autotuned(f0, strength)
    before, after = (np.abs(cents_from_a_note(x.astype(np.float64))) for x in (f0, found))
    assert np.all(np.abs(1200 * np.log2(found / f0)) < 50.1)
    assert np.all(after <= before + 0.01)


def test_it_comes_after_the_transposition():
    f0 = np.array([220 * 2 ** (0.3 / 12), 0], np.float32)  # 0.3 semitones over the A
    np.testing.assert_allclose(asked_pitch(f0, 0.5, 1.0), [A_SHARP_3, 0], rtol=1e-6)
    np.testing.assert_allclose(asked_pitch(f0, 12.0, 1.0), [440, 0], rtol=1e-6)
    np.testing.assert_array_equal(asked_pitch(f0, 3.0), f0 * np.float32(2**0.25))


def test_an_rvc_voice_is_driven_by_it():
    audio = voicelike(1.0, rate=16_000)
    source = made_source(audio, np.full(100, 225.0, np.float32))
    voice = made_rvc_voice()
    speech = Speech(source, voice, ConvertSettings(autotune=1.0), 0.0)
    np.testing.assert_allclose(speech.pitch.f0, A3, rtol=1e-6)
    plain = Speech(source, voice, ConvertSettings(), 0.0)
    np.testing.assert_array_equal(plain.pitch.f0, source.f0)


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan"), "much", True])
def test_what_is_no_strength_is_refused(value):
    with pytest.raises(MynahError) as caught:
        ConvertSettings.checked(autotune=value)
    assert caught.value.code is ErrorCode.USAGE
