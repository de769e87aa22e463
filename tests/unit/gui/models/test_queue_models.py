"""The queue of conversions as a table, and how far it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt

from mynah.gui.models.queue_item import Converted, Order, QueueItem, QueueState
from mynah.gui.models.queue_progress import queue_progress
from mynah.gui.models.queue_table import ITEM_ROLE, QueueColumn, QueueTableModel
from mynah.gui.models.voice_limits import voice_limits

pytestmark = pytest.mark.gui
ORDER = Order("Anna", {"format": "wav"}, Path("/out"))


def item(number, **facts):
    return QueueItem(number, Path(f"/in/{number}.wav"), **facts)


@pytest.fixture
def queue(qapp):
    return QueueTableModel()


def shown(queue, row):
    return [queue.index(row, column).data() for column in QueueColumn]


def test_it_is_a_sound_model_before_and_after_changes(queue, qtmodeltester):
    queue.append([item(k) for k in range(1, 8)])
    qtmodeltester.check(queue)
    queue.change(3, state=QueueState.CONVERTING, share=0.43)
    queue.remove([2, 3, 6])
    queue.append([item(9)])
    queue.set_lengths({1: 61.0, 9: 2.0, 44: 3.0})
    qtmodeltester.check(queue)
    assert [one.number for one in queue.items] == [1, 4, 5, 7, 9]
    assert [queue.row(one) for one in (1, 4, 9, 2)] == [0, 1, 4, -1]
    queue.clear()
    qtmodeltester.check(queue)
    assert queue.rowCount() == 0


def test_each_state_has_its_words(queue):
    queue.append([item(1, below=Path("sub"), seconds=75.0), item(2, reason="Broken.")])
    assert shown(queue, 0) == [str(Path("sub/1.wav")), "1:15", "waiting", ""]
    queue.change(1, state=QueueState.CONVERTING, share=0.43)
    assert shown(queue, 0)[2] == "converting 43 %"
    queue.change(1, state=QueueState.DONE, result=Converted(Path("/out/1_2.wav")))
    assert shown(queue, 0)[2:] == ["done", "1_2.wav"]
    queue.change(2, state=QueueState.FAILED)
    assert shown(queue, 1)[2:] == ["failed", "Broken."]
    assert "Broken." in queue.index(1, QueueColumn.STATE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert queue.index(1, 0).data(ITEM_ROLE) is queue.at(1)
    assert queue.data(QModelIndex()) is None


def test_a_change_is_told_once_and_only_where_there_is_one(queue, qtbot):
    queue.append([item(1), item(2)])
    with qtbot.waitSignal(queue.dataChanged) as told:
        queue.change(2, share=0.5, state=QueueState.CONVERTING)
    assert told.args[0].row() == told.args[1].row() == 1
    with qtbot.assertNotEmitted(queue.dataChanged):
        queue.change(2, share=0.5)
        assert queue.change(77, share=1.0) is None


def test_five_hundred_rows_are_changed_without_looking_through_all(queue):
    queue.append([item(k, order=ORDER) for k in range(1, 501)])
    for number in range(1, 501):
        queue.change(number, state=QueueState.DONE, share=1.0)
    assert all(one.state is QueueState.DONE for one in queue.items)
    queue.remove(range(1, 501, 2))
    assert [one.number for one in queue.items] == list(range(2, 501, 2))
    assert queue.row(500) == 249


def test_progress_counts_sound_and_not_files():
    items = [
        item(1, order=ORDER, seconds=30.0, state=QueueState.DONE),
        item(2, order=ORDER, seconds=10.0, state=QueueState.CONVERTING, share=0.5),
        item(3, order=ORDER, seconds=60.0),
        item(4, seconds=900.0),
    ]
    found = queue_progress(items, worked_s=7.0)
    assert (found.total, found.ended, found.done, found.failed) == (3, 1, 1, 0)
    assert found.share == pytest.approx(0.35)
    assert found.left_s == pytest.approx(65.0 * 7.0 / 35.0)
    assert found.going


def test_what_fails_at_once_says_nothing_about_the_speed():
    items = [item(1, order=ORDER, seconds=600.0, state=QueueState.FAILED), item(2, order=ORDER)]
    found = queue_progress(items, worked_s=9.0)
    assert found.left_s is None
    assert (found.ended, found.failed) == (1, 1)
    assert not queue_progress([], 0.0).going


def test_nothing_is_limited_without_a_voice():
    assert voice_limits(None).without_effect == {}
