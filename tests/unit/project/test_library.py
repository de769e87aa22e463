import json
import sqlite3
import time
from pathlib import Path

import pytest

from helpers.library import fake_sample
from mynah.project import atomic
from mynah.project.sample_cache import FILE_NAME
from mynah.project.samples import Library
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture
def library(workspace):
    for number in range(4):
        fake_sample(number, day=number + 1, folder=workspace.samples_dir)
    return Library(workspace)


def code_of(call, *args):
    with pytest.raises(MynahError) as caught:
        call(*args)
    return caught.value.code


def names(library):
    return [sample.original_name for sample in library.list()]


def test_the_newest_come_first(library):
    assert names(library) == ["3.wav", "2.wav", "1.wav", "0.wav"]


def test_an_unmade_workspace_has_an_empty_library(tmp_path):
    assert Library(Workspace.plan(tmp_path / "none")).list() == []
    assert list(tmp_path.iterdir()) == []


def test_damaged_neighbours_are_passed_over_and_listed(library):
    folder = library.workspace.samples_dir
    first, second, third, _ = library.list()
    meta = folder / f"{first.id}.meta.json"
    meta.write_text(meta.read_text()[:50])
    second.path.unlink()
    (folder / f"{third.id}.meta.json").write_text('{"id": "another"}')
    (folder / "orphan.wav").write_bytes(b"RIFF")
    (folder / ".mynah-tmp-1-2").write_bytes(b"half")
    (folder / "readme.md").write_text("mine")
    (folder / "sub").mkdir()
    assert names(library) == ["0.wav"]
    assert len(library.problems()) == 4
    assert code_of(library.get, first.id) is ErrorCode.BROKEN_FILE


@pytest.mark.parametrize("bad", ["", "..", "../x", "nope", "a/b", "x" * 100, "a\x00"])
def test_odd_ids_are_not_found(library, bad):
    assert code_of(library.get, bad) is ErrorCode.NOT_FOUND
    assert code_of(library.delete, bad) is ErrorCode.NOT_FOUND


def test_samples_are_found_by_a_unique_start(library):
    first, second, *_ = library.list()
    assert library.resolve([first.id[:8], second.id, first.id]) == [first, second]
    assert code_of(library.resolve, [first.id, "zzz"]) is ErrorCode.NOT_FOUND
    assert code_of(library.resolve, [""]) is ErrorCode.USAGE
    folder = library.workspace.samples_dir
    for end in ("a", "b"):
        text = (folder / f"{first.id}.meta.json").read_text().replace(first.id, f"same{end}")
        (folder / f"same{end}.meta.json").write_text(text)
        (folder / f"same{end}.wav").write_bytes(b"")
    with pytest.raises(MynahError) as caught:
        library.resolve(["same", "nope"])
    assert caught.value.code is ErrorCode.USAGE
    assert [name for name, _ in caught.value.items] == ["same", "nope"]


def test_delete_and_restore_change_nothing(library):
    sample = library.list()[1]
    before = {p.name: p.read_bytes() for p in library.workspace.samples_dir.glob(f"{sample.id}*")}
    entry = library.delete(sample.id)
    assert sample.id not in [one.id for one in library.list()]
    assert not list(library.workspace.samples_dir.glob(f"{sample.id}*"))
    (binned,) = library.binned()
    assert (binned.entry, binned.sample.original_name) == (entry, sample.original_name)
    assert library.restore(entry) == sample
    after = {p.name: p.read_bytes() for p in library.workspace.samples_dir.glob(f"{sample.id}*")}
    assert after == before
    assert library.binned() == []
    assert code_of(library.restore, entry) is ErrorCode.NOT_FOUND


def test_restoring_by_entry_does_not_look_at_the_others(library, monkeypatch):
    sample = library.list()[0]
    entry = library.delete(sample.id)
    monkeypatch.setattr(Library, "binned", lambda _: pytest.fail("looked at all of the bin"))
    assert library.restore(entry) == sample


@pytest.mark.parametrize("entry", ["", ".", "..", "../samples", "no such"])
def test_nothing_outside_the_bin_is_restored(library, entry):
    assert code_of(library.restore, entry) is ErrorCode.NOT_FOUND


def test_a_sample_can_be_restored_by_its_id(library):
    sample = library.list()[0]
    library.delete(sample.id)
    assert library.restore(sample.id) == sample


def test_purging_counts_and_can_be_tried_first(library):
    entries = [library.delete(sample.id) for sample in library.list()[:3]]
    planned = library.purge_bin(dry=True)
    assert (planned.samples, planned.files) == (3, 9)
    assert planned.size == sum(item.size for item in library.binned()) > 0
    assert library.purge_bin(entries=entries[:1]).samples == 1
    assert len(library.binned()) == 2
    assert library.purge_bin().samples == 2
    assert library.purge_bin().samples == 0
    assert len(library.list()) == 1


