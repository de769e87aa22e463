import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLineEdit, QPushButton

from helpers.library import fake_sample
from mynah.gui.controllers.dataset_controller import DatasetController
from mynah.gui.controllers.session import Session
from mynah.gui.models.computer import Computer
from mynah.gui.services.settings_store import SettingsStore
from mynah.project import dataset
from mynah.project.dataset import Dataset
from mynah.project.samples import Library
from mynah.project.selection import choose
from mynah.project.workspace import Workspace

pytestmark = pytest.mark.gui


@pytest.fixture
def session(qtbot, tmp_path):
    """A session with 40 clips of which nobody reads the sound."""
    workspace = Workspace.open(tmp_path / "ws", create=True)
    for number in range(40):
        fake_sample(
            number,
            duration=10.0,
            score=0.95 - number / 100,
            transcript="" if number % 4 == 0 else "Words.",
            folder=workspace.samples_dir,
        )
    made = Session(workspace, SettingsStore(tmp_path / "settings.json"))
    with qtbot.waitSignal(made.samples_changed):
        made.reload_samples()
    yield made
    made.close()
    shiboken6.delete(made)  # else it dies in whichever thread collects the garbage


@pytest.fixture
def controller(session, qtbot):
    made = DatasetController(session, session)
    qtbot.addWidget(made.view)
    qtbot.addWidget(made.footer)
    qtbot.waitUntil(lambda: made.readiness.facts.library.samples == 40)
    return made


@pytest.fixture
def ids(session):
    """All ids, the best first."""
    return [one.id for one in sorted(session.samples.samples, key=lambda one: -one.score)]


def press(widget, name):
    found = widget.findChild(QAbstractButton, name)
    assert found is not None, name
    found.click()


def save_as(controller, session, qtbot, name):
    controller.saving.save_new(session.samples.chosen())
    dialog = controller.saving.dialog
    dialog.findChild(QLineEdit, "dataset_name").setText(name)
    with qtbot.waitSignal(controller.datasets.modelReset):
        press(dialog, "answer_name")


def test_readiness_and_footer_follow_the_ticks(controller, session, qtbot, ids):
    with qtbot.waitSignal(controller.readiness.facts_changed):
        session.samples.set_chosen(ids[:30])
    assert controller.readiness.facts.chosen.samples == 30
    assert "30" in controller.footer.accessibleName()
    assert controller.view.tabs.findChild(QPushButton, "dataset_train") is not None
    with qtbot.waitSignal(controller.readiness.facts_changed):
        session.samples.set_chosen([])
    assert controller.readiness.facts.chosen is None


def test_a_choice_is_saved_under_a_name_with_clips_held_out(controller, session, qtbot, ids):
    session.samples.set_chosen(ids[:20])
    press(controller.view, "dataset_save")
    with qtbot.waitSignals(
        [controller.saving.saved, session.datasets_changed, controller.current_changed]
    ):
        press(controller.saving.dialog, "answer_name")
    assert controller.current
    kept = Dataset.load(session.workspace, controller.current)
    assert {one.sample_id for one in kept.entries} == set(ids[:20])
    assert sum(one.held_out for one in kept.entries) == 1
    assert not controller.changed
    qtbot.waitUntil(lambda: session.samples.rows[0].sets is not None)


def test_opening_a_dataset_ticks_its_clips_and_can_be_undone(controller, session, qtbot, ids):
    session.samples.set_chosen(ids[:10])
    save_as(controller, session, qtbot, "A")
    session.samples.set_chosen(ids[20:25])
    save_as(controller, session, qtbot, "B")
    assert controller.current == "B"
    controller.open_dataset("A")
    assert controller.current == "A"
    assert set(session.samples.chosen()) == set(ids[:10])
    session.undo.undo()
    assert controller.current == "B"
    assert set(session.samples.chosen()) == set(ids[20:25])
    session.undo.redo()
    controller.open_dataset("")
    assert controller.current == ""
    assert session.samples.chosen() == []


def test_what_changes_is_shown_before_a_dataset_is_replaced(controller, session, qtbot, ids):
    session.samples.set_chosen(ids[:10])
    save_as(controller, session, qtbot, "A")
    before = Dataset.load(session.workspace, "A")
    session.samples.set_chosen(ids[5:15])
    assert controller.changed
    press(controller.view, "dataset_save")
    qtbot.waitUntil(lambda: controller.saving.dialog is not None)
    assert Dataset.load(session.workspace, "A") == before
    with qtbot.waitSignal(controller.datasets.modelReset):
        press(controller.saving.dialog, "answer_replace")
    after = Dataset.load(session.workspace, "A")
    assert {one.sample_id for one in after.entries} == set(ids[5:15])
    assert after.created_at == before.created_at
    assert not controller.changed


