"""Saving beside the training: what is on disk is what it was when it was asked for."""

import threading

import pytest
import torch

from mynah.engine.reporter import ListReporter
from mynah.engine.training import saving
from mynah.engine.training.pairs import load_newest_pair, save_pair
from mynah.engine.training.saving import PairSaver
from mynah.protocol.errors import ErrorCode, MynahError


def parts(value):
    tensor = torch.full((3,), float(value))
    return {"G": {"model": {"w": tensor}, "moments": [(tensor.clone(), 1)]}, "clock": {"n": value}}


def newest(folder):
    return load_newest_pair(folder, ListReporter())


def test_what_changes_after_the_call_is_not_in_it(tmp_path, monkeypatch):
    goes_on = threading.Event()

    def slow(*args, **more):
        assert goes_on.wait(10)
        return save_pair(*args, **more)

    monkeypatch.setattr(saving, "save_pair", slow)
    with PairSaver(tmp_path) as saver:
        given = parts(1)
        saver.save(5, given)
        assert saver.busy
        assert saver.finished() is None
        given["G"]["model"]["w"].fill_(9)
        goes_on.set()
        saver.wait()
        assert saver.finished().name == "step-000000005"
        assert saver.finished() is None
        assert saver.seconds > 0
    found = newest(tmp_path)
    assert torch.equal(found["G"]["model"]["w"], torch.ones(3))
    assert found["G"]["moments"][0][1] == 1
    assert found["clock"] == {"n": 1}


def test_without_memory_for_a_copy_the_training_waits(tmp_path, monkeypatch):
    monkeypatch.setattr(saving, "memory", lambda: {"available": 10})
    monkeypatch.setattr(saving, "_copied", lambda value: pytest.fail("it was copied"))
    with PairSaver(tmp_path) as saver:
        saver.save(1, parts(1))
        assert not saver.busy
    assert newest(tmp_path)["clock"] == {"n": 1}


def test_no_thread_begins_while_a_training_goes_on(tmp_path, monkeypatch):
    def no_room(self):
        raise RuntimeError("can't start new thread")

    with PairSaver(tmp_path) as saver:
        monkeypatch.setattr(threading.Thread, "start", no_room)
        for number in range(3):
            saver.save(number, parts(number))
    assert newest(tmp_path)["clock"] == {"n": 2}


def test_no_thread_begins_without_room_for_it(tmp_path, monkeypatch):
    def none():
        raise MemoryError

    monkeypatch.setattr(saving, "require_room", none)
    monkeypatch.setattr(threading.Thread, "start", lambda self: pytest.fail("it was begun"))
    with pytest.raises(MemoryError), PairSaver(tmp_path):
        pytest.fail("it goes on")


def test_a_full_disk_is_told_at_the_next_occasion(tmp_path, monkeypatch):
    def full(*args, **more):
        raise MynahError(ErrorCode.DISK_FULL, "full")

    monkeypatch.setattr(saving, "save_pair", full)
    with PairSaver(tmp_path) as saver:
        saver.save(1, parts(1))
        with pytest.raises(MynahError) as caught:
            saver.wait()
        assert caught.value.code is ErrorCode.DISK_FULL
        assert saver.finished() is None  # said once


def test_the_end_waits_for_what_is_being_written(tmp_path):
    with PairSaver(tmp_path) as saver:
        saver.save(1, parts(1))
    assert newest(tmp_path)["clock"] == {"n": 1}


def test_lasting_ones_stay(tmp_path):
    save_pair(tmp_path, 1, parts(1), lasting=True)
    for step in range(2, 6):
        save_pair(tmp_path, step, parts(step))
    found = sorted(path.name for path in tmp_path.iterdir())
    assert found == [f"step-{step:09d}" for step in (1, 4, 5)]
