import json

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from helpers.library import fake_sample
from helpers.library_window import SpokenJobs, open_session, write_samples
from mynah.gui.controllers.library_controller import LibraryController
from mynah.gui.models.import_report import Phase
from mynah.gui.views.library.bin_dialog import BinDialog
from mynah.project.samples import Library
from mynah.protocol.errors import ErrorCode

pytestmark = pytest.mark.gui
COUNT = 12


@pytest.fixture
def count():
    return COUNT


@pytest.fixture
def session(qtbot, tmp_path, count):
    made = open_session(qtbot, tmp_path, count)
    made.jobs = SpokenJobs()
    yield made
    made.close()
    shiboken6.delete(made)


@pytest.fixture
def library(session, qtbot):
    made = LibraryController(session, session)
    made.view.resize(1000, 600)
    made.view.show()
    with qtbot.waitSignal(session.samples_changed):
        session.reload_samples()
    qtbot.waitUntil(lambda: not made.edits.busy)
    yield made
    # What shows goes before what is shown, as in the window.
    made.view.close()
    shiboken6.delete(made.view)


@pytest.fixture
def jobs(session):
    return session.jobs


def ids_of(session):
    return [sample.id for sample in session.samples.samples]


def settle(qtbot, library, session):
    """Wait until files have moved and the list was read again."""
    with qtbot.waitSignal(session.samples_changed):
        qtbot.waitUntil(lambda: not library.edits.busy)


def on_disk(session):
    return {sample.id for sample in Library(session.workspace).list()}


# The list and what is current


def test_the_newest_is_shown_at_first(library, session):
    assert library.current_sample == session.samples.sample(0)


def test_a_sample_that_changed_on_the_disk_is_told_again(library, session, qtbot):
    sample = library.current_sample
    with qtbot.waitSignal(library.sample_selected) as told:
        Library(session.workspace).set_transcript(sample.id, "New words")
        session.reload_samples()
    assert told.args == [sample.id]
    assert library.current_sample.transcript == "New words"


def test_files_that_come_from_elsewhere_are_noticed(library, session, qtbot):
    write_samples(session.workspace, 1, first=COUNT)
    qtbot.waitUntil(lambda: session.samples.rowCount() == COUNT + 1)


def test_reading_again_keeps_selection_and_place(library, session, qtbot):
    library.view.list.select(ids_of(session)[3:6])
    kept = library.view.list.selected_ids()
    write_samples(session.workspace, 2, first=COUNT)
    with qtbot.waitSignal(session.samples_changed):
        session.reload_samples()
    assert session.samples.rowCount() == COUNT + 2
    assert library.view.list.selected_ids() == kept


def test_space_asks_to_play(library, qtbot):
    library.view.list.selectRow(1)
    library.view.list.setFocus()
    with qtbot.waitSignal(library.play_requested) as asked:
        qtbot.keyClick(library.view.list, Qt.Key.Key_Space)
    assert asked.args == [library.samples.sample(1).id]


def test_some_samples_alone(library, session):
    wanted = ids_of(session)[2:4]
    session.go_to("library", wanted)
    assert library.samples.rowCount() == 2
    session.go_to("library", ids_of(session)[5])
    session.go_to("train", "add")
    assert library.samples.rowCount() == 2


def test_another_workspace(library, session, qtbot, tmp_path):
    with qtbot.waitSignal(session.samples_changed):
        session.open_folder(tmp_path / "other")
    assert session.samples.rowCount() == 0
    assert library.view.empty.isVisible()
    assert library.current_sample is None


# Deleting


def test_delete_undo_redo(library, session, qtbot):
    wanted = ids_of(session)[2:4]
    session.samples.set_chosen(wanted[:1])
    library.view.list.delete_requested.emit(wanted)
    assert session.samples.rowCount() == COUNT - 2
    assert library.view.notice.isVisible()
    settle(qtbot, library, session)
    assert on_disk(session).isdisjoint(wanted)
    assert "2" in library.view.bin_button.text()
    library.view.notice.action.click()
    settle(qtbot, library, session)
    assert set(wanted) <= on_disk(session)
    assert session.samples.chosen() == wanted[:1]
    assert library.view.list.selected_ids() == wanted
    session.undo.redo()
    settle(qtbot, library, session)
    assert session.samples.rowCount() == COUNT - 2
    session.undo.undo()
    settle(qtbot, library, session)
    assert on_disk(session) == set(ids_of(session))
    assert session.samples.rowCount() == COUNT
    assert session.problems == []


