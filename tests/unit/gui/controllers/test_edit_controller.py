"""Cuts, decisions and transcripts: in the background, on the undo stack, in their order."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from helpers.inspector_session import (  # noqa: F401 - fixtures
    ids,
    make_imported,
    make_inspector,
    make_output,
    make_session,
    make_shown,
    make_workspace,
    named,
    text,
)
from mynah.project import dataset, decisions
from mynah.project.cutting import waiting_words
from mynah.project.dataset import Dataset, Entry
from mynah.project.samples import Library

pytestmark = pytest.mark.gui


def moved(qtbot, session, act):
    before = ids(session)
    act()
    qtbot.waitUntil(lambda: ids(session) != before)


def test_a_trim_is_undone_and_done_again(qtbot, session, inspector, shown, workspace):
    Dataset("mine", (Entry(shown.id, shown.sha256),)).save(workspace)
    session.samples.choose([shown.id])
    heard = []
    session.datasets_changed.connect(lambda: heard.append(1))
    inspector.view.sound.set_selection((1.0, 3.0))
    moved(qtbot, session, inspector.view.commands.trim.trigger)
    assert session.undo.undoText() == "Trim"
    qtbot.waitUntil(lambda: inspector.sample.id != shown.id)
    made = inspector.sample
    assert made.duration == pytest.approx(2.0)
    assert session.samples.is_chosen(made.id)
    assert dataset.names(workspace) == ["mine"]
    assert Dataset.load(workspace, "mine").entries[0].sample_id == made.id
    assert heard
    moved(qtbot, session, session.undo.undo)
    assert shown.id in ids(session)
    assert Dataset.load(workspace, "mine").entries[0].sample_id == shown.id
    moved(qtbot, session, session.undo.redo)
    assert ids(session) == {made.id, named(session, "two.wav").id}


def test_undo_and_redo_at_once_stay_in_order(qtbot, session, inspector, shown):
    inspector._seek(2.5)
    moved(qtbot, session, inspector.view.commands.split.trigger)
    assert len(ids(session)) == 3
    problems = []
    session.problem_reported.connect(problems.append)
    for _ in range(3):
        session.undo.undo()
        session.undo.redo()
    session.undo.undo()
    qtbot.waitUntil(lambda: not inspector.edits._edits.busy)
    with qtbot.waitSignal(session.samples_changed):
        session.reload_samples()
    assert shown.id in ids(session)
    assert len(ids(session)) == 2
    assert problems == []


def test_parts_that_would_be_too_short_are_said_before_anything_is_tried(session, inspector, shown):
    problems = []
    session.problem_reported.connect(problems.append)
    inspector._seek(0.0)
    inspector.view.commands.split.trigger()
    assert "Click in the waveform" in text(inspector, "message")
    inspector.view.sound.set_selection((1.0, 1.1))
    inspector.view.commands.trim.trigger()
    assert "at least 0.3 s" in text(inspector, "message")
    inspector.view.sound.set_selection((0.0, shown.duration))
    inspector.view.commands.trim.trigger()
    assert "nothing to cut off" in text(inspector, "message")
    assert problems == []


def test_a_split_leaves_words_that_wait(qtbot, session, inspector, shown):
    inspector._seek(2.5)
    moved(qtbot, session, inspector.view.commands.split.trigger)
    qtbot.waitUntil(lambda: inspector.sample.id != shown.id)
    assert waiting_words(inspector.sample) == "Words of 0."
    assert inspector.view.transcript.text == ""
    assert not inspector.view.transcript._review.isHidden()


def test_silence_is_trimmed_with_the_words_kept(qtbot, session, inspector, shown):
    moved(qtbot, session, inspector.view.commands.trim_silence.trigger)
    qtbot.waitUntil(lambda: inspector.sample.id != shown.id)
    assert inspector.sample.duration < 3.6
    assert inspector.sample.transcript == "Words of 0."
    # And once more there is nothing to do.
    inspector.view.commands.trim_silence.trigger()
    qtbot.waitUntil(lambda: "no silence" in text(inspector, "message"))
    assert session.undo.count() == 1


def test_a_cut_that_fails_is_reported_and_not_on_the_stack(qtbot, session, inspector, shown):
    inspector._seek(2.5)
    shown.path.unlink()
    with qtbot.waitSignal(session.problem_reported):
        inspector.view.commands.split.trigger()
    # The missing file may be told of before the cut is: by what shows its sound.
    qtbot.waitUntil(inspector.view.commands.split.isEnabled)
    assert session.undo.count() == 0


def test_an_undo_that_fails_is_said_and_leaves_the_stack(
    qtbot, session, inspector, shown, workspace
):
    inspector.view.sound.set_selection((1.0, 3.0))
    moved(qtbot, session, inspector.view.commands.trim.trigger)
    Library(workspace).purge_bin()
    with qtbot.waitSignal(session.problem_reported):
        session.undo.undo()
    assert len(ids(session)) == 2
    session.undo.redo()
    assert session.undo.count() == 0


# Decisions and transcripts


def test_exclude_and_keep_are_undoable(qtbot, session, inspector, shown, workspace):
    session.samples.choose([shown.id])
    Dataset("mine", (Entry(shown.id, shown.sha256),)).save(workspace)

    def decided():
        return decisions.decision_of(session.samples.find(shown.id))

    inspector.view.action_requested.emit("exclude")
    qtbot.waitUntil(lambda: decided() == "exclude")
    assert not session.samples.is_chosen(shown.id)
    assert Dataset.load(workspace, "mine").entries == ()
    assert "Excluded" in text(inspector, "decision")
    session.undo.undo()
    qtbot.waitUntil(lambda: decided() == "")
    assert session.samples.is_chosen(shown.id)
    assert len(Dataset.load(workspace, "mine").entries) == 1
    inspector.view.action_requested.emit("keep")
    qtbot.waitUntil(lambda: decided() == "keep")
    inspector.view.findChild(QAbstractButton, "inspector_withdraw").click()
    qtbot.waitUntil(lambda: decided() == "")
    assert session.undo.count() == 2  # what was undone was replaced


def test_record_again_is_passed_on(qtbot, inspector, shown):
    with qtbot.waitSignal(inspector.record_requested) as asked:
        inspector.view.action_requested.emit("record")
    assert asked.args == [shown]


def test_a_transcript_is_stored_and_its_origin_comes_back(
    qtbot, session, inspector, shown, workspace
):
    def stored():
        one = Library(workspace).get(shown.id)
        return one.transcript, one.meta["transcript"]["origin"]

    inspector.view.transcript.field.setPlainText("Other words.")
    inspector.view.transcript.save()
    qtbot.waitUntil(lambda: session.undo.count() == 1)
    assert stored() == ("Other words.", "user")
    session.undo.undo()
    qtbot.waitUntil(lambda: stored() == ("Words of 0.", "file"))
    qtbot.waitUntil(lambda: inspector.view.transcript.text == "Words of 0.")
    session.undo.redo()
    qtbot.waitUntil(lambda: stored() == ("Other words.", "user"))


def test_what_is_being_written_survives_a_reload_and_is_saved_when_left(
    qtbot, session, inspector, shown, workspace
):
    field = inspector.view.transcript.field
    field.setPlainText("Half a sen")
    with qtbot.waitSignal(session.samples_changed):
        session.reload_samples()
    assert field.toPlainText() == "Half a sen"
    inspector.show_sample(named(session, "two.wav"))
    assert field.toPlainText() == "Words of 1."
    qtbot.waitUntil(lambda: Library(workspace).get(shown.id).transcript == "Half a sen")
