import errno
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest
import soundfile

from helpers.stand_in import stand_in
from mynah.audio import write as writing
from mynah.audio.decode import read
from mynah.audio.discover import find_audio
from mynah.audio.peaks import compute_peaks, peaks
from mynah.audio.write import (
    StreamWriter,
    WriteError,
    refused_by_the_system,
    remove_abandoned,
    write_audio,
)

X = (0.5 * np.sin(np.arange(48000) / 20)).astype(np.float32)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("kind", list(writing.FORMATS))
def test_what_is_written_can_be_read(tmp_path, kind):
    path = tmp_path / ("n" * 245)
    assert write_audio(path, X, 48000, kind, metadata={"title": "Ünï"}) == 1.0
    got = read(path)
    assert abs(len(got.samples) - 48000) < 1200
    assert np.std(got.samples[9000:-9000]) == pytest.approx(np.std(X), rel=0.05)
    assert names(tmp_path) == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="names are bytes elsewhere only")
@pytest.mark.parametrize("kind", ["wav", "mp3", "opus"])
def test_names_that_are_no_unicode(tmp_path, kind):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9"))
    folder.mkdir()
    path = folder / os.fsdecode(b"latin\xe9")
    write_audio(path, X, 48000, kind)
    assert len(read(path).samples) > 46000
    assert find_audio([folder]).files == (path,)


def test_float_keeps_what_is_over_one_and_integers_are_scaled(tmp_path):
    assert write_audio(tmp_path / "a.wav", 4 * X, 48000, subtype="FLOAT") == 1.0
    assert soundfile.read(tmp_path / "a.wav")[0].max() > 1.9
    gain = write_audio(tmp_path / "a.wav", 4 * X, 48000)
    assert gain == pytest.approx(0.5, abs=1e-3)
    assert np.abs(soundfile.read(tmp_path / "a.wav")[0] - 4 * X * gain).max() < 1e-3


def test_a_failure_leaves_the_old_file_and_no_rest(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(b"old")

    def stopped():
        with StreamWriter(path, 48000) as writer:
            writer.write(X)
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        stopped()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.wav"]


@pytest.mark.skipif(os.name != "posix", reason="kills as POSIX does")
def test_what_a_killed_writer_left_is_removed_by_the_next_and_nothing_else(tmp_path):
    program = "import sys, os; from mynah.audio.write import StreamWriter\n"
    program += "writer = StreamWriter(sys.argv[1], 48000); os.kill(os.getpid(), 9)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program, str(tmp_path / "killed.wav")]
    being_written = StreamWriter(tmp_path / "long.wav", 48000)
    subprocess.run(command, env=environment, check=False)
    assert len(names(tmp_path)) == 2
    remove_abandoned.cache_clear()  # as in a process that has not looked here yet
    write_audio(tmp_path / "new.wav", X, 48000)
    being_written.write(X)
    being_written.close()
    assert names(tmp_path) == ["long.wav", "new.wav"]


@pytest.mark.skipif(os.name != "posix", reason="folders are not flushed elsewhere")
def test_the_name_of_a_finished_file_is_flushed_too(tmp_path, monkeypatch):
    flushed = []
    original = os.fsync

    def fsync(handle):
        flushed.append((os.fstat(handle).st_ino, (tmp_path / "a.wav").exists()))
        original(handle)

    monkeypatch.setattr(writing, "os", stand_in(os, fsync=fsync))
    write_audio(tmp_path / "a.wav", np.zeros(100, np.float32), 48000)
    file, folder = (tmp_path / "a.wav").stat().st_ino, tmp_path.stat().st_ino
    assert flushed == [(file, False), (folder, True)]


def test_a_full_disk_is_said(tmp_path, monkeypatch):
    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing, "os", stand_in(os, fsync=full))
    with pytest.raises(WriteError, match="No space"):
        write_audio(tmp_path / "a.wav", X, 48000)
    assert names(tmp_path) == []


def test_what_cannot_be_written(tmp_path):
    with pytest.raises(ValueError, match="unknown format"):
        write_audio(tmp_path / "a", X, 48000, "xyz")
    with pytest.raises(ValueError, match="cannot hold"):
        write_audio(tmp_path / "a", X, 48000, "flac", "VORBIS")
    with pytest.raises(ValueError, match="192000"):
        write_audio(tmp_path / "a", X, 192000, "mp3")
    with pytest.raises(ValueError, match="finite"):
        write_audio(tmp_path / "a", X * np.float32("nan"), 48000)
    with pytest.raises(ValueError, match="tags"):
        write_audio(tmp_path / "a", X, 48000, metadata={"mood": "good"})
    with pytest.raises(WriteError):
        write_audio(tmp_path / "not there" / "a.wav", X, 48000)
    assert names(tmp_path) == []


