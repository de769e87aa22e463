"""What a disk refuses is told in words that say what helps."""

import errno
import os
from types import SimpleNamespace

import pytest

from mynah.engine.run_faults import as_mynah_error
from mynah.project import atomic, disk, leftovers
from mynah.project.disk import disk_errors, refusal
from mynah.protocol.errors import ErrorCode, MynahError


def refused(path, number, monkeypatch, **room):
    free = {"f_files": 100, "f_favail": 50, "f_bavail": 20, **room}
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(**free), raising=False)
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _: SimpleNamespace(free=34_000))
    return refusal(OSError(number, os.strerror(number)), path, 5_000_000)


def test_a_full_disk_is_told_with_what_is_free_and_what_is_needed(tmp_path, monkeypatch):
    error = refused(tmp_path / "x", errno.ENOSPC, monkeypatch)
    assert error.code is ErrorCode.DISK_FULL
    assert "34 kB are free, 5 MB are needed" in error.message


def test_no_more_files_and_no_more_of_a_share_are_told_apart(tmp_path, monkeypatch):
    files = refused(tmp_path / "x", errno.ENOSPC, monkeypatch, f_favail=0)
    assert files.message.startswith("The disk takes no more files")
    share = refused(tmp_path / "x", errno.EDQUOT, monkeypatch)
    assert share.message.startswith("Your share of the disk is used up")
    assert {files.code, share.code} == {ErrorCode.DISK_FULL}


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.ENODEV])
def test_a_failing_disk_is_no_fault_of_the_program(tmp_path, number):
    with pytest.raises(MynahError) as caught, disk_errors(tmp_path / "x"):
        raise OSError(number, os.strerror(number))
    assert caught.value.code is ErrorCode.DISK_FAILED
    assert as_mynah_error(OSError(number, "x", "file")).code is ErrorCode.DISK_FAILED


def test_files_that_are_moved_together_go_back_together(tmp_path, monkeypatch):
    source, target = tmp_path / "a", tmp_path / "b"
    source.mkdir(), target.mkdir()
    for name in ("1", "2"):
        (source / name).touch()
    real = type(source).rename

    def full(self, to):
        if self.name == "2":
            raise OSError(errno.ENOSPC, "full")
        return real(self, to)

    monkeypatch.setattr(type(source), "rename", full)
    with pytest.raises(OSError, match="full"):
        atomic.move_together(["1", "2"], source, target)
    assert sorted(path.name for path in source.iterdir()) == ["1", "2"]
    assert not list(target.iterdir())


def test_a_recording_that_the_disk_refuses_half_way_leaves_no_part_in_the_library(
    tmp_path, monkeypatch
):
    item, samples = tmp_path / "item", tmp_path / "samples"
    item.mkdir(), samples.mkdir()
    for name in ("audio.wav", "transcript.txt", "meta.json"):
        (item / name).touch()
    real = type(item).rename

    def refused_once(self, to):
        if to.name.endswith(".meta.json"):
            raise OSError(errno.EIO, "failing")
        return real(self, to)

    monkeypatch.setattr(type(item), "rename", refused_once)
    with pytest.raises(OSError, match="failing"):
        leftovers.move_into_library(item, samples, "a")
    assert not list(samples.iterdir())
    assert len(list(item.iterdir())) == 3
