"""Moments of content features, and features that are given those of another speaker."""

import numpy as np
import pytest

from mynah.engine.features.moments import SURE_FRAMES, ContentMoments


def speech(frames=4000, width=6, seed=0, mean=0.0, deviation=1.0):
    rng = np.random.default_rng(seed)
    return (mean + deviation * rng.standard_normal((frames, width))).astype(np.float32)


def loud(frames):
    return np.ones(2 * frames, np.float32)


def moments(content):
    found = ContentMoments.of([content], [loud(len(content))])
    assert found is not None
    return found


def test_of_several_pieces_they_are_those_of_the_whole():
    whole = speech(mean=3.0, deviation=0.5)
    found = ContentMoments.of([whole[:1000], whole[1000:]], [loud(1000), loud(3000)])
    np.testing.assert_allclose(found.mean, whole.mean(0), rtol=1e-4)
    np.testing.assert_allclose(found.deviation, whole.std(0), rtol=1e-3)
    assert found.frames == 4000


def test_pauses_do_not_count():
    content, contour = speech(400), loud(400)
    content[100:200] = 50.0
    contour[200:400] = 0.3
    found = ContentMoments.of([content], [contour])
    assert found.frames == 300
    assert np.abs(found.mean).max() < 0.5


def test_one_loud_half_of_a_frame_makes_it_speech():
    contour = np.zeros(8, np.float32)
    contour[3] = 1.0
    assert ContentMoments.of([speech(4)], [contour]).frames == 1


@pytest.mark.parametrize("pieces", [0, 1])
def test_without_speech_there_are_none(pieces):
    silence = [np.zeros(8, np.float32)] * pieces
    assert ContentMoments.of([speech(4)] * pieces, silence) is None


def test_features_get_the_moments_of_the_other_speaker():
    source = speech(mean=2.0, deviation=1.2)
    wanted = moments(speech(seed=1, mean=-1.0))
    before = source.copy()
    got = moments(moments(source).moved(source, wanted, 1.0))
    share = 4000 / (4000 + SURE_FRAMES)
    np.testing.assert_allclose(got.mean, 2.0 + share * -3.0, atol=0.1)
    np.testing.assert_allclose(got.deviation, 1.2 - share * 0.2, atol=0.05)
    assert np.array_equal(source, before)
    assert got.mean.dtype == np.float32


def test_deviations_move_within_bounds_and_nothing_moves_without_a_share():
    source, far = speech(deviation=0.1), moments(speech(seed=1, deviation=9.0))
    own = moments(source)
    assert moments(own.moved(source, far, 1.0)).deviation.max() < 0.15
    np.testing.assert_allclose(own.moved(source, far, 0.0), source, atol=1e-6)


def test_few_sounds_are_believed_little():
    source = speech(20, mean=2.0)
    moved = moments(source).moved(source, moments(speech(mean=0.0)), 1.0)
    assert np.abs(moved.mean(0) - source.mean(0)).max() < 0.5


def test_a_channel_that_never_changes_gives_numbers():
    source = np.ones((300, 3), np.float32)
    assert np.isfinite(moments(source).moved(source, moments(speech(300, 3)), 1.0)).all()
