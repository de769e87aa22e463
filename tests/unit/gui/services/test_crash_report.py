import logging
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import qWarning

from mynah.gui.services.crash_report import LOG_NAME, REPORT_NAME, STACKS_PATTERN, CrashReporter
from mynah.project.paths import log_dir

pytestmark = pytest.mark.gui


@pytest.fixture
def reporter(qapp):
    one = CrashReporter()
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    one.install()
    yield one
    one.close()
    assert hooks == (sys.excepthook, threading.excepthook, sys.unraisablehook)


def fault(words="the sky fell"):
    try:
        raise RuntimeError(words)
    except RuntimeError as error:
        return error


def test_an_exception_nobody_catches_is_written_and_told(reporter, qtbot):
    error = fault()
    with qtbot.waitSignal(reporter.fault_caught) as heard:
        sys.excepthook(RuntimeError, error, error.__traceback__)
    assert heard.args == [error]
    text = (log_dir() / REPORT_NAME).read_text()
    assert "the sky fell" in text
    assert "Traceback" in text
    assert "the sky fell" in (log_dir() / LOG_NAME).read_text()


def test_an_exception_in_a_thread_is_written(reporter, qtbot):
    def work():
        raise RuntimeError("below")

    with qtbot.waitSignal(reporter.fault_caught):
        thread = threading.Thread(target=work, name="miner")
        thread.start()
        thread.join()
    assert "in the thread miner" in (log_dir() / REPORT_NAME).read_text()


def test_the_next_start_finds_it_once(reporter):
    reporter.report(fault(), "in a test")
    later = CrashReporter()
    found = later.take_last()
    assert "the sky fell" in found.text
    assert not found.fatal
    assert found.path.exists()
    assert later.take_last() is None


def test_a_normal_end_leaves_nothing(qapp):
    one = CrashReporter()
    one.install()
    one.close()
    assert CrashReporter().take_last() is None
    assert list(log_dir().glob(STACKS_PATTERN)) == []


def test_messages_of_qt_go_to_the_log(qapp, tmp_path, caplog):
    one = CrashReporter(tmp_path / "own")
    one.install()
    try:
        with caplog.at_level(logging.WARNING, "mynah.qt"):
            qWarning("a paint device was lost")
    finally:
        one.close()
    assert "a paint device was lost" in (tmp_path / "own" / LOG_NAME).read_text()


def test_a_long_series_of_faults_does_not_fill_the_disk(reporter):
    for _ in range(40):
        reporter.report(fault("x" * 10_000), "in a test")
    assert (log_dir() / REPORT_NAME).stat().st_size < 300_000


def test_a_folder_that_cannot_be_written_is_no_obstacle(qapp, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    one = CrashReporter(blocked / "logs")
    one.install()
    one.report(fault(), "in a test")
    one.close()


CRASH = """
import ctypes, sys
from PySide6.QtCore import QCoreApplication
from mynah.gui.services.crash_report import CrashReporter
app = QCoreApplication([])
one = CrashReporter()
one.install()
ctypes.string_at(0)
"""


def test_a_segmentation_fault_is_found_at_the_next_start(qapp):
    ended = subprocess.run([sys.executable, "-c", CRASH], capture_output=True, check=False)
    assert ended.returncode != 0
    found = CrashReporter().take_last()
    assert found.fatal
    assert "Fatal Python error" in found.text


def test_stacks_of_a_window_that_is_open_are_left_alone(reporter):
    assert CrashReporter().take_last() is None
    assert len(list(log_dir().glob(STACKS_PATTERN))) == 1
