"""A run on the screen: what is shown of its history, and what is asked of it."""

from time import perf_counter

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton

from helpers.train_session import FakeSession, garbage_on_the_gui_thread, line, run_info
from mynah.gui.controllers.living_run import LivingRun
from mynah.gui.controllers.run_controller import RunController
from mynah.gui.services.engine_process import Outcome, ProcessState
from mynah.project.listening import load_tests
from mynah.protocol.events import Done

pytestmark = pytest.mark.gui
LONGEST_BLOCK_S = 0.05


@pytest.fixture
def session(tmp_path, qapp):
    with garbage_on_the_gui_thread():
        made = FakeSession(tmp_path / "ws")
        made.runs.set_runs(run_info("r1", state="training", alive=True))
        yield made
        made.background.close()


@pytest.fixture
def run(qtbot, session):
    controller = RunController(session)
    qtbot.addWidget(controller.view)
    controller.show_run("r1")
    return controller


def feed(run, *events):
    messages = [line(k + 1, name, float(k), **fields) for k, (name, fields) in enumerate(events)]
    run.history.apply_all(messages)
    run.refresh()


BEGIN = (
    ("started", {"job": "train", "run": "r1", "parameters": {"voice": "Anna", "minutes": 24.0}}),
    ("stage", {"name": "preprocess", "state": "done", "text": "2 recordings were left out"}),
    ("state", {"state": "training"}),
    ("stage", {"name": "train", "state": "started"}),
    (
        "progress",
        {"stage": "train", "done": 400, "total": 1600, "unit": "steps", "eta_s": 1080.0},
    ),
)


def checkpoint(step, best=False, **facts):
    data = {"step": step, "epoch": step / 40, "similarity": 0.7, "best": best, "score": 0.75}
    data |= {"preview": f"/p/preview-{step}.flac", **facts}
    return ("item", {"kind": "checkpoint", "data": data})


SAVES = (
    ("artifact", {"kind": "preview_source", "path": "/p/preview_source.flac"}),
    checkpoint(200),
    checkpoint(400, best=True, similarity=0.75, score=0.8, lead=0.05, margin=0.02, in_doubt=False),
)


def press(widget, name):
    button = widget.findChild(QPushButton, name)
    assert button is not None
    button.click()


def shown(widget, name):
    return not widget.findChild(QPushButton, name).isHidden()


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


def test_nothing_is_finished_before_the_proof(run):
    feed(run, *BEGIN, ("stage", {"name": "train", "state": "done"}))
    feed(run, ("state", {"state": "verifying"}), ("stage", {"name": "verify", "state": "started"}))
    assert run.view.result.isHidden()
    assert run.view.status._bar.value() < 1000


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
