"""A process that others leave no processor to is ready to work, and does not wait for a disk."""

import sys

import pytest

from mynah.engine.control import Control
from mynah.engine.processor_time import ProcessorTime
from mynah.engine.reporter import ListReporter
from mynah.engine.stall import StallLimits, StallWatch
from mynah.protocol.events import Stage, Warning_

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nobody else counts turns")


class Tasks:
    """Threads as the kernel shows them."""

    def __init__(self, folder):
        self.folder = folder

    def queued(self, task, seconds):
        (self.folder / task).mkdir(exist_ok=True)
        (self.folder / task / "schedstat").write_text(f"7 {round(seconds * 1e9)} 3\n")


@pytest.fixture
def tasks(tmp_path):
    return Tasks(tmp_path)


def test_waiting_for_a_turn_counts_and_ended_threads_take_nothing_back(tasks):
    tasks.queued("1", 5.0)
    tasks.queued("2", 10.0)
    counted = ProcessorTime(tasks.folder)
    begun = counted()
    tasks.queued("1", 8.0)
    (tasks.folder / "2" / "schedstat").unlink()
    assert counted() - begun == pytest.approx(3.0, abs=1.0)
    tasks.queued("2", 1.0)  # another thread of that number
    assert counted() - begun == pytest.approx(4.0, abs=1.0)


def test_this_process_is_counted():
    counted = ProcessorTime()
    begun = counted()
    sum(range(1_000_000))
    assert counted() > begun


def test_a_busy_computer_is_no_stall_and_a_stop_is_left_its_time(tasks):
    said, control, given_up = ListReporter(), Control(), []
    tasks.queued("1", 0.0)
    counted = ProcessorTime(tasks.folder)
    watch = StallWatch(said, control, given_up.append, StallLimits(), counted)
    watch.emit(Stage("train"))
    watch.tick(2.0)
    control.request("stop", "asked")
    for turn in range(100):
        tasks.queued("1", 1.9 * turn)
        watch.tick(2.0)
    assert not said.of(Warning_)
    assert given_up == []
    watch.emit(Stage("index"))
    for _ in range(100):  # now it waits for something else
        watch.tick(2.0)
    assert given_up == ["stop"]
