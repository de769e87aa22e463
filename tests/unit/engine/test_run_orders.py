"""Runs are found by their ids, and their orders are read."""

import json

import pytest

from helpers.fake_stages import make_job
from mynah.engine.run import create_run, find_run, list_runs
from mynah.project.workspace import Workspace
from mynah.protocol.errors import ErrorCode, MynahError


@pytest.fixture
def workspace(tmp_path):
    return Workspace.open(tmp_path / "work space ü", create=True)


def test_runs_are_found_by_prefix_and_listed_newest_first(workspace):
    with pytest.raises(MynahError, match="no run"):
        find_run(workspace)
    for run_id in ("2025-a", "2025-b", "2026-c"):
        create_run(workspace, make_job(run_id=run_id))
    assert [r.run_id for r in list_runs(workspace)] == ["2026-c", "2025-b", "2025-a"]
    assert find_run(workspace).run_id == "2026-c"
    assert find_run(workspace, "2025-a").run_id == "2025-a"
    with pytest.raises(MynahError, match="Several"):
        find_run(workspace, "2025")
    with pytest.raises(MynahError, match="begins with x"):
        find_run(workspace, "x")
    with pytest.raises(MynahError, match="already"):
        create_run(workspace, make_job(run_id="2025-a"))
    with pytest.raises(MynahError, match="cannot name"):
        create_run(workspace, make_job(run_id="../x"))


def test_job_round_trip_and_newer_schema(workspace):
    run = create_run(workspace, make_job())
    path = run.path / "job.json"
    data = json.loads(path.read_text())
    assert run.job.to_dict() | {"entries": data["entries"]} == data
    data["settings"]["future"] = 3
    path.write_text(json.dumps(data))
    assert run.job.settings.extra["future"] == 3
    path.write_text(json.dumps(data | {"schema_version": 99}))
    with pytest.raises(MynahError) as caught:
        _ = run.job
    assert caught.value.code is ErrorCode.NEWER_SCHEMA
    damaged = [data | {"entries": [one]} for one in (None, 5, "x", True)]
    for text in ("{", *map(json.dumps, damaged), json.dumps(data | {"settings": 5})):
        path.write_text(text)
        with pytest.raises(MynahError) as caught:
            _ = run.job
        assert caught.value.code is ErrorCode.BROKEN_FILE
