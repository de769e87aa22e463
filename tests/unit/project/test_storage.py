import errno

import pytest

from helpers.library import fake_sample
from mynah.project import leftovers, locks
from mynah.project.locks import FileLock, locked
from mynah.project.samples import Library
from mynah.project.storage import PARTS, purge, usage
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture
def filled(workspace):
    for number in range(3):
        fake_sample(number, folder=workspace.samples_dir)
    library = Library(workspace)
    library.delete(library.list()[0].id)
    store = VoiceStore(workspace)
    for name in ("a", "b"):
        staged = store.stage()
        (staged / "model").write_bytes(b"12345")
        store.publish(name, staged)
    store.delete("b")
    return workspace


def test_every_part_is_counted(filled):
    parts = {one.part: one for one in usage(filled)}
    assert tuple(parts) == PARTS
    assert (parts["samples"].items, parts["samples"].files) == (2, 6)
    assert parts["bin"].items == 2
    assert parts["voices"].items == 1
    assert parts["voices"].files == 3
    assert parts["voices"].size > 5
    assert parts["runs"].items == 0


def test_the_bin_is_emptied_after_a_trial(filled):
    trial = purge(filled, ["bin", "cache", "bin"], dry=True)
    assert [one.part for one in trial] == ["bin", "cache"]
    assert list(filled.bin_dir.iterdir())
    assert purge(filled, ["bin", "cache"]) == trial
    assert list(filled.bin_dir.iterdir()) == []
    assert len(Library(filled).list()) == 2
    assert [voice.name for voice in VoiceStore(filled).list()] == ["a"]


def test_the_users_work_is_never_emptied_as_a_whole(filled):
    with pytest.raises(MynahError) as caught:
        purge(filled, ["samples", "bin"])
    assert caught.value.code is ErrorCode.USAGE
    assert list(filled.bin_dir.iterdir())


def test_a_missing_part_is_empty(tmp_path):
    assert all(one.items == one.size == 0 for one in usage(Workspace.plan(tmp_path / "none")))


def test_a_lock_has_one_holder(tmp_path):
    one, other = FileLock(tmp_path / "l"), FileLock(tmp_path / "l")
    assert one.acquire()
    assert not other.acquire()
    with pytest.raises(MynahError) as caught, locked(tmp_path / "l", timeout=0.05):
        pass
    assert caught.value.code is ErrorCode.BUSY
    one.release()
    one.release()
    assert other.acquire()
    other.release()


def test_where_nothing_can_be_locked_work_goes_on_and_nothing_is_swept(workspace, monkeypatch):
    staging = leftovers.Staging(workspace.samples_dir)

    def refuse(_handle):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(locks, "_try_lock", refuse)
    fake_sample(1, folder=workspace.samples_dir)
    library = Library(Workspace.open(workspace.root))
    library.restore(library.delete(library.list()[0].id))
    assert staging.folder.exists()
    staging.close()


def test_other_faults_of_a_lock_are_not_hidden(tmp_path, monkeypatch):
    def fail(_handle):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(locks, "_try_lock", fail)
    with pytest.raises(OSError, match="broken"):
        FileLock(tmp_path / "l").acquire()
