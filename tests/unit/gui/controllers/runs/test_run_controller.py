"""A run on the screen: what is shown of its history, and what is asked of it."""

from time import perf_counter

import numpy as np
import pytest

from helpers.run_events import BEGIN, SAVES, checkpoint, feed, press, shown
from helpers.train_session import line, run_info
from mynah.gui.controllers.living_run import LivingRun

pytestmark = pytest.mark.gui
LONGEST_BLOCK_S = 0.05


def test_stages_time_and_figures(run):
    feed(run, *BEGIN, *SAVES, ("metric", {"name": "learning_rate", "value": 8e-4, "step": 400}))
    view = run.view
    assert view.status._voice.text() == "Anna"
    assert view.status._pill.text() == "Learning the voice"
    assert "18 min" in view.status._text.text()
    assert "left out" in view.stages.entries[0].accessibleName()
    assert "400 of 1600 steps" in view.stages.entries[2].accessibleName()
    assert view.figures._epoch.accessibleName() == "Epoch: 11 / 40"
    assert view.figures._values["learning_rate"].text() == "8.00e-04"


def test_curves_are_chosen_in_the_legend(run):
    points = [
        ("metric", {"name": name, "value": 1.0 / step, "step": step})
        for step in range(1, 30)
        for name in ("spectral", "gradient", "similarity")
    ]
    feed(run, *BEGIN, *points)
    curves = run.view.curves
    assert curves.box("spectral").isChecked()
    assert not curves.box("gradient").isChecked()
    assert "similarity" not in curves._boxes
    curves.box("gradient").setChecked(True)
    assert curves.plot.points("gradient") == 29
    curves._log.setChecked(True)
    curves._smoothing.setCurrentIndex(0)
    assert curves.plot.points("spectral") == 29


def test_the_best_is_said_with_its_margin(run):
    feed(run, *BEGIN, *SAVES)
    words = run.view.checkpoints._best.text()
    assert "step 400" in words
    assert "5.0 of 100 points ahead of the next, give or take 2.0." in words
    # A later one that is not the best was compared with the best.
    feed(run, checkpoint(600, score=0.79, lead=-0.01, margin=0.03, in_doubt=True))
    words = run.view.checkpoints._best.text()
    assert "step 400, 1.0 of 100 points ahead of the next, give or take 3.0" in words
    assert "chance" in words


def test_commands_are_passed_on_and_said_at_once(run, session):
    feed(run, *BEGIN)
    press(run.view, "run_pause")
    assert session.runs.sent == [("r1", "pause")]
    assert run.view.status._pill.text() == "Pausing…"
    feed(run, ("state", {"state": "paused", "reason": "paused"}))
    assert run.view.status._pill.text() == "Paused"
    assert shown(run.view, "run_resume")
    press(run.view, "run_resume")
    press(run.view, "run_stop")
    assert [what for _run, what in session.runs.sent] == ["pause", "resume", "stop"]


def test_cancel_asks_only_when_work_is_lost(run, session):
    feed(run, ("state", {"state": "preprocessing"}))
    press(run.view, "run_cancel")
    assert session.runs.sent == [("r1", "cancel")]
    feed(run, *BEGIN, ("artifact", {"kind": "checkpoint", "path": "/c/step-000000400"}))
    run.view.show()
    press(run.view, "run_cancel")
    assert len(session.runs.sent) == 1
    assert "Stop and save" in run.view.status._loss.text()
    press(run.view, "run_cancel_not")
    assert len(session.runs.sent) == 1
    press(run.view, "run_cancel")
    press(run.view, "run_cancel_really")
    assert len(session.runs.sent) == 2


def test_an_interrupted_run_says_what_is_saved_and_what_continuing_costs(run, session):
    feed(run, *BEGIN, ("artifact", {"kind": "checkpoint", "path": "/c/step-000000361"}))
    feed(
        run,
        ("state", {"state": "interrupted", "reason": "gone"}),
        ("failed", {"code": "INTERRUPTED", "message": "It ended.", "detail": "signal 9"}),
    )
    session.runs.change("r1", state="interrupted", alive=False, resumable=True, worked_s=600.0)
    session.runs.change("r1", saved_s=568.0, seq=99)
    run.refresh()
    trouble = run.view.trouble
    assert not trouble.isHidden()
    assert "Step 361 is saved" in trouble._reached.text()
    assert "39 step" in trouble._cost.text()
    assert "32 s" in trouble._cost.text()
    assert "signal 9" in trouble._details.toPlainText()
    assert run.view.stages.entries[2].accessibleName().startswith("Learn the voice: Stopped")
    press(run.view, "trouble_continue")
    assert session.runs.resumed == [("r1", False)]
    feed(run, ("started", {"job": "train", "run": "r1", "parameters": {"voice": "Anna"}}))
    session.runs.change("r1", state="training", alive=True, resumable=False)
    run.refresh()
    assert trouble.isHidden()


def test_stopping_is_no_failure(run, session):
    feed(run, *BEGIN, ("state", {"state": "interrupted", "reason": "stopped"}))
    feed(run, ("cancelled", {"reason": "stopped"}))
    session.runs.change("r1", state="interrupted", alive=False, resumable=True)
    run.refresh()
    assert run.view.trouble._what.text() == "Stopped and saved"
    assert run.view.status._pill.text() == "Stopped and saved"
    assert shown(run.view, "trouble_continue")


