from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from mynah.gui import activity_words
from mynah.gui.models.activity import ActivityFilter, ActivityTable, gathered
from mynah.gui.models.first_start import ComputerFacts, ModelEntry, model_sets
from mynah.gui.models.storage import RunUse, SortRole, StorageColumn, StorageTable
from mynah.project.activity import KINDS, Entry

pytestmark = pytest.mark.gui
START = datetime(2026, 1, 2, 10, 0, tzinfo=UTC)


def entry(kind, minutes=0.0, **facts):
    at = START - timedelta(minutes=minutes)
    return Entry(at.isoformat().replace("+00:00", "Z"), kind, **facts)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_an_icon_and_a_group(kind, qapp):
    assert activity_words.what(Entry("", kind)) != kind
    assert activity_words.icon_of(kind) != activity_words.icon_of("nothing known")
    assert sum(kind in kinds for _, kinds in activity_words.GROUPS.values()) == 1


def test_a_kind_of_a_newer_program_is_shown_as_it_is(qapp):
    assert activity_words.what(Entry("", "teleported")) == "teleported"


def test_details_say_what_is_known(qapp):
    one = entry("imported", subject="Talk", count=3, facts={"refused": 2, "code": "DISK_FULL"})
    words = activity_words.details(one)
    assert "Talk" in words
    assert "2" in words
    assert "disk space" in words


def test_the_same_again_and_again_is_one_row(qapp):
    rows = gathered(
        [
            entry("deleted", 0, subject="a"),
            entry("deleted", 0.5, subject="b"),
            entry("deleted", 1.2, subject="c"),
            entry("imported", 2, count=4),
            entry("imported", 2.1, count=1),
            entry("deleted", 50, subject="d"),
        ]
    )
    assert [(one.kind, one.count, one.subject) for one in rows] == [
        ("deleted", 3, ""),
        ("imported", 4, ""),
        ("imported", 1, ""),
        ("deleted", 0, "d"),
    ]


def test_the_journal_is_a_sound_model(qtmodeltester, qapp):
    model = ActivityTable()
    qtmodeltester.check(model)
    old = [entry("published", 5, subject="Bo"), entry("imported", 9)]
    model.set_entries(old)
    model.set_entries([entry("run_started", 1, run="r1"), *old])
    assert model.rowCount() == 3
    model.set_entries([])
    model.set_entries([entry("odd time"), Entry("yesterday-ish", "imported")])
    assert model.data(model.index(1, 0)) == ""


def test_new_entries_do_not_disturb_what_is_selected(qapp, qtbot):
    model = ActivityTable()
    old = [entry("published", 5, subject="Bo"), entry("imported", 9)]
    model.set_entries(old)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        model.set_entries([entry("run_started", 1, run="r1"), *old])


def test_the_filter_leaves_what_is_searched_for(qtmodeltester, qapp):
    model, proxy = ActivityTable(), ActivityFilter()
    proxy.setSourceModel(model)
    model.set_entries(
        [
            entry("published", 1, subject="Bo"),
            entry("imported", 2),
            entry("run_failed", 3, run="x9"),
        ]
    )
    qtmodeltester.check(proxy)
    proxy.set_text("bo PUBLISHED")
    assert [one.subject for one in proxy.entries()] == ["Bo"]
    proxy.set_text("x9")
    assert [one.kind for one in proxy.entries()] == ["run_failed"]
    proxy.set_text("")
    proxy.set_group("recordings")
    assert [one.kind for one in proxy.entries()] == ["imported"]
    proxy.set_group("")
    assert proxy.rowCount() == 3


def test_storage_is_a_sound_model(qtmodeltester, qapp):
    model = StorageTable()
    qtmodeltester.check(model)
    model.set_runs([RunUse("a", "Bo", "completed", work=10), RunUse("b", "An", resumable=True)])
    model.set_runs([RunUse("a", "Bo", "completed", work=20), RunUse("b", "An", resumable=True)])
    size = model.index(0, StorageColumn.SIZE)
    assert model.data(size, SortRole) == 20
    assert model.data(size, Qt.ItemDataRole.DisplayRole) == "20 bytes"
    assert model.data(model.index(1, StorageColumn.CLEARABLE)) == ""
    model.set_runs([])


def test_what_could_go_on_or_is_at_work_cannot_be_cleared():
    assert RunUse("a", work=10, checkpoints=5).clearable == 15
    assert RunUse("a", work=10, alive=True).clearable == 0
    assert RunUse("a", work=10, resumable=True).clearable == 0


def test_facts_of_the_computer_survive_odd_answers():
    assert ComputerFacts.from_doctor({}) == ComputerFacts(device="none")
    odd = {"device": 3, "memory": "much", "speed": {"gflops": "fast"}, "missing": {}, "disk": None}
    assert ComputerFacts.from_doctor(odd).gflops == 0.0
    limited = {"memory": {"total": 100, "limit": 40, "available": 9}}
    assert ComputerFacts.from_doctor(limited).memory == 40
    missing = {"missing": [{"name": "torch", "required": True}, {"name": "piper"}]}
    assert ComputerFacts.from_doctor(missing).missing == ("torch",)


def test_an_rvc_training_is_estimated_from_the_measured_speed():
    slow = ComputerFacts(device="cpu", gflops=190.0)
    fast = ComputerFacts(device="cuda", gflops=10_000.0)
    assert 10 < slow.rvc_hours < 40
    assert 0.5 < fast.rvc_hours < 3
    assert ComputerFacts().rvc_hours == 0


def test_sets_of_models_count_what_is_still_to_come():
    models = [
        {"name": "a", "size": 100, "present": True, "addresses": ["https://x.org/a"]},
        {"name": "b", "size": 100, "partial": 40, "addresses": ["https://y.org/b", "https://z/b"]},
    ]
    sets = model_sets({"models": models, "sets": [{"name": "s", "models": ["a", "b", "gone"]}]})
    assert sets[0].to_come == 60
    assert sets[0].hosts == ("y.org",)
    assert [one.name for one in sets[0].missing] == ["b"]
    assert model_sets({}) == []
    assert ModelEntry.from_dict({"name": "x", "sha256": None}).sha256 == ""
