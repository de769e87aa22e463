import gc
import json
from datetime import UTC, datetime

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from helpers.desk_session import DeskSession, good, plain, run_info
from helpers.made_microphone import MadeMicrophone
from mynah.gui.controllers import closing_controller
from mynah.gui.controllers.desk_controller import DeskController
from mynah.gui.models.outcomes import Outcome
from mynah.gui.problems import Problem, Remedy
from mynah.gui.services.crash_report import CrashFound
from mynah.gui.services.engine_process import Outcome as Ended
from mynah.gui.services.engine_process import ProcessState
from mynah.gui.services.garbage import GuiThreadCollector
from mynah.gui.services.notifier import RecordingNotifier
from mynah.gui.services.shortcuts import Shortcuts
from mynah.gui.services.tray import Tray, TrayState
from mynah.gui.views.help.problem_banner import ProblemBanner
from mynah.gui.views.main_window import MainWindow
from mynah.gui.views.parts import Banner, Page
from mynah.project import activity
from mynah.protocol.events import Cancelled, Done, Failed, Progress, Stage

pytestmark = pytest.mark.gui
DOCTOR = {
    "device": {"kind": "cpu", "name": "x86_64"},
    "threads": 2,
    "memory": {"total": 16_000_000_000, "available": 9_000_000_000},
    "disk": {"free": 50_000_000_000},
    "speed": {"gflops": 190.0},
    "missing": [],
}
MODELS = {
    "models": [
        {
            "name": name,
            "role": "content",
            "size": 1000,
            "sha256": None,
            "licence": None,
            "addresses": ["https://example.org/a", "https://other.org/a"],
            "present": False,
            "partial": 0,
        }
        for name in ("one", "two")
    ],
    "sets": [{"name": "rvc-40k", "models": ["one", "two"]}],
}


@pytest.fixture
def session(qapp, tmp_path):
    collector = GuiThreadCollector()  # as the program does: dialogs die on this thread alone
    one = DeskSession(tmp_path / "ws")
    yield one
    one.close()
    shiboken6.delete(one)
    collector.close()


@pytest.fixture
def window(qtbot):
    one = MainWindow()
    qtbot.addWidget(one, before_close_func=lambda w: setattr(w, "may_close", None))
    one.add_section("library", "Library", "library", Page("Library"))
    return one


@pytest.fixture
def make_desk(session, window, qapp):
    made = []

    def make(**options):
        shortcuts = Shortcuts(session.settings, session)
        shortcuts.register("a.b", QAction("Do it", window), "File", keys="Ctrl+D")
        options.setdefault("microphone", MadeMicrophone(session))
        desk = DeskController(session, window, shortcuts, session, **options)
        window.add_section("activity", "Activity", "activity", desk.activity_view)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.close()
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def notifier():
    return RecordingNotifier()


def titles(window):
    return [
        one.problem.title if isinstance(one, ProblemBanner) else one.accessibleName()
        for one in window.banners
    ]


# Banners


def test_a_problem_is_one_strip_however_often_it_is_told(make_desk, session, window):
    make_desk()
    for _ in range(3):
        session.report_problem(ValueError("odd"))
    assert len(window.banners) == 1
    assert isinstance(window.banners[0], ProblemBanner)


def test_details_are_folded_and_can_be_copied(make_desk, session, window, qtbot):
    make_desk()
    window.show()
    session.report_problem(ValueError("odd"))
    banner = window.banners[0]
    assert not banner.folded.isVisible()
    banner.more.click()
    assert banner.folded.isVisible()
    banner.copied.emit(banner.problem.report)
    assert "ValueError: odd" in QGuiApplication.clipboard().text()


def test_the_remedy_is_one_click_and_the_strip_goes(make_desk, session, window):
    make_desk()
    pressed = []
    session.report_problem(Problem("T", remedy=Remedy("Mend", lambda: pressed.append(1))))
    window.banners[0].remedy.click()
    assert pressed == [1]
    assert window.banners == []


def test_what_was_asked_for_is_not_told(make_desk, session, window):
    make_desk()
    session.report_problem(Failed("CANCELLED", "It was cancelled."))
    assert window.banners == []


def test_a_notice_is_shown(make_desk, session, window):
    make_desk()
    session.notice_given.emit("Saved.")
    assert titles(window) == ["Saved."]


# How runs end


def finish(session, *, state="completed", event=None, **facts):
    session.runs.set_runs(run_info(alive=True))
    session.runs.watchers["r1"].event_received.emit(event or Done())
    session.runs.set_runs(run_info(state=state, **facts))


def test_a_finished_run_is_told_once(make_desk, session, notifier):
    make_desk(notifier=notifier)
    finish(session)
    session.runs.set_runs(run_info(state="completed"), run_info("r0", state="completed"))
    assert [one.outcome for one in notifier.notices] == [Outcome.FINISHED]


