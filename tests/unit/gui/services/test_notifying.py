import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from mynah.gui.models.outcomes import Notice, Outcome
from mynah.gui.services.notifier import (
    RecordingNotifier,
    TrayNotifier,
    WindowNotifier,
    notice_words,
)
from mynah.gui.services.tray import Tray, TrayState, tray_available
from mynah.gui.views.close_dialog import CloseDialog

pytestmark = pytest.mark.gui
FINISHED = Notice(Outcome.FINISHED, "r1", "Bo")
FAILED = Notice(Outcome.FAILED, "r2", "Bo", "DISK_FULL", "Full.")


def test_words_of_each_outcome(qapp):
    assert notice_words(FINISHED)[0] == "“Bo” is ready"
    assert "disk space" in notice_words(FAILED)[1]
    assert "interrupted" in notice_words(Notice(Outcome.ATTENTION, "r", "Bo", "INTERRUPTED"))[0]
    assert "needs you" in notice_words(Notice(Outcome.ATTENTION, "r", "Bo", "DISK_FULL"))[0]
    strange = Notice(Outcome.FAILED, "r", "Bo", "FLOODED", "Water came in.")
    assert notice_words(strange)[1] == "Water came in."


class TrayIcon(QSystemTrayIcon):
    """Keeps the messages, which no offscreen desktop shows."""

    def __init__(self):
        super().__init__()
        self.messages = []

    def showMessage(self, *arguments):  # noqa: N802 - Qt calls it
        self.messages.append(arguments)


def test_a_click_on_a_message_opens_its_run(qtbot):
    icon = TrayIcon()
    notifier = TrayNotifier(icon)
    notifier.show(FAILED)
    assert len(icon.messages) == 1
    assert icon.messages[0][2] == QSystemTrayIcon.MessageIcon.Warning
    with qtbot.waitSignal(notifier.opened) as heard:
        icon.messageClicked.emit()
    assert heard.args == ["r2"]


def test_a_click_without_a_message_opens_nothing(qtbot):
    icon = TrayIcon()
    notifier = TrayNotifier(icon)
    with qtbot.assertNotEmitted(notifier.opened):
        icon.messageClicked.emit()


def test_without_a_tray_the_window_is_told_and_marked(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    notifier = WindowNotifier(window)
    with qtbot.waitSignal(notifier.noticed) as heard:
        notifier.show(FINISHED)
    assert heard.args == [FINISHED]
    assert notifier.unseen == 1
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: notifier.unseen == 0)


def test_the_recording_notifier_keeps_everything():
    notifier = RecordingNotifier()
    notifier.show(FINISHED)
    notifier.show(FAILED)
    assert notifier.notices == [FINISHED, FAILED]


def pictures():
    made = QPixmap(16, 16)
    made.fill(Qt.GlobalColor.red)
    return {state: QIcon(made) for state in TrayState}


@pytest.fixture
def tray(qapp):
    one = Tray(pictures())
    yield one
    one.close()


def shown(tray):
    return [a.objectName() for a in tray.menu.actions() if a.isVisible() and not a.isSeparator()]


def test_offscreen_there_is_no_tray(qapp):
    assert not tray_available()


@pytest.mark.parametrize(
    ("state", "entries"),
    [
        (TrayState.IDLE, []),
        (TrayState.RUNNING, ["tray_pause", "tray_stop"]),
        (TrayState.PAUSED, ["tray_resume", "tray_stop"]),
        (TrayState.ATTENTION, ["tray_resume"]),
    ],
)
def test_the_menu_has_what_makes_sense_now(tray, state, entries):
    tray.show_run(state, "Bo: 40 %, 12 minutes left")
    assert shown(tray) == ["tray_show", *entries, "tray_quit"]
    assert "12 minutes left" in tray.icon.toolTip()


def test_the_tooltip_is_never_too_long_for_windows(tray):
    tray.show_run(TrayState.RUNNING, "x" * 300)
    assert len(tray.icon.toolTip()) <= 127


def test_entries_and_clicks_ask(tray, qtbot):
    tray.show_run(TrayState.RUNNING)
    for name in ("show", "pause", "resume", "stop", "quit"):
        with qtbot.waitSignal(getattr(tray, f"{name}_requested")):
            getattr(tray, f"{name}_action").trigger()
    with qtbot.waitSignal(tray.show_requested):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)


@pytest.fixture
def close_dialog(qtbot):
    one = CloseDialog("Bo", "40 %, 12 minutes left", "", tray=True)
    qtbot.addWidget(one)
    one.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    one.open()
    return one


@pytest.mark.parametrize(
    ("name", "choice"),
    [("keep", "keep"), ("stop", "stop"), ("cancel_run", "cancel"), ("stay", "stay")],
)
def test_each_button_is_one_decision(close_dialog, qtbot, name, choice):
    with qtbot.waitSignal(close_dialog.decided) as heard:
        qtbot.mouseClick(getattr(close_dialog, name), Qt.MouseButton.LeftButton)
    assert heard.args == [choice, False]


def test_escape_stays(close_dialog, qtbot):
    with qtbot.waitSignal(close_dialog.decided) as heard:
        qtbot.keyClick(close_dialog, Qt.Key.Key_Escape)
    assert heard.args == ["stay", False]


def test_only_keeping_and_stopping_can_be_remembered(qtbot):
    for name, remembered in (("keep", True), ("stop", True), ("cancel_run", False)):
        dialog = CloseDialog("Bo", "", "", tray=False)
        qtbot.addWidget(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        dialog.remember.setChecked(True)
        with qtbot.waitSignal(dialog.decided) as heard:
            getattr(dialog, name).click()
        assert heard.args[1] is remembered


def test_closing_it_ten_times_leaves_nothing(qtbot):
    gone = []
    for _ in range(10):
        dialog = CloseDialog("Bo", "", "", tray=False)
        dialog.destroyed.connect(lambda: gone.append(1))
        dialog.open()
        dialog.stay.click()
        del dialog
    gc.collect()
    qtbot.waitUntil(lambda: len(gone) == 10)