def test_an_undo_that_comes_before_the_files_have_moved(library, session, qtbot):
    library.deleting.delete(ids_of(session)[:5])
    session.undo.undo()
    settle(qtbot, library, session)
    qtbot.waitUntil(lambda: session.samples.rowCount() == COUNT)
    assert len(on_disk(session)) == COUNT
    assert Library(session.workspace).binned() == []


def test_the_notice_goes_when_something_else_would_be_undone(library, session):
    library.deleting.delete(ids_of(session)[:1])
    library.deleting.delete(ids_of(session)[:1])
    session.undo.undo()
    assert not library.view.notice.isVisible()


def test_a_delete_of_what_is_in_a_dataset_says_so(library, session):
    session.samples.set_sets({ids_of(session)[0]: ["narrator"]})
    library.deleting.delete(ids_of(session)[:2])
    assert "dataset" in library.view.notice.accessibleName()


def test_a_delete_that_fails_brings_the_rows_back(library, session, qtbot, monkeypatch):
    def refuse(self, sample_id):
        raise OSError("no")

    monkeypatch.setattr(Library, "delete", refuse)
    library.deleting.delete(ids_of(session)[:2])
    settle(qtbot, library, session)
    assert session.samples.rowCount() == COUNT
    assert len(session.problems) == 1


# The bin


def test_bin_restore_and_purge(library, session, qtbot):
    wanted = ids_of(session)[:3]
    library.deleting.delete(wanted)
    settle(qtbot, library, session)
    library.open_bin()
    dialog = library.bin.dialog
    assert isinstance(dialog, BinDialog)
    qtbot.waitUntil(lambda: library.bin.items.rowCount() == 3)
    dialog.list.selectRow(0)
    dialog.restore.click()
    qtbot.waitUntil(lambda: session.samples.rowCount() == COUNT - 2)
    qtbot.waitUntil(lambda: library.bin.items.rowCount() == 2)
    dialog.empty.click()
    dialog.question.yes.click()
    qtbot.waitUntil(lambda: library.bin.items.rowCount() == 0)
    assert list(session.workspace.bin_dir.iterdir()) == []
    dialog.close()
    qtbot.waitUntil(lambda: library.bin.dialog is None)
    session.undo.undo()
    qtbot.waitUntil(lambda: "removed for good" in library.view.notice.accessibleName())
    assert session.problems == []


def test_a_bin_that_is_emptied_elsewhere_is_noticed(library, session, qtbot):
    library.deleting.delete(ids_of(session)[:2])
    settle(qtbot, library, session)
    qtbot.waitUntil(lambda: "2" in library.view.bin_button.text())
    Library(session.workspace).purge_bin()
    qtbot.waitUntil(lambda: library.view.bin_button.text() == "Bin")


# Importing


def test_an_import_from_beginning_to_end(library, session, jobs, qtbot):
    session.settings.update(consent_note="My own voice")
    library.imports.import_paths(["/in/a.wav", "/in/b"])
    expected = ["import", "--workspace", str(session.workspace.root), "--consent=My own voice"]
    assert jobs.last.arguments == [*expected, "/in/a.wav", "/in/b"]
    panel = library.view.imports
    assert panel.isVisible()
    jobs.last.progress(1, 3)
    qtbot.waitUntil(lambda: "1 of 3" in panel.heading.text())
    write_samples(session.workspace, 2, first=COUNT)
    jobs.last.progress(3, 3)
    jobs.last.item("/in/a.wav", "ok", "id1")
    jobs.last.item("/in/b/c.wav", "warn", "id2")
    jobs.last.item("/in/b/d.wav", "refused", code="silence")
    with qtbot.waitSignals([library.imports.finished, session.samples_changed]):
        jobs.last.done()
    assert library.imports.report.imported == ["id1", "id2"]
    assert [file.name for file in library.imports.report.refused] == ["d.wav"]
    assert session.samples.rowCount() == COUNT + 2
    panel.close_button.click()
    assert not panel.isVisible()


def test_rows_come_while_it_goes_on(library, session, jobs, qtbot):
    library.imports._reloading.setInterval(10)
    library.imports.import_paths(["/in"])
    write_samples(session.workspace, 1, first=COUNT)
    jobs.last.progress(1, 3)
    qtbot.waitUntil(lambda: session.samples.rowCount() == COUNT + 1)
    assert library.imports.going


