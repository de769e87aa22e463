import os
import shutil
import time

import pytest

from mynah.project import atomic, voices
from mynah.project.voice_card import FileRecord, VoiceCard, read_card
from mynah.project.voice_reading import read_voice
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture
def store(workspace):
    return VoiceStore(workspace)


def publish(store, name="Ada", content=b"weights", **card):
    staged = store.stage()
    (staged / "model.safetensors").write_bytes(content)
    (staged / "sub").mkdir()
    (staged / "sub" / "index.bin").write_bytes(b"index")
    return store.publish(name, staged, {"kind": "lite", "sample_rate": 40000, **card})


def code_of(call, *args):
    with pytest.raises(MynahError) as caught:
        call(*args)
    return caught.value.code


@pytest.mark.parametrize("version", [[], {}, 1, None, "../v001", "v999"])
def test_a_pointer_from_elsewhere_that_points_nowhere_hides_no_voice(store, version):
    publish(store)
    atomic.write_json(store.workspace.voices_dir / "Ada" / "current.json", {"version": version})

    found = read_voice(store.workspace.voices_dir / "Ada")
    assert found is not None
    assert found.current.version == "v001"


def test_a_published_voice_is_listed_and_verified(store):
    version = publish(store, minutes=12, measurements={"likeness": 0.8})
    assert version.dir == store.workspace.voices_dir / "Ada" / "v001"
    assert version.current
    assert version.card.minutes == 12.0
    assert version.card.measurements == {"likeness": 0.8}
    assert set(version.card.files) == {"model.safetensors", "sub/index.bin"}
    store.verify(version)
    assert [voice.name for voice in store.list()] == ["Ada"]
    assert store.latest("Ada") == version
    assert sorted(path.name for path in store.workspace.voices_dir.iterdir()) == [".lock", "Ada"]


def test_versions_are_kept_and_can_be_gone_back_to(store):
    first, second = publish(store), publish(store, content=b"better")
    assert (first.version, second.version) == ("v001", "v002")
    assert store.latest("Ada").version == "v002"
    assert store.rollback("Ada").version == "v001"
    assert store.latest("Ada").version == "v001"
    assert code_of(store.rollback, "Ada") is ErrorCode.NOT_FOUND
    assert store.rollback("Ada", "v002").version == "v002"
    assert code_of(store.rollback, "Ada", "v009") is ErrorCode.NOT_FOUND
    third = publish(store, content=b"third")
    assert [one.version for one in store.show("Ada").versions] == ["v001", "v002", "v003"]
    assert third.current


def test_publishing_the_same_files_again_gives_the_same_version(store):
    first = publish(store)
    assert publish(store).version == first.version
    publish(store, content=b"other")
    assert publish(store).version == first.version
    assert store.latest("Ada").version == first.version


def test_a_foreign_folder_is_copied_and_stays(store, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "model.safetensors").write_bytes(b"x")
    atomic.write_json(tmp_path / "out" / "voice.json", {"kind": "rvc", "mine": {"a": 1}})
    version = store.publish("B", tmp_path / "out")
    assert (tmp_path / "out" / "model.safetensors").exists()
    assert version.card.kind == "rvc"
    assert version.card.extra == {"mine": {"a": 1}}
    assert atomic.read_json(version.dir / "voice.json")["mine"] == {"a": 1}
    assert list(store.workspace.voices_dir.glob(".staging*")) == []


@pytest.mark.parametrize(
    "name", ["Ada", "a/b", "..", "CON", "声 Zoë", "x" * 300, "v001", "a~b", " padded ", ".x"]
)
def test_any_name_can_be_published(store, name):
    version = publish(store, name)
    assert version.dir.parent.parent == store.workspace.voices_dir
    assert store.latest(name).version == "v001"
    assert [voice.name for voice in store.list()] == [name.strip()]


def test_names_that_differ_in_case_have_folders_that_do_not(store):
    one, other = publish(store, "Ada"), publish(store, "ADA", b"other")
    assert one.dir.parent.name.casefold() != other.dir.parent.name.casefold()
    assert store.latest("Ada").card.files != store.latest("ADA").card.files
    assert {voice.name for voice in store.list()} == {"Ada", "ADA"}
    assert publish(store, "ADA", b"new").dir.parent == other.dir.parent