def test_success_is_not_told_before_the_proof_of_life(make_desk, session, notifier):
    make_desk(notifier=notifier)
    session.runs.set_runs(run_info(alive=True))
    session.runs.set_runs(run_info(state="verifying", alive=True))
    session.runs.set_runs(run_info(state="completed"))
    assert notifier.notices == []


def test_what_is_replayed_is_not_told(make_desk, session, notifier):
    make_desk(notifier=notifier)
    session.runs.set_runs(run_info(alive=True))
    session.runs.watchers["r1"].is_live = False
    session.runs.watchers["r1"].event_received.emit(Done())
    session.runs.set_runs(run_info(state="completed"))
    assert notifier.notices == []


def test_without_a_tray_the_window_says_it_and_opens_the_run(make_desk, session, window):
    make_desk()
    finish(session, state="failed", event=Failed("DIVERGED", "It exploded."))
    assert len(window.banners) == 1
    window.banners[0].action.click()
    assert session.went == [("train", {"run": "r1"})]


def test_who_wants_no_notifications_gets_a_quiet_strip(make_desk, session, window, notifier):
    session.settings.update(notifications=False)
    make_desk(notifier=notifier)
    finish(session)
    assert notifier.notices == []
    assert "ready" in titles(window)[0]


# Interrupted runs

INTERRUPTED = {"state": "interrupted", "resumable": True, "worked_s": 300.0, "saved_s": 240.0}


def test_an_interrupted_run_is_announced_with_what_continuing_costs(
    make_desk, session, window, qtbot
):
    make_desk()
    session.runs.set_runs(run_info(stage="train", **INTERRUPTED))
    qtbot.waitUntil(lambda: len(window.banners) == 1)
    assert "Bo" in titles(window)[0]
    assert "1 min" in titles(window)[0]
    window.banners[0].action.click()
    assert session.runs.resumed == [("r1", False)]
    assert window.banners == []


def test_a_stopped_run_is_not_announced(make_desk, session, window, qtbot):
    make_desk()
    session.runs.set_runs(run_info(reason="stopped", **INTERRUPTED))
    session.background.close()
    assert window.banners == []


def test_what_was_put_away_is_not_announced_again(make_desk, session, window, qtbot):
    make_desk()
    session.runs.set_runs(run_info(**INTERRUPTED))
    qtbot.waitUntil(lambda: len(window.banners) == 1)
    window.banners[0].closed.emit()
    told = {("run_interrupted", "r1")}
    qtbot.waitUntil(lambda: activity.known_runs(session.workspace, ["run_interrupted"]) == told)
    session.workspace_changed.emit(session.workspace)
    session.runs.set_runs(run_info("r1", voice="Bo again", **INTERRUPTED))
    with qtbot.assertNotEmitted(window.section_shown, wait=50):
        pass
    assert window.banners == []


# Closing


@pytest.fixture
def going(session):
    session.runs.set_runs(run_info(alive=True))
    return session


def test_without_a_run_the_window_just_closes(make_desk, window):
    make_desk()
    window.show()
    assert window.close()


def test_with_a_run_it_asks_once_and_stays(make_desk, window, going):
    desk = make_desk()
    window.show()
    assert not window.close()
    dialog = desk.closing._dialog
    assert not window.close()
    assert desk.closing._dialog is dialog
    dialog.stay.click()
    assert window.isVisible()
    assert going.runs.sent == []
    assert going.settings.value.on_close == "ask"


def test_stop_and_save_closes_when_it_is_saved(make_desk, window, going, monkeypatch):
    monkeypatch.setattr(closing_controller.QApplication, "quit", lambda: None)
    desk = make_desk()
    window.show()
    window.close()
    desk.closing._dialog.stop.click()
    assert going.runs.sent == [("r1", "stop")]
    assert window.isVisible()
    going.runs.set_runs(run_info(state="interrupted", reason="stopped", resumable=True))
    assert not window.isVisible()


def test_while_it_saves_one_can_change_ones_mind(make_desk, window, going):
    desk = make_desk()
    window.show()
    window.close()
    desk.closing._dialog.stop.click()
    window.banners[0].action.click()
    going.runs.set_runs(run_info(state="interrupted", reason="stopped"))
    assert window.isVisible()


def test_keeping_it_closes_where_there_is_no_tray(make_desk, window, going, monkeypatch):
    monkeypatch.setattr(closing_controller.QApplication, "quit", lambda: None)
    desk = make_desk()
    window.show()
    window.close()
    desk.closing._dialog.remember.setChecked(True)
    desk.closing._dialog.keep.click()
    assert not window.isVisible()
    assert going.runs.sent == []
    assert going.settings.value.on_close == "keep"


