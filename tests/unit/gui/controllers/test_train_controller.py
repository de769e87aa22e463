"""The section Train with a session that only remembers: what is shown and what is asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from helpers.library import fake_sample
from helpers.train_session import FakeSession, garbage_on_the_gui_thread, line, run_info
from mynah.gui.controllers.train_controller import TrainController
from mynah.gui.models.next_step import Step
from mynah.gui.models.preflight import Subject
from mynah.gui.services.engine_process import Outcome, ProcessState
from mynah.project import dataset as datasets
from mynah.project.selection import select
from mynah.protocol.events import Done, Failed

pytestmark = pytest.mark.gui
FACTS = {
    "models": [
        {"name": "lite_base", "kind": "lite", "present": True},
        {"name": "ContentVec", "kind": "rvc", "present": False},
    ],
    "disk": {"free": 50e9},
    "memory": {"available": 12e9},
}


@pytest.fixture
def session(tmp_path, qapp):
    with garbage_on_the_gui_thread():
        made = FakeSession(tmp_path / "ws")
        yield made
        made.background.close()


@pytest.fixture
def train(qtbot, session):
    controller = TrainController(session)
    qtbot.addWidget(controller.view)
    controller.view.resize(1100, 700)
    qtbot.waitUntil(lambda: controller.setup.next.step != Step.WAIT)
    return controller


def press(widget: QWidget, name: str) -> None:
    button = widget.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    button.click()


def primary(train) -> str:
    return train.setup.view.primary.text()


def answer_doctor(session, facts=FACTS) -> None:
    _arguments, done, _failed = session.jobs.questions[-1]
    done(facts)


def test_an_empty_library_leads_to_adding_recordings(train, session):
    assert primary(train) == "Add recordings"
    press(train.setup.view, "train_primary")
    assert session.visits == [("library", "add")]


def test_the_computer_is_looked_at_when_somebody_looks_and_only_once(train, session):
    assert session.jobs.questions == []
    train.view.show()
    train.view.hide()
    train.view.show()
    assert [arguments[0] for arguments, *_ in session.jobs.questions] == ["doctor"]


class TestWithRecordings:
    @pytest.fixture
    def session(self, tmp_path, qapp):
        with garbage_on_the_gui_thread():
            made = FakeSession(tmp_path / "ws")
            for number in range(60):
                fake_sample(number, duration=12.0, folder=made.workspace.samples_dir)
            yield made
            made.background.close()

    def test_the_way_to_a_voice(self, train, session, qtbot):
        train.view.show()
        answer_doctor(session)
        assert primary(train) == "Choose a name"
        press(train.setup.view, "train_primary")
        name = train.setup.view.material._name
        qtbot.keyClicks(name, "Anna")
        assert primary(train) == "Check this computer"
        press(train.setup.view, "train_primary")
        trial = session.jobs.started[0]
        assert trial.arguments[:2] == ["trial", "--workspace"]
        assert primary(train) == "Stop the check"
        trial.event_received.emit(line(1, "progress", stage="train", done=2, total=9).event)
        result = {"total_seconds": 1500, "steps": 1600, "memory_mb": 900, "largest_batch": 32}
        trial.ended.emit(Outcome(ProcessState.DONE, Done(result)))
        assert primary(train) == "Train my voice"
        press(train.setup.view, "train_primary")
        assert session.runs.started == [
            ["train", "--voice", "Anna", "--kind", "lite", "--minutes", "24"]
        ]
        assert not train.setup.view.primary.isEnabled()
        session.runs.set_runs(run_info("r1", state="training", alive=True))
        session.runs.run_started.emit("r1")
        assert train.view.place == "run"
        assert train.run.run == "r1"
        assert primary(train) == "Show the running training"

    def test_a_trial_that_fails_is_said_and_does_not_stop_anybody(self, train, session):
        train.setup.view.material.voice_edited.emit("Anna")
        press(train.setup.view, "train_primary")
        error = Failed("OUT_OF_MEMORY", "There was not enough memory.")
        session.jobs.started[0].ended.emit(Outcome(ProcessState.FAILED, error, error=error))
        assert "memory" in train.setup.view.preflight.trial._text.text()
        assert primary(train) == "Train my voice"

    def test_a_trial_that_was_stopped_can_be_begun_again(self, train, session):
        train.setup.view.material.voice_edited.emit("Anna")
        press(train.setup.view, "train_primary")
        press(train.setup.view, "train_primary")
        assert session.jobs.started[0].stopped
        session.jobs.started[0].ended.emit(Outcome(ProcessState.CANCELLED))
        assert primary(train) == "Check this computer"

    def test_a_smaller_batch_that_the_trial_found_is_one_press_away(self, train, session):
        train.view.show()
        answer_doctor(session)
        train.setup.view.material.voice_edited.emit("Anna")
        press(train.setup.view, "train_primary")
        result = {"memory_mb": 900, "largest_batch": 8, "largest_batch_reason": "memory"}
        session.jobs.started[0].ended.emit(Outcome(ProcessState.DONE, Done(result)))
        assert primary(train) == "Use a smaller batch"
        train.setup.view.preflight.fix_button(Subject.MEMORY).click()
        assert train.setup.choice.batch_size == 8
        assert session.settings.value.train == {"batch_size": 8}

    def test_a_run_that_is_refused_is_reported_and_can_be_tried_again(self, train, session):
        train.setup.view.material.voice_edited.emit("Anna")
        press(train.setup.view, "train_second")
        error = Failed("BUSY", "Another run is using this workspace.")
        session.runs.start_failed.emit(error)
        assert session.problems == [error]
        assert primary(train) == "Check this computer"

    def test_another_training_waits_its_turn(self, train, session):
        session.runs.set_runs(run_info("r1", voice="Bob", state="training", alive=True))
        train.setup.view.material.voice_edited.emit("Anna")
        assert train.setup.view.second.text() == "Train this one afterwards"
        press(train.setup.view, "train_second")
        assert session.runs.started[0][-1] == "--queue"
        session.runs.set_runs(
            run_info("r2", state="queued", alive=True),
            run_info("r1", voice="Bob", state="training", alive=True),
        )
        session.runs.run_started.emit("r2")
        assert train.view.place == "runs"
        assert train.living.run == "r1"

    def test_an_unfinished_voice_is_continued(self, train, session):
        session.runs.set_runs(run_info("r1", state="interrupted", resumable=True))
        train.setup.view.material.voice_edited.emit("Anna")
        assert primary(train) == "Continue the training"
        press(train.setup.view, "train_primary")
        assert session.runs.resumed == [("r1", False)]
        assert train.view.place == "run"

    def test_a_dataset_is_chosen_from_elsewhere(self, train, session, qtbot):
        select(session_samples(session)).dataset("best").save(session.workspace)
        session.datasets_changed.emit()
        qtbot.waitUntil(lambda: train.setup.offer.names == ("best",))
        train.view.show_place("runs")
        session.go_to("train", "best")
        assert train.view.place == "setup"
        assert (train.setup.choice.dataset, train.setup.choice.voice) == ("best", "best")
        session.go_to("train", {"kind": "lite", "dataset": ""})
        assert train.setup.choice.dataset == ""
        session.go_to("train", {"kind": "lite", "dataset": "best"})
        datasets.delete(session.workspace, "best")
        session.datasets_changed.emit()
        qtbot.waitUntil(lambda: train.setup.choice.dataset == "")

    def test_settings_are_remembered_and_reset(self, train, session):
        form = train.setup.view.kind.advanced
        form.field("minutes").setValue(12.0)
        form.field("index").setChecked(False)
        form.field("batch_size").setValue(4)
        assert session.settings.value.train == {"minutes": 12.0, "index": False, "batch_size": 4}
        assert train.setup.choice.effort == "custom"
        form.field("batch_size").setValue(form.field("batch_size").minimum())
        assert "batch_size" not in train.setup.choice.values
        press(train.setup.view, "reset_settings")
        assert session.settings.value.train == {}
        assert form.field("minutes").value() == 24.0

    def test_general_settings_count_where_nothing_else_is_said(self, train, session):
        session.settings.update(threads=3)
        train.setup.view.material.voice_edited.emit("Anna")
        press(train.setup.view, "train_second")
        assert session.runs.started[0][-2:] == ["--threads", "3"]
        session.settings.update(train={"minutes": 8.0})
        assert train.setup.choice.effort == "quick"

    def test_rvc_says_what_is_missing(self, train, session):
        train.view.show()
        rvc = train.setup.view.kind._rvc
        assert not rvc.radio.isEnabled()
        answer_doctor(session)
        assert not rvc.radio.isEnabled()
        assert "ContentVec" in rvc._text.text()
        present = [{**one, "present": True} for one in FACTS["models"]]
        answer_doctor(session, {**FACTS, "models": present})
        assert rvc.radio.isEnabled()
        not_yet = [{"kind": "rvc", "trainable": False}]
        answer_doctor(session, {**FACTS, "models": present, "expect": not_yet})
        assert not rvc.radio.isEnabled()
        assert "cannot train RVC voices yet" in rvc._text.text()


def session_samples(session):
    from mynah.project.samples import Library

    return Library(session.workspace)


def test_ticks_in_the_library_are_told_while_all_of_it_is_used(train):
    train.view.show()
    use = train.view.findChild(QPushButton, "use_ticked")
    train.setup.show_ticked(7)
    assert not use.isHidden()
    train.setup.choose_dataset("other")
    assert use.isHidden()


def test_a_living_run_is_shown_by_itself_at_the_start(session, qtbot):
    session.runs.set_runs(run_info("r9", voice="Eva", state="training", alive=True))
    controller = TrainController(session)
    qtbot.addWidget(controller.view)
    assert controller.view.place == "run"
    assert controller.header_state.voice == "Eva"
    assert controller.shown_run == ""  # nobody looks yet
    controller.view.show()
    assert controller.shown_run == "r9"


def test_another_workspace_forgets_the_runs(train, session):
    session.runs.set_runs(run_info("r1", state="interrupted", resumable=True))
    session.go_to("train", {"run": "r1"})
    assert train.run.run == "r1"
    session.runs.set_runs()
    session.workspace_changed.emit(session.workspace)
    assert train.shown_run == ""
    assert train.view.place == "setup"


def test_the_list_opens_and_continues(train, session):
    session.runs.set_runs(
        run_info("r2", state="completed"), run_info("r1", state="failed", resumable=True)
    )
    session.go_to("train", "runs")
    assert train.view.place == "runs"
    runs = train.run_list
    press(runs, "open_run")
    assert train.shown_run == "r2"
    runs.table.selectRow(1)
    press(runs, "continue_run")
    assert session.runs.resumed == [("r1", False)]


def test_commands_work_by_keys(train, session, qtbot):
    session.runs.set_runs(run_info("r1", state="training", alive=True))
    train.open_run("r1")
    train.view.show()
    train.view.activateWindow()
    qtbot.waitUntil(train.view.isActiveWindow)
    train.run.view.status.pause.setFocus()
    qtbot.keyClick(train.run.view.status.pause, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert train.run.view.log.is_open
    train.commands["train.pause"].trigger()
    assert session.runs.sent == [("r1", "pause")]
    train.commands["train.setup"].trigger()
    assert train.view.place == "setup"
    assert primary(train) == "Show the running training"
    train.commands["train.next"].trigger()
    assert train.view.place == "run"


@pytest.mark.parametrize("place", ["setup", "run", "runs"])
def test_everything_that_takes_the_focus_has_a_name(train, session, place):
    session.runs.set_runs(run_info("r1", state="training", alive=True))
    train.open_run("r1")
    train.run.view.log.set_open(on=True)
    train.setup.view.kind._fold.setChecked(True)
    train.view.show_place(place)
    train.view.show()
    reached = [
        one
        for one in train.view.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) > 2
    nameless = [
        f"{type(one).__name__} {one.objectName()}"
        for one in reached
        if not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert not nameless, nameless
