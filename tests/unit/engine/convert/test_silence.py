"""What is digital silence in a recording is silence in what is made of it."""

import numpy as np
import pytest

from mynah.engine.convert.silence import hushed, openness
from mynah.engine.features.loudness import frame_energy

RATE = 48_000


def recording(level_db=-20.0, dither=0.0):
    """Half a second of noise, a second of digital silence, half a second of noise, at 16 kHz."""
    rng = np.random.default_rng(0)
    audio = rng.normal(0, 10 ** (level_db / 20), 32_000)
    audio[8_000:24_000] = rng.normal(0, 1, 16_000) * dither
    return audio.astype(np.float32)


def level_db(audio):
    return 20 * np.log10(np.sqrt(np.mean(np.square(audio, dtype=np.float64))) + 1e-12)


@pytest.mark.parametrize(
    ("level", "dither"), [(-3, 0), (-20, 0), (-50, 0), (-70, 0), (-3, 2**-16), (-30, 2**-16)]
)
def test_nothing_is_heard_where_the_source_is_silent(level, dither):
    energy = frame_energy(recording(level, dither))
    answer = np.full(2 * RATE, 0.01, np.float32)
    made = np.concatenate(list(hushed(np.split(answer, [700, 50_000]), energy, RATE)))
    assert level_db(made[RATE * 11 // 20 : RATE * 29 // 20]) < -100
    for sound in (slice(0, RATE // 2), slice(RATE * 3 // 2, None)):
        assert np.array_equal(made[sound], answer[sound])
    assert np.abs(np.diff(made)).max() < 1e-4  # no click at its borders


def test_a_recording_that_is_nothing_but_silence_gives_nothing_else():
    made = list(hushed([np.ones(RATE, np.float32)], np.zeros(100), RATE))
    assert not np.any(made)
    assert openness(np.zeros(0)).shape == (0,)


def test_a_room_is_no_silence():
    energy = frame_energy(recording(dither=10 ** (-65 / 20)))
    assert openness(energy).min() == 1
    pieces = [np.ones(3, np.float32)]
    assert next(hushed(pieces, energy, RATE)) is pieces[0]