def test_a_cancel_is_passed_on(make_desk, window, going):
    desk = make_desk()
    window.show()
    window.close()
    desk.closing._dialog.cancel_run.click()
    assert going.runs.sent == [("r1", "cancel")]


# Tray


def test_with_a_tray_the_run_keeps_the_program_and_the_window_hides(
    make_desk, window, session, qapp
):
    desk = make_desk(tray=True)
    assert qapp.quitOnLastWindowClosed()
    session.runs.set_runs(run_info(alive=True))
    assert not qapp.quitOnLastWindowClosed()
    session.settings.update(on_close="keep")
    window.show()
    assert not window.close()
    assert not window.isVisible()
    desk.tray.show_action.trigger()
    assert window.isVisible()
    session.runs.set_runs()
    assert qapp.quitOnLastWindowClosed()


def test_the_tray_shows_and_commands_the_run(make_desk, session):
    desk = make_desk(tray=True)
    session.runs.set_runs(run_info(alive=True))
    assert desk.tray.state is TrayState.RUNNING
    assert "Bo" in desk.tray.icon.toolTip()
    desk.tray.pause_action.trigger()
    desk.tray.stop_action.trigger()
    assert session.runs.sent == [("r1", "pause"), ("r1", "stop")]
    session.runs.set_runs(run_info(state="paused", alive=True))
    assert desk.tray.state is TrayState.PAUSED
    session.runs.set_runs()
    assert desk.tray.state is TrayState.IDLE


def test_every_state_of_the_tray_has_an_icon(make_desk):
    desk = make_desk(tray=True)
    assert isinstance(desk.tray, Tray)
    for state in TrayState:
        desk.tray.show_run(state)
        assert not QIcon(desk.tray.icon.icon()).pixmap(16, 16).isNull()


# First start


def test_somebody_new_is_welcomed_and_goes_on_to_the_library(make_desk, session, window, qtbot):
    desk = make_desk()
    desk.start()
    assert window.section == ""
    page = desk.first_start.view
    assert "Welcome" in page.title.text()
    session.jobs.answer(["doctor"], DOCTOR)
    session.jobs.answer(["models", "list"], MODELS)
    assert "Lite" in page.computer.verdict.text()
    assert page.rvc.download.text() == "Download 2.0 kB"
    assert session.jobs.started == []  # nothing is fetched unasked
    page.start.click()
    assert window.section == "library"
    assert session.settings.value.first_start_done


def test_somebody_known_is_not_welcomed_again(make_desk, session, window):
    session.settings.update(first_start_done=True)
    desk = make_desk()
    desk.start()
    assert window.section == "library"
    desk.show_first_start()
    assert "This computer" in desk.first_start.view.title.text()
    desk.first_start.view.start.click()
    assert window.section == "library"


def test_whoever_comes_with_files_sees_them_and_no_welcome(make_desk, session, window):
    session.jobs.active = (plain(),)
    make_desk().start()
    assert window.section == "library"


def test_looking_at_another_section_ends_the_welcome(make_desk, session, window):
    make_desk().start()
    window.show_section("activity")
    assert session.settings.value.first_start_done


def test_a_download_is_asked_for_shown_stopped_and_looked_at_again(make_desk, session, window):
    desk = make_desk()
    desk.start()
    window.show()
    session.jobs.answer(["models", "list"], MODELS)
    rvc = desk.first_start.view.rvc
    assert "example.org" in rvc.where.text()
    rvc.download.click()
    process = session.jobs.started[0]
    assert process.arguments == ["models", "download", "rvc-40k"]
    process.event_received.emit(Stage("one"))
    process.event_received.emit(Progress("download", 500, 1000, "bytes", 30.0))
    assert rvc._rows["one"].meter.value == 0.5
    assert "less than a minute" in rvc.progress.text()
    rvc.stop.click()
    assert process.stopped
    process.ended.emit(Ended(ProcessState.CANCELLED, Cancelled("stopped")))
    assert [one[0][:2] for one in session.jobs.questions].count(["models", "list"]) == 2
    assert session.problems == []


def test_a_failed_download_is_told(make_desk, session):
    desk = make_desk()
    desk.start()
    session.jobs.answer(["models", "list"], MODELS)
    desk.first_start.view.rvc.download.click()
    failed = Failed("DOWNLOAD_FAILED", "It broke off.")
    session.jobs.started[0].ended.emit(Ended(ProcessState.FAILED, failed, error=failed))
    assert session.problems[0].code == "DOWNLOAD_FAILED"


def test_a_model_is_taken_from_a_file(make_desk, session, qtbot):
    desk = make_desk()
    desk.start()
    desk.first_start.view.model_file_chosen.emit("one", "/x/one.pt")
    assert session.jobs.started[0].arguments == ["models", "import", "one", "/x/one.pt"]
    with qtbot.waitSignal(desk.first_start.models_changed):
        session.jobs.started[0].ended.emit(good())


