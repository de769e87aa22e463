"""The high shelf over speech of formant synthesis."""

from __future__ import annotations

import numpy as np
import pytest

from mynah.engine.speak.brightness import HIGH_HZ, LOW_HZ, SHELF_DB, brightened

RATE = 22_050


def gain_db(hertz: float) -> float:
    tone = np.sin(2 * np.pi * hertz * np.arange(RATE) / RATE).astype(np.float32)
    middle = slice(RATE // 4, -RATE // 4)
    ratio = np.std(brightened(tone, RATE)[middle]) / np.std(tone[middle])
    return float(20 * np.log10(ratio))


@pytest.mark.parametrize("hertz", [100, 1000, LOW_HZ])
def test_what_is_loud_enough_stays(hertz):
    assert gain_db(hertz) == pytest.approx(0.0, abs=0.1)


@pytest.mark.parametrize("hertz", [HIGH_HZ, 8000, 10_000])
def test_what_is_missing_comes_back(hertz):
    assert gain_db(hertz) == pytest.approx(SHELF_DB, abs=0.1)


def test_it_rises_steadily_in_between():
    gains = [gain_db(hertz) for hertz in np.geomspace(LOW_HZ, HIGH_HZ, 7)]
    assert gains == sorted(gains)
    assert gains[3] == pytest.approx(SHELF_DB / 2, abs=0.2)


@pytest.mark.parametrize("samples", [0, 1, 2, 3, 101])
def test_any_length_keeps_its_length(samples):
    made = brightened(np.ones(samples, np.float32), RATE)
    assert made.dtype == np.float32
    assert len(made) == samples


def test_nothing_moves_in_time():
    click = np.zeros(1001, np.float32)
    click[500] = 1.0
    assert int(np.argmax(np.abs(brightened(click, RATE)))) == 500
