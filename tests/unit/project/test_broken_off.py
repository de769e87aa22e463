"""What a killed program leaves half done is finished or undone when the workspace opens again."""

import errno
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.stand_in import stand_in
from mynah.project import (
    activity,
    atomic,
    dataset,
    decisions,
    edit_journal,
    leftovers,
    owners,
    settings,
    storage,
    voices,
)
from mynah.project.active_voice import active_voice
from mynah.project.dataset import Dataset, Entry
from mynah.project.samples import Library
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


class KilledError(Exception):
    """Stands for the end of the process."""


def killed(*_args, **_options):
    raise KilledError


def broken_off(call, *args, **options):
    with pytest.raises(KilledError):
        call(*args, **options)


@pytest.fixture
def others_gone(monkeypatch):
    """As if another process had written what this one wrote, and was gone."""
    monkeypatch.setattr(owners, "_runs", lambda pid: False)


@pytest.fixture
def library(workspace, make_wav, bring_in):
    bring_in(make_wav("a.wav", text="Words."), make_wav("b.wav", seed=1))
    return Library(workspace)


def publish(store, name, content=b"weights"):
    with store.staged() as staged:
        (staged / "model.safetensors").write_bytes(content)
        return store.publish(name, staged, {"kind": "lite"})


def told(workspace):
    return [entry.kind for entry in activity.read(workspace)].count("mended")


def reopened(workspace):
    Workspace.open(workspace.root)
    assert told(workspace) == 1
    Workspace.open(workspace.root)
    assert told(workspace) == 1
    return workspace


def test_a_process_is_gone_or_not_or_nobody_knows(python_env):
    program = "from mynah.project import owners; print('x-' + owners.mark())"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=python_env, check=True, capture_output=True, text=True)
    assert owners.is_gone(done.stdout.strip())
    assert owners.is_at_work(f"x-{owners.mark()}")
    machine, pid, number = done.stdout.strip().split("-")[1:]
    assert not owners.is_gone(f"x-{machine[::-1]}0-{pid}-{number}")
    assert not owners.is_at_work(f"x-{machine[::-1]}0-{pid}-{number}")
    assert not owners.is_gone(f"{pid}-{number}")
    assert not owners.is_at_work(f"{pid}-{number}")


def test_a_clock_that_was_set_ahead_takes_nothing_from_a_living_process(workspace, monkeypatch):
    living = atomic.temporary_name(workspace.exports_dir)
    living.write_bytes(b"half of an export")
    stranger = workspace.exports_dir / f"{atomic.TEMP_PREFIX}of-another-computer"
    stranger.write_bytes(b"half of another")
    ahead = living.stat().st_mtime + 400 * 24 * 3600.0
    monkeypatch.setattr(atomic, "time", stand_in(atomic.time, time=lambda: ahead))
    atomic.remove_abandoned(workspace.exports_dir)
    assert living.exists()
    assert not stranger.exists()


def test_a_transcript_and_where_it_is_from_change_together(library, workspace, monkeypatch):
    sample = next(one for one in library.list() if one.transcript)
    with monkeypatch.context() as patch:
        patch.setattr(edit_journal.atomic, "write_text", _only(json_files=True))
        broken_off(library.set_transcript, sample.id, "Other words.")
    again = Library(reopened(workspace)).get(sample.id)
    assert again.transcript == "Other words."
    assert again.meta["transcript"]["origin"] == "user"


def _only(json_files):
    real = atomic.write_text

    def write(path, text):
        if (path.suffix == ".json") is not json_files:
            killed()
        real(path, text)

    return write


def test_an_exclusion_and_the_sets_change_together(library, workspace, monkeypatch):
    sample = library.list()[0]
    Dataset("Set", (Entry(sample.id, ""),)).save(workspace)
    with monkeypatch.context() as patch:
        patch.setattr(edit_journal, "carry_out", killed)
        broken_off(decisions.decide, workspace, sample.id, decisions.EXCLUDE)
    assert not library.get(sample.id).excluded
    reopened(workspace)
    assert library.get(sample.id).excluded
    assert Dataset.load(workspace, "Set").entries == ()


