"""Parts of a conversion: where it is cut, what is retrieved, how loud it is, what is asked for."""

import itertools
from contextlib import nullcontext
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, strategies
from hypothesis.extra import numpy as arrays

from mynah.engine.convert import listening
from mynah.engine.convert.envelope import envelope_gain, window_rms
from mynah.engine.convert.listening import Listening, plan_windows
from mynah.engine.convert.settings import ConvertSettings
from mynah.engine.convert.synthesis import (
    BLOCK_FRAMES,
    CONTEXT_FRAMES,
    SEARCH_FRAMES,
    plan_blocks,
    shift_semitones,
)
from mynah.engine.features.content import CONTEXT_FRAMES as CONTENT_CONTEXT
from mynah.engine.features.content import WINDOW_FRAMES
from mynah.engine.features.moments import ContentMoments
from mynah.protocol.errors import ErrorCode, MynahError


@given(
    half=strategies.integers(0, 4000),
    pauses=strategies.lists(strategies.integers(0, 8000), max_size=20),
)
def test_blocks_cover_everything_once(half, pauses):
    energy = np.ones(2 * half)
    energy[[p for p in pauses if p < 2 * half]] = 0
    found = plan_blocks(energy)
    assert found[0].start == 0
    assert found[-1].stop == 2 * half
    for one, following in itertools.pairwise(found):
        assert one.stop == following.start
    for block in found:
        assert block.begin == max(0, block.start - CONTEXT_FRAMES)
        assert block.end == min(2 * half, block.stop + CONTEXT_FRAMES)
        assert all(n % 2 == 0 for n in (block.start, block.stop, block.begin, block.end))
        assert block.stop - block.start <= BLOCK_FRAMES + SEARCH_FRAMES
        assert half == 0 or block.stop > block.start


def test_cuts_are_at_the_quietest_moment_near_the_end_of_a_block():
    energy = np.random.default_rng(0).uniform(1, 2, 6000)
    energy[[1412, 3050]] = 0.5, 0.1
    energy[700] = 0.0  # too early
    starts = [block.start for block in plan_blocks(energy)]
    assert starts[:3] == [0, 1412, 3050]