@pytest.mark.parametrize("name", ["", "  "])
def test_a_voice_needs_a_name(store, name):
    assert code_of(publish, store, name) is ErrorCode.BAD_INPUT


def test_an_empty_folder_is_not_a_voice(store):
    assert code_of(store.publish, "Ada", store.stage()) is ErrorCode.BAD_INPUT
    assert store.list() == []


def test_unknown_voices_are_named_with_those_there_are(store):
    publish(store, "Ada")
    with pytest.raises(MynahError) as caught:
        store.show("Adda")
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert "Ada" in caught.value.hint
    assert code_of(store.version, "Ada", "v7") is ErrorCode.NOT_FOUND
    assert code_of(store.show, "") is ErrorCode.NOT_FOUND


def test_changed_files_are_found(store):
    version = publish(store)
    (version.dir / "model.safetensors").write_bytes(b"WEIGHTS")
    (version.dir / "sub" / "index.bin").unlink()
    with pytest.raises(MynahError) as caught:
        store.verify(version)
    assert caught.value.code is ErrorCode.VERIFY_FAILED
    assert [name for name, _ in caught.value.items] == ["model.safetensors", "sub/index.bin"]
    (version.dir / "model.safetensors").write_bytes(b"short")
    assert code_of(store.verify, version) is ErrorCode.VERIFY_FAILED


def test_a_damaged_old_version_is_not_gone_back_to(store):
    first = publish(store)
    publish(store, content=b"second")
    (first.dir / "model.safetensors").write_bytes(b"broken!")
    assert code_of(store.rollback, "Ada") is ErrorCode.VERIFY_FAILED
    assert store.latest("Ada").version == "v002"


@pytest.mark.parametrize("moment", ["before the rename", "after the rename", "at the pointer"])
def test_a_kill_while_publishing_leaves_the_version_in_use(store, monkeypatch, moment):
    publish(store)

    class Killed(BaseException):
        pass

    def die(*_args, **_kwargs):
        raise Killed

    if moment == "before the rename":
        monkeypatch.setattr(VoiceStore, "_put", die)
    elif moment == "after the rename":
        monkeypatch.setattr(VoiceStore, "verify", die)
    else:
        monkeypatch.setattr(VoiceStore, "_point", die)
    with pytest.raises(Killed):
        publish(store, content=b"second")
    monkeypatch.undo()
    fresh = VoiceStore(Workspace.open(store.workspace.root))
    assert fresh.latest("Ada").version == "v001"
    assert [voice.name for voice in fresh.list()] == ["Ada"]
    again = publish(fresh, content=b"second")
    assert (again.version, again.current) == ("v002", True)


def test_half_written_neighbours_are_passed_over(store):
    publish(store)
    folder = store.workspace.voices_dir
    (folder / "Ada" / "v002").mkdir()
    (folder / "Ada" / "v003").mkdir()
    (folder / "Ada" / "v003" / "voice.json").write_text("{")
    (folder / "Empty").mkdir()
    (folder / "file").write_text("x")
    (folder / "Ada" / "notes.txt").write_text("mine")
    voice = store.show("Ada")
    assert voice.current.version == "v001"
    assert len(voice.problems) == 2
    assert [one.name for one in store.list()] == ["Ada"]
    assert publish(store, content=b"next").version == "v004"


@pytest.mark.parametrize("pointer", [None, "", "{", '{"version": "v777"}', "[]"])
def test_without_a_pointer_the_newest_good_version_is_used(store, pointer):
    publish(store)
    publish(store, content=b"second")
    path = store.workspace.voices_dir / "Ada" / "current.json"
    path.unlink() if pointer is None else path.write_text(pointer)
    assert store.latest("Ada").version == "v002"


def test_a_voice_of_which_nothing_can_be_read_says_so(store):
    version = publish(store)
    (version.dir / "voice.json").write_text("")
    assert code_of(store.show, "Ada") is ErrorCode.BROKEN_FILE
    assert store.list() == []


