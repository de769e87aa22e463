"""The power cut that the attacks simulate tears what is careless and leaves what is careful."""

from __future__ import annotations

import os
import random
import sys

import pytest

from mynah.project import atomic
from torture import torn

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc and forks")

OLD, NEW = b"old" * 1000, b"new" * 2000


def careful(file):
    atomic.write_bytes(file, NEW)


def unflushed(file):
    new = file.with_name("new")
    new.write_bytes(NEW)
    new.replace(file)
    atomic.sync_dir(file.parent)


def unsynced(file):
    new = file.with_name("new")
    new.write_bytes(NEW)
    atomic.sync_file(new)
    new.replace(file)


def left_by_cuts(folder, write, die_at=None, cuts=12):
    """What is found under a name after each of a few power cuts."""
    found = []
    for seed in range(cuts):
        place = folder / f"{write.__name__}-{die_at}-{seed}"
        (place / "root").mkdir(parents=True)
        file = place / "root" / "file"
        file.write_bytes(OLD)
        child = os.fork()
        if child == 0:
            try:
                torn.record(place / "stash", [place / "root"], die_at)
                write(file)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        torn.cut_power(place / "stash", [place / "root"], random.Random(seed))
        found.append(file.read_bytes() if file.exists() else None)
    return found


def test_what_was_flushed_and_renamed_stays(tmp_path):
    assert set(left_by_cuts(tmp_path, careful)) == {NEW}


def test_killed_at_any_operation_a_careful_write_is_whole(tmp_path):
    seen = set()
    for die_at in range(1, 6):  # create, flush, rename, flush of the folder, the unlink of nothing
        seen |= set(left_by_cuts(tmp_path, careful, die_at, cuts=3))
    assert seen == {OLD, NEW}


def test_what_was_renamed_without_a_flush_is_torn(tmp_path):
    found = left_by_cuts(tmp_path, unflushed)
    assert any(len(one) < len(NEW) for one in found)  # cut short or emptied
    assert any(len(one) == len(NEW) and one.endswith(b"\0") for one in found)
    assert OLD not in found


def test_a_rename_without_a_flush_of_its_folder_is_undone(tmp_path):
    assert set(left_by_cuts(tmp_path, unsynced)) == {OLD, NEW}
