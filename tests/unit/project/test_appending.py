"""What grows line by line in a workspace from a stranger grows there, and nowhere else."""

import sys

import pytest

from mynah.engine.journal import Journal
from mynah.engine.run_folder import RunFolder
from mynah.project import activity
from mynah.protocol.commands import Command
from mynah.protocol.errors import ErrorCode, MynahError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
TORN = "export PATH"  # without an end of line, which who mends a journal would cut off


@pytest.fixture
def precious(tmp_path):
    path = tmp_path / "profile"
    path.write_text(TORN)
    return path


def test_nothing_is_noted_through_a_link(workspace, precious, caplog):
    activity.path_of(workspace).unlink(missing_ok=True)
    activity.path_of(workspace).symlink_to(precious)
    activity.append(workspace, "deleted", "$(touch /tmp/mynah-canary)")
    assert precious.read_text() == TORN
    assert "is a link" in caplog.text


def test_no_journal_of_a_run_is_mended_or_written_through_a_link(tmp_path, precious):
    path = tmp_path / "events.jsonl"
    path.symlink_to(precious)
    with pytest.raises(MynahError) as caught:
        Journal(path)
    assert caught.value.code is ErrorCode.BROKEN_FILE
    assert precious.read_text() == TORN


def test_no_command_is_given_through_a_link(workspace, precious):
    run = RunFolder(workspace, workspace.runs_dir / "run")
    run.path.mkdir()
    run.commands_path.symlink_to(precious)
    with pytest.raises(MynahError) as caught:
        run.ask(Command.STOP)
    assert caught.value.code is ErrorCode.BROKEN_FILE
    assert precious.read_text() == TORN
    run.commands_path.unlink()
    run.ask(Command.STOP)
    assert run.commands_path.read_bytes().count(b"\n") == 1
