import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from mynah.project import activity
from mynah.project.activity import Entry
from mynah.project.dataset import Dataset
from mynah.project.dataset import delete as delete_dataset
from mynah.project.samples import Library
from mynah.project.workspace import Workspace


def ago(days):
    moment = datetime.now(UTC) - timedelta(days=days)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def test_what_is_written_is_read_the_latest_first(workspace):
    activity.append(workspace, "imported", "take.wav", count=3, refused=1)
    activity.append(workspace, "run_started", "Bo", run="r1")
    latest, first = activity.read(workspace)
    assert (latest.kind, latest.subject, latest.run) == ("run_started", "Bo", "r1")
    assert (first.count, first.facts) == (3, {"refused": 1})


def test_no_journal_is_an_empty_one(workspace, tmp_path):
    assert activity.read(workspace) == []
    assert activity.forget_old(workspace, 3) == 0
    activity.append(Workspace(tmp_path / "nowhere"), "imported")
    assert not (tmp_path / "nowhere").exists()


def test_nothing_is_written_to_a_workspace_that_is_only_read(workspace):
    activity.append(Workspace(workspace.root, read_only=True), "imported")
    assert not activity.path_of(workspace).exists()


def test_torn_and_strange_lines_are_left_out(workspace):
    path = activity.path_of(workspace)
    path.write_bytes(b'{"at": "2026", "kind": "deleted"}\n[1]\n{"at": 3}\n\xff\xfe\n{"at": "20')
    activity.append(workspace, "imported")
    assert {one.kind for one in activity.read(workspace)} == {"imported", "deleted"}


def test_old_entries_go_after_their_time(workspace):
    path = activity.path_of(workspace)
    lines = [{"at": ago(days), "kind": "imported", "subject": str(days)} for days in (40, 20, 1)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert activity.forget_old(workspace, 30) == 1
    assert [one.subject for one in activity.read(workspace)] == ["1", "20"]
    assert activity.forget_old(workspace, 0) == 0
    assert len(activity.read(workspace)) == 2


def test_several_writers_lose_nothing(workspace):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: activity.append(workspace, "imported", str(n)), range(60)))
    assert {one.subject for one in activity.read(workspace)} == {str(n) for n in range(60)}


def test_a_journal_that_cannot_be_written_is_no_failure(workspace, caplog):
    activity.path_of(workspace).mkdir()
    activity.append(workspace, "imported")
    assert "could not be written" in caplog.text


def test_runs_that_were_told_are_known(workspace):
    activity.append(workspace, "run_finished", "Bo", run="r1")
    activity.append(workspace, "imported")
    assert activity.known_runs(workspace, ["run_finished"]) == {("run_finished", "r1")}


def test_export_as_csv_and_json(workspace):
    entries = [
        Entry("2026-01-01T00:00:00Z", "imported", 'a, "b"\nc', count=2, facts={"refused": 1}),
        Entry("2026-01-01T00:00:01Z", "deleted", "=HYPERLINK()"),
    ]
    rows = activity.as_csv(entries).splitlines()
    assert rows[0] == "at,kind,subject,run,count,facts"
    assert "'=HYPERLINK()" in activity.as_csv(entries)
    assert [one["kind"] for one in json.loads(activity.as_json(entries))] == ["imported", "deleted"]


@pytest.mark.parametrize("kind", activity.KINDS)
def test_every_kind_survives(workspace, kind):
    activity.append(workspace, kind, "x")
    assert activity.read(workspace)[0].kind == kind


def test_what_the_library_does_is_written_down(workspace, bring_in, make_wav):
    bring_in(make_wav("take.wav"))
    library = Library(workspace)
    sample = library.list()[0]
    library.restore(library.delete(sample.id))
    library.delete(sample.id)
    library.purge_bin(dry=True)
    library.purge_bin()
    Dataset("night", ()).save(workspace)
    delete_dataset(workspace, "night")
    told = [(one.kind, one.subject, one.count) for one in reversed(activity.read(workspace))]
    assert told == [
        ("imported", "take.wav", 1),
        ("deleted", "take.wav", 0),
        ("restored", "take.wav", 0),
        ("deleted", "take.wav", 0),
        ("purged", "", 1),
        ("dataset_saved", "night", 0),
        ("dataset_deleted", "night", 0),
    ]


def test_a_clock_set_years_ahead_does_not_empty_the_journal(workspace, monkeypatch):
    activity.append(workspace, "edited", "one")

    class Ahead(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2071, 1, 1, tzinfo=tz)

    monkeypatch.setattr(activity, "datetime", Ahead)
    assert activity.forget_old(workspace, 30) == 0
    assert [entry.subject for entry in activity.read(workspace)] == ["one"]
