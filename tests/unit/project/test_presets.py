"""Presets of a voice: saved, replaced, deleted, and they follow the voice."""

import json

import pytest

from mynah.project.presets import FILE_NAME, delete_preset, load_presets, save_preset
from mynah.project.voices import VoiceStore
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture
def workspace(tmp_path):
    made = Workspace(tmp_path / "space")
    made.ensure()
    store = VoiceStore(made)
    staged = store.stage()
    (staged / "model.safetensors").write_bytes(b"weights")
    store.publish("Anna", staged, {"kind": "lite"})
    return made


def test_a_preset_is_kept_replaced_and_deleted(workspace):
    assert load_presets(workspace, "Anna") == ()
    save_preset(workspace, "Anna", "Soft", {"pitch": "match", "protect": 0.2})
    save_preset(workspace, "Anna", "High ", {"pitch": 12.0})
    saved = load_presets(workspace, "Anna")
    assert [one.name for one in saved] == ["High", "Soft"]
    assert dict(saved[1].settings) == {"pitch": "match", "protect": 0.2}
    assert save_preset(workspace, "Anna", "soft", {"formant": 1.0})[1].name == "soft"
    assert [one.name for one in load_presets(workspace, "Anna")] == ["High", "soft"]
    assert [one.name for one in delete_preset(workspace, "Anna", "SOFT")] == ["High"]
    assert [one.name for one in load_presets(workspace, "Anna")] == ["High"]


def test_presets_follow_the_voice(workspace):
    save_preset(workspace, "Anna", "Soft", {"protect": 0.2})
    VoiceStore(workspace).rename("Anna", "Bella")
    assert [one.name for one in load_presets(workspace, "Bella")] == ["Soft"]
    with pytest.raises(MynahError) as caught:
        load_presets(workspace, "Anna")
    assert caught.value.code is ErrorCode.NOT_FOUND
    store = VoiceStore(workspace)
    store.restore(store.delete("Bella"))
    assert [one.name for one in load_presets(workspace, "Bella")] == ["Soft"]


def test_what_is_not_allowed_is_refused_or_left_out(workspace):
    with pytest.raises(MynahError) as caught:
        save_preset(workspace, "Anna", "Wild", {"protect": 3.0})
    assert caught.value.code is ErrorCode.USAGE
    with pytest.raises(MynahError) as caught:
        save_preset(workspace, "Anna", "  ", {})
    assert caught.value.code is ErrorCode.BAD_INPUT
    file = VoiceStore(workspace).show("Anna").dir / FILE_NAME
    listed = [{"name": "Old", "settings": {"pitch": 99, "later": 1, "formant": 2.0}}, 7, {}]
    file.write_text(json.dumps({"schema_version": 1, "presets": listed}))
    (kept,) = load_presets(workspace, "Anna")
    assert dict(kept.settings) == {"formant": 2.0}
    file.write_text("{broken")
    assert load_presets(workspace, "Anna") == ()


def test_presets_of_a_newer_program_are_not_overwritten(workspace):
    file = VoiceStore(workspace).show("Anna").dir / FILE_NAME
    file.write_text(json.dumps({"schema_version": 99, "presets": []}))
    with pytest.raises(MynahError) as caught:
        save_preset(workspace, "Anna", "Soft", {})
    assert caught.value.code is ErrorCode.NEWER_SCHEMA
