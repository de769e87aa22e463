import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel

from helpers.desk_session import run_info
from mynah.gui.controllers import closing_controller
from mynah.gui.services.tray import Tray, TrayState
from mynah.gui.views.unfinished_dialog import UnfinishedDialog
from mynah.protocol.events import Failed

pytestmark = pytest.mark.gui


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


def test_who_logs_out_is_not_asked(make_desk, window, going, qapp):
    desk = make_desk()
    window.show()
    qapp.commitDataRequest.emit(None)
    assert window.close()
    assert desk.closing._dialog is None


def test_a_cancel_is_passed_on(make_desk, window, going):
    desk = make_desk()
    window.show()
    window.close()
    desk.closing._dialog.cancel_run.click()
    assert going.runs.sent == [("r1", "cancel")]


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


def test_the_tray_says_that_a_run_needs_somebody(make_desk, session, window):
    desk = make_desk(tray=True)
    session.runs.set_runs(run_info(alive=True))
    full = Failed("DISK_FULL", "Full.")
    session.runs.watchers["r1"].event_received.emit(full)
    session.runs.set_runs(run_info(state="paused", reason="disk_full", resumable=True))
    assert desk.tray.state is TrayState.ATTENTION
    desk.tray.resume_action.trigger()
    assert session.runs.sent == [("r1", "resume")]
    session.runs.set_runs(run_info(alive=True))
    assert desk.tray.state is TrayState.RUNNING


def test_after_the_run_a_hidden_window_does_not_stay_for_ever(
    make_desk, window, session, monkeypatch
):
    quits = []
    monkeypatch.setattr(closing_controller.QApplication, "quit", lambda: quits.append(1))
    desk = make_desk(tray=True)
    assert not desk.closing._linger.isActive()
    session.runs.set_runs(run_info(alive=True))
    session.runs.set_runs()
    assert desk.closing._linger.isActive()
    window.show()
    desk.closing._on_lingered()
    assert quits == []
    window.hide()
    desk.closing._on_lingered()
    assert quits == [1]


def test_looking_at_the_window_is_enough(make_desk, session, window):
    desk = make_desk(tray=True)
    session.runs.set_runs(run_info(alive=True))
    session.runs.set_runs(run_info(state="interrupted", resumable=True))
    assert desk.tray.state is TrayState.ATTENTION
    desk.tray.show_action.trigger()
    assert desk.tray.state is TrayState.IDLE


def test_every_state_of_the_tray_has_an_icon(make_desk):
    desk = make_desk(tray=True)
    assert isinstance(desk.tray, Tray)
    for state in TrayState:
        desk.tray.show_run(state)
        assert not QIcon(desk.tray.icon.icon()).pixmap(16, 16).isNull()


def test_work_that_would_be_lost_is_asked_about(make_desk, window, session, monkeypatch):
    monkeypatch.setattr(closing_controller.QApplication, "quit", lambda: None)
    session.unfinished.append(lambda: "Three recordings are not converted yet.")
    desk = make_desk()
    window.show()
    assert not window.close()
    dialog = window.findChild(UnfinishedDialog)
    assert "Three recordings" in [one.text() for one in dialog.findChildren(QLabel)][-1]
    assert not window.close()
    assert len(window.findChildren(UnfinishedDialog)) == 1
    dialog.reject()
    assert window.isVisible()
    assert not window.close()
    desk.closing._unfinished.accept()
    assert not window.isVisible()


def test_a_run_is_asked_about_after_that(make_desk, window, going):
    going.unfinished.append(lambda: "Three recordings are not converted yet.")
    desk = make_desk()
    window.show()
    window.close()
    assert desk.closing._dialog is None
    desk.closing._unfinished.accept()
    assert window.isVisible()
    desk.closing._dialog.stay.click()
    window.close()
    assert desk.closing._unfinished is not None
    desk.closing._unfinished.reject()


def test_nothing_is_asked_where_nothing_would_be_lost(make_desk, window, session):
    session.unfinished.append(lambda: "")
    make_desk()
    window.show()
    assert window.close()
