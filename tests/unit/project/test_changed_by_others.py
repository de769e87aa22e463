"""What another program changed between the look and the change is not lost."""

from dataclasses import replace

import pytest

from helpers.golden import golden
from mynah.project import dataset, presets, settings
from mynah.project.dataset import Dataset, Entry
from mynah.project.locks import FileLock
from mynah.project.pronunciations import (
    Pronunciation,
    load_pronunciations,
    save_pronunciations,
)
from mynah.project.samples import Library
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError

ID = "122b6cdaf612d2ad"


@pytest.fixture
def old(tmp_path):
    return Workspace.open(golden(1, tmp_path))


def test_a_dataset_that_was_changed_meanwhile_is_not_replaced(old):
    seen = Dataset.load(old, "My set")
    replace(seen, entries=(*seen.entries, Entry("other", ""))).save(old, replace=True)
    with pytest.raises(MynahError) as caught:
        replace(seen, entries=()).save(old, replace=True, seen=seen)
    assert caught.value.code is ErrorCode.EXISTS
    assert len(Dataset.load(old, "My set").entries) == 3
    assert dataset.names(old) == ["My set"]


def test_words_that_a_terminal_added_stay(old):
    seen = load_pronunciations(old)
    save_pronunciations(old, [*seen, Pronunciation("two", "tu")], seen)
    save_pronunciations(old, [Pronunciation("one", "wan")], seen)
    assert [one.word for one in load_pronunciations(old)] == ["one", "two"]


def test_settings_of_two_windows_do_not_undo_each_other(tmp_path):
    path = tmp_path / "settings.json"
    settings.change({"recent_workspaces": ("/a",), "theme": "dark"}, path)
    settings.change({"recent_workspaces": ("/b",), "threads": 3}, path)
    kept = settings.load(path).settings
    assert (kept.recent_workspaces, kept.theme, kept.threads) == (("/b", "/a"), "dark", 3)


def test_an_import_does_not_write_over_a_transcript(old):
    kept = Library(old).set_transcript(ID, "From a file.", "file", only_missing=True)
    assert kept.transcript == "Words 1."


def test_damaged_presets_are_set_aside_and_not_lost(old):
    path = old.voices_dir / "Ada" / "presets.json"
    path.write_text('{"presets": [{"na')
    presets.save_preset(old, "Ada", "New", {"pitch": 1.0})
    assert path.with_name(presets.BROKEN_NAME).read_text() == '{"presets": [{"na'


def test_a_lock_whose_file_was_removed_is_not_taken(tmp_path, monkeypatch):
    path = tmp_path / "lock"
    second = FileLock(path)
    tried = second._try

    def remove_meanwhile(handle):
        path.unlink()  # by a holder that ended between the opening and the locking
        return tried(handle)

    monkeypatch.setattr(second, "_try", remove_meanwhile)
    assert not second.acquire()
    monkeypatch.undo()
    assert second.acquire()
    second.release(remove=True)
    assert not path.exists()
