"""Recordings made ready in blocks: the same as doing each step to the whole of them."""

import errno
from pathlib import Path

import numpy as np
import pytest
import soundfile

from mynah.audio import prepare as preparing
from mynah.audio.decode import DecodeError, read
from mynah.audio.filters import highpass
from mynah.audio.growing_array import GrowingArray
from mynah.audio.mono import to_mono
from mynah.audio.prepare import prepare
from mynah.audio.resample import resample
from mynah.audio.slicer import frame_rms

RATE = 44_100


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    monkeypatch.setattr(preparing, "_BLOCK_FRAMES", 5000)


def write(path, seconds=1.7, channels=1, level=0.2, subtype="PCM_24", offset=0.1):
    rng = np.random.default_rng(3)
    x = level * rng.standard_normal((round(RATE * seconds), channels)).clip(-4, 4) + offset
    soundfile.write(path, x, RATE, subtype=subtype)
    return path


@pytest.mark.parametrize("overlapped", [False, True])
@pytest.mark.parametrize("rate", [32_000, 40_000, 48_000])
@pytest.mark.parametrize(
    ("channels", "level", "subtype"), [(1, 0.2, "PCM_16"), (2, 0.2, "PCM_24"), (2, 0.6, "FLOAT")]
)
def test_in_blocks_as_whole(tmp_path, overlapped, rate, channels, level, subtype):
    path = write(tmp_path / "a.wav", channels=channels, level=level, subtype=subtype)
    target, small = tmp_path / "t.npy", tmp_path / "s.npy"
    found = prepare(path, rate, target, small, overlapped=overlapped)
    mono, _ = to_mono(read(path).samples)
    expected = highpass(resample(mono, RATE, rate), rate)
    got = np.load(target, mmap_mode="r")
    assert got.dtype == np.float32
    assert len(got) == found.length == len(expected)
    assert np.abs(got - expected).max() < 1e-4  # soxr's own difference between blocks and whole
    narrow = resample(expected, rate, 16_000)
    assert len(np.load(small)) == found.small_length == len(narrow)
    assert np.abs(np.load(small) - narrow).max() < 1e-4
    assert found.level == pytest.approx(frame_rms(np.asarray(got), round(0.015 * rate)), abs=1e-9)
    hop = rate // 100
    peaks = [np.abs(got[at : at + hop]).max() for at in range(0, len(got), hop)]
    assert found.peaks.tolist() == [float(p) for p in peaks]
    assert found.top_hz == min(rate, RATE) / 2
    assert ("over_full_scale" in [n.code for n in found.notes]) == (subtype == "FLOAT")


@pytest.mark.parametrize("overlapped", [False, True])
def test_what_cannot_be_read_leaves_nothing(tmp_path, overlapped):
    path = tmp_path / "a.wav"
    soundfile.write(path, np.zeros((0, 1)), RATE)
    target, small = tmp_path / "t.npy", tmp_path / "s.npy"
    with pytest.raises(DecodeError, match="no audio"):
        prepare(path, 40_000, target, small, overlapped=overlapped)
    path.write_bytes(b"nothing")
    with pytest.raises(DecodeError):
        prepare(path, 40_000, target, small, overlapped=overlapped)
    assert [p.name for p in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize("overlapped", [False, True])
def test_it_can_be_asked_to_end(tmp_path, overlapped):
    path = write(tmp_path / "a.wav")

    class AskedError(Exception):
        pass

    turns = iter(range(3))

    def goes_on():
        if next(turns, None) is None:
            raise AskedError

    with pytest.raises(AskedError):
        prepare(
            path,
            40_000,
            tmp_path / "t.npy",
            tmp_path / "s.npy",
            overlapped=overlapped,
            goes_on=goes_on,
        )
    assert [p.name for p in tmp_path.iterdir()] == ["a.wav"]


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path, monkeypatch):
    path = write(tmp_path / "a.wav")

    def full(self, block):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(GrowingArray, "append", full)
    with pytest.raises(OSError, match="No space"):
        prepare(path, 40_000, tmp_path / "t.npy", tmp_path / "s.npy", overlapped=True)
    assert [p.name for p in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize("length", [0, 1, 1_234_567])
def test_an_array_that_grows_reads_as_any_other(tmp_path, length):
    x = np.arange(length, dtype=np.float32)
    with GrowingArray(tmp_path / "ü.npy") as file:
        for part in np.array_split(x, 3):
            file.append(part)
        assert Path(file.path).stat().st_size >= 0
    assert np.array_equal(np.load(tmp_path / "ü.npy"), x)
    mapped = np.load(tmp_path / "ü.npy", mmap_mode="r") if length else x
    assert mapped.shape == (length,)


def test_an_unfinished_array_is_not_taken_for_one(tmp_path):
    file = GrowingArray(tmp_path / "a.npy")
    file.append(np.ones(5000, np.float32))
    with pytest.raises(ValueError, match="pickle"):
        np.load(tmp_path / "a.npy")
    with pytest.raises(KeyError), file:
        raise KeyError
    assert not (tmp_path / "a.npy").exists()