def test_a_newer_card_is_refused(store):
    version = publish(store)
    data = atomic.read_json(version.dir / "voice.json")
    atomic.write_json(version.dir / "voice.json", {**data, "schema_version": 99})
    assert code_of(read_card, version.dir) is ErrorCode.NEWER_SCHEMA


def test_a_version_that_the_disk_garbled_does_not_come_into_use(store, monkeypatch):
    publish(store)
    monkeypatch.setattr(voices.voice_card, "differences", lambda *_: [("model", "is missing")])
    with pytest.raises(MynahError) as caught:
        publish(store, content=b"second")
    assert caught.value.code is ErrorCode.VERIFY_FAILED
    monkeypatch.undo()
    assert store.latest("Ada").version == "v001"


def test_a_deleted_voice_goes_to_the_bin(store):
    publish(store)
    folder = store.delete("Ada")
    assert folder.parent == store.workspace.bin_dir
    assert store.list() == []
    assert code_of(store.show, "Ada") is ErrorCode.NOT_FOUND


def test_old_staging_folders_are_swept(store):
    old, fresh = store.stage(), store.stage()
    (old / "x").write_bytes(b"x")
    long_ago = time.time() - 3 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    Workspace.open(store.workspace.root)
    assert not old.exists()
    assert fresh.exists()
    shutil.rmtree(fresh)


def test_a_card_reads_what_it_can():
    data = {"name": 3, "minutes": 2, "epochs": "many", "future": [1], "files": {"../x": {}}}
    data["files"] = {
        "../x": {"size": 1, "sha256": "a"},
        "/etc": {"size": 1, "sha256": "a"},
        "c:x": {"size": 1, "sha256": "a"},
        "ok/a": {"size": 1, "sha256": "a"},
        "odd": 5,
        "odder": {"size": "1"},
    }
    card = VoiceCard.from_dict(data)
    assert (card.name, card.minutes, card.epochs) == ("", 2.0, 0)
    assert card.files == {"ok/a": FileRecord(1, "a")}
    assert card.to_dict()["future"] == [1]
    assert VoiceCard.from_dict({"files": []}).files == {}


def test_a_voice_comes_back_from_the_bin(store):
    version = publish(store)
    folder = store.delete("Ada")
    publish(store, content=b"meanwhile")
    assert code_of(store.restore, folder) is ErrorCode.EXISTS
    store.delete("Ada")
    assert store.restore(folder).current.card == version.card
    assert code_of(store.restore, folder) is ErrorCode.NOT_FOUND
    assert code_of(store.restore, store.workspace.voices_dir / "Ada") is ErrorCode.NOT_FOUND


def test_a_voice_can_be_renamed(store):
    publish(store, "Ada")
    publish(store, "Eve", b"other")
    renamed = store.rename("Ada", "Zoë / 2")
    assert renamed.name == "Zoë / 2"
    assert renamed.current.version == "v001"
    store.verify(renamed.current)
    assert code_of(store.show, "Ada") is ErrorCode.NOT_FOUND
    assert code_of(store.rename, "Eve", "Zoë / 2") is ErrorCode.EXISTS
    assert code_of(store.rename, "Eve", " ") is ErrorCode.BAD_INPUT
    assert store.rename("Eve", "EVE").dir.name != "eve"
    assert publish(store, "Zoë / 2", b"next").version == "v002"
    assert publish(store, "Ada").version == "v001"


def test_a_rename_that_was_broken_off_has_the_new_name(store, monkeypatch):
    publish(store, "Ada")

    class Killed(BaseException):
        pass

    def die(*_args):
        raise Killed

    monkeypatch.setattr(VoiceStore, "_new_folder_name", die)
    with pytest.raises(Killed):
        store.rename("Ada", "Eve")
    monkeypatch.undo()
    assert [voice.name for voice in store.list()] == ["Eve"]
    assert publish(store, "Eve", b"next").version == "v002"
    assert code_of(store.show, "Ada") is ErrorCode.NOT_FOUND
    assert publish(store, "Ada").version == "v001"
    assert {voice.name for voice in store.list()} == {"Ada", "Eve"}
