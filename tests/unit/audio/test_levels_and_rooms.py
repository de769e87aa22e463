"""What comes in while somebody records: levels, the noise of the room, a file that grows."""

from __future__ import annotations

import numpy as np
import pytest
import soundfile

from mynah.audio import growing, levels
from mynah.audio.levels import LevelMeter, Loudness
from mynah.audio.room import Room, measure_room

RATE = 48_000


def noise(seconds: float, db: float, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    x = random.standard_normal(round(seconds * RATE))
    return (x / np.sqrt(np.mean(x**2)) * 10 ** (db / 20)).astype(np.float32)


def tone(seconds: float, db: float, hertz: float = 220.0) -> np.ndarray:
    time = np.arange(round(seconds * RATE)) / RATE
    return (10 ** (db / 20) * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def judged(signal: np.ndarray) -> levels.Level:
    meter = LevelMeter(RATE)
    for start in range(0, len(signal), 960):
        meter.update(signal[start : start + 960])
    return meter.level


@pytest.mark.parametrize(
    ("peak_db", "verdict"),
    [
        (-1.0, Loudness.LOUD),
        (-6.0, Loudness.GOOD),
        (-20.0, Loudness.GOOD),
        (-30.0, Loudness.QUIET),
        (-60.0, Loudness.WAITING),
        (-200.0, Loudness.NOTHING),
    ],
)
def test_levels_are_judged_by_their_peak(peak_db, verdict):
    level = judged(tone(1.0, peak_db))
    assert level.verdict is verdict
    if peak_db > -100:
        assert level.peak_db == pytest.approx(peak_db, abs=0.1)
        assert level.rms_db == pytest.approx(peak_db - 3.01, abs=0.1)


def test_a_pause_between_words_does_not_change_the_verdict_but_a_long_one_does():
    spoken = tone(0.5, -12)
    assert judged(np.concatenate((spoken, noise(1.0, -70)))).verdict is Loudness.GOOD
    after = judged(np.concatenate((spoken, noise(2.0, -70))))
    assert after.verdict is Loudness.WAITING
    assert after.rms_db == pytest.approx(-70, abs=1)


def test_clipping_is_said_for_a_while():
    clipped = np.clip(tone(0.3, 6), -1, 1)
    assert judged(clipped).verdict is Loudness.CLIPPING
    assert judged(np.concatenate((clipped, tone(1.0, -12)))).verdict is Loudness.CLIPPING
    assert judged(np.concatenate((clipped, tone(4.0, -12)))).verdict is Loudness.GOOD


def test_touching_full_scale_once_is_loud_and_not_clipped():
    touched = tone(0.5, -12)
    touched[1000] = 1.0
    assert judged(touched).verdict is Loudness.LOUD


def test_the_longest_run_at_full_scale():
    block = np.array([0, 1, 1, 0, -1, -1, 1, 1, 0, 1], np.float32)
    assert levels.clipped_run(block) == 4
    assert levels.clipped_run(np.zeros(4, np.float32)) == 0
    assert levels.clipped_run(np.ones(3, np.float32)) == 3


def test_broken_and_empty_blocks_change_nothing():
    meter = LevelMeter(RATE)
    known = meter.update(tone(0.1, -12))
    assert meter.update(np.zeros(0, np.float32)) == known
    assert meter.update(np.full(10, np.nan, np.float32)) == known
    meter.reset()
    assert meter.level == levels.Level()


@pytest.mark.parametrize(
    ("level_db", "verdict"), [(-75, Room.QUIET), (-55, Room.FAIR), (-40, Room.NOISY)]
)
def test_rooms(level_db, verdict):
    found = measure_room(noise(2.0, level_db), RATE)
    assert found.verdict is verdict
    assert found.level_db == pytest.approx(level_db, abs=1.0)
    assert not found.hum


def test_an_offset_and_rumble_are_not_the_room():
    found = measure_room(noise(2.0, -70) + tone(2.0, -30, 8.0) + np.float32(0.05), RATE)
    assert found.verdict is Room.QUIET
    assert found.level_db == pytest.approx(-70, abs=2)


def test_a_muted_microphone_is_not_a_quiet_room():
    assert measure_room(np.zeros(2 * RATE, np.float32), RATE).verdict is Room.NO_SOUND
    assert measure_room(np.zeros(10, np.float32), RATE).verdict is Room.NO_SOUND


def test_somebody_who_speaks_disturbs_the_check():
    signal = noise(2.0, -60)
    signal[RATE : RATE + RATE // 3] += tone(1 / 3, -15)
    assert measure_room(signal, RATE).verdict is Room.DISTURBED


def test_hum_is_named():
    humming = noise(2.0, -75) + tone(2.0, -50, 100) + tone(2.0, -52, 150)
    assert measure_room(humming, RATE).hum


@pytest.mark.parametrize(("bits", "subtype"), [(16, "PCM_16"), (24, "PCM_24")])
def test_a_file_that_grows_can_be_read_at_every_moment(tmp_path, bits, subtype):
    path = tmp_path / "take.wav"
    signal = tone(0.5, -3)
    file = growing.GrowingWav(path, RATE, bits)
    assert soundfile.info(path).frames == 0
    for count, start in enumerate(range(0, len(signal), 4800), 1):
        file.append(signal[start : start + 4800])
        info = soundfile.info(path)
        assert (info.frames, info.samplerate, info.subtype) == (4800 * count, RATE, subtype)
    file.close()
    file.close()
    stored, _ = soundfile.read(path, dtype="float32")
    assert np.abs(stored - signal).max() <= 2.0 ** -(bits - 1)
    assert file.seconds == 0.5


def test_a_file_that_grows_holds_extremes(tmp_path):
    path = tmp_path / "take.wav"
    file = growing.GrowingWav(path, RATE)
    file.append(np.array([1.0, -1.0, 5.0, -5.0, np.nan, np.inf], np.float32))
    file.close()
    stored, _ = soundfile.read(path)
    assert stored == pytest.approx([1, -1, 1, -1, 0, 1], abs=1e-6)


def test_a_file_that_grows_knows_when_it_is_full(tmp_path):
    file = growing.GrowingWav(tmp_path / "take.wav", RATE)
    assert not file.full
    file.frames = growing.MAX_DATA_BYTES // 3 - 10
    assert file.full
    file.close()
    with pytest.raises(ValueError, match="8 bits"):
        growing.GrowingWav(tmp_path / "other.wav", RATE, 8)
    with pytest.raises(FileExistsError):
        growing.GrowingWav(tmp_path / "take.wav", RATE)
