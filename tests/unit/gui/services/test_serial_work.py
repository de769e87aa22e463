import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from mynah.gui.services.background import Background
from mynah.gui.services.serial_work import SerialWork

pytestmark = pytest.mark.gui


@pytest.fixture
def serial(qapp):
    background = Background(threads=4)
    made = SerialWork(background)
    yield made
    background.close()


def test_one_after_the_other_in_their_order(serial, qtbot):
    first_may_end = threading.Event()
    begun, ended = [], []

    def work(number):
        begun.append(number)
        if number == 0:
            first_may_end.wait(5)
        return number

    owner = QObject()
    for number in range(5):
        serial.run(lambda number=number: work(number), ended.append, owner=owner)
    qtbot.waitUntil(lambda: begun == [0])
    assert serial.busy
    with qtbot.waitSignal(serial.idle):
        first_may_end.set()
    assert begun == ended == [0, 1, 2, 3, 4]
    assert not serial.busy


def test_a_failure_is_told_and_does_not_stop_the_others(serial, qtbot):
    def fail():
        raise ValueError("no")

    owner, told = QObject(), []
    serial.run(fail, told.append, lambda error: told.append(str(error)), owner=owner)
    serial.run(lambda: "yes", told.append, owner=owner)
    with qtbot.waitSignal(serial.idle):
        pass
    assert told == ["no", "yes"]


def test_who_is_gone_is_not_told_but_the_work_is_done(serial, qtbot):
    owner, told, done = QObject(), [], []
    serial.run(lambda: done.append(1), told.append, owner=owner)
    shiboken6.delete(owner)
    with qtbot.waitSignal(serial.idle):
        pass
    assert (done, told) == ([1], [])