def test_changes_are_asked_about_before_another_dataset_is_opened(controller, session, qtbot, ids):
    session.samples.set_chosen(ids[:10])
    save_as(controller, session, qtbot, "A")
    session.samples.set_chosen(ids[20:])
    save_as(controller, session, qtbot, "B")
    session.samples.set_chosen(ids[:3])

    def leave(answer):
        controller.open_dataset("A")
        qtbot.waitUntil(lambda: controller.saving.dialog is not None)
        assert controller.current == "B"
        press(controller.saving.dialog, answer)

    leave("dialog_cancel")
    assert set(session.samples.chosen()) == set(ids[:3])
    with qtbot.waitSignal(controller.datasets.modelReset):
        controller._load()
    assert controller.current == "B"  # what was cancelled is not done later
    leave("answer_discard")
    assert controller.current == "A"
    assert len(dataset.show(session.workspace, "B").samples) == 20
    controller.open_dataset("B")
    session.samples.set_chosen(ids[:4])
    controller.open_dataset("A")
    qtbot.waitUntil(lambda: controller.saving.dialog is not None)
    with qtbot.waitSignal(controller.current_changed):
        press(controller.saving.dialog, "answer_replace")
    qtbot.waitUntil(lambda: controller.current == "A")
    assert len(dataset.show(session.workspace, "B").samples) == 4


def test_reverting_ticks_what_is_saved(controller, session, qtbot, ids):
    session.samples.set_chosen(ids[:10])
    save_as(controller, session, qtbot, "A")
    session.samples.set_chosen(ids[:3])
    controller.view.findChild(QAction, "dataset_revert").trigger()
    assert len(session.samples.chosen()) == 10
    session.undo.undo()
    assert len(session.samples.chosen()) == 3


def test_a_dataset_is_renamed_and_deleted(controller, session, qtbot, ids):
    session.samples.set_chosen(ids[:10])
    save_as(controller, session, qtbot, "A")
    controller.saving.rename("A")
    controller.saving.dialog.findChild(QLineEdit, "dataset_name").setText("Ä?")
    with qtbot.waitSignal(controller.datasets.modelReset):
        press(controller.saving.dialog, "answer_name")
    assert controller.current == "Ä?"
    assert dataset.names(session.workspace) == ["Ä?"]
    controller.saving.delete("Ä?")
    assert dataset.names(session.workspace) == ["Ä?"]
    with (
        qtbot.waitSignal(controller.datasets.modelReset),
        qtbot.waitSignal(session.notice_given),
    ):
        press(controller.saving.dialog, "answer_delete")
    assert dataset.names(session.workspace) == []
    assert controller.current == ""
    assert len(session.samples.chosen()) == 10
    assert len(Library(session.workspace).list()) == 40


def test_a_dataset_that_cannot_be_saved_is_a_problem_and_no_crash(controller, session, qtbot, ids):
    session.samples.set_chosen(ids[:10])
    session.workspace.datasets_dir.rmdir()
    session.workspace.datasets_dir.write_text("in the way")
    controller.saving.save_new(ids[:10])
    with qtbot.waitSignals([session.problem_reported, controller.saving.abandoned]):
        press(controller.saving.dialog, "answer_name")
    assert controller.current == ""


def test_choosing_automatically_applies_nothing_before_its_button(controller, session, qtbot, ids):
    press(controller.view, "dataset_automatic")
    dialog = controller.automatic.dialog
    dialog.findChild(QAbstractSpinBox, "automatic_target").setValue(2.0)
    qtbot.waitUntil(dialog.answer("take").isEnabled)
    assert session.samples.chosen() == []
    press(dialog, "answer_take")
    assert set(session.samples.chosen()) == set(ids[:12])
    assert controller.automatic.dialog is None
    save_as(controller, session, qtbot, "Best")
    kept = Dataset.load(session.workspace, "Best").selection
    assert (kept["strategy"], kept["target_minutes"], kept["stop_reason"]) == (
        "quality",
        2.0,
        "target",
    )
    session.samples.set_chosen(ids[:5])
    save_as(controller, session, qtbot, "Fewer")
    assert Dataset.load(session.workspace, "Fewer").selection["strategy"] == "by_hand"
    session.undo.undo()
    assert session.samples.chosen() == []
    controller.choose_automatically()
    assert controller.automatic.dialog.choice.target_minutes == 2.0
    controller.automatic.dialog.reject()
    controller.automatic.open("sovits")
    assert controller.automatic.dialog.choice.minimum_score == 0.8
    controller.automatic.dialog.reject()


def test_the_whole_library_can_be_ticked_and_unticked(controller, session):
    controller.view.bar.all_requested.emit()
    assert len(session.samples.chosen()) == 40
    controller.view.bar.none_requested.emit()
    assert session.samples.chosen() == []
    session.undo.undo()
    session.undo.undo()
    assert session.samples.chosen() == []


def test_buttons_of_failing_rules_ask_for_what_helps(controller, session, qtbot, ids):
    tabs = controller.view.tabs
    with qtbot.waitSignal(controller.readiness.facts_changed):
        session.samples.set_chosen([*ids[:2], ids[-1]])

    def asks(page, button, signal):
        found = controller.view.findChild(QObject, f"provider_{page}")
        with qtbot.waitSignal(signal) as told:
            press(found, button)
        return told.args

    tabs.choose_tab("sovits")
    assert asks("sovits", "fix_quality_each_chosen", controller.worst_requested) == [[ids[-1]]]
    tabs.choose_tab("piper")
    asks("piper", "fix_samples_library", controller.recordings_requested)
    (without,) = asks("piper", "fix_transcripts_library", controller.untranscribed_requested)
    assert len(without) == 10
    asks("rvc", "fix_duration_chosen", controller.readiness.automatic_requested)
    assert controller.automatic.dialog is not None
    controller.automatic.dialog.reject()