def test_drops_wait_for_each_other(library, jobs):
    library.imports.import_paths(["/one"])
    library.imports.import_paths(["/two"])
    library.imports.import_paths([])
    assert len(jobs.started) == 1
    assert "1" in library.view.imports.text.text()
    jobs.last.done()
    assert jobs.last.arguments[-1] == "/two"


def test_cancel_stops_and_forgets_what_waits(library, jobs):
    library.imports.import_paths(["/one"])
    library.imports.import_paths(["/two"])
    library.view.imports.cancel.click()
    assert jobs.last.asked_to_stop
    jobs.last.progress(2, 9)
    assert library.imports.report.phase is Phase.STOPPING
    jobs.last.item("/one/a.wav", "ok", "id1")
    jobs.last.cancelled()
    assert library.imports.report.phase is Phase.STOPPED
    assert "7 not looked at" in library.view.imports.text.text()
    assert len(jobs.started) == 1


def test_nothing_usable_is_no_banner_but_a_list(library, session, jobs):
    library.imports.import_paths(["/in/x.wav"])
    jobs.last.failed(ErrorCode.NOTHING_USABLE, [("/in/x.wav", "It is silent.")])
    assert session.problems == []
    assert library.view.imports.refused_list.isVisible()


@pytest.mark.parametrize("end", [lambda p: p.failed(ErrorCode.DISK_FULL), lambda p: p.crashed()])
def test_a_fault_is_reported_and_the_next_goes_on(library, session, jobs, end):
    library.imports.import_paths(["/one"])
    library.imports.import_paths(["/two"])
    end(jobs.last)
    assert len(session.problems) == 1
    assert len(jobs.started) == 2


def test_more_paths_than_a_command_line_takes_go_into_a_file(library, jobs, qtbot):
    paths = [f"/some/folder/with a name/recording number {n}.wav" for n in range(5000)]
    library.imports.import_paths(paths)
    qtbot.waitUntil(lambda: bool(jobs.started))
    assert jobs.last.arguments[-2] == "--from"
    file = library.imports._list_file
    assert file.read_bytes().split(b"\0")[:-1] == [path.encode() for path in paths]
    jobs.last.done()
    qtbot.waitUntil(lambda: not file.exists())


def test_a_note_given_later_goes_to_what_was_imported(library, session, jobs, qtbot):
    library.imports.import_paths(["/one"])
    wanted = ids_of(session)[0]
    panel = library.view.imports
    panel.consent.note_given.emit("Another person", True)
    jobs.last.item("/one/a.wav", "ok", wanted)
    jobs.last.item("/one/b.wav", "ok", "deleted-meanwhile")
    jobs.last.done()
    qtbot.waitUntil(lambda: panel.consent.kept.text() != "")
    sample = Library(session.workspace).get(wanted)
    assert json.loads(sample.meta_text)["consent"] == "Another person"
    assert session.settings.value.consent_note == "Another person"
    panel.consent.note_given.emit("Nobody", False)
    qtbot.waitUntil(lambda: Library(session.workspace).get(wanted).meta["consent"] == "Nobody")
    assert session.settings.value.consent_note == "Another person"
    assert session.problems == []


def test_what_was_just_added_alone(library, session, jobs, qtbot):
    library.imports.import_paths(["/one"])
    wanted = ids_of(session)[:2]
    for one in wanted:
        jobs.last.item("/one/a.wav", "ok", one)
    jobs.last.done()
    library.view.imports.show_added.click()
    assert library.samples.ids(range(library.samples.rowCount())) == wanted


def test_the_demo_is_there(library, jobs):
    library.add_demo()
    assert (jobs.last.arguments[-1]).endswith("demo")


def test_choosing_files_in_a_dialog(library, jobs, qtbot):
    library.add_files()
    dialog = library.view.findChild(QFileDialog, "add_dialog")
    assert "*.wav" in dialog.nameFilters()[0]
    dialog.filesSelected.emit(["/chosen.wav"])
    dialog.reject()
    assert jobs.last.arguments[-1] == "/chosen.wav"


@pytest.mark.parametrize("count", [0])
def test_the_first_import_ends_with_a_recording_to_look_at(library, session, qtbot, count):
    library.imports.import_paths(["/in"])
    sample = fake_sample(1, folder=session.workspace.samples_dir)
    session.jobs.last.item("/in/1.wav", "ok", sample.id)
    session.jobs.last.done()
    qtbot.waitUntil(lambda: library.current_sample == sample)
