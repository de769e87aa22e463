import json

import pytest

from helpers.desk_session import INTERRUPTED, run_info
from mynah.gui.views.parts import Banner
from mynah.project import activity
from mynah.project.workspace import now

pytestmark = pytest.mark.gui


STORAGE = {
    "parts": [{"part": "runs", "items": 1, "size": 3000}, {"part": "bin", "items": 1, "size": 10}],
    "runs": [{"run": "r1", "record": 100, "checkpoints": 1000, "work": 2000}],
}


def test_the_journal_is_read_when_it_is_looked_at(make_desk, session, window, qtbot):
    activity.append(session.workspace, "imported", "take.wav", count=2)
    desk = make_desk()
    window.show()
    assert desk.activity.table.rowCount() == 0
    window.show_section("activity")
    qtbot.waitUntil(lambda: desk.activity.table.rowCount() == 1)
    activity.append(session.workspace, "published", "Bo")
    qtbot.waitUntil(lambda: desk.activity.table.rowCount() == 2)


def test_what_is_listed_is_exported(make_desk, session, window, qtbot, tmp_path):
    activity.append(session.workspace, "imported", "take.wav")
    activity.append(session.workspace, "published", "Bo")
    desk = make_desk()
    desk.activity.refresh()
    qtbot.waitUntil(lambda: desk.activity.table.rowCount() == 2)
    desk.activity_view.journal.search.setText("bo")
    for name in ("a.csv", "a.json"):
        with qtbot.waitSignal(session.notice_given):
            desk.activity_view.journal.save_to(str(tmp_path / name))
    assert "take.wav" not in (tmp_path / "a.csv").read_text()
    assert json.loads((tmp_path / "a.json").read_text())[0]["subject"] == "Bo"


def test_work_is_cleared_after_a_look_at_what_goes(make_desk, session, window):
    desk = make_desk()
    session.runs.set_runs(run_info(state="completed"))
    desk.activity.measure()
    session.jobs.answer(["storage"], STORAGE)
    storage = desk.activity_view.storage
    assert not storage.clear.isEnabled()
    storage.table.selectRow(0)
    storage.clear.click()
    dialog = storage.window().findChild(object, "clear_dialog")
    dialog = dialog or desk.activity_view.findChild(object, "clear_dialog")
    assert "3.0 kB" in dialog.findChild(object, "clear_list").item(0).text()
    dialog.go.click()
    asked = session.jobs.questions[-1][0]
    assert asked[:2] == ["clear", "r1"]
    assert "--all" not in asked
    session.jobs.answer(["clear"], {"freed": 3000})


def test_a_run_that_could_go_on_is_only_deleted_as_a_whole(make_desk, session):
    desk = make_desk()
    session.runs.set_runs(run_info(**INTERRUPTED))
    desk.activity.measure()
    session.jobs.answer(["storage"], STORAGE)
    storage = desk.activity_view.storage
    storage.table.selectRow(0)
    assert not storage.clear.isEnabled()
    assert storage.delete.isEnabled()
    session.runs.set_runs(run_info(alive=True))
    assert not storage.delete.isEnabled()


def test_a_part_is_emptied(make_desk, session, qtbot):
    session.workspace.bin_dir.joinpath("x").write_text("old")
    desk = make_desk()
    desk.activity.measure()
    session.jobs.answer(["storage"], STORAGE)
    desk.activity_view.storage.empty_requested.emit("bin")
    desk.activity_view.findChild(object, "clear_dialog").go.click()
    qtbot.waitUntil(lambda: not session.workspace.bin_dir.joinpath("x").exists())


def test_old_entries_go_when_a_workspace_is_opened(make_desk, session, qtbot):
    path = activity.path_of(session.workspace)
    recent = f'{{"at": "{now()}", "kind": "imported"}}\n'
    path.write_text('{"at": "2020-01-01T00:00:00Z", "kind": "imported"}\n' + recent)
    session.settings.update(activity_days=30)
    make_desk()
    session.workspace_changed.emit(session.workspace)
    qtbot.waitUntil(lambda: path.read_text() == recent)


def test_banner_kinds_are_those_of_the_theme(make_desk, window):
    desk = make_desk()
    for kind in ("info", "good", "warn", "bad"):
        assert isinstance(desk.banners.show_banner(kind, "t", "x"), Banner)
