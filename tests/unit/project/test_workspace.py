import os
import secrets
import time

import pytest

from helpers.stand_in import stand_in
from mynah.project import atomic, leftovers, paths
from mynah.project import workspace as workspace_module
from mynah.project.workspace import SCHEMA_VERSION, Workspace, folder_of_opener
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.mark.parametrize("name", ["ws", "with space", "Übung 声", "n" * 200])
def test_a_workspace_is_made_and_opened_again(tmp_path, name):
    made = Workspace.open(tmp_path / name, create=True)
    assert Workspace.open(tmp_path / name) == made
    assert made.info["schema_version"] == SCHEMA_VERSION
    for folder in (made.samples_dir, made.bin_dir, made.datasets_dir, made.runs_dir):
        assert folder.is_dir()
    for folder in (made.voices_dir, made.exports_dir, made.cache_dir):
        assert folder.is_dir()


def test_nothing_is_made_unasked(tmp_path):
    with pytest.raises(MynahError) as caught:
        Workspace.open(tmp_path / "ws")
    assert caught.value.code is ErrorCode.NOT_FOUND
    assert not Workspace.plan(tmp_path / "ws").exists
    assert list(tmp_path.iterdir()) == []


def test_a_planned_workspace_is_made_by_the_first_write(tmp_path):
    planned = Workspace.plan(tmp_path / "ws")
    planned.ensure()
    assert planned.exists
    planned.discard_if_empty()
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_with_content_is_not_discarded(workspace):
    (workspace.samples_dir / "x.wav").write_bytes(b"x")
    workspace.discard_if_empty()
    assert (workspace.samples_dir / "x.wav").exists()


def test_a_workspace_has_a_file_to_double_click(workspace):
    opener = workspace.root / "workspace.mynah"
    assert folder_of_opener(opener) == workspace.root
    assert folder_of_opener(workspace.root / "workspace.json") is None
    opener.unlink()
    Workspace.open(workspace.root, read_only=True)
    assert not opener.exists()
    Workspace.open(workspace.root)
    assert "Mynah" in opener.read_text("utf-8")


def test_a_newer_workspace_is_refused_and_can_be_read(workspace):
    data = {"schema_version": SCHEMA_VERSION + 1, "future": True}
    atomic.write_json(workspace.root / "workspace.json", data)
    with pytest.raises(MynahError) as caught:
        Workspace.open(workspace.root, create=True)
    assert caught.value.code is ErrorCode.NEWER_SCHEMA
    reader = Workspace.open(workspace.root, read_only=True)
    assert reader.info["future"] is True
    with pytest.raises(MynahError) as caught:
        reader.ensure()
    assert caught.value.code is ErrorCode.NEWER_SCHEMA


def test_unknown_keys_survive(workspace):
    data = atomic.read_json(workspace.root / "workspace.json")
    atomic.write_json(workspace.root / "workspace.json", {**data, "future": [1]})
    Workspace.open(workspace.root).update_info(title="x")
    read = atomic.read_json(workspace.root / "workspace.json")
    assert (read["future"], read["title"]) == ([1], "x")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema_version": "one"}'])
def test_a_damaged_workspace_file_is_said_so(workspace, content):
    (workspace.root / "workspace.json").write_text(content)
    with pytest.raises(MynahError) as caught:
        Workspace.open(workspace.root, create=True)
    assert caught.value.code is ErrorCode.BROKEN_FILE


def test_a_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "ws").write_text("x")
    with pytest.raises(MynahError) as caught:
        Workspace.open(tmp_path / "ws", create=True)
    assert caught.value.code is ErrorCode.BAD_INPUT


def strange_name(folder):
    """A temporary name of another computer, of whose processes nothing is known here."""
    return folder / f"{atomic.TEMP_PREFIX}00000000-1-{secrets.token_hex(6)}"


def test_only_old_temporaries_of_strangers_are_swept(workspace):
    fresh = strange_name(workspace.samples_dir)
    old = strange_name(workspace.datasets_dir)
    for path in (fresh, old):
        path.write_bytes(b"half")
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (two_days_ago, two_days_ago))
    Workspace.open(workspace.root)
    assert fresh.exists()
    assert not old.exists()


def test_what_killed_runs_left_is_swept_with_the_rest(workspace):
    run = workspace.runs_dir / "20260101-1"
    staged, state = strange_name(workspace.runs_dir), strange_name(run)
    publishing, lock = run / ".mynah-abc", strange_name(workspace.runs_dir)
    for folder in (run, staged, publishing):
        folder.mkdir(parents=True)
        (folder / "job.json").write_bytes(b"{}")
    for path in (state, lock):
        path.write_bytes(b"half")
    for path in (staged, publishing, state, lock):
        os.utime(path, (1.0, 1.0))
    Workspace.open(workspace.root)
    assert [path.name for path in workspace.runs_dir.iterdir()] == [run.name]
    assert [path.name for path in run.iterdir()] == ["job.json"]


def test_home_moves_everything(tmp_path):
    home = tmp_path / "home"
    places = [paths.config_dir(), paths.data_dir(), paths.cache_dir(), paths.log_dir()]
    places += [paths.models_dir(), paths.default_workspace()]
    assert all(place.is_relative_to(home) for place in places)
    assert len(set(places)) == len(places)
    assert not home.exists()


def test_without_home_the_places_are_those_of_the_system(monkeypatch):
    monkeypatch.delenv("MYNAH_HOME")
    assert "mynah" in str(paths.config_dir())
    assert paths.default_workspace().name == "Mynah"


def test_a_workspace_that_may_not_be_written_opens_for_reading(tmp_path, monkeypatch):
    Workspace.open(tmp_path / "ws", create=True)
    monkeypatch.setattr(workspace_module, "os", stand_in(os, access=lambda path, mode: False))
    workspace = Workspace.open_or_read(tmp_path / "ws", create=True)
    assert workspace.read_only
    assert not workspace.newer
    with pytest.raises(MynahError) as caught:
        workspace.require_writable()
    assert caught.value.code is ErrorCode.NO_PERMISSION
    assert "copy it" in caught.value.hint


def test_a_full_disk_does_not_keep_a_workspace_from_opening(tmp_path, monkeypatch):
    Workspace.open(tmp_path / "ws", create=True)

    def full(root):
        raise MynahError(ErrorCode.DISK_FULL, "The disk is full.")

    monkeypatch.setattr(leftovers, "sweep", full)
    assert Workspace.open(tmp_path / "ws").exists


def test_a_result_may_lie_beside_a_workspace_that_is_for_reading_only(workspace, tmp_path):
    reading = Workspace.open(workspace.root, read_only=True)
    reading.require_writable_at(tmp_path / "elsewhere" / "result.wav")
    with pytest.raises(MynahError) as caught:
        reading.require_writable_at(workspace.exports_dir / "result.wav")
    assert caught.value.code is ErrorCode.NO_PERMISSION
    assert "elsewhere" in caught.value.hint
    workspace.require_writable_at(workspace.exports_dir / "result.wav")
