"""Copies, cards, the bin and the active mark: everything that is done to voices that are there."""

import json
import os
from pathlib import Path

import pytest

from mynah.project import activity, atomic
from mynah.project.active_voice import active_voice, set_active_voice
from mynah.project.locks import FileLock
from mynah.project.voice_card import FileRecord, VoiceCard, weights_sha256
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


def test_a_copy_is_a_voice_of_its_own(store):
    publish(store, content=b"old")
    original = publish(store, author="Ann", lineage={"base": "b"})
    atomic.write_json(original.dir.parent / "presets.json", {"presets": []})
    copy = store.duplicate("Ada", "Eve")
    assert [one.version for one in copy.versions] == ["v001"]
    store.verify(copy.current)
    assert dict(copy.current.card.files) == dict(original.card.files)
    assert (copy.current.card.author, copy.current.card.name) == ("Ann", "Eve")
    origin = copy.current.card.lineage["copy_of"]
    assert (origin["name"], origin["version"]) == ("Ada", "v002")
    assert origin["weights_sha256"] == weights_sha256(original.card) != ""
    assert copy.current.card.lineage["base"] == "b"
    assert (copy.dir / "presets.json").exists()
    assert code_of(store.duplicate, "Ada", "Eve") is ErrorCode.EXISTS
    assert code_of(store.duplicate, "Ada", " ") is ErrorCode.BAD_INPUT
    store.purge(store.delete("Ada"))
    store.verify(store.latest("Eve"))
    assert list(store.workspace.voices_dir.glob(".staging*")) == []


def test_a_copy_is_made_where_the_disk_has_no_hard_links(store, monkeypatch):
    publish(store)

    def refuse(*_args, **_kwargs):
        raise OSError(95, "not supported")

    monkeypatch.setattr(os, "link", refuse)
    store.verify(store.duplicate("Ada", "Eve").current)


def test_a_damaged_voice_is_not_copied(store):
    (publish(store).dir / "model.safetensors").write_bytes(b"garbled")
    assert code_of(store.duplicate, "Ada", "Eve") is ErrorCode.VERIFY_FAILED
    assert [one.name for one in store.list()] == ["Ada"]


class Killed(BaseException):
    pass


def killed_at(monkeypatch, number):
    """Let the process die right before its n-th rename, and right after it for n + 0.5."""
    true_rename, true_replace, count = type(WORK).rename, type(WORK).replace, [0]

    def dying(true):
        def rename(self, target):
            count[0] += 1
            if count[0] == number:
                raise Killed
            result = true(self, target)
            if count[0] + 0.5 == number:
                raise Killed
            return result

        return rename

    monkeypatch.setattr(type(WORK), "rename", dying(true_rename))
    monkeypatch.setattr(type(WORK), "replace", dying(true_replace))


WORK = Path()
MOMENTS = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5]


def all_voices(store):
    fresh = VoiceStore(Workspace.open(store.workspace.root))
    for voice in fresh.list():
        fresh.verify(voice.current)
    return {voice.name for voice in fresh.list()}, {one.name for one in fresh.binned()}


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        ("duplicate", ({"Ada"}, set()), ({"Ada", "Eve"}, set())),
        ("rename", ({"Ada"}, set()), ({"Eve"}, set())),
        ("delete", ({"Ada"}, set()), (set(), {"Ada"})),
        ("restore", (set(), {"Ada"}), ({"Eve"}, set())),
        ("purge", (set(), {"Ada"}), (set(), set())),
        ("edit_card", ({"Ada"}, set()), ({"Ada"}, set())),
    ],
)
def test_a_kill_at_any_rename_leaves_a_whole_store(store, monkeypatch, act, moment, before, after):
    publish(store)
    set_active_voice(store.workspace, "Ada")
    binned = store.delete("Ada") if act in ("restore", "purge") else None
    arguments = {
        "duplicate": ("Ada", "Eve"),
        "rename": ("Ada", "Eve"),
        "delete": ("Ada",),
        "restore": (binned, "Eve"),
        "purge": (binned,),
        "edit_card": ("Ada",),
    }[act]
    more = {"author": "Ann"} if act == "edit_card" else {}
    killed_at(monkeypatch, moment)
    try:
        getattr(store, act)(*arguments, **more)
    except Killed:
        monkeypatch.undo()
        found = all_voices(store)
        named_anew = (before[0], {"Eve"}) if act == "restore" else before
        assert found in (before, after, named_anew)
    else:
        monkeypatch.undo()
        assert all_voices(store) == after


def test_the_bin_of_voices_is_listed_and_emptied(store):
    publish(store, "Ada")
    publish(store, "Eve", b"other")
    first = store.delete("Ada")
    store.delete("Eve")
    (store.workspace.bin_dir / "some-recordings").mkdir()
    listed = store.binned()
    assert {one.name for one in listed} == {"Ada", "Eve"}
    assert listed[0].deleted_at >= listed[1].deleted_at > "2020"
    ada = next(one for one in listed if one.name == "Ada")
    assert ada.dir == first
    assert ada.size > len(b"weights") + len(b"index")
    store.purge(first)
    assert [one.name for one in store.binned()] == ["Eve"]
    assert code_of(store.purge, first) is ErrorCode.NOT_FOUND
    assert code_of(store.purge, store.workspace.bin_dir / "some-recordings") is ErrorCode.NOT_FOUND


