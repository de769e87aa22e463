"""Saved states of a run by ear: previews, blind tests, and another one made the voice."""

import pytest
from PySide6.QtWidgets import QPushButton

from helpers.run_events import BEGIN, SAVES, checkpoint, feed, press
from mynah.gui.services.engine_process import Outcome, ProcessState
from mynah.project.listening import load_tests
from mynah.protocol.events import Done

pytestmark = pytest.mark.gui


def test_switching_keeps_the_moment(run, session):
    feed(run, *BEGIN, *SAVES)
    card, player = run.view.listen, session.player
    assert (card.sound("a").key, card.sound("b").key) == ("source", "400")
    press(card, "listen_play")
    assert player.path == "/p/preview_source.flac"
    player.position = 3.25
    press(card, "listen_switch")
    assert player.switches == [("/p/preview_source.flac", "/p/preview-400.flac", 3.25)]
    press(card, "listen_a")
    assert player.path == "/p/preview_source.flac"
    press(card, "listen_play")
    assert not player.is_playing
    card.sought.emit(0.5)
    assert player.position == 5.0


def test_a_checkpoint_is_heard_from_the_table(run, session):
    feed(run, *BEGIN, *SAVES)
    table = run.view.checkpoints.table
    table.activated.emit(run.checkpoints.index(0, 0))
    assert session.player.path == "/p/preview-200.flac"
    assert run.view.listen.side == "b"


def test_without_sound_it_says_why(run, session):
    session.player.reason = "No sound device was found."
    feed(run, *BEGIN, *SAVES)
    assert run.view.listen._hint.text() == "No sound device was found."


def test_a_blind_test_is_kept_with_the_run(run, session, qtbot):
    (session.workspace.runs_dir / "r1").mkdir()
    feed(run, *BEGIN, *SAVES)
    press(run.view, "blind_test")
    dialog = run.blind_tests.dialog
    dialog._count.setValue(5)
    press(dialog, "blind_begin")
    for _ in range(5):
        assert not dialog.findChild(QPushButton, "answer_1").isEnabled()
        press(dialog, "hear_1")
        first = session.player.path
        press(dialog, "hear_2")
        assert session.player.path != first
        press(dialog, "answer_1" if first.endswith("400.flac") else "answer_2")
    assert "400" in dialog._verdict.text()
    qtbot.waitUntil(lambda: bool(load_tests(session.workspace, "r1")))
    stored = load_tests(session.workspace, "r1")[0]
    assert sorted((stored.result.a, stored.result.b)) == [0, 5]
    qtbot.waitUntil(lambda: "Last blind test" in run.view.checkpoints._history.text())
    press(dialog, "blind_done")
    assert run.blind_tests.dialog is None


def test_more_sentences_are_made_where_the_weights_are_kept(run, session, qtbot):
    samples = session.workspace.samples_dir
    for name in ("s1", "s2"):
        (samples / f"{name}.wav").write_bytes(b"")
    reference = {"clips": ["s1", "s2"], "held_out": True, "natural_similarity": 0.88}
    saves = (checkpoint(200, model="/m/200"), checkpoint(400, best=True, model="/m/400"))
    feed(run, *BEGIN, ("item", {"kind": "checkpoint_reference", "data": reference}), *saves)
    press(run.view, "blind_test")
    dialog = run.blind_tests.dialog
    press(dialog, "blind_begin")
    for _ in range(4):
        qtbot.waitUntil(lambda: bool(session.engine.asked))
        session.engine.answer()
    press(dialog, "hear_1")
    assert session.player.path.endswith(("-200.flac", "-400.flac"))
    assert "listening" in session.player.path
    dialog.reject()


def test_without_weights_the_previews_are_the_sentence(run, session, qtbot):
    reference = {"clips": ["gone"], "held_out": True}
    saves = (checkpoint(200, model="/m/200"), checkpoint(400, model="/m/400"))
    feed(run, *BEGIN, ("item", {"kind": "checkpoint_reference", "data": reference}), *saves)
    press(run.view, "blind_test")
    dialog = run.blind_tests.dialog
    press(dialog, "blind_begin")
    qtbot.waitUntil(lambda: dialog._pages.currentIndex() == 1)
    press(dialog, "hear_2")
    assert session.player.path.startswith("/p/preview-")
    dialog.reject()


def test_another_state_is_made_the_voice(run, session):
    saves = (checkpoint(200, model="/m/200"), checkpoint(400, best=True, model="/m/400"))
    ending = (
        ("item", {"kind": "checkpoint_published", "data": {"step": 400}}),
        ("state", {"state": "completed"}),
        ("done", {"result": {"voice": "Anna"}}),
    )
    feed(run, *BEGIN, *saves, *ending)
    session.runs.change("r1", state="completed", alive=False)
    run.refresh()
    assert run.checkpoints.index(1, 5).data() == "best, published"
    card = run.view.checkpoints
    card.table.selectRow(1)
    assert not card.publish.isEnabled()
    card.table.selectRow(0)
    press(card, "publish_state")
    process = session.jobs.started[-1]
    assert process.arguments[:4] == ["publish", "r1", "--step", "200"]
    assert not card.publish.isEnabled()
    result = {"step": 200, "version": "v002", "voice": "Anna"}
    process.ended.emit(Outcome(ProcessState.DONE, Done(result)))
    assert run.checkpoints.index(0, 5).data() == "published"
    assert "v002" in session.notices[0]


def test_what_is_on_the_disk_knows_better(run, session):
    saves = (checkpoint(200, model="/m/200"), checkpoint(400, best=True, model="/m/400"))
    feed(run, *BEGIN, *saves, ("state", {"state": "completed"}), ("done", {"result": {}}))
    arguments, done, _failed = session.jobs.questions[-1]
    assert arguments[:2] == ["checkpoints", "r1"]
    kept = [{"step": 200, "model": ""}, {"step": 400, "model": "/m/400"}]
    done({"published": 400, "checkpoints": kept})
    assert [one.model for one in run.checkpoints.checkpoints] == ["", "/m/400"]
    assert run.checkpoints.published == 400
