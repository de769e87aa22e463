"""The section Train keeps every word whole: with longer words, and with letters twice as large."""

import pytest

from helpers.train_session import FakeSession, garbage_on_the_gui_thread, line, run_info
from helpers.whole_window import cut, nameless, turn
from mynah.gui import theme
from mynah.gui.controllers.train_controller import TrainController
from mynah.gui.models.preflight import OtherRun, TrialResult, look
from mynah.gui.models.training_choice import TrainingChoice
from mynah.gui.models.training_material import Material
from mynah.gui.translation import StretchedTranslator

pytestmark = pytest.mark.gui
FACTS = {
    "models": [{"name": "ContentVec", "kind": "rvc", "present": False}],
    "disk": {"free": 1e8},
    "memory": {"available": 1e9},
}
TRIAL = TrialResult(0.9, 1600, 42.1, 1440, 1510, 1420, 8, limited=True, disturbed=True)
MATERIAL = Material(
    "best", 12, 95.0, 1, 0.5, 2, 1, ({"rule": "samples", "actual": 1, "needed": 5},)
)


@pytest.fixture(params=["plain", "stretched", "large"])
def train(request, tmp_path, qapp, qtbot):
    font, translator = qapp.font(), StretchedTranslator()
    if request.param == "stretched":
        qapp.installTranslator(translator)
    if request.param == "large":
        larger = qapp.font()
        larger.setPointSizeF(font.pointSizeF() * 2)
        qapp.setFont(larger)
        theme.apply(qapp, "light")
    with garbage_on_the_gui_thread():
        session = FakeSession(tmp_path / "ws")
        controller = TrainController(session)
        qtbot.addWidget(controller.view)
        controller.view.resize(930, 600)  # what 1100 x 700 leave beside the bar and the header
        yield controller
        session.background.close()
    qapp.removeTranslator(translator)
    if request.param == "large":  # styling every widget anew takes half a second
        qapp.setFont(font)
        theme.apply(qapp, "light")


def test_the_set_up(train):
    view, choice = train.setup.view, TrainingChoice("Anna").with_value("minutes", 7.0)
    train.view.show()
    view.material.show_sets(["best"], "best")
    view.material.show_material(MATERIAL)
    view.material.show_voice("Anna", "There is a voice of this name.")
    view.kind.show_choice(choice)
    view.kind.show_rvc(available=False, reason="Missing on this computer: ContentVec.")
    view.kind._fold.setChecked(True)
    checks = look(choice, MATERIAL, FACTS, OtherRun("r", "Bob", "training"), TRIAL)
    view.preflight.show_checks(checks)
    view.preflight.trial.show_result(TRIAL)
    turn(20)
    assert not cut(train.view)
    assert not nameless(train.view)


RUNNING = (
    ("started", {"job": "train", "run": "r1", "parameters": {"voice": "Anna", "batch_size": 16}}),
    ("stage", {"name": "preprocess", "state": "done", "text": "2 recordings were left out"}),
    ("state", {"state": "training"}),
    ("stage", {"name": "train", "state": "started"}),
    ("progress", {"stage": "train", "done": 4, "total": 16, "unit": "steps", "eta_s": 1080.0}),
    ("metric", {"name": "spectral", "value": 1.0, "step": 1}),
    ("metric", {"name": "held_out", "value": 1.0, "step": 1}),
    ("metric", {"name": "gradient", "value": 1.0, "step": 1}),
    ("artifact", {"kind": "checkpoint", "path": "/c/step-000000002"}),
    ("artifact", {"kind": "preview_source", "path": "/p/preview-source.flac"}),
    (
        "item",
        {"kind": "checkpoint", "data": {"step": 1, "score": 0.7, "preview": "/p/1", "model": "/m"}},
    ),
    (
        "item",
        {
            "kind": "checkpoint",
            "data": {
                "step": 4,
                "epoch": 1.0,
                "similarity": 0.8,
                "intelligibility": 0.9,
                "best": True,
                "score": 0.8,
                "lead": 0.1,
                "margin": 0.2,
                "preview": "/p/4",
                "model": "/m",
            },
        },
    ),
)
FAILED = (
    ("state", {"state": "failed", "reason": "OUT_OF_MEMORY"}),
    ("failed", {"code": "OUT_OF_MEMORY", "message": "There was not enough memory.", "detail": "x"}),
)
FINISHED = (
    ("state", {"state": "completed"}),
    (
        "done",
        {
            "result": {
                "stages": {
                    "verify": {
                        "pitch_error_cents": 4.8,
                        "voicing_agreement": 0.98,
                        "level_dbfs": -24.9,
                        "tested_on_held_out": False,
                    },
                    "index": {"vectors": 28945},
                    "publish": {"voice": "Anna", "version": "v003", "path": "/ws/voices/Anna/v003"},
                }
            }
        },
    ),
)


@pytest.mark.parametrize("ending", [(), FAILED, FINISHED], ids=["running", "failed", "finished"])
def test_a_run(train, ending):
    runs = train.run._session.runs
    runs.set_runs(run_info("r1", state="training", alive=True))
    train.set_can_convert(on=True)
    train.view.show()
    train.open_run("r1")
    events = [line(k + 1, name, **fields) for k, (name, fields) in enumerate((*RUNNING, *ending))]
    train.run.history.apply_all(events)
    if ending:
        runs.change("r1", state="failed", alive=False, resumable=ending is FAILED, worked_s=60.0)
    train.run.view.log.set_open(on=True)
    train.run.refresh()
    if not ending:
        train.run.view.status.cancel.click()
    turn(20)
    assert not cut(train.view)
    assert not nameless(train.view)


def test_the_list(train):
    runs = train.run._session.runs
    runs.set_runs(run_info("r1", state="interrupted", reason="stopped", resumable=True))
    train.view.show_place("runs")
    train.view.show()
    turn(20)
    assert not cut(train.view)


def test_a_blind_test(train):
    runs = train.run._session.runs
    runs.set_runs(run_info("r1", state="training", alive=True))
    train.open_run("r1")
    train.view.show()
    events = [line(k + 1, name, **fields) for k, (name, fields) in enumerate(RUNNING)]
    train.run.history.apply_all(events)
    train.run.refresh()
    train.run.blind_tests.open()
    dialog = train.run.blind_tests.dialog
    turn(20)
    assert not cut(dialog)
    dialog.begin.click()
    turn(20)
    assert not cut(dialog)
    for _ in range(10):
        dialog._on_listen(1)
        dialog._on_listen(2)
        dialog.answered.emit(1)
    turn(20)
    assert not cut(dialog)
    dialog.reject()
