"""A damaged file of a workspace hides nothing else."""

import json

import pytest

from helpers.whole_window import made_workspace
from mynah.gui.controllers.session import sets_of
from mynah.project import dataset
from mynah.project.samples import Library
from mynah.project.voices import VoiceStore


@pytest.fixture
def workspace(tmp_path):
    return made_workspace(tmp_path / "ws", samples=2, seconds=0.2)


@pytest.mark.parametrize(
    "content", ['{"schema_version": []}', '{"schema_version": 99}', '{"name": "else"}', "["]
)
def test_a_damaged_dataset_hides_no_other_and_no_recording(workspace, content):
    entries = tuple(dataset.Entry(one.id, one.sha256) for one in Library(workspace).list())
    for name in ("first", "second"):
        dataset.Dataset(name, entries).save(workspace)
    (workspace.datasets_dir / "first.json").write_text(content)
    assert [one.name for one in dataset.readable(workspace)] == ["second"]
    assert sets_of(workspace) == {one.sample_id: ["second"] for one in entries}


@pytest.mark.parametrize("key", ["version", "name"])
@pytest.mark.parametrize("value", [["v001"], {"a": 1}, 7, None, True])
def test_an_odd_pointer_hides_no_voice(workspace, key, value):
    store = VoiceStore(workspace)
    for name in ("Anna", "Ben"):
        with store.staged() as staged:
            (staged / "model.safetensors").write_bytes(b"weights")
            store.publish(name, staged, {"kind": "lite", "sample_rate": 32_000})
    pointer = workspace.voices_dir / "Anna" / "current.json"
    pointer.write_text(json.dumps({**json.loads(pointer.read_text()), key: value}))
    assert [one.name for one in store.list()] == ["Anna", "Ben"]
    assert store.show("Anna").current.version == "v001"