def test_stream_writer_counts_what_it_clips(tmp_path):
    with StreamWriter(tmp_path / "a.wav", 48000, channels=2) as writer:
        for _ in range(3):
            writer.write(np.array([[0.5, 1.5]], np.float32))
    assert writer.clipped == 3
    assert soundfile.read(tmp_path / "a.wav")[0].shape == (3, 2)


def test_finding(tmp_path):
    (tmp_path / "sub" / "deeper").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    soundfile.write(tmp_path / "sub" / "b.wav", X, 48000)
    soundfile.write(tmp_path / "sub" / "deeper" / "no suffix", X, 48000, format="FLAC")
    (tmp_path / "sub" / "text.wav").write_text("text")
    (tmp_path / "sub" / "zero.flac").touch()
    (tmp_path / "sub" / "notes.txt").write_text("text")
    (tmp_path / "sub" / "._b.wav").write_bytes(b"\0\5\x16\7")
    (tmp_path / "sub" / "broken.wav").symlink_to("nowhere.wav")
    (tmp_path / "sub" / "again").symlink_to(tmp_path / "sub", target_is_directory=True)
    (tmp_path / "sub" / "c.wav").symlink_to(tmp_path / "sub" / "b.wav")
    os.mkfifo(tmp_path / "sub" / "pipe.wav")
    found = find_audio([tmp_path / "sub", tmp_path / "sub" / "b.wav", tmp_path / "empty", "/gone"])
    assert [path.name for path in found.files] == ["b.wav", "no suffix"]
    assert sorted((problem.path.name, problem.reason) for problem in found.problems) == [
        ("broken.wav", "vanished"),
        ("empty", "no_audio_here"),
        ("gone", "vanished"),
        ("pipe.wav", "not_a_file"),
        ("text.wav", "not_audio"),
        ("zero.flac", "empty"),
    ]
    assert found.passed_over == 1


def test_a_named_file_must_be_audio(tmp_path):
    (tmp_path / "notes.txt").write_text("text")
    assert [p.reason for p in find_audio([tmp_path / "notes.txt"]).problems] == ["not_audio"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything may be read")
def test_a_closed_folder_is_a_problem(tmp_path):
    (tmp_path / "closed").mkdir(mode=0)
    found = find_audio([tmp_path])
    (tmp_path / "closed").chmod(0o700)
    assert [problem.reason for problem in found.problems] == ["permission"]


def test_peaks_hold_every_extreme(tmp_path):
    rng = np.random.default_rng(0)
    x = rng.uniform(-0.9, 0.9, (400_000, 2)).astype(np.float32)
    soundfile.write(tmp_path / "a.wav", x, 48000, "FLOAT")
    made = compute_peaks(tmp_path / "a.wav")
    assert made.frames == 400_000
    for level in made.levels:
        assert (level[:, 0].min(), level[:, 1].max()) == (x.min(), x.max())
    assert made.levels[0][3].tolist() == [x[768:1024].min(), x[768:1024].max()]
    assert len(made.levels[-1]) <= 256
    assert 300 <= len(made.view(0, 400_000, 300)) <= 1202


def test_peaks_come_from_the_cache_until_the_file_changes(tmp_path, monkeypatch):
    path, cache = tmp_path / "a.wav", tmp_path / "cache"
    write_audio(path, X, 48000)
    first = peaks(path, cache)
    with monkeypatch.context() as patched:
        patched.setattr("mynah.audio.peaks.compute_peaks", None)
        again = peaks(path, cache)
    assert all(np.array_equal(a, b) for a, b in zip(first.levels, again.levels, strict=True))
    (entry,) = cache.iterdir()
    entry.write_bytes(entry.read_bytes()[:100])  # half written
    assert peaks(path, cache).frames == first.frames
    write_audio(path, X[:1000], 48000)
    assert peaks(path, cache).frames == 1000


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path, monkeypatch):
    def full(*args, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    write_audio(tmp_path / "a.wav", X, 48000)
    monkeypatch.setattr(tempfile, "mkstemp", full)
    assert peaks(tmp_path / "a.wav", tmp_path / "cache").frames == 48000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_why_a_library_could_not_write_is_found_out(tmp_path):
    assert refused_by_the_system(Path("/dev/full")) == errno.ENOSPC
    assert refused_by_the_system(tmp_path / "works after all") == errno.EIO
    error = WriteError(tmp_path / "x.wav", "System error.", errno.ENOSPC)
    assert (error.errno, "x.wav could not be written: System error." in str(error)) == (
        errno.ENOSPC,
        True,
    )
