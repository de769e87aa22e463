"""The queue of conversions: order, failures, cancelling, crashes, names, and what is told."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton

from mynah.gui.models.queue_item import QueueState
from mynah.project import activity
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui


def states(page):
    return [one.state.value for one in page.queue.items]


def drop(page, qtbot, *paths, count):
    page.drop_target.take([str(one) for one in paths])
    qtbot.waitUntil(lambda: page.queue.rowCount() == count)


def press(page, name):
    page.view.findChild(QAbstractButton, name).click()


def convert_all(page, converter, qtbot):
    while page.runner.going:
        qtbot.waitUntil(lambda: converter.open is not None or not page.runner.going)
        if converter.open is not None:
            converter.answer()


def test_a_folder_is_converted_in_one_drop_and_keeps_its_folders(
    page, session, recordings, qtbot, workspace
):
    drop(page, qtbot, recordings, count=4)
    broken = page.queue.at(3)
    assert (broken.source.name, broken.state) == ("broken.wav", QueueState.FAILED)
    assert broken.reason
    convert_all(page, session.converter, qtbot)
    out = workspace.exports_dir / "Anna"
    asked = [one.parameters for one in session.converter.conversions]
    assert [one["output"] for one in asked] == [
        str(out / "a.wav"),
        str(out / "b.wav"),
        str(out / "deep" / "a.wav"),
    ]
    assert {one["voice"] for one in asked} == {"Anna"}
    assert states(page) == ["done", "done", "done", "failed"]
    qtbot.waitUntil(lambda: page.queue.at(2).seconds is not None)


def test_one_goes_after_the_other_and_says_how_far_it_is(page, session, recordings, qtbot):
    drop(page, qtbot, recordings / "a.wav", recordings / "b.flac", count=2)
    qtbot.waitUntil(lambda: session.converter.open is not None)
    assert states(page) == ["loading", "waiting"]
    session.converter.advance(1, 4)
    assert states(page) == ["converting", "waiting"]
    assert page.queue.at(0).share == 0.25
    assert len(session.converter.conversions) == 1
    session.converter.answer()
    qtbot.waitUntil(lambda: len(session.converter.conversions) == 2)
    assert states(page) == ["done", "converting"]  # the voice is loaded now


def test_what_fails_says_why_and_the_rest_goes_on(page, session, recordings, qtbot):
    drop(page, qtbot, recordings / "a.wav", recordings / "b.flac", count=2)
    qtbot.waitUntil(lambda: session.converter.open is not None)
    session.converter.fail(items=[("a.wav", "It ends in the middle.")])
    qtbot.waitUntil(lambda: session.converter.open is not None)
    session.converter.answer()
    assert states(page) == ["failed", "done"]
    assert page.queue.at(0).reason == "It ends in the middle."


def test_results_are_numbered_and_never_written_over(page, session, recordings, qtbot, workspace):
    out = workspace.exports_dir / "Anna"
    out.mkdir(parents=True)
    (out / "a.wav").write_bytes(b"mine")
    drop(page, qtbot, recordings / "a.wav", recordings / "deep" / "a.wav", count=2)
    convert_all(page, session.converter, qtbot)
    made = [one.result.path.name for one in page.queue.items]
    assert made == ["a_2.wav", "a_3.wav"]
    assert (out / "a.wav").read_bytes() == b"mine"


def test_each_keeps_the_settings_it_was_added_with(page, session, recordings, qtbot):
    form = page.view.panel.form
    drop(page, qtbot, recordings / "a.wav", count=1)
    form.set_settings({"pitch": 5.0, "format": "flac"})
    form.changed.emit()
    drop(page, qtbot, recordings / "b.flac", count=2)
    page.view.voice.choose("Bella")
    convert_all(page, session.converter, qtbot)
    first, second = [one.parameters for one in session.converter.conversions]
    assert (first["settings"]["pitch"], second["settings"]["pitch"]) == (0.0, 5.0)
    assert (first["voice"], second["voice"]) == ("Anna", "Anna")
    assert second["output"].endswith("b.flac")


def test_what_has_no_effect_is_not_sent(page, session, recordings, qtbot):
    page.view.voice.choose("Bella")
    drop(page, qtbot, recordings / "a.wav", count=1)
    qtbot.waitUntil(lambda: session.converter.open is not None)
    assert "index_rate" not in session.converter.open.parameters["settings"]


def test_not_at_once_waits_for_the_button(page, session, recordings, qtbot):
    page.view.queue.at_once.setChecked(False)
    drop(page, qtbot, recordings / "a.wav", count=1)
    assert states(page) == ["waiting"]
    assert not session.converter.conversions
    page.view.voice.choose("Bella")
    press(page, "convert_begin")
    qtbot.waitUntil(lambda: session.converter.open is not None)
    assert session.converter.open.parameters["voice"] == "Bella"


def test_cancelling_one_goes_on_with_the_next(page, session, recordings, qtbot):
    drop(page, qtbot, recordings / "a.wav", recordings / "b.flac", count=2)
    qtbot.waitUntil(lambda: session.converter.open is not None)
    first = session.converter.open
    page.view.queue.table.selectRow(0)
    press(page, "convert_cancel")
    assert first.cancelled
    assert states(page)[0] == "cancelled"
    qtbot.waitUntil(lambda: session.converter.open is not None)
    session.converter.answer()
    assert states(page) == ["cancelled", "done"]


def test_cancelling_all_and_once_more(page, session, recordings, qtbot):
    drop(page, qtbot, recordings / "a.wav", recordings / "b.flac", count=2)
    qtbot.waitUntil(lambda: session.converter.open is not None)
    press(page, "convert_cancel")
    assert states(page) == ["cancelled", "cancelled"]
    assert not page.runner.going
    page.view.queue.table.selectAll()
    press(page, "convert_again")
    convert_all(page, session.converter, qtbot)
    assert states(page) == ["done", "done"]


def test_a_crash_is_shown_and_the_queue_survives(page, session, recordings, qtbot):
    drop(page, qtbot, recordings / "a.wav", recordings / "b.flac", count=2)
    qtbot.waitUntil(lambda: session.converter.open is not None)
    session.converter.advance(1, 2)
    session.converter.state_changed.emit("off")
    session.converter.crashed.emit()
    session.converter.state_changed.emit("loading")
    assert states(page) == ["loading", "waiting"]
    assert "tried again" in page.queue.at(0).reason
    assert "restarting" in page.view.engine.text()
    session.converter.state_changed.emit("busy")
    assert "restarting" not in page.view.engine.text()
    convert_all(page, session.converter, qtbot)
    assert states(page) == ["done", "done"]
    assert page.queue.at(0).reason == ""


def test_what_the_engine_cannot_bear_is_given_up_and_the_rest_goes_on(
    page, session, recordings, qtbot
):
    drop(page, qtbot, recordings / "a.wav", recordings / "b.flac", count=2)
    for _ in range(2):
        qtbot.waitUntil(lambda: session.converter.open is not None)
        session.converter.crashed.emit()
        session.converter.fail("CRASHED", "The engine ended.")
    assert states(page) == ["failed", "failed"]
    assert page.queue.at(0).reason
    qtbot.waitUntil(lambda: page.view.engine.text() == "Engine asleep")


def test_rows_are_taken_out_while_it_works(page, session, recordings, qtbot):
    drop(page, qtbot, recordings, count=4)
    qtbot.waitUntil(lambda: session.converter.open is not None)
    working = session.converter.open
    page.view.queue.table.selectRow(0)
    press(page, "convert_remove")
    assert working.cancelled
    press(page, "convert_clear")
    assert [one.source.name for one in page.queue.items] == ["b.flac", "a.wav"]
    convert_all(page, session.converter, qtbot)
    assert states(page) == ["done", "done"]


def test_five_hundred_are_done_in_order_and_told_once(page, session, recordings, qtbot):
    told = []
    session.outcome_given.connect(told.append)
    files = []
    data = (recordings / "a.wav").read_bytes()
    for number in range(500):
        path = recordings / f"take {number:03d}.wav"
        path.write_bytes(data)
        files.append(path)
    drop(page, qtbot, *files, count=500)
    while page.runner.going:
        qtbot.waitUntil(lambda: session.converter.open is not None)
        asked = session.converter.open
        done, asked.done = asked.done, None
        done({"path": asked.parameters["output"], "seconds": 1.0})
    asked = [one.parameters["input"] for one in session.converter.conversions]
    assert asked == [str(one) for one in files]
    assert set(states(page)) == {"done"}
    assert [(one.done, one.failed) for one in told] == [(500, 0)]


def test_a_short_queue_is_not_announced(page, session, recordings, qtbot):
    told = []
    session.outcome_given.connect(told.append)
    drop(page, qtbot, recordings / "a.wav", count=1)
    convert_all(page, session.converter, qtbot)
    assert told == []


def test_what_would_be_lost_is_said(page, session, recordings, qtbot):
    (ask,) = session.unfinished
    assert ask() == ""
    drop(page, qtbot, recordings / "a.wav", recordings / "b.flac", count=2)
    assert "2" in ask()
    convert_all(page, session.converter, qtbot)
    assert ask() == ""


def test_another_workspace_begins_with_an_empty_queue(page, session, recordings, qtbot, tmp_path):
    drop(page, qtbot, recordings / "a.wav", count=1)
    qtbot.waitUntil(lambda: session.converter.open is not None)
    working = session.converter.open
    session.open_folder(tmp_path / "other")
    qtbot.waitUntil(lambda: page.queue.rowCount() == 0)
    assert working.cancelled
    qtbot.waitUntil(lambda: page.view.voice.name == "")
    assert not page.drop_target.takes([str(recordings)])


def test_what_is_still_looked_for_does_not_come_into_another_workspace(
    page, session, recordings, qtbot, tmp_path
):
    page.add([str(recordings)])
    session.open_workspace(Workspace.open(tmp_path / "other", create=True))
    assert not page.intake.searching
    assert session.background.wait()
    QCoreApplication.sendPostedEvents()
    assert page.queue.rowCount() == 0


def test_a_length_that_cannot_be_read_does_not_keep_the_others_unknown(
    page, recordings, qtbot, monkeypatch
):
    def broken(_files):
        raise OSError(5, "the disk")

    with monkeypatch.context() as patch:
        patch.setattr("mynah.gui.controllers.convert_intake.lengths", broken)
        drop(page, qtbot, recordings / "a.wav", count=1)
        qtbot.waitUntil(lambda: not page.intake._measuring)
    drop(page, qtbot, recordings / "b.flac", count=2)
    qtbot.waitUntil(lambda: page.queue.at(1).seconds == 2.0)


def test_what_was_converted_is_written_into_the_journal_of_its_workspace(
    page, session, workspace, recordings, qtbot, tmp_path
):
    drop(page, qtbot, recordings / "a.wav", recordings / "b.flac", count=2)
    qtbot.waitUntil(lambda: session.converter.open is not None)
    session.converter.answer()
    other = Workspace.open(tmp_path / "other", create=True)
    session.open_workspace(other)
    assert session.background.wait()
    assert [one.count for one in activity.read(workspace) if one.kind == "converted"] == [1]
    assert [one for one in activity.read(other) if one.kind == "converted"] == []
