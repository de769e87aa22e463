"""What is drawn of a recording: close-ups of the waveform, and spectrograms."""

import time

import numpy as np
import pytest
import soundfile

from mynah.audio.decode import DecodeError
from mynah.audio.peaks import close_up, compute_peaks
from mynah.audio.spectrogram import height_of, spectrogram

RATE = 16000


@pytest.fixture
def tones(tmp_path):
    """One second each of 200, 1000 and 5000 Hz, half scale."""
    t = np.arange(RATE) / RATE
    x = np.concatenate([0.5 * np.sin(2 * np.pi * f * t) for f in (200, 1000, 5000)])
    soundfile.write(tmp_path / "tones.wav", x.astype(np.float32), RATE, subtype="FLOAT")
    return tmp_path / "tones.wav"


def loudest(picture, seconds):
    column = int((seconds - picture.start) / (picture.end - picture.start) * len(picture.levels.T))
    return (int(np.argmax(picture.levels[:, column])) + 0.5) / len(picture.levels)


def test_tones_lie_at_their_height_and_moment(tones):
    picture = spectrogram(tones)
    assert (picture.start, picture.end) == (0.0, pytest.approx(3.0))
    for second, hertz in enumerate((200, 1000, 5000)):
        expected = height_of(np.array([hertz]), picture.lowest, picture.highest)[0]
        assert loudest(picture, second + 0.5) == pytest.approx(expected, abs=0.02)
    assert picture.top_db == pytest.approx(-6.0, abs=0.6)


def test_a_stretch_shows_the_same_as_the_whole(tones):
    whole = spectrogram(tones)
    part = spectrogram(tones, 1.2, 1.6, top_db=whole.top_db)
    assert loudest(part, 1.4) == pytest.approx(loudest(whole, 1.4), abs=0.01)
    assert part.end == pytest.approx(1.6)
    assert part.levels.shape[1] <= 1200


def test_long_stretches_jump(tmp_path):
    path = tmp_path / "long.wav"
    rng = np.random.default_rng(0)
    with soundfile.SoundFile(path, "w", RATE, 1) as file:
        for minute in range(20):
            gain = 0.3 if minute == 10 else 0.0
            file.write(gain * rng.uniform(-1, 1, RATE * 60))
    begin = time.perf_counter()
    picture = spectrogram(path, columns=600)
    assert time.perf_counter() - begin < 2.0
    loud = picture.levels.mean(axis=0) > 100
    assert np.flatnonzero(loud).min() == pytest.approx(300, abs=1)
    assert loud.sum() == pytest.approx(30, abs=1)


def test_silence_and_very_short_files_have_a_picture(tmp_path):
    for frames in (0, 1, 100, RATE):
        soundfile.write(tmp_path / "a.wav", np.zeros(frames, np.float32), RATE)
        if frames:
            picture = spectrogram(tmp_path / "a.wav")
            assert picture.levels.dtype == np.uint8
            assert picture.levels.shape[1] >= 1
    with pytest.raises(DecodeError):
        spectrogram(tmp_path / "none.wav")


def test_quiet_noise_stays_dark_beside_a_voice(tones):
    picture = spectrogram(tones)
    assert np.median(picture.levels) < 30
    assert picture.levels.max() == 255
    assert picture.levels.min() == 0


def test_it_can_be_stopped(tones):
    asked = []
    spectrogram(tones, stop=lambda: asked.append(1) or True)
    assert len(asked) == 1


@pytest.mark.parametrize("pixels", [100, 800, 100_000])
def test_a_close_up_has_every_extreme(tones, pixels):
    x = soundfile.read(tones, dtype="float32")[0]
    pairs, width = close_up(tones, 5000, 9000, pixels)
    assert width == max(1, 4000 // pixels)
    assert len(pairs) <= 2 * pixels
    assert pairs[:, 0].min() == x[5000:9000].min()
    assert pairs[:, 1].max() == x[5000:9000].max()
    assert np.array_equal(pairs[0], [x[5000 : 5000 + width].min(), x[5000 : 5000 + width].max()])
    assert len(close_up(tones, 47_900, 99_000, 10)[0]) == 1
    assert len(close_up(tones, 90_000, 99_000, 10)[0]) == 0


def test_a_close_up_continues_the_pyramid(tones):
    pyramid = compute_peaks(tones)
    pairs, width = close_up(tones, 2560, 2560 + 256 * 20, 20)
    assert width == 256
    assert np.array_equal(pairs, pyramid.levels[0][10:30])