def test_another_folder_is_opened(make_desk, session, tmp_path):
    desk = make_desk()
    desk.first_start.view.folder_chosen.emit(str(tmp_path))
    assert session.opened == [tmp_path]


def test_a_crash_of_the_last_start_is_told_quietly(make_desk, session, window, tmp_path):
    session.settings.update(first_start_done=True)
    desk = make_desk()
    desk.start(CrashFound("stack", tmp_path / "x", fatal=True))
    assert "ended unexpectedly" in titles(window)[0]
    window.banners[0].action.click()
    assert desk.help.bundle_dialog is not None
    desk.help.bundle_dialog.close()


# Settings, keys, help


def test_a_change_in_the_dialog_holds_at_once(make_desk, session):
    desk = make_desk()
    desk.open_settings()
    dialog = desk.settings.settings_dialog
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.threads.setValue(3)
    dialog.consent_note.setPlainText(" my own voice ")
    value = session.settings.value
    assert (value.theme, value.threads, value.consent_note) == ("dark", 3, "my own voice")
    session.settings.update(theme="light")
    assert dialog.theme.currentData() == "light"
    dialog.reset_requested.emit()
    assert session.settings.value.threads == 0
    assert dialog.threads.value() == 0
    dialog.close()
    assert desk.settings.settings_dialog is None


def test_a_microphone_is_chosen(make_desk, session):
    session.settings.update(microphone="gone")
    desk = make_desk()
    desk.open_settings()
    dialog = desk.settings.settings_dialog
    dialog.show_page(1)
    shown = [dialog.microphone.itemData(at) for at in range(dialog.microphone.count())]
    assert shown == ["", "desk", "headset", "gone"]
    assert dialog.microphone.currentData() == "gone"
    dialog.microphone.setCurrentIndex(2)
    assert session.settings.value.microphone == "headset"
    dialog.close()


def test_keys_are_changed_in_their_dialog(make_desk, session, qtbot):
    desk = make_desk()
    desk.open_shortcuts()
    dialog = desk.settings.shortcuts_dialog
    dialog.keys_chosen.emit("a.b", "Ctrl+E", False)
    assert session.settings.value.shortcuts == {"a.b": "Ctrl+E"}
    assert dialog.list.model().index(0, 1).data() == "Ctrl+E"
    dialog.close()


def test_the_help_report_is_shown_then_saved(make_desk, session, qtbot, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "mynah.gui.controllers.help_controller.QDesktopServices.openUrl", opened.append
    )
    desk = make_desk()
    desk.open_help_bundle()
    dialog = desk.help.bundle_dialog
    qtbot.waitUntil(dialog.save.isEnabled)
    dialog.list.model().item(0).setCheckState(Qt.CheckState.Unchecked)
    session.jobs.answer(["doctor"], DOCTOR)
    qtbot.waitUntil(lambda: "computer.json" in [part.name for part in dialog.chosen()])
    assert "versions.json" not in [part.name for part in dialog.chosen()]
    with qtbot.waitSignal(session.notice_given):
        dialog.save_to(str(tmp_path / "help.zip"))
    assert (tmp_path / "help.zip").exists()
    assert len(opened) == 1


def test_about_names_the_components(make_desk, qtbot):
    desk = make_desk()
    desk.open_about()
    qtbot.waitUntil(lambda: desk.help.about_dialog is not None)
    desk.help.about_dialog.close()
    assert desk.help.about_dialog is None


def test_no_dialog_is_left_after_ten_times(make_desk, qtbot, window):
    desk = make_desk()
    gone = []
    for _ in range(10):
        for open_it, holder, name in (
            (desk.open_settings, desk.settings, "settings_dialog"),
            (desk.open_shortcuts, desk.settings, "shortcuts_dialog"),
            (desk.open_help_bundle, desk.help, "bundle_dialog"),
        ):
            open_it()
            dialog = getattr(holder, name)
            dialog.destroyed.connect(lambda: gone.append(1))
            dialog.close()
            del dialog
    gc.collect()
    qtbot.waitUntil(lambda: len(gone) == 30)
    dialogs = ("SettingsDialog", "ShortcutsDialog", "HelpBundleDialog")
    left = [one for one in QApplication.allWidgets() if type(one).__name__ in dialogs]
    assert left == []


# Activity

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
    path.write_text('{"at": "2020-01-01T00:00:00Z", "kind": "imported"}\n')
    session.settings.update(activity_days=30)
    make_desk()
    session.workspace_changed.emit(session.workspace)
    qtbot.waitUntil(lambda: path.read_text() == "")
    assert datetime.now(UTC).year > 2020


def test_banner_kinds_are_those_of_the_theme(make_desk, window):
    desk = make_desk()
    for kind in ("info", "good", "warn", "bad"):
        assert isinstance(desk.banners.show_banner(kind, "t", "x"), Banner)
