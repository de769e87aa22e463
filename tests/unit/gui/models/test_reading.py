"""A place in a script, and the outline of what is said."""

from __future__ import annotations

import numpy as np
import pytest

from mynah.gui.models import take_shape
from mynah.gui.models.reading import FREE, Reading
from mynah.gui.models.take_shape import TakeShape
from mynah.project.prompts import Script, said

pytestmark = pytest.mark.gui

SCRIPT = Script("en", "Four", ("One apple.", "Two pears.", "Three plums.", "Four figs."))


@pytest.fixture
def reading(qapp):
    made = Reading()
    made.read(SCRIPT)
    return made


def test_it_begins_with_the_first_sentence(reading):
    spot = reading.spot
    assert (spot.place, spot.total, spot.done, spot.is_done) == (0, 4, 0, False)
    assert (spot.text, spot.following) == ("One apple.", "Two pears.")
    assert (spot.key, spot.title) == ("en", "Four")


def test_what_the_library_holds_is_not_read_again(qtbot, reading):
    with qtbot.waitSignal(reading.changed):
        reading.set_said(said(["one apple", "Three plums!", ""]))
    assert reading.text == "Two pears."
    assert reading.spot.done == 2
    assert reading.spot.following == "Four figs."
    reading.go_on()
    assert reading.text == "Four figs."
    with qtbot.assertNotEmitted(reading.changed):
        reading.set_said(said(["one apple", "", "Three plums!"]))


def test_a_library_that_changes_later_does_not_move_the_reader(reading):
    reading.step(1)
    reading.set_said(said(["Two pears."]))
    assert reading.text == "Two pears."
    assert reading.spot.is_done


def test_going_on_wraps_around_and_ends(reading):
    reading.set_said(said(["Two pears.", "Three plums.", "Four figs."]))
    reading.step(3)
    reading.go_on()
    assert reading.text == "One apple."
    assert reading.spot.following == ""
    reading.add_coming("One apple.")
    assert reading.finished
    reading.go_on()
    assert reading.text == "One apple."


def test_steps_stay_within_the_script(reading):
    reading.step(-1)
    assert reading.spot.place == 0
    reading.step(9)
    assert reading.text == "Four figs."
    assert reading.spot.following == "One apple."


def test_what_is_on_its_way_counts_until_it_is_refused(reading):
    reading.add_coming("Two pears.")
    reading.add_coming("")
    assert reading.spot.done == 1
    assert reading.spot.following == "Three plums."
    reading.remove_coming("Two pears.")
    reading.remove_coming("Two pears.")
    assert reading.spot.done == 0


def test_free_speech_has_no_sentences(reading):
    reading.read(FREE)
    reading.go_on()
    reading.step(1)
    assert reading.spot.total == 0
    assert reading.text == ""
    assert not reading.finished


def feed(shape, sound, size):
    for start in range(0, len(sound), size):
        shape.add(sound[start : start + size])


def test_the_shape_holds_every_peak():
    shape = TakeShape(1000)
    sound = np.zeros(3000, np.float32)
    sound[1234], sound[2000] = 0.9, -0.7
    feed(shape, sound, 37)
    assert shape.seconds == 3.0
    whole = shape.whole()
    assert whole.shape == (300, 2)
    assert whole[123, 1] == pytest.approx(0.9)
    assert whole[200, 0] == pytest.approx(-0.7)
    assert np.count_nonzero(whole) == 2
    assert shape.recent().shape == (800, 2)
    assert shape.recent()[500 + 123, 1] == pytest.approx(0.9)


def test_the_shape_of_hours_stays_small():
    shape = TakeShape(200)  # 10 ms are two samples
    hour = np.linspace(0, 1, 3600 * 200, dtype=np.float32)
    feed(shape, hour, 7001)
    whole = shape.whole()
    assert take_shape.MOST_PAIRS / 2 - 1 <= len(whole) <= take_shape.MOST_PAIRS
    assert whole[:, 1].max() == pytest.approx(1, abs=0.01)
    assert np.all(np.diff(whole[:, 1]) > 0)
    # Time is even along it.
    assert whole[:, 1] == pytest.approx(np.linspace(0, 1, len(whole)), abs=0.005)
