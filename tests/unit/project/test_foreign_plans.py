"""A workspace from a stranger may hold a plan of its own making; opening it touches no more."""

import json

import pytest

from mynah.project import edit_journal
from mynah.project.workspace import Workspace


@pytest.fixture
def precious(tmp_path):
    """Files of the person beside the workspace."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    (folder / "letter.wav").write_text("mine")
    return folder


@pytest.fixture
def staging(workspace):
    folder = workspace.samples_dir / ".staging-of-a-stranger"
    folder.mkdir()
    return folder


def opened(workspace):
    return Workspace.open(workspace.root)


@pytest.mark.parametrize(
    "plan",
    [
        {"write_files": [["../home/letter.txt", "theirs"]]},
        {"write_files": [["samples/../../home/letter.txt", "theirs"]]},
        {"write_files": [["{home}/letter.txt", "theirs"]]},
        {"drop_files": ["../home/letter.txt"]},
        {"drop_files": ["{home}/letter.txt"]},
        {"bring": [["letter", "../home"]]},
        {"bring": [["letter", "{home}"]]},
        {"bring": [["letter", "bin/../../home"]]},
        {"bring": [["letter", "samples/../../home"]]},
        {"remove": [["../../home/letter", "entry"]]},
        {"remove": [["letter", "../../home"]]},
    ],
)
def test_a_plan_that_reaches_outside_is_not_carried_out(workspace, staging, precious, plan):
    text = json.dumps(plan).replace("{home}", precious.as_posix())
    (staging / edit_journal.NAME).write_text(text)
    opened(workspace)
    assert sorted(path.name for path in precious.iterdir()) == ["letter.txt", "letter.wav"]
    assert (precious / "letter.txt").read_text() == "mine"
    assert not staging.exists()


@pytest.mark.parametrize(
    "text", ['{"bring": [1, "ab", null]}', '{"drop_files": [[]]}', '{"bring": 3}']
)
def test_a_plan_of_another_shape_does_not_keep_the_workspace_from_opening(workspace, staging, text):
    (staging / edit_journal.NAME).write_text(text)
    assert opened(workspace).exists
    assert not staging.exists()


def test_an_item_whose_name_is_a_path_does_not_move_there(workspace, staging, precious):
    item = staging / "item"
    item.mkdir()
    (item / "meta.json").write_text(json.dumps({"id": "../../home/letter"}))
    (item / "transcript.txt").write_text("theirs")
    opened(workspace)
    assert (precious / "letter.txt").read_text() == "mine"
    assert not staging.exists()


def test_what_else_lies_in_a_folder_that_is_brought_back_is_not_removed(workspace, staging):
    entry = workspace.bin_dir / "entry"
    entry.mkdir()
    (entry / "diary.txt").write_text("mine")
    plan = {"bring": [["letter", "bin/entry"]]}
    (staging / edit_journal.NAME).write_text(json.dumps(plan))
    opened(workspace)
    assert (entry / "diary.txt").read_text() == "mine"
