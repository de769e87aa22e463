"""Renaming, copying, deleting and describing voices by the command line."""

import json
from typing import Any

import pytest

from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.exitcodes import ExitCode


@pytest.fixture
def store(tmp_path):
    store = VoiceStore(Workspace.open(tmp_path / "ws", create=True))
    for name in ("Ada", "Bo"):
        staged = store.stage()
        (staged / "model.safetensors").write_bytes(name.encode())
        store.publish(name, staged, {"kind": "lite"})
    return store


@pytest.fixture
def voices(mynah, store):
    def run(*words: str) -> tuple[int, dict[str, Any]]:
        code, out, _ = mynah("voices", *words, "--json")
        return code, json.loads(out)

    return run


def names(store):
    return [one.name for one in store.list()]


def test_a_voice_is_renamed_and_copied(voices, store):
    assert voices("rename", "Ada", "Eve")[1]["voice"] == "Eve"
    assert voices("duplicate", "Eve", "Eve two")[0] == 0
    assert names(store) == ["Bo", "Eve", "Eve two"]
    code, answer = voices("rename", "Eve", "Bo")
    assert (code, answer["error"]["code"]) == (ExitCode.BAD_INPUT, "EXISTS")
    assert voices("rename", "Nobody", "X")[0] == ExitCode.NOT_FOUND


def test_a_voice_is_deleted_brought_back_and_removed_for_good(voices, store):
    assert voices("delete", "Ada")[0] == 0
    listed = voices("bin")[1]["voices"]
    assert [(one["name"], one["size"] > 0) for one in listed] == [("Ada", True)]
    assert voices("restore", "Bo")[0] == ExitCode.NOT_FOUND
    assert voices("restore", "Ada", "--as", "Ada again")[1]["voice"] == "Ada again"
    voices("delete", "Ada again"), voices("delete", "Bo")
    assert voices("bin", "Bo", "--purge")[1]["purged"]
    assert [one.name for one in store.binned()] == ["Ada again"]
    assert voices("bin", "--purge")[0] == 0
    assert (store.binned(), names(store)) == ([], [])


def test_a_card_is_shown_and_changed(voices, mynah, store):
    code, answer = voices("card", "Ada", "--author", "Ann", "--licence", "CC BY 4.0")
    assert (code, answer["card"]["author"]) == (0, "Ann")
    assert len(answer["weights_sha256"]) == 64
    voices("card", "Ada", "--consent", "my own voice", "--notes", "breathy")
    shown = mynah("voices", "card", "Ada")[1]
    assert all(text in shown for text in ("Ann", "CC BY 4.0", "my own voice", "breathy"))
    assert voices("card", "Ada", "--author", "")[1]["card"]["author"] == ""
    assert voices("card", "Ada", "--voice-version", "v009")[0] == ExitCode.NOT_FOUND


def test_a_look_is_shown_and_changed(voices, tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n....")
    before = voices("look", "Ada")[1]
    assert before["picture"] is None
    after = voices("look", "Ada", "--colour", "#123456", "--picture", str(tmp_path / "a.png"))[1]
    assert after["colour"] == "#123456" != before["colour"]
    assert after["picture"].endswith(".png")
    assert voices("look", "Ada", "--colour", "", "--no-picture")[1] == before
    assert voices("look", "Ada", "--colour", "blue")[0] == ExitCode.BAD_INPUT


def test_the_active_voice_is_chosen_and_listed(voices, mynah):
    assert voices("list")[1]["active"] == ""
    assert voices("use", "Bo")[1] == {"active": "Bo"}
    assert voices("use", "Nobody")[0] == ExitCode.NOT_FOUND
    voices("rename", "Bo", "Bea")
    assert voices("list")[1]["active"] == "Bea"
    assert "Bea  v001" in mynah("voices", "list")[1]
    assert mynah("voices", "list")[1].count("(active)") == 1


@pytest.mark.parametrize(
    "command",
    ["rename", "duplicate", "delete", "restore", "bin", "card", "look", "use", "blend", "export"],
)
def test_every_command_has_help(mynah, command):
    code, out, _ = mynah("voices", command, "--help")
    assert code == 0
    assert "exit codes:" in out


def test_a_voice_that_is_not_in_the_bin_cannot_be_removed(voices, store):
    assert voices("bin", "Nobody", "--purge")[0] == ExitCode.NOT_FOUND