def test_a_renamed_set_is_never_there_twice(library, workspace, monkeypatch):
    Dataset("Old", (Entry(library.list()[0].id, ""),)).save(workspace)
    with monkeypatch.context() as patch:
        patch.setattr(edit_journal, "carry_out", killed)
        broken_off(dataset.rename, workspace, "Old", "New")
    assert dataset.names(workspace) == ["Old"]
    assert dataset.names(reopened(workspace)) == ["New"]


@pytest.mark.parametrize("whole", [False, True])
def test_a_purge_leaves_no_half_sample_in_the_bin(
    library, workspace, monkeypatch, others_gone, whole
):
    library.delete(library.list()[0].id)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", killed)
        if whole:
            broken_off(storage.purge, workspace, ["bin"])
        else:
            broken_off(library.purge_bin)
    assert library.binned() == []
    Workspace.open(workspace.root)
    assert list(workspace.bin_dir.iterdir()) == []


def test_a_deletion_that_had_not_begun_leaves_no_empty_entry(library, workspace, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(atomic, "move_together", killed)
        broken_off(library.delete, library.list()[0].id)
    assert len(list(workspace.bin_dir.iterdir())) == 1
    Workspace.open(workspace.root)
    assert list(workspace.bin_dir.iterdir()) == []
    assert len(library.list()) == 2


@pytest.mark.parametrize("step", range(3))
def test_a_deletion_that_a_disk_takes_back_neither_is_refused(library, workspace, step):
    """From the first, second or third rename on everything is refused, also the way back."""
    sample, real, count = library.list()[0], Path.rename, [0]

    def rename(path, target):
        count[0] += path.name.startswith(sample.id)
        if count[0] > step:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(MynahError, match="disk is full"):
            library.delete(sample.id)
    Workspace.open(workspace.root)
    places = [folder for folder in (workspace.samples_dir, *workspace.bin_dir.iterdir())
              if list(folder.glob(f"{sample.id}.*"))]  # fmt: skip
    assert len(places) == 1
    assert len(library.list()) + len(library.binned()) == 2


def test_what_was_being_replaced_comes_back(workspace, monkeypatch, others_gone):
    old, new = workspace.exports_dir / "Set-rvc", workspace.exports_dir / ".mynah-tmp-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "what").write_text(folder.name)
    real, kill_at = type(old).rename, [2]

    def rename(path, target):
        kill_at[0] -= 1
        if not kill_at[0]:
            killed()
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "_exchange", lambda one, other: False)  # as on Windows
        patch.setattr(type(old), "rename", rename)
        broken_off(atomic.replace_dir, new, old)
    assert not old.exists()
    reopened(workspace)
    assert (old / "what").read_text() == "Set-rvc"


@pytest.mark.parametrize(
    ("change", "active"),
    [
        (lambda store: store.rename("Ada", "Eve"), "Eve"),
        (lambda store: store.delete("Ada"), ""),
    ],
)
def test_the_active_voice_follows_what_was_broken_off(workspace, monkeypatch, change, active):
    store = VoiceStore(workspace)
    publish(store, "Ada")
    publish(store, "Bob", b"other")
    store.use("Ada")
    with monkeypatch.context() as patch:
        patch.setattr(voices, "set_active_voice", killed)
        broken_off(change, store)
    assert active_voice(reopened(workspace)) == active


def test_a_voice_that_came_back_is_active_again(workspace, monkeypatch):
    store = VoiceStore(workspace)
    publish(store, "Ada")
    store.use("Ada")
    binned = store.delete("Ada")
    with monkeypatch.context() as patch:
        patch.setattr(voices, "set_active_voice", killed)
        broken_off(store.restore, binned)
    assert active_voice(reopened(workspace)) == "Ada"
    store.use("")  # which nothing may undo at the next opening
    Workspace.open(workspace.root)
    assert active_voice(workspace) == ""