def voice(width=4, index=None, moments=None):
    content = SimpleNamespace(features=lambda audio: np.ones((len(audio) // 320, width), "f4"))
    return SimpleNamespace(
        config=SimpleNamespace(content=width),
        content=content,
        index=index,
        median_f0=200.0,
        moments=moments,
        numbers=nullcontext,
    )


def source_of(f0, audio=None):
    frames = len(f0)
    return SimpleNamespace(
        audio=np.ones(frames * 160, np.float32) if audio is None else audio,
        f0=np.asarray(f0, np.float32),
        loudness=np.ones(frames, np.float32),
        frames=frames,
    )


def content_of(f0, audio=None, moments=None, **settings):
    made = voice(index=SimpleNamespace(retrieved=lambda content: content * 3), moments=moments)
    asked = Listening(source_of(f0, audio), made, ConvertSettings(**settings))
    return asked.between(0, len(f0))[:, 0]


@pytest.mark.parametrize(("rate", "value"), [(0.0, 1.0), (0.5, 2.0), (1.0, 3.0)])
def test_index_rate(rate, value):
    found = content_of([100.0] * 4, index_rate=rate)
    np.testing.assert_allclose(found, value)


def test_protect_keeps_unvoiced_frames_from_the_index():
    f0 = [100.0, 100.0, 0.0, 0.0, 0.0, 100.0]  # the last frame of 20 ms is half voiced
    found = content_of(f0, index_rate=1.0, protect=0.25)
    np.testing.assert_allclose(found, [3.0, 1.5, 3.0])
    np.testing.assert_allclose(content_of(f0, index_rate=1.0, protect=0.5), 3.0)
    np.testing.assert_allclose(content_of(f0, index_rate=1.0, protect=0.0), [3, 1, 3])


def test_digital_silence_needs_no_encoder():
    found = content_of([0.0] * 4, audio=np.zeros(640, np.float32))
    assert found.tolist() == [0.0, 0.0]


def moments_at(mean, width=4):
    return ContentMoments(np.full(width, mean, "f4"), np.full(width, 0.5, "f4"), 0)


def test_content_goes_towards_the_moments_of_the_voice():
    """By the index rate, and before retrieval; two seconds of speech are believed by half."""
    f0, wanted = [100.0] * 200, moments_at(3.0)
    np.testing.assert_allclose(content_of(f0, moments=wanted, index_rate=1.0), 2 * 3, rtol=1e-5)
    np.testing.assert_allclose(content_of(f0, moments=wanted, index_rate=0.0), 1.0)
    half = content_of(f0, moments=wanted, index_rate=0.5, protect=0.5)
    np.testing.assert_allclose(half, 1.5 * 2, rtol=1e-5)


def test_without_an_index_the_index_rate_has_no_effect():
    made = voice(moments=moments_at(3.0))
    asked = Listening(source_of([100.0] * 200), made, ConvertSettings(index_rate=1.0))
    np.testing.assert_allclose(asked.between(0, 200), 1.0)


def test_silence_stays_out_of_the_moments_and_as_it_is():
    found = content_of([0.0] * 4, np.zeros(640, np.float32), moments_at(3.0))
    assert found.tolist() == [0.0, 0.0]


def counting_voice(**how):
    """A voice whose features say where in the recording, and of which hearing, they are."""
    made, heard = voice(**how), []

    def features(audio):
        heard.append(len(audio))
        place = audio[::320, None].repeat(4, 1)
        return place[: len(audio) // 320]

    made.content.features = features
    return made, heard


def test_the_moments_are_those_of_the_first_minutes(monkeypatch):
    """However long it is; and each window is heard once."""
    monkeypatch.setattr(listening, "MOMENT_WINDOWS", 2)
    same = SimpleNamespace(retrieved=lambda content: content)
    made, heard = counting_voice(index=same, moments=moments_at(0.0))
    source = source_of([100.0] * 4000, np.repeat(np.arange(1, 9, dtype="f4"), 500 * 160))
    asked = Listening(source, made, ConvertSettings(index_rate=1.0))
    found = np.concatenate([asked.between(n, n + 400) for n in range(0, 4000, 400)])[:, 0]
    assert len(heard) == len(plan_windows(4000)) - 1 == 7
    # The first two windows, of 571 frames each, hold 1, 2 and a little of 3; all move by the same.
    steps = np.diff(found)[np.flatnonzero(np.diff(found))]
    np.testing.assert_allclose(steps, steps[0], rtol=1e-4)
    assert abs(found[:500].mean()) < 0.4 < found[-1]


@given(frames=strategies.integers(0, 20_000).map(lambda n: 2 * n))
def test_windows_are_short_enough_to_be_heard_at_once(frames):
    places = plan_windows(frames)
    assert (places[0], places[-1]) == (0, frames)
    assert all(place % 2 == 0 for place in places)
    lengths = np.diff(places)
    assert lengths.max() <= WINDOW_FRAMES
    assert len(lengths) == 1 or lengths.max() + 2 * CONTENT_CONTEXT <= WINDOW_FRAMES + 2
    assert len(lengths) == 1 or lengths.min() >= 400


@given(cuts=strategies.lists(strategies.integers(0, 1000), max_size=6))
def test_blocks_get_what_the_whole_gets(cuts):
    frames = 2000
    places = sorted({0, frames, *(2 * cut for cut in cuts)})
    audio = np.arange(frames * 160, dtype=np.float32)
    made, _ = counting_voice()
    whole = Listening(source_of([100.0] * frames, audio), made, ConvertSettings())
    parts = Listening(source_of([100.0] * frames, audio), made, ConvertSettings())
    found = []
    for start, stop in itertools.pairwise(places):
        begin = max(0, start - CONTEXT_FRAMES)
        content = parts.between(begin, min(frames, stop + CONTEXT_FRAMES))
        found.append(content[(start - begin) // 2 : (stop - begin) // 2])
    np.testing.assert_array_equal(np.concatenate(found), whole.between(0, frames))


@pytest.mark.parametrize(("hz", "semitones"), [(100, 12), (200, 0), (400, -12), (150, 5)])
def test_matching_pitch(hz, semitones):
    source = SimpleNamespace(f0=np.array([hz, 0, hz], np.float32))
    assert shift_semitones(source, voice(), ConvertSettings(pitch="match")) == semitones
    assert shift_semitones(source, voice(), ConvertSettings(pitch=-3.5)) == -3.5


def test_nothing_to_match():
    silent = SimpleNamespace(f0=np.zeros(3, np.float32))
    assert shift_semitones(silent, voice(), ConvertSettings(pitch="match")) == 0.0
    unknown = SimpleNamespace(median_f0=0.0)
    source = SimpleNamespace(f0=np.full(3, 100, np.float32))
    assert shift_semitones(source, unknown, ConvertSettings(pitch="match")) == 0.0


def test_window_rms():
    audio = np.concatenate([np.zeros(16_000), np.ones(16_000)]).astype(np.float32)
    np.testing.assert_allclose(window_rms(audio, 16_000), [0, 0, np.sqrt(0.5), 1, 1])
    assert window_rms(np.zeros(0, np.float32), 16_000).tolist() == [0.0]


def gains(source, answer, share):
    parts = list(envelope_gain(source, answer, 8000, share))
    assert [place for place, _ in parts] == list(np.cumsum([0] + [len(g) for _, g in parts])[:-1])
    return np.concatenate([gain for _, gain in parts])


def test_envelope():
    source = np.full(16_000 * 50, 0.5, np.float32)
    answer = np.full(8_000 * 50, 0.1, np.float32)
    np.testing.assert_allclose(gains(source, answer, 0.0), 5.0, rtol=1e-4)
    np.testing.assert_allclose(gains(source, answer, 0.5), np.sqrt(5), rtol=1e-4)
    assert len(gains(source, answer, 0.0)) == len(answer)


@given(arrays.arrays(np.float32, 700, elements=strategies.floats(-1, 1, width=32)))
def test_envelope_is_finite(source):
    for answer in (np.zeros(350, np.float32), np.ones(350, np.float32)):
        assert np.isfinite(gains(source, answer, 0.0)).all()


@pytest.mark.parametrize(
    "wrong",
    [
        *({"pitch": 30.0}, {"index_rate": 1.5}, {"protect": -0.1}, {"format": "aiff"}),
        *({"sample_rate": 10}, {"volume_envelope": float("nan")}, {"f0_method": "?"}),
        *({"match_pitch": True}, {"cls": 1}, {"self": 1}, {"speaker": True}),
        *({"seed": -1}, {"seed": "x"}, {"seed": 1.5}, {"seed": True}, {"seed": None}),
    ],
)
def test_settings_out_of_range(wrong):
    with pytest.raises(MynahError) as caught:
        ConvertSettings.checked(**wrong)
    assert caught.value.code is ErrorCode.USAGE


def test_settings():
    assert ConvertSettings.checked() == ConvertSettings()
    assert ConvertSettings.checked(pitch="match", seed=5).pitch == "match"
    assert ConvertSettings.checked(sample_rate=None, format="ogg").format == "ogg"
    assert type(ConvertSettings.checked(sample_rate=44100.0).sample_rate) is int
