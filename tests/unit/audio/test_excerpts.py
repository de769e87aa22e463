"""Parts of a recording to be judged by ear."""

import numpy as np
import pytest
import soundfile

from mynah.audio.decode import DecodeError
from mynah.audio.excerpts import excerpts

RATE = 16000


def test_of_a_short_recording_all_is_taken(tmp_path):
    soundfile.write(tmp_path / "a.wav", np.full((RATE * 3, 2), 0.1, np.float32), RATE)
    (part,) = excerpts(tmp_path / "a.wav", tmp_path / "parts")
    assert soundfile.info(part).duration == pytest.approx(3.0)
    assert soundfile.info(part).channels == 1


def test_of_a_long_one_the_loud_places_in_order(tmp_path):
    audio = np.full(RATE * 60, 0.001, np.float32)
    for place, level in ((7, 0.3), (30, 0.5), (45, 0.4)):
        audio[place * RATE : (place + 8) * RATE] = level
    soundfile.write(tmp_path / "a.flac", audio, RATE)
    parts = excerpts(tmp_path / "a.flac", tmp_path / "parts")
    levels = [float(np.abs(soundfile.read(one)[0]).max()) for one in parts]
    assert [round(one, 1) for one in levels] == [0.3, 0.5, 0.4]
    assert all(soundfile.info(one).duration == pytest.approx(6.0) for one in parts)
    assert excerpts(tmp_path / "a.flac", tmp_path / "parts") == parts


def test_what_is_no_sound_is_refused(tmp_path):
    (tmp_path / "a.wav").write_bytes(b"nothing to hear")
    with pytest.raises(DecodeError):
        excerpts(tmp_path / "a.wav", tmp_path / "parts")