def test_a_voice_that_was_never_published_leaves_nothing(workspace, monkeypatch, others_gone):
    store = VoiceStore(workspace)
    with monkeypatch.context() as patch:
        patch.setattr(voices, "next_version", killed)
        patch.setattr(shutil, "rmtree", lambda *_args, **_options: None)
        broken_off(publish, store, "Ada")
    assert len(list(workspace.voices_dir.iterdir())) == 3
    Workspace.open(workspace.root)
    assert [path.name for path in workspace.voices_dir.iterdir()] == [".lock"]


def test_it_opens_also_where_nothing_can_be_finished(library, workspace, monkeypatch):
    sample = library.list()[0]

    def full(*_args):
        raise MynahError(ErrorCode.DISK_FULL, "The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(edit_journal, "carry_out", killed)
        broken_off(library.set_transcript, sample.id, "Other words.")
        patch.setattr(edit_journal, "carry_out", full)
        assert Workspace.open(workspace.root).exists
    assert told(workspace) == 0
    assert Library(reopened(workspace)).get(sample.id).transcript == "Other words."


def test_what_was_broken_off_does_not_undo_what_another_program_did_since(
    library, workspace, monkeypatch
):
    sample = library.list()[0]
    Dataset("Old", (Entry(sample.id, ""),)).save(workspace)
    with monkeypatch.context() as patch:
        patch.setattr(edit_journal, "carry_out", killed)
        broken_off(library.set_transcript, sample.id, "The first words.")
        broken_off(dataset.rename, workspace, "Old", "New")
    # Another window was open all the time.
    library.set_transcript(sample.id, "The last words.")
    Dataset("Old", ()).save(workspace, replace=True)
    again = Library(reopened(workspace)).get(sample.id)
    assert again.transcript == "The last words."
    assert Dataset.load(workspace, "Old").entries == ()


def test_an_import_that_came_too_late_and_was_killed_changes_no_sample(library, workspace):
    sample = library.list()[0]
    item = workspace.samples_dir / f"{leftovers.STAGING_PREFIX}x" / "item"
    item.mkdir(parents=True)
    # Its audio was already removed when the kill came.
    atomic.write_json(item / leftovers.META, {"id": sample.id})
    (item / leftovers.TEXT).write_text("Words of another file.")
    Workspace.open(workspace.root)
    assert Library(workspace).get(sample.id) == sample
    assert not item.parent.exists()


def test_one_thing_that_the_disk_refuses_leaves_nothing_else_unmended(
    library, workspace, monkeypatch, others_gone
):
    sample = library.list()[0]
    stuck = [atomic.temporary_name(workspace.exports_dir) for _ in range(3)]
    for path in stuck:
        path.mkdir()
    real = shutil.rmtree

    def refused(path, *args, **options):
        if path == sorted(stuck)[1]:
            raise PermissionError(13, "Permission denied")
        real(path, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(edit_journal, "carry_out", killed)
        broken_off(library.set_transcript, sample.id, "Other words.")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", refused)
        assert Workspace.open(workspace.root).exists
    assert [path.exists() for path in sorted(stuck)] == [False, True, False]
    assert Library(workspace).get(sample.id).transcript == "Other words."


def test_settings_that_were_being_written_leave_no_file(tmp_path, others_gone):
    path = tmp_path / "config" / "settings.json"
    settings.save(settings.Settings(threads=3), path)
    atomic.temporary_name(path.parent).write_bytes(b"half")
    assert settings.load(path).settings.threads == 3
    assert json.loads(path.read_text())["threads"] == 3
    assert {one.name for one in path.parent.iterdir()} <= {path.name, settings.LOCK_NAME}
