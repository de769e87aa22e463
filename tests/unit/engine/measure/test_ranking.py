"""Which checkpoint is the best: by score, with a margin, and the last unless surely beaten."""

from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mynah.engine.measure.ranking import chosen, clip_score, margin, standings, top

score = st.floats(0, 1)
tables = st.integers(1, 4).flatmap(
    lambda clips: st.dictionaries(
        st.integers(1, 99), st.lists(score, min_size=clips, max_size=clips), min_size=1, max_size=6
    )
)


def test_a_score_is_between_nothing_and_perfect():
    assert clip_score(1.0, 0.0, 1.0) == pytest.approx(1)
    assert clip_score(0.0, 1200.0, 0.0) == 0
    assert clip_score(0.8, 10.0, 0.9) == pytest.approx(0.4 + 0.36 + 0.09)


def test_the_margin_is_students():
    assert margin([0.5, 0.6, 0.7], [0.4, 0.5, 0.6]) == pytest.approx(0, abs=1e-9)
    assert margin([1.0, 0.0], [0.0, 0.0]) == pytest.approx(12.706 * 0.5, rel=1e-3)
    assert margin([0.5], [0.4]) is None


def test_what_the_clips_differ_in_is_no_doubt():
    found = standings({1: [0.2, 0.5, 0.9], 2: [0.3, 0.6, 1.0]})
    assert found[2].best
    assert not found[2].in_doubt
    assert found[2].lead == pytest.approx(0.1)


def test_a_lead_on_one_clip_alone_is_in_doubt():
    found = standings({1: [0.5, 0.5, 0.5], 2: [0.5, 0.5, 0.9]})
    assert found[2].best
    assert found[2].in_doubt
    assert standings({1: [0.5], 2: [0.9]})[2].in_doubt


def test_the_first_of_equals_is_the_best():
    found = standings({5: [0.5, 0.5], 3: [0.5, 0.5]})
    assert [step for step, place in found.items() if place.best] == [3]


@given(tables)
def test_there_is_exactly_one_best(scores):
    found = standings(scores)
    best = [step for step, place in found.items() if place.best]
    assert best == [top(scores, scores)]
    assert found[best[0]].score == max(place.score for place in found.values())


@given(tables)
def test_the_last_is_published_unless_it_is_surely_beaten(scores):
    last = max(scores)
    step = chosen(scores, last, [one for one in scores if one != last])
    if step != last:
        doubt = margin(scores[step], scores[last])
        assert doubt is not None
        assert fmean(scores[step]) - fmean(scores[last]) > doubt


def test_who_may_be_published():
    scores = {1: [0.9, 0.9, 0.9], 2: [0.6, 0.6, 0.61], 3: [0.5, 0.5, 0.5]}
    assert chosen(scores, 3, [1, 2]) == 1
    assert chosen(scores, 3, [2]) == 2
    assert chosen(scores, 3, []) == 3
    assert chosen({1: [0.9], 2: [0.1]}, 2, [1]) == 2  # one clip proves nothing