def test_a_voice_comes_back_under_another_name_when_its_own_is_taken(store):
    first = publish(store)
    folder = store.delete("Ada")
    publish(store, content=b"meanwhile")
    assert code_of(store.restore, folder, " ") is ErrorCode.BAD_INPUT
    back = store.restore(folder, "Ada of old")
    assert back.current.card.files == first.card.files
    assert {one.name for one in store.list()} == {"Ada", "Ada of old"}


def test_the_active_mark_follows_a_rename_a_deletion_and_its_undo(store):
    publish(store, "Ada")
    publish(store, "Eve", b"other")
    set_active_voice(store.workspace, "Ada")
    store.rename("Eve", "Bo")
    assert active_voice(store.workspace) == "Ada"
    store.rename("Ada", "Zoë")
    assert active_voice(store.workspace) == "Zoë"
    folder = store.delete("Zoë")
    assert active_voice(store.workspace) == ""
    store.restore(folder)
    assert active_voice(store.workspace) == "Zoë"
    folder = store.delete("Zoë")
    set_active_voice(store.workspace, "Bo")
    store.restore(folder)
    assert active_voice(store.workspace) == "Bo"


def test_a_card_is_edited_and_keeps_what_it_says_besides(store):
    first = publish(store, future={"a": 1})
    second = publish(store, content=b"second")
    raw = atomic.read_json(first.dir / "voice.json")
    edited = store.edit_card("Ada", "v001", author=" Ann ", notes="breathy")
    assert (edited.card.author, edited.card.notes, edited.card.licence) == ("Ann", "breathy", "")
    now = atomic.read_json(first.dir / "voice.json")
    assert {**raw, "author": "Ann", "notes": "breathy"} == now
    store.verify(edited)
    assert store.edit_card("Ada", consent="my own voice").version == second.version
    assert store.edit_card("Ada", consent="").card.consent == ""
    assert code_of(store.edit_card, "Ada", "v009") is ErrorCode.NOT_FOUND
    with pytest.raises(MynahError) as caught:
        store.edit_card("Ada", notes="x" * 20_000)
    assert caught.value.code is ErrorCode.BAD_INPUT


def test_what_happens_to_voices_is_written_down(store):
    publish(store)
    store.rename("Ada", "Eve")
    store.duplicate("Eve", "Bo")
    store.edit_card("Bo", author="Ann")
    store.edit_card("Bo", author="Ann")
    folder = store.delete("Bo")
    store.restore(folder)
    store.purge(store.delete("Bo"))
    kinds = [one.kind for one in reversed(activity.read(store.workspace))]
    assert kinds == [
        "published",
        "voice_renamed",
        "voice_copied",
        "voice_edited",
        "voice_deleted",
        "voice_restored",
        "voice_deleted",
        "voice_purged",
    ]


def test_the_hash_of_the_weights_tells_voices_apart(store):
    card = publish(store).card
    assert weights_sha256(card) == card.files["model.safetensors"].sha256
    assert weights_sha256(VoiceCard(files={"a.pth": FileRecord(1, "f")})) == "f"
    assert weights_sha256(VoiceCard()) == ""


def test_a_voice_that_cannot_be_read_can_be_deleted_all_the_same(store):
    (publish(store).dir / "voice.json").write_text("")
    assert code_of(store.show, "Ada") is ErrorCode.BROKEN_FILE
    folder = store.delete("Ada")
    assert [one.dir for one in store.binned()] == [folder]
    assert code_of(store.delete, "Ada") is ErrorCode.NOT_FOUND
    store.purge(folder)
    assert store.binned() == []


def test_a_voice_is_only_used_where_it_is(store):
    publish(store)
    assert store.use("Ada") == ""
    assert store.use("") == "Ada"
    assert code_of(store.use, "Nobody") is ErrorCode.NOT_FOUND
    assert active_voice(store.workspace) == ""


def test_the_active_voice_is_chosen_under_the_lock_of_the_voices(store, monkeypatch):
    publish(store)
    held = []
    monkeypatch.setattr(
        "mynah.project.voices.set_active_voice",
        lambda workspace, _name: held.append(FileLock(workspace.voices_lock).acquire()),
    )
    store.use("Ada")
    assert held == [False]


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("minutes", "1e999"),
        ("minutes", "NaN"),
        ("minutes", "1" + "0" * 400),
        ("epochs", "-1"),
        ("epochs", "true"),
        ("steps", "9" * 30),
        ("sample_rate", "99999999999"),
    ],
)
def test_numbers_that_make_no_sense_count_as_missing(store, key, written):
    folder = publish(store).dir
    text = (folder / "voice.json").read_text(encoding="utf-8")
    data = json.loads(text)
    data[key] = "here"
    text = json.dumps(data).replace('"here"', written)
    (folder / "voice.json").write_text(text, encoding="utf-8")
    assert getattr(store.latest("Ada").card, key) == 0


def test_a_card_with_numbers_that_are_none_can_be_edited_and_copied(store):
    folder = publish(store).dir
    data = json.loads((folder / "voice.json").read_text(encoding="utf-8"))
    deep = 1.0
    for _ in range(60):
        deep = [deep]
    data |= {"measurements": {"similarity": float("nan"), "other": 10**40}, "deep": deep}
    (folder / "voice.json").write_text(json.dumps(data), encoding="utf-8")
    assert store.edit_card("Ada", notes="x").card.notes == "x"
    assert store.duplicate("Ada", "Eve").current.card.measurements == {
        "similarity": None,
        "other": None,
    }