def test_recording_is_asked_for_when_time_is_missing(controller, qtbot):
    controller.view.tabs.show_kind("rvc")
    page = controller.view.findChild(QObject, "provider_rvc")
    with qtbot.waitSignal(controller.recording_requested):
        press(page, "fix_duration_library")


def test_the_kind_of_voice_is_kept_in_the_settings(controller, session, qtbot):
    assert controller.readiness.provider == "lite"
    controller.set_computer(Computer(graphics_card=True, rvc_models=True))
    assert controller.readiness.provider == "rvc"
    with qtbot.waitSignal(session.settings.changed):
        press(controller.view, "kind_lite")
    assert session.settings.value.train["kind"] == "lite"
    controller.set_computer(Computer(graphics_card=True, rvc_models=True))
    assert controller.readiness.provider == "lite"
    session.settings.update(train={"kind": "rvc"})
    assert controller.readiness.provider == "rvc"
    session.settings.flush()


def test_training_begins_with_the_dataset_that_is_open(controller, session, qtbot, ids):
    session.samples.set_chosen(ids[:10])
    save_as(controller, session, qtbot, "A")
    with qtbot.waitSignal(session.section_requested) as told:
        press(controller.view, "dataset_train")
    assert told.args == ["train", {"kind": "lite", "dataset": "A"}]


def test_a_choice_is_saved_before_it_is_trained_with(controller, session, qtbot, ids):
    with qtbot.waitSignal(session.section_requested) as told:
        press(controller.view, "dataset_train")
    assert told.args[1]["dataset"] == ""
    session.samples.set_chosen(ids[:10])
    with qtbot.assertNotEmitted(session.section_requested):
        press(controller.view, "dataset_train")
        press(controller.saving.dialog, "dialog_cancel")
    press(controller.view, "dataset_train")
    with qtbot.waitSignal(session.section_requested) as told:
        press(controller.saving.dialog, "answer_name")
    assert told.args[1]["dataset"] == controller.current != ""
    session.samples.set_chosen(ids[:3])
    press(controller.view, "dataset_train")
    qtbot.waitUntil(lambda: controller.saving.dialog is not None)
    with qtbot.waitSignal(session.section_requested) as told:
        press(controller.saving.dialog, "answer_replace")
    assert len(dataset.show(session.workspace, controller.current).samples) == 3


def test_clips_that_are_deleted_are_counted_and_undone_choices_leave_them_out(
    controller, session, qtbot, ids
):
    session.samples.set_chosen(ids[:10])
    save_as(controller, session, qtbot, "A")
    Library(session.workspace).delete(ids[0])
    with qtbot.waitSignal(session.samples_changed):
        session.reload_samples()
    assert controller._state().gone == 1
    assert controller.changed
    controller.open_dataset("")
    qtbot.waitUntil(lambda: controller.saving.dialog is not None)
    press(controller.saving.dialog, "answer_discard")
    controller.open_dataset("A")
    assert set(session.samples.chosen()) == set(ids[1:10])


def test_another_workspace_has_other_datasets(controller, session, qtbot, ids, tmp_path):
    session.samples.set_chosen(ids[:10])
    save_as(controller, session, qtbot, "A")
    other = Workspace.open(tmp_path / "other", create=True)
    fake_sample(1, folder=other.samples_dir)
    choose(Library(other), [fake_sample(1).id]).dataset("Elsewhere").save(other)
    with qtbot.waitSignal(session.samples_changed):
        session.open_workspace(other)
    qtbot.waitUntil(lambda: controller.datasets.names() == ["Elsewhere"])
    assert controller.current == ""
    qtbot.waitUntil(lambda: controller.readiness.facts.library.samples == 1)


def test_datasets_made_elsewhere_appear(controller, session, qtbot, ids):
    choose(Library(session.workspace), ids[:3]).dataset("CLI").save(session.workspace)
    (session.workspace.datasets_dir / "newer.json").write_text(
        '{"schema_version": 99, "name": "newer"}'
    )
    with qtbot.waitSignal(controller.datasets.modelReset):
        session.datasets_changed.emit()
    assert controller.datasets.names() == ["CLI"]


def test_ticks_are_told_unless_they_are_nothing_or_everything(session, controller, ids, qtbot):
    told = []
    controller.ticked_changed.connect(told.append)
    session.samples.set_chosen(ids[:3])
    assert controller.ticked == told[-1] == 3
    session.samples.set_chosen(ids)
    assert controller.ticked == told[-1] == 0
    session.samples.set_chosen(ids[:3])
    controller.train("lite")
    assert controller.saving.dialog is not None  # for its name
    controller.saving.dialog.close()
