"""What is in view never leaves the recording, and zooming keeps the moment below the pointer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mynah.gui.models.time_range import SHORTEST_VIEW_SECONDS, TimeRange

numbers = st.floats(-1e4, 1e4)


@given(
    duration=st.floats(0.05, 7200),
    steps=st.lists(st.tuples(st.sampled_from("zmsfa"), numbers, numbers), max_size=12),
)
def test_it_stays_inside(duration, steps):
    view = TimeRange.whole(duration)
    for what, one, other in steps:
        view = {
            "z": lambda v=view, a=one, b=other: v.zoomed(1.1 ** (a % 40 - 20), b),
            "m": lambda v=view, a=one: v.moved(a),
            "s": lambda v=view, a=one, b=other: v.show(a, b),
            "f": lambda v=view, a=one, b=other: v.fitting(min(a, b), max(a, b)),
            "a": lambda v=view, a=one: v.around(a),
        }[what]()
        assert -1e-9 <= view.start <= view.end <= duration + 1e-6
        assert view.span >= min(duration, SHORTEST_VIEW_SECONDS) - 1e-9


def test_zooming_keeps_a_moment_in_place():
    view = TimeRange.whole(100.0).zoomed(4.0, 30.0)
    assert (30.0 - view.start) / view.span == pytest.approx(0.3)
    assert view.span == pytest.approx(25.0)
    assert view.zoomed(1 / 100).is_whole


def test_a_page_is_turned_when_the_playhead_leaves():
    view = TimeRange.whole(100.0).show(0.0, 10.0)
    assert view.around(5.0) == view
    turned = view.around(10.5)
    assert turned.start == pytest.approx(10.0)
    assert turned.span == pytest.approx(10.0)
    assert view.around(99.9).end == pytest.approx(100.0)


def test_nothing_has_no_length():
    assert TimeRange().zoomed(2.0).span == 0.0
    assert TimeRange().around(1.0).span == 0.0