@pytest.mark.parametrize("moved", [1, 2])
@pytest.mark.parametrize("way", ["delete", "restore"])
def test_a_move_that_was_broken_off_ends_in_the_bin(library, monkeypatch, way, moved):
    sample = library.list()[0]
    entry = library.delete(sample.id) if way == "restore" else None
    real, count = Path.rename, []

    class Killed(BaseException):
        pass

    def move(path, target):
        if len(count) == moved:
            raise Killed
        count.append(path)
        return real(path, target)

    monkeypatch.setattr(Path, "rename", move)
    with pytest.raises(Killed):
        library.restore(entry) if entry else library.delete(sample.id)
    monkeypatch.undo()
    assert sample.id not in [one.id for one in library.list()]
    fresh = Library(Workspace.open(library.workspace.root))
    assert sample.id not in [one.id for one in fresh.list()]
    assert fresh.problems() == []
    assert fresh.restore(sample.id) == sample


def test_transcripts_and_notes_are_kept_with_unknown_keys(library):
    sample = library.list()[0]
    library.update_meta(sample.id, future={"a": 1})
    changed = library.set_transcript(sample.id, "  New words. \n")
    assert changed.transcript == "New words."
    assert changed.meta["future"] == {"a": 1}
    assert changed.meta["transcript"]["origin"] == "user"
    assert library.set_transcript(sample.id, "").meta["transcript"]["origin"] == "none"
    assert library.list()[0].transcript == ""


def test_a_sample_of_a_newer_program_is_read_and_not_written(library):
    sample = library.list()[0]
    path = library.workspace.samples_dir / f"{sample.id}.meta.json"
    atomic.write_json(path, {**sample.meta, "schema_version": 9})
    assert library.get(sample.id).score == 0.9
    assert code_of(library.set_transcript, sample.id, "x") is ErrorCode.NEWER_SCHEMA


def test_values_of_a_wrong_type_do_no_harm(library):
    sample = library.list()[0]
    path = library.workspace.samples_dir / f"{sample.id}.meta.json"
    odd = {"id": sample.id, "audio": [], "assessment": "x", "original": None}
    atomic.write_json(path, odd)
    read = library.get(sample.id)
    assert (read.duration, read.score, read.sha256, read.original_name) == (0.0, 0.0, "", "")
    assert read.speech_seconds == 0.0
    atomic.write_json(path, {**odd, "assessment": {"score": 7, "speech_seconds": None}})
    assert library.get(sample.id).score == 1.0
    assert len(library.list()) == 4


def test_a_change_behind_the_cache_is_seen(library):
    library.list()
    sample = library.list()[0]
    (library.workspace.samples_dir / f"{sample.id}.txt").write_text("Otherwise now.")
    assert library.get(sample.id).transcript == "Otherwise now."
    assert library.list()[0].transcript == "Otherwise now."
    assert Library(library.workspace).list()[0].transcript == "Otherwise now."
    Library(library.workspace).delete(sample.id)
    assert sample.id not in [one.id for one in library.list()]


@pytest.mark.parametrize("damage", ["garbage", "old", "folder", "gone", "none"])
def test_the_cache_can_be_broken_or_missing(library, damage):
    expected = library.list()
    library = Library(library.workspace)
    path = library.workspace.cache_dir / FILE_NAME
    assert path.exists()
    if damage == "garbage":
        path.write_bytes(b"not a database" * 100)
    elif damage == "old":
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 99")
        database.close()
    else:
        path.unlink()
        if damage == "folder":
            path.mkdir()
        elif damage == "gone":
            library.workspace.cache_dir.rmdir()
    assert library.list() == expected
    assert library.list() == expected


def test_a_cache_whose_end_a_power_cut_took_is_made_again(library):
    """SQLite reads zeros behind the end of a short file and gives them out as the rest of a row."""
    long = "word " * 4_000
    for one in library.list():
        library.set_transcript(one.id, long)
    expected = library.list()
    path = library.workspace.cache_dir / FILE_NAME
    whole = path.read_bytes()
    for kept in range(0, len(whole), 1024):
        path.write_bytes(whole[:kept])
        assert Library(library.workspace).list() == expected, f"{kept} of {len(whole)} bytes"


def test_a_locked_cache_does_not_stop_the_library(library):
    library.list()
    with sqlite3.connect(library.workspace.cache_dir / FILE_NAME) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert len(library.list()) == 4
    database.close()


def test_a_read_only_library_writes_nothing(library):
    reader = Library(Workspace.open(library.workspace.root, read_only=True))
    assert len(reader.list()) == 4
    assert not (library.workspace.cache_dir / FILE_NAME).exists()
    assert code_of(reader.delete, reader.list()[0].id) is ErrorCode.NO_PERMISSION
    assert code_of(reader.set_transcript, reader.list()[0].id, "") is ErrorCode.NO_PERMISSION


def test_many_samples_are_listed_quickly(workspace):
    filler = {"assessment": {"score": 0.8, "measures": {f"m{n}": n / 7 for n in range(60)}}}
    for number in range(2_000):
        name = f"{number:016x}"
        meta = {"id": name, "imported_at": "2026", "audio": {"duration": 5.0}, **filler}
        for suffix, text in ((".wav", ""), (".txt", "x"), (".meta.json", json.dumps(meta))):
            with open(workspace.samples_dir / (name + suffix), "w") as file:  # noqa: PTH123
                file.write(text)
    library = Library(workspace)
    assert len(library.list()) == 2_000
    start = time.process_time()
    samples = library.list()
    took = time.process_time() - start
    assert len(samples) == 2_000
    assert took < 1.0, f"{took:.2f} s"