def test_a_finished_voice_shows_its_proof_of_life(run, session):
    result = {
        "voice": "Anna",
        "stages": {
            "verify": {"pitch_error_cents": 4.8, "voicing_agreement": 0.986, "level_dbfs": -24.9},
            "index": {"vectors": 28945},
            "publish": {"voice": "Anna", "version": "v003", "path": "/ws/voices/Anna/v003"},
        },
    }
    feed(run, *BEGIN, ("state", {"state": "completed"}), ("done", {"result": result}))
    session.runs.change("r1", state="completed", alive=False)
    run.refresh()
    card = run.view.result
    assert not card.isHidden()
    assert "version 3" in card._text.text()
    figures = [one.accessibleName() for one in card._proofs.children() if one.isWidgetType()]
    assert "off the pitch it should follow: 4.8 cents" in figures
    press(card, "play_sample")
    assert session.player.path.endswith("v003/sample.flac")
    assert card.sample.text() == "Pause"
    assert not shown(card, "use_voice")
    session.player.failed.emit("No loudspeaker was found.")
    assert card._unheard.text() == "No loudspeaker was found."
    assert not card._unheard.isHidden()
    press(card, "play_sample")
    assert card._unheard.isHidden()


def test_nothing_is_finished_before_the_proof(run):
    feed(run, *BEGIN, ("stage", {"name": "train", "state": "done"}))
    feed(run, ("state", {"state": "verifying"}), ("stage", {"name": "verify", "state": "started"}))
    assert run.view.result.isHidden()
    assert run.view.status._bar.value() < 1000


def test_the_log_is_filtered_searched_and_copied(run, qapp, qtbot):
    logs = [("log", {"level": "info", "text": f"clip {k}"}) for k in range(5)]
    feed(run, *BEGIN, *logs, ("warning", {"code": "X", "text": "Batch size is now 8."}))
    panel = run.view.log
    assert panel._last.text() == "Batch size is now 8."
    panel.set_open(on=True)
    panel._search.setText("clip 3")
    qtbot.waitUntil(lambda: run.log.rowCount() == 1)
    press_tool = panel.findChild(object, "log_copy")
    press_tool.click()
    assert "clip 3" in qapp.clipboard().text()
    panel._search.setText("")
    panel._level.setCurrentIndex(2)
    assert [run.log.line(k).level for k in range(run.log.rowCount())] == ["warning"]


def test_another_run_begins_with_a_clean_page(run, session):
    feed(run, *BEGIN, *SAVES, ("metric", {"name": "spectral", "value": 1.0, "step": 1}))
    session.runs.set_runs(
        run_info("r2", voice="Bob", state="queued", alive=True), *session.runs.runs
    )
    run.show_run("r2")
    assert run.checkpoints.rowCount() == 0
    assert run.view.curves._boxes == {}
    assert run.view.listen.sound("a") is None
    assert run.view.status._pill.text() == "Waiting its turn"


def test_the_header_follows_the_run_at_work(session, qtbot):
    session.runs.set_runs(
        run_info("r2", voice="Bob", state="queued", alive=True),
        run_info("r1", state="training", alive=True),
    )
    living = LivingRun(session)
    assert living.progress.run == "r1"
    with qtbot.waitSignal(living.progress_changed):
        events = [line(k + 1, name, **fields) for k, (name, fields) in enumerate(BEGIN)]
        session.runs.watch("r1").history.apply_all(events)
    header = living.progress
    assert (header.voice, header.stage) == ("Anna", "train")
    assert 0.1 < header.fraction < 0.5
    assert header.eta_s == pytest.approx(1091, abs=5)
    assert "Anna" in header.text
    session.runs.change("r1", alive=False, state="completed")
    assert living.progress.run == "r2"
    session.runs.set_runs()
    assert living.progress.run == ""


def test_a_long_history_blocks_nothing(run, qtbot):
    """A hundred thousand points are drawn, and drawn again, without the window standing still."""
    rng = np.random.default_rng(0)
    history = run.history
    for name in ("spectral", "held_out", "gradient", "judges", "adversarial"):
        feed(run, ("metric", {"name": name, "value": 1.0, "step": 1}))
        curve = history.metrics[name]
        for step, value in enumerate(rng.random(20_000), 2):
            curve.append(step, float(value))
        run.view.curves.box(name).setChecked(True)
    run.view.resize(1100, 700)
    run.view.show()
    run._dirty = {"metrics"}
    run.refresh()
    times = []
    for step in range(30_000, 30_010):
        history.metrics["spectral"].append(step, 0.5)
        run._dirty = {"metrics", "stages"}
        began = perf_counter()
        run.refresh()
        times.append(perf_counter() - began)
    assert sorted(times)[len(times) // 2] < LONGEST_BLOCK_S
    assert run.view.curves.plot.points("spectral") < 3000


def test_a_hidden_view_is_brought_up_to_date_when_it_is_shown(run):
    run.history.apply_all([line(1, "state", state="paused")])
    assert not run._timer.isActive()
    run.view.show()
    assert run.view.status._pill.text() == "Paused"


def test_ten_events_a_second_are_drawn_four_times_a_second(run, monkeypatch, qtbot):
    run.view.show()
    drawn = []
    real = run.refresh
    monkeypatch.setattr(run, "refresh", lambda: (drawn.append(1), real()))
    run._timer.timeout.disconnect()
    run._timer.timeout.connect(run.refresh)
    for k in range(50):
        run.history.apply_all([line(k, "metric", name="spectral", value=1.0, step=k)])
    qtbot.waitUntil(lambda: len(drawn) == 1)
    assert len(drawn) == 1
