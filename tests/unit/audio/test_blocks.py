"""Reading in blocks gives what reading at once gives, and so does reading after a jump."""

import numpy as np
import pytest
import soundfile

from mynah.audio import decode

RATE = 16000


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.mp3", "a.opus"])
def test_blocks_joined_are_the_whole(tmp_path, name):
    t = np.arange(6 * RATE) / RATE
    path = tmp_path / name
    options = {"format": "OGG", "subtype": "OPUS"} if name == "a.opus" else {}
    soundfile.write(path, 0.4 * np.sin(2 * np.pi * (200 + 100 * t) * t), RATE, **options)
    with decode.open_audio(path) as reader:
        whole = reader.read(10 * RATE)
    assert np.array_equal(np.concatenate(list(decode.blocks(path, 5000))), whole)


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.mp3"])
def test_skipping_is_reading_and_throwing_away(tmp_path, name):
    t = np.arange(3 * RATE) / RATE
    soundfile.write(tmp_path / name, 0.4 * np.sin(2 * np.pi * (200 + 100 * t) * t), RATE)
    with decode.open_audio(tmp_path / name) as reader:
        whole = reader.read(3 * RATE)[:, 0]
    with decode.open_audio(tmp_path / name) as reader:
        reader.skip(RATE)
        first = reader.read(100)[:, 0]
        reader.skip(RATE // 2)
        second = reader.read(100)[:, 0]
        assert reader.frames_read == 200
    assert first == pytest.approx(whole[RATE : RATE + 100], abs=2e-2)
    at = RATE + 100 + RATE // 2
    assert second == pytest.approx(whole[at : at + 100], abs=2e-2)
